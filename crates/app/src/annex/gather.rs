//! What the annex says, gathered once from the records and the ledger.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use visitbook_domain::dates::{date_phrase, long_date};
use visitbook_domain::{Block, BlockId, BlockKind, Evidence, EvidenceId, Letter, LetterState, Purpose, VisitRecords};
use visitbook_letter::factual::{Sentences, Since};
use visitbook_letter::ledger::{Cited, LedgerLine, Standing, cut};
use visitbook_letter::review::Review;

use super::rows::{Row, Rows};
use super::said::{changed, counted, many, standing, why};
use super::state_of;
use crate::gate::FACTUAL_NOT_DECIDED;

/// The annex: everything that both of its forms show.
pub(super) struct Annex {
    /// What it is.
    pub(super) title: String,
    /// What it is about, each with what it is called.
    pub(super) about: Vec<(&'static str, String)>,
    /// The letter, heading by heading.
    pub(super) sections: Vec<Section>,
    /// The evidence in use on which no sentence rests.
    pub(super) unused: Vec<Row>,
}

/// What stands under one heading.
pub(super) struct Section {
    pub(super) heading: String,
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence with what it rests on.
pub(super) struct Sentence {
    /// Its place in the letter, from 1.
    pub(super) number: u32,
    pub(super) words: String,
    pub(super) standing: Standing,
    /// Why it does not stand better, what was weighed elsewhere, and what was counted.
    pub(super) why: Vec<String>,
    /// What has changed since somebody looked.
    pub(super) changed: Vec<String>,
    /// What was set aside about it, with the reason.
    pub(super) aside: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// Everything that speaks against it, whether it stands among the rows or not.
    pub(super) against: BTreeSet<EvidenceId>,
}

/// What stands before the first heading.
const OPENING: &str = "Opening";

/// The annex of a letter as it stands.
pub(super) fn annex(records: &VisitRecords, letter: &Letter, review: &Review, now: DateTime<Utc>) -> Annex {
    let gather = Gather::new(records, review);
    let sections = gather.sections();
    let used = used(review);
    let unused = gather.unused(&used, &sections);
    Annex {
        title: format!(
            "Evidence annex: {}, {}",
            records.authority.name,
            crate::visits::title(&records.visit).to_lowercase()
        ),
        about: about(records, letter, review, &used, now),
        sections,
        unused,
    }
}

fn about(
    records: &VisitRecords,
    letter: &Letter,
    review: &Review,
    used: &BTreeSet<EvidenceId>,
    now: DateTime<Utc>,
) -> Vec<(&'static str, String)> {
    let visit = &records.visit;
    let on = date_phrase(&visit.dates);
    let mut about = vec![
        ("Authority", records.authority.name.clone()),
        ("Visit", format!("{}, {on}", crate::visits::title(visit))),
    ];
    if visit.purpose == Purpose::Rehearsal {
        about.push(("Rehearsal", "Of the council’s own, no visit of Ofsted".to_owned()));
    }
    if records.authority.fictional {
        about.push(("Fictional", "Invented for practice; nobody in it exists".to_owned()));
    }
    about.push(("Letter", state_of(letter)));
    let last = records
        .final_letters
        .last()
        .filter(|_| letter.state == LetterState::Final);
    if let Some(last) = last {
        about.push(("Final since", instant(last.at)));
        about.push(("Journal when it became final", last.journal.clone()));
    }
    about.push(("Annex made", instant(now)));
    about.push(("Sentences", tally(&review.ledger)));
    about.push(("Evidence", tally_of_evidence(records, used)));
    about
}

/// `17 November 2026 at 14:05 UTC`.
fn instant(at: DateTime<Utc>) -> String {
    format!("{} at {} UTC", long_date(at.date_naive()), at.format("%H:%M"))
}

/// How many sentences there are, and how many stand how.
fn tally(ledger: &[LedgerLine]) -> String {
    let of = |wanted: Standing| ledger.iter().filter(|line| line.standing == wanted).count();
    format!(
        "{}: {} supported, {} thin, {} contested, {} unsupported, {} that need no evidence",
        ledger.len(),
        of(Standing::Supported),
        of(Standing::Thin),
        of(Standing::Contested),
        of(Standing::Unsupported),
        of(Standing::NeedsNone)
    )
}

fn tally_of_evidence(records: &VisitRecords, used: &BTreeSet<EvidenceId>) -> String {
    let binned = records.evidence.iter().filter(|piece| piece.binned.is_some()).count();
    let in_use = records.evidence.len() - binned;
    format!(
        "{}: {} under the letter, {} under no sentence; {binned} more in the bin",
        many(in_use, "piece in use", "pieces in use"),
        used.len(),
        in_use.saturating_sub(used.len()),
    )
}

/// Every piece in use on which a sentence rests.
fn used(review: &Review) -> BTreeSet<EvidenceId> {
    review
        .ledger
        .iter()
        .flat_map(|line| line.evidence.iter().copied())
        .collect()
}

/// What sentences are gathered from.
struct Gather<'a> {
    records: &'a VisitRecords,
    review: &'a Review,
    rows: Rows<'a>,
    /// What was set aside of the authority's comments, by the sentence it is about.
    factual: BTreeMap<(BlockId, u32), Vec<String>>,
}

impl<'a> Gather<'a> {
    fn new(records: &'a VisitRecords, review: &'a Review) -> Self {
        Self {
            records,
            review,
            rows: Rows::of(records),
            factual: factual_asides(records),
        }
    }

    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![Section {
            heading: OPENING.to_owned(),
            sentences: Vec::new(),
        }];
        let mut number = 0;
        for block in &self.records.blocks {
            if block.kind == BlockKind::Heading {
                sections.push(Section {
                    heading: block.plain_text(),
                    sentences: Vec::new(),
                });
                continue;
            }
            let lines = self.review.ledger.iter().filter(|line| line.block == block.id);
            for (line, sentence) in lines.zip(cut(block)) {
                number += 1;
                let sentence = self.sentence(number, line, &sentence.cited);
                if let Some(section) = sections.last_mut() {
                    section.sentences.push(sentence);
                }
            }
        }
        let opens = |section: &Section| section.heading != OPENING || !section.sentences.is_empty();
        sections.into_iter().filter(opens).collect()
    }

