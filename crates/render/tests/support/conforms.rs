//! What holds for every letter, whatever is in it.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use visitbook_render::{PageMetrics, letter_pdf, letter_text};

use super::generator::Made;
use super::reader::{Outcome, Read, Run, read};

/// A letter, its PDF, and what our reader made of it.
pub struct Written<'m> {
    /// The letter.
    pub made: &'m Made,
    /// Its PDF.
    pub pdf: Vec<u8>,
    /// What was read.
    pub read: Outcome<Read>,
}

impl<'m> Written<'m> {
    /// Writes a letter and reads it back.
    ///
    /// # Errors
    /// It cannot be exported.
    pub fn of(made: &'m Made) -> Outcome<Self> {
        let pdf = letter_pdf(&made.letter, &made.blocks, &made.options).map_err(|problems| format!("{problems:?}"))?;
        let read = read(&pdf);
        Ok(Self { made, pdf, read })
    }

    fn read(&self) -> Outcome<&Read> {
        self.read.as_ref().map_err(Clone::clone)
    }
}

/// One thing that is looked at.
pub struct Duty {
    /// What it is called.
    pub name: &'static str,
    /// Why a letter does not meet it.
    pub check: fn(&Written<'_>) -> Outcome<()>,
}

/// Everything that is looked at in a PDF of a letter.
pub const DUTIES: [Duty; 6] = [
    Duty {
        name: "page_validation, PDF/UA-1",
        check: |written| validated(&written.pdf, ValidationProfile::PdfUa1),
    },
    Duty {
        name: "page_validation, PDF/A-2a",
        check: |written| validated(&written.pdf, ValidationProfile::PdfA2a),
    },
    Duty {
        name: "structure, and the text read through it",
        check: reads_back,
    },
    Duty {
        name: "nothing beyond the edges of the page",
        check: within_edges,
    },
    Duty {
        name: "no heading at the end of a page",
        check: page_ends,
    },
    Duty {
        name: "the same bytes when made again",
        check: same_bytes,
    },
];

fn validated(pdf: &[u8], profile: ValidationProfile) -> Outcome<()> {
    let options = ValidationOptions::default().profile(profile);
    let report = validate_pdf_bytes(pdf, &options).map_err(|error| error.to_string())?;
    match report.is_compliant {
        true => Ok(()),
        false => Err(format!("{:?}", report.failures)),
    }
}

fn reads_back(written: &Written<'_>) -> Outcome<()> {
    let made = written.made;
    let expected = letter_text(&made.letter, &made.blocks, &made.options);
    let found = written.read()?.paragraphs();
    match found
        .iter()
        .zip(&expected)
        .position(|(found, expected)| found != expected)
    {
        Some(at) => Err(format!(
            "paragraph {at} reads {:?} and should read {:?}",
            found[at], expected[at]
        )),
        None if found.len() == expected.len() => Ok(()),
        None => Err(format!("{} paragraphs instead of {}", found.len(), expected.len())),
    }
}

/// The text stands between its margins, and everything on the page.
fn within_edges(written: &Written<'_>) -> Outcome<()> {
    let metrics = *PageMetrics::on(written.made.letter.date);
    let text = match written.made.options.review.wide_margin {
        true => metrics.with_wide_margin(),
        false => metrics,
    };
    let mut runs = written.read()?.runs.iter();
    let outside = runs.find(|run| {
        let (left, right) = if run.artifact.is_some() {
            (20.0, metrics.right)
        } else {
            (text.left, text.right)
        };
        run.x < left - 0.1 || run.right > right + 0.01 || run.baseline <= 20.0 || run.baseline >= 800.0
    });
    outside.map_or(Ok(()), |run| Err(format!("{run:?}")))
}

/// No heading ends a page, unless it is followed by nothing but headings.
fn page_ends(written: &Written<'_>) -> Outcome<()> {
    let metrics = PageMetrics::on(written.made.letter.date);
    let smallest = metrics.heading_size.min(metrics.subject_size);
    let heading = |run: &Run| run.font.ends_with("Bold") && run.size >= smallest;
    let runs: Vec<&Run> = written.read()?.content().collect();
    let mut turns = runs.windows(2).filter(|pair| pair[0].page != pair[1].page);
    match turns.find(|pair| heading(pair[0]) && !heading(pair[1])) {
        Some(pair) => Err(format!("a heading ends page {}: {:?}", pair[0].page + 1, pair[0])),
        None => Ok(()),
    }
}

fn same_bytes(written: &Written<'_>) -> Outcome<()> {
    let (made, before) = (written.made, &written.pdf);
    match letter_pdf(&made.letter, &made.blocks, &made.options) {
        Ok(again) if again == *before => Ok(()),
        Ok(again) => Err(format!("{} bytes, then {}", before.len(), again.len())),
        Err(problems) => Err(format!("{problems:?}")),
    }
}
