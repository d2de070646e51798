//! Exporting as a caller sees it: the same bytes again, text that other programs read, and problems that say where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use support::{block, blocks, everything, few_blocks, letter, plain, png};
use uuid::Uuid;
use visitbook_domain::{BlockId, Letter};
use visitbook_render::{ImageProblem, LetterheadImage, Place, Problem, RenderOptions, letter_pdf, letter_text};

#[test]
fn the_same_letter_gives_the_same_bytes_on_a_second_export_in_the_same_process() {
    for options in [plain(), everything()] {
        let first = letter_pdf(&letter(), &blocks(), &options).unwrap();
        letter_pdf(&letter(), &few_blocks(), &plain()).unwrap();
        assert!(first == letter_pdf(&letter(), &blocks(), &options).unwrap());
    }
}

/// Where the test below, run again as another process, leaves what it exports.
const ELSEWHERE: &str = "VISITBOOK_EXPORT_TO";

#[test]
fn the_same_letter_gives_the_same_bytes_in_another_process() {
    let pdf = letter_pdf(&letter(), &blocks(), &everything()).unwrap();
    if let Some(path) = std::env::var_os(ELSEWHERE) {
        return std::fs::write(path, pdf).unwrap();
    }
    let path = std::env::temp_dir().join(format!("visitbook-{}-elsewhere.pdf", std::process::id()));
    let test = "the_same_letter_gives_the_same_bytes_in_another_process";
    let mut again = Command::new(std::env::current_exe().unwrap());
    let status = again
        .args([test, "--exact"])
        .env(ELSEWHERE, &path)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    let elsewhere = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(status.success() && elsewhere == pdf);
}

#[test]
fn another_word_or_another_option_gives_another_identifier() {
    let identifier = |letter: &Letter, options: &RenderOptions| {
        let pdf = letter_pdf(letter, &few_blocks(), options).unwrap();
        lopdf::Document::load_mem(&pdf)
            .unwrap()
            .trailer
            .get(b"ID")
            .unwrap()
            .clone()
    };
    let plain_one = identifier(&letter(), &plain());
    assert_ne!(
        plain_one,
        identifier(
            &Letter {
                salutation: "June".to_owned(),
                ..letter()
            },
            &plain()
        )
    );
    assert_ne!(
        plain_one,
        identifier(
            &letter(),
            &RenderOptions {
                fictional: true,
                ..plain()
            }
        )
    );
}

