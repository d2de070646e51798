//! The rows under a sentence: what it cites, what a finding stands on, and what speaks against it.

use std::collections::{BTreeMap, BTreeSet};

use visitbook_domain::dates::long_date;
use visitbook_domain::finding::Linked;
use visitbook_domain::{Evidence, EvidenceId, Finding, VisitRecords};
use visitbook_letter::ledger::{Cited, Grounds, LedgerLine, Suspect};

use super::gather::because;
use super::said::{direction, listed, mark, reference, source, weighing};
use crate::gate::FINDING_NOT_WEIGHED;

/// A piece of evidence or a finding under a sentence, in words.
#[derive(Clone, Default)]
pub(super) struct Row {
    /// The piece of evidence; `None` for a finding.
    pub(super) evidence: Option<EvidenceId>,
    /// Whether it belongs to the finding above it.
    pub(super) inner: bool,
    /// `E036`, `F3`.
    pub(super) name: String,
    /// What it has to do with the sentence.
    pub(super) tie: String,
    /// Strength, concern, context or question.
    pub(super) mark: &'static str,
    /// How the finding stands to the last visit; empty for evidence.
    pub(super) direction: &'static str,
    /// The kind of source; of a finding its area.
    pub(super) source: String,
    /// The notebook's own reference of the case.
    pub(super) case: String,
    /// The day.
    pub(super) date: String,
    /// The words of the evidence, the statement of the finding.
    pub(super) words: String,
    /// What is to be said besides: weighed, changed since, in the bin.
    pub(super) notes: Vec<String>,
    /// Whether it is a piece that speaks against the finding above it.
    pub(super) speaks_against: bool,
}

impl Row {
    /// `Supports F3 · Concern · Interview · C07 · 3 November 2026`.
    pub(super) fn about(&self) -> String {
        let tie = if self.tie == CITED { "" } else { self.tie.as_str() };
        // No line breaks within a date.
        let date = self.date.replace(' ', "\u{A0}");
        let about = [tie, self.mark, self.direction, &self.source, &self.case, &date];
        let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
        about.join(" · ")
    }
}

/// What it is called that a sentence cites itself.
pub(super) const CITED: &str = "Cited";

