//! A file of lists as `crates/app/src/sampling/lists.rs` imports it, without the notebook.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use visitbook_domain::frame::List;
use visitbook_domain::sampling::{canonical_line, rows_digest};
use visitbook_exchange::lists::{Field, MOST_FAULTS, Mapping, SheetPreview, Workbook, faults_csv, read_rows};

const LONGEST_ID: usize = 100;

/// Opens the file and reads it twice: as it is proposed, and with every sheet and as many columns as there are fields.
pub fn import(file: Vec<u8>, name: &str) {
    let workbook = match Workbook::open(file, name) {
        Ok(workbook) => workbook,
        Err(refused) => return assert!(!refused.to_string().is_empty()),
    };
    let sheets = workbook.sheets();
    for sheet in sheets {
        assert!(sheet.header_row <= sheet.last_line && sheet.rows <= sheet.last_line);
        assert!(sheet.first_rows.iter().all(|row| row.len() == sheet.headers.len()));
    }
    let proposed = sheets.iter().filter_map(|sheet| sheet.proposed.as_ref());
    read(&workbook, proposed.map(|proposal| proposal.mapping.clone()).collect());
    read(
        &workbook,
        (0..).zip(sheets).map(|(place, sheet)| all_of(place, sheet)).collect(),
    );
}

/// A mapping that takes the first columns for the fields in their order, whatever their headers say.
fn all_of(place: usize, sheet: &SheetPreview) -> Mapping {
    let fields = Field::ALL.into_iter().zip(0..sheet.headers.len());
    Mapping {
        sheet: place,
        list: List::ChildrenInNeed,
        header_row: sheet.header_row,
        columns: fields.collect(),
    }
}

fn read(workbook: &Workbook, mut mappings: Vec<Mapping>) {
    // The program refuses an import with a mapping that does not fit; here the others are read all the same.
    mappings.retain(|mapping| mapping.check(workbook).is_ok());
    let (mut lines, mut done) = (Vec::new(), None);
    let as_of = NaiveDate::from_ymd_opt(2026, 9, 30).expect("a day");
    let outcome = read_rows(
        workbook,
        &mappings,
        as_of,
        &mut |read| {
            assert!((1..=LONGEST_ID).contains(&read.child_id.chars().count()));
            assert!(read.name_words.iter().all(|word| word.chars().count() > 1));
            lines.push(canonical_line(&read.row, &read.child_id));
            ControlFlow::Continue(())
        },
        &mut |progress| done = Some(progress),
    )
    .expect("a file that could be looked through can be read");
    let done = done.expect("how far it is was told");
    assert_eq!(outcome.rows as usize, lines.len());
    assert!(outcome.rows + outcome.left_out <= done.done && done.done <= done.total);
    assert!(!outcome.stopped && outcome.faults.len() <= MOST_FAULTS);
    assert!(faults_csv(&outcome.faults).matches("\r\n").count() > outcome.faults.len());
    rows_digest(lines);
}
