//! The facts of a visit that its letter must agree with.

use visitbook_domain::dates::{date_phrase, ordinal_word};
use visitbook_domain::{
    AreaId, AreaOfConcern, EarlierLetter, Inline, MonthYear, Purpose, TeamRole, VisitKind, VisitRecords,
};

use crate::facts::lead;
use crate::sentences::sentences;
use crate::titles::{LEAD_REVIEWER, Title, title};
use crate::typography::typographic;

/// What a letter is held against: when the visit was, by whom, after which judgement, about what, and what the last
/// letter said.
#[derive(Clone, Debug, Default)]
pub struct VisitFacts {
    /// The days on site in words: `4 and 5 March 2026`. Empty where there are none.
    pub dates: String,
    /// Which monitoring visit: `second`. `None` for a focused visit, which is not counted.
    pub ordinal: Option<&'static str>,
    /// The month in which the authority was judged inadequate; `None` for a focused visit.
    pub judged_in: Option<MonthYear>,
    /// The team, in the order in which the letter names it.
    pub inspectors: Vec<Inspector>,
    /// To whom its letters go.
    pub addressee: Addressee,
    /// Who led the visit and signs its letter; `None` where nobody does.
    pub lead: Option<Signatory>,
    /// The name of the authority: `Northmere`.
    pub authority: String,
    /// The areas of concern, by rank.
    pub areas: Vec<AreaFacts>,
    /// For each block of the letter the areas that its citations belong to, by their place in `areas`. Blocks that
    /// are not in it, or with none, are told by their words.
    pub about: Vec<Vec<usize>>,
    /// The sentences of the newest earlier letter, without its headings and bullets.
    pub earlier: Vec<String>,
}

/// Someone on the team.
#[derive(Clone, Debug)]
pub struct Inspector {
    /// The name as the letter gives it.
    pub name: String,
    /// The title at the time of the visit; `None` where the role has none.
    pub title: Option<&'static Title>,
}

/// The director of children's services. A part that is not known is empty.
#[derive(Clone, Debug, Default)]
pub struct Addressee {
    /// The name.
    pub name: String,
    /// The title.
    pub job_title: String,
    /// How the letter greets them, behind `Dear`.
    pub salutation: String,
}

/// Who signs.
#[derive(Clone, Debug)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// The title below it; empty where the role has none.
    pub title: &'static str,
}

/// An area of concern in words.
#[derive(Clone, Debug)]
pub struct AreaFacts {
    /// Its short name.
    pub title: String,
    /// The bullet of the letter.
    pub wording: String,
}

impl VisitFacts {
    /// The facts in the records of a visit. The letter's blocks are taken in the order in which the records have them.
    pub fn of(records: &VisitRecords) -> Self {
        let visit = &records.visit;
        let counted = visit.kind == VisitKind::Monitoring;
        let mut areas: Vec<&AreaOfConcern> = records.areas.iter().collect();
        areas.sort_by(|one, other| (&one.rank, one.id).cmp(&(&other.rank, other.id)));
        let ids: Vec<AreaId> = areas.iter().map(|area| area.id).collect();
        Self {
            dates: date_phrase(&visit.dates),
            ordinal: ordinal_word(visit.ordinal).filter(|_| counted),
            judged_in: counted.then_some(records.inspection.judged_inadequate_in),
            inspectors: inspectors(records),
            addressee: addressee(records),
            lead: signatory(records),
            authority: records.authority.name.trim().to_owned(),
            areas: areas.into_iter().map(AreaFacts::of).collect(),
            about: about(records, &ids),
            earlier: newest(records).map(sentences_of).unwrap_or_default(),
        }
    }
}

impl AreaFacts {
    fn of(area: &AreaOfConcern) -> Self {
        Self {
            title: typographic(&area.title),
            wording: typographic(&area.wording),
        }
    }
}

/// The team with its titles. A rehearsal has reviewers, whatever their role elsewhere.
fn inspectors(records: &VisitRecords) -> Vec<Inspector> {
    let visit = &records.visit;
    let members = visit.team.iter().filter_map(|member| {
        let person = records.people.iter().find(|person| person.id == member.person)?;
        let role = match visit.purpose {
            Purpose::Rehearsal => TeamRole::Reviewer,
            Purpose::Inspection => member.role,
        };
        Some(Inspector {
            name: typographic(&person.name),
            title: visit.first_day().and_then(|day| title(role, day)),
        })
    });
    members.filter(|inspector| !inspector.name.is_empty()).collect()
}

