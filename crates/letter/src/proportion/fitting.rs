//! Which word of proportion a count would bear out, and how a sentence reads with it.

use std::ops::Range;

use visitbook_domain::Band;

use super::Proportion;
use super::counted::needs_of;
use super::tokens::tokens;
use crate::sentences::capitalised;

/// Words that no count proposes: they judge, or they say how many were not met.
const NEVER_PROPOSED: &[&str] = &["too many", "not all", "not every"];

/// Words of one thing; what stands after them would have to change with them.
const OF_ONE: &[&str] = &["each", "every", "not every", "none", "no"];

/// Other words in the place of a word of proportion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewording {
    /// What gives way, in bytes of the sentence. It may be more than the word of proportion: `the majority of`.
    pub at: Range<usize>,
    /// What stands there.
    pub words: String,
}

/// The band whose words fit a count best: of those that hold, the one whose middle is nearest to its share.
pub fn fitting(bands: &[Band], met: u32, of: u32) -> Option<&Band> {
    let share = |band: &Band| {
        // Twice the percentage, so that the middle of a band is a whole number, and times `of`.
        let middle = (u64::from(band.from) + u64::from(band.to)) * u64::from(of);
        middle.abs_diff(u64::from(met) * 200)
    };
    let proposed = |band: &&Band| !band.words.iter().any(|words| NEVER_PROPOSED.contains(&words.as_str()));
    let holding = bands.iter().filter(proposed).filter(|band| band.holds(met, of));
    holding.min_by_key(|band| share(band))
}

/// The sentence with the words that fit a count best, where they fit into it without another change. `None` where no
/// other word fits, or where the verb would have to follow.
pub fn reworded(sentence: &str, proportion: &Proportion<'_>, bands: &[Band], met: u32, of: u32) -> Option<Rewording> {
    let best = fitting(bands, met, of)?;
    if OF_ONE.contains(&proportion.words.as_str()) || best.words.contains(&proportion.words) {
        return None;
    }
    let place = place(sentence, proportion)?;
    let suits = |words: &&String| {
        !OF_ONE.contains(&words.as_str()) || (words.as_str() == "no" && !place.definite && !place.alone)
    };
    let words = best.words.iter().find(suits)?;
    let linked = match (place.alone, place.definite) {
        (true, _) => words.trim_end_matches(" of").to_owned(),
        (false, false) if !needs_of(words) => words.clone(),
        _ if words.ends_with(" of") => words.clone(),
        _ => format!("{words} of"),
    };
    let begins = sentence.get(place.at.clone())?.starts_with(char::is_uppercase);
    Some(Rewording {
        at: place.at,
        words: if begins { capitalised(&linked) } else { linked },
    })
}

/// How a word of proportion stands in its sentence.
struct Place {
    /// With its "of".
    at: Range<usize>,
    /// Whether "the", "these" or "them" follows: `most of the children`.
    definite: bool,
    /// Whether nothing that is counted follows: `most are`.
    alone: bool,
}

fn place(sentence: &str, proportion: &Proportion<'_>) -> Option<Place> {
    let after = tokens(sentence.get(proportion.at.end..)?);
    let next = |at: usize| after.get(at).map(|token| token.small.as_str());
    let linked = next(0) == Some("of");
    let definite = |word: Option<&str>| {
        matches!(
            word,
            Some("the" | "their" | "its" | "these" | "those" | "them" | "whom" | "which" | "our")
        )
    };
    let end = after.first().filter(|_| linked).map_or(0, |of| of.at.end);
    let follows = next(usize::from(linked));
    let alone = !linked && !proportion.words.ends_with(" of") && follows.is_none_or(super::counted::is_verb);
    Some(Place {
        at: proportion.at.start..proportion.at.end + end,
        definite: definite(follows),
        alone,
    })
}
