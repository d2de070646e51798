//! Notes in the margin as Word's comments: their marks in the text, what they say, and which of them answer which.

use chrono::{DateTime, Utc};
use visitbook_domain::clock::english_clock;
use visitbook_domain::person::initials;
use visitbook_domain::{Block, BlockId};

use crate::content::{Content, Role, Text};
use crate::docx::addresses::Addresses;
use crate::docx::part::{OFFICE, Part, WORD_2013, rooted};
use crate::docx::styles::{NOTE_MARK, NOTE_TEXT};
use crate::note::{MarginNote, Said};
use crate::words::{printed, set_words};
use crate::xml::{escaped, run};

/// Names of what Word added in 2010, 2013 and 2023, which older programs are told to pass over.
const ADDED: &str = " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
     xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
     xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" \
     xmlns:w16du=\"http://schemas.microsoft.com/office/word/2023/wordml/word16du\" mc:Ignorable=\"w14 w15 w16du\"";

/// Longest name beside a comment, in characters: the schema has room for 255, and readers are not to be tried.
pub const LONGEST_NAME: usize = 200;

/// The first of the ids by which a comment's last paragraph is known. They are below 0x80000000, and none is 0 ([MS-DOCX]
/// 2.4.111).
const FIRST_PARAGRAPH: u32 = 0x1000_0000;

/// The notes of a document, each with the place of its words among the texts.
pub struct Notes<'n> {
    placed: Vec<Placed<'n>>,
}

struct Placed<'n> {
    note: &'n MarginNote,
    /// The comment's number; answers have the ones that follow.
    first: u32,
    /// Which of the texts.
    text: usize,
    /// The bytes of its words.
    from: usize,
    to: usize,
}

impl<'n> Notes<'n> {
    /// Finds the place of each note.
    pub fn on(content: &Content, blocks: &[Block], notes: &'n [MarginNote]) -> Self {
        let mut first = 0;
        let placed = notes.iter().filter_map(|note| {
            let (text, from, to) = place(content, blocks, note)?;
            let placed = Placed {
                note,
                first,
                text,
                from,
                to,
            };
            first = placed.after();
            Some(placed)
        });
        Self {
            placed: placed.collect(),
        }
    }

    /// The runs of a text, with the marks of the notes on its words.
    pub fn runs(&self, at: usize, text: &Text, addresses: &Addresses) -> String {
        let links = text.links();
        let words = |from: usize, to: usize| addresses.runs(&text.words, from..to, &links);
        let here = || self.placed.iter().filter(|placed| placed.text == at);
        let opens = here().map(|placed| (placed.from, placed.opening()));
        let closes = here().map(|placed| (placed.to, placed.closing()));
        // Where one ends and the next begins, the end comes first: a stable sort keeps it so.
        let mut marks: Vec<(usize, String)> = closes.chain(opens).collect();
        marks.sort_by_key(|(at, _)| *at);
        let mut runs = String::new();
        let mut done = 0;
        for (at, mark) in marks {
            runs.push_str(&words(done, at));
            runs.push_str(&mark);
            done = at;
        }
        runs + &words(done, text.words.len())
    }

    /// The parts that hold them; none where there are no notes.
    pub fn parts(&self) -> Vec<Part> {
        if self.placed.is_empty() {
            return Vec::new();
        }
        let comments: String = self.placed.iter().map(Placed::comments).collect();
        let extended: String = self.placed.iter().map(Placed::extended).collect();
        let part = |path, relation, kind, defined, xml| Part {
            path,
            relation,
            kind,
            defined,
            pages: None,
            xml,
        };
        vec![
            part(
                "word/comments.xml",
                "rIdComments",
                "comments",
                OFFICE,
                rooted("w:comments", ADDED, &comments),
            ),
            part(
                "word/commentsExtended.xml",
                "rIdCommentsExtended",
                "commentsExtended",
                WORD_2013,
                rooted("w15:commentsEx", ADDED, &extended),
            ),
        ]
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.placed.is_empty()
    }
}

