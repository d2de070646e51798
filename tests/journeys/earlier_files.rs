//! The invented letter of the second visit to Northmere as the files that somebody may have of it.

use std::io::{Cursor, Write};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, StringFormat, dictionary};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
const LINES_OF_A_PAGE: usize = 40;

/// A Word document with a paragraph for each paragraph of a text.
pub fn docx(text: &str) -> Vec<u8> {
    let paragraphs = text.split("\n\n").flat_map(|block| match block.contains('■') {
        true => block.lines().map(str::to_owned).collect(),
        false => vec![block.replace('\n', " ")],
    });
    let inside: String = paragraphs
        .map(|words| format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"))
        .collect();
    docx_of(&inside)
}

/// A Word document with this in its text.
pub fn docx_of(inside: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{inside}<w:sectPr/></w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("[Content_Types].xml", TYPES), ("word/document.xml", document.as_str())] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A PDF with the lines of a text on pages of 40 lines, set as letters are.
pub fn pdf(text: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "Made-Up", "Encoding" => "WinAnsiEncoding",
    });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let lines: Vec<&str> = text.lines().collect();
    let kids: Vec<Object> = lines
        .chunks(LINES_OF_A_PAGE)
        .map(|lines| {
            let content = document.add_object(Stream::new(Dictionary::new(), page(lines)));
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
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn page(lines: &[&str]) -> Vec<u8> {
    let mut operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 12.into()]),
        Operation::new("TL", vec![15.into()]),
        Operation::new("Td", vec![71.into(), 780.into()]),
    ];
    for line in lines {
        if !line.is_empty() {
            operations.push(Operation::new(
                "Tj",
                vec![Object::String(windows(line), StringFormat::Literal)],
            ));
        }
        operations.push(Operation::new("T*", vec![]));
    }
    operations.push(Operation::new("ET", vec![]));
    Content { operations }.encode().unwrap()
}

/// The bytes of a line in Windows-1252, its squares as dots.
fn windows(line: &str) -> Vec<u8> {
    let byte = |letter| match letter {
        '’' => 0x92,
        '■' => 0x95,
        letter => u8::try_from(letter).unwrap(),
    };
    line.chars().map(byte).collect()
}
