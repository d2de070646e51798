//! Names in other scripts, and letters in a chosen typeface: set as they are written, heard as they are read, the same
//! whatever the letter's own typeface is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use std::collections::BTreeSet;

use support::reader::read;
use support::{another_typeface, block, letter, plain};
use visitbook_render::{FaceFile, Problem, RenderOptions, Typeface, TypefaceProblem, letter_pdf, letter_text};

/// A name in each script that is covered, and what begins the names of the faces it is set in.
const NAMES: &[(&str, &str, &str)] = &[
    ("Welsh", "Llŷr Ŵyn", "DejaVu"),
    ("Polish", "Małgorzata Żółć", "DejaVu"),
    ("Vietnamese", "Nguyễn Thị Ánh", "DejaVu"),
    ("Yoruba", "Olúwaṣẹ́gun", "DejaVu"),
    ("Greek", "Νίκη", "DejaVu"),
    ("Cyrillic", "Щёголева", "DejaVu"),
    ("Armenian", "Արամ", "DejaVu"),
    ("Georgian", "ნინო", "DejaVu"),
    ("Hebrew", "מִרְיָם", "DejaVu"),
    ("Arabic", "فاطمة", "Vazirmatn"),
    ("Arabic with figures", "محمد (علی) ۱۲ خان", "Vazirmatn"),
    ("Persian", "پریسا می\u{200C}رود", "Vazirmatn"),
    ("Urdu", "عائشہ صدیقے", "Vazirmatn"),
    ("Pashto", "ښايسته", "Vazirmatn"),
    ("Kurdish", "ژیلوان ڕێبوار", "Vazirmatn"),
    ("Bengali", "নুসরাত জাহান", "NotoSansBengali"),
    ("Hindi", "प्रिया कृष्णमूर्ति", "NotoSansDevanagari"),
    ("Nepali", "सीता।", "NotoSansDevanagari"),
    ("Gujarati", "જિજ્ઞેશ", "NotoSansGujarati"),
    ("Punjabi", "ਹਰਪ੍ਰੀਤ ਸਿੰਘ", "NotoSansGurmukhi"),
    ("Tamil", "கிருஷ்ணன் ஸ்ரீதர்", "NotoSansTamil"),
];

#[test]
fn a_name_of_each_script_is_set_in_its_face_and_heard_as_it_is_typed() {
    for (language, name, face) in NAMES {
        let block = block(0, &format!("P We spoke to {name} about her plan."));
        let pdf = letter_pdf(&letter(), std::slice::from_ref(&block), &plain()).unwrap();
        let read = read(&pdf).unwrap_or_else(|fault| panic!("{language}: {fault}"));
        assert_eq!(
            read.paragraphs(),
            letter_text(&letter(), &[block], &plain()),
            "{language}"
        );
        let letters = |text: &str| text.chars().any(|c| !c.is_ascii() && name.contains(c));
        let faces: BTreeSet<&str> = read
            .content()
            .filter(|run| letters(&run.text))
            .map(|run| run.font.split_once('+').unwrap().1)
            .collect();
        assert!(
            faces.iter().all(|found| found.starts_with(face)) && !faces.is_empty(),
            "{language} in {faces:?}"
        );
    }
}

#[test]
fn a_long_paragraph_of_another_script_breaks_into_lines_that_keep_to_the_edges_and_to_their_order() {
    for (language, name, _) in NAMES {
        let words = [name; 40].map(|name| *name).join(" and ");
        let block = block(0, &format!("P {words}"));
        let pdf = letter_pdf(&letter(), std::slice::from_ref(&block), &plain()).unwrap();
        let read = read(&pdf).unwrap();
        assert_eq!(
            read.paragraphs(),
            letter_text(&letter(), &[block], &plain()),
            "{language}"
        );
        for run in read.content() {
            assert!(run.x >= 70.0 && run.right <= 527.5, "{language}: {run:?}");
        }
    }
}

#[test]
fn letters_of_a_script_that_no_face_sets_as_it_is_written_are_refused_and_not_set_one_by_one() {
    // Sindhi, which Vazirmatn lacks and DejaVu has; N'Ko, Lao and Tifinagh, which DejaVu has.
    for name in ["ڀٽو", "ߒߞߏ", "ລາວ", "ⵣ", "ไทย", "ശ്രീ", "王"] {
        let block = block(0, &format!("P We spoke to {name} about her plan."));
        let problems = letter_pdf(&letter(), &[block], &plain()).unwrap_err();
        let first = name.chars().next();
        let missing = |problem: &Problem| matches!(problem, Problem::MissingCharacter { character, .. } if first == Some(*character));
        assert!(problems.iter().any(missing), "{name}: {problems:?}");
    }
}

