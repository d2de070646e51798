//! Comments on factual accuracy: tables and pasted text as authorities send them. All of it is invented.

use proptest::prelude::*;

use super::notes::{docx_with, paragraph, table};
use crate::factual::{FactualError, MOST_PASTED, MOST_READ, Read, Said, from_rows, pasted, table_csv};
use crate::reviewed::read_comment_table;

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(row).collect()
}

/// Place, sentence, claim and evidence of each comment.
fn told(read: &Read) -> Vec<[&str; 4]> {
    let of = |said: &'_ Said| -> [String; 4] {
        [
            said.place.clone(),
            said.sentence.clone(),
            said.claim.clone(),
            said.evidence.clone(),
        ]
    };
    let all: Vec<[String; 4]> = read.comments.iter().map(of).collect();
    all.into_iter().map(|four| four.map(|each| &*each.leak())).collect()
}

#[test]
fn columns_are_told_by_their_headings() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "as many send it",
            &[
                "Page and paragraph",
                "Sentence in the draft",
                "Comment on factual accuracy",
                "Supporting evidence",
            ],
        ),
        (
            "in capitals",
            &["REFERENCE", "CURRENT WORDING", "PROPOSED AMENDMENT", "SOURCE"],
        ),
        (
            "in other words",
            &["Where", "Extract from letter", "LA challenge", "Reason for change"],
        ),
        (
            "the paragraph first",
            &[
                "Paragraph number",
                "Text in letter",
                "Inaccuracy identified",
                "Evidence (document, page)",
            ],
        ),
        (
            "as the program writes it",
            &[
                "Where",
                "The sentence before",
                "What the authority says",
                "Its evidence",
            ],
        ),
    ];
    for (name, headings) in cases {
        let row = ["2, 3", "Caseloads are 18.", "They are 16.", "Report of October"];
        let read = from_rows(&rows(&[headings, &row])).unwrap();
        assert_eq!(told(&read), [row], "{name}");
        assert_eq!(read.left_out, [headings.join(" | ")], "{name}");
    }
}

#[test]
fn what_is_ours_in_a_table_that_comes_back_is_not_taken_for_theirs() {
    let read = from_rows(&rows(&[
        &[
            "Number",
            "Where",
            "The sentence before",
            "What the authority says",
            "Its evidence",
            "Decision",
            "Our answer",
            "The sentence after",
        ],
        &[
            "1",
            "Page 2",
            "Caseloads are 18.",
            "They are 16.",
            "Report",
            "Not accepted",
            "We counted.",
            "Caseloads are 18.",
        ],
    ]));
    assert_eq!(
        told(&read.unwrap()),
        [["Page 2", "Caseloads are 18.", "They are 16.", "Report"]]
    );
}

#[test]
fn without_headings_columns_are_told_by_what_stands_in_them() {
    let long = "Caseloads are 16 and not 18, as the report of October says on its first page.";
    let cases: [(&[&str], [&str; 4]); 5] = [
        (&["1", "Page 2", long, "Report"], ["Page 2", "", long, "Report"]),
        (&["Page 2", long], ["Page 2", "", long, ""]),
        (&["1.", long], ["", "", long, ""]),
        (&[long, "Report", "and list 6"], ["", "", long, "Report\nand list 6"]),
        (&["Page 2", "An error."], ["Page 2", "", "An error.", ""]),
    ];
    for (row, expected) in cases {
        assert_eq!(told(&from_rows(&rows(&[row])).unwrap()), [expected], "{row:?}");
    }
}

#[test]
fn nothing_that_a_table_says_is_dropped() {
    let read = from_rows(&rows(&[
        &["Comments of an invented council", "", ""],
        &["Item", "Comment", "Evidence"],
        &["3.2", "They are 16.", ""],
        &["", "", ""],
        &["4", "", "A report alone"],
        &["5", "Two", "lines", "and one more"],
    ]));
    let read = read.unwrap();
    assert_eq!(
        told(&read),
        [["3.2", "", "They are 16.", ""], ["5", "", "Two", "lines\nand one more"]]
    );
    assert_eq!(
        read.left_out,
        [
            "Comments of an invented council",
            "Item | Comment | Evidence",
            "4 | A report alone"
        ]
    );
}

#[test]
fn a_place_that_is_no_place_goes_before_the_words() {
    let long = "word ".repeat(60);
    let read = from_rows(&rows(&[
        &["Where", "Comment"],
        &["Page 2,\n  paragraph 3", "One."],
        &[&long, "Two."],
    ]))
    .unwrap();
    assert_eq!(read.comments[0].place, "Page 2, paragraph 3");
    assert_eq!(read.comments[1].place, "");
    assert_eq!(read.comments[1].claim, format!("{}\nTwo.", long.trim()));
}

#[test]
fn a_table_that_says_nothing_and_one_that_says_too_much_are_refused() {
    let cases = [
        (rows(&[]), FactualError::NoComment),
        (rows(&[&["", " "], &["\n"]]), FactualError::NoComment),
        (rows(&[&["Where", "Comment"]]), FactualError::NoComment),
        (
            vec![vec!["Page 1".to_owned(), "It is so.".to_owned()]; MOST_READ + 1],
            FactualError::TooMany {
                found: MOST_READ + 1,
                limit: MOST_READ,
            },
        ),
    ];
    for (table, refused) in cases {
        assert_eq!(from_rows(&table), Err(refused));
    }
    let most = vec![vec!["Page 1".to_owned(), "It is so.".to_owned()]; MOST_READ];
    assert_eq!(from_rows(&most).unwrap().comments.len(), MOST_READ);
}

