//! The pages of a PDF as pictures: what the window shows of a letter before it is saved, and prints.
//!
//! hayro draws them: Rust alone, without unsafe code, and without any typeface but those in the file, which the letters
//! of this crate always bring.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Most pixels for a point: 432 to the inch, more than any office printer shows of black on white.
pub const MOST_SCALE: f32 = 6.0;

/// The pages of one file.
pub struct Pages(Pdf);

/// How large a page is, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSize {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl Pages {
    /// Reads a PDF; nothing where it is none, or is locked by a password.
    pub fn read(pdf: Vec<u8>) -> Option<Self> {
        Pdf::new(pdf).ok().map(Self)
    }

    /// How large each page is.
    pub fn sizes(&self) -> Vec<PageSize> {
        let sizes = self.0.pages().iter().map(|page| page.render_dimensions());
        sizes.map(|(width, height)| PageSize { width, height }).collect()
    }

    /// A page, counted from 0, as a PNG of so many pixels for each point; nothing where there is no such page, or the
    /// picture would have no pixel or too many for each point.
    pub fn png(&self, page: usize, scale: f32) -> Option<Vec<u8>> {
        let page = self.0.pages().get(page)?;
        let (width, height) = page.render_dimensions();
        if !(scale > 0.0 && scale <= MOST_SCALE && width.min(height) * scale >= 1.0) {
            return None;
        }
        let size = PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        };
        let settings = InterpreterSettings::default();
        png(&render(
            page,
            &RenderCache::new(),
            &settings,
            &RenderSettings::default(),
            &size,
        ))
    }
}

/// Quickly rather than small: it is shown once, and never leaves the machine.
fn png(drawn: &Pixmap) -> Option<Vec<u8>> {
    let opaque: Vec<u8> = drawn
        .data_as_u8_slice()
        .chunks_exact(4)
        .flat_map(|pixel| pixel.iter().copied().take(3))
        .collect();
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    let mut out = Vec::new();
    PngEncoder::new_with_quality(&mut out, CompressionType::Fast, FilterType::Up)
        .write_image(&opaque, width, height, ExtendedColorType::Rgb8)
        .ok()?;
    Some(out)
}
