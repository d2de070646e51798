//! The checks are checked: each deliberate fault in a good document is noticed by one of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test may stop at the first thing that is not as it says, in its helpers too"
)]

mod support;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use support::reader::{read, read_document};
use support::{blocks, everything, letter};
use visitbook_render::{letter_pdf, letter_text};

/// What is right about the letter, and who looks for it.
struct Checks {
    tags: Vec<String>,
    text: Vec<String>,
}

impl Checks {
    fn new(pdf: &[u8]) -> Self {
        let tags = read(pdf).unwrap().elements.into_iter().map(|(tag, _)| tag).collect();
        Self {
            tags,
            text: letter_text(&letter(), &blocks(), &everything()),
        }
    }

    /// What the reader of the structure and the two profiles of `page_validation` find wrong.
    fn faults(&self, document: &Document) -> Vec<String> {
        let mut faults = Vec::new();
        match read_document(document) {
            Err(fault) => faults.push(fault),
            Ok(read) => {
                faults.extend((read.paragraphs() != self.text).then(|| "the text differs".to_owned()));
                let same = read.elements.iter().map(|(tag, _)| tag).eq(&self.tags);
                faults.extend((!same).then(|| "the tags differ".to_owned()));
            }
        }
        let mut bytes = Vec::new();
        document.clone().save_to(&mut bytes).unwrap();
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            match validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)) {
                Ok(report) => faults.extend(report.failures.iter().map(ToString::to_string)),
                Err(error) => faults.push(error.to_string()),
            }
        }
        faults
    }
}

fn elements(document: &Document, tag: &str) -> Vec<ObjectId> {
    let is = |object: &Object| {
        object
            .as_dict()
            .is_ok_and(|dict| dict.get(b"S").and_then(Object::as_name).ok() == Some(tag.as_bytes()))
    };
    document
        .objects
        .iter()
        .filter(|(_, object)| is(object))
        .map(|(id, _)| *id)
        .collect()
}

fn element<'a>(document: &'a mut Document, tag: &str, nth: usize) -> &'a mut Dictionary {
    let id = elements(document, tag)[nth];
    document.get_dictionary_mut(id).unwrap()
}

fn page(document: &mut Document, nth: usize) -> &mut Dictionary {
    let id = document.page_iter().nth(nth).unwrap();
    document.get_dictionary_mut(id).unwrap()
}

fn parent_tree(document: &mut Document) -> &mut Vec<Object> {
    let root = document
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let tree = document
        .get_dictionary(root)
        .unwrap()
        .get(b"ParentTree")
        .unwrap()
        .clone();
    let tree = match tree {
        Object::Reference(id) => document.get_dictionary_mut(id).unwrap(),
        _ => document
            .get_dictionary_mut(root)
            .unwrap()
            .get_mut(b"ParentTree")
            .unwrap()
            .as_dict_mut()
            .unwrap(),
    };
    tree.get_mut(b"Nums").unwrap().as_array_mut().unwrap()
}

/// The first page's operators.
fn operators(document: &mut Document, change: impl FnOnce(&mut Vec<Operation>)) {
    let page = document.page_iter().next().unwrap();
    let mut content = Content::decode(&document.get_page_content(page)).unwrap();
    change(&mut content.operations);
    let stream = document.get_page_contents(page)[0];
    let stream = document.get_object_mut(stream).unwrap().as_stream_mut().unwrap();
    stream.set_plain_content(content.encode().unwrap());
}

fn font(document: &mut Document, key: &[u8]) -> ObjectId {
    let is = |object: &&Object| object.as_dict().is_ok_and(|dict| dict.has(key));
    let (id, _) = document.objects.iter().find(|(_, object)| is(object)).unwrap();
    *id
}

fn annotation(document: &mut Document) -> &mut Dictionary {
    let annotation = page(document, 0).get(b"Annots").and_then(Object::as_array).unwrap()[0]
        .as_reference()
        .unwrap();
    document.get_dictionary_mut(annotation).unwrap()
}

fn descendant(document: &mut Document) -> &mut Dictionary {
    let font = font(document, b"DescendantFonts");
    let descendants = document
        .get_dictionary_mut(font)
        .unwrap()
        .get_mut(b"DescendantFonts")
        .unwrap();
    descendants.as_array_mut().unwrap()[0].as_dict_mut().unwrap()
}

fn metadata(document: &mut Document, from: &str, to: &str) {
    let id = document
        .catalog()
        .unwrap()
        .get(b"Metadata")
        .unwrap()
        .as_reference()
        .unwrap();
    let stream: &mut Stream = document.get_object_mut(id).unwrap().as_stream_mut().unwrap();
    let packet = String::from_utf8(stream.content.clone()).unwrap();
    assert!(packet.contains(from));
    stream.set_plain_content(packet.replace(from, to).into_bytes());
}

