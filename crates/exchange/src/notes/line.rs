//! A line of the notes and its place; what a file has besides.

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its characters, without the line break.
    pub text: String,
    /// The level of a heading in Word, from 1 to 9; `None` for other lines, and for all lines of plain text.
    pub level: Option<u8>,
    /// Its first character, counted in characters of the whole text from 0.
    pub from: usize,
    /// Where it stands in the file.
    pub place: Place,
    /// Whether it begins something new.
    pub(super) begins: Begins,
    /// Whether Word has it in a list: its `- ` was put there and is no sign of concern.
    pub(super) listed: bool,
}

/// Where a line stands, counted from 1 as people count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of plain text.
    Line(usize),
    /// A paragraph of a Word document outside tables.
    Paragraph(usize),
    /// A row of a table in a Word document.
    Row {
        /// The table, counted through the document.
        table: usize,
        /// The row of that table.
        row: usize,
    },
}

/// What decides whether a line begins a new record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// Blank lines and what it begins with.
    ByItsWords,
    /// It does: a paragraph of Word, or the first line of a row.
    Always,
    /// It does not: a further line in the cells of a row.
    Never,
}

/// What a file has that is not in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub what: What,
    /// In how many places: text boxes, comments, pictures.
    pub places: usize,
    /// How many characters it has; 0 for a picture.
    pub characters: usize,
}

/// The closed list of what is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Words that were deleted while changes were tracked.
    Deletions,
    /// Words in text boxes.
    TextBoxes,
    /// Footnotes and endnotes.
    Footnotes,
    /// What stands at the top of pages.
    Headers,
    /// What stands at the foot of pages.
    Footers,
    /// Comments in the margin.
    Comments,
    /// Pictures, also of handwriting.
    Pictures,
    /// Charts, diagrams, and documents put into the document.
    Embedded,
    /// Symbols of a font of its own, which are no characters: ticks of Wingdings.
    Symbols,
    /// Control characters, which no record may have.
    ControlCharacters,
}

impl std::fmt::Display for What {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Deletions => "tracked deletions",
            Self::TextBoxes => "text boxes",
            Self::Footnotes => "footnotes",
            Self::Headers => "page headers",
            Self::Footers => "page footers",
            Self::Comments => "comments",
            Self::Pictures => "pictures",
            Self::Embedded => "charts and embedded documents",
            Self::Symbols => "symbols of another typeface",
            Self::ControlCharacters => "control characters",
        })
    }
}

/// Lines before their places in the whole text are known.
#[derive(Default)]
pub(super) struct Drafted {
    pub lines: Vec<Line>,
    pub left_out: Vec<LeftOut>,
}

impl Drafted {
    /// Counts something that is not in the text; nothing where there are neither places nor characters.
    pub fn leave_out(&mut self, what: What, places: usize, characters: usize) {
        if places == 0 && characters == 0 {
            return;
        }
        match self.left_out.iter_mut().find(|each| each.what == what) {
            Some(known) => {
                known.places += places;
                known.characters += characters;
            }
            None => self.left_out.push(LeftOut {
                what,
                places,
                characters,
            }),
        }
    }
}
