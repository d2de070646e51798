//! What the program does with a file from outside, for the fuzz targets and for the test that keeps their corpus.
//!
//! `crates/exchange/tests/corpus.rs` takes this file in by its path, so that both do the same.

mod lists;
mod notes;
mod parts;
mod reviewed;

/// A csv file of lists.
pub fn lists_csv(input: &[u8]) {
    lists::import(input.to_vec(), "List 6");
}

/// An xlsx file of lists: the file itself, or its parts where the input begins as XML.
pub fn lists_xlsx(input: &[u8]) {
    let file = match input.starts_with(b"<") {
        true => parts::xlsx(input),
        false => input.to_vec(),
    };
    lists::import(file, "List 6");
}

/// A file of notes: the document itself, its parts where the input begins as XML, or plain text.
pub fn notes_docx(input: &[u8]) {
    match input.starts_with(b"<") {
        true => notes::import(&parts::docx(input)),
        false => notes::import(input),
    }
}

/// A letter that came back: the document itself, or its parts where the input begins as XML.
pub fn reviewed_docx(input: &[u8]) {
    match input.starts_with(b"<") {
        true => reviewed::import(&parts::reviewed(input)),
        false => reviewed::import(input),
    }
}
