//! Each area of concern of a visit as a thread over the visits to the authority: what was found, what letters said of
//! it, and what became of each concern.

use std::collections::BTreeSet;

use visitbook_domain::dates::date_phrase;
use visitbook_domain::{AreaId, AreaOfConcern, EarlierConcern, EarlierLetter, EarlierParagraph, Finding, VisitRecords};
use visitbook_letter::ledger::cut;

use crate::contract::*;
use crate::core::Core;
use crate::error::AppError;
use crate::visits::{all_visits, records_of, title, visit_of};

/// Titles that share so many of their words, in hundredths of all words of both, are nearly the same.
const NEARLY: usize = 50;
/// Words that say nothing of what an area is about.
const SMALL: [&str; 12] = [
    "a", "and", "for", "from", "how", "in", "of", "on", "the", "to", "well", "with",
];

impl Core {
    /// Each area of concern of a visit over all visits to its authority up to this one that the notebook has.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn threads(&self, request: OpenVisit) -> Result<Threads, AppError> {
        self.notebook()?.read(|reader| {
            let visit = visit_of(reader, request.visit)?;
            let mut before: Vec<_> = all_visits(reader)?
                .into_iter()
                .filter(|other| other.authority == visit.authority && other.id != visit.id)
                .filter(|other| other.first_day() < visit.first_day())
                .collect();
            before.sort_by_key(|other| std::cmp::Reverse((other.first_day(), other.id)));
            let at_hand = records_of(reader, visit.id)?;
            let before = before
                .iter()
                .map(|other| records_of(reader, other.id))
                .collect::<Result<Vec<_>, _>>()?;
            let threads = at_hand.areas.iter().map(|area| thread(area, &at_hand, &before));
            Ok(Threads {
                areas: threads.collect(),
            })
        })
    }
}

fn thread(area: &AreaOfConcern, at_hand: &VisitRecords, before: &[VisitRecords]) -> Thread {
    let own = of_visit(at_hand, &[area], Some(SameArea::Itself));
    let others = before.iter().map(|records| {
        let (same, by) = same_areas(area, &records.areas);
        of_visit(records, &same, by)
    });
    Thread {
        area: area.id,
        visits: std::iter::once(own).chain(others).collect(),
    }
}

/// The areas of another visit that are the same one, and how they were recognised. The bullet of the inspection that
/// both follow counts more than what they are called.
fn same_areas<'a>(area: &AreaOfConcern, others: &'a [AreaOfConcern]) -> (Vec<&'a AreaOfConcern>, Option<SameArea>) {
    let follows = |other: &&AreaOfConcern| area.improvement.is_some() && area.improvement == other.improvement;
    let followed: Vec<_> = others.iter().filter(follows).collect();
    if !followed.is_empty() {
        return (followed, Some(SameArea::Improvement));
    }
    let words = words_of(&area.title);
    let near = |other: &&AreaOfConcern| nearly_same(&words, &words_of(&other.title));
    let called: Vec<_> = others.iter().filter(near).collect();
    let by = (!called.is_empty()).then_some(SameArea::Title);
    (called, by)
}

fn words_of(title: &str) -> BTreeSet<String> {
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    words
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !SMALL.contains(&word.as_str()))
        .map(|word| word.strip_suffix('s').map(str::to_owned).unwrap_or(word))
        .collect()
}

fn nearly_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 100 >= NEARLY * one.union(other).count()
}

fn of_visit(records: &VisitRecords, areas: &[&AreaOfConcern], by: Option<SameArea>) -> ThreadVisit {
    let ids: BTreeSet<AreaId> = areas.iter().map(|area| area.id).collect();
    let mut findings: Vec<&Finding> = records
        .findings
        .iter()
        .filter(|found| ids.contains(&found.area))
        .collect();
    findings.sort_by_key(|found| found.number);
    let mut letters: Vec<&EarlierLetter> = records.earlier_letters.iter().collect();
    letters.sort_by_key(|letter| std::cmp::Reverse((letter.dated, letter.at)));
    ThreadVisit {
        visit: records.visit.id,
        title: title(&records.visit),
        dates: date_phrase(&records.visit.dates),
        state: records.visit.state,
        called: areas.iter().map(|area| area.title.clone()).collect(),
        by,
        findings: findings.into_iter().map(finding).collect(),
        sentences: sentences(records, &ids),
        earlier: letters.into_iter().filter_map(|letter| earlier(letter, &ids)).collect(),
    }
}

