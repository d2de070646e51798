//! Of every area the letter tells what children themselves say.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::listed::Listing;
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts, pattern};
use crate::sentences::sentences;

/// Of every area the letter tells what children themselves say.
pub static RULE: Rule = Rule {
    id: "childs-view",
    severity: Severity::Advice,
    says: "Nothing here tells what children themselves say.",
    why: "A visit is about children’s experiences; a letter that never lets them speak cannot show that they were heard.",
    source: "Ours: the published monitoring letter that was measured has five sentences with children’s own views",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "Areas covered by the visit\n- The timeliness and quality of children’s plans.\nFindings and evaluation of progress\nPlans are written in time. Children’s wishes and feelings are in most of them.",
        "Areas covered by the visit\n- The timeliness and quality of children’s plans.\nFindings and evaluation of progress\nPlans are written in time.\nYoung people told inspectors that they have not seen their plan.",
        "Areas covered by the visit\n- The timeliness and quality of children’s plans.\nFindings and evaluation of progress\nManagement oversight is regular.",
    ],
    bad: &[
        Bad {
            text: "Areas covered by the visit\n- The timeliness and quality of children’s plans.\nFindings and evaluation of progress\nPlans are written in time. They are clear.",
            words: "Plans are written in time.",
            fixed: None,
        },
        Bad {
            text: "Areas covered by the visit\n- The timeliness and quality of children’s plans.\n- The quality and impact of management oversight.\nFindings and evaluation of progress\nManagement oversight is regular, and children told inspectors so. Children’s plans are clear. They are written in time.",
            words: "Children’s plans are clear.",
            fixed: None,
        },
        Bad {
            text: "Areas covered by the visit\n- The timeliness and quality of children’s plans.\nHeadline findings\nPlans are written in time.",
            words: "Plans are written in time.",
            fixed: None,
        },
        Bad {
            text: "Findings and evaluation of progress\nChildren’s plans are clear.",
            words: "Children’s plans are clear.",
            fixed: None,
        },
        Bad {
            text: "Areas covered by the visit\n- The timeliness and quality of children’s plans.\nFindings and evaluation of progress\nSocial workers told inspectors that plans help children.",
            words: "Social workers told inspectors that plans help children.",
            fixed: None,
        },
    ],
};

const CHILDREN: &str = r"\b(?:child(?:ren)?|young (?:people|person)|care leavers?|babies)\b";

const SAY: &str = "(?:says?|said|tells?|told|describe[sd]?|reports?|reported|speaks?|spoke|feels?|felt|wants?|wanted|value[sd]?|asks?|asked|like[sd]?|hear|shared?)";

/// Children who speak, by the place where they are named.
static SPEAK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let who = r"(?:,? (?:who|whom|in|with|also|often|mostly|rarely|consistently)\b[^,.;]{0,60})?,?(?: \w+)?";
    pattern(&format!(r"(?i){CHILDREN}{who} {SAY}\b")).ok()
});

/// Children of whom one sentence tells, and who speak in the next one.
static GO_ON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?:^|\.\s)(?i:(?:\w+ ){{0,3}}{CHILDREN})[^.;]*\.\s(?:They|She|He) (?:\w+ )?{SAY}\b"
    ))
    .ok()
});

/// What is theirs to say, and who hears it.
static HEARD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let heard = "(?:heard|listened to|asked|consulted)";
    let theirs = "(?:views?|wish(?:es)?|feelings?|voices?|opinions?|aspirations?|words)";
    pattern(&format!(
        r"(?i){CHILDREN}[^.;]{{0,40}}\b{heard}\b|{CHILDREN}(?:[’']s?)?[^.;]{{0,60}}\b{theirs}\b|\b{theirs} of (?:\w+ ){{0,3}}{CHILDREN}|\blisten(?:s|ed|ing)? to (?:\w+ ){{0,2}}{CHILDREN}|\bvoice of the child\b"
    ))
    .ok()
});

/// Before these, children are spoken about.
const ABOUT: &[&str] = &[
    "for", "of", "with", "to", "about", "by", "on", "from", "around", "between",
];

/// Whether a passage lets children speak.
fn lets_speak(words: &str) -> bool {
    let speaks = |at: usize| {
        let before = words.get(..at).unwrap_or_default().trim_end();
        let named = before
            .rsplit(' ')
            .find(|word| !matches!(*word, "the" | "all" | "most" | "some" | "many" | "their"));
        named.is_none_or(|word| !ABOUT.contains(&word.to_lowercase().as_str()))
    };
    let speak = SPEAK.iter().flat_map(|pattern| pattern.find_iter(words));
    let mut hears = [&HEARD, &GO_ON].into_iter().filter_map(|pattern| pattern.as_ref());
    speak.map(|at| at.start()).any(speaks) || hears.any(|pattern| pattern.is_match(words))
}

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = &ground.visit else { return Vec::new() };
    let listing = Listing::of(letter, visit);
    let mut found: Vec<FoundIn> = Vec::new();
    for at in 0..listing.areas.len() {
        let findings = listing.findings_of(at);
        let heard = findings.iter().any(|(_, _, words)| lets_speak(words));
        let Some((block, part, words)) = findings.first().filter(|_| !heard) else {
            continue;
        };
        let first = sentences(words).into_iter().next();
        let place = first.map_or_else(|| part.clone(), |first| parts::within(part, &first));
        // A passage may be about several areas; it is pointed to once.
        if !found
            .iter()
            .any(|found| found.block == *block && found.found.at == place)
        {
            found.push(FoundIn {
                block: *block,
                found: Found {
                    at: place,
                    ..Found::default()
                },
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn childrens_own_words_are_told_from_words_about_children() {
        for heard in [
            "Children’s views are recorded.",
            "Children told inspectors that they feel safe.",
            "Young people in care said that they want to stay.",
            "Workers seek the wishes and feelings of younger children.",
            "Children are listened to.",
            "Children in foster care are seen alone. They described their workers as kind.",
            "Leaders listen to children.",
            "The child’s voice is clear in plans.",
        ] {
            assert!(lets_speak(heard), "{heard}");
        }
        for not in [
            "Social workers told inspectors that they know children well.",
            "Parents’ views are sought.",
            "Managers feel that children are safe.",
            "Children are safe.",
            "Children are seen by workers, and managers know it. Workers described this as kind.",
            "Plans for children say what is to be done.",
            "Plans for most of the children say what is to be done.",
            "",
        ] {
            assert!(!lets_speak(not), "{not}");
        }
    }
}
