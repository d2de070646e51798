//! What a drawn document lacks: structure, outline, metadata, exact widths, colour profile, a steady identifier.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary, text_string};
use sha2::{Digest, Sha256};

use super::About;
use super::draw::Area;
use super::embed::{Embedded, EmbeddedFace};
use super::{icc, outline, structure, xmp};
use crate::tags::{TagId, TagTree};

/// The language of every letter.
pub const LANGUAGE: &str = "en-GB";

/// What the completion works from.
pub struct Finish<'a> {
    /// The elements.
    pub tags: &'a TagTree,
    /// For each page, the element of each of its marked stretches.
    pub owners: &'a [Vec<TagId>],
    /// For each element, the page and height at which it begins.
    pub starts: &'a BTreeMap<TagId, (usize, f32)>,
    /// Where the words of addresses stand.
    pub areas: &'a [Area],
    /// The faces.
    pub embedded: &'a Embedded,
    /// What the document says of itself.
    pub about: &'a About<'a>,
}

impl Finish<'_> {
    /// Completes a drawn document and writes it.
    pub fn complete(&self, mut document: Document) -> lopdf::Result<Vec<u8>> {
        document.version = "1.7".to_owned();
        let pages: Vec<ObjectId> = document.page_iter().collect();
        self.resources(&mut document, &pages)?;
        let structure = structure::write(&mut document, self.tags, self.owners, self.areas, &pages)?;
        let outlines = outline::write(&mut document, self.tags, &structure, self.starts, &pages)?;
        let metadata = self.metadata(&mut document);
        let intent = output_intent(&mut document);
        let catalog = document.catalog_mut()?;
        catalog.set("Lang", text_string(LANGUAGE));
        catalog.set("MarkInfo", dictionary! { "Marked" => true });
        catalog.set("StructTreeRoot", structure.root);
        catalog.set("Metadata", metadata);
        catalog.set("OutputIntents", vec![intent]);
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        let labels = vec![Object::Integer(0), dictionary! { "S" => "D" }.into()];
        catalog.set("PageLabels", dictionary! { "Nums" => labels });
        if let Some(outlines) = outlines {
            catalog.set("Outlines", outlines);
        }
        document.trailer.remove(b"ID");
        document.prune_objects();
        let identifier = Object::string_literal(identifier(&document));
        document.trailer.set("ID", vec![identifier.clone(), identifier]);
        document.compress();
        clear_ends(&mut document)?;
        save(&document)
    }

    /// Exact widths for every face, and pages without the empty entries that printpdf leaves.
    fn resources(&self, document: &mut Document, pages: &[ObjectId]) -> lopdf::Result<()> {
        for page in pages {
            document.get_dictionary_mut(*page)?.remove(b"Annots");
            let resources = document.get_dictionary(*page)?.get(b"Resources")?.as_reference()?;
            let resources = document.get_dictionary_mut(resources)?;
            resources.remove(b"ExtGState");
            resources.remove(b"Shading");
        }
        let Some(first) = pages.first() else { return Ok(()) };
        let resources = document.get_dictionary(*first)?.get(b"Resources")?.as_reference()?;
        let fonts = document.get_dictionary(resources)?.get(b"Font")?.as_reference()?;
        for face in &self.embedded.faces {
            let font = document
                .get_dictionary(fonts)?
                .get(face.id.0.as_bytes())?
                .as_reference()?;
            exact_font(document, font, face)?;
        }
        Ok(())
    }

    fn metadata(&self, document: &mut Document) -> ObjectId {
        let made = self.about.made_at.format("D:%Y%m%d%H%M%SZ").to_string();
        let info = dictionary! {
            "Title" => text_string(self.about.title),
            "Creator" => text_string(self.about.program),
            "Producer" => text_string(self.about.program),
            "CreationDate" => Object::string_literal(made.clone()),
            "ModDate" => Object::string_literal(made),
        };
        let info = document.add_object(info);
        document.trailer.set("Info", info);
        let packet = xmp::packet(self.about).into_bytes();
        let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
        // Left uncompressed, so that a program that knows nothing of PDF finds it.
        document.add_object(Stream::new(dictionary, packet).with_compression(false))
    }
}

fn exact_font(document: &mut Document, font: ObjectId, face: &EmbeddedFace) -> lopdf::Result<()> {
    let map = match face.is_identity() {
        true => Object::Name(b"Identity".to_vec()),
        false => document
            .add_object(Stream::new(Dictionary::new(), glyph_map(face)))
            .into(),
    };
    let descendants = document
        .get_dictionary_mut(font)?
        .get_mut(b"DescendantFonts")?
        .as_array_mut()?;
    let Some(descendant) = descendants.first_mut() else {
        return Ok(());
    };
    let descendant = descendant.as_dict_mut()?;
    descendant.set("W", widths(&face.widths));
    descendant.set("CIDToGIDMap", map);
    let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
    document
        .get_dictionary_mut(descriptor)?
        .set("CapHeight", face.cap_height);
    Ok(())
}

