//! Seeds of the two sections of findings, made of what inspectors found and recorded.
//!
//! Where an area has findings, each is a seed, cited. Where it has none yet, a seed is the first sentence of a piece of
//! evidence, cited. No word of evaluation is added: which strength or
//! concern weighs more, and by how much, is for the inspector to write. Context is background and questions are open,
//! so neither enters a letter; both stay beside it as unused evidence.

use visitbook_domain::refusal::LIST;
use visitbook_domain::{AreaOfConcern, Evidence, EvidenceId, Finding, FindingId, Mark};

use crate::draft::Draft;
use crate::facts::Facts;
use crate::formula::Line;
use crate::sentences::{first_sentence, unstopped, whole_statement};
use crate::template::Field;
use crate::typography::typographic;

/// Most seeded sentences of a paragraph. Where an area has more, strengths and concerns have paragraphs of their own.
const LONGEST_PARAGRAPH: usize = 8;

/// A sentence without its full stop, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seed {
    pub(crate) words: String,
    pub(crate) evidence: Vec<EvidenceId>,
    pub(crate) findings: Vec<FindingId>,
}

/// Writes one paragraph an area, in the order of the bullets: its first strength and its first concern.
pub(crate) fn write_headlines(facts: &Facts<'_>, draft: &mut Draft<'_>) {
    let mut written = false;
    for area in &facts.areas {
        // Evidence that belongs to another area first has its headline there.
        let evidence = first_named(facts, area);
        let findings = of_area(facts, area);
        let firsts = [Mark::Strength, Mark::Concern].map(|mark| {
            let seeds = if findings.is_empty() {
                seeds(&evidence, mark)
            } else {
                found(&findings, mark)
            };
            seeds.into_iter().next()
        });
        let firsts: Vec<Seed> = firsts.into_iter().flatten().collect();
        if !firsts.is_empty() {
            draft.seeded("", &firsts);
            written = true;
        }
    }
    if !written {
        draft.paragraph(&facts.say(Line::NoHeadline));
    }
}

/// Writes the findings of each area, in the order of the bullets: a sentence that names the area, then its strengths,
/// then its concerns, each in the order in which they were recorded. An area without either gets one sentence that
/// says so and that nobody would leave in a letter.
pub(crate) fn write_findings(facts: &Facts<'_>, draft: &mut Draft<'_>) {
    for area in &facts.areas {
        let evidence = weighed(facts, area);
        let findings = of_area(facts, area);
        let [strengths, concerns] = [Mark::Strength, Mark::Concern].map(|mark| match findings.is_empty() {
            true => seeds(&evidence, mark),
            false => found(&findings, mark),
        });
        if strengths.is_empty() && concerns.is_empty() {
            let line = if any_names(facts, area) {
                Line::NothingWeighed
            } else {
                Line::NoEvidence
            };
            draft.paragraph(&facts.say_with(line, Field::Topic, topic(facts, area)));
            continue;
        }
        let mut opening = facts.say_with(Line::LookedAt, Field::Topic, topic(facts, area));
        for paragraph in paragraphs(strengths, concerns) {
            draft.seeded(&opening, &paragraph);
            opening.clear();
        }
    }
}

fn paragraphs(strengths: Vec<Seed>, concerns: Vec<Seed>) -> Vec<Vec<Seed>> {
    if strengths.len() + concerns.len() <= LONGEST_PARAGRAPH {
        return vec![[strengths, concerns].concat()];
    }
    [strengths, concerns]
        .iter()
        .flat_map(|seeds| seeds.chunks(LONGEST_PARAGRAPH))
        .map(<[Seed]>::to_vec)
        .collect()
}

/// The evidence of an area: what names it first. Evidence that bears on several areas is so written once; only an area
/// that would otherwise be left with nothing gets what names it second.
fn weighed<'a>(facts: &Facts<'a>, area: &AreaOfConcern) -> Vec<&'a Evidence> {
    let own = first_named(facts, area);
    if own.is_empty() {
        strengths_and_concerns(facts, |evidence| evidence.areas.contains(&area.id))
    } else {
        own
    }
}

fn first_named<'a>(facts: &Facts<'a>, area: &AreaOfConcern) -> Vec<&'a Evidence> {
    let known = |id: &&_| facts.areas.iter().any(|area| area.id == **id);
    strengths_and_concerns(facts, |evidence| evidence.areas.iter().find(known) == Some(&area.id))
}

fn strengths_and_concerns<'a>(facts: &Facts<'a>, belongs: impl Fn(&Evidence) -> bool) -> Vec<&'a Evidence> {
    let mut evidence: Vec<&Evidence> = in_use(facts)
        .filter(|evidence| matches!(evidence.mark, Mark::Strength | Mark::Concern) && belongs(evidence))
        .collect();
    evidence.sort_by_key(|evidence| (evidence.number, evidence.id));
    evidence
}

fn any_names(facts: &Facts<'_>, area: &AreaOfConcern) -> bool {
    in_use(facts).any(|evidence| evidence.areas.contains(&area.id))
}

fn in_use<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Evidence> {
    facts
        .records
        .evidence
        .iter()
        .filter(|evidence| evidence.binned.is_none())
}

fn of_area<'a>(facts: &Facts<'a>, area: &AreaOfConcern) -> Vec<&'a Finding> {
    let mut findings: Vec<&Finding> = facts
        .records
        .findings
        .iter()
        .filter(|finding| finding.area == area.id)
        .collect();
    findings.sort_by_key(|finding| (finding.number, finding.id));
    findings
}

/// One seed for each finding of a mark.
fn found(findings: &[&Finding], mark: Mark) -> Vec<Seed> {
    let seed = |finding: &&Finding| Seed {
        words: typographic(&whole_statement(&finding.statement)),
        evidence: Vec::new(),
        findings: vec![finding.id],
    };
    findings
        .iter()
        .filter(|finding| finding.mark == mark)
        .map(seed)
        .collect()
}

/// One seed for each sentence; evidence that begins with the same sentence shares it.
fn seeds(evidence: &[&Evidence], mark: Mark) -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::new();
    for evidence in evidence.iter().filter(|evidence| evidence.mark == mark) {
        let words = typographic(&first_sentence(&evidence.text));
        match seeds
            .iter_mut()
            .find(|seed| seed.words == words && seed.evidence.len() < LIST)
        {
            Some(seed) => seed.evidence.push(evidence.id),
            None => seeds.push(Seed {
                words,
                evidence: vec![evidence.id],
                findings: Vec::new(),
            }),
        }
    }
    seeds
}

/// The area's short name as it stands within a sentence: with a small first letter, unless its first word is an acronym
/// or the authority's name.
fn topic(facts: &Facts<'_>, area: &AreaOfConcern) -> String {
    let title = unstopped(&area.title);
    let name = facts.records.authority.name.split_whitespace().next();
    let mut letters = title.chars();
    let (first, second) = (letters.next(), letters.clone().next());
    let small = second.is_some_and(|second| second.is_lowercase() || second.is_whitespace());
    let named = title
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .next()
        == name;
    match first {
        Some(first) if small && !named => first.to_lowercase().chain(letters).collect(),
        _ => title,
    }
}
