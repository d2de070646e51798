//! The annotations of addresses: what takes the click, tied to the element that is heard (ISO 14289-1, 7.18.5).

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary, text_string};

use super::draw::Area;
use super::embed::rounded;
use super::structure::{missing, whole};
use crate::tags::{Tag, TagId, TagTree};

/// The annotation of an address on one page.
pub struct Annotation {
    /// The element of the address.
    pub tag: TagId,
    object: ObjectId,
    page: ObjectId,
}

/// Writes one annotation for each address on each page, with all lines in which it stands there. The parent tree has them
/// behind the pages, in this order.
pub fn write(
    document: &mut Document,
    tags: &TagTree,
    areas: &[Area],
    pages: &[ObjectId],
) -> lopdf::Result<Vec<Annotation>> {
    let mut annotations = Vec::new();
    for lines in areas.chunk_by(|a, b| (a.tag, a.page) == (b.tag, b.page)) {
        let Some(first) = lines.first() else { continue };
        let page = *pages.get(first.page).ok_or_else(|| missing("a page is missing"))?;
        let node = tags.iter().find(|(tag, _)| *tag == first.tag);
        let Some(Tag::Link { address, told }) = node.map(|(_, node)| &node.tag) else {
            return Err(missing("an address has no element"));
        };
        let key = pages.len() + annotations.len();
        let object = document.add_object(annotation(lines, (address, told), page, key));
        annotations.push(Annotation {
            tag: first.tag,
            object,
            page,
        });
    }
    for page in pages {
        let on_page = annotations.iter().filter(|annotation| annotation.page == *page);
        let on_page: Vec<Object> = on_page.map(|annotation| annotation.object.into()).collect();
        if !on_page.is_empty() {
            document.get_dictionary_mut(*page)?.set("Annots", on_page);
        }
    }
    Ok(annotations)
}

/// Without a border, printed with the page (PDF/A-2, 6.3.2). Each line is an area of its own, from the upper left corner
/// as programs expect it, whatever ISO 32000-1, 12.5.6.5 says of the order.
fn annotation(lines: &[Area], (address, told): (&str, &str), page: ObjectId, key: usize) -> Dictionary {
    let number = |points: f32| Object::from(rounded(points, 100.0));
    let whole_area = lines.iter().map(|line| line.bounds).reduce(around).unwrap_or_default();
    let corners = lines.iter().flat_map(|line| {
        let [left, bottom, right, top] = line.bounds;
        [left, top, right, top, left, bottom, right, bottom]
    });
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => whole_area.map(number).to_vec(),
        "QuadPoints" => corners.map(number).collect::<Vec<_>>(),
        "Border" => vec![whole(0), whole(0), whole(0)],
        "F" => whole(4),
        "P" => page,
        "StructParent" => whole(key),
        "Contents" => text_string(told),
        "A" => dictionary! {
            "Type" => "Action",
            "S" => "URI",
            "URI" => Object::String(address.as_bytes().to_vec(), StringFormat::Literal),
        },
    }
}

fn around(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    let ([left, bottom, right, top], [other_left, other_bottom, other_right, other_top]) = (a, b);
    [
        left.min(other_left),
        bottom.min(other_bottom),
        right.max(other_right),
        top.max(other_top),
    ]
}

/// Has an element name its annotations behind its words.
pub fn name<'a>(element: &mut Dictionary, annotations: impl Iterator<Item = &'a Annotation>) -> lopdf::Result<()> {
    for annotation in annotations {
        let reference = dictionary! { "Type" => "OBJR", "Pg" => annotation.page, "Obj" => annotation.object };
        element.get_mut(b"K")?.as_array_mut()?.push(reference.into());
    }
    Ok(())
}
