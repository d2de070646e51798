//! Those who came have the titles of their time.

use std::ops::Range;

use crate::check::team::{titles_in, told};
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Inspector, Passage, Rule, Severity, parts};
use crate::sentences::sentences;
use crate::titles::{TITLES, Title};
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
        "The visit was carried out by Maren Hollis, His Majesty’s Inspector, and Dev Oyelaran, His Majesty’s Inspector.",
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
        Bad {
            text: "Maren Hollis, Ofsted Inspector, led the visit.",
            words: "Ofsted Inspector",
            fixed: None,
        },
        Bad {
            text: "The Ofsted Inspectors were Maren Hollis and Dev Oyelaran.",
            words: "Maren Hollis",
            fixed: None,
        },
        Bad {
            text: "The visit was short, and Her Majesty’s Inspectors were busy.",
            words: "Her Majesty’s Inspectors",
            fixed: None,
        },
    ],
};

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = ground.visit.as_ref() else {
        return Vec::new();
    };
    let team = &visit.inspectors;
    let expected = expected(team);
    if expected.is_empty() {
        return Vec::new();
    }
    let told = told(letter);
    let mut found = Vec::new();
    for (block, passage) in parts::opening(letter) {
        for at in sentences(passage.words) {
            let sentence = passage.words.get(at.clone()).unwrap_or_default();
            let names_them = told.as_ref().is_some_and(|told| told.block == block && told.at == at);
            let others = titles_in(sentence).into_iter().filter(|(place, words)| {
                let own = beside(team, sentence, place).and_then(|each| each.title);
                let is_expected = || expected.iter().any(|form| *form == typographic(words));
                own.map_or_else(
                    || (names_them && !is_expected()) || is_of_another_time(team, words),
                    |title| !is_form(title, words),
                )
            });
            let others: Vec<Range<usize>> = others.map(|(place, _)| place).collect();
            let names = under_another_title(team, sentence, &others);
            found.extend(others.into_iter().chain(names).map(|place| FoundIn {
                block,
                found: Found {
                    fixes: fix(team, place.start == 0).into_iter().collect(),
                    at: parts::within(&at, &place),
                    says: Some(says(team)),
                    ..Found::default()
                },
            }));
        }
    }
    found
}

/// Whether it is the title that a role of the team had at another time.
fn is_of_another_time(team: &[Inspector], words: &str) -> bool {
    let titles: Vec<&Title> = team.iter().filter_map(|each| each.title).collect();
    let is = |title: &Title| is_form(title, words);
    let has_role = |title: &Title| titles.iter().any(|own| own.role == title.role);
    !titles.iter().any(|title| is(title)) && TITLES.iter().any(|title| is(title) && has_role(title))
}

/// The names in a list that another title than theirs leads, one that is not found itself.
fn under_another_title(team: &[Inspector], sentence: &str, found: &[Range<usize>]) -> Vec<Range<usize>> {
    let titles = titles_in(sentence);
    let each = team.iter().filter_map(|each| {
        let start = sentence.find(&each.name)?;
        let at = start..start + each.name.len();
        // A title right beside a name is its own, and is looked at by itself.
        let own = |(title, _): &(Range<usize>, &str)| {
            sentence.get(at.end..title.start) == Some(", ") || title.end + 1 == at.start
        };
        let leading = |(title, words): &&(Range<usize>, &str)| title.end <= at.start && leads(sentence, title, words);
        let (title, words) = titles.iter().rev().find(leading)?;
        let wrong = !is_form(each.title?, words) && !found.contains(title);
        (wrong && !titles.iter().any(own)).then_some(at)
    });
    each.collect()
}

/// Whether a title leads the names after it: one of several, or one that a verb joins to them.
fn leads(sentence: &str, at: &Range<usize>, words: &str) -> bool {
    let after = sentence.get(at.end..).unwrap_or_default();
    words.ends_with('s')
        || [" for this ", " was ", " were "]
            .iter()
            .any(|verb| after.starts_with(verb))
}

/// Whose name stands right before or after a title.
fn beside<'a>(team: &'a [Inspector], sentence: &str, at: &Range<usize>) -> Option<&'a Inspector> {
    let before = sentence.get(..at.start)?;
    let after = sentence.get(at.end..)?;
    team.iter()
        .find(|each| before.ends_with(&format!("{}, ", each.name)) || after.starts_with(&format!(" {}", each.name)))
}

/// Whether it is this title, in any letters.
fn is_form(title: &Title, words: &str) -> bool {
    let words = typographic(words).to_lowercase();
    title.forms().iter().any(|form| form.to_lowercase() == words)
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
