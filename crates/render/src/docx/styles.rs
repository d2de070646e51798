//! The styles of the document and the one kind of list, from the measures of the page.

use crate::content::{BULLET, Role};
use crate::docx::fixed::FACE;
use crate::metrics::PageMetrics;
use crate::xml::{DECLARATION, NAMES, escaped, half_points, twips};

/// The number of the one list.
pub const LIST: u8 = 1;

/// Styles of header and footer, which no text of the letter has.
pub const HEADER: &str = "Header";
/// See [`HEADER`].
pub const FOOTER: &str = "Footer";

/// The style of what stands above a column of a table.
pub const TABLE_HEADING: &str = "TableHeading";
/// The style of what stands in a cell of a table.
pub const TABLE_TEXT: &str = "TableText";

/// The style of what a note says.
pub const NOTE_TEXT: &str = "CommentText";
/// The style of the mark of a note in the text.
pub const NOTE_MARK: &str = "CommentReference";

/// The style of the words of an address that can be followed.
pub const ADDRESS: &str = "Hyperlink";

/// The style of a text, as the document names it. The names are Word's own where it has one, so that reviewers meet
/// what they know, and a screen reader finds the headings.
pub fn style_of(role: Role) -> &'static str {
    match role {
        Role::Notice => "Notice",
        Role::Letterhead => "Letterhead",
        Role::Date => "Date",
        Role::Addressee => "Addressee",
        Role::Salutation => "Salutation",
        Role::Subject => "Heading1",
        Role::Heading => "Heading2",
        Role::Subheading => "Heading3",
        Role::Paragraph | Role::Small => "BodyText",
        Role::Bullet | Role::Item(_) | Role::OfItem(_) => "ListBullet",
        Role::Valediction => "Closing",
        Role::Signatory => "Signature",
    }
}

/// The space below a text of this role where nothing else is said, in points.
pub fn space_after(role: Role, metrics: &PageMetrics) -> f32 {
    match role {
        Role::Notice | Role::Letterhead | Role::Addressee | Role::Signatory => 0.0,
        Role::Bullet => metrics.bullet_step - metrics.line_step,
        _ => metrics.paragraph_step - metrics.line_step,
    }
}

/// What a style says; all others are as in `Normal`.
struct Style {
    id: &'static str,
    name: &'static str,
    /// Whether Word has a style of this name itself.
    known: bool,
    next: Option<&'static str>,
    /// What stands before the spacing in the order of the schema.
    first: String,
    spacing: String,
    /// What stands behind it.
    last: String,
    bold: bool,
    size: f32,
}

impl Style {
    fn of(role: Role, name: &'static str, metrics: &PageMetrics) -> Self {
        let (size, line) = match role {
            Role::Subject => (metrics.subject_size, metrics.line_step),
            Role::Heading => (metrics.heading_size, metrics.line_step),
            Role::Notice => (metrics.furniture_size, metrics.furniture_step),
            Role::Letterhead => (metrics.letterhead_size, metrics.letterhead_step),
            _ => (metrics.body_size, metrics.line_step),
        };
        let line = match role {
            Role::Subject | Role::Heading => line * size / metrics.body_size,
            _ => line,
        };
        Self {
            id: style_of(role),
            name,
            known: !matches!(role, Role::Notice | Role::Letterhead | Role::Addressee),
            next: None,
            first: String::new(),
            spacing: spacing(space_after(role, metrics), line),
            last: String::new(),
            bold: matches!(role, Role::Notice | Role::Subject | Role::Heading),
            size,
        }
    }

    fn heading(role: Role, name: &'static str, level: u8, metrics: &PageMetrics) -> Self {
        Self {
            next: Some(style_of(Role::Paragraph)),
            first: "<w:keepNext/><w:keepLines/>".to_owned(),
            last: format!("<w:outlineLvl w:val=\"{level}\"/>"),
            ..Self::of(role, name, metrics)
        }
    }

    fn furniture(id: &'static str, name: &'static str, metrics: &PageMetrics) -> Self {
        Self {
            id,
            known: true,
            bold: false,
            ..Self::of(Role::Notice, name, metrics)
        }
    }

    fn table(id: &'static str, name: &'static str, metrics: &PageMetrics) -> Self {
        Self {
            id,
            known: false,
            bold: id == TABLE_HEADING,
            ..Self::of(Role::Notice, name, metrics)
        }
    }