fn finding(found: &Finding) -> ThreadFinding {
    ThreadFinding {
        finding: found.id,
        number: found.number,
        mark: found.mark,
        direction: found.direction,
        statement: found.statement.clone(),
    }
}

/// The sentences of the letter that cite evidence or a finding of these areas.
fn sentences(records: &VisitRecords, areas: &BTreeSet<AreaId>) -> Vec<ThreadSentence> {
    let evidence: BTreeSet<_> = records
        .evidence
        .iter()
        .filter(|piece| piece.areas.iter().any(|area| areas.contains(area)))
        .map(|piece| piece.id)
        .collect();
    let findings: BTreeSet<_> = records
        .findings
        .iter()
        .filter(|found| areas.contains(&found.area))
        .map(|found| found.id)
        .collect();
    let mut told = Vec::new();
    for block in &records.blocks {
        let about = cut(block).into_iter().filter(|sentence| {
            let cited = &sentence.cited;
            cited.evidence.iter().any(|id| evidence.contains(id))
                || cited.findings.iter().any(|id| findings.contains(id))
        });
        told.extend(about.map(|sentence| ThreadSentence {
            block: block.id,
            words: sentence.words,
        }));
    }
    told
}

/// What an earlier letter says of these areas; `None` where it says nothing.
fn earlier(letter: &EarlierLetter, areas: &BTreeSet<AreaId>) -> Option<ThreadEarlier> {
    let about = |area: Option<AreaId>| area.is_some_and(|area| areas.contains(&area));
    let all = letter.sections.iter().flat_map(|section| &section.paragraphs);
    let paragraphs: Vec<EarlierParagraph> = all.filter(|paragraph| about(paragraph.area)).cloned().collect();
    let concerns: Vec<EarlierConcern> = letter
        .concerns
        .iter()
        .filter(|concern| about(concern.area))
        .cloned()
        .collect();
    (!paragraphs.is_empty() || !concerns.is_empty()).then(|| ThreadEarlier {
        letter: letter.id,
        title: letter.title.clone(),
        dated: letter.dated,
        paragraphs,
        concerns,
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use visitbook_domain::{ImprovementId, Rank, VisitId};

    use super::*;

    fn area(n: u128, title: &str, improvement: Option<u128>) -> AreaOfConcern {
        AreaOfConcern {
            id: AreaId(Uuid::from_u128(n)),
            visit: VisitId(Uuid::nil()),
            rank: Rank::first(),
            title: title.to_owned(),
            wording: title.to_owned(),
            improvement: improvement.map(|n| ImprovementId(Uuid::from_u128(n))),
        }
    }

    #[test]
    fn an_area_is_recognised_by_its_bullet_and_else_by_its_name() {
        let here = area(0, "Assessments and plans", Some(7));
        let same = |others: &[AreaOfConcern]| {
            let (areas, by) = same_areas(&here, others);
            (areas.iter().map(|area| area.title.clone()).collect::<Vec<_>>(), by)
        };
        let named = |title: &str, by| (vec![title.to_owned()], Some(by));
        let cases = [
            (
                vec![area(1, "Plans of children", Some(7))],
                named("Plans of children", SameArea::Improvement),
            ),
            (
                vec![
                    area(1, "Assessments and plans", Some(8)),
                    area(2, "Care planning", Some(7)),
                ],
                named("Care planning", SameArea::Improvement),
            ),
            (
                vec![area(1, "assessment and plans", None)],
                named("assessment and plans", SameArea::Title),
            ),
            (vec![area(1, "Quality of plans", Some(8))], (vec![], None)),
            (vec![area(1, "Plans", None)], named("Plans", SameArea::Title)),
            (vec![area(1, "Management oversight", None)], (vec![], None)),
            (vec![], (vec![], None)),
        ];
        for (others, expected) in cases {
            assert_eq!(same(&others), expected);
        }
    }

    #[test]
    fn two_areas_without_a_bullet_do_not_follow_the_same_one() {
        let others = [area(1, "Thresholds", None)];
        let (areas, by) = same_areas(&area(0, "Neglect", None), &others);
        assert_eq!((areas.len(), by), (0, None));
    }
}
