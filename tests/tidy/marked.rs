//! Source text with every character marked as code, comment or text between quotes.
//!
//! The checks look for words, and a word means something else in a comment or in a text than in code. This is not a
//! parser; it only has to tell these three apart.

/// What a character belongs to. The quotes around a text are code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Code,
    Comment,
    Text,
}

/// The source, character by character.
#[derive(Debug, Default)]
pub struct Marked(pub Vec<(char, Kind)>);

/// A text between quotes.
#[derive(Debug, PartialEq, Eq)]
pub struct Literal {
    pub text: String,
    /// Counted from 1; the line on which the text starts.
    pub line: usize,
    /// The code before its opening quote, back to the end of the text before, without space at the end.
    pub before: String,
}

impl Marked {
    /// The source with everything but these kinds turned into spaces; lines stay where they are.
    fn only(&self, kinds: &[Kind]) -> String {
        let shown = |&(char, kind): &(char, Kind)| {
            if char == '\n' || kinds.contains(&kind) {
                char
            } else {
                ' '
            }
        };
        self.0.iter().map(shown).collect()
    }

    pub fn code(&self) -> String {
        self.only(&[Kind::Code])
    }

    pub fn without_comments(&self) -> String {
        self.only(&[Kind::Code, Kind::Text])
    }

    pub fn literals(&self) -> Vec<Literal> {
        let mut found = Vec::new();
        let (mut line, mut before, mut text) = (1, String::new(), String::new());
        let mut started = 1;
        for &(char, kind) in &self.0 {
            if kind == Kind::Text {
                if text.is_empty() {
                    started = line;
                }
                text.push(char);
            } else {
                if !text.is_empty() {
                    let code = before
                        .trim_end_matches(['"', '\'', '`', '#', 'r'])
                        .trim_end()
                        .to_owned();
                    found.push(Literal {
                        text: std::mem::take(&mut text),
                        line: started,
                        before: code,
                    });
                    before.clear();
                }
                if kind == Kind::Code {
                    before.push(char);
                }
            }
            line += usize::from(char == '\n');
        }
        found
    }
}

/// Walks over source text and marks it.
pub struct Marker {
    source: Vec<char>,
    at: usize,
    out: Vec<(char, Kind)>,
}

impl Marker {
    pub fn new(source: &str) -> Self {
        Self {
            source: source.chars().collect(),
            at: 0,
            out: Vec::new(),
        }
    }

    pub fn peek(&self, ahead: usize) -> Option<char> {
        self.source.get(self.at + ahead).copied()
    }

    pub fn sees(&self, words: &str) -> bool {
        words
            .chars()
            .enumerate()
            .all(|(ahead, char)| self.peek(ahead) == Some(char))
    }

    /// Marks the next characters, up to the end of the source.
    pub fn take(&mut self, kind: Kind, count: usize) {
        for _ in 0..count {
            if let Some(char) = self.peek(0) {
                self.out.push((char, kind));
                self.at += 1;
            }
        }
    }

    /// Marks everything before these words, or to the end of the source.
    pub fn take_until(&mut self, kind: Kind, words: &str) {
        while self.peek(0).is_some() && !self.sees(words) {
            self.take(kind, 1);
        }
    }

    /// Marks a text up to its closing quote, which may stand in it after a backslash.
    pub fn take_quoted(&mut self, quote: char) {
        self.take(Kind::Code, 1);
        while let Some(char) = self.peek(0) {
            if char == quote {
                break;
            }
            self.take(Kind::Text, if char == '\\' { 2 } else { 1 });
        }
        self.take(Kind::Code, 1);
    }

    /// The code just marked, backwards.
    pub fn behind(&self) -> impl Iterator<Item = char> + '_ {
        self.out
            .iter()
            .rev()
            .filter(|(_, kind)| *kind == Kind::Code)
            .map(|(char, _)| *char)
    }

    pub fn finish(self) -> Marked {
        Marked(self.out)
    }
}

/// A character that can stand in a name.
pub fn in_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_' || char == '$'
}

/// The lines (from 1) on which these words stand, not as part of a longer name.
pub fn lines_with(source: &str, words: &str) -> Vec<usize> {
    let starts_name = words.chars().next().is_some_and(in_name);
    let ends_name = words.chars().next_back().is_some_and(in_name);
    let stands_alone = |line: &str| {
        let pieces: Vec<&str> = line.split(words).collect();
        pieces.windows(2).any(|pair| {
            let (left, right) = (pair.first().copied().unwrap_or(""), pair.last().copied().unwrap_or(""));
            let continued_left = starts_name && left.chars().next_back().is_some_and(in_name);
            let continued_right = ends_name && right.chars().next().is_some_and(in_name);
            !continued_left && !continued_right
        })
    };
    source
        .lines()
        .zip(1..)
        .filter(|(line, _)| stands_alone(line))
        .map(|(_, number)| number)
        .collect()
}

#[test]
fn a_word_is_found_only_where_it_stands_alone() {
    assert_eq!(lines_with("a fs::read\noffs::x\nfs::y\nstd::fs::z", "fs::"), [1, 3, 4]);
    assert_eq!(lines_with("import fs\nfsx\nxfs\n(fs)", "fs"), [1, 4]);
    assert_eq!(lines_with("nothing", "fs"), [0_usize; 0]);
}