fn addressee(records: &VisitRecords) -> Addressee {
    let director = &records.authority.director;
    let words = |words: &str| typographic(words).trim().to_owned();
    Addressee {
        name: words(&director.name),
        job_title: words(&director.job_title),
        salutation: words(&director.salutation),
    }
}

fn signatory(records: &VisitRecords) -> Option<Signatory> {
    let lead = lead(records)?;
    let title = || title(lead.role, records.visit.first_day()?);
    Some(Signatory {
        name: typographic(lead.name).trim().to_owned(),
        title: match records.visit.purpose {
            Purpose::Rehearsal => LEAD_REVIEWER,
            Purpose::Inspection => title().map_or("", |title| title.signature),
        },
    })
}

fn about(records: &VisitRecords, areas: &[AreaId]) -> Vec<Vec<usize>> {
    let places = |ids: Vec<AreaId>| {
        let mut places: Vec<usize> = ids
            .iter()
            .filter_map(|id| areas.iter().position(|area| area == id))
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let blocks = records.blocks.iter().map(|block| {
        let cited = block.content.iter().flat_map(|inline| cited_areas(records, inline));
        places(cited.collect())
    });
    blocks.collect()
}

fn cited_areas(records: &VisitRecords, inline: &Inline) -> Vec<AreaId> {
    let Inline::Cite { evidence, findings, .. } = inline else {
        return Vec::new();
    };
    let of_evidence = records.evidence.iter().filter(|each| evidence.contains(&each.id));
    let of_findings = records.findings.iter().filter(|each| findings.contains(&each.id));
    let areas = of_evidence.flat_map(|each| each.areas.iter().copied());
    areas.chain(of_findings.map(|each| each.area)).collect()
}

/// The earlier letter that is held against: the one with the latest date, or where none has one, brought in last.
fn newest(records: &VisitRecords) -> Option<&EarlierLetter> {
    records
        .earlier_letters
        .iter()
        .max_by_key(|letter| (letter.dated, letter.at))
}

fn sentences_of(letter: &EarlierLetter) -> Vec<String> {
    let paragraphs = letter.sections.iter().flat_map(|section| &section.paragraphs);
    let texts = paragraphs
        .filter(|paragraph| !paragraph.bullet)
        .map(|paragraph| paragraph.text.as_str());
    let cut = |text: &str| -> Vec<String> {
        let ranges = sentences(text).into_iter();
        ranges.filter_map(|at| text.get(at).map(str::to_owned)).collect()
    };
    texts.flat_map(cut).collect()
}

#[cfg(test)]
impl VisitFacts {
    /// The second monitoring visit to the fictional Northmere, with two inspectors and three areas of concern.
    pub(super) fn example() -> Self {
        let hmi =
            chrono::NaiveDate::from_ymd_opt(2026, 10, 20).and_then(|day| title(TeamRole::HisMajestysInspector, day));
        let inspector = |name: &str| Inspector {
            name: name.to_owned(),
            title: hmi,
        };
        let area = |title: &str, wording: &str| AreaFacts {
            title: title.to_owned(),
            wording: wording.to_owned(),
        };
        Self {
            dates: "20 and 21 October 2026".to_owned(),
            ordinal: Some("second"),
            judged_in: Some(MonthYear { year: 2025, month: 6 }),
            inspectors: vec![inspector("Maren Hollis"), inspector("Dev Oyelaran")],
            addressee: Addressee {
                name: "Wren Castleton".to_owned(),
                job_title: "Director of Children’s Services".to_owned(),
                salutation: "Wren".to_owned(),
            },
            lead: Some(Signatory {
                name: "Maren Hollis".to_owned(),
                title: "His Majesty’s Inspector",
            }),
            authority: "Northmere".to_owned(),
            areas: vec![
                area(
                    "Management oversight",
                    "The quality and impact of management oversight.",
                ),
                area("Children’s plans", "The timeliness and quality of children’s plans."),
                area(
                    "Missing children",
                    "The response to children who go missing from home or care.",
                ),
            ],
            about: Vec::new(),
            earlier: vec![
                "Supervision is held every month, but it does not yet lead to timely action for children.".to_owned(),
                "Managers know what needs to be done.".to_owned(),
            ],
        }
    }
}
