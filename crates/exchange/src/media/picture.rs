//! Pictures: decoded within limits, turned the right way up, and written again from their pixels alone.
//!
//! What goes with the old file: place, time, camera, names, comments, thumbnails, colour profiles. Colours of a picture
//! with an unusual profile may therefore shift a little.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use visitbook_domain::Media;

use super::Unfit;

/// Most pixels along a side.
pub const WIDEST: u32 = 12_000;
/// Most bytes of decoded pixels, 64 MiB: 22 million pixels in colour.
pub const MOST_DECODED: u64 = 64 * 1024 * 1024;
/// Of a JPEG: hardly to be told from the original.
const QUALITY: u8 = 90;

/// The picture as a new file with nothing but its pixels.
pub(super) fn pixels_only(bytes: &[u8], media: Media) -> Result<Vec<u8>, Unfit> {
    let picture = decoded(bytes, media)?;
    let mut kept = Vec::new();
    let written = match media {
        Media::Jpeg => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut kept, QUALITY)),
        _ => picture.write_with_encoder(PngEncoder::new(&mut kept)),
    };
    written.map_err(|_| Unfit::Broken)?;
    Ok(kept)
}

/// The picture the right way up. A decoder that panics on a hostile file has refused it.
pub(super) fn decoded(bytes: &[u8], media: Media) -> Result<DynamicImage, Unfit> {
    let format = match media {
        Media::Jpeg => ImageFormat::Jpeg,
        _ => ImageFormat::Png,
    };
    catch_unwind(AssertUnwindSafe(|| decode(bytes, format))).unwrap_or(Err(Unfit::Broken))
}

fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Unfit> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|error| refusal(&error))?;
    limits()
        .reserve(decoder.total_bytes())
        .map_err(|error| refusal(&error))?;
    // A picture whose orientation cannot be read is shown as it lies.
    let orientation = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refusal(&error))?;
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MOST_DECODED);
    limits
}

fn refusal(error: &ImageError) -> Unfit {
    match error {
        ImageError::Limits(_) => Unfit::TooManyPixels,
        _ => Unfit::Broken,
    }
}
