//! The matrix of a visit counted anew, against fetching the columns that it is counted from.

use std::error::Error;

use visitbook_app::contract::OpenVisit;

use crate::bare;
use crate::figures::{Grown, Measured, Report, Spread, against, spread, timed};
use crate::filled::{FEW, MANY, USUAL, visit_of};
use crate::shelf::{SMALL, Shelf};

const TIMES: usize = 40;
const FLOOR: &str =
    "SELECT kind, mark, areas, \"case\", source FROM evidence WHERE visit = ?1 AND binned IS NULL ORDER BY number";

/// Visits of three sizes in the large notebook, and one of them in the small one too.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let pieces = shelf.large;
    let mut lines = Vec::new();
    for size in [FEW, USUAL, MANY] {
        // A notebook that was asked to be smaller has no room for the largest.
        if visit_of(pieces, size).is_none() {
            continue;
        }
        let (ours, floor) = counted(shelf, pieces, size)?;
        let what = format!("matrix of a visit with {size} pieces");
        lines.push(against(&what, &ours, "fetching what is counted", &floor));
    }
    Ok(Report {
        lines,
        grown: vec![Grown {
            what: format!("matrix of a visit with {USUAL} pieces"),
            small: counted(shelf, SMALL, USUAL)?.0,
            large: counted(shelf, pieces, USUAL)?.0,
        }],
    })
}

fn counted(shelf: &mut Shelf, pieces: u32, size: u32) -> Result<(Spread, Spread), Box<dyn Error>> {
    let core = shelf.core(pieces)?;
    let bare = bare::notebook(&shelf.notebook(pieces)?)?;
    let visit = visit_of(pieces, size).ok_or("no visit of that size")?.visit();
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (took, matrix) = timed(|| core.matrix(OpenVisit { visit }));
        matrix?;
        ours.push(took);
        let (took, rows) = timed(|| bare::rows(&bare, FLOOR, visit.0));
        rows?;
        floor.push(took);
    }
    Ok((spread(ours), spread(floor)))
}
