//! The structure tree and the tree that leads from the content of a page back to it.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::draw::Area;
use super::links;
use crate::tags::{ROOT, Tag, TagId, TagNode, TagTree};

/// Where the elements are in the document.
pub struct Structure {
    /// The root of the structure, for the catalog.
    pub root: ObjectId,
    /// The object of each element.
    pub elements: BTreeMap<TagId, ObjectId>,
}

/// A stretch of marked content: page, counted from 0, and number on it.
type Stretch = (usize, usize);

/// Writes all elements, and to each page the way back to them.
pub fn write(
    document: &mut Document,
    tags: &TagTree,
    owners: &[Vec<TagId>],
    areas: &[Area],
    pages: &[ObjectId],
) -> lopdf::Result<Structure> {
    let root = document.new_object_id();
    let elements: BTreeMap<TagId, ObjectId> = tags.iter().map(|(tag, _)| (tag, document.new_object_id())).collect();
    let mut stretches: BTreeMap<TagId, Vec<Stretch>> = BTreeMap::new();
    for (page, owners) in owners.iter().enumerate() {
        for (number, tag) in owners.iter().enumerate() {
            stretches.entry(*tag).or_default().push((page, number));
        }
    }
    let structure = Structure { root, elements };
    let children = children(tags, &stretches);
    let annotations = links::write(document, tags, areas, pages)?;
    for (tag, node) in tags.iter() {
        let stretches = stretches.get(&tag).map(Vec::as_slice).unwrap_or_default();
        let children = children.get(&tag).map(Vec::as_slice).unwrap_or_default();
        let mut element = structure.element(node, children, stretches, pages)?;
        links::name(
            &mut element,
            annotations.iter().filter(|annotation| annotation.tag == tag),
        )?;
        document.set_object(structure.object(tag)?, element);
    }
    let mut parents = structure.parents(owners)?;
    for (nth, annotation) in annotations.iter().enumerate() {
        parents.extend([whole(pages.len() + nth), structure.object(annotation.tag)?.into()]);
    }
    let parents = document.add_object(dictionary! { "Nums" => parents });
    for (key, page) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(*page)?;
        page.set("StructParents", whole(key));
        page.set("Tabs", "S");
    }
    let root = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => vec![Object::Reference(structure.object(ROOT)?)],
        "ParentTree" => parents,
        "ParentTreeNextKey" => whole(pages.len() + annotations.len()),
    };
    document.set_object(structure.root, root);
    Ok(structure)
}

/// The children of each element, each with the first stretch that it or one below it has; nothing for what has none.
fn children(tags: &TagTree, stretches: &BTreeMap<TagId, Vec<Stretch>>) -> BTreeMap<TagId, Vec<(Stretch, TagId)>> {
    let own = |tag| stretches.get(&tag).and_then(|stretches| stretches.first().copied());
    let mut firsts: BTreeMap<TagId, Stretch> = BTreeMap::new();
    let mut children: BTreeMap<TagId, Vec<(Stretch, TagId)>> = BTreeMap::new();
    let nodes: Vec<(TagId, Option<TagId>)> = tags.iter().map(|(tag, node)| (tag, node.parent)).collect();
    // Children stand behind their parents, so that from the end each is complete when it is met.
    for (tag, parent) in nodes.into_iter().rev() {
        let below = firsts.get(&tag).copied();
        let (Some(first), Some(parent)) = (own(tag).into_iter().chain(below).min(), parent) else {
            continue;
        };
        let of_parent = firsts.entry(parent).or_insert(first);
        *of_parent = first.min(*of_parent);
        children.entry(parent).or_default().push((first, tag));
    }
    children
}

/// A count as PDF writes it.
pub fn whole(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Structure {
    /// The object of an element.
    pub fn object(&self, tag: TagId) -> lopdf::Result<ObjectId> {
        self.elements
            .get(&tag)
            .copied()
            .ok_or_else(|| missing("an element has no object"))
    }

    fn element(
        &self,
        node: &TagNode,
        children: &[(Stretch, TagId)],
        stretches: &[Stretch],
        pages: &[ObjectId],
    ) -> lopdf::Result<Dictionary> {
        let parent = node.parent.map_or(Ok(self.root), |parent| self.object(parent))?;
        let mut element = dictionary! { "Type" => "StructElem", "S" => node.tag.name(), "P" => parent };
        let home = stretches.first().map(|(page, _)| *page);
        let mut kids: Vec<(Stretch, Object)> = Vec::new();
        for (first, child) in children {
            kids.push((*first, Object::Reference(self.object(*child)?)));
        }
        for (page, number) in stretches {
            let object = pages.get(*page).copied().ok_or_else(|| missing("a page is missing"))?;
            // The element names its first page; content on a later page names its own.
            let kid = match home == Some(*page) {
                true => whole(*number),
                false => dictionary! { "Type" => "MCR", "Pg" => object, "MCID" => whole(*number) }.into(),
            };
            kids.push(((*page, *number), kid));
        }
        kids.sort_by_key(|(first, _)| *first);
        if let Some(page) = home.and_then(|page| pages.get(page)) {
            element.set("Pg", *page);
        }
        if kids.is_empty() {
            return Err(missing("an element has no content"));
        }
        let kids: Vec<Object> = kids.into_iter().map(|(_, kid)| kid).collect();
        element.set("K", kids);
        attributes(&mut element, &node.tag);
        Ok(element)
    }

    /// For each page the elements of its stretches, by number.
    fn parents(&self, owners: &[Vec<TagId>]) -> lopdf::Result<Vec<Object>> {
        let mut parents = Vec::new();
        for (key, owners) in owners.iter().enumerate() {
            let elements: lopdf::Result<Vec<Object>> = owners
                .iter()
                .map(|tag| self.object(*tag).map(Object::Reference))
                .collect();
            parents.extend([whole(key), Object::Array(elements?)]);
        }
        Ok(parents)
    }
}

fn attributes(element: &mut Dictionary, tag: &Tag) {
    match tag {
        Tag::L => element.set("A", dictionary! { "O" => "List", "ListNumbering" => "Square" }),
        // The names are no numbers of any kind.
        Tag::Named => element.set("A", dictionary! { "O" => "List", "ListNumbering" => "None" }),
        Tag::Span { words } => element.set("ActualText", text_string(words)),
        Tag::Figure {
            alternative_text,
            bounds,
        } => {
            element.set("Alt", text_string(alternative_text));
            let bounds: Vec<Object> = bounds
                .iter()
                .map(|edge| super::embed::rounded(*edge, 100.0).into())
                .collect();
            element.set(
                "A",
                dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds },
            );
        }
        _ => {}
    }
}

/// What must never be: the layout names something that was not drawn.
pub fn missing(what: &str) -> lopdf::Error {
    std::io::Error::other(what).into()
}
