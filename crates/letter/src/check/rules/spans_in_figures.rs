//! Spans of time in figures from 2026 on.

use super::spans::{in_figures, put_otherwise};
use crate::check::{Bad, Finds, Found, Holds, Passage, Rule, Severity};

/// Spans of time in figures from 2026 on.
pub static RULE: Rule = Rule {
    id: "spans-in-figures",
    severity: Severity::Advice,
    says: "Spans of time stand in figures.",
    why: "From 2026 on the letters write them in figures.",
    source: "Reports of 2026: in figures 12 times against 1; the day on which the guide changed is not confirmed",
    holds: Holds {
        from: Some((2026, 1, 1)),
        until: None,
    },
    finds: Finds::Own(find),
    good: &[
        "Visits are every 6 weeks, and plans are made in 2 to 3 days.",
        "A four-year-old and three children wait.",
    ],
    bad: &[
        Bad {
            text: "Visits are every six weeks.",
            words: "six weeks",
            fixed: Some("Visits are every 6 weeks."),
        },
        Bad {
            text: "Plans are made in two to three working days.",
            words: "two to three working days",
            fixed: Some("Plans are made in 2 to 3 working days."),
        },
        Bad {
            text: "Plans are made in eight to 12 weeks.",
            words: "eight to 12 weeks",
            fixed: Some("Plans are made in 8 to 12 weeks."),
        },
        Bad {
            text: "Plans are made in ten to twelve days.",
            words: "ten to twelve days",
            fixed: Some("Plans are made in 10 to 12 days."),
        },
        Bad {
            text: "A four-week wait and a 3-year plan are gone.",
            words: "four-week",
            fixed: Some("A 4-week wait and a 3-year plan are gone."),
        },
        Bad {
            text: "Six-weekly visits go on for two further years.",
            words: "Six-weekly",
            fixed: Some("6-weekly visits go on for two further years."),
        },
        Bad {
            text: "The three-year plan is new.",
            words: "three-year plan",
            fixed: Some("The 3-year plan is new."),
        },
    ],
};

fn find(passage: &Passage<'_>) -> Vec<Found> {
    put_otherwise(passage, in_figures, true)
}
