//! What is checked of the bytes before anything is parsed: size, encoding, depth, number of values.

use crate::error::{DEEPEST, LARGEST, MOST_VALUES, ReadError};

/// The text of the file without a byte order mark, if it is not too large, not too deep and UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    size(bytes)?;
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    // UTF-16 without a mark passes for UTF-8 with a zero in every other byte.
    if let Some(offset) = bytes.iter().take(4).position(|byte| *byte == 0) {
        return Err(ReadError::NotUtf8 { offset });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| match error.error_len() {
        None => {
            let (line, column) = place(bytes.get(..error.valid_up_to()).unwrap_or_default());
            ReadError::Truncated { line, column }
        }
        Some(_) => ReadError::NotUtf8 {
            offset: error.valid_up_to(),
        },
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    structure(text.as_bytes())?;
    Ok(text)
}

/// Refuses more bytes than a visit file has.
pub(crate) fn size(bytes: &[u8]) -> Result<(), ReadError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    match size > LARGEST {
        true => Err(ReadError::TooLarge { limit: LARGEST, size }),
        false => Ok(()),
    }
}

/// Refuses nesting beyond [`DEEPEST`] and more than [`MOST_VALUES`], without recursion.
fn structure(text: &[u8]) -> Result<(), ReadError> {
    let (mut depth, mut values, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for (at, byte) in text.iter().enumerate() {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'[' | b'{') => depth += 1,
            (false, b',') => values += 1,
            (false, b']' | b'}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let (line, column) = place(text.get(..=at).unwrap_or_default());
            return Err(ReadError::TooDeep { line, column });
        }
    }
    match values > MOST_VALUES {
        true => Err(ReadError::TooMany {
            path: "the file".to_owned(),
            limit: MOST_VALUES,
            found: values,
        }),
        false => Ok(()),
    }
}

/// Line and column, from 1, of the last of these bytes.
fn place(before: &[u8]) -> (usize, usize) {
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    (line, column)
}
