//! The authority is called by its name.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts};

/// The authority is called by its name.
pub static RULE: Rule = Rule {
    id: "authority-name",
    severity: Severity::Mistake,
    says: "The visit was to another authority.",
    why: "A letter that was begun from another one keeps its name.",
    source: "Ours: the authority of the visit as Visitbook knows it",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026.",
        "The visit to the County of Northmere children's services was short.",
    ],
    bad: &[Bad {
        text: "This letter summarises the findings of the monitoring visit to Southmere children’s services on 20 and 21 October 2026.",
        words: "Southmere",
        fixed: Some(
            "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026.",
        ),
    }],
};

static NAMED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\bvisit to (?P<name>[^.;:]{1,80}?) children[’']s services\b").ok());

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let (Some(visit), Some(named)) = (&ground.visit, NAMED.as_ref()) else {
        return Vec::new();
    };
    let name = visit.authority.as_str();
    if name.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (block, passage) in parts::opening(letter) {
        let names = named
            .captures_iter(passage.words)
            .filter_map(|words| words.name("name"));
        let others = names.filter(|said| !said.as_str().contains(name));
        found.extend(others.map(|said| FoundIn {
            block,
            found: Found {
                at: said.range(),
                fixes: vec![name.to_owned()],
                says: Some(format!("The visit was to {name}.")),
                ..Found::default()
            },
        }));
    }
    found
}
