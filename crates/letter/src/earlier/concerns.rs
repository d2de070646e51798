//! The concerns of an earlier letter or report: what it asked to be improved, what a visit looked at, and in findings
//! the sentences that say what is not as it should be.

use std::sync::LazyLock;

use regex::Regex;
use visitbook_domain::{EarlierConcern, EarlierSection};

use super::Tagger;
use super::headings::{asks_for_improvement, has_findings, lists_areas};
use crate::sentences::sentences;

/// Words of a sentence that is a concern.
static CONCERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = [
        "not",
        "no longer",
        "lacks?",
        "lacking",
        "too (?:many|few|long|late|often|slow|slowly|descriptive)",
        "inconsisten\\w*",
        "variable",
        "variability",
        "weak\\w*",
        "poor\\w*",
        "insufficient\\w*",
        "limited",
        "delay\\w*",
        "drift\\w*",
        "yet to",
        "missed",
        "absent",
        "absence of",
        "underdeveloped",
        "overdue",
        "ineffective\\w*",
        "inadequate\\w*",
        "unclear",
        "concern\\w*",
        "shortfalls?",
        "gaps?",
        "fail\\w*",
        "rarely",
        "seldom",
        "deteriorat\\w*",
        "declin\\w*",
        "worse\\w*",
        "superficial\\w*",
        "untimely",
        "unmet",
        "overly",
        "hinder\\w*",
    ];
    Regex::new(&format!(r"(?i)\b(?:{})\b", words.join("|"))).ok()
});

/// The concerns in the order of the text; none of them is answered yet.
pub(super) fn concerns(sections: &[EarlierSection], tagger: &Tagger) -> Vec<EarlierConcern> {
    sections
        .iter()
        .flat_map(|section| of_section(section, tagger))
        .collect()
}

fn of_section(section: &EarlierSection, tagger: &Tagger) -> Vec<EarlierConcern> {
    let heading = section.heading.as_str();
    if asks_for_improvement(heading) || lists_areas(heading) {
        let bullets = section.paragraphs.iter().filter(|paragraph| paragraph.bullet);
        return bullets
            .map(|bullet| concern(&bullet.text, tagger.area(&bullet.text)))
            .collect();
    }
    if !has_findings(heading) {
        return Vec::new();
    }
    let about = section.paragraphs.iter().filter(|paragraph| paragraph.area.is_some());
    about
        .flat_map(|paragraph| {
            let each = sentences(&paragraph.text).into_iter();
            let words: Vec<&str> = each
                .filter_map(|at| paragraph.text.get(at))
                .filter(|words| is_concern(words))
                .collect();
            words
                .into_iter()
                .map(|words| concern(words, paragraph.area))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn concern(words: &str, area: Option<visitbook_domain::AreaId>) -> EarlierConcern {
    EarlierConcern {
        words: words.to_owned(),
        area,
        answer: None,
        note: String::new(),
    }
}

fn is_concern(sentence: &str) -> bool {
    CONCERN.as_ref().is_some_and(|pattern| pattern.is_match(sentence))
}
