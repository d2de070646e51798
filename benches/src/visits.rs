//! Unlocking, Home and opening a visit in a small notebook and in a large one, each time in a process of its own.

use crate::figures::{Grown, Measured, Report};
use crate::filled::USUAL;
use crate::opening::{Opening, column, memory, openings};
use crate::shelf::{SMALL, Shelf};

const OPENINGS: usize = 7;

/// The first visit of Home is one of the usual size.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let pieces = shelf.large;
    let small = openings(&shelf.notebook(SMALL)?, OPENINGS)?;
    let large = openings(&shelf.notebook(pieces)?, OPENINGS)?;
    let visit = format!("opening a visit with {USUAL} pieces");
    let parts = [
        ("unlocking", Opening::UNLOCKING),
        ("Home", Opening::HOME),
        (visit.as_str(), Opening::VISIT),
    ];
    let grown: Vec<Grown> = parts
        .into_iter()
        .map(|(what, at)| Grown {
            what: what.to_owned(),
            small: column(&small, at),
            large: column(&large, at),
        })
        .collect();
    let mut lines: Vec<String> = grown
        .iter()
        .map(|part| {
            format!(
                "{}: {} among {SMALL} pieces; {} among {pieces}",
                part.what,
                part.small.told(),
                part.large.told()
            )
        })
        .collect();
    lines.push(format!(
        "memory of the core with one visit open: {} MiB with {SMALL} pieces, {} MiB with {pieces}",
        memory(&small),
        memory(&large)
    ));
    Ok(Report { lines, grown })
}