/// Bytes after which a reader cannot tell whether the last of them belongs to the stream or to the end of its line.
const UNCLEAR_END: &[u8] = b"\r\nendstream";

/// Lets no stream end with the first half of a line end: its length would be read as one less. A line feed more at the
/// end of operators, of a character map, a font file or samples changes nothing there, and the check sum behind it all.
fn clear_ends(document: &mut Document) -> lopdf::Result<()> {
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if stream.content.last() != Some(&b'\r') {
            continue;
        }
        let mut plain = stream.get_plain_content()?;
        plain.push(b'\n');
        if stream.dict.has(b"Length1") {
            stream.dict.set("Length1", structure::whole(plain.len()));
        }
        stream.set_plain_content(plain);
        stream.compress()?;
    }
    Ok(())
}

/// Writes the document. The streams into which lopdf gathers objects while writing may end unclearly as well; with fewer
/// objects in each, all of them are others.
fn save(document: &Document) -> lopdf::Result<Vec<u8>> {
    const MOST: usize = 100;
    const TRIES: usize = 16;
    let mut bytes = Vec::new();
    for fewer in 0..TRIES {
        bytes.clear();
        let options = SaveOptions::builder()
            .use_object_streams(true)
            .use_xref_streams(true)
            .max_objects_per_stream(MOST - fewer)
            .build();
        document.clone().save_with_options(&mut bytes, options)?;
        if !bytes.windows(UNCLEAR_END.len()).any(|window| window == UNCLEAR_END) {
            break;
        }
    }
    Ok(bytes)
}

/// For every code from 0 on, the number of its glyph in two bytes.
fn glyph_map(face: &EmbeddedFace) -> Vec<u8> {
    let last = face.glyphs.keys().last().copied().unwrap_or(0);
    (0..=last)
        .flat_map(|code| face.glyphs.get(&code).copied().unwrap_or(0).to_be_bytes())
        .collect()
}

/// Widths in runs of neighbouring codes: the first code, then the widths from there.
fn widths(widths: &BTreeMap<u16, f32>) -> Vec<Object> {
    let entries: Vec<(u16, f32)> = widths.iter().map(|(code, width)| (*code, *width)).collect();
    let mut runs = Vec::new();
    for run in entries.chunk_by(|(a, _), (b, _)| a.checked_add(1) == Some(*b)) {
        let Some((first, _)) = run.first() else { continue };
        runs.push(Object::Integer(i64::from(*first)));
        runs.push(Object::Array(run.iter().map(|(_, width)| (*width).into()).collect()));
    }
    runs
}

fn output_intent(document: &mut Document) -> Object {
    let profile = document.add_object(Stream::new(
        dictionary! { "N" => 3, "Alternate" => "DeviceRGB" },
        icc::srgb(),
    ));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    intent.into()
}

/// Sixteen bytes that depend on everything the document holds and on nothing else.
fn identifier(document: &Document) -> Vec<u8> {
    let mut digest = Sha256::new();
    for (id, object) in &document.objects {
        digest.update(id.0.to_be_bytes());
        match object {
            Object::Stream(stream) => {
                digest.update(format!("{:?}", stream.dict));
                digest.update(&stream.content);
            }
            other => digest.update(format!("{other:?}")),
        }
    }
    digest.finalize().iter().take(16).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_stream_ends_with_half_a_line_end_after_it_is_compressed() {
        let compressed = |plain: Vec<u8>| {
            let mut stream = Stream::new(dictionary! { "Length1" => structure::whole(plain.len()) }, plain);
            stream.compress().unwrap();
            stream
        };
        let unclear = |stream: &Stream| stream.content.last() == Some(&b'\r');
        let words = (0..2000).map(|nth| format!("{nth} ").repeat(50).into_bytes());
        let stream = words.map(compressed).find(unclear).unwrap();
        let plain = stream.get_plain_content().unwrap();
        let mut document = Document::new();
        let id = document.add_object(stream);
        clear_ends(&mut document).unwrap();
        let stream = document.get_object(id).unwrap().as_stream().unwrap();
        assert!(!unclear(stream));
        assert_eq!(stream.get_plain_content().unwrap(), [&plain[..], b"\n"].concat());
        assert_eq!(
            stream.dict.get(b"Length1").unwrap().as_i64().unwrap(),
            plain.len() as i64 + 1
        );
    }

    #[test]
    fn no_stream_of_a_long_document_ends_unclearly() {
        let unclear = |bytes: &[u8]| bytes.windows(UNCLEAR_END.len()).any(|window| window == UNCLEAR_END);
        let mut met = 0;
        for nth in 0..60_i64 {
            let mut document = Document::new();
            for number in 0..650_i64 {
                document.add_object(dictionary! { "A" => nth * 7919 + number * number % 1013, "B" => number });
            }
            let mut plainly = Vec::new();
            document.clone().save_modern(&mut plainly).unwrap();
            met += usize::from(unclear(&plainly));
            assert!(!unclear(&save(&document).unwrap()), "{nth}");
        }
        assert!(met > 0, "none would have ended so anyway");
    }
}
