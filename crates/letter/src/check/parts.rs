//! The parts of a letter, told by its headings.

use std::ops::Range;

use visitbook_domain::BlockKind;
use visitbook_domain::framework::AREAS_COVERED;

use super::Passage;

/// What stands before the first heading: which visit, when, by whom. A heading that is the title of the letter belongs
/// to it.
pub(super) fn opening<'a>(letter: &[Passage<'a>]) -> Vec<(usize, Passage<'a>)> {
    let title = |words: &str| words.starts_with("monitoring visit");
    let before = letter.iter().copied().enumerate();
    before
        .take_while(|(at, passage)| passage.kind != BlockKind::Heading || (*at == 0 && is_heading(passage, title)))
        .collect()
}

/// The section that lists the areas of concern, without its heading.
pub(super) fn areas_covered<'a>(letter: &[Passage<'a>]) -> Vec<(usize, Passage<'a>)> {
    let heading = |passage: &Passage<'_>| is_heading(passage, |words| words == AREAS_COVERED.to_lowercase());
    let from = letter.iter().position(heading).map_or(letter.len(), |at| at + 1);
    let section = letter.iter().copied().enumerate().skip(from);
    section
        .take_while(|(_, passage)| passage.kind != BlockKind::Heading)
        .collect()
}

/// What stands under the heading of the findings, to the end of the letter. That is not the headline findings, unless the
/// letter has no others.
pub(super) fn findings<'a>(letter: &[Passage<'a>]) -> Vec<(usize, Passage<'a>)> {
    let named = |words: &str| words.starts_with("findings") || words == "main findings";
    let headline = |words: &str| words.starts_with("headline");
    let under = |named: &dyn Fn(&str) -> bool| letter.iter().position(|passage| is_heading(passage, named));
    let from = under(&named).or_else(|| under(&headline));
    let from = from.map_or(letter.len(), |at| at + 1);
    let section = letter.iter().copied().enumerate().skip(from);
    section
        .filter(|(_, passage)| passage.kind != BlockKind::Heading)
        .collect()
}

/// Everything that evaluates: what stands under any heading but that of the areas covered; where there is no heading at
/// all, everything.
pub(super) fn evaluating<'a>(letter: &[Passage<'a>]) -> Vec<(usize, Passage<'a>)> {
    let quiet: Vec<usize> = areas_covered(letter).into_iter().map(|(at, _)| at).collect();
    let headed = letter.iter().any(|passage| passage.kind == BlockKind::Heading);
    let opening = if headed { opening(letter).len() } else { 0 };
    let rest = letter.iter().copied().enumerate().skip(opening);
    rest.filter(|(at, passage)| passage.kind != BlockKind::Heading && !quiet.contains(at))
        .collect()
}

/// Where words stand in a passage, by the place within a part of it.
pub(super) fn within(part: &Range<usize>, at: &Range<usize>) -> Range<usize> {
    part.start + at.start..part.start + at.end
}

fn is_heading(passage: &Passage<'_>, named: impl Fn(&str) -> bool) -> bool {
    passage.kind == BlockKind::Heading && named(passage.words.trim().trim_end_matches('?').to_lowercase().as_str())
}
