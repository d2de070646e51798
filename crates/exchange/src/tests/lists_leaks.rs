//! Nothing that identifies a child gets out of a list by way of what is kept, of a fault, of an error or of `Debug`.

use std::ops::ControlFlow;

use super::lists_build::{as_of, open, proposed, read};
use crate::lists::{Field, Workbook, faults_csv, read_rows};

const PLANTED: [&str; 8] = [
    "Quillfeather",
    "Saltmarsh",
    "14/02/2015",
    "2015-02-14",
    "NM4 7QX",
    "Orrelwood",
    "Ash Street",
    "KEY-77",
];

/// A list with planted names, a date of birth, a postcode and a worker; the second line has faults in every column.
const LIST: &str = "Child ID,Forename,Surname,Date of Birth,Placement Postcode,Allocated Worker,CIN Start Date,Address\n\
    KEY-77,Saltmarsh,Quillfeather,14/02/2015,NM4 7QX,Orrelwood,1/2/2026,Ash Street\n\
    KEY-77,Saltmarsh,Quillfeather,Saltmarsh 14/02/2015,NM4 7QX,Orrelwood,Quillfeather,Ash Street\n";

fn nothing_planted(text: &str) {
    for planted in PLANTED {
        assert!(
            !text.to_lowercase().contains(&planted.to_lowercase()),
            "{planted} in {text}"
        );
    }
}

#[test]
fn what_is_kept_and_told_of_a_line_holds_nothing_planted() {
    let (rows, outcome) = read(LIST);
    assert_eq!((rows.len(), outcome.faults.len()), (1, 2));
    assert_eq!(rows[0].child_id, "KEY-77");
    nothing_planted(&format!("{rows:?} {:?}", rows[0].row));
    nothing_planted(&serde_json::to_string(&rows[0].row).unwrap());
    nothing_planted(&format!("{outcome:?}"));
    nothing_planted(&serde_json::to_string(&outcome.faults).unwrap());
    nothing_planted(&faults_csv(&outcome.faults));
    let workbook = open(LIST);
    nothing_planted(&format!("{workbook:?} {:?}", workbook.sheets()));
}

#[test]
fn a_line_of_data_that_is_taken_for_headers_is_not_told_in_a_fault() {
    let workbook = open(LIST);
    let mut mapping = proposed(&workbook).remove(0);
    mapping.header_row = 2;
    mapping.columns.insert(Field::LastSeen, 7);
    let mut sink = |_| ControlFlow::Continue(());
    let outcome = read_rows(&workbook, &[mapping], as_of(), &mut sink, &mut |_| {}).unwrap();
    assert_eq!(outcome.faults.len(), 3);
    nothing_planted(&format!("{outcome:?}"));
}

#[test]
fn errors_name_places_only() {
    let unclosed = LIST.replace("14/02/2015,NM4", "\"14/02/2015,NM4");
    let wide = format!("{LIST}{}Quillfeather\n", ",".repeat(300));
    let control = LIST.replace("Ash Street", "Ash Street\u{1}");
    for text in [unclosed, wide, control] {
        let error = Workbook::open(text.into_bytes(), "List 6").unwrap_err();
        nothing_planted(&format!("{error} {error:?}"));
    }
}
