//! What a file is, by what it begins with.

use visitbook_domain::Media;

use super::{Unfit, office, text};

/// What programs begin with: Windows, Linux, macOS (four ways), Java, scripts for a shell.
const PROGRAMS: [&[u8]; 8] = [
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
];

/// What kinds begin with that are text by their bytes and yet are not read as text: RTF, PostScript.
const OTHERS: [&[u8]; 2] = [b"{\\rtf", b"%!PS"];

/// What the old office formats begin with, and office files locked with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The kind of a file that is taken, or why it is not.
pub(super) fn of(bytes: &[u8]) -> Result<Media, Unfit> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Ok(Media::Png);
    }
    if begins(b"\xff\xd8\xff") {
        return Ok(Media::Jpeg);
    }
    if begins(b"%PDF-") {
        return Ok(Media::Pdf);
    }
    if begins(b"PK\x03\x04") {
        return office::kind(bytes);
    }
    if begins(COMPOUND) {
        return Err(office::compound(bytes));
    }
    if PROGRAMS.into_iter().any(begins) {
        return Err(Unfit::Program);
    }
    if OTHERS.into_iter().any(begins) || !text::is_text(bytes) {
        return Err(Unfit::OtherKind);
    }
    match text::is_markup(bytes) {
        true => Err(Unfit::Markup),
        false => Ok(Media::Txt),
    }
}
