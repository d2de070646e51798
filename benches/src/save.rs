//! One durable save of typed text, against a bare SQLCipher commit of the same row.

use visitbook_domain::{Mark, Record};
use visitbook_store::Draft;
use visitbook_testkit::{TempNotebook, northmere};

use crate::bare;
use crate::figures::{Measured, against, spread, timed};
use crate::shelf::Shelf;

const SAVES: usize = 600;

/// Saves and bare commits by turns, so that both meet the same disk.
pub fn measure(_: &mut Shelf) -> Measured {
    let notebook = TempNotebook::new()?;
    let request = notebook.request();
    notebook.open().transact(request, |tx| {
        northmere::records()
            .all()
            .into_iter()
            .try_for_each(|(_, record)| tx.add(record))
    })?;
    let subject = Record::from(northmere::evidence(1, Mark::Context, "")).subject();
    let folder = tempfile::tempdir()?;
    let bare = bare::database(&folder.path().join("bare.db"))?;
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    let mut text = String::new();
    for count in 0..SAVES {
        text.push_str("Plan lists services. ");
        if text.len() > 2_000 {
            text.clear();
        }
        let draft = Draft {
            subject,
            field: "text".into(),
            base_rev: 1,
            value: text.clone(),
        };
        let request = notebook.request();
        let (took, saved) = timed(|| notebook.open().transact(request, move |tx| tx.keep_draft(&draft)));
        saved?;
        ours.push(took);
        let (took, saved) = timed(|| bare::commit(&bare, subject, &text, count));
        saved?;
        floor.push(took);
    }
    let line = against(
        "one durable save of typed text",
        &spread(ours),
        bare::COMMIT,
        &spread(floor),
    );
    Ok(vec![line].into())
}
