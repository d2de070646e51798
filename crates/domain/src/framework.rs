//! Framework editions: which judgements are made, and which headings a monitoring letter has, from which date.
//!
//! Frameworks change, so their words are data here and never an `if` elsewhere. A new edition is one more entry in
//! [`EDITIONS`].

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a framework edition, for example `ilacs-2026`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(transparent)]
pub struct FrameworkId(pub String);

/// A judgement that an edition asks for, in the words of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct JudgementArea {
    /// The full wording in the report.
    pub name: &'static str,
    /// A short form for lists on the screen.
    pub short: &'static str,
}

/// One edition of an inspection framework.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Framework {
    /// Its id.
    pub id: &'static str,
    /// What it is called on the screen.
    pub name: &'static str,
    /// The name as the letter gives it, between "in line with the" and "framework".
    pub letter_name: &'static str,
    /// First day of inspection from which it holds.
    pub from: NaiveDate,
    /// The judgements, in the report's order. An overall grade, where there is one, comes last.
    pub judgements: &'static [JudgementArea],
    /// Headings of a monitoring letter after the subject line, in order.
    pub headings: &'static [&'static str],
    /// Where this was read.
    pub source: &'static str,
}

const LEADERS: JudgementArea = JudgementArea {
    name: "The impact of leaders on social work practice with children and families",
    short: "Leaders",
};
const HELP: JudgementArea = JudgementArea {
    name: "The experiences and progress of children who need help and protection",
    short: "Help and protection",
};
const CARE: JudgementArea = JudgementArea {
    name: "The experiences and progress of children in care",
    short: "In care",
};
const CARE_LEAVERS: JudgementArea = JudgementArea {
    name: "The experiences and progress of care leavers",
    short: "Care leavers",
};
const CARE_AND_LEAVERS: JudgementArea = JudgementArea {
    name: "The experiences and progress of children in care and care leavers",
    short: "In care and care leavers",
};
const OVERALL: JudgementArea = JudgementArea {
    name: "Overall effectiveness",
    short: "Overall",
};

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Heading of the list of areas of concern that the visit looked at.
pub const AREAS_COVERED: &str = "Areas covered by the visit";
/// Heading of the summary.
pub const HEADLINE_FINDINGS: &str = "Headline findings";
/// Heading of the body.
pub const FINDINGS: &str = "Findings and evaluation of progress";

const MONITORING_HEADINGS_2022: &[&str] = &[AREAS_COVERED, HEADLINE_FINDINGS, FINDINGS];
const MONITORING_HEADINGS_2018: &[&str] = &[AREAS_COVERED, "Overall findings", FINDINGS];

const ILACS: &str = "inspection of local authority children’s services (ILACS)";

/// Every edition, oldest first.
pub const EDITIONS: &[Framework] = &[
    Framework {
        id: "sif-2013",
        name: "Single inspection framework, 2013 to 2017",
        letter_name: "single inspection",
        from: day(2013, 11, 1),
        judgements: &[
            JudgementArea {
                name: "Children who need help and protection",
                short: "Help and protection",
            },
            JudgementArea {
                name: "Children looked after and achieving permanence",
                short: "Looked after",
            },
            JudgementArea {
                name: "Adoption performance",
                short: "Adoption",
            },
            JudgementArea {
                name: "Experiences and progress of care leavers",
                short: "Care leavers",
            },
            JudgementArea {
                name: "Leadership, management and governance",
                short: "Leadership",
            },
            OVERALL,
        ],
        headings: MONITORING_HEADINGS_2018,
        source: "Judgement tables of reports published 2013 to 2017; letter headings of the time are not confirmed",
    },
    Framework {
        id: "ilacs-2018",
        name: "ILACS, 2018 to 2022",
        letter_name: ILACS,
        from: day(2018, 1, 1),
        judgements: &[LEADERS, HELP, CARE_AND_LEAVERS, OVERALL],
        headings: MONITORING_HEADINGS_2022,
        source: "Judgement tables of ILACS reports 2018 to 2022; headings of monitoring letters of 2022",
    },
    Framework {
        id: "ilacs-2023",
        name: "ILACS, 2023 to March 2026",
        letter_name: ILACS,
        from: day(2023, 1, 1),
        judgements: &[LEADERS, HELP, CARE, CARE_LEAVERS, OVERALL],
        headings: MONITORING_HEADINGS_2022,
        source: "Consultation outcome of 2 December 2022; judgement tables of reports from January 2023",
    },
    Framework {
        id: "ilacs-2026",
        name: "ILACS, from April 2026",
        letter_name: ILACS,
        from: day(2026, 4, 1),
        judgements: &[LEADERS, HELP, CARE, CARE_LEAVERS],
        headings: MONITORING_HEADINGS_2022,
        source: "Ofsted's announcement of 27 November 2025; first reports without an overall grade, June 2026",
    },
];

/// The edition with this id.
pub fn by_id(id: &FrameworkId) -> Option<&'static Framework> {
    EDITIONS.iter().find(|edition| edition.id == id.0)
}

/// The edition that holds for an inspection or visit that begins on `date`; before all of them, the oldest.
pub fn on(date: NaiveDate) -> Option<&'static Framework> {
    EDITIONS
        .iter()
        .rev()
        .find(|edition| edition.from <= date)
        .or_else(|| EDITIONS.first())
}

impl Framework {
    /// The id as records keep it.
    pub fn id(&self) -> FrameworkId {
        FrameworkId(self.id.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_follows_from_the_first_day() {
        let cases = [
            ((2010, 1, 1), "sif-2013"),
            ((2017, 12, 31), "sif-2013"),
            ((2018, 1, 1), "ilacs-2018"),
            ((2023, 1, 16), "ilacs-2023"),
            ((2026, 3, 31), "ilacs-2023"),
            ((2026, 4, 27), "ilacs-2026"),
        ];
        for ((y, m, d), expected) in cases {
            assert_eq!(on(day(y, m, d)).map(|edition| edition.id), Some(expected));
        }
    }

    #[test]
    fn from_april_2026_there_is_no_overall_grade_and_before_there_was() {
        let last_names: Vec<_> = EDITIONS
            .iter()
            .filter_map(|e| e.judgements.last())
            .map(|j| j.name)
            .collect();
        assert_eq!(
            last_names,
            [OVERALL.name, OVERALL.name, OVERALL.name, CARE_LEAVERS.name]
        );
    }

    #[test]
    fn editions_stand_in_order_of_their_first_day() {
        assert!(EDITIONS.windows(2).all(|pair| pair[0].from < pair[1].from));
    }
}
