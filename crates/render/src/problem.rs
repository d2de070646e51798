//! What can stop an export, each with the place where it stands.

use visitbook_domain::BlockId;

/// A part of the letter, as a message names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The sender's block.
    Letterhead,
    /// The date.
    Date,
    /// The block of the person written to.
    Addressee,
    /// The line that begins with "Dear".
    Salutation,
    /// The subject line.
    Subject,
    /// A section heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A bullet.
    Bullet,
    /// The line before the signature.
    Valediction,
    /// The one who signs.
    Signatory,
    /// The marking in header and footer.
    Marking,
    /// A cell of a table.
    Table,
    /// What header, footer and list marks are made of: the program's own words.
    Furniture,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Letterhead => "letterhead",
            Self::Date => "date",
            Self::Addressee => "addressee",
            Self::Salutation => "salutation",
            Self::Subject => "subject line",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Bullet => "bullet",
            Self::Valediction => "valediction",
            Self::Signatory => "signature",
            Self::Marking => "marking",
            Self::Table => "table",
            Self::Furniture => "header or footer",
        })
    }
}

/// What stops an export. An export names every problem it meets, not only the first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A letter without a subject has no title and no top heading.
    #[error("the letter has no subject line")]
    NoSubject,
    /// Neither the typeface nor a bundled one has a sign for a character.
    #[error("no typeface here has a sign for “{character}” (U+{:04X}), in the {place}: “{excerpt}”", u32::from(*character))]
    MissingCharacter {
        /// The character.
        character: char,
        /// The block it stands in, where it stands in one.
        block: Option<BlockId>,
        /// The part of the letter.
        place: Place,
        /// The words around it.
        excerpt: String,
    },
    /// Letterhead or marking are longer than their place on the page.
    #[error("the {0} does not fit its place on the page")]
    NoRoom(Place),
    /// The picture of the letterhead cannot be used.
    #[error("the picture of the letterhead {0}")]
    Image(#[from] ImageProblem),
    /// A typeface cannot be cut down to what is used: it is damaged, and where it is a bundled one, so is the program.
    #[error("a typeface cannot be used: {0}")]
    Typeface(String),
    /// The document could not be put together: a fault of the program.
    #[error("the PDF could not be put together: {0}")]
    Document(String),
}

/// Why the picture of a letterhead cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageProblem {
    /// Someone who cannot see the picture would be told nothing.
    #[error("has no alternative text")]
    NoAlternativeText,
    /// More bytes than a letterhead needs.
    #[error("is larger than {limit} bytes")]
    TooLarge {
        /// The most it may have.
        limit: usize,
    },
    /// Neither PNG nor JPEG, damaged, or with too many pixels.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Its size on the page does not fit the place beside the letterhead.
    #[error("does not fit its place of {width} by {height} points")]
    Place {
        /// The widest it may be, in points.
        width: u16,
        /// The highest it may be, in points.
        height: u16,
    },
}
