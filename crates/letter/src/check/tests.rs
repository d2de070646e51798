//! The rules hold over their own examples, and a checker tells where it looked.

mod hostile;
mod planted_faults;
mod planted_identifiers;

use chrono::NaiveDate;

use super::*;

fn said_of(rule: &'static Rule, text: &str) -> Vec<Remark> {
    let checker = Checker::of(std::iter::once(rule), Ground::example()).unwrap();
    checker.letter(&passages(rule, text))
}

/// An example is a paragraph; that of a rule about whole letters, where it has several lines, is a letter of as many
/// blocks.
fn passages<'a>(rule: &Rule, text: &'a str) -> Vec<Passage<'a>> {
    let whole = matches!(
        rule.finds,
        Finds::InWhole(_) | Finds::InWholeOnGround(_) | Finds::Around(_)
    );
    match whole && text.contains('\n') {
        true => Passage::of_text(text),
        false => vec![Passage::paragraph(text)],
    }
}

/// The text with the words of the remark put otherwise; its places are UTF-16 within their block.
fn fixed(rule: &Rule, text: &str, remark: &Remark) -> String {
    let words = passages(rule, text)[remark.block].words;
    let units: Vec<u16> = words.encode_utf16().collect();
    let (start, end) = (remark.at.start as usize, remark.at.end as usize);
    let fix: Vec<u16> = remark.fixes[0].encode_utf16().collect();
    let mended = String::from_utf16(&[&units[..start], &fix, &units[end..]].concat()).unwrap();
    text.replacen(words, &mended, 1)
}

#[test]
fn every_rule_says_nothing_of_its_good_examples() {
    for rule in rules::ALL.iter().copied() {
        for text in rule.good {
            assert_eq!(said_of(rule, text), [], "{}: {text}", rule.id);
        }
    }
}

#[test]
fn every_rule_finds_the_words_of_its_bad_examples_and_its_fix_mends_them() {
    for rule in rules::ALL.iter().copied() {
        for bad in rule.bad {
            let said = said_of(rule, bad.text);
            let first = said
                .first()
                .unwrap_or_else(|| panic!("{} says nothing of: {}", rule.id, bad.text));
            assert_eq!(first.words, bad.words, "{}: {}", rule.id, bad.text);
            let mended = (!first.fixes.is_empty()).then(|| fixed(rule, bad.text, first));
            assert_eq!(mended.as_deref(), bad.fixed, "{}", rule.id);
        }
    }
}

#[test]
fn every_rule_has_a_name_of_its_own_and_says_why_and_where_it_was_read() {
    let mut names: Vec<&str> = rules::ALL.iter().map(|rule| rule.id).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rules::ALL.len());
    for rule in rules::ALL {
        assert!(rule.says.ends_with(['.', '?']), "{}", rule.id);
        assert!(rule.why.ends_with('.') && !rule.source.is_empty(), "{}", rule.id);
        assert!(!rule.good.is_empty(), "{}", rule.id);
    }
}

#[test]
fn a_letter_is_held_to_the_style_of_its_day() {
    let said = |year, month, day| {
        let checker = Checker::new(Ground::on(NaiveDate::from_ymd_opt(year, month, day).unwrap())).unwrap();
        let passage = Passage::paragraph("Their wellbeing and their well-being.");
        let words: Vec<String> = checker
            .block(0, &passage)
            .into_iter()
            .map(|remark| remark.words)
            .collect();
        words
    };
    assert_eq!(said(2026, 1, 27), ["wellbeing"]);
    assert_eq!(said(2026, 1, 28), ["well-being"]);
}

#[test]
fn a_word_that_is_put_otherwise_is_not_also_an_unknown_one() {
    let mut ground = Ground::on(NaiveDate::from_ymd_opt(2026, 6, 1).unwrap());
    ground.speller = crate::spelling::Speller::bundled().ok();
    let checker = Checker::new(ground).unwrap();
    let said = checker.block(
        0,
        &Passage::paragraph("Step-up vs step-down, re referrals and an inconsistant plan."),
    );
    let said: Vec<(&str, &str)> = said.iter().map(|remark| (remark.rule, remark.words.as_str())).collect();
    assert_eq!(
        said,
        [
            ("latin", "vs"),
            ("hyphens", "re referrals"),
            ("spelling", "inconsistant")
        ]
    );
}

#[test]
fn places_are_told_as_the_page_counts_them() {
    let checker = Checker::new(Ground::on(NaiveDate::from_ymd_opt(2026, 6, 1).unwrap())).unwrap();
    let text = "A 😀 note whilst here.";
    let remark = &checker.block(3, &Passage::paragraph(text))[0];
    assert_eq!(
        (remark.block, remark.at.clone(), remark.words.as_str()),
        (3, 10..16, "whilst")
    );
}

#[test]
fn blanks_and_hyphens_that_do_not_break_hide_nothing_and_places_stay_true() {
    let checker = Checker::new(Ground::on(NaiveDate::from_ymd_opt(2026, 6, 1).unwrap())).unwrap();
    let text = "😀\u{a0}A child\u{2011}in\u{2011}need\u{a0}plan is late.";
    let remark = &checker.block(0, &Passage::paragraph(text))[0];
    assert_eq!(
        (remark.at.clone(), remark.words.as_str(), remark.fixes[0].as_str()),
        (5..18, "child\u{2011}in\u{2011}need", "child in need")
    );
}
