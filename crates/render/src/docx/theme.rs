//! The theme, which Word wants each document to have and this one does not use: black on white, in the typeface.

use crate::xml::{DECLARATION, escaped};

/// `word/theme/theme1.xml`.
pub const PATH: &str = "word/theme/theme1.xml";

/// The colours that a theme must name, in the order of the schema: those of text and paper, and those for links.
const COLOURS: [(&str, &str); 12] = [
    ("dk1", "000000"),
    ("lt1", "FFFFFF"),
    ("dk2", "000000"),
    ("lt2", "FFFFFF"),
    ("accent1", "000000"),
    ("accent2", "000000"),
    ("accent3", "000000"),
    ("accent4", "000000"),
    ("accent5", "000000"),
    ("accent6", "000000"),
    ("hlink", "0000FF"),
    ("folHlink", "800080"),
];

/// The part, for a letter in this typeface.
pub fn theme(face: &str) -> String {
    let colour = |(name, value): (&str, &str)| format!("<a:{name}><a:srgbClr val=\"{value}\"/></a:{name}>");
    let colours: String = COLOURS.into_iter().map(colour).collect();
    let face = format!(
        "<a:latin typeface=\"{}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>",
        escaped(face)
    );
    let plain = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let (fills, lines) = (plain.repeat(3), format!("<a:ln w=\"6350\">{plain}</a:ln>").repeat(3));
    let effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "{DECLARATION}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Letter\">\
         <a:themeElements><a:clrScheme name=\"Letter\">{colours}</a:clrScheme><a:fontScheme name=\"Letter\">\
         <a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme \
         name=\"Letter\"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>\
         <a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme>\
         </a:themeElements></a:theme>"
    )
}
