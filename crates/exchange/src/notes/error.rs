//! Why a file of notes is not read: what is wrong, where, and what helps. Never its words.

/// Why bytes are not notes that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotesError {
    /// More bytes than notes have.
    #[error("the file has {size} bytes; notes have {limit} at most. Split it, or leave its pictures out")]
    TooLarge {
        /// Most bytes allowed.
        limit: u64,
        /// Bytes found.
        size: u64,
    },
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// A file of another program: it holds NUL bytes.
    #[error(
        "the file is not text (byte {offset}). Save the notes as a Word document (.docx) or as plain text in UTF-8"
    )]
    NotText {
        /// The first byte that no text has, from 0.
        offset: usize,
    },
    /// Too many control characters for anything that was typed.
    #[error(
        "the file is not text: {controls} of its characters are control characters. Save the notes as .docx or .txt"
    )]
    MostlyControls {
        /// Control characters found.
        controls: usize,
    },
    /// It begins as UTF-8 or UTF-16 and does not go on like it.
    #[error("the file begins as {encoding} and is not {encoding} to its end. Save it again as plain text in UTF-8")]
    Encoding {
        /// `UTF-8` or `UTF-16`.
        encoding: &'static str,
    },
    /// A document of another kind.
    #[error("the file is {kind}. Save the notes as a Word document (.docx) or as plain text")]
    OtherKind {
        /// The kind, with its article: `a PDF`.
        kind: &'static str,
    },
    /// The container of encrypted and of old documents.
    #[error(
        "the document has a password, or is an old .doc. Open it in Word, take the password off, and save it as .docx"
    )]
    LockedOrOld,
    /// A document that can run programs.
    #[error("the document has macros in it. Save it in Word as .docx, without macros")]
    Macros,
    /// The packing of the document is broken.
    #[error("the document is damaged or incomplete at {part}. Open it in Word and save it again")]
    Damaged {
        /// The part, as in `word/document.xml`, or `its list of parts`.
        part: &'static str,
    },
    /// It unpacks to more than any notes have.
    #[error("the document unpacks to more than {limit} bytes. Copy its text into a new document")]
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
    #[error("{part} is nested more than {limit} deep. Copy the text into a new document")]
    TooDeep {
        /// The part.
        part: &'static str,
        /// Deepest nesting allowed.
        limit: usize,
    },
    /// More lines than notes have.
    #[error("there are more than {limit} lines. Split the notes")]
    TooManyLines {
        /// Most lines allowed.
        limit: usize,
    },
}
