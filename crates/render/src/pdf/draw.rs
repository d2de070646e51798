//! Fragments to page operators, each stretch of content marked with the element it belongs to.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Greyscale, LinePoint, Op,
    PaintMode, PdfDocument, PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix,
    WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::embed::{Embedded, EmbeddedFace, rounded};
use crate::fonts::Family;
use crate::layout::Layout;
use crate::metrics::PageMetrics;
use crate::page::{Contour, Fragment, Furniture, Owner, Segment, Shape, TextLine, Underline};
use crate::picture::Picture;
use crate::shape::Glyph;
use crate::tags::TagId;

/// What is drawn, and whose each stretch of marked content is.
pub struct Drawn {
    /// The pages.
    pub pages: Vec<PdfPage>,
    /// For each page, the element of each of its marked stretches, by number.
    pub owners: Vec<Vec<TagId>>,
    /// For each element the page on which it begins, counted from 0, and the top of its first line in points from the
    /// lower edge.
    pub starts: BTreeMap<TagId, (usize, f32)>,
    /// Where the words of addresses stand, in reading order.
    pub areas: Vec<Area>,
}

/// What takes the click of an address, or of as much of it as stands in one line.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The element of the address.
    pub tag: TagId,
    /// The page, counted from 0.
    pub page: usize,
    /// Left, bottom, right and top edge in points from the lower left corner of the page.
    pub bounds: [f32; 4],
}

/// How far the line under an address stands below the baseline, and how thick it is, of the type size.
const UNDER: f32 = 0.12;
/// See [`UNDER`].
const THICK: f32 = 0.055;
/// How far the area of an address reaches below and above its baseline, of the type size.
const REACH: (f32, f32) = (0.25, 0.95);

const PICTURE: &str = "I0";

/// Draws every page.
pub fn pages(layout: &Layout, embedded: &Embedded, metrics: &PageMetrics) -> Drawn {
    let mut drawn = Drawn {
        pages: Vec::new(),
        owners: Vec::new(),
        starts: BTreeMap::new(),
        areas: Vec::new(),
    };
    let names: Vec<&str> = layout.tags.iter().map(|(_, node)| node.tag.name()).collect();
    for (number, page) in layout.pages.iter().enumerate() {
        for fragment in page.fragments.iter().rev() {
            if let (Owner::Element(tag), Shape::Text(line)) = (fragment.owner, &fragment.shape) {
                let top = rounded(metrics.page_height - line.baseline + line.size, 100.0);
                let start = drawn.starts.entry(tag).or_insert((number, top));
                *start = if start.0 == number { (number, top) } else { *start };
            }
        }
        let height = metrics.page_height;
        let areas = page
            .fragments
            .iter()
            .filter_map(|fragment| area(fragment, number, height));
        drawn.areas.extend(areas);
        let mut pen = Pen {
            ops: Vec::new(),
            owners: Vec::new(),
            embedded,
            names: &names,
            height,
        };
        // Neighbouring fragments of one element are one stretch.
        for stretch in page.fragments.chunk_by(|a, b| a.owner == b.owner) {
            pen.stretch(stretch);
        }
        let area = Rect::from_wh(Pt(metrics.page_width), Pt(metrics.page_height));
        drawn.pages.push(PdfPage {
            media_box: area.clone(),
            trim_box: area.clone(),
            crop_box: area,
            ops: pen.ops,
        });
        drawn.owners.push(pen.owners);
    }
    drawn
}

/// Registers the picture as red, green and blue samples.
pub fn add_picture(document: &mut PdfDocument, picture: &Picture) {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let whole = |number: usize| DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), whole(picture.columns)),
        ("Height".to_owned(), whole(picture.rows)),
        ("ColorSpace".to_owned(), name("DeviceRGB")),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    let stream = ExternalStream {
        dict,
        content: picture.rgb.clone(),
        compress: true,
    };
    let object = XObject::External(ExternalXObject {
        stream,
        width: None,
        height: None,
        dpi: None,
    });
    document
        .resources
        .xobjects
        .map
        .insert(XObjectId(PICTURE.to_owned()), object);
}

struct Pen<'a> {
    ops: Vec<Op>,
    owners: Vec<TagId>,
    embedded: &'a Embedded,
    names: &'a [&'static str],
    height: f32,
}

