//! A paragraph of Word while it is read, and the lines it becomes.

use crate::notes::MOST_LINES;
use crate::notes::line::{Begins, Drafted, Line, Place, What};
use crate::notes::plain::clean;
use crate::notes::styles::Styles;

/// What the properties of a paragraph have said so far, and its words.
#[derive(Default)]
pub(super) struct Paragraph {
    text: String,
    style: String,
    outline: Option<u8>,
    listed: Option<bool>,
}

impl Paragraph {
    pub fn push(&mut self, words: &str) {
        self.text.push_str(words);
    }

    pub fn style(&mut self, id: &str) {
        id.clone_into(&mut self.style);
    }

    pub fn outline(&mut self, level: Option<u8>) {
        self.outline = level;
    }

    pub fn listed(&mut self, listed: bool) {
        self.listed = Some(listed);
    }

    /// The level of the heading that it is.
    pub fn level(&self, styles: &Styles) -> Option<u8> {
        self.outline.or_else(|| styles.level(&self.style))
    }

    fn in_list(&self, styles: &Styles) -> bool {
        let level = self.level(styles);
        let listed = self.listed.unwrap_or_else(|| styles.listed(&self.style));
        listed && level.is_none() && !self.text.trim().is_empty()
    }

    /// Its text, with `- ` in front where it is in a list. Control characters are counted as left out.
    pub fn text(&self, styles: &Styles, drafted: &mut Drafted) -> (String, bool) {
        let (text, controls) = clean(&self.text);
        drafted.leave_out(What::ControlCharacters, controls, controls);
        match self.in_list(styles) {
            true => (format!("- {text}"), true),
            false => (text, false),
        }
    }
}

/// Adds the lines of a text that stands in one place; only its first line can be a heading or an item.
pub(super) fn add_lines(drafted: &mut Drafted, text: &str, first: Line, then: Begins) {
    for (at, words) in text.split('\n').enumerate().take(MOST_LINES + 1) {
        drafted.lines.push(match at {
            0 => Line {
                text: words.to_owned(),
                ..first.clone()
            },
            _ => Line {
                text: words.to_owned(),
                begins: then,
                listed: false,
                level: None,
                ..first.clone()
            },
        });
    }
}

/// The first line of what stands at `place`, still without words.
pub(super) fn first(place: Place, level: Option<u8>, listed: bool) -> Line {
    Line {
        text: String::new(),
        level,
        from: 0,
        place,
        begins: Begins::Always,
        listed,
    }
}
