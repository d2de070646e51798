//! Plain text: which encoding it has, and its lines.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::error::NotesError;
use super::line::{Begins, Drafted, Line, Place, What};
use super::{MOST_LINES, MOST_TEXT};

/// How other kinds of documents begin.
const OTHERS: [(&[u8], &str); 5] = [
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a document in rich text (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
];
/// How the container of old and of encrypted documents begins.
pub(crate) const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

pub(super) fn read(bytes: &[u8]) -> Result<Drafted, NotesError> {
    refuse(bytes)?;
    let decoded = decode(bytes)?;
    let (text, controls) = clean(&decoded);
    if controls > 2 && controls * 20 > text.chars().count() {
        return Err(NotesError::MostlyControls { controls });
    }
    let mut drafted = Drafted::default();
    drafted.leave_out(What::ControlCharacters, controls, controls);
    for (at, line) in text.split('\n').enumerate().take(MOST_LINES + 1) {
        drafted.lines.push(Line {
            text: line.to_owned(),
            level: None,
            from: 0,
            place: Place::Line(at + 1),
            begins: Begins::ByItsWords,
            listed: false,
        });
    }
    Ok(drafted)
}

fn refuse(bytes: &[u8]) -> Result<(), NotesError> {
    if bytes.is_empty() {
        return Err(NotesError::Empty);
    }
    if bytes.starts_with(OLE) {
        return Err(NotesError::LockedOrOld);
    }
    if let Some((_, kind)) = OTHERS.iter().find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Err(NotesError::OtherKind { kind });
    }
    let size = bytes.len() as u64;
    match size > MOST_TEXT {
        true => Err(NotesError::TooLarge { limit: MOST_TEXT, size }),
        false => Ok(()),
    }
}

fn decode(bytes: &[u8]) -> Result<String, NotesError> {
    match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => decode_marked(encoding, bytes.get(mark..).unwrap_or_default()),
        None => {
            if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
                return Err(NotesError::NotText { offset });
            }
            Ok(match std::str::from_utf8(bytes) {
                Ok(text) => text.to_owned(),
                Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
            })
        }
    }
}

fn decode_marked(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, NotesError> {
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .ok_or(NotesError::Encoding {
            encoding: if encoding == UTF_8 { "UTF-8" } else { "UTF-16" },
        })?;
    match text.chars().position(|char| char == '\0') {
        Some(at) => Err(NotesError::NotText {
            offset: if wide { at * 2 + 2 } else { at + 3 },
        }),
        None => Ok(text.into_owned()),
    }
}

/// The text with every sort of line break as `\n` and without control characters, and how many those were.
pub(super) fn clean(text: &str) -> (String, usize) {
    let mut clean = String::with_capacity(text.len());
    let mut controls = 0;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' => {
                chars.next_if_eq(&'\n');
                clean.push('\n');
            }
            '\n' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            char if char.is_control() && char != '\t' => controls += 1,
            char => clean.push(char),
        }
    }
    (clean, controls)
}
