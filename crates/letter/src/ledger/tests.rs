//! The ledger over sentences whose standing was written down by other eyes, and what makes a sentence suspect.

use serde::Deserialize;
use uuid::Uuid;
use visitbook_domain::seen::Seen;
use visitbook_domain::{
    AreaId, BlockId, CaseId, Count, Direction, EvidenceKind, Finding, HouseStyle, Inline, LetterId, Mark, Rank,
    VisitRecords, Weighed, Weighing,
};

use super::*;
use crate::tests::kit;

/// A sentence of the planted set: fictional, like everything that it cites.
#[derive(Deserialize)]
struct Planted {
    n: u32,
    sentence: String,
    place: String,
    cites: Vec<Cite>,
    count: Option<Counted>,
    state: String,
}

#[derive(Deserialize)]
struct Cite {
    kind: EvidenceKind,
    mark: Mark,
    case: Option<String>,
    source: String,
    binned: bool,
    opposite_in_area: u32,
    weighed: String,
}

#[derive(Deserialize)]
struct Counted {
    met: u32,
    of: u32,
}

fn planted() -> Vec<Planted> {
    serde_json::from_str(include_str!("../../fixtures/planted/ledger.json")).unwrap()
}

/// A visit with what the sentence cites, and with what speaks against it, weighed as it says.
fn visit(planted: &Planted) -> (VisitRecords, Vec<Block>) {
    let mut records = kit::northmere();
    let mut cited = Vec::new();
    for (nth, cite) in planted.cites.iter().enumerate() {
        let area = AreaId(Uuid::from_u128(5000 + nth as u128));
        let id = kit::evidence(&mut records, cite.mark, &[], "What was seen.");
        let piece = records.evidence.last_mut().unwrap();
        piece.kind = cite.kind;
        piece.areas = vec![area];
        piece.source.clone_from(&cite.source);
        piece.case = cite.case.as_ref().map(|name| {
            CaseId(Uuid::from_u128(
                name.bytes().fold(1, |id, byte| id * 251 + u128::from(byte)),
            ))
        });
        piece.binned = cite.binned.then_some(piece.at);
        piece.count = planted.count.as_ref().filter(|_| nth == 0).map(|count| Count {
            met: count.met,
            of: count.of,
        });
        cited.push(id);
        against(&mut records, cite, area);
    }
    (records, letter(planted, cited))
}

fn against(records: &mut VisitRecords, cite: &Cite, area: AreaId) {
    let Some(mark) = visitbook_domain::finding::opposite(cite.mark) else {
        return;
    };
    let mut weighed = Vec::new();
    for _ in 0..cite.opposite_in_area {
        let id = kit::evidence(records, mark, &[], "The opposite.");
        let piece = records.evidence.last_mut().unwrap();
        piece.areas = vec![area];
        let how = match cite.weighed.as_str() {
            "outweighed" => Weighing::Outweighed,
            "in_wording" => Weighing::InWording,
            "not_relevant" => Weighing::NotRelevant,
            _ => continue,
        };
        weighed.push(Weighed {
            evidence: id,
            how,
            because: "Weighed.".into(),
            seen: Seen::of(&*piece),
        });
    }
    records.findings.push(finding(records, area, cite.mark, weighed));
}

fn finding(records: &VisitRecords, area: AreaId, mark: Mark, weighed: Vec<Weighed>) -> Finding {
    let number = u32::try_from(records.findings.len() + 1).unwrap();
    Finding {
        id: FindingId(Uuid::from_u128(7000 + u128::from(number))),
        visit: records.visit.id,
        number,
        area,
        statement: "What was found.".into(),
        mark,
        direction: Direction::NoChange,
        supports: vec![],
        against: vec![],
        weighed,
        at: chrono::DateTime::UNIX_EPOCH,
    }
}

fn block(n: u128, kind: BlockKind, content: Vec<Inline>) -> Block {
    Block {
        id: BlockId(Uuid::from_u128(n)),
        letter: LetterId(Uuid::nil()),
        rank: Rank::first(),
        kind,
        content,
    }
}

fn text(words: &str) -> Inline {
    Inline::Text { text: words.into() }
}

fn letter(planted: &Planted, cited: Vec<EvidenceId>) -> Vec<Block> {
    let (heading, kind) = match planted.place.as_str() {
        "areas" => (AREAS_COVERED, BlockKind::Bullet),
        _ => ("Findings and evaluation of progress", BlockKind::Paragraph),
    };
    let stop = planted.sentence.len() - planted.sentence.trim_end_matches(['.', '?', '’', ':']).len();
    let (words, end) = planted.sentence.split_at(planted.sentence.len() - stop);
    let mut content = vec![text(words)];
    content.extend((!cited.is_empty()).then(|| Inline::citing(cited)));
    content.extend((!end.is_empty()).then(|| text(end)));
    vec![
        block(1, BlockKind::Heading, vec![text(heading)]),
        block(2, kind, content),
    ]
}

#[test]
fn sentences_stand_as_other_eyes_said() {
    let bands = HouseStyle::usual().bands;
    let mut wrong = Vec::new();
    for planted in planted() {
        let (records, blocks) = visit(&planted);
        let lines = ledger(&blocks, &Grounds::of(&records), &bands);
        let states: Vec<String> = lines
            .iter()
            .map(|line| {
                serde_json::to_value(line.standing)
                    .unwrap()
                    .as_str()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        if states != [planted.state.clone()] {
            let why: Vec<_> = lines.iter().map(|line| &line.why).collect();
            wrong.push(format!(
                "{}: {states:?} for {}, {why:?}: {}",
                planted.n, planted.state, planted.sentence
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of 200\n{}", wrong.len(), wrong.join("\n"));
}
