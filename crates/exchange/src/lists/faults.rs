//! What can be wrong with single cells of a list, and how that is handed back to the council.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// What is wrong with a cell. The sentences say what to do; they never hold what stands in the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FaultKind {
    /// The line has no id.
    #[error("The row has no id of a child.")]
    NoId,
    /// The id is a number that is not whole or too long to be exact, or it is a day or an error value.
    #[error("The id is a number with decimals, a day, or longer than a spreadsheet keeps exactly. Enter it as text.")]
    NotAnId,
    /// The text is not a day.
    #[error("This is not a date. Write it as dd/mm/yyyy.")]
    NotADate,
    /// There is no such day.
    #[error("There is no such day in the calendar.")]
    ImpossibleDate,
    /// The day lies before 1900 or after 2100.
    #[error("This date is not between 1900 and 2100.")]
    DateOutOfRange,
    /// A date of birth that is more than a year after the day of the frame.
    #[error("This date of birth is more than a year in the future.")]
    BornInFuture,
    /// The age is no number of years from 0 to 130.
    #[error("This is not an age in years.")]
    NotAnAge,
    /// A formula of which the file does not hold the value.
    #[error("This cell has a formula without a value. Open the file in a spreadsheet program, save it, and try again.")]
    FormulaWithoutValue,
    /// The cell is merged with others, so that it is not known to which row its value belongs.
    #[error("This cell is merged with others, so its row is not certain. Unmerge it.")]
    MergedCell,
    /// The text is longer than is read.
    #[error("The text in this cell is too long.")]
    TooLong,
    /// A spreadsheet's error value, or a value that is not of its own type.
    #[error("This cell holds an error or something that cannot be read.")]
    Unreadable,
}

/// A column of a sheet, for people to find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The letters a spreadsheet names it with.
    pub letter: String,
    /// Its header as it stands in the file; empty if that is not a header of a known list, as it may then be a child's data.
    pub header: String,
}

/// Something that is wrong with one line of a list, without what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The name of the sheet.
    pub sheet: String,
    /// The line of the file, from 1.
    pub line: u32,
    /// The column, if it is about one.
    pub column: Option<Place>,
    /// What is wrong.
    pub what: FaultKind,
}

/// The letters a spreadsheet names a column with; `column` counts from 0.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let place = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + place));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The faults as a csv file for whoever corrects the list: sheet, row, column, header, what is wrong. A text that a
/// spreadsheet would take for a formula gets an apostrophe before it.
pub fn faults_csv(faults: &[Fault]) -> String {
    let mut csv = String::from("Sheet,Row,Column,Header,What is wrong\r\n");
    for fault in faults {
        let (letter, header) = fault
            .column
            .as_ref()
            .map_or(("", ""), |place| (place.letter.as_str(), place.header.as_str()));
        let what = fault.what.to_string();
        // Writing into a String does not fail.
        let _ = write!(
            csv,
            "{},{},{},{},{}\r\n",
            quoted(&fault.sheet),
            fault.line,
            quoted(letter),
            quoted(header),
            quoted(&what)
        );
    }
    csv
}

fn quoted(text: &str) -> String {
    let formula = text
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\t', '\r', '|', '%'])
        || text.starts_with(['\t', '\r', '\n']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
