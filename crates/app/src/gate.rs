//! The gate before a final letter: what holds it back, judged on what the notebook holds, never on the page's word.
//!
//! Sentences that rest on nothing, links that changed since somebody looked, details that may tell who somebody is,
//! counter-evidence that nobody weighed, and comments of the authority that nobody decided hold a letter back until they
//! are mended or somebody writes why they may stand.

use std::collections::BTreeMap;

use uuid::Uuid;
use visitbook_domain::{
    BlockId, Despite, EvidenceId, FactualComment, Finding, Letter, LetterId, LetterState, Purpose, SetAside, Subject,
    SubjectKind, VisitId, VisitRecords,
};
use visitbook_letter::check::Severity;
use visitbook_letter::ledger::Grounds;
use visitbook_letter::review::ReviewRemark;
use visitbook_letter::{NewIds, compose};
use visitbook_store::{NameKey, Reader, StoreError};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::settle_all;
use crate::error::AppError;
use crate::review::reviewer_of;
use crate::visits::records_of;

/// The box of a visit in which the reason for setting something aside waits while it is written at the gate.
pub(crate) const GATE: &str = "gate";
/// The id under which counter-evidence of a finding is set aside.
pub(crate) const FINDING_NOT_WEIGHED: &str = "finding-not-weighed";
/// The id under which an undecided comment on factual accuracy is set aside.
pub(crate) const FACTUAL_NOT_DECIDED: &str = "factual-not-decided";

/// What was found at the gate.
pub(crate) struct Found {
    pub(crate) records: VisitRecords,
    pub(crate) gate: Gate,
    /// What was set aside that would hold the letter back, with the reasons.
    pub(crate) despite: Vec<Despite>,
}

impl Core {
    /// What holds the letter of a visit back from being final, drafts settled.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn gate(&self, request: OpenVisit) -> Result<Gate, AppError> {
        let notebook = self.notebook()?;
        notebook.transact(self.env.new_id(), settle_all)?;
        let key = notebook.name_key()?;
        notebook.read(|reader| Ok(at_the_gate(reader, request.visit, key)?.gate))
    }
}

/// Looks at everything that can hold a letter back; `key` is the notebook's for names of children.
///
/// # Errors
/// A visit that is not there; those of the store.
pub(crate) fn at_the_gate(reader: &Reader<'_>, visit: VisitId, key: NameKey) -> Result<Found, AppError> {
    let records = records_of(reader, visit)?;
    let mut judged = Judged::default();
    let review = reviewer_of(reader, &records, key)?.review(&records.blocks, &Grounds::of(&records));
    for remark in review.remarks {
        judged.remark(remark, &records.set_aside);
    }
    for finding in &records.findings {
        judged.finding(finding, &records);
    }
    for comment in records.factual_comments.iter().filter(|each| each.decision.is_none()) {
        judged.factual(comment, &records.set_aside);
    }
    judged.holds.extend(missing_facts(&records).into_iter().map(fact));
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let open = |comments: &[visitbook_domain::Comment]| comments.iter().filter(|each| each.resolved.is_none()).count();
    let gate = Gate {
        shut: shut(reader, &records)?,
        holds: judged.holds,
        aside: count(judged.despite.len()),
        open_comments: count(open(&records.comments)),
        number: reader.next_number(SubjectKind::FinalLetter, visit)?,
        because: records.letter.as_ref().and_then(|letter| letter.amended.clone()),
    };
    Ok(Found {
        records,
        gate,
        despite: judged.despite,
    })
}

/// Why there is no way through the gate.
fn shut(reader: &Reader<'_>, records: &VisitRecords) -> Result<Option<Shut>, StoreError> {
    let Some(letter) = &records.letter else {
        return Ok(Some(Shut::NoLetter));
    };
    Ok(match letter.state {
        LetterState::Final => Some(Shut::Final),
        LetterState::Draft if rehearsed(reader, records, letter)? => Some(Shut::Rehearsal),
        LetterState::Draft => None,
    })
}

/// Whether the visit is a rehearsal, or was one when its letter was begun: a rehearsal does not become an inspectors'
/// visit by being called one afterwards.
fn rehearsed(reader: &Reader<'_>, records: &VisitRecords, letter: &Letter) -> Result<bool, StoreError> {
    if records.visit.purpose == Purpose::Rehearsal {
        return Ok(true);
    }
    let history = |kind, id| reader.history(Subject { kind, id });
    let begun = history(SubjectKind::Letter, letter.id.0)?
        .last()
        .map(|past| past.millis);
    let since = |millis: i64| begun.is_some_and(|begun| millis > begun);
    let changes = history(SubjectKind::Visit, records.visit.id.0)?;
    // Of the changes since, the oldest tells what it was before all of them.
    let before = changes
        .iter()
        .filter(|past| since(past.millis))
        .filter_map(|past| past.was.get("purpose"))
        .next_back();
    Ok(before.is_some_and(|purpose| purpose == "rehearsal"))
}

