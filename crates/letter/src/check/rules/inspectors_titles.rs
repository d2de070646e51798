//! Those who came have the titles of their time.

use crate::check::team::{titles_in, told};
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Inspector, Passage, Rule, Severity, parts};
use crate::titles::Title;
use crate::typography::typographic;

/// Those who came have the titles of their time.
pub static RULE: Rule = Rule {
    id: "inspectors-titles",
    severity: Severity::Mistake,
    says: "The titles of those who came are others.",
    why: "Titles change with the reign and with the role, and a letter that was begun from another one keeps its titles.",
    source: "Monitoring letters of June, August and October 2022: ‘Her Majesty’s inspectors’ before 8 September 2022, ‘His Majesty’s Inspectors’ after it",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran.",
        "His Majesty's Inspectors for this visit were Maren Hollis and Dev Oyelaran.",
        "His Majesty’s inspectors come again in spring.",
    ],
    bad: &[
        Bad {
            text: "Her Majesty’s inspectors for this visit were Maren Hollis and Dev Oyelaran.",
            words: "Her Majesty’s inspectors",
            fixed: Some("His Majesty’s Inspectors for this visit were Maren Hollis and Dev Oyelaran."),
        },
        Bad {
            text: "His Majesty’s Inspectors for this visit were Maren Hollis, with Ofsted Inspector Dev Oyelaran.",
            words: "Ofsted Inspector",
            fixed: None,
        },
    ],
};

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = ground.visit.as_ref() else {
        return Vec::new();
    };
    let Some(told) = told(letter) else { return Vec::new() };
    let sentence = letter
        .get(told.block)
        .and_then(|passage| passage.words.get(told.at.clone()));
    let expected = expected(&visit.inspectors);
    if expected.is_empty() {
        return Vec::new();
    }
    let each = titles_in(sentence.unwrap_or_default()).into_iter();
    let others = each.filter(|(_, words)| !expected.iter().any(|form| *form == typographic(words)));
    others
        .map(|(at, _)| FoundIn {
            block: told.block,
            found: Found {
                fixes: fix(&visit.inspectors, at.start == 0).into_iter().collect(),
                at: parts::within(&told.at, &at),
                says: Some(says(&visit.inspectors)),
                ..Found::default()
            },
        })
        .collect()
}

/// The titles that the sentence may have.
fn expected(inspectors: &[Inspector]) -> Vec<&'static str> {
    let titles = inspectors.iter().filter_map(|inspector| inspector.title);
    titles
        .flat_map(|title| match with(inspectors, title) {
            1 => [title.opens_one, title.within_one],
            _ => [title.opens_several, title.within_several],
        })
        .collect()
}

fn with(inspectors: &[Inspector], title: &Title) -> usize {
    let same = |inspector: &&Inspector| inspector.title.is_some_and(|other| other.role == title.role);
    inspectors.iter().filter(same).count()
}

/// The title that opens the sentence, where all have the same.
fn fix(inspectors: &[Inspector], opens: bool) -> Option<String> {
    let title = inspectors.first()?.title?;
    let words = match inspectors.len() {
        1 => title.opens_one,
        _ => title.opens_several,
    };
    (opens && with(inspectors, title) == inspectors.len()).then(|| words.to_owned())
}

fn says(inspectors: &[Inspector]) -> String {
    let each = inspectors.iter().filter_map(|inspector| {
        let title = inspector.title?.signature;
        Some(format!("{}, {title}", inspector.name))
    });
    format!("Those who came: {}.", each.collect::<Vec<_>>().join("; "))
}
