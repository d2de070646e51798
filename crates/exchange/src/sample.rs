//! The fictional sample visit to Northmere, which comes with the program.

use visitbook_domain::VisitRecords;

use crate::error::ReadError;
use crate::visit_file;

/// The sample as a visit file. Authority, people, evidence and letter are invented.
pub const SAMPLE: &[u8] = include_bytes!("../sample/northmere.visit.json");

/// The letter of the visit before the sample's, as plain text. It is invented too.
pub const SECOND_LETTER: &str = include_str!("../sample/northmere-second-letter.txt");

/// The records of the sample.
///
/// # Errors
/// None, as a test proves.
pub fn sample() -> Result<VisitRecords, ReadError> {
    visit_file::read(SAMPLE)
}