impl Pen<'_> {
    fn stretch(&mut self, fragments: &[Fragment]) {
        let Some(first) = fragments.first() else { return };
        let begin = self.begin(first.owner);
        self.ops.push(begin);
        for lines in fragments.chunk_by(|a, b| is_text(a) && is_text(b)) {
            self.fragments(lines);
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn begin(&mut self, owner: Owner) -> Op {
        let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
        let (tag, entries) = match owner {
            Owner::Element(element) => {
                let number = i64::try_from(self.owners.len()).unwrap_or(i64::MAX);
                self.owners.push(element);
                (
                    self.names.get(element.0).copied().unwrap_or("Span"),
                    vec![("MCID", DictItem::Int(number))],
                )
            }
            Owner::Artifact(furniture) => {
                let pagination = |kind| vec![("Type", name("Pagination")), ("Subtype", name(kind))];
                let entries = match furniture {
                    Furniture::Header => pagination("Header"),
                    Furniture::Footer => pagination("Footer"),
                    Furniture::Watermark => pagination("Watermark"),
                    Furniture::LineNumber => vec![("Type", name("Layout"))],
                };
                ("Artifact", entries)
            }
        };
        let map = entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        }
    }

    fn fragments(&mut self, fragments: &[Fragment]) {
        let mut font = None;
        let text = fragments.first().is_some_and(is_text);
        if text {
            self.ops.push(Op::StartTextSection);
        }
        for fragment in fragments {
            match &fragment.shape {
                Shape::Text(line) => self.line(line, &mut font),
                Shape::Outlines { contours, grey } => self.outlines(contours, *grey),
                Shape::Underline(line) => self.outlines(&[self.stroke(line)], 0.0),
                Shape::Picture { x, top, width, height } => self.picture(*x, *top, *width, *height),
            }
        }
        if text {
            self.ops.push(Op::EndTextSection);
        }
    }

    fn line(&mut self, line: &TextLine, font: &mut Option<(FontId, f32)>) {
        let (x, y) = (rounded(line.x, 100.0), rounded(self.height - line.baseline, 100.0));
        let mut place = Some(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]),
        });
        for glyphs in line.glyphs.chunk_by(|a, b| a.family == b.family) {
            let family = glyphs.first().map_or(Family::Own, |glyph| glyph.family);
            let Some(face) = self.embedded.face(family, line.weight) else {
                continue;
            };
            let wanted = (face.id.clone(), line.size);
            if font.as_ref() != Some(&wanted) {
                self.ops.push(Op::SetFont {
                    font: PdfFontHandle::External(face.id.clone()),
                    size: Pt(line.size),
                });
                *font = Some(wanted);
            }
            self.ops.extend(place.take());
            show(face, line.size, glyphs, &mut self.ops);
        }
    }

    fn outlines(&mut self, contours: &[Contour], grey: f32) {
        let colour = Greyscale {
            percent: grey,
            icc_profile: None,
        };
        let rings = contours.iter().map(ring).collect();
        let polygon = Polygon {
            rings,
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetFillColor {
            col: Color::Greyscale(colour),
        });
        self.ops.push(Op::DrawPolygon { polygon });
        self.ops.push(Op::RestoreGraphicsState);
    }

    /// The line under an address as the outline of a long bar.
    fn stroke(&self, line: &Underline) -> Contour {
        let top = self.height - line.baseline - line.size * UNDER;
        let (bottom, right) = (top - line.size * THICK, line.x + line.width);
        Contour {
            start: (line.x, top),
            segments: vec![
                Segment::Line((right, top)),
                Segment::Line((right, bottom)),
                Segment::Line((line.x, bottom)),
            ],
        }
    }

    fn picture(&mut self, x: f32, top: f32, width: f32, height: f32) {
        let matrix = CurTransMat::Raw([
            width,
            0.0,
            0.0,
            height,
            rounded(x, 100.0),
            rounded(self.height - top - height, 100.0),
        ]);
        let transform = XObjectTransform {
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::SaveGraphicsState);
        self.ops.push(Op::SetTransformationMatrix { matrix });
        self.ops.push(Op::UseXobject {
            id: XObjectId(PICTURE.to_owned()),
            transform,
        });
        self.ops.push(Op::RestoreGraphicsState);
    }
}

fn area(fragment: &Fragment, page: usize, height: f32) -> Option<Area> {
    let (Owner::Element(tag), Shape::Underline(line)) = (fragment.owner, &fragment.shape) else {
        return None;
    };
    let (below, above) = REACH;
    let baseline = height - line.baseline;
    Some(Area {
        tag,
        page,
        bounds: [
            line.x,
            baseline - line.size * below,
            line.x + line.width,
            baseline + line.size * above,
        ],
    })
}

fn is_text(fragment: &Fragment) -> bool {
    matches!(fragment.shape, Shape::Text(_))
}

/// Shows glyphs of one face, each raised as the shaper says.
fn show(face: &EmbeddedFace, size: f32, glyphs: &[Glyph], ops: &mut Vec<Op>) {
    let scale = size / face.units_per_em;
    let lift = |units: i32| Op::SetLineOffset {
        multiplier: rounded(units as f32 * scale, 100.0),
    };
    for raised in glyphs.chunk_by(|a, b| a.dy == b.dy) {
        let rise = raised.first().map_or(0, |glyph| glyph.dy);
        ops.extend((rise != 0).then(|| lift(rise)));
        ops.push(Op::ShowText {
            items: items(face, raised),
        });
        ops.extend((rise != 0).then(|| lift(0)));
    }
}

/// Glyphs with the correction after each by which its advance differs from what the face says.
fn items(face: &EmbeddedFace, glyphs: &[Glyph]) -> Vec<TextItem> {
    let per_mille = |units: i32| rounded(units as f32 * 1000.0 / face.units_per_em, 100.0);
    let mut items = Vec::new();
    let mut run = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if glyph.dx != 0 {
            items.push(TextItem::GlyphIds(std::mem::take(&mut run)));
            items.push(TextItem::Offset(per_mille(-glyph.dx)));
        }
        let offset = per_mille(glyph.natural - glyph.advance + glyph.dx);
        run.push(Codepoint::with_cid(face.code(glyph), offset, glyph.text.clone()));
    }
    items.push(TextItem::GlyphIds(run));
    items
}

fn ring(contour: &Contour) -> PolygonRing {
    let point = |(x, y): (f32, f32), bezier: bool| LinePoint {
        p: Point {
            x: Pt(rounded(x, 100.0)),
            y: Pt(rounded(y, 100.0)),
        },
        bezier,
    };
    let mut points = vec![point(contour.start, false)];
    for segment in &contour.segments {
        match segment {
            Segment::Line(to) => points.push(point(*to, false)),
            Segment::Curve(first, second, to) => {
                points.extend([point(*first, true), point(*second, true), point(*to, false)]);
            }
        }
    }
    PolygonRing { points }
}