impl Placed<'_> {
    fn said(&self) -> impl Iterator<Item = (u32, &Said)> {
        (self.first..).zip(std::iter::once(&self.note.said).chain(&self.note.answers))
    }

    /// The number after its own.
    fn after(&self) -> u32 {
        self.said().last().map_or(self.first, |(id, _)| id + 1)
    }

    fn opening(&self) -> String {
        let each = self
            .said()
            .map(|(id, _)| format!("<w:commentRangeStart w:id=\"{id}\"/>"));
        each.collect()
    }

    fn closing(&self) -> String {
        let each = self.said().map(|(id, _)| {
            format!(
                "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:rPr><w:rStyle w:val=\"{NOTE_MARK}\"/></w:rPr>\
                 <w:commentReference w:id=\"{id}\"/></w:r>"
            )
        });
        each.collect()
    }

    fn comments(&self) -> String {
        self.said().map(|(id, said)| comment(id, said)).collect()
    }

    fn extended(&self) -> String {
        let settled = u8::from(self.note.settled);
        let first = self.first;
        let each = self.said().map(|(id, _)| {
            let answers = match id {
                id if id == first => String::new(),
                _ => format!(" w15:paraIdParent=\"{}\"", paragraph_id(first)),
            };
            let own = paragraph_id(id);
            format!("<w15:commentEx w15:paraId=\"{own}\"{answers} w15:done=\"{settled}\"/>")
        });
        each.collect()
    }
}

/// Which of the texts, and which bytes of its words.
fn place(content: &Content, blocks: &[Block], note: &MarginNote) -> Option<(usize, usize, usize)> {
    let placed = note.place.as_ref();
    let on_block = placed.and_then(|placed| {
        let at = of_block(content, placed.block)?;
        let text = content.texts.get(at)?;
        let block = blocks.iter().find(|block| block.id == placed.block)?;
        let set = set_words(&block.plain_text());
        // Its number may stand before the words.
        let before = text.words.len().checked_sub(set.words.len())?;
        let from = before + set.of_text(placed.at.start);
        let to = before + set.of_text(placed.at.end);
        Some(if from < to { (at, from, to) } else { whole(at, text) })
    });
    on_block.or_else(|| {
        let at = content.texts.iter().position(|text| text.role == Role::Subject)?;
        content.texts.get(at).map(|text| whole(at, text))
    })
}

fn of_block(content: &Content, block: BlockId) -> Option<usize> {
    content.texts.iter().position(|text| text.block == Some(block))
}

fn whole(at: usize, text: &Text) -> (usize, usize, usize) {
    (at, 0, text.words.len())
}

fn comment(id: u32, said: &Said) -> String {
    let by: String = writable(&printed(&said.by)).chars().take(LONGEST_NAME).collect();
    let lines: Vec<String> = said.words.split('\n').map(|line| writable(&printed(line))).collect();
    let last = lines.len().saturating_sub(1);
    let lines = lines.iter().enumerate();
    let lines: String = lines
        .map(|(at, line)| paragraph(line, at == 0, (at == last).then(|| paragraph_id(id))))
        .collect();
    format!(
        "<w:comment w:id=\"{id}\" w:author=\"{}\"{} w:initials=\"{}\">{lines}</w:comment>",
        escaped(&by),
        said.at.map(when).unwrap_or_default(),
        escaped(&initials(&by))
    )
}

/// Word means the clock on the wall and calls it UTC; newer ones say the instant beside it ([MS-DOCX] 2.7.4).
fn when(at: DateTime<Utc>) -> String {
    const FORM: &str = "%Y-%m-%dT%H:%M:%SZ";
    format!(
        " w:date=\"{}\" w16du:dateUtc=\"{}\"",
        english_clock(at).format(FORM),
        at.format(FORM)
    )
}

/// A line of a comment. The first has the comment's mark, and the last the id by which the comment is known.
fn paragraph(line: &str, first: bool, id: Option<String>) -> String {
    let id = id.map(|id| format!(" w14:paraId=\"{id}\"")).unwrap_or_default();
    let mark = match first {
        true => format!("<w:r><w:rPr><w:rStyle w:val=\"{NOTE_MARK}\"/></w:rPr><w:annotationRef/></w:r>"),
        false => String::new(),
    };
    let words = if line.is_empty() { String::new() } else { run(line) };
    format!("<w:p{id}><w:pPr><w:pStyle w:val=\"{NOTE_TEXT}\"/></w:pPr>{mark}{words}</w:p>")
}

/// Without signs that XML cannot hold.
fn writable(words: &str) -> String {
    let writable = |sign: &char| !sign.is_control() && !matches!(sign, '\u{FFFE}' | '\u{FFFF}');
    words.chars().filter(writable).collect()
}

fn paragraph_id(comment: u32) -> String {
    format!("{:08X}", FIRST_PARAGRAPH + comment)
}
