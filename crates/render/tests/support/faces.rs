//! The faces of a document, as a program that takes out text sees them.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

use super::reader::{Outcome, deref, text};

/// A font as a reader of text sees it: for each code its characters, and its width in thousandths.
pub struct Font {
    /// Its name, with the letters of its cut.
    pub name: String,
    /// The characters of each code.
    pub characters: BTreeMap<u16, String>,
    /// The width of each code.
    pub widths: BTreeMap<u16, f32>,
}

/// Reads a font, and checks that every code can be read back and drawn.
pub fn read_font(document: &Document, font: &Dictionary) -> Outcome<Font> {
    let name = String::from_utf8_lossy(font.get(b"BaseFont").and_then(Object::as_name).map_err(text)?).into_owned();
    let map = font.get(b"ToUnicode").and_then(Object::as_reference).map_err(text)?;
    let map = document.get_object(map).and_then(Object::as_stream).map_err(text)?;
    let map = String::from_utf8(map.get_plain_content().map_err(text)?).map_err(text)?;
    let characters = map.lines().filter_map(mapping).collect::<BTreeMap<_, _>>();
    // Letters that join have several shapes, brackets are turned where words run from right to left, and some signs only
    // complete the one before them.
    let alone = || characters.values().filter(|text| !"()[]{}<>«»\u{200B}".contains(*text));
    let texts: BTreeSet<&String> = alone().collect();
    if texts.len() != alone().count() && !(name.contains("+Noto") || name.contains("+Vazir")) {
        let twice = texts
            .iter()
            .filter(|text| alone().filter(|other| other == *text).count() > 1);
        return Err(format!(
            "two codes of {name} mean the same: {:?}",
            twice.collect::<Vec<_>>()
        ));
    }
    let descendant = font.get(b"DescendantFonts").and_then(Object::as_array).map_err(text)?;
    let descendant = deref(document, &descendant[0])?;
    let descriptor = deref(document, descendant.get(b"FontDescriptor").map_err(text)?)?;
    let program = descriptor
        .get(b"FontFile2")
        .and_then(Object::as_reference)
        .map_err(|_| format!("{name} is not embedded"))?;
    let program = document.get_object(program).and_then(Object::as_stream).map_err(text)?;
    check_glyphs(
        document,
        &descendant,
        &characters,
        &program.get_plain_content().map_err(text)?,
    )?;
    let mut widths = BTreeMap::new();
    for run in descendant.get(b"W").and_then(Object::as_array).map_err(text)?.chunks(2) {
        let first = run[0].as_i64().map_err(text)? as u16;
        for (nth, width) in run[1].as_array().map_err(text)?.iter().enumerate() {
            widths.insert(first + nth as u16, width.as_float().map_err(text)?);
        }
    }
    Ok(Font {
        name,
        characters,
        widths,
    })
}

/// Every code leads to a glyph that the embedded file has, and none to the sign for a missing one.
fn check_glyphs(document: &Document, font: &Dictionary, codes: &BTreeMap<u16, String>, program: &[u8]) -> Outcome<()> {
    let number = |at: usize| u16::from_be_bytes([program[at], program[at + 1]]);
    let tables = (0..number(4) as usize).map(|nth| 12 + 16 * nth);
    let maxima = tables
        .into_iter()
        .find(|at| &program[*at..*at + 4] == b"maxp")
        .ok_or("a font without its maxima")?;
    let glyphs = number(u32::from_be_bytes(program[maxima + 8..maxima + 12].try_into().unwrap()) as usize + 4);
    let map = match font.get(b"CIDToGIDMap").map_err(text)? {
        Object::Name(name) if name == b"Identity" => None,
        Object::Reference(id) => {
            let stream = document.get_object(*id).and_then(Object::as_stream).map_err(text)?;
            Some(stream.get_plain_content().map_err(text)?)
        }
        other => return Err(format!("{other:?} as the way from codes to glyphs")),
    };
    for code in codes.keys() {
        let at = 2 * *code as usize;
        let glyph = map
            .as_ref()
            .map_or(*code, |map| u16::from_be_bytes([map[at], map[at + 1]]));
        if glyph == 0 || glyph >= glyphs {
            return Err(format!("code {code} leads to glyph {glyph} of {glyphs}"));
        }
    }
    Ok(())
}

/// A line of a character map such as `<0012> <0041>`.
fn mapping(line: &str) -> Option<(u16, String)> {
    let (code, target) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
    let units: Vec<u16> = (0..target.len() / 4)
        .map(|at| u16::from_str_radix(&target[at * 4..at * 4 + 4], 16))
        .collect::<Result<_, _>>()
        .ok()?;
    (code != "0000" || target != "FFFF")
        .then(|| Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16(&units).ok()?)))?
}
