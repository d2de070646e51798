//! Laid-out pages to the bytes of a PDF: printpdf draws, lopdf completes. Nothing outside knows either of them.

mod draw;
mod embed;
mod finish;
mod icc;
mod links;
mod outline;
mod structure;
mod xmp;

use chrono::{DateTime, Utc};
use printpdf::{PdfDocument, PdfSaveOptions};

use crate::fonts::Fonts;
use crate::layout::Layout;
use crate::metrics::PageMetrics;
use crate::picture::Picture;
use crate::problem::Problem;

/// What a document says of itself.
pub struct About<'a> {
    /// Its title.
    pub title: &'a str,
    /// The program that made it.
    pub program: &'a str,
    /// When it was made.
    pub made_at: DateTime<Utc>,
}

/// Writes the document.
pub fn write(
    layout: &Layout,
    picture: Option<&Picture>,
    about: &About<'_>,
    fonts: &Fonts<'_>,
    metrics: &PageMetrics,
) -> Result<Vec<u8>, Problem> {
    let embedded = embed::Embedded::new(&layout.pages, fonts)?;
    let mut document = PdfDocument::new("");
    embedded.add_to(&mut document);
    if let Some(picture) = picture {
        draw::add_picture(&mut document, picture);
    }
    let drawn = draw::pages(layout, &embedded, metrics);
    document.pages = drawn.pages;
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let plain = document.to_lopdf_document(&options, &mut warnings);
    finish::Finish {
        tags: &layout.tags,
        owners: &drawn.owners,
        starts: &drawn.starts,
        areas: &drawn.areas,
        embedded: &embedded,
        about,
    }
    .complete(plain)
    .map_err(|error| Problem::Document(error.to_string()))
}
