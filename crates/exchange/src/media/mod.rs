//! What may be attached to evidence: told by content, never by name, and pictures freed of everything but their pixels.
//!
//! A photograph says where and when it was taken, and by whose telephone. So pictures are decoded and written again; all
//! else is kept as it came, and refused where it could run something.

mod kind;
mod name;
mod office;
mod picture;
mod text;

#[cfg(test)]
mod tests;

use visitbook_domain::Media;
use visitbook_domain::attachment::MOST_BYTES;

pub use name::clean_name;
pub use picture::{MOST_DECODED, WIDEST};
pub use text::read_text;

/// A file as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub media: Media,
    /// Its bytes; a picture's are not those of the file it came from.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken. None of these repeats anything of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// More bytes than [`MOST_BYTES`], as it came or as it would be kept.
    #[error("the file has more than 50 MB")]
    TooLarge,
    /// A program, whatever its name says.
    #[error("the file is a program")]
    Program,
    /// A web page or a drawing of one: it can hold programs.
    #[error("the file is a web page, SVG or XML")]
    Markup,
    /// A workbook or document that holds macros.
    #[error("the file holds macros")]
    Macros,
    /// An office file locked with a password, which nobody can look into.
    #[error("the file is locked with a password")]
    Locked,
    /// An office file from before 2007.
    #[error("the file is in the office format from before 2007")]
    OldOffice,
    /// A ZIP file that is neither workbook nor document.
    #[error("the file is an archive")]
    Archive,
    /// A picture with more pixels than are decoded.
    #[error("the picture has too many pixels")]
    TooManyPixels,
    /// A picture, workbook or document that cannot be read.
    #[error("the file is damaged or cut short")]
    Broken,
    /// None of the kinds that are taken.
    #[error("files of this kind are not taken")]
    OtherKind,
}

/// The file as it is kept, or why it is not.
///
/// # Errors
/// Every [`Unfit`].
pub fn take(bytes: Vec<u8>) -> Result<Taken, Unfit> {
    small_enough(&bytes)?;
    let media = kind::of(&bytes)?;
    let bytes = match media {
        Media::Png | Media::Jpeg => picture::pixels_only(&bytes, media)?,
        Media::Pdf | Media::Txt | Media::Xlsx | Media::Docx => bytes,
    };
    small_enough(&bytes)?;
    Ok(Taken { media, bytes })
}

/// Whether bytes from another notebook are what their record says and would be taken here. Pictures are decoded, so that
/// a window only ever gets one that can be.
///
/// # Errors
/// Every [`Unfit`]; another kind than the one told is [`Unfit::OtherKind`].
pub fn check(bytes: &[u8], media: Media) -> Result<(), Unfit> {
    small_enough(bytes)?;
    if kind::of(bytes)? != media {
        return Err(Unfit::OtherKind);
    }
    match media {
        Media::Png | Media::Jpeg => picture::decoded(bytes, media).map(drop),
        Media::Pdf | Media::Txt | Media::Xlsx | Media::Docx => Ok(()),
    }
}

/// Whether bytes begin as a file of this kind does, before they are shown as one.
pub fn is(bytes: &[u8], media: Media) -> bool {
    kind::of(bytes) == Ok(media)
}

fn small_enough(bytes: &[u8]) -> Result<(), Unfit> {
    match u64::try_from(bytes.len()).unwrap_or(u64::MAX) {
        0 => Err(Unfit::Empty),
        many if many > MOST_BYTES => Err(Unfit::TooLarge),
        _ => Ok(()),
    }
}
