//! The letter as what is printed, free of geometry: letterhead, date, addressee, salutation, subject, blocks,
//! valediction, signatory. Citations are not printed.

use visitbook_domain::{Block, BlockId, BlockKind, Letter, LetterState, dates};

use crate::fonts::Weight;
use crate::links::{Link, links};
use crate::options::RenderOptions;
use crate::problem::{Place, Problem};
use crate::report::{Depth, Report, ReportItem, ReportPart};
use crate::words::{Placed, as_read, printed};

/// The mark before each bullet.
pub const BULLET: &str = "\u{25AA}";

/// What a text is; decides look, tag and where a page may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What kind of document this is not: a draft, a rehearsal, an invention. First on page 1.
    Notice,
    /// A line of the sender's block.
    Letterhead,
    /// The date.
    Date,
    /// A line of the addressee's block.
    Addressee,
    /// `Dear Jill`.
    Salutation,
    /// The subject line.
    Subject,
    /// A section heading.
    Heading,
    /// A heading below a section heading; in reports only.
    Subheading,
    /// A paragraph.
    Paragraph,
    /// A bullet.
    Bullet,
    /// Small print below a paragraph; in reports only.
    Small,
    /// The first line of an item with a name; in reports only.
    Item(Depth),
    /// What else is said of that item.
    OfItem(Depth),
    /// `Yours sincerely`.
    Valediction,
    /// A line of the one who signs.
    Signatory,
}

impl Role {
    /// The face it is set in.
    pub fn weight(self) -> Weight {
        match self {
            Self::Subject | Self::Heading | Self::Subheading | Self::Notice => Weight::Bold,
            _ => Weight::Regular,
        }
    }

    /// Whether texts of this kind that follow each other are one: the lines of a block, the bullets of a list.
    pub fn stands_together(self) -> bool {
        matches!(
            self,
            Self::Letterhead | Self::Addressee | Self::Signatory | Self::Bullet
        )
    }

    fn place(self) -> Place {
        match self {
            Self::Notice => Place::Furniture,
            Self::Letterhead => Place::Letterhead,
            Self::Date => Place::Date,
            Self::Addressee => Place::Addressee,
            Self::Salutation => Place::Salutation,
            Self::Subject => Place::Subject,
            Self::Heading | Self::Subheading => Place::Heading,
            Self::Paragraph | Self::Small => Place::Paragraph,
            Self::Bullet | Self::Item(_) | Self::OfItem(_) => Place::Bullet,
            Self::Valediction => Place::Valediction,
            Self::Signatory => Place::Signatory,
        }
    }
}

/// One paragraph, heading, bullet or line of a block, never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it is.
    pub role: Role,
    /// The words as they are set.
    pub words: String,
    /// The block it comes from, for messages.
    pub block: Option<BlockId>,
    /// The name of an item; empty for all else.
    pub name: String,
}

impl Text {
    /// The addresses among its words.
    pub fn links(&self) -> Vec<Link> {
        links(&self.words)
    }

    /// Whether it leads in what follows.
    pub fn leads(&self) -> bool {
        self.words.ends_with(':')
    }
}

/// Everything that is printed, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The document's title, with what it is not.
    pub title: String,
    /// The texts.
    pub texts: Vec<Text>,
    /// The marking for header and footer.
    pub marking: Option<String>,
    /// Whether it is printed as a draft.
    pub draft: bool,
    /// Whether the lines of the letter's blocks are numbered.
    pub line_numbers: bool,
}

