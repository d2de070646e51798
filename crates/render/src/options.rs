//! What an export is told besides the letter itself.

use chrono::{DateTime, NaiveDate, Utc};

use crate::metrics::PageMetrics;
use crate::typeface::Typeface;

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
    /// What whoever reads the letter for others asks for.
    pub review: ReviewCopy,
    /// Evidence about children stands in its margin: said on every page and in the title.
    pub with_evidence: bool,
    /// The typeface, where it is not the bundled one.
    pub typeface: Option<Typeface>,
    /// A picture at the top right of the first page.
    pub letterhead_image: Option<LetterheadImage>,
    /// The name and version of the program, for example `Visitbook 0.1.0`: the document's producer.
    pub program: String,
}

impl RenderOptions {
    /// The measures of a page that bears this date.
    pub(crate) fn metrics(&self, date: NaiveDate) -> PageMetrics {
        let usual = PageMetrics::on(date);
        match self.review.wide_margin {
            true => usual.with_wide_margin(),
            false => *usual,
        }
    }
}

/// What makes a copy easy to talk about and to write on. A letter as it is published has none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReviewCopy {
    /// Every line of the letter's blocks has a number at its left, counted through the letter. In a PDF and in Word.
    pub line_numbers: bool,
    /// Room to write at the right, of [`crate::metrics::WIDE_MARGIN`]. In a PDF and in Word.
    pub wide_margin: bool,
    /// Every paragraph and bullet begins with its number in square brackets. In every form.
    pub references: bool,
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
