//! A part beside the main one.

use crate::xml::{DECLARATION, NAMES};

/// Relations of the standard.
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Relations that Word 2013 added.
pub const WORD_2013: &str = "http://schemas.microsoft.com/office/2011/relationships";

/// A part that the document knows by a relation.
pub struct Part {
    /// Where it stands in the package.
    pub path: &'static str,
    /// By what the document knows it.
    pub relation: &'static str,
    /// What it is: `header`, `comments`.
    pub kind: &'static str,
    /// Where relations of its kind are defined.
    pub defined: &'static str,
    /// The pages that it is for: `first` or `default`; `None` for what is on no page.
    pub pages: Option<&'static str>,
    /// Its text.
    pub xml: String,
}

impl Part {
    /// How the section names it.
    pub fn reference(&self) -> String {
        match self.pages {
            Some(pages) => format!(
                "<w:{}Reference w:type=\"{pages}\" r:id=\"{}\"/>",
                self.kind, self.relation
            ),
            None => String::new(),
        }
    }

    /// Whether it is for the first page alone.
    pub fn is_first(&self) -> bool {
        self.pages == Some("first")
    }
}

/// The text of a part whose root is this element, with further names and attributes.
pub fn rooted(element: &str, more: &str, within: &str) -> String {
    format!("{DECLARATION}<{element} {NAMES}{more}>{within}</{element}>")
}
