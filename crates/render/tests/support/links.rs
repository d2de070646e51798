//! Addresses that can be followed, as a reader meets them: the element, its annotations, and the way back.

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::reader::{Outcome, deref, text};

/// An address that can be followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The words of its element.
    pub words: String,
    /// Where it leads.
    pub address: String,
    /// What is told of it.
    pub told: String,
    /// Where it can be clicked.
    pub areas: Vec<Area>,
}

/// One line of an address.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// The page, counted from 0.
    pub page: usize,
    /// Left edge in points.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Upper edge, from the lower edge of the page.
    pub top: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// An element that leads somewhere.
pub struct LinkElement {
    /// Its object.
    pub element: ObjectId,
    /// Its words.
    pub words: String,
    /// The annotations that it names.
    pub annotations: Vec<ObjectId>,
}

/// Whether an entry of an element names an annotation.
pub fn is_reference(kid: &Dictionary) -> bool {
    kid.get(b"Type").and_then(Object::as_name).ok() == Some(b"OBJR")
}

/// The addresses, when each annotation of each page belongs to one element and leads back to it.
pub fn read(
    document: &Document,
    root: &Dictionary,
    pages: &[ObjectId],
    elements: &[LinkElement],
) -> Outcome<Vec<Link>> {
    let mut on_pages = annotations_of(document, pages)?;
    let mut links = Vec::new();
    for element in elements {
        let mut link: Option<Link> = None;
        for annotation in &element.annotations {
            let at = on_pages.iter().position(|(_, id)| id == annotation);
            let (page, _) = on_pages.remove(at.ok_or("an annotation that is on no page, or belongs to two elements")?);
            let dictionary = document.get_dictionary(*annotation).map_err(text)?;
            leads_back(document, root, dictionary, element.element)?;
            let read = annotation_of(document, dictionary, page)?;
            match &mut link {
                None => link = Some(read),
                Some(link) if (&link.address, &link.told) == (&read.address, &read.told) => {
                    link.areas.extend(read.areas);
                }
                Some(_) => return Err("an element that leads to two places".to_owned()),
            }
        }
        let link = link.ok_or("an element of an address without an annotation")?;
        links.push(Link {
            words: element.words.clone(),
            ..link
        });
    }
    match on_pages.is_empty() {
        true => Ok(links),
        false => Err(format!("annotations that no element owns: {on_pages:?}")),
    }
}

fn annotations_of(document: &Document, pages: &[ObjectId]) -> Outcome<Vec<(usize, ObjectId)>> {
    let mut annotations = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let page = document.get_dictionary(*page).map_err(text)?;
        let Ok(listed) = page.get(b"Annots") else { continue };
        for annotation in listed.as_array().map_err(text)? {
            annotations.push((number, annotation.as_reference().map_err(text)?));
        }
    }
    Ok(annotations)
}

/// The parent tree leads from an annotation to its element.
fn leads_back(document: &Document, root: &Dictionary, annotation: &Dictionary, element: ObjectId) -> Outcome<()> {
    let key = annotation.get(b"StructParent").map_err(text)?;
    let parents = deref(document, root.get(b"ParentTree").map_err(text)?)?;
    let numbers = parents.get(b"Nums").and_then(Object::as_array).map_err(text)?;
    let next = root.get(b"ParentTreeNextKey").and_then(Object::as_i64).map_err(text)?;
    if key.as_i64().map_err(text)? >= next {
        return Err("the next key of the parent tree is taken".to_owned());
    }
    let entry = numbers.chunks(2).find(|pair| pair[0] == *key);
    match entry.and_then(|pair| pair[1].as_reference().ok()) {
        Some(named) if named == element => Ok(()),
        named => Err(format!(
            "the parent tree has {named:?} for an annotation of {element:?}"
        )),
    }
}

fn annotation_of(document: &Document, annotation: &Dictionary, page: usize) -> Outcome<Link> {
    let named = |key: &[u8]| annotation.get(key).map_err(text);
    if named(b"Subtype")?.as_name().map_err(text)? != b"Link" || named(b"F")?.as_i64().map_err(text)? != 4 {
        return Err("an annotation that is no link, or is not printed".to_owned());
    }
    let action = deref(document, named(b"A")?)?;
    let address = action.get(b"URI").and_then(Object::as_str).map_err(text)?;
    let numbers = |key: &[u8]| -> Outcome<Vec<f32>> {
        let numbers = named(key)?.as_array().map_err(text)?;
        numbers.iter().map(|number| number.as_float().map_err(text)).collect()
    };
    let rect = numbers(b"Rect")?;
    let mut areas = Vec::new();
    for corners in numbers(b"QuadPoints")?.chunks(8) {
        let [left, top, right, _, _, bottom, ..] = corners else {
            return Err("half an area".to_owned());
        };
        let within = *left >= rect[0] && *bottom >= rect[1] && *right <= rect[2] && *top <= rect[3];
        if !within || left >= right || bottom >= top {
            return Err(format!("an area {corners:?} that is empty or outside {rect:?}"));
        }
        areas.push(Area {
            page,
            left: *left,
            right: *right,
            top: *top,
            bottom: *bottom,
        });
    }
    Ok(Link {
        words: String::new(),
        address: String::from_utf8(address.to_vec()).map_err(text)?,
        told: lopdf::decode_text_string(named(b"Contents")?).map_err(text)?,
        areas,
    })
}
