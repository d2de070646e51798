//! What the page sends of records and letters, and what the journal keeps of them.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};
use visitbook_domain::letter_edit::{PageBlock, plan};
use visitbook_domain::{Block, BlockId, LetterId, Record, SubjectKind};

/// A record by its fields, and fields that somebody puts in place of its own.
#[derive(Deserialize)]
struct Patch {
    kind: SubjectKind,
    was: Map<String, Value>,
    is: Map<String, Value>,
}

/// Makes a record of its fields, and another one of the fields that were changed. What became a record says the same fields.
pub fn patch(input: &[u8]) {
    let Ok(Patch { kind, was, is }) = serde_json::from_slice(input) else {
        return;
    };
    let Some(was) = record(kind, was) else { return };
    let mut fields = was.fields().expect("a record has fields");
    fields.extend(is);
    record(kind, fields);
}

fn record(kind: SubjectKind, fields: Map<String, Value>) -> Option<Record> {
    let record = Record::from_fields(kind, fields).ok()?;
    assert_eq!(record.subject().kind, kind);
    if let Err(refused) = record.check() {
        assert!(!refused.to_string().is_empty());
    }
    let told = record.fields().expect("a record has fields");
    assert_eq!(Record::from_fields(kind, told).expect("its own fields make it"), record);
    Some(record)
}

/// A letter as it is kept, and what the page has of it.
#[derive(Deserialize)]
struct Edited {
    letter: LetterId,
    kept: Vec<Block>,
    changed: Vec<PageBlock>,
    order: Option<Vec<BlockId>>,
}

/// Plans the changes from one to the other: done one after the other they lead there, and each block is checked.
pub fn letter(input: &[u8]) {
    let Ok(Edited {
        letter,
        mut kept,
        changed,
        order,
    }) = serde_json::from_slice(input)
    else {
        return;
    };
    kept.sort_by(|a, b| a.rank.cmp(&b.rank));
    // The notebook has each block once, each place once, and blocks of one letter only.
    let (ids, ranks): (BTreeSet<_>, BTreeSet<_>) = kept.iter().map(|block| (block.id, block.rank.clone())).unzip();
    if ids.len() < kept.len() || ranks.len() < kept.len() || kept.iter().any(|block| block.letter != letter) {
        return;
    }
    let wanted = order
        .clone()
        .unwrap_or_else(|| kept.iter().map(|block| block.id).collect());
    match plan(letter, &kept, &changed, order.as_deref()) {
        Ok(changes) => {
            let done = changes.into_iter().flat_map(|change| change.blocks).fold(kept, step);
            assert_eq!(done.iter().map(|block| block.id).collect::<Vec<_>>(), wanted);
            for refused in done.iter().filter_map(|block| block.check().err()) {
                assert!(!refused.to_string().is_empty());
            }
        }
        Err(refused) => assert!(!refused.to_string().is_empty()),
    }
}

/// The letter after one block changed, in the order of the places.
fn step(mut blocks: Vec<Block>, (was, is): (Option<Block>, Option<Block>)) -> Vec<Block> {
    if let Some(was) = was {
        blocks.retain(|block| block.id != was.id);
    }
    blocks.extend(is);
    blocks.sort_by(|a, b| a.rank.cmp(&b.rank));
    blocks
}