    fn xml(&self) -> String {
        let custom = if self.known { "" } else { " w:customStyle=\"1\"" };
        let next = self
            .next
            .map(|next| format!("<w:next w:val=\"{next}\"/>"))
            .unwrap_or_default();
        let bold = if self.bold { "<w:b/><w:bCs/>" } else { "" };
        let size = half_points(self.size);
        format!(
            "<w:style w:type=\"paragraph\"{custom} w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/>\
             {next}<w:qFormat/><w:pPr>{}{}{}</w:pPr><w:rPr>{bold}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
             </w:rPr></w:style>",
            self.id, self.name, self.first, self.spacing, self.last
        )
    }
}

/// Space below, and the least height of a line, in points.
fn spacing(after: f32, line: f32) -> String {
    let (after, line) = (twips(after), twips(line));
    format!("<w:spacing w:before=\"0\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"atLeast\"/>")
}

fn all(metrics: &PageMetrics) -> Vec<Style> {
    let of = |role, name| Style::of(role, name, metrics);
    let together = "<w:keepNext/><w:keepLines/>".to_owned();
    let listed = format!("<w:numPr><w:numId w:val=\"{LIST}\"/></w:numPr>");
    vec![
        of(Role::Notice, "Notice"),
        of(Role::Letterhead, "Letterhead"),
        of(Role::Date, "Date"),
        of(Role::Addressee, "Addressee"),
        of(Role::Salutation, "Salutation"),
        Style::heading(Role::Subject, "heading 1", 0, metrics),
        Style::heading(Role::Heading, "heading 2", 1, metrics),
        of(Role::Paragraph, "Body Text"),
        Style {
            first: listed,
            ..of(Role::Bullet, "List Bullet")
        },
        Style {
            first: together,
            ..of(Role::Valediction, "Closing")
        },
        of(Role::Signatory, "Signature"),
        Style::furniture(HEADER, "header", metrics),
        Style::furniture(FOOTER, "footer", metrics),
    ]
}

/// `word/styles.xml`.
pub fn styles(metrics: &PageMetrics, face: &str) -> String {
    sheet(&all(metrics), "", metrics, face)
}

/// The same with the styles of a table.
pub fn with_table(metrics: &PageMetrics) -> String {
    let mut all = all(metrics);
    all.push(Style::table(TABLE_HEADING, "Table Heading", metrics));
    all.push(Style::table(TABLE_TEXT, "Table Text", metrics));
    sheet(&all, "", metrics, FACE)
}

/// The same with the styles of notes in the margin: those that Word has for its comments.
pub fn with_notes(metrics: &PageMetrics, face: &str) -> String {
    let mut all = all(metrics);
    all.push(Style::furniture(NOTE_TEXT, "annotation text", metrics));
    let size = half_points(metrics.furniture_size);
    let mark = format!(
        "<w:style w:type=\"character\" w:styleId=\"{NOTE_MARK}\"><w:name w:val=\"annotation reference\"/><w:rPr><w:sz \
         w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>"
    );
    sheet(&all, &mark, metrics, face)
}

/// Styles of paragraphs, and behind them further ones.
fn sheet(all: &[Style], more: &str, metrics: &PageMetrics, face: &str) -> String {
    let face = escaped(face);
    let size = half_points(metrics.body_size);
    let normal = spacing(space_after(Role::Paragraph, metrics), metrics.line_step);
    let styles: String = all.iter().map(Style::xml).collect();
    format!(
        "{DECLARATION}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:eastAsia=\"{face}\" w:cs=\"{face}\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
         <w:lang w:val=\"en-GB\" w:eastAsia=\"en-GB\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>\
         <w:qFormat/><w:pPr><w:widowControl/>{normal}</w:pPr></w:style><w:style w:type=\"character\" w:default=\"1\" \
         w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/>\
         <w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type=\"numbering\" w:default=\"1\" \
         w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/>\
         <w:unhideWhenUsed/></w:style>{styles}<w:style w:type=\"character\" w:styleId=\"{ADDRESS}\"><w:name \
         w:val=\"Hyperlink\"/><w:rPr><w:u w:val=\"single\"/></w:rPr></w:style>{more}</w:styles>"
    )
}

/// `word/numbering.xml`: one list of bullets, whose mark is that of the PDF.
pub fn numbering(metrics: &PageMetrics) -> String {
    let hang = twips(metrics.bullet_text - metrics.left);
    format!(
        "{DECLARATION}<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType \
         w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle \
         w:val=\"{}\"/><w:lvlText w:val=\"{BULLET}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{hang}\" \
         w:hanging=\"{hang}\"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId=\"{LIST}\"><w:abstractNumId w:val=\"0\"/>\
         </w:num></w:numbering>",
        style_of(Role::Bullet)
    )
}
