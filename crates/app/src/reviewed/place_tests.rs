//! Changes are placed where they belong or nowhere, and no citation is lost.

use uuid::Uuid;
use visitbook_domain::EvidenceId;
use visitbook_render::set_words;

use super::*;

/// Words and citations: `[1]` is a citation of the first evidence.
fn content(marked: &str) -> Vec<Inline> {
    let mut all = Vec::new();
    for (nth, part) in marked.split(['[', ']']).enumerate() {
        match nth % 2 {
            0 => all.push(Inline::Text { text: part.to_owned() }),
            _ => all.push(Inline::citing(vec![EvidenceId(Uuid::from_u128(part.parse().unwrap()))])),
        }
    }
    normalised(&all)
}

fn marked(content: &[Inline]) -> String {
    let parts = content.iter().map(|inline| match inline {
        Inline::Text { text } => text.clone(),
        Inline::Cite { evidence, .. } => format!("[{}]", evidence[0].0.as_u128()),
    });
    parts.collect()
}

fn plain(marked: &str) -> String {
    marked.split(['[', ']']).step_by(2).collect()
}

#[test]
fn words_come_and_go_and_citations_stay_at_their_sentence() {
    let cases = [
        (
            "Plans are late.[1] Visits are not.[2]",
            "late",
            "overdue",
            "Plans are overdue.[1] Visits are not.[2]",
        ),
        (
            "Plans are late.[1] Visits are not.[2]",
            "Plans are late.",
            "All is well.",
            "All is well.[1] Visits are not.[2]",
        ),
        (
            "Plans are late.[1] Visits are not.[2]",
            "Visits are not.",
            "",
            "Plans are late.[1] [2]",
        ),
        (
            "Plans [1]are late.",
            "Plans are",
            "All plans are",
            "All plans are[1] late.",
        ),
        ("[1]Plans are late.[2]", "Plans are late.", "No.", "[1]No.[2]"),
        ("One.[1] Two.[2] Three.", "One. Two.", "Both.", "Both.[1][2] Three."),
    ];
    for (before, goes, comes, after) in cases {
        let at = plain(before).find(goes).unwrap();
        let changed = spliced(&content(before), at..at + goes.len(), comes);
        assert_eq!(marked(&changed), after, "{goes} to {comes}");
    }
}

#[test]
fn words_that_only_come_come_behind_the_citation_of_the_sentence_before() {
    let cases = [
        (
            "Plans are late.[1] Visits.",
            "Plans are late.",
            " Very.",
            "Plans are late.[1] Very. Visits.",
        ),
        (
            "Plans are late.[1]",
            "Plans are late.",
            " Very.",
            "Plans are late.[1] Very.",
        ),
        (
            "Plans are late[1]. Visits.",
            "Plans are late",
            " now",
            "Plans are late now[1]. Visits.",
        ),
        ("Plans.", "", "All ", "All Plans."),
        ("", "", "All", "All"),
    ];
    for (before, behind, comes, after) in cases {
        assert_eq!(
            marked(&spliced(&content(before), behind.len()..behind.len(), comes)),
            after
        );
    }
}

#[test]
fn a_paragraph_is_divided_with_each_citation_at_its_sentence() {
    for (before, at, first, second) in [
        ("One.[1] Two.[2]", 4, "One.[1]", " Two.[2]"),
        ("One.[1] Two.[2]", 5, "One.[1] ", "Two.[2]"),
        ("One.[1]", 0, "", "One.[1]"),
        ("One.[1]", 4, "One.[1]", ""),
    ] {
        let (left, right) = divided(&content(before), at);
        assert_eq!((marked(&left).as_str(), marked(&right).as_str()), (first, second));
    }
}

/// The change that turns one word of a paragraph into another, and nothing else.
fn edit(before: &str, was: &str, is: &str) -> Edit {
    let at = before.find(was).unwrap();
    let after = before.replacen(was, is, 1);
    Edit::new(before, at..at + was.len(), &after, at..at + is.len()).unwrap()
}

fn placed(edit: &Edit, before: &str, now: &str) -> Option<String> {
    match edit.place(before, &set_words(now)) {
        Placed::At(at) => Some(format!(
            "{}|{}",
            now.get(..at.start).unwrap(),
            now.get(at.end..).unwrap()
        )),
        Placed::Already => Some("already".to_owned()),
        Placed::Nowhere => None,
    }
}

#[test]
fn a_change_is_found_by_the_words_around_it_or_not_at_all() {
    let before = "Plans are late. Visits are late. Reviews are on time.";
    let cases = [
        (before, Some("Plans are |. Visits are late. Reviews are on time.")),
        (
            "Plans  are late. Visits are late. Reviews are on time. ",
            Some("Plans  are |. Visits are late. Reviews are on time. "),
        ),
        (
            "Few. Plans are late. Visits are late. Reviews wait.",
            Some("Few. Plans are |. Visits are late. Reviews wait."),
        ),
        (
            "Plans are late, and so are visits.",
            Some("Plans are |, and so are visits."),
        ),
        (
            "Plans are overdue. Visits are late. Reviews are on time.",
            Some("already"),
        ),
        ("Visits are late. Reviews are late.", None),
        (
            "Most plans are late; so are visits.",
            Some("Most plans are |; so are visits."),
        ),
        ("All is well.", None),
    ];
    for (now, expected) in cases {
        let found = placed(&edit(before, "late", "overdue"), before, now);
        assert_eq!(found.as_deref(), expected, "{now}");
    }
}

#[test]
fn words_that_stand_twice_between_the_same_words_are_nowhere() {
    let before = "Few wait. Few wait. End.";
    let at = before.rfind("wait").unwrap();
    let after = "Few wait. Few come. End.";
    let edit = Edit::new(before, at..at + 4, after, at..at + 4).unwrap();
    for (now, expected) in [
        ("All: Few wait. Few wait. Few wait. No.", None),
        ("All: Few wait. Few wait. End.", Some("All: Few wait. Few |. End.")),
        ("Few wait. Few wait. No.", Some("Few wait. Few |. No.")),
    ] {
        assert_eq!(placed(&edit, before, now).as_deref(), expected, "{now}");
    }
}

#[test]
fn units_are_counted_as_the_page_counts_them() {
    for (text, units, byte) in [
        ("café", 4, Some(5)),
        ("😀a", 2, Some(4)),
        ("😀a", 1, None),
        ("ab", 3, None),
        ("", 0, Some(0)),
    ] {
        assert_eq!(byte_at(text, units), byte, "{text} {units}");
    }
}
