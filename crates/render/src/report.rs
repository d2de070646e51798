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
    /// A paragraph.
    Paragraph(String),
    /// A bullet.
    Bullet(String),
}
