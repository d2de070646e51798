//! Thirty ways of taking notes, all invented, and the records that each becomes.

use super::notes::{Visit, docx, docx_with, paragraph, table, texts};
use crate::notes::{Because, Notes};

struct Sample {
    what: &'static str,
    bytes: Vec<u8>,
    notes: Vec<&'static str>,
}

fn text(what: &'static str, typed: &str, notes: &[&'static str]) -> Sample {
    bytes(what, typed.as_bytes().to_vec(), notes)
}

fn bytes(what: &'static str, bytes: Vec<u8>, notes: &[&'static str]) -> Sample {
    Sample {
        what,
        bytes,
        notes: notes.to_vec(),
    }
}

fn wide(text: &str, little: bool) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units
        .flat_map(|unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

fn encodings() -> Vec<Sample> {
    let both = ["Manager’s note – “late”.", "Café visit."];
    let typed = "Manager’s note – “late”.\n\nCafé visit.";
    vec![
        text("smart quotes", typed, &both),
        bytes("a byte order mark", [b"\xef\xbb\xbf", typed.as_bytes()].concat(), &both),
        bytes("UTF-16 of Windows", wide(typed, true), &both),
        bytes("UTF-16 the other way", wide(typed, false), &both),
        bytes(
            "Windows-1252",
            b"Manager\x92s note \x96 \x93late\x94.\r\n\r\nCaf\xe9 visit.\r\n".to_vec(),
            &both,
        ),
        text(
            "line breaks of Windows",
            "One.\r\n\r\nTwo,\r\nstill two.\r\n",
            &["One.", "Two,\nstill two."],
        ),
        text("line breaks of an old Mac", "One.\r\rTwo.", &["One.", "Two."]),
        text(
            "page breaks",
            "One.\n\x0cTwo.\x0b\x0bThree.",
            &["One.", "Two.", "Three."],
        ),
        text("control characters", "One\x07.\n\nTwo.", &["One.", "Two."]),
    ]
}

fn lists() -> Vec<Sample> {
    vec![
        text(
            "hyphens",
            "- No dates.\n- No names,\n  none at all.\n-Late.",
            &["No dates.", "No names,\n  none at all.", "Late."],
        ),
        text(
            "bullets from Word",
            "•\tNo dates.\n•\tNo names.\no no.",
            &["No dates.", "No names.\no no."],
        ),
        text(
            "stars in Markdown",
            "## C07\n\n* No dates.\n* **No** names.\n",
            &["No dates.", "**No** names."],
        ),
        text(
            "numbers",
            "1. No dates.\n2) No names.\n10. Late.",
            &["No dates.", "No names.", "Late."],
        ),
        text(
            "signs",
            "+ Seen alone.\n- No dates.\n? Why so late?",
            &["Seen alone.", "No dates.", "Why so late?"],
        ),
        text(
            "a lead-in to a list",
            "Concerns:\n- No dates.\n\n- No names.\nAfter.\n\nThen.",
            &["No dates.", "No names.\nAfter.", "Then."],
        ),
        text(
            "a lead-in to a paragraph",
            "She said:\n\nThe plan is late.\n\nThen.",
            &["She said:\n\nThe plan is late.", "Then."],
        ),
        text(
            "an item that leads into the next",
            "- She said:\n- late.\n- Then.",
            &["She said:\n- late.", "Then."],
        ),
        text("tabs", "\tOne.\n\n\t\tTwo.\tThree.", &["One.", "Two.\tThree."]),
        text("items without words", "- \n- One.\n-\n", &["One."]),
    ]
}

fn diaries() -> Vec<Sample> {
    vec![
        text(
            "times",
            "09:40 Met duty.\n10.15am Read C07,\nall of it.\n1120 Call.",
            &["Met duty.", "Read C07,\nall of it.", "Call."],
        ),
        text(
            "times in brackets",
            "[09:40] Met duty.\n[10:15] MH: Read.",
            &["Met duty.", "Read."],
        ),
        text(
            "times on lines of their own",
            "09:40\nMet duty.\n\n10:15\n\nRead.\n\nMore.",
            &["Met duty.", "Read.", "More."],
        ),
        text(
            "initials",
            "MH: No dates.\n(DO) No names.\nNB: late.",
            &["No dates.", "No names.", "NB: late."],
        ),
        text(
            "days and headings",
            "Day 1\n=====\n\nC07\nNo dates.\n\nManagement oversight:\nLate.\n\nDay 2\n\nThen.",
            &["No dates.", "Late.", "Then."],
        ),
        text(
            "drawn lines",
            "One.\n---------\n\nTwo.\n* * *\nThree.\n",
            &["Two.", "Three."],
        ),
    ]
}

fn extremes() -> Vec<Sample> {
    static LONG: std::sync::LazyLock<String> =
        std::sync::LazyLock::new(|| "The plan has no dates. ".repeat(4000).trim().to_owned());
    vec![
        text("one very long paragraph", &LONG, &[LONG.as_str()]),
        text("only headings", "# C07\n## C12\nTHE DUTY TEAM\n", &[]),
        text("empty lines only", "\n\n  \n\t\n", &[]),
        text("one letter", "x", &["x"]),
    ]
}

fn documents() -> Vec<Sample> {
    let rows: &[&[&str]] = &[&["09:40", "MH", "No dates."], &["10:15", "", "Late:\n- two"]];
    let mixed = paragraph("Heading1", "Audit") + &table(rows) + &paragraph("", "One.") + &paragraph("", "Two.");
    vec![
        bytes(
            "paragraphs in Word",
            docx(&[("", "One."), ("", "Two."), ("", ""), ("list", "Three.")]),
            &["One.", "Two.", "Three."],
        ),
        bytes(
            "a table in Word",
            docx_with(&mixed, &[]),
            &["No dates.", "| Late:\n- two", "One.", "Two."],
        ),
    ]
}

fn samples() -> Vec<Sample> {
    [encodings(), lists(), diaries(), extremes(), documents()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn each_way_of_taking_notes_becomes_the_records_it_means() {
    let visit = Visit::northmere();
    assert!(samples().len() >= 30);
    for sample in samples() {
        let mut proposed = visit.proposed(&sample.bytes);
        proposed.retain(|each| each.because == Because::Note);
        assert_eq!(texts(&proposed), sample.notes, "{}", sample.what);
    }
}

#[test]
fn only_the_control_characters_are_left_out_of_plain_text() {
    for sample in encodings().into_iter().chain(lists()).chain(diaries()) {
        let left_out = Notes::open(&sample.bytes).unwrap().left_out;
        assert_eq!(
            left_out.len(),
            usize::from(sample.what == "control characters"),
            "{}",
            sample.what
        );
    }
}