/// Makes rows from the records of a visit.
pub(super) struct Rows<'a> {
    records: &'a VisitRecords,
    grounds: Grounds<'a>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(records: &'a VisitRecords) -> Self {
        Self {
            records,
            grounds: Grounds::of(records),
        }
    }

    /// Everything under a sentence that cites this.
    pub(super) fn under(&self, line: &LedgerLine, cited: &Cited) -> Vec<Row> {
        let mut rows = Vec::new();
        for piece in each_once(&cited.evidence)
            .into_iter()
            .filter_map(|id| self.grounds.piece(id))
        {
            let mut row = self.evidence(piece, CITED.to_owned());
            let changed = Suspect::Evidence { evidence: piece.id };
            row.notes.extend(
                line.suspect
                    .contains(&changed)
                    .then(|| "Changed since it was cited.".to_owned()),
            );
            rows.push(row);
        }
        for finding in each_once(&cited.findings)
            .into_iter()
            .filter_map(|id| self.grounds.finding(id))
        {
            rows.extend(self.finding(finding, line));
        }
        rows
    }

    /// A piece under no sentence, with the sentences against which it stands.
    pub(super) fn unused(&self, piece: &Evidence, against: &[u32]) -> Row {
        let mut row = self.evidence(piece, String::new());
        if !against.is_empty() {
            let numbers: Vec<String> = against.iter().map(u32::to_string).collect();
            let sentences = if against.len() == 1 { "sentence" } else { "sentences" };
            row.notes
                .push(format!("Speaks against {sentences} {}.", numbers.join(", ")));
        }
        let supports = self
            .records
            .findings
            .iter()
            .filter(|finding| links(&finding.supports, piece.id));
        let supports = supports.map(|finding| format!("Supports F{}, which no sentence cites.", finding.number));
        row.notes.extend(supports);
        row
    }

    fn evidence(&self, piece: &Evidence, tie: String) -> Row {
        let case = self.records.cases.iter().find(|case| Some(case.id) == piece.case);
        let date = match piece.happened {
            Some(day) => long_date(day),
            None => format!("Recorded {}", long_date(piece.at.date_naive())),
        };
        let mut notes: Vec<String> = piece
            .count
            .iter()
            .map(|count| format!("Counts {} of {}.", count.met, count.of))
            .collect();
        notes.extend(piece.binned.map(|_| "In the bin.".to_owned()));
        Row {
            evidence: Some(piece.id),
            name: reference(piece),
            tie,
            mark: mark(piece.mark),
            source: source(piece.kind).to_owned(),
            case: case.map(|case| case.reference.clone()).unwrap_or_default(),
            date,
            words: piece.text.trim().to_owned(),
            notes,
            ..Row::default()
        }
    }

    /// A finding, and below it what supports it and what speaks against it.
    fn finding(&self, finding: &Finding, line: &LedgerLine) -> Vec<Row> {
        let area = self.records.areas.iter().find(|area| area.id == finding.area);
        let supports: BTreeSet<EvidenceId> = finding.supports.iter().map(|link| link.evidence).collect();
        let counter = finding
            .counter(&self.records.evidence)
            .into_iter()
            .map(|piece| piece.id);
        let against: BTreeSet<EvidenceId> = finding
            .against
            .iter()
            .map(|link| link.evidence)
            .chain(counter)
            .collect();
        let mut rows = vec![Row {
            name: format!("F{}", finding.number),
            tie: CITED.to_owned(),
            mark: mark(finding.mark),
            direction: direction(finding.direction),
            source: area.map(|area| format!("Finding: {}", area.title)).unwrap_or_default(),
            words: finding.statement.trim().to_owned(),
            notes: self.of_finding(finding, line),
            ..Row::default()
        }];
        let in_order = |wanted: BTreeSet<EvidenceId>| {
            self.records
                .evidence
                .iter()
                .filter(move |piece| wanted.contains(&piece.id))
        };
        for piece in in_order(supports) {
            rows.push(self.linked(piece, finding, "Supports", line));
        }
        for piece in in_order(against) {
            let mut row = self.linked(piece, finding, "Speaks against", line);
            row.speaks_against = true;
            row.notes.push(weighed(finding, piece));
            rows.push(row);
        }
        rows
    }

    fn of_finding(&self, finding: &Finding, line: &LedgerLine) -> Vec<String> {
        let changed = Suspect::Finding { finding: finding.id };
        let mut notes = Vec::new();
        if line.suspect.contains(&changed) {
            notes.push("Changed since it was cited.".to_owned());
        }
        let asides = self.records.set_aside.iter();
        let at_the_gate = asides.filter(|aside| aside.rule == FINDING_NOT_WEIGHED && aside.block.0 == finding.id.0);
        // Its words are `F3: E012, E013`.
        notes.extend(at_the_gate.map(|aside| {
            let pieces = aside.words.split_once(": ").map_or("", |(_, pieces)| pieces);
            format!(
                "Not weighed when the letter was to become final: {pieces}. {}",
                because(&aside.because)
            )
        }));
        notes
    }

    fn linked(&self, piece: &Evidence, finding: &Finding, tie: &str, line: &LedgerLine) -> Row {
        let changed = Suspect::RestsOn {
            finding: finding.id,
            evidence: piece.id,
        };
        let mut row = self.evidence(piece, format!("{tie} F{}", finding.number));
        row.inner = true;
        row.notes.extend(
            line.suspect
                .contains(&changed)
                .then(|| "Changed since it was linked.".to_owned()),
        );
        row
    }

    /// Everything that speaks against a sentence that cites this, and in words with which finding that was weighed which
    /// does not stand under the sentence.
    pub(super) fn against(&self, cited: &Cited, rows: &[Row]) -> (BTreeSet<EvidenceId>, Vec<String>) {
        let there: BTreeSet<EvidenceId> = rows.iter().filter_map(|row| row.evidence).collect();
        let (against, open) = self.grounds.against(cited);
        let mut weighed: BTreeMap<u32, Vec<EvidenceId>> = BTreeMap::new();
        for piece in &self.records.evidence {
            let elsewhere = against.contains(&piece.id) && !open.contains(&piece.id) && !there.contains(&piece.id);
            let cited = cited.evidence.iter().filter_map(|id| self.grounds.piece(*id));
            let mut with = cited.filter_map(|cited| self.grounds.weighed_for(piece, cited));
            if let Some(finding) = with.next().filter(|_| elsewhere) {
                weighed.entry(finding.number).or_default().push(piece.id);
            }
        }
        let said = weighed.iter().map(|(finding, ids)| {
            let speak = if ids.len() == 1 {
                "speaks against it and was"
            } else {
                "speak against it and were"
            };
            format!(
                "{} {speak} weighed with F{finding}.",
                listed(ids, &self.records.evidence)
            )
        });
        let said = said.collect();
        (against, said)
    }
}

/// How a piece that speaks against a finding was weighed.
fn weighed(finding: &Finding, piece: &Evidence) -> String {
    let Some(weighed) = finding.weighed.iter().find(|weighed| weighed.evidence == piece.id) else {
        return "Not weighed.".to_owned();
    };
    let before = match weighed.seen.is_still(piece) {
        true => "Weighed",
        false => "Weighed before it changed",
    };
    match weighed.because.trim() {
        "" => format!("{before}: {}.", weighing(weighed.how)),
        because => format!("{before}: {}. {because}", weighing(weighed.how)),
    }
}

fn links(links: &[Linked], id: EvidenceId) -> bool {
    links.iter().any(|link| link.evidence == id)
}

fn each_once<T: Copy + PartialEq>(ids: &[T]) -> Vec<T> {
    let mut once = Vec::new();
    for id in ids {
        if !once.contains(id) {
            once.push(*id);
        }
    }
    once
}
