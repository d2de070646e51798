//! The invented authority of Northmere, and short ways to change one fact of its visit.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;
use visitbook_domain::{
    AreaId, AreaOfConcern, Authority, AuthorityId, AuthorityKind, Basis, BlockId, BlockKind, DateSpan, Delivery,
    Direction, Director, Evidence, EvidenceId, EvidenceKind, Finding, FindingId, FrameworkId, Improvement,
    ImprovementId, Inline, Inspection, InspectionId, LetterId, Mark, MonthYear, Person, PersonId, Purpose, Rank,
    Region, TeamMember, TeamRole, Visit, VisitId, VisitKind, VisitRecords, VisitState,
};

use crate::{Composed, NewIds, compose};

/// Ids that count up.
pub struct Counted(pub u128);

impl NewIds for Counted {
    fn letter(&mut self) -> LetterId {
        self.0 += 1;
        LetterId(Uuid::from_u128(self.0))
    }

    fn block(&mut self) -> BlockId {
        self.0 += 1;
        BlockId(Uuid::from_u128(self.0))
    }
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn span(first: NaiveDate, last: NaiveDate) -> DateSpan {
    DateSpan { first, last }
}

/// Sets the team; the first one leads.
pub fn team(records: &mut VisitRecords, team: &[(&str, TeamRole)]) {
    records.people.clear();
    records.visit.team.clear();
    for (at, (name, role)) in team.iter().enumerate() {
        let id = PersonId(Uuid::from_u128(0x100 + at as u128));
        records.people.push(Person {
            id,
            name: (*name).to_owned(),
        });
        records.visit.team.push(TeamMember {
            person: id,
            role: *role,
            lead: at == 0,
        });
    }
}

/// Adds an area of concern; with `from_inspection` it is linked to a bullet of the inspection.
pub fn area(records: &mut VisitRecords, title: &str, wording: &str, from_inspection: bool) -> AreaId {
    let id = AreaId(Uuid::from_u128(0x200 + records.areas.len() as u128));
    let improvement = ImprovementId(id.0);
    if from_inspection {
        records.inspection.must_improve.push(Improvement {
            id: improvement,
            text: wording.to_owned(),
        });
    }
    records.areas.push(AreaOfConcern {
        id,
        visit: records.visit.id,
        rank: Rank::after(records.areas.last().map(|area| &area.rank)),
        title: title.to_owned(),
        wording: wording.to_owned(),
        improvement: from_inspection.then_some(improvement),
    });
    id
}

/// Adds evidence on areas by their place in the list.
pub fn evidence(records: &mut VisitRecords, mark: Mark, areas: &[usize], text: &str) -> EvidenceId {
    let number = records.evidence.len() as u32 + 1;
    let id = EvidenceId(Uuid::from_u128(0x1000 + u128::from(number)));
    records.evidence.push(Evidence {
        id,
        visit: records.visit.id,
        number,
        kind: EvidenceKind::ChildsRecord,
        basis: Basis::Read,
        mark,
        areas: areas.iter().map(|at| records.areas[*at].id).collect(),
        tags: vec![],
        case: None,
        source: "Supervision record".to_owned(),
        text: text.to_owned(),
        happened: None,
        count: None,
        at: DateTime::<Utc>::UNIX_EPOCH,
        author: records.people[0].id,
        binned: None,
    });
    id
}

/// Adds a finding on an area by its place in the list.
pub fn finding(records: &mut VisitRecords, mark: Mark, area: usize, statement: &str) -> FindingId {
    let number = records.findings.len() as u32 + 1;
    let id = FindingId(Uuid::from_u128(0x2000 + u128::from(number)));
    records.findings.push(Finding {
        id,
        visit: records.visit.id,
        number,
        area: records.areas[area].id,
        statement: statement.to_owned(),
        mark,
        direction: Direction::NoChange,
        supports: vec![],
        against: vec![],
        weighed: vec![],
        at: DateTime::<Utc>::UNIX_EPOCH,
    });
    id
}

/// The second monitoring visit to Northmere, with two inspectors, one area and no evidence.
pub fn northmere() -> VisitRecords {
    let authority = authority();
    let inspection = inspection(authority.id);
    let visit = visit(&inspection);
    let mut records = VisitRecords {
        people: vec![],
        authority,
        inspection,
        visit,
        areas: vec![],
        frames: vec![],
        draws: vec![],
        criteria: vec![],
        cases: vec![],
        evidence: vec![],
        attachments: vec![],
        enquiries: vec![],
        referrals: vec![],
        requests: vec![],
        findings: vec![],
        earlier_letters: vec![],
        letter: None,
        blocks: vec![],
        comments: vec![],
        set_aside: vec![],
        factual_comments: vec![],
        final_letters: vec![],
    };
    let hmi = TeamRole::HisMajestysInspector;
    team(&mut records, &[("Maren Hollis", hmi), ("Dev Oyelaran", hmi)]);
    area(
        &mut records,
        "Management oversight",
        "The quality and impact of management oversight.",
        true,
    );
    records
}

fn authority() -> Authority {
    Authority {
        id: AuthorityId(Uuid::from_u128(1)),
        name: "Northmere".to_owned(),
        council: "Northmere Council".to_owned(),
        kind: AuthorityKind::Unitary,
        region: Region::NorthEast,
        ons_code: String::new(),
        ofsted_urn: String::new(),
        delivery: Delivery::Council {},
        director: Director {
            name: "Ruth Aldane".to_owned(),
            job_title: "Director of Children's Services".to_owned(),
            salutation: "Ruth".to_owned(),
        },
        address: ["Harbour House", "Northmere", "NM1 1AA"].map(str::to_owned).to_vec(),
        fictional: true,
        preferred_terms: vec![],
    }
}

fn inspection(authority: AuthorityId) -> Inspection {
    Inspection {
        id: InspectionId(Uuid::from_u128(2)),
        authority,
        framework: FrameworkId("ilacs-2023".to_owned()),
        first: day(2025, 6, 2),
        last: day(2025, 6, 13),
        published: Some(day(2025, 7, 28)),
        judged_inadequate_in: MonthYear { year: 2025, month: 6 },
        judgements: vec![],
        must_improve: vec![],
    }
}

fn visit(inspection: &Inspection) -> Visit {
    Visit {
        id: VisitId(Uuid::from_u128(3)),
        authority: inspection.authority,
        inspection: inspection.id,
        kind: VisitKind::Monitoring,
        purpose: Purpose::Inspection,
        ordinal: 2,
        dates: vec![span(day(2026, 3, 4), day(2026, 3, 5))],
        framework: FrameworkId("ilacs-2023".to_owned()),
        team: vec![],
        focused_visits: vec![],
        focus: String::new(),
        context: String::new(),
        state: VisitState::Drafting,
        letter_due_working_days: 25,
        targets: vec![],
        never_named: vec![],
    }
}

/// The letter of these records, dated 8 April 2026. It and its blocks are sound, whatever the facts.
pub fn letter_of(records: &VisitRecords) -> Composed {
    let composed = compose(records, day(2026, 4, 8), &mut Counted(0x9000)).unwrap();
    composed.letter.check().unwrap();
    for block in &composed.blocks {
        block.check().unwrap();
        let words = block.plain_text();
        assert!(
            !words.contains(['{', '}', '\'', '"']),
            "a hole or a keyboard's mark: {words}"
        );
        assert!(!words.contains("  ") && words == words.trim(), "a gap: {words}");
    }
    assert!(
        composed.blocks.windows(2).all(|pair| pair[0].rank < pair[1].rank),
        "blocks out of order"
    );
    composed
}

/// The first paragraph.
pub fn opening_of(records: &VisitRecords) -> String {
    letter_of(records).blocks[0].plain_text()
}

/// Paragraphs and bullets (with `- ` before them) under a heading, citations as `[E1 E2]`.
pub fn section_of(records: &VisitRecords, heading: &str) -> Vec<String> {
    let blocks = letter_of(records).blocks.into_iter();
    let mut under = blocks.skip_while(|block| block.plain_text() != heading);
    assert!(under.next().is_some(), "no heading {heading}");
    under
        .take_while(|block| block.kind != BlockKind::Heading)
        .map(|block| {
            let mark = if block.kind == BlockKind::Bullet { "- " } else { "" };
            format!("{mark}{}", with_citations(&block.content, records))
        })
        .collect()
}

/// The words with their citations as `[E1 E2]`.
pub fn with_citations(content: &[Inline], records: &VisitRecords) -> String {
    let number = |id: &EvidenceId| {
        records
            .evidence
            .iter()
            .find(|evidence| evidence.id == *id)
            .unwrap()
            .number
    };
    let shown = content.iter().map(|inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Cite { evidence, findings, .. } => {
            let found = |id: &FindingId| {
                records
                    .findings
                    .iter()
                    .find(|finding| finding.id == *id)
                    .unwrap()
                    .number
            };
            let cited = evidence.iter().map(|id| format!("E{}", number(id)));
            let cited = cited.chain(findings.iter().map(|id| format!("F{}", found(id))));
            format!("[{}]", cited.collect::<Vec<_>>().join(" "))
        }
    });
    shown.collect()
}
