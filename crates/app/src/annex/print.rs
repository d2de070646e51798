//! The annex as a report, to be printed.

use chrono::NaiveDate;
use visitbook_render::{Depth, Report, ReportItem, ReportPart};

use super::gather::{Annex, Sentence, state};
use super::rows::Row;
use super::said::{capitalised, many};

/// What it is, before anything else.
pub(super) const WARNING: &str = "For internal use. This annex holds evidence about children, as it was recorded. It is \
                                  no part of the letter and does not leave the inspection team with it.";
/// What the words for how a sentence stands mean.
pub(super) const STANDINGS: &str = "Supported: at least two kinds of source and two sources that do not depend on each \
                                    other carry the sentence. Thin: fewer do. Contested: evidence speaks against it that \
                                    nobody has weighed. Unsupported: nothing carries it. Needs none: it claims nothing.";

/// The annex with a heading for each of the letter's and one below it for each sentence.
pub(super) fn report(annex: &Annex, date: NaiveDate) -> Report {
    let mut parts = vec![ReportPart::Paragraph(WARNING.to_owned())];
    parts.extend(
        annex
            .about
            .iter()
            .map(|(what, words)| ReportPart::Bullet(format!("{what}: {words}"))),
    );
    parts.push(ReportPart::Paragraph(STANDINGS.to_owned()));
    for section in &annex.sections {
        parts.push(ReportPart::Heading(section.heading.clone()));
        parts.extend(section.sentences.iter().flat_map(sentence));
    }
    parts.push(ReportPart::Heading("Evidence under no sentence".to_owned()));
    parts.push(ReportPart::Paragraph(match annex.unused.len() {
        0 => "Every piece of evidence in use stands under a sentence.".to_owned(),
        count => format!(
            "{} under no sentence of the letter.",
            many(count, "piece in use stands", "pieces in use stand")
        ),
    }));
    parts.extend(annex.unused.iter().map(item));
    Report {
        date,
        title: annex.title.clone(),
        parts,
    }
}

fn sentence(sentence: &Sentence) -> Vec<ReportPart> {
    let mut parts = vec![
        ReportPart::Subheading(format!("{}. {}", sentence.number, capitalised(state(sentence)))),
        ReportPart::Paragraph(sentence.words.clone()),
    ];
    if !sentence.why.is_empty() {
        parts.push(ReportPart::Small(sentence.why.join(" ")));
    }
    if !sentence.changed.is_empty() {
        parts.push(ReportPart::Small(format!(
            "Changed since: {}",
            sentence.changed.join(" ")
        )));
    }
    parts.extend(sentence.aside.iter().cloned().map(ReportPart::Small));
    parts.extend(sentence.rows.iter().map(item));
    parts
}

fn item(row: &Row) -> ReportPart {
    let mut lines = vec![row.about()];
    lines.extend(row.words.split('\n').map(str::to_owned));
    if !row.notes.is_empty() {
        lines.push(row.notes.join(" "));
    }
    ReportPart::Item(ReportItem {
        depth: if row.inner { Depth::Inner } else { Depth::Outer },
        name: row.name.clone(),
        lines,
    })
}
