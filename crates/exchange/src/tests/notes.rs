//! What the tests of notes share: an invented visit, documents made of paragraphs, and the check that nothing is lost.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::notes::{Because, Known, Notes, NotesError, Proposed, accounting, split};

/// A Tuesday.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 17).unwrap()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter()
        .map(|(id, name)| ((*id).to_owned(), (*name).to_owned()))
        .collect()
}

/// Areas, cases and people of an invented visit.
pub struct Visit {
    areas: Vec<(String, String)>,
    cases: Vec<(String, String)>,
    people: Vec<(String, String)>,
}

impl Visit {
    pub fn northmere() -> Self {
        Self {
            areas: pairs(&[
                ("a1", "Management oversight"),
                ("a2", "Assessments and plans"),
                ("a3", "Response to neglect"),
                ("a4", "Thresholds, step-down"),
                ("a5", "Plans"),
            ]),
            cases: pairs(&[("c5", "C05"), ("c7", "C07"), ("c12", "C12")]),
            people: pairs(&[
                ("p1", "Mara Holt"),
                ("p2", "Dara Okoro"),
                ("p3", "Sam Wells"),
                ("p4", "Sue West"),
            ]),
        }
    }

    pub fn known(&self) -> Known<'_> {
        Known {
            areas: &self.areas,
            cases: &self.cases,
            people: &self.people,
        }
    }

    /// Opens and splits, and fails where a character is lost.
    pub fn proposed(&self, bytes: &[u8]) -> Vec<Proposed> {
        let notes = Notes::open(bytes).unwrap();
        let proposed = split(&notes, &self.known(), Some(first_day()));
        nothing_is_lost(&notes, &proposed);
        proposed
    }

    /// Only the notes among what is proposed.
    pub fn records(&self, text: &str) -> Vec<Proposed> {
        let mut all = self.proposed(text.as_bytes());
        all.retain(|each| each.because == Because::Note);
        all
    }
}

/// The texts of proposals.
pub fn texts(proposed: &[Proposed]) -> Vec<&str> {
    proposed.iter().map(|each| each.text.as_str()).collect()
}

/// Every character of the source is in exactly one range, and in its text, its marker or what was dropped from it.
pub fn nothing_is_lost(notes: &Notes, proposed: &[Proposed]) {
    let source: Vec<char> = notes.text().chars().collect();
    let mut at = 0;
    for each in proposed {
        assert_eq!(each.range.start, at, "a gap or an overlap");
        assert!(!each.range.is_empty());
        at = each.range.end;
        assert_eq!(each.marker.start, each.range.start);
        let off = std::iter::once(&each.marker).chain(&each.dropped);
        let off: Vec<usize> = off.flat_map(Clone::clone).collect();
        assert!(off.is_sorted_by(|a, b| a < b) && off.iter().all(|at| each.range.contains(at)));
        let left: String = each
            .range
            .clone()
            .filter(|at| off.binary_search(at).is_err())
            .map(|at| source[at])
            .collect();
        assert_eq!(left, each.text);
        assert_eq!(each.kept, each.because == Because::Note);
        assert!(!each.kept || !each.text.trim().is_empty());
    }
    assert_eq!(at, source.len(), "the end is missing");
    let counted = accounting(notes, proposed);
    assert!(counted.is_complete());
    assert_eq!(counted.characters, source.len());
    let lines: Vec<&str> = notes.lines().iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines.join("\n"), notes.text());
    for line in notes.lines() {
        let chars = line.text.chars().count();
        assert_eq!(
            source[line.from..line.from + chars].iter().collect::<String>(),
            line.text
        );
    }
}

/// A zip of these parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The main part with this in its body.
pub fn body(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{inside}<w:sectPr/></w:body></w:document>"
    )
}

/// A paragraph in a style, `""` for none.
pub fn paragraph(style: &str, text: &str) -> String {
    let style = match style {
        "" => String::new(),
        "list" => "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>".to_owned(),
        style => format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"),
    };
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p>{style}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A table of rows of cells.
pub fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| {
        let paragraphs: String = text.split('\n').map(|line| paragraph("", line)).collect();
        format!("<w:tc><w:tcPr/>{paragraphs}</w:tc>")
    };
    let rows: String = rows
        .iter()
        .map(|row| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>()))
        .collect();
    format!("<w:tbl><w:tblPr/>{rows}</w:tbl>")
}

const TYPES: &str = "<?xml version=\"1.0\"?><Types><Override PartName=\"/word/document.xml\"/></Types>";

/// A Word document with this in its body, and these parts beside it.
pub fn docx_with(inside: &str, beside: &[(&str, &str)]) -> Vec<u8> {
    let document = body(inside);
    let mut parts = vec![
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ];
    parts.extend(beside.iter().map(|(name, text)| (*name, text.as_bytes())));
    package(&parts)
}

/// A Word document of paragraphs: style and text.
pub fn docx(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let inside: String = paragraphs.iter().map(|(style, text)| paragraph(style, text)).collect();
    docx_with(&inside, &[])
}

/// The error that a file is refused with.
pub fn refused(bytes: &[u8]) -> NotesError {
    Notes::open(bytes).unwrap_err()
}
