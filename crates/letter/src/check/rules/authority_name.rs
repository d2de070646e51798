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
        "The local authority has a new director.",
        "This was the second monitoring visit since Northmere was judged inadequate, and the first since the local authority has a new director.",
    ],
    bad: &[
        Bad {
            text: "This letter summarises the findings of the monitoring visit to Southmere children’s services on 20 and 21 October 2026.",
            words: "Southmere",
            fixed: Some(
                "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026.",
            ),
        },
        Bad {
            text: "This was the second monitoring visit since Southmere was judged inadequate in June 2025.",
            words: "Southmere",
            fixed: Some("This was the second monitoring visit since Northmere was judged inadequate in June 2025."),
        },
        Bad {
            text: "Since the inspection, Upper Southmere local authority has a new director.",
            words: "Upper Southmere",
            fixed: Some("Since the inspection, Northmere local authority has a new director."),
        },
    ],
};

/// Before the children's services, after `since` or `visit to` where it is judged or the sentence goes on, and before the
/// local authority that bears it.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[A-Z][\w’'-]+(?:\s(?:and|of|on|upon|with|the|[A-Z][\w’'-]+)){0,5}?";
    Regex::new(&format!(
        r"\b[Vv]isit\s(?:to|of)\s(?P<services>[^.;:]{{1,80}}?)\s(?:local\sauthority\s)?children[’']s\sservices\b|\bvisit\ssince\s(?P<since>{name})\s(?:was|were)\sjudged\b|\bvisit\sto\s(?P<to>{name})(?:\s(?:since|on|was)\b|[.,;]|$)|(?:^|,\s|\.\s)(?P<bears>{name})\slocal\sauthority\b"
    ))
    .ok()
});
/// Words that stand before `local authority` at the beginning of a sentence and are no name.
const NO_NAMES: [&str; 9] = [
    "The", "This", "That", "Each", "Every", "Another", "Your", "Their", "Its",
];
const PLACES: [&str; 4] = ["services", "since", "to", "bears"];

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
            .filter_map(|words| PLACES.iter().find_map(|place| words.name(place)));
        let others = names.filter(|said| !said.as_str().contains(name) && !NO_NAMES.contains(&said.as_str()));
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
