//! From a key to the disk, and from the capture bar to a stored piece of evidence, in a small notebook and in a large one.

use std::error::Error;

use visitbook_app::Core;
use visitbook_app::contract::{RecordEvidence, SaveDraft};
use visitbook_domain::{Environment, EvidenceId};

use visitbook_app::env::SystemEnvironment;

use crate::bare;
use crate::figures::{Grown, Measured, Report, Spread, against, spread, timed};
use crate::filled::{USUAL, piece, subject, visit_of};
use crate::shelf::{SMALL, Shelf};
use crate::words::Vocabulary;

/// Keys, and pieces of evidence.
const SAVES: usize = 400;
const PIECES: u32 = 400;

/// What both take in one notebook.
struct Typed {
    key: Spread,
    floor: Spread,
    piece: Spread,
}

/// Through the commands that the window calls.
pub fn measure(shelf: &mut Shelf) -> Measured {
    let most = shelf.large;
    let small = typed(shelf, SMALL)?;
    let large = typed(shelf, most)?;
    let mut lines = Vec::new();
    for (pieces, typed) in [(SMALL, &small), (most, &large)] {
        let what = format!("a key made safe among {pieces} pieces");
        lines.push(against(&what, &typed.key, bare::COMMIT, &typed.floor));
        let what = format!("one more piece of evidence among {pieces}");
        lines.push(against(&what, &typed.piece, bare::COMMIT, &typed.floor));
    }
    let grown = |what: &str, small, large| Grown {
        what: what.to_owned(),
        small,
        large,
    };
    Ok(Report {
        lines,
        grown: vec![
            grown("a key made safe", small.key, large.key),
            grown("one more piece of evidence", small.piece, large.piece),
        ],
    })
}

fn typed(shelf: &mut Shelf, pieces: u32) -> Result<Typed, Box<dyn Error>> {
    let core = shelf.core(pieces)?;
    let (key, floor) = keys(&core, pieces, &shelf.vocabulary)?;
    Ok(Typed {
        key,
        floor,
        piece: captured(&core, pieces, &shelf.vocabulary)?,
    })
}

/// Keys and bare commits by turns, so that both meet the same disk.
fn keys(core: &Core, pieces: u32, vocabulary: &Vocabulary) -> Result<(Spread, Spread), Box<dyn Error>> {
    let visit = visit_of(pieces, USUAL).ok_or("no visit")?;
    let subject = subject(visit.evidence(1));
    let folder = tempfile::tempdir()?;
    let bare = bare::database(&folder.path().join("bare.db"))?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let text = vocabulary.text(u64::MAX);
    for count in 0..SAVES {
        let typed: String = text.chars().take(1 + count % 300).collect();
        let request = SaveDraft {
            op_id: SystemEnvironment.new_id(),
            subject,
            base_rev: 1,
            field: "text".into(),
            text: typed.clone(),
        };
        let (took, saved) = timed(|| core.save_draft(request));
        saved?;
        ours.push(took);
        let (took, saved) = timed(|| bare::commit(&bare, subject, &typed, count));
        saved?;
        floor.push(took);
    }
    Ok((spread(ours), spread(floor)))
}

fn captured(core: &Core, pieces: u32, vocabulary: &Vocabulary) -> Result<Spread, Box<dyn Error>> {
    let visit = visit_of(pieces, USUAL).ok_or("no visit")?;
    let mut took = Vec::new();
    for number in 1..=PIECES {
        let mut evidence = piece(visit, USUAL + number, vocabulary);
        evidence.id = EvidenceId(SystemEnvironment.new_id());
        let request = RecordEvidence {
            op_id: SystemEnvironment.new_id(),
            evidence,
        };
        let (time, stored) = timed(|| core.record_evidence(request));
        stored?;
        took.push(time);
    }
    Ok(spread(took))
}
