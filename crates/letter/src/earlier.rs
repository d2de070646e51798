//! Reads the letter or report that came before, from plain text as it comes out of a text file, a Word document or a
//! PDF: lines broken within sentences, page numbers and page headers among them, bullets under many signs.
//!
//! What is read is a proposal that people look through. Nothing is lost on the way: every word of the text is in a
//! section or among what was left out.

mod concerns;
mod dates;
mod headings;
mod lines;
mod paragraphs;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use visitbook_domain::refusal::LINE;
use visitbook_domain::{AreaId, AreaOfConcern, EarlierConcern, EarlierParagraph, EarlierSection};

use crate::topics::{Topics, content_words};
use lines::Line;
use paragraphs::Piece;

/// An earlier letter or report as far as its text tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadEarlier {
    /// What it is, by its subject line or its first line. Empty for an empty text.
    pub title: String,
    /// The day it bears; `None` where no line is a date and none says when it was published.
    pub dated: Option<NaiveDate>,
    /// Its text by heading, each paragraph with the area of concern it is about, where that is clear. A text longer
    /// than a record may have is not cut; the record refuses it.
    pub sections: Vec<EarlierSection>,
    /// Its concerns, none of them answered.
    pub concerns: Vec<EarlierConcern>,
    /// What does not belong to its text: page numbers, lines repeated on every page, footnotes, paragraph numbers, the
    /// imprint.
    pub left_out: Vec<String>,
}

/// Reads an earlier letter or report. The areas are those of the visit for which it is read.
pub fn read_earlier(text: &str, areas: &[AreaOfConcern]) -> ReadEarlier {
    let lines::Cleaned { lines, mut left_out } = lines::cleaned(text);
    let (pieces, numbers) = paragraphs::rejoined(&lines);
    left_out.extend(numbers);
    let tagger = Tagger::of(areas);
    let sections = sections(&pieces, &tagger);
    ReadEarlier {
        title: title(&pieces),
        dated: dates::dated(&lines),
        concerns: concerns::concerns(&sections, &tagger),
        sections,
        left_out,
    }
}

fn sections(pieces: &[Piece], tagger: &Tagger) -> Vec<EarlierSection> {
    let mut sections: Vec<EarlierSection> = Vec::new();
    for piece in pieces {
        let (text, bullet) = match piece {
            Piece::Heading(heading) => {
                sections.push(section(heading));
                continue;
            }
            Piece::Paragraph(text) => (text, false),
            Piece::Bullet(text) => (text, true),
        };
        if sections.is_empty() {
            sections.push(section(""));
        }
        if let Some(last) = sections.last_mut() {
            last.paragraphs.push(EarlierParagraph {
                text: text.clone(),
                bullet,
                area: tagger.area(text),
            });
        }
    }
    sections
}

fn section(heading: &str) -> EarlierSection {
    EarlierSection {
        heading: heading.to_owned(),
        paragraphs: Vec::new(),
    }
}

/// The subject line of a letter or the name of a report; else its first words.
fn title(pieces: &[Piece]) -> String {
    let first = || {
        let texts = pieces.iter().take_while(|piece| !matches!(piece, Piece::Heading(_)));
        texts.map(Piece::text)
    };
    let names = |text: &&str| {
        let small = text.to_lowercase();
        let begins = [
            "monitoring visit",
            "focused visit",
            "rehearsal of",
            "inspection of",
            "monitoring and",
        ];
        begins.iter().any(|begin| small.starts_with(begin)) && !small.ends_with('.')
    };
    let named = first().find(names).or_else(|| first().next());
    let named = named.or_else(|| pieces.first().map(Piece::text));
    named.unwrap_or_default().chars().take(LINE).collect()
}

/// Tells which area of concern a text is about.
struct Tagger {
    topics: Topics,
    areas: Vec<(AreaId, String)>,
}

impl Tagger {
    fn of(areas: &[AreaOfConcern]) -> Self {
        Self {
            topics: Topics::of(areas.iter().map(|area| (area.title.as_str(), area.wording.as_str()))),
            areas: areas.iter().map(|area| (area.id, bare(&area.wording))).collect(),
        }
    }

    /// The area whose very words a text has, or that it shares the most words with; `None` when that is not clear.
    fn area(&self, text: &str) -> Option<AreaId> {
        let same = self.areas.iter().find(|(_, wording)| *wording == bare(text));
        let about = || self.areas.get(self.topics.about(&content_words(text))?);
        same.or_else(about).map(|(id, _)| *id)
    }
}

fn bare(text: &str) -> String {
    text.trim().trim_end_matches('.').replace('\'', "’").to_lowercase()
}

/// The text of a line with what it stands between.
fn words_of(lines: &[Line]) -> impl Iterator<Item = &str> {
    lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|text| !text.is_empty())
}
