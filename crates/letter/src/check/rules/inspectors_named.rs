//! The letter names those who came.

use visitbook_domain::BlockKind;

use crate::check::team::{Told, told};
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, VisitFacts, parts};

/// The letter names those who came.
pub static RULE: Rule = Rule {
    id: "inspectors-named",
    severity: Severity::Mistake,
    says: "The team of the visit is another one.",
    why: "The names are in the opening and in the visit’s own record; one of them is wrong.",
    source: "Ours: the team of the visit as Visitbook knows it",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran.",
        "The leaders of this visit were welcoming.",
        "The visit was carried out by Maren Hollis, His Majesty’s Inspector, and Dev Oyelaran, His Majesty’s Inspector.",
        "The visit was carried out by two of His Majesty’s Inspectors.",
        "His Majesty’s Inspector for this visit was Maren Hollis. She was joined by Dev Oyelaran, His Majesty’s Inspector.\nHeadline findings\nPlans are clear.",
        "His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran. They were joined by colleagues from Northmere.",
        "This letter summarises the findings of the visit, which Maren Hollis and Dev Oyelaran made.\nHeadline findings\nPlans are clear.",
    ],
    bad: &[
        Bad {
            text: "The visit was carried out by two inspectors, Maren Hollis and Dev Oyelarin.",
            words: "Dev Oyelarin",
            fixed: Some("The visit was carried out by two inspectors, Maren Hollis and Dev Oyelaran."),
        },
        Bad {
            text: "His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelarin.",
            words: "Dev Oyelarin",
            fixed: Some("His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran."),
        },
        Bad {
            text: "The inspectors for this visit were Maren Hollis and Dev Oyelarin, His Majesty’s Inspectors.",
            words: "Dev Oyelarin",
            fixed: Some("The inspectors for this visit were Maren Hollis and Dev Oyelaran, His Majesty’s Inspectors."),
        },
        Bad {
            text: "The visit was short. His Majesty’s Inspector for this visit was Maren Hollis.",
            words: "Maren Hollis",
            fixed: None,
        },
        Bad {
            text: "His Majesty’s Inspector for this visit was Maren Hollis. She was joined by Dev Oyelaran and Ana Reyes, Ofsted Inspectors.",
            words: "Ana Reyes",
            fixed: None,
        },
        Bad {
            text: "This letter summarises the findings of the visit.\nIt was short.\nHeadline findings\nPlans are clear.",
            words: "This letter summarises the findings of the visit.",
            fixed: None,
        },
        Bad {
            text: "His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran, with Ofsted Inspector Ana Reyes.",
            words: "Ana Reyes",
            fixed: None,
        },
    ],
};

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = ground.visit.as_ref().filter(|visit| !visit.inspectors.is_empty()) else {
        return Vec::new();
    };
    let opening = parts::opening(letter);
    let stands = |name: &str| opening.iter().any(|(_, passage)| passage.words.contains(name));
    let Some(told) = told(letter) else {
        let named = visit.inspectors.iter().any(|each| stands(&each.name));
        let whole = opening.len() < letter.len();
        return opening
            .iter()
            .find(|(_, passage)| whole && !named && says_which_visit(passage))
            .map(|(block, passage)| unnamed(*block, passage, visit))
            .into_iter()
            .collect();
    };
    let named = |name: &str| told.names.iter().any(|(_, said)| said == name) || stands(name);
    let missing: Vec<&str> = visit
        .inspectors
        .iter()
        .map(|each| each.name.as_str())
        .filter(|name| !named(name))
        .collect();
    let strangers: Vec<FoundIn> = strangers(&told, visit, &missing);
    match (strangers.is_empty(), missing.is_empty()) {
        (true, false) => vec![left_out(&told, &missing)],
        _ => strangers,
    }
}

/// Whether it is the sentence with which every letter opens.
fn says_which_visit(passage: &Passage<'_>) -> bool {
    passage.kind == BlockKind::Paragraph && passage.words.starts_with("This letter summarises")
}

/// The opening names nobody at all.
fn unnamed(block: usize, passage: &Passage<'_>, visit: &VisitFacts) -> FoundIn {
    let names: Vec<&str> = visit.inspectors.iter().map(|each| each.name.as_str()).collect();
    FoundIn {
        block,
        found: Found {
            at: 0..passage.words.len(),
            says: Some(format!(
                "The opening does not name those who came: {}.",
                names.join(", ")
            )),
            ..Found::default()
        },
    }
}

fn strangers(told: &Told, visit: &VisitFacts, missing: &[&str]) -> Vec<FoundIn> {
    let on_team = |name: &str| visit.inspectors.iter().any(|each| each.name == name);
    let strange: Vec<_> = told.names.iter().filter(|(_, name)| !on_team(name)).collect();
    // One name that is not known and one that is missing are the same person.
    let fixes: Vec<String> = match (strange.as_slice(), missing) {
        ([_], [name]) => vec![(*name).to_owned()],
        _ => Vec::new(),
    };
    let each = strange.into_iter().map(|(at, name)| FoundIn {
        block: told.block,
        found: Found {
            at: at.clone(),
            fixes: fixes.clone(),
            says: Some(format!("{name} is not on the team of this visit.")),
            ..Found::default()
        },
    });
    each.collect()
}

fn left_out(told: &Told, missing: &[&str]) -> FoundIn {
    let start = told.names.first().map_or(told.at.start, |(at, _)| at.start);
    let end = told.names.last().map_or(told.at.end, |(at, _)| at.end);
    FoundIn {
        block: told.block,
        found: Found {
            at: start..end,
            says: Some(format!("{} came too, and is not named here.", missing.join(", "))),
            ..Found::default()
        },
    }
}
