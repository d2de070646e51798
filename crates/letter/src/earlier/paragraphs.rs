//! Lines joined to headings, paragraphs and bullets again.

use super::headings::{is_heading, may_become_heading, without_note};
use super::lines::Line;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A heading that is known.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// A bullet.
    Bullet(String),
}

/// Signs before bullets, and those that are also dashes or stars, which must have a space after them.
const BULLETS: &[char] = &['■', '▪', '◼', '□', '▫', '•', '●', '○', '◦', '·', '‣', '⁃', '∙', '➢'];
const DASHES: &[char] = &['*', '-', '–', '−'];
/// After these a line goes on, however short it is: `Inspection of North and`.
const GOES_ON: &[&str] = &[
    "and", "of", "the", "for", "in", "to", "with", "local", "on", "or", "a", "by",
];
/// A heading has so many lines at most.
const LONGEST_HEADING: usize = 3;
/// Longer lines than this are whole paragraphs.
const WIDEST: usize = 130;

impl Piece {
    /// Its words.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Bullet(text) => text,
        }
    }

    fn text_mut(&mut self) -> &mut String {
        match self {
            Self::Heading(text) | Self::Paragraph(text) | Self::Bullet(text) => text,
        }
    }
}

/// The pieces of a text, and the numbers of paragraphs and footnotes that stood before and after them, in one line.
pub(super) fn rejoined(lines: &[Line]) -> (Vec<Piece>, Option<String>) {
    let mut reader = Reader {
        width: width(lines),
        pieces: Vec::new(),
        numbers: Vec::new(),
        number: 0,
        last_line: String::new(),
        divided: true,
        bullet_opened: false,
    };
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        rest = match reader.heading(rest) {
            Some(length) => rest.get(length..).unwrap_or_default(),
            None => {
                reader.line(line);
                after
            }
        };
    }
    let numbers = reader.numbers.join(" ");
    (reader.pieces, (!numbers.is_empty()).then_some(numbers))
}

struct Reader {
    /// How wide the text was set, in letters; `None` where each line is a paragraph.
    width: Option<usize>,
    pieces: Vec<Piece>,
    numbers: Vec<String>,
    /// The number of the last paragraph that had one.
    number: u32,
    last_line: String,
    /// Whether an empty line or a heading stands before.
    divided: bool,
    /// Whether the sign of a bullet stood alone on the line before.
    bullet_opened: bool,
}

impl Reader {
    /// Takes a heading, which may be broken over lines, and says how many lines it took.
    fn heading(&mut self, lines: &[Line]) -> Option<usize> {
        let mut words = String::new();
        let mut longest = None;
        for (at, line) in lines.iter().take(LONGEST_HEADING).enumerate() {
            if line.text.is_empty() {
                break;
            }
            join(&mut words, &line.text);
            if is_heading(&words) {
                longest = Some((at + 1, words.clone()));
            } else if !may_become_heading(&words) {
                break;
            }
        }
        let (length, words) = longest?;
        let (heading, note) = without_note(&words);
        self.numbers.extend((!note.is_empty()).then(|| note.to_owned()));
        self.pieces.push(Piece::Heading(heading.to_owned()));
        self.divided = true;
        self.bullet_opened = false;
        Some(length)
    }

    fn line(&mut self, line: &Line) {
        if line.text.is_empty() {
            self.divided = true;
            return;
        }
        if let Some(words) = without_bullet(&line.text) {
            // Word's second sign is a letter, so it is told like a number.
            self.numbers.extend(line.text.starts_with('o').then(|| "o".to_owned()));
            self.bullet_opened = words.is_empty();
            if !words.is_empty() {
                self.begin(Piece::Bullet(words.to_owned()));
            }
            return self.end_line(&line.text);
        }
        let (number, words) = self.numbered(&line.text);
        self.numbers.extend(number.map(str::to_owned));
        match (self.bullet_opened, words.is_empty()) {
            (_, true) => self.divided = true,
            (true, false) => self.begin(Piece::Bullet(words.to_owned())),
            (false, false) if number.is_none() && self.goes_on(line) => {
                if let Some(last) = self.pieces.last_mut() {
                    join(last.text_mut(), words);
                }
            }
            (false, false) => self.begin(Piece::Paragraph(words.to_owned())),
        }
        self.bullet_opened = false;
        if !words.is_empty() {
            self.end_line(words);
        }
    }

