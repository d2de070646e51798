//! Addresses on the page: their words drawn as elements of their own, with a line under them.

use std::ops::Range;

use crate::content::Text;
use crate::flow::ink_width;
use crate::fonts::Fonts;
use crate::page::{Fragment, Owner, Shape, TextLine, Underline};
use crate::shape::Glyph;
use crate::tags::{Tag, TagId, TagTree};

/// The element of an address.
#[derive(Clone, Debug)]
pub struct LinkTag {
    /// The characters of the text that show it.
    at: Range<usize>,
    /// The element.
    tag: TagId,
}

/// Adds an element for each address of a text below the element of the text. One beside words from right to left whose
/// characters take part in their order stays text.
pub fn link_tags(text: &Text, lines: &[Vec<Glyph>], owner: TagId, tags: &mut TagTree) -> Vec<LinkTag> {
    let characters = |byte: usize| text.words.get(..byte).map_or(0, |before| before.chars().count());
    let plain = |at: &Range<usize>| {
        let mut glyphs = lines.iter().flatten().filter(|glyph| at.contains(&glyph.at));
        glyphs.all(|glyph| glyph.level == 0)
    };
    let links = text.links().into_iter().filter_map(|link| {
        let at = characters(link.at.start)..characters(link.at.end);
        plain(&at).then(|| LinkTag {
            tag: tags.add(
                owner,
                Tag::Link {
                    address: link.address,
                    told: link.told,
                },
            ),
            at,
        })
    });
    links.collect()
}

/// A line of a text, its addresses as content of their own elements.
pub fn linked(owner: TagId, line: TextLine, links: &[LinkTag], fonts: &Fonts<'_>) -> Vec<Fragment> {
    let link_of = |glyph: &Glyph| {
        links
            .iter()
            .find(|link| link.at.contains(&glyph.at))
            .map(|link| link.tag)
    };
    let face = fonts.face(line.weight);
    let mut pen = 0;
    let mut fragments = Vec::new();
    for glyphs in line.glyphs.chunk_by(|a, b| link_of(a) == link_of(b)) {
        let link = glyphs.first().and_then(link_of);
        let x = line.x + face.points(pen, line.size);
        pen += glyphs.iter().map(|glyph| i64::from(glyph.advance)).sum::<i64>();
        let owner = Owner::Element(link.unwrap_or(owner));
        let underline = link.map(|_| {
            Shape::Underline(Underline {
                x,
                baseline: line.baseline,
                width: ink_width(fonts, line.weight, line.size, glyphs),
                size: line.size,
            })
        });
        let words = Shape::Text(TextLine {
            x,
            glyphs: glyphs.to_vec(),
            ..line
        });
        fragments.extend(
            std::iter::once(words)
                .chain(underline)
                .map(|shape| Fragment { owner, shape }),
        );
    }
    fragments
}
