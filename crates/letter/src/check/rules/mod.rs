//! The rules, one file each. A new one is named in [`ALL`], and its examples are tested with all others.

mod acronyms;
mod brothers_and_sisters;
mod capital_letters;
mod children_in_care;
mod contractions;
mod dates;
mod hyphens;
mod ise;
mod latin;
mod long_letter;
mod long_sentences;
mod no_hyphens;
mod old_words;
mod percent;
mod quotation_marks;
mod section_47;
mod small_letters;
mod spacing;
mod spans_in_figures;
mod spans_in_words;
mod spellings;
mod titles;
mod well_being;
mod wellbeing;

use super::Rule;

/// Every rule there is.
pub const ALL: &[&Rule] = &[
    &acronyms::RULE,
    &brothers_and_sisters::RULE,
    &capital_letters::RULE,
    &children_in_care::RULE,
    &contractions::RULE,
    &dates::RULE,
    &hyphens::RULE,
    &ise::RULE,
    &latin::RULE,
    &long_letter::RULE,
    &long_sentences::RULE,
    &no_hyphens::RULE,
    &old_words::RULE,
    &percent::RULE,
    &quotation_marks::RULE,
    &section_47::RULE,
    &small_letters::RULE,
    &spacing::RULE,
    &spans_in_figures::RULE,
    &spans_in_words::RULE,
    &spellings::RULE,
    &titles::RULE,
    &well_being::RULE,
    &wellbeing::RULE,
];
