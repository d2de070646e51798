//! Earlier letters and reports are read from text as it comes out of files. All of them are invented.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use uuid::Uuid;
use visitbook_domain::{AreaId, AreaOfConcern, Rank, VisitId};

use super::*;

/// A letter out of a PDF: set in lines, with page numbers and a bullet under a sign of a font.
const LETTER: &str = "Piccadilly Road\nNorthmere\nNM1 1AA\n\n12 May 2026\n\nRuth Aldane\nDirector of Children’s Services\n\nDear Ruth\n\
Monitoring visit to Northmere children’s services\n\n\
This letter summarises the findings of the monitoring visit to Northmere children’s\nservices on 8 and 9 April 2026. This was the first monitoring visit since the local\nauthority was judged inadequate in June 2025.\n\
Areas covered by the visit\n\
Inspectors reviewed the progress made in the following areas of concern identified at\nthe last inspection:\n\
◼ The quality and impact of management oversight.\n\u{f0b7} The timeliness and quality of children’s plans, including those of children who\nhave moved.\n\
This visit was carried out in line with the framework.\n\n1\n\u{c}Headline findings\n\
Oversight is better than it was, and the new director has made it a first concern of all\nmanagers.\n\
Findings and evaluation of progress\n\
Management oversight is regular, and supervision takes place each month. It does not\nyet lead to timely action, and decision-\nmaking drifts where managers change, for the\n\n2\n\u{c}most part without anybody noticing it.\n\
Children’s plans are clear. Too many plans are written without children.\n\n\
The council has bought a new building.\n\n\
I am copying this letter to the Department for Education.\n\nYours sincerely\n\nMaren Hollis\nHis Majesty’s Inspector\n\n3\n";

/// A report with a judgement table, headings over two lines, numbered paragraphs, footers, a footnote and an imprint.
const REPORT: &str = "Inspection of Northmere local\nauthority children’s services\n\nInspection dates: 2 to 13 June 2025\nReport published: 28 July 2025\n\nJudgement\n\nGrade\n\nThe experiences and progress of\nchildren in care\n\nGood\n\n\
Services for children in Northmere are weaker than they were at the time of the last visit.\n\n\
What needs to improve?1\n\
■ The quality and impact of management oversight, so that children do not wait for help that\nthey need. (outcome 2, national framework)\n■\nThe timeliness of plans.\n\n\
1\n\nThis footnote explains what the words in brackets mean, over\ntwo lines.\nInspection of Northmere local authority children’s services\n2 to 13 June 2025\n\n1\n\n\
The experiences and progress of children who need help and\nprotection: requires improvement to be good\n\
1. Children are seen by workers whom they know, and who come when they say that they\nwill. Many of them stay until a child is at the age of\n18. Others leave earlier.\n\n2.\n\nPlans drift when workers leave, and nobody tells the\n\n\
Inspection of Northmere local authority children’s services\n2 to 13 June 2025\n\n2\n\nchild about it.\n\n3. Families are heard.\n\n\
Inspection of Northmere local authority children’s services\n2 to 13 June 2025\n\n3\n\n\
The Office for Standards in Education, an invented imprint of this report, says at its end\nwhat it is.\n";

/// A letter out of a Word document or typed: each line is a paragraph.
const TYPED: &str = "First letter\n\nOVERALL FINDINGS\n\nLeaders have made a start, and staff say so, and much of what was planned a year ago has been done by now, though not by everyone and not in every team of the service.\nSupervision is too often cancelled, and inspectors saw that it is then not made up for, so that workers of the assessment teams go without it for months at a time in spite of what the policy of the council says.\n\nWhat needs to improve in this area of social work practice\n- The frequency of supervision.\n* The quality of plans.\n• Visits.";

fn areas() -> Vec<AreaOfConcern> {
    let area = |number: u128, title: &str, wording: &str| AreaOfConcern {
        id: AreaId(Uuid::from_u128(number)),
        visit: VisitId(Uuid::from_u128(9)),
        rank: Rank::after(None),
        title: title.to_owned(),
        wording: wording.to_owned(),
        improvement: None,
    };
    vec![
        area(
            1,
            "Management oversight",
            "The quality and impact of management oversight.",
        ),
        area(2, "Children’s plans", "The timeliness and quality of children’s plans."),
    ]
}

