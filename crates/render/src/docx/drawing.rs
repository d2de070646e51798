//! The picture of the letterhead, fixed to the top right of the first page.

use crate::metrics::PageMetrics;
use crate::picture::Picture;
use crate::xml::escaped;

/// Where its file stands in the package.
pub const PATH: &str = "word/media/letterhead.png";
/// By what the document knows it.
pub const RELATION: &str = "rIdLetterhead";
/// The names that a drawing uses, declared by the document.
pub const NAMES: &str = "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// Clear space between the picture and the text beside it, in points.
const CLEAR: f32 = 12.0;

/// A run with the picture, for the first paragraph.
pub fn anchored(picture: &Picture, metrics: &PageMetrics) -> String {
    let (width, height) = (units(picture.size.width), units(picture.size.height));
    let left = units(metrics.image_right - picture.size.width);
    let (top, clear) = (units(metrics.image_top), units(CLEAR));
    let told = escaped(&picture.alternative_text);
    format!(
        "<w:r><w:drawing><wp:anchor distT=\"0\" distB=\"{clear}\" distL=\"{clear}\" distR=\"0\" simplePos=\"0\" \
         relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"0\"><wp:simplePos x=\"0\" \
         y=\"0\"/><wp:positionH relativeFrom=\"page\"><wp:posOffset>{left}</wp:posOffset></wp:positionH>\
         <wp:positionV relativeFrom=\"page\"><wp:posOffset>{top}</wp:posOffset></wp:positionV><wp:extent \
         cx=\"{width}\" cy=\"{height}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapSquare \
         wrapText=\"bothSides\"/><wp:docPr id=\"1\" name=\"Letterhead\" descr=\"{told}\"/><wp:cNvGraphicFramePr/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Letterhead\" descr=\"{told}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"{RELATION}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>\
         <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\">\
         <a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
}

/// Points as a drawing counts lengths: 12,700 to one.
fn units(points: f32) -> i64 {
    (f64::from(points) * 12_700.0).round() as i64
}