    fn begin(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    fn end_line(&mut self, words: &str) {
        words.clone_into(&mut self.last_line);
        self.divided = false;
    }

    /// The number of a paragraph and its words. A number out of the row is none: a sentence may end with one.
    fn numbered<'a>(&mut self, line: &'a str) -> (Option<&'a str>, &'a str) {
        let (number, words) = without_number(line);
        let value = number.and_then(|number| number.trim_end_matches(['.', ')']).parse::<u32>().ok());
        match value.filter(|value| *value == 1 || (self.number + 1..=self.number + 3).contains(value)) {
            Some(value) => {
                self.number = value;
                (number, words)
            }
            None => (None, line),
        }
    }

    /// Whether a line goes on with the piece before it.
    fn goes_on(&self, line: &Line) -> bool {
        let Some(last) = self.pieces.last().filter(|last| !matches!(last, Piece::Heading(_))) else {
            return false;
        };
        let ended = is_ended(last.text());
        let small = line
            .text
            .starts_with(|letter: char| letter.is_lowercase() || letter == '(');
        let Some(width) = self.width else {
            // Each line is a paragraph, unless it begins in the middle of a sentence.
            return small && !ended;
        };
        let length = self.last_line.chars().count();
        if self.divided || line.after_page {
            let full = length * 4 > width * 3 && matches!(last, Piece::Paragraph(_));
            return !ended && (small || full);
        }
        let with_next = length + 1 + line.text.split(' ').next().unwrap_or_default().chars().count();
        let open = self
            .last_line
            .rsplit(' ')
            .next()
            .is_some_and(|word| GOES_ON.contains(&word));
        match (ended, small || open) {
            (true, _) => with_next > width,
            (false, true) => true,
            // A line that could have been longer ended on purpose: an address, a name, a line with a label.
            (false, false) => with_next * 4 > width * 3 && !has_label(&line.text),
        }
    }
}

fn is_ended(text: &str) -> bool {
    let bare = text.trim_end_matches(['’', '”', ')', '\'', '"']);
    bare.ends_with(['.', '?', '!', ':', ';'])
}

/// `Lead inspector: …`
fn has_label(line: &str) -> bool {
    line.split_once(": ")
        .is_some_and(|(label, _)| label.split(' ').count() <= 3)
}

/// How wide the lines were set: nearly the longest of them. `None` where lines are as long as paragraphs.
fn width(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines
        .iter()
        .map(|line| line.text.chars().count())
        .filter(|length| *length > 0)
        .collect();
    lengths.sort_unstable();
    let longest = lengths.last().copied()?;
    let nearly = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(longest);
    (nearly <= WIDEST).then_some(nearly)
}

/// Joins words that a line break divided; a hyphen at the end of a line stays, for it is part of the word.
fn join(words: &mut String, more: &str) {
    let hyphen = words.ends_with('-') && more.starts_with(char::is_lowercase);
    if !words.is_empty() && !hyphen {
        words.push(' ');
    }
    words.push_str(more);
}

/// The words after the sign of a bullet; `None` where there is no sign. Fonts of signs stand in the private range.
fn without_bullet(line: &str) -> Option<&str> {
    let sign = line.chars().next()?;
    let rest = line.get(sign.len_utf8()..)?;
    let spaced = rest.is_empty() || rest.starts_with(' ');
    let is_sign = BULLETS.contains(&sign) || ('\u{f020}'..='\u{f0ff}').contains(&sign);
    (is_sign || (spaced && (DASHES.contains(&sign) || line.starts_with("o ")))).then(|| rest.trim_start())
}

/// The number of a paragraph, as `12.` or `4)`, and the words after it.
fn without_number(line: &str) -> (Option<&str>, &str) {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let digits = first.strip_suffix(['.', ')']).unwrap_or_default();
    let number = (1..=3).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
    match number {
        true => (Some(first), rest),
        false => (None, line),
    }
}