/// Headings, and under each its paragraphs; bullets have `- ` before them, and the number of an area stands after.
fn outline(read: &ReadEarlier) -> Vec<String> {
    let mut lines = Vec::new();
    for section in &read.sections {
        lines.push(format!("# {}", section.heading));
        for paragraph in &section.paragraphs {
            let mark = if paragraph.bullet { "- " } else { "" };
            let area = paragraph
                .area
                .map_or(String::new(), |area| format!(" [{}]", area.0.as_u128()));
            lines.push(format!("{mark}{}{area}", paragraph.text));
        }
    }
    lines
}

fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let words = texts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word.to_owned()).or_insert(0) += 1;
    }
    counts
}

/// Every word is in a section or among what was left out, as often as in the text.
fn is_whole(text: &str) -> bool {
    let read = read_earlier(text, &areas());
    let paragraphs = read
        .sections
        .iter()
        .flat_map(|section| section.paragraphs.iter().map(|each| each.text.as_str()));
    let headings = read.sections.iter().map(|section| section.heading.as_str());
    let told = paragraphs
        .chain(headings)
        .chain(read.left_out.iter().map(String::as_str));
    counted(told) == counted(std::iter::once(text))
}

#[test]
fn a_letter_out_of_a_pdf_is_read_by_its_headings() {
    let read = read_earlier(LETTER, &areas());
    assert_eq!(read.title, "Monitoring visit to Northmere children’s services");
    assert_eq!(read.dated, NaiveDate::from_ymd_opt(2026, 5, 12));
    assert_eq!(read.left_out, ["1", "2", "3"]);
    let outline = outline(&read);
    let opening = "This letter summarises the findings of the monitoring visit to Northmere children’s services on 8 and 9 \
        April 2026. This was the first monitoring visit since the local authority was judged inadequate in June 2025.";
    assert!(outline.iter().any(|line| line == opening), "{outline:#?}");
    let body = outline
        .iter()
        .skip_while(|line| !line.starts_with("# Areas"))
        .map(String::as_str);
    let expected = [
        "# Areas covered by the visit",
        "Inspectors reviewed the progress made in the following areas of concern identified at the last inspection:",
        "- The quality and impact of management oversight. [1]",
        "- The timeliness and quality of children’s plans, including those of children who have moved. [2]",
        "This visit was carried out in line with the framework.",
        "# Headline findings",
        "Oversight is better than it was, and the new director has made it a first concern of all managers. [1]",
        "# Findings and evaluation of progress",
        "Management oversight is regular, and supervision takes place each month. It does not yet lead to timely action, \
         and decision-making drifts where managers change, for the most part without anybody noticing it. [1]",
        "Children’s plans are clear. Too many plans are written without children. [2]",
        "The council has bought a new building.",
        "I am copying this letter to the Department for Education.",
        "Yours sincerely",
        "Maren Hollis",
        "His Majesty’s Inspector",
    ];
    assert_eq!(body.collect::<Vec<_>>(), expected);
}

#[test]
fn concerns_of_a_letter_are_its_areas_and_what_its_findings_say_against_them() {
    let concerns = read_earlier(LETTER, &areas()).concerns;
    let told: Vec<(Option<u128>, &str)> = concerns
        .iter()
        .map(|concern| (concern.area.map(|area| area.0.as_u128()), concern.words.as_str()))
        .collect();
    let expected = [
        (Some(1), "The quality and impact of management oversight."),
        (
            Some(2),
            "The timeliness and quality of children’s plans, including those of children who have moved.",
        ),
        (
            Some(1),
            "It does not yet lead to timely action, and decision-making drifts where managers change, for the most part \
             without anybody noticing it.",
        ),
        (Some(2), "Too many plans are written without children."),
    ];
    assert_eq!(told, expected);
    assert!(
        concerns
            .iter()
            .all(|concern| concern.answer.is_none() && concern.note.is_empty())
    );
}

