//! The text that the pages of a PDF draw.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::catch_unwind;

use lopdf::content::{Content, Operation};
use lopdf::{DecompressError, Dictionary, Document, Encoding, Error, LoadOptions, Object, ObjectId};

use super::lines::{Piece, page};
use super::{LetterText, LetterTextError, MOST_CHARACTERS, MOST_OF_A_PAGE, MOST_PAGES};

/// A PDF may have so many bytes of something else before its beginning.
const BEFORE: usize = 1024;
/// A shift of this many thousandths of a height within a line is a space; kerning shifts far less.
const SPACE: f32 = -180.0;
/// Most graphics states within each other; PDF asks readers for 28.
const MOST_STATES: usize = 256;

pub(super) fn looks_like_one(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..BEFORE).unwrap_or(bytes);
    beginning.windows(5).any(|five| five == b"%PDF-")
}

pub(super) fn read(bytes: &[u8]) -> Result<LetterText, LetterTextError> {
    // The parser is not ours and is fed with files of strangers: where it gives up in a panic, the file is refused.
    catch_unwind(|| read_document(bytes)).unwrap_or(Err(LetterTextError::Damaged))
}

fn read_document(bytes: &[u8]) -> Result<LetterText, LetterTextError> {
    let options = LoadOptions::with_max_decompressed_size(MOST_OF_A_PAGE);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refused(&error))?;
    if document.is_encrypted() {
        return Err(LetterTextError::Encrypted);
    }
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_PAGES + 1).collect();
    match pages.len() {
        0 => return Err(LetterTextError::Damaged),
        many if many > MOST_PAGES => {
            return Err(LetterTextError::TooManyPages {
                pages: document.page_iter().count(),
                limit: MOST_PAGES,
            });
        }
        _ => {}
    }
    let (mut texts, mut furniture, mut told, mut untold) = (Vec::new(), BTreeSet::new(), 0, 0);
    for id in pages {
        let drawn = draw(&document, id)?;
        told += drawn.told;
        untold += drawn.untold;
        if told > MOST_CHARACTERS {
            return Err(LetterTextError::TooLong { limit: MOST_CHARACTERS });
        }
        texts.push(page(&drawn.pieces));
        let lines = page(&drawn.furniture);
        furniture.extend(
            lines
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned),
        );
    }
    // A sign or two without letters are bullets; more than that would be a letter with holes.
    match (told, untold) {
        (_, untold) if untold * 20 > told + untold => Err(LetterTextError::NoLetters),
        (0, _) => Err(LetterTextError::OnlyPictures),
        _ => Ok(LetterText {
            text: texts.join("\n\u{c}\n"),
            furniture: furniture.into_iter().collect(),
        }),
    }
}

fn refused(error: &Error) -> LetterTextError {
    match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
            LetterTextError::TooMuchInside { limit: MOST_OF_A_PAGE }
        }
        Error::Decryption(_) | Error::InvalidPassword | Error::UnsupportedSecurityHandler(_) => {
            LetterTextError::Encrypted
        }
        _ => LetterTextError::Damaged,
    }
}

/// A page whose text was drawn.
#[derive(Default)]
struct Drawn {
    pieces: Vec<Piece>,
    /// What the document itself says belongs to the page: its number, what stands at its head and foot.
    furniture: Vec<Piece>,
    /// Characters that are known.
    told: usize,
    /// Bytes of text in typefaces that do not say their letters.
    untold: usize,
}

/// How the bytes of a typeface become characters.
enum Face<'a> {
    Letters(Encoding<'a>),
    /// Signs such as those before bullets.
    Signs,
    Untold,
}

fn draw(document: &Document, id: ObjectId) -> Result<Drawn, LetterTextError> {
    let fonts = document.get_page_fonts(id).map_err(|error| refused(&error))?;
    let mut faces = BTreeMap::new();
    for (name, font) in fonts {
        faces.insert(name, face(document, font)?);
    }
    let bytes = document
        .get_page_content_with_limit(id, MOST_OF_A_PAGE)
        .map_err(|error| refused(&error))?;
    let content = Content::decode(&bytes).map_err(|error| refused(&error))?;
    let mut pen = Pen::new(&faces);
    for operation in &content.operations {
        pen.follow(operation);
    }
    Ok(pen.drawn)
}

fn face<'a>(document: &'a Document, font: &'a Dictionary) -> Result<Face<'a>, LetterTextError> {
    let named = |key: &[u8]| font.get(key).and_then(Object::as_name).unwrap_or_default();
    let base = String::from_utf8_lossy(named(b"BaseFont")).to_lowercase();
    let says_letters = font.has(b"ToUnicode");
    if !says_letters && (base.contains("wingdings") || base.contains("symbol")) {
        return Ok(Face::Signs);
    }
    if !says_letters && named(b"Subtype") == b"Type0" {
        return Ok(Face::Untold);
    }
    let encoding = font.get_font_encoding_with_limit(document, MOST_OF_A_PAGE);
    encoding.map(Face::Letters).map_err(|error| refused(&error))
}

