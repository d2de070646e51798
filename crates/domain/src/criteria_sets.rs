//! Proposed sets of criteria, one a theme, to be changed at will: what published reports say that good practice shows.
//! They are Visitbook's own words, not a guidance's; a visit copies one and makes it its own.

use serde::Serialize;
use ts_rs::TS;

use crate::criteria::Theme;

/// A set as it is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProposedSet {
    /// Which children it is for.
    pub theme: Theme,
    /// Its name.
    pub title: &'static str,
    /// The criteria, each in one line.
    pub criteria: &'static [&'static str],
}

/// The proposals, one a theme.
pub const PROPOSED: [ProposedSet; 6] = [
    ProposedSet {
        theme: Theme::FrontDoor,
        title: "Front door",
        criteria: &[
            "Concern understood at first contact",
            "History of the family taken into account",
            "Parents’ consent sought, or its absence explained",
            "Partners’ information gathered before deciding",
            "Threshold decision right and explained",
            "Decision made in time",
            "Manager’s oversight says why",
            "Child at immediate risk acted on the same day",
            "Referrer told what happens next",
        ],
    },
    ProposedSet {
        theme: Theme::ChildrenInNeed,
        title: "Children in need",
        criteria: &[
            "Assessment analyses risk and history",
            "Child’s views shape the assessment and plan",
            "Plan specific, with who and by when",
            "Visits in time and with a purpose",
            "Child seen alone, or it is said why not",
            "Reviews in time, with partners there",
            "Supervision moves the plan on",
            "Fathers and other carers included",
            "Step-up or step-down timely and explained",
            "Life is better for the child, or the plan changes",
        ],
    },
    ProposedSet {
        theme: Theme::Protection,
        title: "Children on a protection plan",
        criteria: &[
            "Strategy discussion in time, with the right people",
            "Enquiry thorough, its outcome explained",
            "Child’s views shape the plan",
            "Plan specific, with who and by when",
            "Visits in time and with a purpose",
            "Core groups regular and move the plan on",
            "Supervision moves the plan on",
            "Safety and contingency plans clear",
            "Pre-proceedings considered in time",
            "Risk is lower for the child, or the plan changes",
        ],
    },
    ProposedSet {
        theme: Theme::InCare,
        title: "Children in care",
        criteria: &[
            "Decision to come into care timely and right",
            "Home meets the child’s needs",
            "Assessment up to date",
            "Care plan specific, with who and by when",
            "Visits in time, child seen alone",
            "Reviews in time; reviewing officer challenges",
            "Health, teeth and education looked after",
            "Time with family thought through",
            "Child’s views shape the plan",
            "Supervision moves the plan on",
        ],
    },
    ProposedSet {
        theme: Theme::Permanence,
        title: "Permanence",
        criteria: &[
            "Permanence plan by the second review",
            "More than one plan followed at once where need be",
            "Matching thorough and recorded",
            "Brothers and sisters assessed together",
            "Life-story work begun and suited to age",
            "Delay recognised, with someone to end it",
            "Long-term matches confirmed formally",
            "Child understands the plan",
        ],
    },
    ProposedSet {
        theme: Theme::CareLeavers,
        title: "Care leavers",
        criteria: &[
            "Personal adviser known early enough",
            "Pathway plan up to date and the young person’s own",
            "In touch as often as is needed",
            "Home suitable and lasting",
            "Education, work or training supported",
            "Health and well-being supported",
            "Documents and entitlements in hand",
            "Risk recognised and acted on",
            "Supervision moves the plan on",
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_theme_has_one_set_of_short_lines_that_differ() {
        let themes: BTreeSet<Theme> = PROPOSED.iter().map(|set| set.theme).collect();
        assert_eq!(themes.len(), PROPOSED.len());
        for set in PROPOSED {
            let lines: BTreeSet<&str> = set.criteria.iter().copied().collect();
            assert_eq!(lines.len(), set.criteria.len(), "{}", set.title);
            assert!((6..=12).contains(&lines.len()), "{}", set.title);
            assert!(lines.iter().all(|line| line.chars().count() <= 60), "{}", set.title);
        }
    }
}
