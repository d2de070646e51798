//! Addresses of mail and of the web as Word's links: where each leads stands once, among the relations of the document.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::content::Content;
use crate::docx::part::OFFICE;
use crate::docx::styles::ADDRESS;
use crate::links::{Link, pieces};
use crate::xml::{escaped, run, run_of};

/// The addresses of a document, each with the number of its relation.
#[derive(Default)]
pub struct Addresses(BTreeMap<String, usize>);

impl Addresses {
    /// Those of all texts.
    pub fn of(content: &Content) -> Self {
        let mut addresses = BTreeMap::new();
        for link in content.texts.iter().flat_map(|text| text.links()) {
            let next = addresses.len() + 1;
            addresses.entry(link.address).or_insert(next);
        }
        Self(addresses)
    }

    /// The runs of a stretch of a text, given in bytes.
    pub fn runs(&self, words: &str, stretch: Range<usize>, links: &[Link]) -> String {
        let runs = pieces(stretch, links).into_iter().map(|(at, link)| {
            let words = words.get(at).unwrap_or_default();
            match link.and_then(|link| self.0.get(&link.address)) {
                Some(number) => format!(
                    "<w:hyperlink r:id=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                    relation(*number),
                    run_of(ADDRESS, words)
                ),
                None => run(words),
            }
        });
        runs.collect()
    }

    /// The relations, by which the runs name them.
    pub fn relations(&self) -> String {
        let each = self.0.iter().map(|(address, number)| {
            format!(
                "<Relationship Id=\"{}\" Type=\"{OFFICE}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
                relation(*number),
                escaped(address)
            )
        });
        each.collect()
    }
}

fn relation(number: usize) -> String {
    format!("rIdAddress{number}")
}