/// Six numbers that move, turn and stretch, as PDF orders them.
type Matrix = [f32; 6];
const STILL: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [p, q, r, s, t, u] = second;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

/// Follows what a page draws, as far as text goes.
struct Pen<'a> {
    faces: &'a BTreeMap<Vec<u8>, Face<'a>>,
    face: Option<&'a Face<'a>>,
    size: f32,
    leading: f32,
    page: Matrix,
    kept: Vec<Matrix>,
    line: Matrix,
    /// For each marked part that is open, whether it is furniture of the page.
    marks: Vec<bool>,
    drawn: Drawn,
}

impl<'a> Pen<'a> {
    fn new(faces: &'a BTreeMap<Vec<u8>, Face<'a>>) -> Self {
        Self {
            faces,
            face: None,
            size: 12.0,
            leading: 0.0,
            page: STILL,
            kept: Vec::new(),
            line: STILL,
            marks: Vec::new(),
            drawn: Drawn::default(),
        }
    }

    fn follow(&mut self, operation: &Operation) {
        let operands = operation.operands.as_slice();
        match operation.operator.as_str() {
            "q" if self.kept.len() < MOST_STATES => self.kept.push(self.page),
            "Q" => self.page = self.kept.pop().unwrap_or(self.page),
            "cm" => self.page = matrix(operands).map_or(self.page, |by| then(by, self.page)),
            "BT" => self.line = STILL,
            "Tm" => self.line = matrix(operands).unwrap_or(self.line),
            "BMC" | "BDC" if self.marks.len() < MOST_STATES => self.marks.push(is_artifact(operands)),
            "EMC" => {
                self.marks.pop();
            }
            "Tf" => self.choose(operands),
            "TL" => self.leading = number(operands.first()),
            "Td" => self.step(number(operands.first()), number(operands.get(1))),
            "TD" => {
                self.leading = -number(operands.get(1));
                self.step(number(operands.first()), number(operands.get(1)));
            }
            "T*" => self.step(0.0, -self.leading),
            "Tj" | "TJ" => self.show(operands),
            "'" => {
                self.step(0.0, -self.leading);
                self.show(operands);
            }
            "\"" => {
                self.step(0.0, -self.leading);
                self.show(operands.get(2..).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn choose(&mut self, operands: &[Object]) {
        let name = operands.first().and_then(|name| name.as_name().ok());
        self.face = name.and_then(|name| self.faces.get(name));
        self.size = number(operands.get(1));
    }

    fn step(&mut self, x: f32, y: f32) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
    }

    fn show(&mut self, operands: &[Object]) {
        let mut text = String::new();
        for operand in operands {
            match operand {
                Object::Array(parts) => parts.iter().for_each(|part| self.part(part, &mut text)),
                part => self.part(part, &mut text),
            }
        }
        let text: String = text.chars().filter(|character| !character.is_control()).collect();
        if text.is_empty() {
            return;
        }
        let [_, _, c, d, x, y] = then(self.line, self.page);
        let piece = Piece {
            text,
            x,
            y,
            size: self.size.abs() * c.hypot(d),
        };
        if self.marks.contains(&true) {
            return self.drawn.furniture.push(piece);
        }
        self.drawn.told += piece.text.chars().count();
        self.drawn.pieces.push(piece);
    }

    fn part(&mut self, part: &Object, text: &mut String) {
        let Object::String(bytes, _) = part else {
            let spaced = text.is_empty() || text.ends_with(' ');
            if !spaced && number(Some(part)) < SPACE {
                text.push(' ');
            }
            return;
        };
        match self.face {
            Some(Face::Letters(encoding)) => {
                // What it cannot tell counts as untold.
                match Document::decode_text(encoding, bytes) {
                    Ok(told) => text.push_str(&told.replace('\u{a0}', " ")),
                    Err(_) => self.drawn.untold += bytes.len(),
                }
            }
            Some(Face::Signs) => text.extend(bytes.iter().map(|byte| if *byte == b' ' { ' ' } else { '•' })),
            Some(Face::Untold) | None => self.drawn.untold += bytes.len(),
        }
    }
}

fn is_artifact(operands: &[Object]) -> bool {
    operands.first().and_then(|name| name.as_name().ok()) == Some(b"Artifact")
}

fn number(object: Option<&Object>) -> f32 {
    object.and_then(|object| object.as_float().ok()).unwrap_or_default()
}

fn matrix(operands: &[Object]) -> Option<Matrix> {
    let mut matrix = STILL;
    for (at, place) in matrix.iter_mut().enumerate() {
        *place = operands.get(at)?.as_float().ok()?;
    }
    Some(matrix)
}
