//! The table of all comments on factual accuracy, to be sent back or kept.

use chrono::{DateTime, Utc};
use visitbook_domain::{FactualComment, FactualDecision, VisitRecords};
use visitbook_exchange::factual::table_csv;
use visitbook_letter::factual::{Sentences, Since};
use visitbook_render::{Column, Table, table_docx};

use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::{MARKING, Standing, options, refused};
use crate::host::FileKind;
use crate::letter::settled_records;
use crate::visits::title;

/// What each column is called, and its share of the width in hundredths.
const COLUMNS: [(&str, u16); 8] = [
    ("Number", 6),
    ("Where", 9),
    ("The sentence before", 18),
    ("What the authority says", 19),
    ("Its evidence", 12),
    ("Decision", 8),
    ("Our answer", 14),
    ("The sentence after", 14),
];

impl Core {
    /// Asks for a place and writes all comments as a table, with each sentence before and as it is now.
    ///
    /// # Errors
    /// A visit without comments; a character that a Word document cannot hold; a place that cannot be written.
    pub fn export_factual(&self, request: ExportFactual) -> Result<Exported, AppError> {
        let records = settled_records(self, request.visit)?;
        if records.factual_comments.is_empty() {
            return Err(AppError::new(
                Code::NotFound,
                "the visit has no comments on factual accuracy",
            ));
        }
        let name = format!("{} factual accuracy comments", records.authority.name);
        match request.form {
            FactualForm::Word => self.save(&name, FileKind::Docx, &word(&records, self.env.now())?),
            FactualForm::Csv => {
                let headings = COLUMNS.map(|(heading, _)| heading);
                self.save(&name, FileKind::Csv, table_csv(&headings, &rows(&records)).as_bytes())
            }
        }
    }
}

fn word(records: &VisitRecords, now: DateTime<Utc>) -> Result<Vec<u8>, AppError> {
    let standing = Standing::of(&records.visit, &records.authority);
    let column = |(heading, share): (&str, u16)| Column {
        heading: heading.to_owned(),
        share,
    };
    let table = Table {
        date: now.date_naive(),
        title: format!(
            "Comments on factual accuracy: {}, {}",
            records.authority.name,
            title(&records.visit).to_lowercase()
        ),
        columns: COLUMNS.into_iter().map(column).collect(),
        rows: rows(records),
    };
    let options = options(now, standing, false, Some(MARKING.to_owned()));
    table_docx(&table, &options).map_err(|problems| refused(&problems))
}

fn rows(records: &VisitRecords) -> Vec<Vec<String>> {
    let letter = Sentences::of(&records.blocks);
    let row = |comment: &FactualComment| {
        vec![
            comment.number.to_string(),
            comment.place.clone(),
            comment.before.clone(),
            comment.claim.clone(),
            comment.evidence.clone(),
            decided(comment.decision).to_owned(),
            comment.answer.clone(),
            now(comment, &letter),
        ]
    };
    records.factual_comments.iter().map(row).collect()
}

fn decided(decision: Option<FactualDecision>) -> &'static str {
    match decision {
        None => "Open",
        Some(FactualDecision::Accepted) => "Accepted",
        Some(FactualDecision::InPart) => "Accepted in part",
        Some(FactualDecision::NotAccepted) => "Not accepted",
    }
}

/// The sentence of a decided comment as the letter has it.
fn now(comment: &FactualComment, letter: &Sentences<'_>) -> String {
    if comment.decision.is_none() {
        return String::new();
    }
    match comment.anchor.as_ref().map(|anchor| letter.since(anchor)) {
        Some(Since::Same(sentence) | Since::Changed(sentence)) => sentence.words,
        Some(Since::Lost) => "(no longer in the letter)".to_owned(),
        None => comment.after.clone(),
    }
}
