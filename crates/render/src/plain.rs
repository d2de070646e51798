//! The letter as plain text: for a mail, for a search, for a reader that shows nothing else.

use visitbook_domain::{Block, Letter};

use crate::content::{Content, Role, Text};
use crate::options::RenderOptions;
use crate::words::as_read;

/// The letter in UTF-8: an empty line between paragraphs, none between the lines of an address or the bullets of a list, a
/// hyphen before each bullet. Lines are as long as their paragraphs, so that whatever shows them breaks them.
///
/// What it is not stands in its first line, the marking above it and at the end. Pictures are left out.
pub fn letter_plain(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> String {
    let content = Content::new(letter, blocks, options);
    let groups = content
        .texts
        .chunk_by(|text, next| text.role == next.role && text.role.stands_together());
    let mut parts: Vec<String> = groups.map(lines).collect();
    if let Some(marking) = &content.marking {
        parts.insert(0, marking.clone());
        parts.push(marking.clone());
    }
    format!("{}\n", parts.join("\n\n"))
}

fn lines(group: &[Text]) -> String {
    let line = |text: &Text| match text.role {
        Role::Bullet => format!("- {}", as_read(&text.words)),
        _ => as_read(&text.words),
    };
    group.iter().map(line).collect::<Vec<_>>().join("\n")
}
