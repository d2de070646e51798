//! How the Word document is packed: what is in it and what deliberately is not, and the order of its elements.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use support::word::{Element, part, parts};
use support::{blocks, everything, letter, plain};
use visitbook_domain::{Block, Letter};
use visitbook_render::{MarginNote, RenderOptions, Said, letter_docx, letter_docx_noted};

fn written(letter: &Letter, blocks: &[Block], options: &RenderOptions) -> Vec<u8> {
    letter_docx(letter, blocks, options).unwrap()
}

/// With a note in its margin.
fn remarked(options: &RenderOptions) -> Vec<u8> {
    let said = Said {
        by: "Maren Oakes".to_owned(),
        at: None,
        words: "Draft.".to_owned(),
    };
    let note = MarginNote {
        place: None,
        said,
        answers: Vec::new(),
        settled: false,
    };
    letter_docx_noted(&letter(), &blocks(), &[note], options).unwrap()
}

fn document(docx: &[u8]) -> Element {
    part(docx, "word/document.xml")
}

#[test]
fn nothing_is_in_the_file_but_the_letter() {
    let docx = written(&letter(), &blocks(), &plain());
    let core = part(&docx, "docProps/core.xml");
    let properties: Vec<(&str, String)> = core.children().map(|each| (each.name.as_str(), each.words())).collect();
    assert_eq!(properties, [("dc:title", letter().subject)]);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&docx)).unwrap();
    for at in 0..zip.len() {
        let part = zip.by_index(at).unwrap();
        assert_eq!(part.last_modified(), Some(zip::DateTime::DEFAULT));
        assert_eq!(zip::HasZipMetadata::get_metadata(&part).system, zip::System::Dos);
    }
    let cited = blocks()
        .iter()
        .flat_map(|block| block.cited().collect::<Vec<_>>())
        .collect::<Vec<_>>();
    assert!(!cited.is_empty());
    for (path, bytes) in parts(&docx) {
        let text = String::from_utf8(bytes).unwrap();
        for evidence in &cited {
            let hex = format!("{:032x}", evidence.0.as_u128());
            assert!(!text.contains(&hex) && !text.contains(&evidence.to_string()), "{path}");
        }
        for word in ["Visitbook", "rsid", "creator", "2026-", "Application"] {
            assert!(!text.contains(word), "{word} in {path}");
        }
    }
}

/// Elements whose children the standard wants in one order, and the order of those that are written (ECMA-376, part 1).
const ORDERS: [(&str, &str); 9] = [
    (
        "w:pPr",
        "pStyle keepNext keepLines widowControl numPr suppressLineNumbers tabs spacing ind jc outlineLvl",
    ),
    ("w:rPr", "rStyle rFonts b bCs sz szCs u lang"),
    (
        "w:style",
        "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr",
    ),
    (
        "w:sectPr",
        "footerReference headerReference pgSz pgMar lnNumType titlePg",
    ),
    ("w:lvl", "start numFmt pStyle lvlText lvlJc pPr"),
    ("w:numbering", "abstractNum num"),
    ("w:font", "altName panose1 charset family pitch"),
    ("w:styles", "docDefaults style"),
    (
        "w:settings",
        "trackRevisions defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    ),
];

#[test]
fn elements_stand_in_the_order_of_the_standard() {
    let docx = remarked(&everything());
    let mut seen = Vec::new();
    for (path, bytes) in parts(&docx).iter().filter(|(path, _)| !path.ends_with(".png")) {
        let root = support::word::parse(std::str::from_utf8(bytes).unwrap());
        for (name, order) in ORDERS {
            let order: Vec<&str> = order.split(' ').collect();
            for element in root.named(name) {
                let place = |child: &Element| {
                    let own = child.name.trim_start_matches("w:");
                    let place = order.iter().position(|each| *each == own);
                    place.unwrap_or_else(|| panic!("{} in {name} of {path}", child.name))
                };
                // References to headers and footers may stand in any order.
                let places: Vec<usize> = element
                    .children()
                    .map(place)
                    .map(|at| match name {
                        "w:sectPr" if at < 2 => 0,
                        _ => at,
                    })
                    .collect();
                assert!(places.is_sorted(), "{name} of {path}: {places:?}");
                seen.push(name);
            }
        }
    }
    assert!(ORDERS.iter().all(|(name, _)| seen.contains(name)));
}

#[test]
fn every_part_is_named_once_and_every_name_leads_to_a_part() {
    for docx in [
        written(&letter(), &blocks(), &plain()),
        written(&letter(), &blocks(), &everything()),
        remarked(&everything()),
    ] {
        let paths: Vec<String> = parts(&docx).into_iter().map(|(path, _)| path).collect();
        let types = part(&docx, "[Content_Types].xml");
        let typed = types
            .named("Override")
            .into_iter()
            .map(|each| &each.attribute("PartName")[1..]);
        let mut typed: Vec<&str> = typed.collect();
        let mut targets = Vec::new();
        let mut ids = Vec::new();
        for (relations, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
            for relation in part(&docx, relations).named("Relationship") {
                ids.push(relation.attribute("Id").to_owned());
                if relation.attributes.contains_key("TargetMode") {
                    continue;
                }
                targets.push(format!("{folder}{}", relation.attribute("Target")));
            }
        }
        let mut contents: Vec<&str> = paths.iter().map(String::as_str).collect();
        contents.retain(|path| !path.ends_with(".rels") && !path.starts_with('['));
        contents.sort_unstable();
        targets.sort_unstable();
        assert_eq!(targets, contents);
        contents.retain(|path| !path.ends_with(".png"));
        typed.sort_unstable();
        assert_eq!(typed, contents);
        for element in document(&docx).all() {
            let named = element.attributes.iter().filter(|(name, _)| name.starts_with("r:"));
            assert!(named.map(|(_, id)| id).all(|id| ids.contains(id)));
        }
    }
}

#[test]
fn the_picture_is_drawn_again_and_told_to_those_who_cannot_see_it() {
    let docx = written(&letter(), &blocks(), &everything());
    let (_, file) = parts(&docx)
        .into_iter()
        .find(|(path, _)| path.ends_with(".png"))
        .unwrap();
    let decode = |bytes: &[u8]| printpdf::RawImage::decode_from_bytes(bytes, &mut Vec::new()).unwrap();
    let image = decode(&file);
    assert_eq!((image.width, image.height), (84, 71));
    let printpdf::RawImageData::U8(dots) = image.pixels else {
        panic!()
    };
    // The first dot is opaque, and the last lets 55 of 255 through on white paper.
    assert_eq!((&dots[..3], dots.len()), (&[40, 70, 140][..], 84 * 71 * 3));
    assert!(dots[dots.len() - 3] > 180);
    let document = document(&docx);
    let told = document.named("wp:docPr")[0].attribute("descr");
    assert_eq!(told, "A blue square with a lighter corner");
    let extent = document.named("wp:extent")[0];
    assert_eq!((extent.attribute("cx"), extent.attribute("cy")), ("1059180", "897890"));
}