impl Content {
    /// Takes from letter, blocks and options what is printed. Texts without words are left out.
    pub fn new(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Self {
        let draft = options.draft || letter.state == LetterState::Draft;
        let mut texts = Texts(Vec::new());
        texts.add(Role::Notice, None, &notice(draft, options));
        texts.lines(Role::Letterhead, &letter.letterhead);
        texts.add(Role::Date, None, &dates::long_date(letter.date));
        texts.lines(Role::Addressee, &letter.addressee);
        if !printed(&letter.salutation).is_empty() {
            texts.add(Role::Salutation, None, &format!("Dear {}", letter.salutation));
        }
        texts.add(Role::Subject, None, &letter.subject);
        texts.blocks(blocks, options.review.references);
        texts.add(Role::Valediction, None, &letter.valediction);
        texts.lines(Role::Signatory, &letter.signatory);
        Self {
            title: title(&letter.subject, draft, options),
            texts: texts.0,
            marking: marking(options),
            draft,
            line_numbers: options.review.line_numbers,
        }
    }

    /// Takes from a report what is printed.
    pub fn of_report(report: &Report, options: &RenderOptions) -> Self {
        let mut texts = Texts(Vec::new());
        texts.add(Role::Notice, None, &notice(options.draft, options));
        texts.add(Role::Date, None, &dates::long_date(report.date));
        texts.add(Role::Subject, None, &report.title);
        for part in &report.parts {
            match part {
                ReportPart::Heading(words) => texts.add(Role::Heading, None, words),
                ReportPart::Subheading(words) => texts.add(Role::Subheading, None, words),
                ReportPart::Paragraph(words) => texts.add(Role::Paragraph, None, words),
                ReportPart::Bullet(words) => texts.add(Role::Bullet, None, words),
                ReportPart::Small(words) => texts.add(Role::Small, None, words),
                ReportPart::Item(item) => texts.item(item),
            }
        }
        Self {
            title: title(&report.title, options.draft, options),
            texts: texts.0,
            marking: marking(options),
            draft: options.draft,
            line_numbers: false,
        }
    }

    /// What the page's header repeats from the first paragraph.
    pub fn notice(&self) -> Option<&Text> {
        self.texts.first().filter(|text| text.role == Role::Notice)
    }

    /// The paragraphs as they are read back from the document.
    pub fn read(&self) -> Vec<String> {
        let read = |text: &Text| match text.role {
            Role::Bullet => format!("{BULLET} {}", as_read(&text.words)),
            _ => as_read(&text.words),
        };
        self.texts.iter().map(read).collect()
    }

    /// Everything that stops the export before it is laid out: `unset` finds what cannot be set of a text.
    pub fn problems(&self, unset: impl Fn(Weight, &Placed<'_>) -> Vec<Problem>) -> Vec<Problem> {
        let mut problems = Vec::new();
        if !self.texts.iter().any(|text| text.role == Role::Subject) {
            problems.push(Problem::NoSubject);
        }
        for text in &self.texts {
            let placed = Placed {
                words: &text.words,
                place: text.role.place(),
                block: text.block,
            };
            problems.extend(unset(text.role.weight(), &placed));
            let name = Placed {
                words: &text.name,
                ..placed
            };
            problems.extend(unset(Weight::Bold, &name));
        }
        if let Some(words) = &self.marking {
            problems.extend(unset(
                Weight::Bold,
                &Placed {
                    words,
                    place: Place::Marking,
                    block: None,
                },
            ));
        }
        problems
    }
}

fn marking(options: &RenderOptions) -> Option<String> {
    let marking = options.marking.as_deref().map(printed);
    marking.filter(|marking| !marking.is_empty())
}

struct Texts(Vec<Text>);

impl Texts {
    fn add(&mut self, role: Role, block: Option<BlockId>, words: &str) {
        let words = printed(words);
        if !words.is_empty() {
            self.0.push(Text {
                role,
                words,
                block,
                name: String::new(),
            });
        }
    }

    /// An item; one of which nothing is said is left out.
    fn item(&mut self, item: &ReportItem) {
        let mut lines = item
            .lines
            .iter()
            .map(|line| printed(line))
            .filter(|line| !line.is_empty());
        self.0.extend(lines.next().map(|words| Text {
            role: Role::Item(item.depth),
            words,
            block: None,
            name: printed(&item.name),
        }));
        for line in lines {
            self.add(Role::OfItem(item.depth), None, &line);
        }
    }

    /// The letter's blocks, with the number of each paragraph and bullet before it where that is wanted.
    fn blocks(&mut self, blocks: &[Block], references: bool) {
        let mut number = 0;
        for block in blocks {
            let words = printed(&block.plain_text());
            let (role, numbered) = match block.kind {
                BlockKind::Heading => (Role::Heading, false),
                BlockKind::Paragraph => (Role::Paragraph, true),
                BlockKind::Bullet => (Role::Bullet, true),
            };
            match references && numbered && !words.is_empty() {
                true => {
                    number += 1;
                    self.add(role, Some(block.id), &format!("[{number}] {words}"));
                }
                false => self.add(role, Some(block.id), &words),
            }
        }
    }

    fn lines(&mut self, role: Role, lines: &[String]) {
        for line in lines {
            self.add(role, None, line);
        }
    }
}

/// What the document is besides a letter: said in its first paragraph and in the header of every other page.
fn notice(draft: bool, options: &RenderOptions) -> String {
    let says = [
        (draft, "Draft: not for publication."),
        (options.rehearsal, "Rehearsal: not a letter of Ofsted."),
        (options.fictional, "Fictional: invented for practice."),
        (options.with_evidence, "With evidence: for internal use."),
    ];
    // Where the line is too short for all of it, it breaks between the sentences.
    let whole = |words: &str| words.replace(' ', "\u{A0}");
    let said: Vec<String> = says
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, words)| whole(words))
        .collect();
    said.join(" ")
}

/// `Draft, rehearsal, fictional: Monitoring visit to …`, or the subject alone.
fn title(subject: &str, draft: bool, options: &RenderOptions) -> String {
    let kinds = [
        (draft, "draft"),
        (options.rehearsal, "rehearsal"),
        (options.fictional, "fictional"),
        (options.with_evidence, "with evidence"),
    ];
    let kinds: Vec<&str> = kinds
        .iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, word)| *word)
        .collect();
    let subject = as_read(&printed(subject));
    let mut characters = kinds.join(", ").chars().collect::<Vec<_>>().into_iter();
    match characters.next() {
        Some(first) => format!(
            "{}{}: {subject}",
            first.to_ascii_uppercase(),
            characters.collect::<String>()
        ),
        None => subject,
    }
}
