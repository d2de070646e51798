//! A report: what is printed besides letters, such as a receipt or an agenda. It is set as a letter is, without sender,
//! addressee and signature.

use chrono::NaiveDate;

/// A report as what is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The day it bears.
    pub date: NaiveDate,
    /// Its title: the first line, and the title of the file.
    pub title: String,
    /// Everything below, in order.
    pub parts: Vec<ReportPart>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportPart {
    /// A heading.
    Heading(String),
    /// A heading below a heading.
    Subheading(String),
    /// A paragraph.
    Paragraph(String),
    /// A bullet.
    Bullet(String),
    /// What is said of the paragraph above, in small print.
    Small(String),
    /// An item of a list that has a name of its own, in small print.
    Item(ReportItem),
}

/// An item with its name at the left edge and what is said of it beside that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportItem {
    /// Where it stands.
    pub depth: Depth,
    /// Its name: a few characters, such as `E036`.
    pub name: String,
    /// What is said of it, a paragraph each; the first stands beside the name.
    pub lines: Vec<String>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// In the list.
    Outer,
    /// In the list below the last outer item.
    Inner,
}
