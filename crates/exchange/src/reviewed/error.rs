//! Why a Word document that came back is not read: what is wrong, where, and what helps. Never its words.

use crate::notes::NotesError;

/// Why bytes are not a letter that came back, or have no table of comments.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReviewedError {
    /// More bytes than a letter has.
    #[error("the document has {size} bytes, and {limit} is the most. Take its pictures out and save it again")]
    TooLarge {
        /// Most bytes allowed.
        limit: u64,
        /// Bytes found.
        size: u64,
    },
    /// Not a zip with a Word document in it.
    #[error("the file is no Word document. Open it in Word and save it as .docx")]
    OtherKind,
    /// The container of encrypted and of old documents.
    #[error(
        "the document has a password, or is an old .doc. Open it in Word, take the password off, and save it as .docx"
    )]
    LockedOrOld,
    /// A document that can run programs.
    #[error("the document has macros in it. Save it in Word as .docx, without macros")]
    Macros,
    /// The packing is broken.
    #[error("the document is damaged or incomplete at {part}. Open it in Word and save it again")]
    Damaged {
        /// The part, as in `word/document.xml`, or `its list of parts`.
        part: &'static str,
    },
    /// It unpacks to more than any letter has.
    #[error("the document unpacks to more than {limit} bytes. Ask for the letter without what was added to it")]
    TooMuchInside {
        /// Most bytes allowed.
        limit: u64,
    },
    /// A part is not well-formed.
    #[error("the document is damaged in {part}, at byte {offset}. Open it in Word and save it again")]
    NotXml {
        /// The part.
        part: &'static str,
        /// Where it goes wrong, in bytes from 0.
        offset: u64,
    },
    /// A part declares what Word never declares.
    #[error("{part} has a document type or an entity of its own, which Word never writes. It is not read")]
    Declares {
        /// The part.
        part: &'static str,
    },
    /// Elements within elements beyond any document.
    #[error("{part} is nested more than {limit} deep. It is not read")]
    TooDeep {
        /// The part.
        part: &'static str,
        /// Deepest nesting allowed.
        limit: usize,
    },
    /// More of something than any letter has.
    #[error("the document has more than {limit} {what}. It is not read")]
    TooMany {
        /// What there is too much of, as in `comments`.
        what: &'static str,
        /// Most allowed.
        limit: usize,
    },
    /// No table with two columns or more.
    #[error("the document has no table with two or more columns")]
    NoTable,
}

impl From<NotesError> for ReviewedError {
    fn from(error: NotesError) -> Self {
        match error {
            NotesError::TooLarge { limit, size } => Self::TooLarge { limit, size },
            NotesError::LockedOrOld => Self::LockedOrOld,
            NotesError::Macros => Self::Macros,
            NotesError::Damaged { part } => Self::Damaged { part },
            NotesError::TooMuchInside { limit } => Self::TooMuchInside { limit },
            NotesError::NotXml { part, offset } => Self::NotXml { part, offset },
            NotesError::Declares { part } => Self::Declares { part },
            NotesError::TooDeep { part, limit } => Self::TooDeep { part, limit },
            NotesError::TooManyLines { limit } => Self::TooMany {
                what: "paragraphs",
                limit,
            },
            NotesError::Empty
            | NotesError::NotText { .. }
            | NotesError::MostlyControls { .. }
            | NotesError::Encoding { .. }
            | NotesError::OtherKind { .. } => Self::OtherKind,
        }
    }
}