#[test]
fn a_chosen_typeface_sets_what_it_has_and_bundled_ones_the_rest() {
    let options = RenderOptions {
        typeface: Some(another_typeface()),
        ..plain()
    };
    let block = block(0, "P Nguyễn and அருண் read the plan.");
    let pdf = letter_pdf(&letter(), std::slice::from_ref(&block), &options).unwrap();
    let read = read(&pdf).unwrap();
    assert_eq!(read.paragraphs(), letter_text(&letter(), &[block], &options));
    let face_of = |text: &str| {
        let run = read.content().find(|run| run.text.contains(text)).unwrap();
        run.font.split_once('+').unwrap().1.to_owned()
    };
    assert_eq!(face_of("read the plan"), "NotoSansTamil-Regular");
    assert_eq!(face_of("ễ"), "DejaVuSansCondensed");
    assert_eq!(face_of("Dear"), "NotoSansTamil-Regular");
}

#[test]
fn a_letter_in_a_chosen_typeface_has_the_same_bytes_on_a_second_export() {
    let options = |typeface| RenderOptions { typeface, ..plain() };
    let pdf = |options: &RenderOptions| letter_pdf(&letter(), &support::blocks(), options).unwrap();
    let chosen = pdf(&options(Some(another_typeface())));
    assert!(chosen == pdf(&options(Some(another_typeface()))));
    assert!(chosen != pdf(&options(None)));
}

/// The bundled face with two bytes of a table changed.
fn changed(table: &[u8; 4], at: usize, value: u16) -> FaceFile {
    let mut bytes = include_bytes!("../fonts/NotoSansTamil-Regular.ttf").to_vec();
    let record = (0..)
        .map(|nth| 12 + 16 * nth)
        .find(|at| &bytes[*at..*at + 4] == table)
        .unwrap();
    let start = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().unwrap()) as usize;
    bytes[start + at..start + at + 2].copy_from_slice(&value.to_be_bytes());
    FaceFile { bytes, index: 0 }
}

/// The same with the name of a table made another, so that nothing finds it.
fn without(table: &[u8; 4]) -> FaceFile {
    let mut bytes = include_bytes!("../fonts/NotoSansTamil-Regular.ttf").to_vec();
    let record = (0..)
        .map(|nth| 12 + 16 * nth)
        .find(|at| &bytes[*at..*at + 4] == table)
        .unwrap();
    bytes[record..record + 4].copy_from_slice(b"zzzz");
    FaceFile { bytes, index: 0 }
}

#[test]
fn a_typeface_that_may_not_or_cannot_be_embedded_is_refused_with_the_reason() {
    const LICENCE: usize = 8;
    let whole = || FaceFile {
        bytes: include_bytes!("../fonts/NotoSansTamil-Bold.ttf").to_vec(),
        index: 0,
    };
    let cases = [
        ("installable", changed(b"OS/2", LICENCE, 0x0000), None),
        ("preview and print", changed(b"OS/2", LICENCE, 0x0004), None),
        ("editable", changed(b"OS/2", LICENCE, 0x0008), None),
        (
            "restricted and editable: the lighter holds",
            changed(b"OS/2", LICENCE, 0x000A),
            None,
        ),
        (
            "restricted",
            changed(b"OS/2", LICENCE, 0x0002),
            Some(TypefaceProblem::Embedding),
        ),
        (
            "bitmaps only",
            changed(b"OS/2", LICENCE, 0x0204),
            Some(TypefaceProblem::Embedding),
        ),
        (
            "no part of it",
            changed(b"OS/2", LICENCE, 0x0104),
            Some(TypefaceProblem::Subsetting),
        ),
        ("no licence bits", without(b"OS/2"), Some(TypefaceProblem::Unreadable)),
        ("no outlines", without(b"glyf"), Some(TypefaceProblem::Outlines)),
        ("no characters", without(b"cmap"), Some(TypefaceProblem::Lacks(' '))),
        (
            "no file",
            FaceFile {
                bytes: b"a poem".to_vec(),
                index: 0,
            },
            Some(TypefaceProblem::Unreadable),
        ),
        (
            "no bytes",
            FaceFile {
                bytes: Vec::new(),
                index: 0,
            },
            Some(TypefaceProblem::Unreadable),
        ),
        (
            "no such face",
            FaceFile { index: 7, ..whole() },
            Some(TypefaceProblem::Unreadable),
        ),
    ];
    for (case, file, problem) in cases {
        assert_eq!(Typeface::new("A", file, whole()).err(), problem, "{case}");
    }
    for table in [b"head", b"maxp", b"hhea", b"hmtx", b"loca"] {
        let refused = Typeface::new("A", without(table), whole()).err();
        assert_eq!(refused, Some(TypefaceProblem::Unreadable), "{table:?}");
    }
    let cut = |length: usize| FaceFile {
        bytes: whole().bytes[..length].to_vec(),
        index: 0,
    };
    for length in (0..whole().bytes.len()).step_by(997) {
        // What is taken can be set, even where some glyphs that nobody uses are missing.
        let Ok(typeface) = Typeface::new("A", cut(length), whole()) else {
            continue;
        };
        let options = RenderOptions {
            typeface: Some(typeface),
            ..plain()
        };
        let pdf = letter_pdf(&letter(), &support::blocks(), &options).unwrap();
        assert!(read(&pdf).is_ok(), "{length}");
    }
}
