//! What a screen reader finds in a report: headings on three levels, lists whose items have names, small print.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use lopdf::{Dictionary, Document, Object, decode_text_string};
use support::reader::read;
use support::{everything, plain, report};
use visitbook_render::{RenderOptions, report_pdf};

/// The elements of a report without the spaces in them.
fn elements(times: usize) -> Vec<(String, String)> {
    let pdf = report_pdf(&report(times), &plain()).unwrap();
    let elements = read(&pdf).unwrap().elements.into_iter();
    let bare = |words: String| words.split_whitespace().collect::<String>();
    elements.map(|(tag, words)| (tag, bare(words))).collect()
}

#[test]
fn a_report_is_read_in_order_with_its_headings_and_the_names_of_its_items() {
    let long = format!("E001Strength{}Changedsince.", "Seenweekly.".repeat(30));
    let expected = [
        ("P", "25November2026"),
        ("H1", "Whatitrestson"),
        ("H2", "Part1"),
        ("LI", "▪Afact"),
        ("LI", "▪Anotherfact"),
        ("H3", "Sentence1"),
        ("P", "Socialworkersseechildrenoften,andtheirrecordssaywhattheysaw."),
        ("P", "Bothofitcomefromonekindofsource."),
        ("LI", long.as_str()),
        ("LI", "F1ConcernPlansdrift."),
        ("LI", "E002SupportsNodates."),
        ("LI", "E003SpeaksagainstDatesintwoplans."),
        ("LI", "E004Context"),
    ];
    let read = elements(1);
    let read: Vec<(&str, &str)> = read.iter().map(|(tag, words)| (tag.as_str(), words.as_str())).collect();
    assert_eq!(read, expected, "an item of which nothing is said is left out");
}

/// Every element of a kind, each with the kinds of what holds it, the nearest first.
fn holders(document: &Document, kind: &str) -> Vec<Vec<String>> {
    let of = |dictionary: &Dictionary| dictionary.get(b"S").and_then(Object::as_name).ok().map(<[u8]>::to_vec);
    let elements = document.objects.values().filter_map(|object| object.as_dict().ok());
    let wanted = elements.filter(|element| of(element).is_some_and(|tag| tag == kind.as_bytes()) && element.has(b"P"));
    let above = |element: &Dictionary| {
        let mut tags = Vec::new();
        let mut at = element.get(b"P").and_then(Object::as_reference).ok();
        while let Some(holder) = at.and_then(|id| document.get_dictionary(id).ok()) {
            let Some(tag) = of(holder) else { break };
            tags.push(String::from_utf8(tag).unwrap());
            at = holder.get(b"P").and_then(Object::as_reference).ok();
        }
        tags
    };
    wanted.map(above).collect()
}

#[test]
fn what_belongs_to_an_item_is_a_list_within_it_and_names_are_no_numbers() {
    let pdf = report_pdf(&report(1), &plain()).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let mut lists = holders(&document, "L");
    lists.sort();
    assert_eq!(
        lists,
        [vec!["Document"], vec!["Document"], vec!["LBody", "LI", "L", "Document"]]
    );
    let numberings = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"A").ok());
    let mut numberings: Vec<Vec<u8>> = numberings
        .filter_map(|attributes| attributes.as_dict().ok()?.get(b"ListNumbering").ok()?.as_name().ok())
        .map(<[u8]>::to_vec)
        .collect();
    numberings.sort();
    assert_eq!(numberings, [b"None".to_vec(), b"None".to_vec(), b"Square".to_vec()]);
}

#[test]
fn the_outline_has_what_is_below_a_section_closed_under_it() {
    let pdf = report_pdf(&report(2), &plain()).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let entries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let mut told: Vec<(String, Option<i64>)> = entries
        .filter(|entry| entry.has(b"Title") && entry.has(b"SE"))
        .map(|entry| {
            let count = entry.get(b"Count").and_then(Object::as_i64).ok();
            (decode_text_string(entry.get(b"Title").unwrap()).unwrap(), count)
        })
        .collect();
    told.sort();
    let expected = [
        ("Part 1", Some(-1)),
        ("Part 2", Some(-1)),
        ("Sentence 1", None),
        ("Sentence 2", None),
        ("What it rests on", Some(2)),
    ];
    assert_eq!(told, expected.map(|(title, count)| (title.to_owned(), count)));
}

#[test]
fn no_item_is_torn_from_its_first_line_and_nothing_leaves_the_page() {
    let options = RenderOptions {
        letterhead_image: None,
        ..everything()
    };
    let pdf = report_pdf(&report(30), &options).unwrap();
    let read = read(&pdf).unwrap();
    let pages = read.runs.iter().map(|run| run.page).max().unwrap();
    assert!(pages > 10, "{pages}");
    for run in read.content() {
        assert!(run.x >= 70.0 && run.right <= 527.5 && run.baseline <= 767.0, "{run:?}");
    }
    for page in 0..pages {
        let last = read.content().filter(|run| run.page == page).last().unwrap();
        let leads = ["Strength", "Concern", "Supports", "Speaks against"];
        assert!(
            !leads.contains(&last.text.trim()) && !last.text.starts_with("Sentence"),
            "{last:?}"
        );
    }
}
