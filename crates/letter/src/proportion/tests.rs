//! Words of proportion are found where they are proportions, and stand to counts as their bands say.

use serde::Deserialize;
use visitbook_domain::HouseStyle;

use super::*;

/// A sentence with the word of proportion in it, from `fixtures/planted`: fictional, and written by somebody who had
/// not seen the code.
#[derive(Deserialize)]
struct Planted {
    n: u32,
    sentence: String,
    word: String,
    met: Option<u32>,
    of: Option<u32>,
    expect: String,
}

fn found<'a>(sentence: &str, bands: &'a [Band]) -> Vec<Proportion<'a>> {
    let found = proportions(sentence, bands);
    for each in &found {
        let there = sentence.get(each.at.clone()).map(str::to_lowercase);
        assert_eq!(there.as_ref(), Some(&each.words), "{sentence}");
    }
    found
}

fn words_in(sentence: &str) -> Vec<String> {
    let bands = HouseStyle::usual().bands;
    found(sentence, &bands).into_iter().map(|each| each.words).collect()
}

fn told(planted: &Planted, bands: &[Band]) -> String {
    let found = found(&planted.sentence, bands);
    let Some(word) = found.iter().find(|each| planted.word.starts_with(&each.words)) else {
        return "not_a_quantifier".to_owned();
    };
    let (Some(met), Some(of)) = (planted.met, planted.of) else {
        return "no_count".to_owned();
    };
    match reading(word, met, of) {
        Reading::Agrees => "agrees",
        Reading::TooStrong => "too_strong",
        Reading::TooWeak => "too_weak",
    }
    .to_owned()
}

#[test]
fn of_a_hundred_planted_sentences_all_are_read_as_their_writers_meant_but_where_the_bands_differ() {
    let planted: Vec<Planted> = serde_json::from_str(include_str!("../../fixtures/planted/quantifiers.json")).unwrap();
    assert_eq!(planted.len(), 100);
    let bands = HouseStyle::usual().bands;
    let other: Vec<u32> = planted
        .iter()
        .filter(|planted| told(planted, &bands) != planted.expect)
        .map(|planted| planted.n)
        .collect();
    // Its writer lets up to five children be "a small number" whatever the share: 4 of 6. The usual bands do not go
    // beyond half of all.
    assert_eq!(other, [24]);
}

#[test]
fn the_longest_words_win() {
    let cases: [(&str, &[&str]); 12] = [
        ("A very small number of children wait.", &["a very small number"]),
        (
            "Not all plans and almost all visits are timely.",
            &["not all", "almost all"],
        ),
        ("Too many children wait and many plans drift.", &["too many", "many"]),
        ("All but one of the records seen were complete.", &["all but one"]),
        ("All but 3 plans are good.", &["all but 3"]),
        (
            "Very few of the audits, and fewer than half of the plans, are good.",
            &["very few", "fewer than half"],
        ),
        ("Most of the most vulnerable children are seen.", &["most"]),
        (
            "In a small minority of families’ homes, risks grow.",
            &["a small minority"],
        ),
        ("Every child has a plan, and no children wait.", &["every", "no"]),
        ("Some child in need plans are short; most are not.", &["some", "most"]),
        (
            "Most of them had moved, and none of these was planned.",
            &["most", "none"],
        ),
        ("Children do not all have plans.", &["not all"]),
    ];
    for (sentence, expected) in cases {
        assert_eq!(words_in(sentence), expected, "{sentence}");
    }
}

#[test]
fn words_that_only_look_like_a_proportion_are_let_be() {
    let idioms = [
        "Children are kept safe at all times.",
        "The all-age service is the most recent one.",
        "Some time ago, and for many years, practice was weak.",
        "For the most part, plans are clear.",
        "Plans end at half-term or within a few hours.",
        "There is some way to go.",
        "Many thanks to your staff.",
        "Above all, children want to be heard.",
        "Above all children want to be heard.",
        "What matters most, children say, is that workers stay.",
        "Overall, children no longer wait, and there is no doubt about it.",
        "In all, the visit took two days.",
        "All but a few children are settled.",
        "Nearly half of the children moved, and over half of the plans are late.",
        "Leaders know how many children wait, and not many plans are good.",
        "Some 30 children wait for some improvement in practice.",
        "Workers make every effort, and children have no plans.",
        "Some services’ aims differ in most respects from those of children.",
        "",
        "½ all … ’s",
    ];
    for sentence in idioms {
        let expected: &[&str] = if sentence.starts_with("Some services") {
            &["some"]
        } else {
            &[]
        };
        assert_eq!(words_in(sentence), expected, "{sentence}");
    }
}

#[test]
fn the_words_that_fit_best_stand_in_their_place() {
    let cases = [
        (
            "Most children are seen alone.",
            5,
            12,
            Some("Some children are seen alone."),
        ),
        (
            "Most children are seen alone.",
            12,
            12,
            Some("All children are seen alone."),
        ),
        (
            "Most children are seen alone.",
            0,
            12,
            Some("No children are seen alone."),
        ),
        (
            "Most of the children are seen.",
            5,
            12,
            Some("Some of the children are seen."),
        ),
        (
            "Visits help the majority of children.",
            10,
            12,
            Some("Visits help most children."),
        ),
        (
            "Visits help most children.",
            13,
            20,
            Some("Visits help the majority of children."),
        ),
        (
            "Visits help all the children.",
            10,
            12,
            Some("Visits help most of the children."),
        ),
        ("A number of the plans drift.", 10, 12, Some("Most of the plans drift.")),
        (
            "Many are short, but most are read.",
            2,
            20,
            Some("Very few are short, but most are read."),
        ),
        ("Most children are seen alone.", 9, 12, None),
        ("None of the plans was late.", 3, 12, None),
        ("Most children are seen alone.", 0, 0, None),
        ("Most of the children are seen.", 0, 12, None),
    ];
    let bands = HouseStyle::usual().bands;
    for (sentence, met, of, expected) in cases {
        let found = found(sentence, &bands);
        let other = found
            .first()
            .and_then(|first| reworded(sentence, first, &bands, met, of));
        let read = other.map(|other| {
            let mut read = sentence.to_owned();
            read.replace_range(other.at, &other.words);
            read
        });
        assert_eq!(read.as_deref(), expected, "{sentence} {met} of {of}");
    }
}

#[test]
fn people_are_told_what_a_word_rests_on() {
    let bands = HouseStyle::usual().bands;
    let found = found("Most children are seen alone.", &bands);
    assert_eq!(
        rests_on(&found[0], 5, 12, "children"),
        "‘most’ rests on 5 of 12 children"
    );
    assert_eq!(reading(&found[0], 5, 12), Reading::TooStrong);
}

#[test]
fn nothing_rests_on_nothing_and_no_count_is_too_large() {
    let bands = HouseStyle::usual().bands;
    for sentence in [
        "All plans are good.",
        "No plans are good.",
        "All but one of the plans are good.",
    ] {
        assert_eq!(
            reading(&found(sentence, &bands)[0], 0, 0),
            Reading::TooStrong,
            "{sentence}"
        );
    }
    let most = found("Most plans are good.", &bands);
    assert_eq!(reading(&most[0], u32::MAX, u32::MAX), Reading::TooWeak);
    assert_eq!(reading(&most[0], u32::MAX, 1), Reading::TooWeak);
}
