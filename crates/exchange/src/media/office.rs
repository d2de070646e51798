//! Workbooks and documents: ZIP files that say in one of their parts what they are. Nothing of them is unpacked but that
//! part.

use std::io::Read;

use flate2::read::DeflateDecoder;
use visitbook_domain::Media;

use super::Unfit;

/// The part that says what every other part is.
const CONTENT_TYPES: &[u8] = b"[Content_Types].xml";
/// Most bytes of it that are looked at; ten times what a large workbook has.
const MOST_TYPES: u64 = 1024 * 1024;
/// How a document and a workbook are called there.
const DOCUMENT: &[u8] = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const WORKBOOK: &[u8] = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
/// What stands there, or in a part's name, where there are macros or other programs.
const MACROS: [&[u8]; 4] = [b"macroenabled", b"vbaproject", b"macrosheet", b"activex"];

/// The kind of a ZIP file.
pub(super) fn kind(bytes: &[u8]) -> Result<Media, Unfit> {
    let parts = parts(bytes).ok_or(Unfit::Broken)?;
    let Some(types) = parts.iter().find(|part| part.name == CONTENT_TYPES) else {
        return Err(Unfit::Archive);
    };
    if parts.iter().any(|part| part.locked) {
        return Err(Unfit::Locked);
    }
    let types = types.unpacked(bytes).ok_or(Unfit::Broken)?;
    let named = parts.iter().any(|part| has_macros(part.name));
    // Names stand in the file as they are, wherever a reader other than this one looks for them.
    if named || has_macros(&types) || contains(bytes, b"vbaProject.bin") {
        return Err(Unfit::Macros);
    }
    match (contains(&types, DOCUMENT), contains(&types, WORKBOOK)) {
        (true, false) => Ok(Media::Docx),
        (false, true) => Ok(Media::Xlsx),
        _ => Err(Unfit::Archive),
    }
}

/// Why a file in the old container is not taken.
pub(super) fn compound(bytes: &[u8]) -> Unfit {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    match contains(bytes, &locked) {
        true => Unfit::Locked,
        false => Unfit::OldOffice,
    }
}

/// One part as the directory at the end of the file tells of it.
struct Part<'a> {
    name: &'a [u8],
    locked: bool,
    packed: bool,
    size: usize,
    at: usize,
}

impl Part<'_> {
    /// Its content, no more than [`MOST_TYPES`] bytes.
    fn unpacked(&self, file: &[u8]) -> Option<Vec<u8>> {
        let header = file.get(self.at..)?;
        header.starts_with(b"PK\x03\x04").then_some(())?;
        let before = 30 + usize::from(short(header, 26)?) + usize::from(short(header, 28)?);
        let content = header.get(before..)?.get(..self.size)?;
        let mut unpacked = Vec::new();
        match self.packed {
            true => DeflateDecoder::new(content)
                .take(MOST_TYPES)
                .read_to_end(&mut unpacked)
                .ok()?,
            false => content.take(MOST_TYPES).read_to_end(&mut unpacked).ok()?,
        };
        Some(unpacked)
    }
}

/// The directory at the end of a ZIP file; `None` where there is none or it does not hold together.
fn parts(file: &[u8]) -> Option<Vec<Part<'_>>> {
    // The end has 22 bytes and a comment of 64 KiB at most.
    let tail = file.len().saturating_sub(22 + 65_535);
    let end = tail + file.get(tail..)?.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let many = usize::from(short(file, end + 10)?);
    let mut at = usize::try_from(long(file, end + 16)?).ok()?;
    let mut parts = Vec::new();
    for _ in 0..many {
        let entry = file.get(at..)?;
        entry.starts_with(b"PK\x01\x02").then_some(())?;
        let name = usize::from(short(entry, 28)?);
        parts.push(Part {
            name: entry.get(46..46 + name)?,
            locked: short(entry, 8)? & 1 == 1,
            packed: short(entry, 10)? == 8,
            size: usize::try_from(long(entry, 20)?).ok()?,
            at: usize::try_from(long(entry, 42)?).ok()?,
        });
        at += 46 + name + usize::from(short(entry, 30)?) + usize::from(short(entry, 32)?);
    }
    Some(parts)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn has_macros(words: &[u8]) -> bool {
    let small = words.to_ascii_lowercase();
    MACROS.iter().any(|word| contains(&small, word))
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}
