//! The letter as it will be printed: from the page's blocks to the picture of one page, as it is after a pause in typing.

use uuid::Uuid;
use visitbook_app::contract::{OpenSample, PreviewLetter};

use crate::checks::sample_letter;
use crate::figures::{Measured, against, spread, timed};
use crate::shelf::{SMALL, Shelf};

const TIMES: usize = 40;
/// Hundredths of a pixel for a point: 133 is a page as large as on paper, 266 the same on a fine screen.
const SCALES: [u16; 2] = [133, 266];

/// Making the PDF and drawing its second page, against drawing alone.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let core = shelf.core(SMALL)?;
    let op_id = Uuid::from_u128(2);
    let visit = core.open_sample(OpenSample { op_id })?.visit;
    let blocks = sample_letter(&core, visit)?;
    let mut lines = Vec::new();
    for scale in SCALES {
        let (mut both, mut drawing) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            let blocks = blocks.clone();
            let (made, shown) = timed(|| core.preview_letter(PreviewLetter { visit, blocks }));
            let place = format!("{}/1/{scale}", shown?.key);
            let (drawn, page) = timed(|| core.preview_page(&place));
            page?;
            both.push(made + drawn);
            drawing.push(drawn);
        }
        lines.push(against(
            &format!("preview of the sample letter, its PDF and one page at {scale} hundredths"),
            &spread(both),
            "drawing the page alone",
            &spread(drawing),
        ));
    }
    Ok(lines.into())
}
