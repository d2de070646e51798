//! The fictional authority of Northmere and a small visit to it, for tests that need some records.

use chrono::NaiveDate;
use uuid::Uuid;
use visitbook_domain::framework;
use visitbook_domain::{
    AreaId, AreaOfConcern, Authority, AuthorityId, AuthorityKind, Basis, Case, CaseId, DateSpan, Delivery, Director,
    Evidence, EvidenceId, EvidenceKind, FrameworkId, Grade, Improvement, ImprovementId, Inspection, InspectionId,
    Judgement, Mark, MonthYear, Person, PersonId, Purpose, Rank, Region, TeamMember, TeamRole, Visit, VisitId,
    VisitKind, VisitRecords, VisitState,
};

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0193_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The authority. It does not exist.
pub fn authority() -> Authority {
    Authority {
        id: AuthorityId(id(1)),
        name: "Northmere".into(),
        council: "Northmere Council".into(),
        kind: AuthorityKind::Unitary,
        region: Region::NorthEast,
        ons_code: String::new(),
        ofsted_urn: String::new(),
        delivery: Delivery::Council {},
        director: Director {
            name: "Wren Castleton".into(),
            job_title: "Director of Children’s Services".into(),
            salutation: "Wren".into(),
        },
        address: vec!["Town Hall".into(), "Northmere".into(), "NM1 1AA".into()],
        fictional: true,
        preferred_terms: Vec::new(),
    }
}

/// Its inspection in June 2025.
pub fn inspection() -> Inspection {
    let first = day(2025, 6, 9);
    let edition = framework::on(first);
    let judgements = edition.map(|edition| edition.judgements).unwrap_or_default();
    Inspection {
        id: InspectionId(id(2)),
        authority: authority().id,
        framework: FrameworkId(edition.map(|edition| edition.id).unwrap_or_default().to_owned()),
        first,
        last: day(2025, 6, 20),
        published: Some(day(2025, 8, 4)),
        judged_inadequate_in: MonthYear { year: 2025, month: 6 },
        judgements: judgements
            .iter()
            .map(|area| Judgement {
                name: area.name.to_owned(),
                grade: Grade::Inadequate,
            })
            .collect(),
        must_improve: vec![
            Improvement {
                id: ImprovementId(id(20)),
                text: "The impact of management oversight and supervision.".into(),
            },
            Improvement {
                id: ImprovementId(id(21)),
                text: "The quality of assessments and plans.".into(),
            },
        ],
    }
}

/// A person with this number and name.
pub fn person(n: u128, name: &str) -> Person {
    Person {
        id: PersonId(id(100 + n)),
        name: name.into(),
    }
}

/// The third monitoring visit, on 17 and 18 November 2026, by two inspectors.
pub fn visit() -> Visit {
    let first = day(2026, 11, 17);
    let member = |n, lead| TeamMember {
        person: person(n, "").id,
        role: TeamRole::HisMajestysInspector,
        lead,
    };
    Visit {
        id: VisitId(id(3)),
        authority: authority().id,
        inspection: inspection().id,
        kind: VisitKind::Monitoring,
        purpose: Purpose::Inspection,
        ordinal: 3,
        dates: vec![DateSpan {
            first,
            last: day(2026, 11, 18),
        }],
        framework: FrameworkId(
            framework::on(first)
                .map(|edition| edition.id)
                .unwrap_or_default()
                .to_owned(),
        ),
        team: vec![member(0, true), member(1, false)],
        focused_visits: Vec::new(),
        focus: String::new(),
        context: String::new(),
        state: VisitState::OnSite,
        letter_due_working_days: 25,
        targets: Vec::new(),
        never_named: Vec::new(),
    }
}

/// The area of concern with this number, from 0.
pub fn area(n: u128, title: &str) -> AreaOfConcern {
    let mut rank = Rank::first();
    for _ in 0..n {
        rank = Rank::after(Some(&rank));
    }
    AreaOfConcern {
        id: AreaId(id(200 + n)),
        visit: visit().id,
        rank,
        title: title.into(),
        wording: format!("The quality of {}.", title.to_lowercase()),
        improvement: None,
    }
}

/// The case with this number, from 1.
pub fn case(n: u128) -> Case {
    Case::new(
        CaseId(id(300 + n)),
        visit().id,
        format!("C{n:02}"),
        "Protection plan".into(),
    )
}

/// A piece of evidence with this number, from 1, in the first area.
pub fn evidence(n: u32, mark: Mark, text: &str) -> Evidence {
    Evidence {
        id: EvidenceId(id(1000 + u128::from(n))),
        visit: visit().id,
        number: n,
        kind: EvidenceKind::ChildsRecord,
        basis: Basis::Read,
        mark,
        areas: vec![area(0, "").id],
        tags: Vec::new(),
        case: Some(case(1).id),
        source: String::new(),
        text: text.into(),
        happened: None,
        count: None,
        at: chrono::DateTime::from_timestamp(1_794_906_000 + i64::from(n) * 300, 0).unwrap_or_default(),
        author: person(0, "").id,
        binned: None,
    }
}

/// All of it together: two areas, two cases, four pieces of evidence, no letter yet.
pub fn records() -> VisitRecords {
    VisitRecords {
        people: vec![person(0, "Maren Hollis"), person(1, "Dev Oyelaran")],
        authority: authority(),
        inspection: inspection(),
        visit: visit(),
        areas: vec![area(0, "Management oversight"), area(1, "Assessments and plans")],
        frames: Vec::new(),
        draws: Vec::new(),
        criteria: Vec::new(),
        cases: vec![case(1), case(2)],
        evidence: vec![
            evidence(1, Mark::Concern, "No manager’s note from July to September."),
            evidence(2, Mark::Strength, "Supervision is now every four weeks."),
            evidence(3, Mark::Context, "Third worker since April."),
            evidence(4, Mark::Question, "Ask for the exception reports."),
        ],
        attachments: Vec::new(),
        enquiries: Vec::new(),
        referrals: Vec::new(),
        requests: Vec::new(),
        findings: Vec::new(),
        earlier_letters: Vec::new(),
        letter: None,
        blocks: Vec::new(),
        comments: Vec::new(),
        set_aside: Vec::new(),
        factual_comments: Vec::new(),
        final_letters: Vec::new(),
    }
}
