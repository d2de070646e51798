//! What each sentence rests on, as notes in the margin of the letter: the rows of the annex in a few lines. Of what speaks
//! against a finding they say how it was weighed, and leave its words to the annex; a piece that stands there twice is
//! quoted once.

use std::collections::BTreeSet;
use std::ops::Range;

use visitbook_domain::{Band, Block, BlockId, VisitRecords};
use visitbook_letter::ledger::{CitedSentence, Grounds, LedgerLine, cut, ledger};

use super::rows::Rows;
use super::said::{capitalised, changed, standing, why};

/// A sentence that cites something, and what it rests on.
pub(crate) struct RestsOn {
    pub(crate) block: BlockId,
    /// The sentence, in bytes of the block's text.
    pub(crate) at: Range<usize>,
    /// What it rests on, in lines.
    pub(crate) words: String,
}

/// What the sentences of a letter rest on, in the order of the letter.
pub(crate) fn rests_on(records: &VisitRecords, bands: &[Band]) -> Vec<RestsOn> {
    let lines = ledger(&records.blocks, &Grounds::of(records), bands);
    let rows = Rows::of(records);
    let of_block = |block: &Block| {
        let lines = lines.iter().filter(|line| line.block == block.id);
        let noted = lines
            .zip(cut(block))
            .filter(|(_, sentence)| !sentence.citations.is_empty());
        let noted = noted.map(|(line, sentence)| RestsOn {
            block: block.id,
            words: said(records, &rows, line, &sentence),
            at: sentence.at,
        });
        noted.collect::<Vec<_>>()
    };
    records.blocks.iter().flat_map(of_block).collect()
}

fn said(records: &VisitRecords, rows: &Rows<'_>, line: &LedgerLine, sentence: &CitedSentence) -> String {
    let reasons = line.why.iter().map(|each| why(each, &records.evidence));
    let standing = std::iter::once(format!("{}.", capitalised(standing(line.standing)))).chain(reasons);
    let mut said = vec![standing.collect::<Vec<_>>().join(" ")];
    said.extend(changed(&line.suspect, records));
    let mut quoted = BTreeSet::new();
    for row in rows.under(line, &sentence.cited) {
        if row.speaks_against {
            said.push(format!("{} · {} · {}", row.name, row.tie, row.notes.join(" ")));
            continue;
        }
        said.push(format!("{} · {}", row.name, row.about()));
        if quoted.insert(row.name.clone()) {
            said.push(row.words.clone());
            said.extend((!row.notes.is_empty()).then(|| row.notes.join(" ")));
        }
    }
    said.join("\n")
}