    fn sentence(&self, number: u32, line: &LedgerLine, cited: &Cited) -> Sentence {
        let rows = self.rows.under(line, cited);
        let (against, weighed) = self.rows.against(cited, &rows);
        let evidence = &self.records.evidence;
        let mut said: Vec<String> = line.why.iter().map(|each| why(each, evidence)).collect();
        said.extend(weighed);
        said.extend(line.counted.map(counted));
        Sentence {
            number,
            words: line.words.clone(),
            standing: line.standing,
            why: said,
            changed: changed(&line.suspect, self.records),
            aside: self.asides(line),
            rows,
            against,
        }
    }

    /// What is in use and under no sentence, each with what else it is for.
    fn unused(&self, used: &BTreeSet<EvidenceId>, sections: &[Section]) -> Vec<Row> {
        let mut against: BTreeMap<EvidenceId, Vec<u32>> = BTreeMap::new();
        for sentence in sections.iter().flat_map(|section| &section.sentences) {
            for id in &sentence.against {
                against.entry(*id).or_default().push(sentence.number);
            }
        }
        let evidence = self.records.evidence.iter();
        let unused = evidence.filter(|piece| piece.binned.is_none() && !used.contains(&piece.id));
        let row = |piece: &Evidence| {
            let numbers = against.get(&piece.id).map(Vec::as_slice);
            self.rows.unused(piece, numbers.unwrap_or_default())
        };
        unused.map(row).collect()
    }

    /// What was set aside about some of the sentence's words.
    fn asides(&self, line: &LedgerLine) -> Vec<String> {
        let of_line = self.review.remarks.iter().filter(|remark| {
            remark.block == line.block && remark.start < line.end && remark.end.max(remark.start + 1) > line.start
        });
        let reasons = of_line.filter_map(|remark| {
            let aside = self
                .records
                .set_aside
                .iter()
                .find(|aside| Some(aside.id) == remark.aside)?;
            Some(format!("{} {}", remark.message, because(&aside.because)))
        });
        let mut said: Vec<String> = reasons.collect();
        said.extend(
            self.factual
                .get(&(line.block, line.start))
                .into_iter()
                .flatten()
                .cloned(),
        );
        said
    }
}

/// `Set aside: it is a quotation.`
pub(super) fn because(reason: &str) -> String {
    format!("Set aside: {}", reason.trim())
}

/// Why a comment of the authority that nobody decided holds nothing back, by the sentence that it is about.
fn factual_asides(records: &VisitRecords) -> BTreeMap<(BlockId, u32), Vec<String>> {
    let blocks: &[Block] = &records.blocks;
    let letter = Sentences::of(blocks);
    let mut found: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for comment in records
        .factual_comments
        .iter()
        .filter(|comment| comment.decision.is_none())
    {
        let words = format!("{}: {}", comment.number, comment.claim);
        let aside = records
            .set_aside
            .iter()
            .find(|aside| aside.rule == FACTUAL_NOT_DECIDED && aside.block.0 == comment.id.0 && aside.words == words);
        let sentence = comment.anchor.as_ref().map(|anchor| letter.since(anchor));
        if let (Some(aside), Some(Since::Same(at) | Since::Changed(at))) = (aside, sentence) {
            let said = format!(
                "Comment {} of the authority is not decided. {}",
                comment.number,
                because(&aside.because)
            );
            found.entry((at.block, at.start)).or_default().push(said);
        }
    }
    found
}

/// The word for how a sentence stands, at the beginning of a line.
pub(super) fn state(sentence: &Sentence) -> &'static str {
    standing(sentence.standing)
}
