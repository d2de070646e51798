//! The structure of the letter as a screen reader meets it, free of any PDF library.

/// What an element of the structure is.
#[derive(Clone, Debug, PartialEq)]
pub enum Tag {
    /// The whole letter.
    Document,
    /// The subject line.
    H1,
    /// A section heading.
    H2,
    /// A heading below a section heading.
    H3,
    /// A paragraph.
    P,
    /// A list.
    L,
    /// A list whose items have names of their own.
    Named,
    /// One item of a list.
    Li,
    /// The square before an item, or its name.
    Lbl,
    /// The words of an item.
    LBody,
    /// Words within a text that cannot be read off their glyphs one by one.
    Span {
        /// What is heard.
        words: String,
    },
    /// An address within a text that can be followed.
    Link {
        /// Where it leads, in ASCII.
        address: String,
        /// What someone is told who cannot see it.
        told: String,
    },
    /// A picture.
    Figure {
        /// What someone who cannot see it is told.
        alternative_text: String,
        /// Left, bottom, right and top edge on its page, in points from the lower left corner.
        bounds: [f32; 4],
    },
}

impl Tag {
    /// The name PDF has for it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::P => "P",
            Self::L | Self::Named => "L",
            Self::Li => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Span { .. } => "Span",
            Self::Link { .. } => "Link",
            Self::Figure { .. } => "Figure",
        }
    }
}

/// Names an element of a [`TagTree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TagId(pub usize);

/// The element that holds all others.
pub const ROOT: TagId = TagId(0);

/// An element and where it hangs.
#[derive(Clone, Debug, PartialEq)]
pub struct TagNode {
    /// What it is.
    pub tag: Tag,
    /// What holds it; `None` for the root alone.
    pub parent: Option<TagId>,
    /// The words of a heading, for the outline.
    pub title: Option<String>,
}

/// All elements in reading order, parents before children.
#[derive(Clone, Debug)]
pub struct TagTree {
    nodes: Vec<TagNode>,
}

impl TagTree {
    /// A tree with nothing but its root.
    pub fn new() -> Self {
        Self {
            nodes: vec![TagNode {
                tag: Tag::Document,
                parent: None,
                title: None,
            }],
        }
    }

    /// Adds an element as the last of its parent's.
    pub fn add(&mut self, parent: TagId, tag: Tag) -> TagId {
        self.nodes.push(TagNode {
            tag,
            parent: Some(parent),
            title: None,
        });
        TagId(self.nodes.len() - 1)
    }

    /// Adds a heading with its words.
    pub fn add_heading(&mut self, parent: TagId, tag: Tag, title: &str) -> TagId {
        self.nodes.push(TagNode {
            tag,
            parent: Some(parent),
            title: Some(title.to_owned()),
        });
        TagId(self.nodes.len() - 1)
    }

    /// Every element with its name, parents before children.
    pub fn iter(&self) -> impl Iterator<Item = (TagId, &TagNode)> {
        self.nodes.iter().enumerate().map(|(at, node)| (TagId(at), node))
    }
}