#[test]
fn a_word_table_with_merged_cells_is_read_like_any_other() {
    let cell =
        |properties: &str, inside: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", inside));
    let merged = [
        "<w:tbl><w:tr>",
        &cell("<w:gridSpan w:val=\"3\"/>", "Factual accuracy, an invented council"),
        "</w:tr><w:tr>",
        &cell("", "Place"),
        &cell("", "Comment"),
        &cell("", "Evidence"),
        "</w:tr><w:tr>",
        &cell("<w:vMerge w:val=\"restart\"/>", "Page 2"),
        &cell("<w:gridSpan w:val=\"2\"/>", "They are 16."),
        "</w:tr><w:tr>",
        &cell("<w:vMerge/>", ""),
        &cell("", "It was May."),
        &cell("", "Minutes"),
        "</w:tr></w:tbl>",
    ];
    let read = from_rows(&read_comment_table(&docx_with(&merged.concat(), &[])).unwrap()).unwrap();
    assert_eq!(
        told(&read),
        [["Page 2", "", "They are 16.", ""], ["", "", "It was May.", "Minutes"]]
    );
    let plain = docx_with(&table(&[&["Page 2", "They are 16."]]), &[]);
    assert_eq!(
        from_rows(&read_comment_table(&plain).unwrap()).unwrap().comments.len(),
        1
    );
}

#[test]
fn a_pasted_table_is_read_as_rows() {
    let cases: [(&str, &str, &[[&str; 4]]); 5] = [
        (
            "from Word",
            "Where\tComment\tEvidence\r\nPage 2\tThey are 16.\tReport\r\n",
            &[["Page 2", "", "They are 16.", "Report"]],
        ),
        (
            "with a paragraph within a cell",
            "Where\tComment\tEvidence\nPage 2\tThey are 16.\nNot 18.\tReport\nPage 3\tIt was May.\t\n",
            &[
                ["Page 2", "", "They are 16.\nNot 18.", "Report"],
                ["Page 3", "", "It was May.", ""],
            ],
        ),
        (
            "with a paragraph at the end of a row",
            "Where\tComment\nPage 2\tThey are 16.\nNot 18.\nPage 3\tIt was May.",
            &[
                ["Page 2", "", "They are 16.\nNot 18.", ""],
                ["Page 3", "", "It was May.", ""],
            ],
        ),
        (
            "from Excel, with marks and lines in a cell",
            "Where\tComment\n\"Page 2\"\t\"They said \"\"16\"\".\n\nNot 18.\"\n",
            &[["Page 2", "", "They said \"16\".\n\nNot 18.", ""]],
        ),
        (
            "with words in quotation marks",
            "Page 2\t\"Most\" is not so.\n",
            &[["Page 2", "", "\"Most\" is not so.", ""]],
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(told(&pasted(text).unwrap()), expected, "{name}");
    }
}

#[test]
fn pasted_text_has_a_comment_in_each_paragraph() {
    let cases: [(&str, &str, &[[&str; 4]]); 4] = [
        ("one", "They are 16.", &[["", "", "They are 16.", ""]]),
        (
            "a line each",
            "\n1. Page 2: They are 16.\n2) It was May.\n",
            &[["Page 2", "", "They are 16.", ""], ["", "", "It was May.", ""]],
        ),
        (
            "with empty lines between, over several lines",
            "Page 2, para 1\nThey are 16.\n\n• It was May.\nNot June.\n\n",
            &[
                ["Page 2, para 1", "", "They are 16.", ""],
                ["", "", "It was May.\nNot June.", ""],
            ],
        ),
        (
            "a year is no number of a list",
            "2026 was the year.",
            &[["", "", "2026 was the year.", ""]],
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(told(&pasted(text).unwrap()), expected, "{name}");
    }
}

#[test]
fn nothing_and_too_much_are_refused() {
    assert_eq!(pasted(" \n\t "), Err(FactualError::Empty));
    let long = "a".repeat(MOST_PASTED + 1);
    assert_eq!(pasted(&long), Err(FactualError::TooLong { limit: MOST_PASTED }));
    let many = "It is so.\n".repeat(MOST_READ + 1);
    assert!(matches!(pasted(&many), Err(FactualError::TooMany { .. })));
}

#[test]
fn the_table_that_goes_back_is_harmless_to_a_spreadsheet() {
    let csv = table_csv(
        &["Number", "Says"],
        &rows(&[&["1", "=1+1"], &["2", "\"so\", they say\nand more"]]),
    );
    assert_eq!(
        csv,
        "\"Number\",\"Says\"\r\n\"1\",\"'=1+1\"\r\n\"2\",\"\"\"so\"\", they say\nand more\"\r\n"
    );
}

proptest! {
    #[test]
    fn every_letter_that_is_pasted_is_read_or_left_out(text in "[a-z0-9 \\t\\n\"|:.•-]{0,200}") {
        let Ok(read) = pasted(&text) else { return Ok(()) };
        let mut kept = String::new();
        for said in &read.comments {
            for words in [&said.place, &said.sentence, &said.claim, &said.evidence] {
                kept.push_str(words);
            }
        }
        kept.push_str(&read.left_out.concat());
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(char::is_ascii_lowercase).collect();
            letters.sort_unstable();
            letters
        };
        prop_assert_eq!(letters(&kept), letters(&text));
    }

    #[test]
    fn no_table_stops_the_reader(rows in prop::collection::vec(prop::collection::vec(".{0,40}", 0..6), 0..12)) {
        let _ = from_rows(&rows);
    }
}
