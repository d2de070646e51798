//! The text of a letter is read from PDFs made here, and what is no letter is refused with its reason. All of it is
//! made up.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use crate::letter_text::{LetterTextError, MOST_CHARACTERS, MOST_OF_A_PAGE, MOST_PAGES, check_length, letter_text};

const WORDS: &str = "Managers do not check plans.";

/// Shows these lines, each so many points below the one before, as Word does.
fn lines(lines: &[(&str, f32)]) -> Vec<Operation> {
    let mut y = 780.0;
    let mut operations = Vec::new();
    for (text, down) in lines {
        y -= down;
        operations.extend([
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("Tm", vec![1.into(), 0.into(), 0.into(), 1.into(), 71.into(), y.into()]),
            Operation::new("Tj", vec![Object::string_literal(*text)]),
            Operation::new("ET", vec![]),
        ]);
    }
    operations
}

fn plain_font() -> Dictionary {
    dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" }
}

fn pdf(pages: &[Vec<Operation>], font: Dictionary) -> Document {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(font);
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let kids: Vec<Object> = pages
        .iter()
        .map(|operations| {
            let content = Content {
                operations: operations.clone(),
            }
            .encode()
            .unwrap();
            let content = document.add_object(Stream::new(Dictionary::new(), content));
            let page =
                dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources };
            document.add_object(page).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    let root = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    document.objects.insert(tree, Object::Dictionary(root));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn text_of(document: Document) -> String {
    letter_text(&bytes(document)).unwrap().text
}

fn content_of(document: &Document) -> ObjectId {
    let page = document.page_iter().next().unwrap();
    document.get_page_contents(page)[0]
}

#[test]
fn a_pdf_gives_its_lines_paragraphs_and_pages() {
    let first = lines(&[
        ("Findings and evaluation of progress", 0.0),
        ("Managers do not", 27.0),
        ("check plans.", 15.0),
    ]);
    let second = lines(&[("Yours sincerely", 0.0)]);
    let text = text_of(pdf(&[first, second], plain_font()));
    assert_eq!(
        text,
        "Findings and evaluation of progress\n\nManagers do not\ncheck plans.\n\u{c}\nYours sincerely"
    );
}

#[test]
fn what_a_pdf_says_belongs_to_its_pages_is_told_apart_and_once() {
    let page = || {
        let mut operations = lines(&[(WORDS, 0.0)]);
        operations.push(Operation::new("BMC", vec!["Artifact".into()]));
        operations.extend(lines(&[("Draft", 700.0)]));
        operations.push(Operation::new("EMC", vec![]));
        operations.extend(lines(&[("Plans have no dates.", 27.0)]));
        operations
    };
    let read = letter_text(&bytes(pdf(&[page(), page()], plain_font()))).unwrap();
    let text = format!("{WORDS}\n\nPlans have no dates.");
    assert_eq!(read.text, format!("{text}\n\u{c}\n{text}"));
    assert_eq!(read.furniture, ["Draft"]);
}

#[test]
fn words_shifted_apart_within_a_line_stay_apart_and_kerned_letters_together() {
    let parts = |shift: i64| {
        let text = vec![
            Object::string_literal("over"),
            shift.into(),
            Object::string_literal("due"),
        ];
        let mut operations = lines(&[]);
        operations.extend([
            Operation::new("BT", vec![]),
            Operation::new("Tf", vec!["F1".into(), 12.into()]),
            Operation::new("TJ", vec![text.into()]),
            Operation::new("ET", vec![]),
        ]);
        text_of(pdf(&[operations], plain_font()))
    };
    assert_eq!(parts(-12), "overdue");
    assert_eq!(parts(-278), "over due");
}

#[test]
fn what_has_no_text_of_a_letter_is_refused_with_its_reason() {
    let whole = bytes(pdf(&[lines(&[(WORDS, 0.0)])], plain_font()));
    let picture = pdf(&[vec![Operation::new("Do", vec!["Im1".into()])]], plain_font());
    let shapes =
        dictionary! { "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "Made", "Encoding" => "Identity-H" };
    let untold = pdf(&[lines(&[(WORDS, 0.0)])], shapes);
    let many = pdf(&vec![lines(&[("x", 0.0)]); MOST_PAGES + 1], plain_font());
    let empty_tree = pdf(&[], plain_font());
    let cases = [
        ("nothing", vec![], LetterTextError::Empty),
        ("white space", b" \n\t ".to_vec(), LetterTextError::Empty),
        (
            "a picture",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            LetterTextError::OtherKind,
        ),
        (
            "half a PDF",
            whole[..whole.len() / 2].to_vec(),
            LetterTextError::Damaged,
        ),
        ("its first line", b"%PDF-1.7\n".to_vec(), LetterTextError::Damaged),
        ("no pages", bytes(empty_tree), LetterTextError::Damaged),
        ("a scan", bytes(picture), LetterTextError::OnlyPictures),
        ("shapes without letters", bytes(untold), LetterTextError::NoLetters),
        (
            "too many pages",
            bytes(many),
            LetterTextError::TooManyPages {
                pages: MOST_PAGES + 1,
                limit: MOST_PAGES,
            },
        ),
    ];
    for (name, bytes, why) in cases {
        assert_eq!(letter_text(&bytes), Err(why), "{name}");
    }
    assert_eq!(letter_text(&whole).unwrap().text, WORDS);
}

#[test]
fn a_page_that_unpacks_without_end_is_refused() {
    let mut document = pdf(&[lines(&[(WORDS, 0.0)])], plain_font());
    let content = content_of(&document);
    let mut bomb = Stream::new(Dictionary::new(), vec![b' '; MOST_OF_A_PAGE + 1]);
    bomb.compress().unwrap();
    assert!(bomb.content.len() < 100_000);
    document.objects.insert(content, bomb.into());
    assert!(matches!(
        letter_text(&bytes(document)),
        Err(LetterTextError::TooMuchInside { .. })
    ));
}

#[test]
fn a_pdf_that_wants_a_password_is_refused() {
    let mut document = pdf(&[lines(&[(WORDS, 0.0)])], plain_font());
    let thirty_two = || Object::string_literal("12345678901234567890123456789012");
    let lock = dictionary! {
        "Filter" => "Standard", "V" => 1, "R" => 2, "O" => thirty_two(), "U" => thirty_two(), "P" => -4,
    };
    let lock = document.add_object(lock);
    document.trailer.set("Encrypt", lock);
    document
        .trailer
        .set("ID", vec![Object::string_literal("a"), Object::string_literal("a")]);
    assert_eq!(letter_text(&bytes(document)), Err(LetterTextError::Encrypted));
}

#[test]
fn no_damage_to_a_pdf_ends_in_a_panic() {
    let whole = bytes(pdf(&[lines(&[(WORDS, 0.0), (WORDS, 27.0)])], plain_font()));
    for (at, with) in (0..whole.len()).zip([0, b'(', b'<', b'9', 0xff].into_iter().cycle()) {
        let mut damaged = whole.clone();
        damaged[at] = with;
        let _ = letter_text(&damaged);
    }
}

#[test]
fn a_text_as_long_as_no_letter_is_refused() {
    assert_eq!(check_length(&"é".repeat(MOST_CHARACTERS)), Ok(()));
    let longer = "é".repeat(MOST_CHARACTERS + 1);
    let refused = Err(LetterTextError::TooLong { limit: MOST_CHARACTERS });
    assert_eq!(check_length(&longer), refused);
    assert_eq!(letter_text(longer.as_bytes()).map(|_| ()), refused);
}
