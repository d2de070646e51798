//! What is taken, what is refused and why, and what is left of a picture.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::io::{Cursor, Write};

use flate2::write::DeflateEncoder;
use image::{DynamicImage, ImageFormat, RgbImage};
use proptest::prelude::*;

use super::*;

/// Words that no kept picture may hold.
const CANARY: &str = "CANARY-54.97N-1.61W";

fn picture(format: ImageFormat, wide: u32, high: u32) -> Vec<u8> {
    let pixels = RgbImage::from_fn(wide, high, |x, y| image::Rgb([(x * 9) as u8, (y * 7) as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// EXIF: turned by a quarter, with a maker's note, and a place in the part for GPS.
fn exif() -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x03\0".to_vec();
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    exif.extend(b"\x0f\x01\x02\0\x14\0\0\0\x32\0\0\0");
    exif.extend(b"\x25\x88\x04\0\x01\0\0\0\x46\0\0\0");
    exif.extend([0; 4]);
    exif.extend(CANARY.as_bytes());
    exif.push(0);
    exif.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0");
    exif
}

/// Parts put in after the first two bytes of a JPEG.
fn with_segments(jpeg: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut planted = jpeg[..2].to_vec();
    for (marker, content) in segments {
        planted.extend([0xff, *marker]);
        planted.extend((content.len() as u16 + 2).to_be_bytes());
        planted.extend(content);
    }
    planted.extend(&jpeg[2..]);
    planted
}

/// Parts put in after the head of a PNG.
fn with_chunks(png: &[u8], chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut planted = png[..33].to_vec();
    for (kind, content) in chunks {
        planted.extend((content.len() as u32).to_be_bytes());
        let body = [kind.as_slice(), content].concat();
        let mut sum = flate2::Crc::new();
        sum.update(&body);
        planted.extend(&body);
        planted.extend(sum.sum().to_be_bytes());
    }
    planted.extend(&png[33..]);
    planted
}

fn planted_jpeg() -> Vec<u8> {
    let segments = [
        (0xe1, [b"Exif\0\0".to_vec(), exif()].concat()),
        (
            0xe1,
            format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{CANARY}").into_bytes(),
        ),
        (0xe2, format!("ICC_PROFILE\0\x01\x01{CANARY}").into_bytes()),
        (0xed, format!("Photoshop 3.0\0{CANARY}").into_bytes()),
        (0xfe, CANARY.as_bytes().to_vec()),
    ];
    let mut planted = with_segments(&picture(ImageFormat::Jpeg, 20, 10), &segments);
    planted.extend(CANARY.as_bytes());
    planted
}

fn planted_png() -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(CANARY.as_bytes()).unwrap();
    let profile = [b"profile\0\0".to_vec(), packed.finish().unwrap()].concat();
    let chunks = [
        (b"iCCP", profile),
        (b"eXIf", exif()),
        (b"tEXt", format!("Comment\0{CANARY}").into_bytes()),
        (b"iTXt", format!("XML:com.adobe.xmp\0\0\0\0\0{CANARY}").into_bytes()),
    ];
    let mut planted = with_chunks(&picture(ImageFormat::Png, 20, 10), &chunks);
    planted.extend(CANARY.as_bytes());
    planted
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// A ZIP file of these parts; the flag is that of parts locked with a password.
fn zip(parts: &[(&str, &[u8])], flag: u16) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut packed = DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(content).unwrap();
        let packed = packed.finish().unwrap();
        let mut shared = vec![20, 0];
        shared.extend(flag.to_le_bytes());
        shared.extend([8, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        shared.extend((packed.len() as u32).to_le_bytes());
        shared.extend((content.len() as u32).to_le_bytes());
        shared.extend((name.len() as u16).to_le_bytes());
        shared.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&shared);
        directory.extend([0; 10]);
        directory.extend((file.len() as u32).to_le_bytes());
        directory.extend(name.as_bytes());
        file.extend(b"PK\x03\x04");
        file.extend(&shared);
        file.extend(name.as_bytes());
        file.extend(packed);
    }
    let (at, many) = (file.len() as u32, parts.len() as u16);
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(many.to_le_bytes());
    file.extend(many.to_le_bytes());
    file.extend((directory.len() as u32).to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0, 0]);
    file
}

fn office(main: &str, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let types = format!("<?xml version=\"1.0\"?><Types><Override PartName=\"/x\" ContentType=\"{main}\"/></Types>");
    let mut all = vec![("[Content_Types].xml", types.as_bytes())];
    all.extend(parts);
    zip(&all, 0)
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

#[test]
fn each_kind_that_is_taken_is_told_by_its_content() {
    let files = [
        (picture(ImageFormat::Png, 3, 4), Media::Png),
        (picture(ImageFormat::Jpeg, 3, 4), Media::Jpeg),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), Media::Pdf),
        (
            b"Plan of 3 March: < 5 visits, & one call\r\n\tsigned".to_vec(),
            Media::Txt,
        ),
        ("\u{feff}The child’s plan".as_bytes().to_vec(), Media::Txt),
        (b"The child\x92s plan cost \x80 5".to_vec(), Media::Txt),
        (office(DOCX, &[("word/document.xml", b"<w/>")]), Media::Docx),
        (office(XLSX, &[("xl/workbook.xml", b"<w/>")]), Media::Xlsx),
    ];
    for (bytes, media) in files {
        let taken = take(bytes.clone()).unwrap();
        assert_eq!(taken.media, media);
        assert_eq!(check(&taken.bytes, media), Ok(()), "{media:?} as it is kept");
        if !matches!(media, Media::Png | Media::Jpeg) {
            assert!(taken.bytes == bytes, "{media:?} is kept as it came");
        }
    }
}

