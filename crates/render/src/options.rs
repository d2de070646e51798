//! What an export is told besides the letter itself.

use chrono::{DateTime, Utc};

/// How a letter is rendered. The same letter and the same options give the same bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderOptions {
    /// The instant the document bears as its date of making.
    pub made_at: DateTime<Utc>,
    /// Print as a draft. A letter that is in the state of a draft is printed as one whatever stands here.
    pub draft: bool,
    /// The visit is a council's own practice: said on every page and in the title.
    pub rehearsal: bool,
    /// The visit is invented: said on every page and in the title.
    pub fictional: bool,
    /// A protective marking such as `OFFICIAL-SENSITIVE`, set in header and footer of every page.
    pub marking: Option<String>,
    /// A picture at the top right of the first page.
    pub letterhead_image: Option<LetterheadImage>,
    /// The name and version of the program, for example `Visitbook 0.1.0`: the document's producer.
    pub program: String,
}

/// A picture that the user supplies for the top of the first page.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterheadImage {
    /// A PNG or JPEG file. Transparent parts become white.
    pub bytes: Vec<u8>,
    /// What someone who cannot see it is told.
    pub alternative_text: String,
    /// Width on the page, in points; at most [`crate::PageMetrics::image_width`].
    pub width: f32,
    /// Height on the page, in points; at most [`crate::PageMetrics::image_height`].
    pub height: f32,
}
