//! Words to positioned glyphs.

use harfrust::{Buffer, ClusterLevel, Direction, Feature, Script, ShapeOptions, ShaperFont, Tag};

use crate::fonts::Face;
use crate::words::NO_BREAK_SPACE;

/// A glyph where the shaper put it. Lengths are in font units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// The characters it stands for; never empty.
    pub text: String,
    /// Which character of the text it begins with, counted in characters.
    pub at: usize,
    /// How far the pen moves on, kerning included.
    pub advance: i32,
    /// How far the face says the pen moves on.
    pub natural: i32,
    /// Shift to the right of where the pen stands.
    pub dx: i32,
    /// Shift above the baseline.
    pub dy: i32,
}

impl Glyph {
    /// Whether it is a space between words.
    pub fn is_space(&self) -> bool {
        self.text == " "
    }
}

/// Shapes a text in one run and ends it with a space, so that words of two paragraphs never run together where someone
/// takes out the text without its structure. Kerning is on, ligatures are off: letters stay letters. Characters that
/// the face lacks come back as glyph 0 and are found out beforehand by [`crate::words::unset`].
pub fn shape(face: &Face, words: &str) -> Vec<Glyph> {
    let characters: Vec<char> = words
        .chars()
        .chain([' '])
        .map(|c| if c == NO_BREAK_SPACE { ' ' } else { c })
        .collect();
    let mut buffer = Buffer::new();
    for (at, character) in characters.iter().enumerate() {
        buffer.push(u32::from(*character), u32::try_from(at).unwrap_or(u32::MAX));
    }
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::LATIN));
    buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
    let features = [
        Feature::new(Tag::new(b"liga"), 0, ..),
        Feature::new(Tag::new(b"clig"), 0, ..),
    ];
    let font = ShaperFont::new(&face.font);
    match harfrust::shape(&font, &mut buffer, ShapeOptions::new().features(&features)) {
        Ok(()) => glyphs(face, &buffer, &characters),
        Err(_) => Vec::new(),
    }
}

fn glyphs(face: &Face, buffer: &Buffer, characters: &[char]) -> Vec<Glyph> {
    let metrics = face.font.glyph_metrics();
    let infos = buffer.glyph_infos();
    let starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(infos.len());
    for (nth, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        let at = info.cluster as usize;
        let next = starts
            .get(nth + 1..)
            .unwrap_or_default()
            .iter()
            .copied()
            .find(|start| *start > at);
        let end = next.unwrap_or(characters.len());
        glyphs.push(Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            text: characters.get(at..end).unwrap_or_default().iter().collect(),
            at,
            advance: position.x_advance,
            natural: metrics.h_advance(info.glyph_id.into()).round() as i32,
            dx: position.x_offset,
            dy: position.y_offset,
        });
    }
    glyphs
}