/// What holds back and what was set aside.
#[derive(Default)]
struct Judged {
    holds: Vec<Hold>,
    despite: Vec<Despite>,
}

impl Judged {
    fn remark(&mut self, remark: ReviewRemark, asides: &[SetAside]) {
        let kind = match remark.severity {
            Severity::Identifying => HoldKind::Identifying,
            Severity::Evidence => HoldKind::Evidence,
            Severity::Mistake | Severity::Advice => return,
        };
        let aside = remark.aside.and_then(|id| asides.iter().find(|aside| aside.id == id));
        self.judge(
            aside,
            Hold {
                kind,
                rule: remark.rule,
                block: Some(remark.block),
                start: remark.start,
                end: remark.end,
                words: remark.words,
                message: remark.message,
                finding: None,
            },
        );
    }

    /// A finding with counter-evidence that nobody weighed. Its words name the evidence, so that what was set aside
    /// stands again when more comes.
    fn finding(&mut self, finding: &Finding, records: &VisitRecords) {
        let unweighed = finding.unweighed(&records.evidence);
        if unweighed.is_empty() {
            return;
        }
        let numbers: BTreeMap<EvidenceId, u32> = unweighed.iter().map(|piece| (piece.id, piece.number)).collect();
        let mut numbers: Vec<u32> = numbers.into_values().collect();
        numbers.sort_unstable();
        let against: Vec<String> = numbers.iter().map(|number| format!("E{number:03}")).collect();
        let place = BlockId(finding.id.0);
        let words = format!("F{}: {}", finding.number, against.join(", "));
        let aside = records
            .set_aside
            .iter()
            .find(|aside| aside.rule == FINDING_NOT_WEIGHED && aside.block == place && aside.words == words);
        self.judge(
            aside,
            Hold {
                kind: HoldKind::NotWeighed,
                rule: FINDING_NOT_WEIGHED.to_owned(),
                block: Some(place),
                start: 0,
                end: 0,
                words,
                message: finding.statement.clone(),
                finding: Some(finding.id),
            },
        );
    }

    /// A comment of the authority that nobody decided. Its words are the claim, so that what was set aside stands again when
    /// the claim is another.
    fn factual(&mut self, comment: &FactualComment, asides: &[SetAside]) {
        let place = BlockId(comment.id.0);
        let words = format!("{}: {}", comment.number, comment.claim);
        let is_of =
            |aside: &&SetAside| aside.rule == FACTUAL_NOT_DECIDED && aside.block == place && aside.words == words;
        self.judge(
            asides.iter().find(is_of),
            Hold {
                kind: HoldKind::NotDecided,
                rule: FACTUAL_NOT_DECIDED.to_owned(),
                block: Some(place),
                start: 0,
                end: 0,
                words,
                message: comment.place.clone(),
                finding: None,
            },
        );
    }

    fn judge(&mut self, aside: Option<&SetAside>, hold: Hold) {
        match aside {
            Some(aside) => self.despite.push(Despite {
                rule: hold.rule,
                words: hold.words,
                because: aside.because.clone(),
            }),
            None => self.holds.push(hold),
        }
    }
}

fn fact(field: String) -> Hold {
    Hold {
        kind: HoldKind::Fact,
        rule: field,
        block: None,
        start: 0,
        end: 0,
        words: String::new(),
        message: String::new(),
        finding: None,
    }
}

/// Facts without which a letter has a hole: those that its first draft needs, and its own fixed parts.
fn missing_facts(records: &VisitRecords) -> Vec<String> {
    let Some(letter) = &records.letter else {
        return Vec::new();
    };
    let composed = compose(records, letter.date, &mut NoIds);
    let facts = composed.err().map(|refusal| refusal.missing).unwrap_or_default();
    let mut missing: Vec<String> = facts.iter().map(|fact| fact.field().to_owned()).collect();
    let blank = |lines: &[String]| lines.iter().all(|line| line.trim().is_empty());
    let own = [
        ("letter.letterhead", blank(&letter.letterhead)),
        ("letter.addressee", blank(&letter.addressee)),
        ("letter.salutation", letter.salutation.trim().is_empty()),
        ("letter.valediction", letter.valediction.trim().is_empty()),
        ("letter.signatory", blank(&letter.signatory)),
        (
            "letter.text",
            records.blocks.iter().all(|block| block.plain_text().trim().is_empty()),
        ),
    ];
    missing.extend(
        own.into_iter()
            .filter(|(_, blank)| *blank)
            .map(|(field, _)| field.to_owned()),
    );
    missing
}

/// What is composed to see whether facts are missing is never kept.
struct NoIds;

impl NewIds for NoIds {
    fn letter(&mut self) -> LetterId {
        LetterId(Uuid::nil())
    }

    fn block(&mut self) -> BlockId {
        BlockId(Uuid::nil())
    }
}