#[test]
fn a_report_is_read_without_footers_footnotes_numbers_and_imprint() {
    let read = read_earlier(REPORT, &areas());
    assert_eq!(
        read.title,
        "Inspection of Northmere local authority children’s services"
    );
    assert_eq!(read.dated, NaiveDate::from_ymd_opt(2025, 7, 28));
    let outline = outline(&read);
    let body = outline
        .iter()
        .skip_while(|line| !line.starts_with("# What"))
        .map(String::as_str);
    let expected = [
        "# What needs to improve?",
        "- The quality and impact of management oversight, so that children do not wait for help that they need. (outcome \
         2, national framework) [1]",
        "- The timeliness of plans. [2]",
        "# The experiences and progress of children who need help and protection: requires improvement to be good",
        "Children are seen by workers whom they know, and who come when they say that they will. Many of them stay until a \
         child is at the age of 18. Others leave earlier.",
        "Plans drift when workers leave, and nobody tells the child about it. [2]",
        "Families are heard.",
    ];
    assert_eq!(body.collect::<Vec<_>>(), expected);
    assert_eq!(read.concerns.len(), 2);
    for left_out in ["2 to 13 June 2025", "two lines.", "what it is.", "1 1. 2. 3."] {
        assert!(
            read.left_out.iter().any(|line| line == left_out),
            "{left_out}: {:?}",
            read.left_out
        );
    }
}

#[test]
fn the_number_of_a_footnote_begins_it_once() {
    let body = "Children are seen often.\n".repeat(12);
    let text = format!("What needs to improve?1\n■ Plans.\n\n1\nA footnote.\n{body}1\nFamilies are heard.\n");
    let outline = outline(&read_earlier(&text, &areas()));
    assert!(
        outline.iter().any(|line| line.ends_with("Families are heard.")),
        "{outline:?}"
    );
}

#[test]
fn a_letter_whose_lines_are_paragraphs_is_read_line_by_line() {
    let read = read_earlier(TYPED, &areas());
    assert_eq!((read.title.as_str(), read.dated), ("First letter", None));
    let sections: Vec<(&str, usize)> = read
        .sections
        .iter()
        .map(|section| (section.heading.as_str(), section.paragraphs.len()))
        .collect();
    let asked = "What needs to improve in this area of social work practice";
    assert_eq!(sections, [("", 1), ("OVERALL FINDINGS", 2), (asked, 3)]);
    let concerns: Vec<&str> = read.concerns.iter().map(|concern| concern.words.as_str()).collect();
    assert_eq!(
        concerns,
        ["The frequency of supervision.", "The quality of plans.", "Visits."]
    );
    assert!(read.left_out.is_empty());
}

#[test]
fn a_text_with_nothing_in_it_has_nothing_to_tell() {
    for text in ["", " \n\t\r\n\u{c}\n\u{feff}", "\u{f0b7}\n■\n-\n"] {
        assert_eq!(read_earlier(text, &areas()), ReadEarlier::default(), "{text:?}");
    }
}

#[test]
fn no_word_is_lost_however_strange_the_text() {
    let long = "word ".repeat(20_000);
    let many = "What needs to improve?1\n1\n■\n".repeat(500);
    let same = "Page 1 of 3\nThe same line\n1\n".repeat(40);
    let strange = [
        LETTER,
        REPORT,
        TYPED,
        &long,
        &many,
        &same,
        "1",
        "1.",
        "12)\n3.",
        "99999999999. x",
        "■",
        "- ",
        "-\na-\nb",
        "o\no x",
        "What needs to improve?1",
        "Findings\u{c}Findings\rFindings",
        "a\u{301}\u{2028}ﬁ ½ ² Ⅷ",
        "(\n(",
        "\0\u{7}x",
    ];
    for text in strange {
        assert!(is_whole(text), "{text:.60}");
    }
}

proptest! {
    #[test]
    fn every_word_of_any_text_is_in_a_section_or_among_what_was_left_out(
        lines in prop::collection::vec(
            prop_oneof![
                Just("Areas covered by the visit".to_owned()),
                Just("What needs to improve?1".to_owned()),
                Just("Inspection of Northmere".to_owned()),
                Just(String::new()),
                Just("\u{c}".to_owned()),
                Just("The Office for Standards in Education".to_owned()),
                "[0-9]{1,3}[.)]?",
                "(■|-|•|\u{f0b7}|o) ?[a-z]{0,6}",
                "[A-Z][a-z ’-]{0,90}[.:;-]?",
                "\\PC{0,40}",
            ],
            0..40,
        )
    ) {
        prop_assert!(is_whole(&lines.join("\n")));
    }
}