#[test]
fn everything_else_is_refused_with_its_reason() {
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let png = picture(ImageFormat::Png, 30, 30);
    let files: Vec<(&str, Vec<u8>, Unfit)> = vec![
        ("nothing", vec![], Unfit::Empty),
        ("a program of Windows", b"MZ\x90\0".to_vec(), Unfit::Program),
        ("a program of Linux", b"\x7fELF\x02".to_vec(), Unfit::Program),
        ("a script", b"#!/bin/sh\nls".to_vec(), Unfit::Program),
        ("a web page", b"\n <!DOCTYPE html><p>".to_vec(), Unfit::Markup),
        (
            "a web page in UTF-8",
            "\u{feff}<HTML>".as_bytes().to_vec(),
            Unfit::Markup,
        ),
        ("a drawing", b"<svg onload=\"x()\"/>".to_vec(), Unfit::Markup),
        ("a drawing after words", b"hello\n<svg>".to_vec(), Unfit::Markup),
        ("an RTF", b"{\\rtf1 \\object}".to_vec(), Unfit::OtherKind),
        ("a GIF", b"GIF89a\x01\0".to_vec(), Unfit::OtherKind),
        ("text in UTF-16", b"\xff\xfeh\0i\0".to_vec(), Unfit::OtherKind),
        ("text with a zero", b"hello\0".to_vec(), Unfit::OtherKind),
        ("text with an escape", b"\x1b[2Jhello".to_vec(), Unfit::OtherKind),
        ("neither encoding", b"caf\x81".to_vec(), Unfit::OtherKind),
        ("an archive", zip(&[("a.txt", b"a")], 0), Unfit::Archive),
        (
            "slides",
            office(
                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                &[],
            ),
            Unfit::Archive,
        ),
        ("a cut ZIP", zip(&[("a.txt", b"a")], 0)[..40].to_vec(), Unfit::Broken),
        (
            "macros by their part",
            office(DOCX, &[("word/vbaProject.bin", b"x")]),
            Unfit::Macros,
        ),
        (
            "macros by another name",
            office("application/vnd.ms-word.document.macroEnabled.main+xml", &[]),
            Unfit::Macros,
        ),
        (
            "a sheet of macros",
            office(XLSX, &[("xl/macrosheets/sheet1.xml", b"x")]),
            Unfit::Macros,
        ),
        (
            "a control",
            office(DOCX, &[("word/activeX/activeX1.bin", b"x")]),
            Unfit::Macros,
        ),
        ("locked parts", zip(&[("[Content_Types].xml", b"x")], 1), Unfit::Locked),
        ("a locked workbook", [compound.clone(), locked].concat(), Unfit::Locked),
        ("an old document", compound, Unfit::OldOffice),
        ("half a picture", png[..png.len() / 2].to_vec(), Unfit::Broken),
        (
            "the beginning of a picture",
            b"\xff\xd8\xff\xe0".to_vec(),
            Unfit::Broken,
        ),
        ("over 50 MB", vec![b'a'; 50 * 1024 * 1024 + 1], Unfit::TooLarge),
    ];
    for (what, bytes, why) in files {
        assert_eq!(take(bytes).map(|taken| taken.media), Err(why), "{what}");
    }
}

