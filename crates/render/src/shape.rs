//! Words to positioned glyphs: each stretch of one face and one direction shaped by itself.

use std::ops::Range;

use harfrust::{Buffer, ClusterLevel, Direction, Feature, Script, ShapeOptions, ShaperFont, Tag};
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_normalization::char::canonical_combining_class;

use crate::fonts::{Family, Fonts, Weight};
use crate::scripts::SCRIPTS;
use crate::words::NO_BREAK_SPACE;

/// What stands for nothing of its own, because a sign has more glyphs than characters: a space of no width, since a code
/// that means nothing is not allowed (PDF/A-2, 6.2.11.7.2).
pub const NOTHING: &str = "\u{200B}";

/// A glyph where the shaper put it. Lengths are in units of the letter's own face of that weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// The family it is drawn from.
    pub family: Family,
    /// Its number in the face.
    pub id: u16,
    /// The characters it stands for; never empty.
    pub text: String,
    /// Which character of the text it begins with, counted in characters.
    pub at: usize,
    /// How deep it stands in words of the other direction: odd where its words run from right to left (Unicode Standard
    /// Annex 9).
    pub level: u8,
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

/// Shapes a text and ends it with a space, so that words of two paragraphs never run together where someone takes out
/// the text without its structure. Glyphs come in reading order. Kerning is on, ligatures are off: letters stay
/// letters. Characters that no face has come back as glyph 0 and are found out beforehand by [`crate::words::unset`].
pub fn shape(fonts: &Fonts<'_>, weight: Weight, words: &str) -> Vec<Glyph> {
    let characters: Vec<char> = words
        .chars()
        .chain([' '])
        .map(|c| if c == NO_BREAK_SPACE { ' ' } else { c })
        .collect();
    let families = families(fonts, weight, &characters);
    let kinds: Vec<(Family, u8)> = families
        .into_iter()
        .map(|family| family.unwrap_or(Family::Own))
        .zip(levels(&characters))
        .collect();
    let mut glyphs = Vec::with_capacity(characters.len());
    let mut from = 0;
    for run in kinds.chunk_by(PartialEq::eq) {
        let Some((family, level)) = run.first() else { continue };
        let run = Run {
            fonts,
            weight,
            family: *family,
            level: *level,
            characters: &characters,
            stretch: from..from + run.len(),
        };
        glyphs.extend(run.shape());
        from = run.stretch.end;
    }
    glyphs
}

/// The family of each character. A letter is in that of the mark on it, where its own lacks the mark.
pub fn families(fonts: &Fonts<'_>, weight: Weight, characters: &[char]) -> Vec<Option<Family>> {
    let mut families: Vec<Option<Family>> = Vec::with_capacity(characters.len());
    for character in characters {
        let before = families.last().copied().flatten();
        families.push(fonts.family(*character, before, weight));
    }
    for at in (1..characters.len()).rev() {
        let (Some(mark), Some(letter)) = (characters.get(at), characters.get(at - 1)) else {
            continue;
        };
        let moves = canonical_combining_class(*mark) != 0
            && families.get(at).copied().flatten() == Some(Family::Bundled)
            && families.get(at - 1).copied().flatten() == Some(Family::Own)
            && fonts.face_of(Family::Bundled, weight).glyph(*letter).is_some();
        if moves && let Some(family) = families.get_mut(at - 1) {
            *family = Some(Family::Bundled);
        }
    }
    families
}

/// How deep each character stands in words of the other direction. A letter runs from left to right.
fn levels(characters: &[char]) -> Vec<u8> {
    /// No character below this number runs from right to left.
    const HEBREW: char = '\u{590}';
    if characters.iter().all(|character| *character < HEBREW) {
        return vec![0; characters.len()];
    }
    let text: String = characters.iter().collect();
    let info = ParagraphBidiInfo::new(&text, Some(Level::ltr()));
    let level = |(at, _)| info.levels.get(at).map_or(0, Level::number);
    text.char_indices().map(level).collect()
}

/// Characters of one family and one direction.
struct Run<'a> {
    fonts: &'a Fonts<'a>,
    weight: Weight,
    family: Family,
    level: u8,
    characters: &'a [char],
    stretch: Range<usize>,
}

impl Run<'_> {
    fn shape(&self) -> Vec<Glyph> {
        let mut buffer = Buffer::new();
        let stretch = self.characters.iter().enumerate();
        for (at, character) in stretch.take(self.stretch.end).skip(self.stretch.start) {
            buffer.push(u32::from(*character), u32::try_from(at).unwrap_or(u32::MAX));
        }
        buffer.set_direction(match self.is_right_to_left() {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        });
        buffer.set_script(Some(self.script()));
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        let features = [
            Feature::new(Tag::new(b"liga"), 0, ..),
            Feature::new(Tag::new(b"clig"), 0, ..),
        ];
        let font = ShaperFont::new(&self.fonts.face_of(self.family, self.weight).font);
        match harfrust::shape(&font, &mut buffer, ShapeOptions::new().features(&features)) {
            Ok(()) => self.glyphs(&buffer),
            Err(_) => Vec::new(),
        }
    }

    fn is_right_to_left(&self) -> bool {
        self.level % 2 == 1
    }

    fn script(&self) -> Script {
        let of_family = match self.family {
            Family::Script(nth) => SCRIPTS.get(nth),
            Family::Own | Family::Bundled => None,
        };
        let named = of_family.and_then(|script| Script::from_iso15924_tag(Tag::new(&script.code)));
        named.unwrap_or(match self.is_right_to_left() {
            true => Script::HEBREW,
            false => Script::LATIN,
        })
    }

    /// The glyphs in reading order: the shaper gives those from right to left in the order in which they are drawn.
    fn glyphs(&self, buffer: &Buffer) -> Vec<Glyph> {
        let face = self.fonts.face_of(self.family, self.weight);
        let (own, units) = (self.fonts.face(self.weight).units_per_em(), face.units_per_em());
        let length = |units_of_face: i32| match own == units {
            true => units_of_face,
            false => (f64::from(units_of_face) * f64::from(own) / f64::from(units)).round() as i32,
        };
        let metrics = face.font.glyph_metrics();
        let mut glyphs: Vec<Glyph> = buffer
            .glyph_infos()
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, position)| Glyph {
                family: self.family,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                text: String::new(),
                at: info.cluster as usize,
                level: self.level,
                advance: length(position.x_advance),
                natural: length(metrics.h_advance(info.glyph_id.into()).round() as i32),
                dx: length(position.x_offset),
                dy: length(position.y_offset),
            })
            .collect();
        if self.is_right_to_left() {
            glyphs.reverse();
        }
        self.say(&mut glyphs);
        glyphs
    }

    /// Gives each glyph the characters up to the next. Of several that stand for the same ones, each has one of them and
    /// the last has the rest, so that together they are read as it was typed.
    fn say(&self, glyphs: &mut [Glyph]) {
        let mut end = self.stretch.end;
        for same in glyphs.chunk_by_mut(|a, b| a.at == b.at).rev() {
            let Some(at) = same.first().map(|glyph| glyph.at) else {
                continue;
            };
            let mut rest = self.characters.get(at..end).unwrap_or_default().iter();
            let last = same.len() - 1;
            for (nth, glyph) in same.iter_mut().enumerate() {
                glyph.text = rest.by_ref().take(if nth == last { usize::MAX } else { 1 }).collect();
                if glyph.text.is_empty() {
                    NOTHING.clone_into(&mut glyph.text);
                }
            }
            end = at;
        }
    }
}
