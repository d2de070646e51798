//! The outline: the subject, and below it the headings, each leading to its place on the page.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::structure::{Structure, whole};
use crate::tags::{Tag, TagId, TagTree};
use crate::words::as_read;

/// An entry: a heading and those below it.
struct Entry {
    tag: TagId,
    title: String,
    object: ObjectId,
    /// Whether what is below it is shown when the document is opened.
    open: bool,
    below: Vec<Entry>,
}

/// Writes the outline; `None` for a letter without a heading.
pub fn write(
    document: &mut Document,
    tags: &TagTree,
    structure: &Structure,
    starts: &BTreeMap<TagId, (usize, f32)>,
    pages: &[ObjectId],
) -> lopdf::Result<Option<ObjectId>> {
    let entries = entries(document, tags);
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
        return Ok(None);
    };
    let (first, last) = (first.object, last.object);
    let root = document.new_object_id();
    let count = whole(entries.iter().map(|entry| 1 + entry.below.len()).sum());
    let outlines = dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count };
    document.set_object(root, outlines);
    let place = |tag: TagId| -> Option<Vec<Object>> {
        let (page, top) = starts.get(&tag)?;
        let page = pages.get(*page)?;
        Some(vec![
            (*page).into(),
            "XYZ".into(),
            Object::Null,
            (*top).into(),
            Object::Null,
        ])
    };
    write_level(document, root, &entries, structure, &place)?;
    Ok(Some(root))
}

fn entries(document: &mut Document, tags: &TagTree) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (tag, node) in tags.iter() {
        let Some(title) = node.title.as_deref().map(as_read) else {
            continue;
        };
        let entry = Entry {
            tag,
            title,
            object: document.new_object_id(),
            open: node.tag == Tag::H1,
            below: Vec::new(),
        };
        let depth = match node.tag {
            Tag::H2 => 1,
            Tag::H3 => 2,
            _ => 0,
        };
        put(&mut entries, depth, entry);
    }
    entries
}

/// Puts a heading below the last one that stands above its kind.
fn put(entries: &mut Vec<Entry>, depth: usize, entry: Entry) {
    match entries.last_mut() {
        Some(above) if depth > 0 => put(&mut above.below, depth - 1, entry),
        _ => entries.push(entry),
    }
}

fn write_level(
    document: &mut Document,
    parent: ObjectId,
    entries: &[Entry],
    structure: &Structure,
    place: &dyn Fn(TagId) -> Option<Vec<Object>>,
) -> lopdf::Result<()> {
    for (nth, entry) in entries.iter().enumerate() {
        let mut item = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent,
            "SE" => structure.object(entry.tag)?,
        };
        let neighbour = |at: Option<usize>| at.and_then(|at| entries.get(at)).map(|entry| entry.object);
        set(&mut item, "Prev", neighbour(nth.checked_sub(1)));
        set(&mut item, "Next", neighbour(Some(nth + 1)));
        set(&mut item, "First", entry.below.first().map(|entry| entry.object));
        set(&mut item, "Last", entry.below.last().map(|entry| entry.object));
        set(&mut item, "Count", count_below(entry));
        set(&mut item, "Dest", place(entry.tag));
        document.set_object(entry.object, item);
        write_level(document, entry.object, &entry.below, structure, place)?;
    }
    Ok(())
}

/// How many entries are below; negative where they are hidden at first.
fn count_below(entry: &Entry) -> Option<Object> {
    let count = i64::try_from(entry.below.len()).unwrap_or(i64::MAX);
    let signed = if entry.open { count } else { -count };
    (count > 0).then_some(Object::Integer(signed))
}

fn set<T: Into<Object>>(item: &mut Dictionary, key: &str, value: Option<T>) {
    if let Some(value) = value {
        item.set(key, value);
    }
}