#[test]
fn macros_are_found_even_in_what_the_directory_does_not_tell_of() {
    let mut hidden = office(DOCX, &[]);
    let second = zip(&[("word/vbaProject.bin", b"x")], 0);
    let end = hidden.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    // Between the parts and the directory, whose place moves.
    let place = hidden.len() - 6;
    hidden.splice(end..end, second[..49].to_vec());
    let at = (end as u32 + 49).to_le_bytes();
    hidden[place + 49..place + 53].copy_from_slice(&at);
    assert_eq!(take(hidden).map(|taken| taken.media), Err(Unfit::Macros));
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
    // The head alone says how large it is; nothing of this size is ever made.
    for (wide, high, media) in [
        (12_001_u32, 1_u32, Media::Png),
        (1, 12_001, Media::Png),
        (11_000, 11_000, Media::Png),
    ] {
        let mut png = picture(ImageFormat::Png, 4, 4);
        png[16..20].copy_from_slice(&wide.to_be_bytes());
        png[20..24].copy_from_slice(&high.to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(&png[12..29]);
        png[29..33].copy_from_slice(&sum.sum().to_be_bytes());
        assert_eq!(check(&png, media), Err(Unfit::TooManyPixels), "{wide} x {high}");
    }
}

#[test]
fn a_kept_picture_has_nothing_but_its_pixels() {
    for planted in [planted_jpeg(), planted_png()] {
        assert!(holds(&planted, CANARY) && holds(&planted, "II*"));
        let kept = take(planted).unwrap().bytes;
        for words in [
            CANARY,
            "Exif",
            "II*",
            "xmp",
            "XML",
            "ICC",
            "iCCP",
            "eXIf",
            "tEXt",
            "iTXt",
            "zTXt",
            "tIME",
            "Photoshop",
        ] {
            assert!(!holds(&kept, words), "{words} is left");
        }
        assert!(
            kept.ends_with(b"\xff\xd9") || kept.ends_with(b"IEND\xaeB`\x82"),
            "something follows the picture"
        );
    }
}

#[test]
fn a_picture_is_turned_the_right_way_up() {
    for planted in [planted_jpeg(), planted_png()] {
        let kept = image::load_from_memory(&take(planted).unwrap().bytes).unwrap();
        assert_eq!((kept.width(), kept.height()), (10, 20));
    }
}

#[test]
fn the_pixels_of_a_png_stay_as_they_were() {
    let png = picture(ImageFormat::Png, 17, 9);
    let kept = take(png.clone()).unwrap().bytes;
    assert_eq!(
        image::load_from_memory(&kept).unwrap(),
        image::load_from_memory(&png).unwrap()
    );
}

#[test]
fn a_file_from_elsewhere_has_to_be_what_its_record_says() {
    let png = picture(ImageFormat::Png, 3, 3);
    assert_eq!(check(&png, Media::Png), Ok(()));
    assert_eq!(check(&png, Media::Txt), Err(Unfit::OtherKind));
    assert_eq!(check(b"<svg/>", Media::Png), Err(Unfit::Markup));
    assert_eq!(check(&png[..40], Media::Png), Err(Unfit::Broken));
    assert_eq!(check(b"words", Media::Txt), Ok(()));
}

#[test]
fn a_name_is_kept_without_its_folder_and_without_what_cannot_be_seen() {
    for (given, kept) in [
        ("plan.pdf", "plan.pdf"),
        ("/home/maren/Plan of 3 March.pdf", "Plan of 3 March.pdf"),
        ("C:\\papers\\plan.pdf", "plan.pdf"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("a\u{0}b\nc\u{7f}\u{200b}.txt", "abc.txt"),
        ("  räumlich ✓.txt ", "räumlich ✓.txt"),
        ("papers/", ""),
        ("\u{2066}\u{2069}", ""),
    ] {
        assert_eq!(clean_name(given), kept, "{given:?}");
    }
    assert_eq!(clean_name(&"x".repeat(999)).chars().count(), 200);
}

#[test]
fn text_is_read_in_either_encoding() {
    assert_eq!(read_text("\u{feff}It’s £5".as_bytes()), "It’s £5");
    assert_eq!(read_text(b"It\x92s \xa35 \x96 \x80"), "It’s £5 – €");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(start in 0_usize..6, bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let begins: [&[u8]; 6] = [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"%PDF-", b"PK\x05\x06"];
        let _ = take([begins[start], &bytes].concat());
    }

    #[test]
    fn a_spoilt_document_is_taken_or_refused_but_never_a_panic(at in 0_usize..400, byte in any::<u8>()) {
        let mut file = office(XLSX, &[("xl/workbook.xml", b"<w/>")]);
        let at = at % file.len();
        file[at] = byte;
        let _ = take(file);
    }
}
