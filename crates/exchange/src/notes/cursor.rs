//! A place in a row of characters that moves forward only as far as something fits.

/// Characters and how far they have been read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'c> {
    chars: &'c [char],
    /// How many have been read.
    pub at: usize,
}

impl<'c> Cursor<'c> {
    pub fn new(chars: &'c [char]) -> Self {
        Self { chars, at: 0 }
    }

    pub fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// Whether a space comes next, or nothing more.
    pub fn at_gap(&self) -> bool {
        self.peek(0).is_none_or(char::is_whitespace)
    }

    pub fn take(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let char = self.peek(0).filter(|char| wanted(*char))?;
        self.at += 1;
        Some(char)
    }

    pub fn spaces(&mut self) {
        while self.take(|char| char.is_whitespace() && char != '\n').is_some() {}
    }

    /// The letters or digits that come next, as many as fit.
    pub fn run(&mut self, wanted: impl Fn(char) -> bool) -> &'c [char] {
        let from = self.at;
        while self.take(&wanted).is_some() {}
        self.chars.get(from..self.at).unwrap_or_default()
    }

    /// Reads on with `part`, or not at all where it does not fit.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let before = self.at;
        let found = part(self);
        if found.is_none() {
            self.at = before;
        }
        found
    }

    /// These letters in any case, and no letter after them.
    pub fn word(&mut self, word: &str) -> Option<()> {
        self.attempt(|cursor| {
            for letter in word.chars() {
                cursor.take(|char| char.eq_ignore_ascii_case(&letter))?;
            }
            cursor.peek(0).is_none_or(|char| !char.is_alphanumeric()).then_some(())
        })
    }
}
