//! Plain text: UTF-8 or Windows-1252, which is what English offices have.

/// Where Windows-1252 differs from Latin-1: bytes 128 to 159. Five of them mean nothing.
const WINDOWS: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// How far into a file markup is looked for.
const BEGINNING: usize = 4_096;

/// What web pages, drawings and other markup begin with, in small letters.
const MARKUP: [&[u8]; 9] = [
    b"<!doctype",
    b"<?xml",
    b"<html",
    b"<head",
    b"<body",
    b"<svg",
    b"<script",
    b"<iframe",
    b"<!--",
];

/// The text of a file that was taken as text. What means nothing in either encoding becomes a question mark.
pub fn read_text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        Err(_) => bytes.iter().map(|byte| windows(*byte).unwrap_or('?')).collect(),
    }
}

/// Whether it is text in one of the two encodings, without control characters but tabs, line ends and form feeds.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let shown = |byte: &u8| *byte >= 0x20 && *byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    bytes.iter().all(shown) && (std::str::from_utf8(bytes).is_ok() || bytes.iter().all(|byte| windows(*byte).is_some()))
}

/// Whether it begins as markup does, or has one of its tags near its beginning.
pub(super) fn is_markup(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEGINNING).unwrap_or(bytes).to_ascii_lowercase();
    let at_once = beginning.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&beginning);
    MARKUP
        .iter()
        .any(|tag| at_once.trim_ascii_start().starts_with(tag) || beginning.windows(tag.len()).any(|part| part == *tag))
}

fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => WINDOWS.get(usize::from(byte - 0x80)).copied().flatten(),
        other => Some(char::from(other)),
    }
}
