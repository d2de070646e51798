//! The picture of the letterhead: checked before it is decoded, and made opaque, so that every reader shows the same.

use printpdf::{RawImage, RawImageData, RawImageFormat};

use crate::furniture::PictureSize;
use crate::metrics::PageMetrics;
use crate::options::{LetterheadImage, RenderOptions};
use crate::problem::{ImageProblem, Problem};
use crate::words::printed;

/// The most bytes a file may have.
const BYTES: usize = 5_000_000;
/// The most pixels it may have: a small file can claim a size that fills the memory.
const PIXELS: u64 = 16_000_000;

/// A picture as rows of red, green and blue.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Pixels in a row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
    /// Its size on the page.
    pub size: PictureSize,
    /// What someone who cannot see it is told.
    pub alternative_text: String,
}

/// The picture of the letterhead, where there is one; why it cannot be used is one more of the problems.
pub fn of(options: &RenderOptions, metrics: &PageMetrics, problems: &mut Vec<Problem>) -> Option<Picture> {
    let read = options.letterhead_image.as_ref().map(|image| read(image, metrics));
    read.transpose().unwrap_or_else(|problem| {
        problems.push(Problem::Image(problem));
        None
    })
}

/// Reads a picture, or says why it cannot be used.
pub fn read(image: &LetterheadImage, metrics: &PageMetrics) -> Result<Picture, ImageProblem> {
    let alternative_text = printed(&image.alternative_text);
    if alternative_text.is_empty() {
        return Err(ImageProblem::NoAlternativeText);
    }
    let size = PictureSize {
        width: image.width,
        height: image.height,
    };
    let fits = |length: f32, limit: f32| length >= 1.0 && length <= limit;
    if !fits(size.width, metrics.image_width) || !fits(size.height, metrics.image_height) {
        let (width, height) = (metrics.image_width as u16, metrics.image_height as u16);
        return Err(ImageProblem::Place { width, height });
    }
    if image.bytes.len() > BYTES {
        return Err(ImageProblem::TooLarge { limit: BYTES });
    }
    let unreadable = |why: &str| ImageProblem::Unreadable(why.to_owned());
    let (width, height) = dimensions(&image.bytes).ok_or_else(|| unreadable("it is neither a PNG nor a JPEG file"))?;
    if u64::from(width) * u64::from(height) > PIXELS {
        return Err(unreadable("it has too many pixels"));
    }
    let raw = RawImage::decode_from_bytes(&image.bytes, &mut Vec::new()).map_err(|why| unreadable(&why))?;
    let rgb = opaque(&raw).ok_or_else(|| unreadable("its colours are of a kind not known here"))?;
    match rgb.len() == raw.width * raw.height * 3 && !rgb.is_empty() {
        true => Ok(Picture {
            columns: raw.width,
            rows: raw.height,
            rgb,
            size,
            alternative_text,
        }),
        false => Err(unreadable("it breaks off")),
    }
}

/// The size on the page of a picture that would be used, width and height in points: as wide as is asked for, or as on a
/// screen with 96 pixels to the inch, and as much smaller as its place wants. Nothing for what is no picture, or too large
/// a one.
pub fn picture_size(bytes: &[u8], width: Option<f32>, metrics: &PageMetrics) -> Option<(f32, f32)> {
    const POINTS_OF_A_PIXEL: f32 = 0.75;
    let (columns, rows) = dimensions(bytes)?;
    if bytes.len() > BYTES || u64::from(columns) * u64::from(rows) > PIXELS {
        return None;
    }
    let (columns, rows) = (columns.max(1) as f32, rows.max(1) as f32);
    let wanted = width.map_or(POINTS_OF_A_PIXEL, |width| width / columns);
    let scale = wanted
        .min(metrics.image_width / columns)
        .min(metrics.image_height / rows);
    let within = |length: f32, most: f32| (length * scale).clamp(1.0, most);
    Some((within(columns, metrics.image_width), within(rows, metrics.image_height)))
}

/// Width and height in pixels, from the header of a PNG or JPEG file.
fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big_endian(bytes.get(16..20)?), big_endian(bytes.get(20..24)?)));
    }
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, kind, high, low, ..] = *rest else {
            return None;
        };
        if kind == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        // Start of frame, but not the tables that share its range.
        if (0xc0..=0xcf).contains(&kind) && ![0xc4, 0xc8, 0xcc].contains(&kind) {
            return Some((big_endian(rest.get(7..9)?), big_endian(rest.get(5..7)?)));
        }
        rest = rest.get(2 + usize::from(high) * 256 + usize::from(low)..)?;
    }
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Red, green and blue on white paper; `None` for kinds that neither PNG nor JPEG has.
fn opaque(image: &RawImage) -> Option<Vec<u8>> {
    let samples: Vec<u8> = match &image.pixels {
        RawImageData::U8(samples) => samples.clone(),
        RawImageData::U16(samples) => samples.iter().map(|sample| (sample >> 8) as u8).collect(),
        RawImageData::F32(_) => return None,
    };
    let on_white = |sample: u8, alpha: u8| {
        let (sample, alpha) = (u32::from(sample), u32::from(alpha));
        ((sample * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    let channels = match image.data_format {
        RawImageFormat::R8 | RawImageFormat::R16 => 1,
        RawImageFormat::RG8 | RawImageFormat::RG16 => 2,
        RawImageFormat::RGB8 | RawImageFormat::RGB16 => 3,
        RawImageFormat::RGBA8 | RawImageFormat::RGBA16 => 4,
        _ => return None,
    };
    let pixel = |pixel: &[u8]| match *pixel {
        [grey] => [grey; 3],
        [grey, alpha] => [on_white(grey, alpha); 3],
        [red, green, blue] => [red, green, blue],
        [red, green, blue, alpha] => [red, green, blue].map(|sample| on_white(sample, alpha)),
        _ => [255; 3],
    };
    Some(samples.chunks_exact(channels).flat_map(pixel).collect())
}
