//! The last letter or report: its text by heading, and what has become of each concern in it.

use chrono::{DateTime, NaiveDate, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::finding::Direction;
use crate::ids::{AreaId, EarlierLetterId, VisitId};
use crate::refusal::{Refusal, line, list, optional_line, text};

/// A letter or report that came before, brought in as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierLetter {
    /// Its id.
    pub id: EarlierLetterId,
    /// The visit that is held against it.
    pub visit: VisitId,
    /// What it is: `Letter of the second monitoring visit`.
    pub title: String,
    /// The day it bears; `None` where its text does not say.
    #[ts(type = "string | null")]
    pub dated: Option<NaiveDate>,
    /// Its text, by heading.
    pub sections: Vec<EarlierSection>,
    /// The concerns in it, each with what has become of it.
    pub concerns: Vec<EarlierConcern>,
    /// When it was brought in.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// The text under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierSection {
    /// The heading; empty for what stands before the first.
    pub heading: String,
    /// Its paragraphs and bullets.
    pub paragraphs: Vec<EarlierParagraph>,
}

/// A paragraph of an earlier letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierParagraph {
    /// Its words.
    pub text: String,
    /// Whether it was a bullet.
    pub bullet: bool,
    /// The area of concern of this visit that it is about; `None` for none.
    pub area: Option<AreaId>,
}

/// A concern of an earlier letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierConcern {
    /// Its words there.
    pub words: String,
    /// The area of concern of this visit that takes it up; `None` for none.
    pub area: Option<AreaId>,
    /// What has become of it; `None` until it is answered.
    pub answer: Option<Direction>,
    /// What is to be said about it. May be empty.
    pub note: String,
}

impl EarlierLetter {
    /// Refuses one without a title, and texts that are too long.
    pub fn check(&self) -> Result<(), Refusal> {
        line("title", &self.title)?;
        list("sections", &self.sections)?;
        for (at, section) in self.sections.iter().enumerate() {
            optional_line(&format!("sections.{at}.heading"), &section.heading)?;
            list(&format!("sections.{at}.paragraphs"), &section.paragraphs)?;
            for (nth, paragraph) in section.paragraphs.iter().enumerate() {
                text(&format!("sections.{at}.paragraphs.{nth}.text"), &paragraph.text)?;
            }
        }
        list("concerns", &self.concerns)?;
        for (at, concern) in self.concerns.iter().enumerate() {
            let field = format!("concerns.{at}");
            text(&format!("{field}.words"), &concern.words)?;
            text(&format!("{field}.note"), &concern.note)?;
        }
        Ok(())
    }
}
