//! The measures of a page, as dated data.

use chrono::NaiveDate;

/// Where everything stands on a page. All values are in points; heights are measured from the top of the page down to
/// the baseline of a line unless they say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageMetrics {
    /// First date of a letter for which these measures hold.
    pub from: NaiveDate,
    /// Width of the page.
    pub page_width: f32,
    /// Height of the page.
    pub page_height: f32,
    /// Left edge of the text.
    pub left: f32,
    /// The furthest a line may reach to the right.
    pub right: f32,
    /// Size of the body text.
    pub body_size: f32,
    /// Size of the subject line, which is bold.
    pub subject_size: f32,
    /// Size of section headings, which are bold.
    pub heading_size: f32,
    /// From one baseline to the next within a paragraph.
    pub line_step: f32,
    /// From the last baseline of a paragraph to the first of the next.
    pub paragraph_step: f32,
    /// From the last baseline of a bullet to the first of the next, and from a lead-in to its first bullet.
    pub bullet_step: f32,
    /// Left edge of the words of a bullet; its square stands at `left`.
    pub bullet_text: f32,
    /// From `Yours sincerely` to the name, which leaves room to sign.
    pub signature_step: f32,
    /// First baseline of a page.
    pub first_baseline: f32,
    /// Baseline of the date on the first page, when the letterhead leaves room.
    pub date_baseline: f32,
    /// The lowest baseline of body text.
    pub last_baseline: f32,
    /// Size of the letterhead's lines.
    pub letterhead_size: f32,
    /// From one baseline of the letterhead to the next.
    pub letterhead_step: f32,
    /// Left edge of the letterhead's second column.
    pub letterhead_column: f32,
    /// Right end of the letterhead's second column.
    pub letterhead_right: f32,
    /// Size of a report's small print.
    pub small_size: f32,
    /// From one baseline of small print to the next.
    pub small_step: f32,
    /// From the name of an item in small print to what is said of it.
    pub name_width: f32,
    /// Size of header, footer and page number.
    pub furniture_size: f32,
    /// From one baseline of header or footer to the next.
    pub furniture_step: f32,
    /// First baseline of the header.
    pub header_baseline: f32,
    /// Baseline of the page number, and the last of the footer.
    pub footer_baseline: f32,
    /// Right edge of the page number.
    pub number_right: f32,
    /// Top edge of the picture place.
    pub image_top: f32,
    /// Right edge of the picture place.
    pub image_right: f32,
    /// The widest a picture may be.
    pub image_width: f32,
    /// The highest a picture may be.
    pub image_height: f32,
    /// Where the measures were read.
    pub source: &'static str,
}

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// The template of letters of 2019, whose section headings are larger than the text.
pub const LETTER_2019: PageMetrics = PageMetrics {
    from: day(2018, 1, 1),
    heading_size: 14.0,
    source: "Measured on a published joint inspection letter of 23 August 2019 and on inspection reports; monitoring \
             letters are taken to share the house template (not confirmed)",
    ..LETTER_2025
};

/// The template of letters of 2025. It is taken to hold since the headings of letters changed in 2022; the exact day
/// is not confirmed.
pub const LETTER_2025: PageMetrics = PageMetrics {
    from: day(2022, 1, 1),
    page_width: 594.96,
    page_height: 841.92,
    left: 70.9,
    right: 527.0,
    body_size: 12.0,
    subject_size: 12.0,
    heading_size: 12.0,
    line_step: 15.0,
    paragraph_step: 27.0,
    bullet_step: 21.0,
    bullet_text: 88.8,
    signature_step: 57.0,
    first_baseline: 82.0,
    date_baseline: 156.0,
    last_baseline: 766.0,
    letterhead_size: 10.0,
    letterhead_step: 12.5,
    letterhead_column: 215.0,
    letterhead_right: 365.0,
    small_size: 9.5,
    small_step: 12.5,
    name_width: 38.0,
    furniture_size: 9.0,
    furniture_step: 12.0,
    header_baseline: 36.0,
    footer_baseline: 798.0,
    number_right: 524.0,
    image_top: 32.7,
    image_right: 543.4,
    image_width: 160.0,
    image_height: 86.5,
    source: "Measured on a published joint inspection letter of 27 February 2025 (text, headings, bullets, page \
             number, picture place) and on inspection reports; monitoring letters are taken to share the house \
             template. Not measured: steps around bullets and signature, the size of the letterhead's lines, \
             small print, and header lines, which published letters do not have",
};

/// Every template, oldest first.
pub const TEMPLATES: &[PageMetrics] = &[LETTER_2019, LETTER_2025];

/// How much narrower the text is where there is room to write beside it, in points: 4 cm.
pub const WIDE_MARGIN: f32 = 113.4;

impl PageMetrics {
    /// The same with room to write at the right of the text.
    #[must_use]
    pub fn with_wide_margin(self) -> Self {
        Self {
            right: self.right - WIDE_MARGIN,
            ..self
        }
    }

    /// The template for a letter that bears this date; before all of them, the oldest.
    pub fn on(date: NaiveDate) -> &'static Self {
        TEMPLATES
            .iter()
            .rev()
            .find(|template| template.from <= date)
            .unwrap_or(&LETTER_2019)
    }

    /// The longest line of body text.
    pub fn measure(&self) -> f32 {
        self.right - self.left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_stand_in_order_of_their_first_day_and_the_date_of_the_letter_chooses() {
        assert!(TEMPLATES.windows(2).all(|pair| pair[0].from < pair[1].from));
        assert_eq!(PageMetrics::on(day(2019, 8, 23)).heading_size, 14.0);
        assert_eq!(PageMetrics::on(day(2026, 11, 20)).heading_size, 12.0);
        assert_eq!(PageMetrics::on(day(2010, 1, 1)).heading_size, 14.0);
    }
}
