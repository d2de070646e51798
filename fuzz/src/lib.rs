//! What the program does with a file from outside, for the fuzz targets and for the test that keeps their corpus.
//!
//! `crates/exchange/tests/corpus.rs` takes this file in by its path, so that both do the same.

mod factual;
mod letters;
mod lists;
mod notes;
mod parts;
mod pictures;
mod receipts;
mod records;
mod reviewed;
mod visit;

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

/// An ods file of lists: the file itself, or its parts where the input begins as XML.
pub fn lists_ods(input: &[u8]) {
    let file = match input.starts_with(b"<") {
        true => parts::ods(input),
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

/// An earlier letter: a document or its parts where the input begins as XML, a PDF, or plain text.
pub fn earlier_letter(input: &[u8]) {
    match input.starts_with(b"<") {
        true => letters::import(&parts::docx(input)),
        false => letters::import(input),
    }
}

/// Comments on factual accuracy: a document or its parts where the input begins as XML, or pasted text.
pub fn factual_table(input: &[u8]) {
    match input.starts_with(b"<") {
        true => factual::import(&parts::reviewed(input)),
        false => factual::import(input),
    }
}

/// A picture, as PNG or JPEG.
pub fn pictures(input: &[u8]) {
    pictures::import(input);
}

/// A visit file: plain, sealed, or what is sealed in one.
pub fn visit_file(input: &[u8]) {
    visit::import(input);
}

/// The receipt of a draw.
pub fn receipts(input: &[u8]) {
    receipts::import(input);
}

/// A record and what is put in place of some of its fields, as JSON.
pub fn record_patch(input: &[u8]) {
    records::patch(input);
}

/// A letter as it is kept and what the page has of it, as JSON.
pub fn letter_edit(input: &[u8]) {
    records::letter(input);
}