type Fault = (&'static str, fn(&mut Document));

const FAULTS: &[Fault] = &[
    ("no language", |document| {
        drop(document.catalog_mut().unwrap().remove(b"Lang"));
    }),
    ("not said to be tagged", |document| {
        drop(document.catalog_mut().unwrap().remove(b"MarkInfo"));
    }),
    ("title not shown", |document| {
        drop(document.catalog_mut().unwrap().remove(b"ViewerPreferences"));
    }),
    ("no colour profile", |document| {
        drop(document.catalog_mut().unwrap().remove(b"OutputIntents"));
    }),
    ("no metadata", |document| {
        drop(document.catalog_mut().unwrap().remove(b"Metadata"));
    }),
    ("no title in the metadata", |document| {
        metadata(document, "dc:title", "dc:subject");
    }),
    ("does not name PDF/UA", |document| {
        metadata(document, "<pdfuaid:part>1</pdfuaid:part>", "");
    }),
    ("does not describe the name", |document| {
        metadata(document, "<pdfaProperty:name>part<", "<pdfaProperty:name>share<");
    }),
    ("two titles", |document| {
        metadata(document, "Monitoring visit to", "Visit to");
    }),
    ("a page without its key", |document| {
        drop(page(document, 1).remove(b"StructParents"));
    }),
    ("two pages with one key", |document| {
        page(document, 1).set("StructParents", 0);
    }),
    ("tab order not by structure", |document| {
        drop(page(document, 0).remove(b"Tabs"));
    }),
    ("two entries of the parent tree changed over", |document| {
        parent_tree(document)[1].as_array_mut().unwrap().swap(3, 9);
    }),
    ("an entry of the parent tree missing", |document| {
        drop(parent_tree(document).drain(2..4));
    }),
    ("a heading tagged as a paragraph", |document| {
        element(document, "H2", 0).set("S", "P");
    }),
    ("a level of headings left out", |document| {
        element(document, "H2", 0).set("S", "H3");
    }),
    ("a tag that does not exist", |document| {
        element(document, "P", 3).set("S", "Paragraph");
    }),
    ("a list item outside a list", |document| {
        element(document, "L", 0).set("S", "Sect");
    }),
    ("a figure without alternative text", |document| {
        drop(element(document, "Figure", 0).remove(b"Alt"));
    }),
    ("an element that names another parent", |document| {
        let other = elements(document, "L")[0];
        element(document, "P", 4).set("P", other);
    }),
    ("two paragraphs changed over", |document| {
        element(document, "Document", 0)
            .get_mut(b"K")
            .unwrap()
            .as_array_mut()
            .unwrap()
            .swap(20, 24);
    }),
    ("a paragraph left out", |document| {
        drop(
            element(document, "Document", 0)
                .get_mut(b"K")
                .unwrap()
                .as_array_mut()
                .unwrap()
                .remove(20),
        );
    }),
    ("content that is not marked", |document| {
        operators(document, |operators| {
            let begin = operators
                .iter()
                .position(|operator| operator.operator == "BDC")
                .unwrap();
            let end = operators
                .iter()
                .position(|operator| operator.operator == "EMC")
                .unwrap();
            operators.remove(end);
            operators.remove(begin);
        });
    }),
    ("furniture read as text", |document| {
        operators(document, |operators| {
            let footer = operators
                .iter_mut()
                .rfind(|operator| operator.operator == "BDC")
                .unwrap();
            footer.operands = vec!["P".into(), lopdf::dictionary! { "MCID" => 99 }.into()];
        });
    }),
    ("text hidden as furniture", |document| {
        operators(document, |operators| {
            let texts = operators.iter_mut().filter(|operator| operator.operator == "BDC");
            let text = texts
                .filter(|operator| operator.operands[0].as_name().unwrap() == b"P")
                .nth(5)
                .unwrap();
            let kind = lopdf::dictionary! { "Type" => "Pagination", "Subtype" => "Header" };
            text.operands = vec!["Artifact".into(), kind.into()];
        });
    }),
    ("words run together", |document| {
        operators(document, |operators| {
            for operator in operators.iter_mut().filter(|operator| operator.operator == "TJ") {
                let array = operator.operands[0].as_array_mut().unwrap();
                let last = array.iter().rposition(|item| item.as_str().is_ok()).unwrap();
                array.remove(last);
            }
        });
    }),
    ("text within text", |document| {
        operators(document, |operators| {
            let end = operators.iter().position(|operator| operator.operator == "ET").unwrap();
            operators.swap(end, end + 1);
        });
    }),
    ("widths that are not those of the face", |document| {
        let widths = descendant(document).get_mut(b"W").unwrap().as_array_mut().unwrap();
        widths[1].as_array_mut().unwrap()[4] = Object::Integer(100);
    }),
    ("a face that is not embedded", |document| {
        let descriptor = font(document, b"FontFile2");
        document.get_dictionary_mut(descriptor).unwrap().remove(b"FontFile2");
    }),
    ("glyphs that cannot be read", |document| {
        let font = font(document, b"DescendantFonts");
        document.get_dictionary_mut(font).unwrap().remove(b"ToUnicode");
    }),
    ("an address that is tied to no element", |document| {
        drop(annotation(document).remove(b"StructParent"));
    }),
    ("an address that nobody is told of", |document| {
        drop(annotation(document).remove(b"Contents"));
    }),
    ("an address that leads to the element of another", |document| {
        let nums = parent_tree(document);
        let last = nums.len() - 1;
        nums.swap(last, last - 2);
    }),
    ("an address that is no link", |document| {
        element(document, "Link", 0).set("S", "Span");
    }),
    ("an address that is on no page", |document| {
        drop(page(document, 0).remove(b"Annots"));
    }),
    ("an address that is not printed", |document| {
        annotation(document).set("F", 2);
    }),
    ("no way from codes to glyphs", |document| {
        drop(descendant(document).remove(b"CIDToGIDMap"));
    }),
];

#[test]
fn the_document_without_a_fault_passes_and_every_deliberate_fault_is_noticed() {
    let pdf = letter_pdf(&letter(), &blocks(), &everything()).unwrap();
    let good = Document::load_mem(&pdf).unwrap();
    let checks = Checks::new(&pdf);
    assert_eq!(checks.faults(&good), Vec::<String>::new());
    let unnoticed: Vec<&str> = FAULTS
        .iter()
        .filter(|(_, fault)| {
            let mut document = good.clone();
            fault(&mut document);
            checks.faults(&document).is_empty()
        })
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(unnoticed, Vec::<&str>::new());
}
