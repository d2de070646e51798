//! Comments that were pasted: a table as Word, Outlook and Excel put it on the clipboard, or paragraphs.

use super::{FactualError, Read, Said, counted, from_rows, place, placed};

/// The most characters of a text that is pasted.
pub const MOST_PASTED: usize = 2_000_000;

/// Reads pasted text: rows where tabs stand between cells, and else a comment for each paragraph.
///
/// # Errors
/// Nothing in it, or more than any authority sends.
pub fn pasted(text: &str) -> Result<Read, FactualError> {
    if text.trim().is_empty() {
        return Err(FactualError::Empty);
    }
    if text.chars().count() > MOST_PASTED {
        return Err(FactualError::TooLong { limit: MOST_PASTED });
    }
    let text: String = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{2028}'], "\n");
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect();
    match is_table(&text) {
        true => from_rows(&rows(&text)),
        false => paragraphs(&text),
    }
}

/// Whether at least half of the lines that say something have a tab within them.
fn is_table(text: &str) -> bool {
    let lines = || {
        text.lines()
            .map(|line| line.trim_matches(' '))
            .filter(|line| !line.trim().is_empty())
    };
    let tabbed = lines()
        .filter(|line| line.trim_start_matches('\t').contains('\t'))
        .count();
    tabbed > 0 && tabbed * 2 >= lines().count()
}

/// The rows of a table. Word writes a paragraph within a cell as a line of its own: a row that has not all cells yet goes
/// on in the next line, and a line without a tab belongs to the last cell.
fn rows(text: &str) -> Vec<Vec<String>> {
    let lines = lines_of_cells(text);
    let width = lines.iter().map(Vec::len).max().unwrap_or_default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in lines {
        let goes_on = rows
            .last()
            .is_some_and(|row: &Vec<String>| row.len() + line.len() <= width + 1);
        match rows
            .last_mut()
            .filter(|row| goes_on && (row.len() < width || line.len() == 1))
        {
            Some(row) => join(row, line),
            None => rows.push(line),
        }
    }
    rows
}

fn join(row: &mut Vec<String>, line: Vec<String>) {
    let mut cells = line.into_iter();
    if let (Some(last), Some(first)) = (row.last_mut(), cells.next())
        && !first.trim().is_empty()
    {
        last.push('\n');
        last.push_str(&first);
    }
    row.extend(cells);
}

/// Lines cut at tabs. A cell in quotation marks, as Excel writes one with line breaks or marks in it, is one cell.
fn lines_of_cells(text: &str) -> Vec<Vec<String>> {
    let mut lines = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = match quoted(rest) {
            Some(found) => found,
            None => {
                let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
                (
                    rest.get(..end).unwrap_or_default().to_owned(),
                    rest.get(end..).unwrap_or_default(),
                )
            }
        };
        if let Some(line) = lines.last_mut() {
            line.push(cell);
        }
        rest = match after.chars().next() {
            Some('\t') => after.get(1..).unwrap_or_default(),
            Some(_) => {
                lines.push(Vec::new());
                after.get(1..).unwrap_or_default()
            }
            None => break,
        };
    }
    lines.retain(|line| line.iter().any(|cell| !cell.trim().is_empty()));
    lines
}

/// The cell in quotation marks at the beginning, and what stands after it; `None` where its marks are words.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inside.get(from..)?.find('"')?;
        let after = inside.get(at + 1..)?;
        if after.starts_with('"') {
            from = at + 2;
        } else if after.is_empty() || after.starts_with(['\t', '\n']) {
            return Some((inside.get(..at)?.replace("\"\"", "\""), after));
        } else {
            return None;
        }
    }
}

/// A comment for each paragraph: paragraphs end with an empty line, and where there is none with each line.
fn paragraphs(text: &str) -> Result<Read, FactualError> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let said = || lines.iter().skip_while(|line| line.is_empty());
    let spaced = said()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .skip_while(|line| line.is_empty())
        .any(|line| line.is_empty());
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        match (line.is_empty(), open && spaced, paragraphs.last_mut()) {
            (true, _, _) => open = false,
            (false, true, Some(last)) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => {
                paragraphs.push(line.to_owned());
                open = true;
            }
        }
    }
    let comments = paragraphs.iter().map(|paragraph| comment(paragraph)).collect();
    counted(Read {
        comments,
        left_out: Vec::new(),
    })
}

fn comment(paragraph: &str) -> Said {
    let (place, claim) = place::split(without_mark(paragraph));
    placed(Said {
        place: place.to_owned(),
        claim: claim.to_owned(),
        ..Said::default()
    })
}

/// A paragraph without the number or the mark of its list.
fn without_mark(paragraph: &str) -> &str {
    let digits = paragraph.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let numbered = digits.len() < paragraph.len() && paragraph.len() - digits.len() <= 3;
    let bare = match numbered {
        true => digits.strip_prefix(['.', ')']),
        false => paragraph.strip_prefix(['•', '-', '–', '·', '*']),
    };
    match bare {
        Some(rest) if rest.starts_with(char::is_whitespace) && !rest.trim().is_empty() => rest.trim_start(),
        _ => paragraph,
    }
}
