//! The words of the annex: for what the ledger says, and for what evidence is.

use visitbook_domain::dates::join_words;
use visitbook_domain::finding::{Direction, Weighing};
use visitbook_domain::{Evidence, EvidenceId, EvidenceKind, FindingId, Mark, VisitRecords};
use visitbook_letter::ledger::{Behind, CountedBy, Standing, Suspect, Why};

/// `1 piece`, `2 pieces`.
pub(super) fn many(count: usize, one: &str, more: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {more}"),
    }
}

/// With a capital.
pub(super) fn capitalised(words: &str) -> String {
    let mut characters = words.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(characters).collect()
}

/// How a sentence stands.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NeedsNone => "needs none",
        Standing::Supported => "supported",
        Standing::Thin => "thin",
        Standing::Contested => "contested",
        Standing::Unsupported => "unsupported",
    }
}

/// Why a sentence does not stand better.
pub(super) fn why(why: &Why, evidence: &[Evidence]) -> String {
    match why {
        Why::NothingCited {} => "It cites nothing.".to_owned(),
        Why::NothingInUse {} => {
            "All that it cites is in the bin, or a finding that nothing in use supports.".to_owned()
        }
        Why::OnlyQuestions {} => "All that it cites are open questions.".to_owned(),
        Why::Unweighed { evidence: against } => {
            let speak = if against.len() == 1 {
                "speaks against it and is"
            } else {
                "speak against it and are"
            };
            format!("{} {speak} not weighed.", listed(against, evidence))
        }
        Why::BothMarks {} => {
            "It cites strengths and concerns, and its words do not say that there are both.".to_owned()
        }
        Why::OneKind {} => "All of it comes from one kind of source.".to_owned(),
        Why::OneSource {} => "All of it comes from one source.".to_owned(),
        Why::NotCounted { words, met, of } => format!("‘{words}’ rests on {met} of {of}."),
    }
}

/// What was counted behind a sentence.
pub(super) fn counted(behind: Behind) -> String {
    let by = match behind.by {
        CountedBy::Evidence => "as a piece of evidence gives it",
        CountedBy::Criterion => "cases rated against the criterion of its area",
        CountedBy::Cases => "cases read",
    };
    format!("Counted: {} of {}, {by}.", behind.met, behind.of)
}

/// What has changed since somebody looked at a sentence and what it rests on.
pub(super) fn changed(suspect: &[Suspect], records: &VisitRecords) -> Vec<String> {
    let each = suspect.iter().map(|suspect| match suspect {
        Suspect::Sentence { was } => format!("When it was looked at last, the sentence said: ‘{was}’"),
        Suspect::Evidence { evidence } => {
            format!(
                "{} has changed since it was cited.",
                number(*evidence, &records.evidence)
            )
        }
        Suspect::Finding { finding } => {
            format!("{} has changed since it was cited.", finding_number(*finding, records))
        }
        Suspect::RestsOn { finding, evidence } => format!(
            "{} has changed since it was linked to {}.",
            number(*evidence, &records.evidence),
            finding_number(*finding, records)
        ),
    });
    each.collect()
}

/// `E003, E007 and E012`.
pub(super) fn listed(ids: &[EvidenceId], evidence: &[Evidence]) -> String {
    let mut numbers: Vec<String> = ids.iter().map(|id| number(*id, evidence)).collect();
    numbers.sort_unstable();
    join_words(&numbers)
}

/// `E036`.
pub(super) fn number(id: EvidenceId, evidence: &[Evidence]) -> String {
    let piece = evidence.iter().find(|piece| piece.id == id);
    piece.map_or_else(|| "Evidence that is gone".to_owned(), reference)
}

/// `E036`.
pub(super) fn reference(piece: &Evidence) -> String {
    format!("E{:03}", piece.number)
}

fn finding_number(id: FindingId, records: &VisitRecords) -> String {
    let finding = records.findings.iter().find(|finding| finding.id == id);
    finding.map_or_else(
        || "A finding that is gone".to_owned(),
        |finding| format!("F{}", finding.number),
    )
}

/// What a piece says about its areas.
pub(super) fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Strength => "Strength",
        Mark::Concern => "Concern",
        Mark::Context => "Context",
        Mark::Question => "Question",
    }
}

/// How an area stands to the last visit.
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Improved => "Improved",
        Direction::NoChange => "No change",
        Direction::Declined => "Declined",
        Direction::NotLookedAt => "Not looked at",
        Direction::New => "New",
    }
}

/// What was made of evidence that speaks against a finding.
pub(super) fn weighing(weighing: Weighing) -> &'static str {
    match weighing {
        Weighing::Outweighed => "outweighed",
        Weighing::InWording => "reflected in the wording",
        Weighing::NotRelevant => "not relevant",
    }
}

/// What a kind of evidence is called at the beginning of a line.
pub(super) fn source(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::ChildsRecord => "Child’s record",
        EvidenceKind::Worker => "Social worker or adviser",
        EvidenceKind::Leader => "Manager or leader",
        EvidenceKind::Family => "Child or family",
        EvidenceKind::Partner => "Partner",
        EvidenceKind::Observation => "Practice observed",
        EvidenceKind::Document => "Document",
        EvidenceKind::Audit => "Audit",
        EvidenceKind::Supervision => "Supervision record",
        EvidenceKind::Performance => "Performance data",
        EvidenceKind::Meeting => "Meeting",
    }
}
