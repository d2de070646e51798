//! The sample letter as PDF, against writing the same bytes to the disk.

use visitbook_app::{Appearance, LetterFile, LetterLook, render_file, sample_file, write_file};
use visitbook_domain::Environment;
use visitbook_testkit::TestEnvironment;

use crate::figures::{Measured, against, spread, timed};
use crate::shelf::Shelf;

const EXPORTS: usize = 40;

/// Reading the visit file, composing pages, drawing, tagging and writing, each time anew.
pub fn measure(_: &mut Shelf) -> Measured {
    let folder = tempfile::tempdir()?;
    let now = TestEnvironment::default().now();
    let path = folder.path().join("letter.pdf");
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..EXPORTS {
        let (took, bytes) = timed(|| {
            let bytes = render_file(
                sample_file(),
                None,
                LetterFile::Pdf,
                LetterLook::default(),
                &Appearance::default(),
                now,
            )?;
            write_file(&path, &bytes)?;
            Ok::<_, visitbook_app::error::AppError>(bytes)
        });
        let bytes = bytes?;
        ours.push(took);
        let (took, written) = timed(|| write_file(&path, &bytes));
        written?;
        floor.push(took);
    }
    Ok(vec![against(
        "export of the sample letter",
        &spread(ours),
        "writing the same bytes safely",
        &spread(floor),
    )]
    .into())
}
