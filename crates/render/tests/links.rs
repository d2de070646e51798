//! Addresses of mail and of the web can be followed in every form that knows links, and lead where their words say.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use support::links::Link;
use support::reader::{Read, read};
use support::word::part;
use support::{block, blocks, letter, plain};
use visitbook_domain::{Block, Letter};
use visitbook_render::{letter_docx, letter_html, letter_pdf, letter_plain};

/// Longer than a line.
const LONG: &str =
    "https://reports.ofsted.gov.uk/provider/44/80000?visit=monitoring&year=2026#help-and-protection-of-children";

fn addressed() -> (Letter, Vec<Block>) {
    let letterhead = [
        "Example House",
        "T 0300 000 0000",
        "E: lead@example.org",
        "www.example.org",
    ];
    let letter = Letter {
        letterhead: letterhead.map(str::to_owned).to_vec(),
        ..letter()
    };
    let blocks = vec![
        block(0, "H Findings at gov.uk/ofsted"),
        block(1, &format!("P Reports are published ({LONG}), and on www.example.org.")),
        block(2, "B write to lead@example.org;"),
        block(3, "P Children are safe.The team knows them."),
    ];
    (letter, blocks)
}

/// The words of each address and where it leads, in the order of reading.
fn expected() -> Vec<(&'static str, String)> {
    let mail = ("lead@example.org", "mailto:lead@example.org".to_owned());
    let web = ("www.example.org", "https://www.example.org".to_owned());
    vec![
        mail.clone(),
        web.clone(),
        ("gov.uk/ofsted", "https://gov.uk/ofsted".to_owned()),
        (LONG, LONG.to_owned()),
        web,
        mail,
    ]
}

fn pdf() -> Read {
    let (letter, blocks) = addressed();
    read(&letter_pdf(&letter, &blocks, &plain()).unwrap()).unwrap()
}

#[test]
fn in_the_pdf_each_address_is_a_link_that_says_what_it_is_and_leads_there() {
    let links = pdf().links;
    let found: Vec<(&str, String)> = links
        .iter()
        .map(|link| (link.words.as_str(), link.address.clone()))
        .collect();
    assert_eq!(found, expected());
    let told: Vec<&str> = links.iter().map(|link| link.told.as_str()).collect();
    assert_eq!(told[0], "Email to lead@example.org");
    assert_eq!(told[2], "Web page gov.uk/ofsted");
}

#[test]
fn in_the_pdf_what_takes_the_click_stands_on_the_words_line_by_line() {
    let read = pdf();
    let long = read.links.iter().find(|link| link.words == LONG).unwrap();
    assert!(long.areas.len() > 1, "{:?}", long.areas);
    let height = 842.0;
    for link in &read.links {
        let words = words_below(link, &read, height);
        assert_eq!(words, link.words, "{:?}", link.areas);
    }
}

/// The text that stands in the areas of an address.
fn words_below(link: &Link, read: &Read, height: f32) -> String {
    let mut words = String::new();
    for area in &link.areas {
        let inside = read.content().filter(|run| {
            let baseline = height - run.baseline;
            let upright = area.bottom < baseline && baseline < area.top;
            upright && run.page == area.page && run.x > area.left - 0.1 && run.right < area.right + 0.1
        });
        words.extend(
            inside
                .map(|run| run.text.clone())
                .filter(|text| !text.trim().is_empty()),
        );
    }
    words
}

#[test]
fn in_word_each_address_is_a_hyperlink_in_its_paragraph() {
    let (letter, blocks) = addressed();
    let docx = letter_docx(&letter, &blocks, &plain()).unwrap();
    let relations = part(&docx, "word/_rels/document.xml.rels");
    let leads = |id: &str| {
        let relations = relations.named("Relationship");
        let relation = relations
            .iter()
            .find(|relation| relation.attribute("Id") == id)
            .unwrap();
        assert_eq!(relation.attribute("TargetMode"), "External");
        relation.attribute("Target").to_owned()
    };
    let document = part(&docx, "word/document.xml");
    let links = document.named("w:hyperlink");
    let found = links.iter().map(|link| (link.words(), leads(link.attribute("r:id"))));
    let found: Vec<(String, String)> = found.collect();
    let expected = expected()
        .into_iter()
        .map(|(words, address)| (words.to_owned(), address));
    assert_eq!(found, expected.collect::<Vec<_>>());
    let external = relations.named("Relationship");
    let external = external
        .iter()
        .filter(|relation| relation.attributes.contains_key("TargetMode"));
    assert_eq!(external.count(), 4, "each address once");
}

#[test]
fn on_the_web_page_each_address_is_a_link_and_its_words_are_escaped() {
    let (letter, blocks) = addressed();
    let page = letter_html(&letter, &blocks, &plain()).unwrap();
    let escaped = |words: &str| words.replace('&', "&amp;");
    let mut rest = page.as_str();
    for (words, address) in expected() {
        let link = format!("<a href=\"{}\">{}</a>", escaped(&address), escaped(words));
        let (_, behind) = rest.split_once(&link).unwrap_or_else(|| panic!("{link}"));
        rest = behind;
    }
    assert_eq!(page.matches("<a ").count(), expected().len());
}

#[test]
fn an_address_with_quotes_and_brackets_stays_within_its_link() {
    let blocks = [block(0, "P See www.example.org/\"onclick=x and <www.example.org/a>b>.")];
    let page = letter_html(&letter(), &blocks, &plain()).unwrap();
    assert!(
        page.contains("See <a href=\"https://www.example.org/\">www.example.org/</a>&quot;onclick=x"),
        "{page}"
    );
    assert!(
        page.contains("&lt;<a href=\"https://www.example.org/a\">www.example.org/a</a>&gt;b&gt;"),
        "{page}"
    );
}

#[test]
fn a_letter_without_an_address_has_no_link_and_plain_text_never_has_one() {
    let letter = Letter {
        letterhead: vec!["Example House".to_owned()],
        ..letter()
    };
    let pdf = letter_pdf(&letter, &blocks(), &plain()).unwrap();
    assert_eq!(read(&pdf).unwrap().links, []);
    assert!(!letter_html(&letter, &blocks(), &plain()).unwrap().contains("<a "));
    let (letter, blocks) = addressed();
    assert!(letter_plain(&letter, &blocks, &plain()).contains("E: lead@example.org"));
}
