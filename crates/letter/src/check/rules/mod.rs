//! The rules, one file each. A new one is named in [`ALL`], and its examples are tested with all others.

/// What may stand between the parts of a number: blanks, breaks of lines, hyphens, stops and what cannot be seen.
macro_rules! between {
    () => {
        r"[\s\u{ad}\u{200b}-\u{200d}\u{2060}\u{feff}\u{2010}-\u{2015}./-]{0,4}"
    };
}

mod acronyms;
mod addressed_to;
mod areas_answered;
mod as_last_letter;
mod authority_name;
mod brothers_and_sisters;
mod bullets_without_lead_in;
mod capital_letters;
mod case_references;
mod children_in_care;
mod childs_name;
mod childs_view;
mod contractions;
mod dates;
mod dates_of_birth;
mod heading_without_text;
mod hyphens;
mod inspectors_named;
mod inspectors_titles;
mod insurance_numbers;
mod ise;
mod jigsaw;
mod judged_in;
mod latin;
mod list_without_bullets;
mod long_letter;
mod long_paragraphs;
mod long_sentences;
mod mail_addresses;
mod nhs_numbers;
mod no_hyphens;
mod numbers_disagree;
mod old_words;
mod percent;
mod postcodes;
mod preferred_terms;
mod pupil_numbers;
mod quotation_marks;
mod registry;
mod section_47;
mod signed_by;
mod small_letters;
mod spacing;
mod spans;
mod spans_in_figures;
mod spans_in_words;
mod spelling;
mod spellings;
mod telephone_numbers;
mod titles;
mod visit_dates;
mod visit_ordinal;
mod well_being;
mod wellbeing;

use super::Rule;

/// The rule of words that are in no dictionary.
pub(super) const SPELLING: &str = spelling::RULE.id;

/// Every rule there is.
pub const ALL: &[&Rule] = &[
    &acronyms::RULE,
    &addressed_to::RULE,
    &areas_answered::RULE,
    &as_last_letter::RULE,
    &authority_name::RULE,
    &brothers_and_sisters::RULE,
    &bullets_without_lead_in::RULE,
    &capital_letters::RULE,
    &case_references::RULE,
    &children_in_care::RULE,
    &childs_view::RULE,
    &childs_name::RULE,
    &contractions::RULE,
    &dates::RULE,
    &dates_of_birth::RULE,
    &heading_without_text::RULE,
    &hyphens::RULE,
    &inspectors_named::RULE,
    &inspectors_titles::RULE,
    &insurance_numbers::RULE,
    &ise::RULE,
    &judged_in::RULE,
    &jigsaw::RULE,
    &latin::RULE,
    &list_without_bullets::RULE,
    &long_letter::RULE,
    &long_paragraphs::RULE,
    &long_sentences::RULE,
    &mail_addresses::RULE,
    &nhs_numbers::RULE,
    &no_hyphens::RULE,
    &numbers_disagree::RULE,
    &old_words::RULE,
    &percent::RULE,
    &postcodes::RULE,
    &preferred_terms::RULE,
    &pupil_numbers::RULE,
    &quotation_marks::RULE,
    &registry::RULE,
    &section_47::RULE,
    &signed_by::RULE,
    &small_letters::RULE,
    &spacing::RULE,
    &spans_in_figures::RULE,
    &spans_in_words::RULE,
    &spelling::RULE,
    &spellings::RULE,
    &telephone_numbers::RULE,
    &titles::RULE,
    &visit_dates::RULE,
    &visit_ordinal::RULE,
    &well_being::RULE,
    &wellbeing::RULE,
];

/// The letters and digits of a number, in capitals, without what stands between them.
fn bare(words: &str) -> String {
    words
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_uppercase()
}