/// Runs a tool of poppler or qpdf, which `make` installs, on a document.
fn tool(name: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let file = std::env::temp_dir().join(format!("visitbook-{}-{name}-{}.pdf", std::process::id(), pdf.len()));
    std::fs::File::create(&file).unwrap().write_all(pdf).unwrap();
    let arguments = arguments.iter().map(|argument| {
        if *argument == "FILE" {
            file.as_os_str()
        } else {
            argument.as_ref()
        }
    });
    let output = Command::new(name).args(arguments).stderr(Stdio::inherit()).output();
    std::fs::remove_file(&file).unwrap();
    let output = output.unwrap_or_else(|error| panic!("{name} does not run ({error}): install poppler-utils and qpdf"));
    assert!(
        output.status.success(),
        "{name} finds fault: {}",
        String::from_utf8_lossy(&output.stdout)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn poppler_takes_out_the_words_of_the_letter_in_order() {
    let pdf = letter_pdf(&letter(), &blocks(), &plain()).unwrap();
    let text = tool("pdftotext", &["-raw", "FILE", "-"], &pdf);
    let pages: Vec<&str> = text.split('\u{C}').filter(|page| !page.is_empty()).collect();
    let mut words = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let body = page.trim_end().strip_suffix(&(number + 1).to_string()).unwrap();
        words.extend(body.split_whitespace().map(str::to_owned));
    }
    let expected = letter_text(&letter(), &blocks(), &plain());
    assert_eq!(
        words,
        expected
            .iter()
            .flat_map(|text| text.split_whitespace())
            .collect::<Vec<_>>()
    );
}

#[test]
fn poppler_finds_the_same_structure_and_the_same_words_in_it() {
    for options in [plain(), everything()] {
        let pdf = letter_pdf(&letter(), &blocks(), &options).unwrap();
        let tree = tool("pdfinfo", &["-struct-text", "FILE"], &pdf);
        let quoted = |line: &str| Some(line.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned());
        let words: String = tree.lines().filter_map(quoted).collect();
        let expected = letter_text(&letter(), &blocks(), &options).join(" ");
        assert_eq!(
            words.split_whitespace().collect::<Vec<_>>(),
            expected.split_whitespace().collect::<Vec<_>>()
        );
        let count = |tag: &str| {
            tree.lines()
                .filter(|line| line.trim() == format!("{tag} (block)"))
                .count()
        };
        assert_eq!(
            (count("H1"), count("H2"), count("LI"), count("Lbl"), count("LBody")),
            (1, 3, 8, 8, 8)
        );
    }
}

#[test]
fn qpdf_finds_no_fault_in_how_the_document_is_built() {
    for options in [plain(), everything()] {
        tool(
            "qpdf",
            &["--check", "FILE"],
            &letter_pdf(&letter(), &blocks(), &options).unwrap(),
        );
    }
}

#[test]
fn names_in_welsh_polish_and_other_latin_greek_and_cyrillic_spellings_are_set_and_read_back() {
    let words = "P Siân Llŷr Ŵyn, Małgorzata Żółć, Zoë Çelik, İpek Ğ, Ștefan, Ó Súilleabháin, Nguyễn, Ελένη, Олена; e\u{301}, x\u{302}";
    let blocks = [block(0, words)];
    let pdf = letter_pdf(&letter(), &blocks, &plain()).unwrap();
    let read = support::reader::read(&pdf).unwrap().paragraphs();
    assert_eq!(read, letter_text(&letter(), &blocks, &plain()));
    assert!(read.iter().any(|text| text.ends_with("Олена; é, x\u{302}")), "{read:?}");
}

#[test]
fn hyphens_and_spaces_that_do_not_break_are_read_back_as_hyphens_and_spaces() {
    let blocks = [block(
        0,
        "P On 12\u{A0}July\u{202F}2022 step\u{2011}up,  step\u{2010}down and step-up ﬁt A\u{2126} Ω",
    )];
    let pdf = letter_pdf(&letter(), &blocks, &plain()).unwrap();
    let read = support::reader::read(&pdf).unwrap().paragraphs();
    assert!(
        read.contains(&"On 12 July 2022 step-up, step-down and step-up ﬁt AΩ Ω".to_owned()),
        "{read:?}"
    );
    assert_eq!(read, letter_text(&letter(), &blocks, &plain()));
}

#[test]
fn a_character_that_the_typeface_lacks_stops_the_export_and_is_named_with_its_place() {
    let blocks = [
        block(0, "P The child drew a house."),
        block(1, "B He wrote ミカサ beside it, and said so."),
    ];
    let letter = Letter {
        subject: "Visit to 漢 services".to_owned(),
        ..letter()
    };
    let problems = letter_pdf(
        &letter,
        &blocks,
        &RenderOptions {
            marking: Some("☃漢".into()),
            ..plain()
        },
    )
    .unwrap_err();
    let missing = |character, block, place, excerpt: &str| Problem::MissingCharacter {
        character,
        block,
        place,
        excerpt: excerpt.to_owned(),
    };
    let bullet = Some(BlockId(Uuid::from_u128(101)));
    let words = [
        "He wrote ミカサ beside it, and sa…",
        "He wrote ミカサ beside it, and sai…",
        "He wrote ミカサ beside it, and said…",
    ];
    assert_eq!(
        problems,
        [
            missing('漢', None, Place::Subject, "Visit to 漢 services"),
            missing('ミ', bullet, Place::Bullet, words[0]),
            missing('カ', bullet, Place::Bullet, words[1]),
            missing('サ', bullet, Place::Bullet, words[2]),
            missing('漢', None, Place::Marking, "☃漢"),
        ]
    );
    assert_eq!(
        problems[0].to_string(),
        "no typeface here has a sign for “漢” (U+6F22), in the subject line: “Visit to 漢 services”"
    );
}

#[test]
fn every_problem_is_told_at_once() {
    let image = LetterheadImage {
        bytes: png(2, 2),
        alternative_text: " ".to_owned(),
        width: 50.0,
        height: 50.0,
    };
    let options = RenderOptions {
        letterhead_image: Some(image),
        marking: Some("SECRET ".repeat(60)),
        ..plain()
    };
    let problems = letter_pdf(
        &Letter {
            subject: " ".to_owned(),
            ..letter()
        },
        &[],
        &options,
    )
    .unwrap_err();
    assert_eq!(
        problems,
        [
            Problem::NoSubject,
            Problem::Image(ImageProblem::NoAlternativeText),
            Problem::NoRoom(Place::Marking)
        ]
    );
}

#[test]
fn a_letterhead_that_would_leave_no_room_for_the_letter_is_refused() {
    let letter = Letter {
        letterhead: vec!["A line of an address".to_owned(); 80],
        ..letter()
    };
    assert_eq!(
        letter_pdf(&letter, &[], &plain()),
        Err(vec![Problem::NoRoom(Place::Letterhead)])
    );
}

#[test]
fn a_picture_that_cannot_be_used_is_refused_with_its_reason() {
    let good = || LetterheadImage {
        bytes: png(4, 4),
        alternative_text: "A square".to_owned(),
        width: 50.0,
        height: 50.0,
    };
    let refused = |image: LetterheadImage| match letter_pdf(
        &letter(),
        &[],
        &RenderOptions {
            letterhead_image: Some(image),
            ..plain()
        },
    ) {
        Err(problems) => match problems.as_slice() {
            [Problem::Image(problem)] => Some(problem.clone()),
            other => panic!("{other:?}"),
        },
        Ok(_) => None,
    };
    assert_eq!(refused(good()), None);
    let mut cut_off = png(40, 40);
    cut_off.truncate(200);
    let mut huge = png(4, 4);
    huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    for bytes in [
        b"GIF89a".to_vec(),
        cut_off,
        huge,
        b"\xff\xd8\xff\xe0\x00\x02\xff\xc0".to_vec(),
        Vec::new(),
    ] {
        let problem = refused(LetterheadImage { bytes, ..good() });
        assert!(matches!(problem, Some(ImageProblem::Unreadable(_))), "{problem:?}");
    }
    assert_eq!(
        refused(LetterheadImage { width: 161.0, ..good() }),
        Some(ImageProblem::Place { width: 160, height: 86 })
    );
    assert_eq!(
        refused(LetterheadImage {
            height: f32::NAN,
            ..good()
        }),
        Some(ImageProblem::Place { width: 160, height: 86 })
    );
    let bytes = vec![0; 5_000_001];
    assert_eq!(
        refused(LetterheadImage { bytes, ..good() }),
        Some(ImageProblem::TooLarge { limit: 5_000_000 })
    );
}
