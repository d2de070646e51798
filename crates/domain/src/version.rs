//! Versions of a letter: those that somebody named, and those that became final.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{FinalLetterId, PersonId, VersionId, VisitId};
use crate::letter::{Block, Letter};
use crate::refusal::{Reason, Refusal, line, list, text};

/// A moment of a letter that somebody gave a name. What the letter said then is in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// The visit whose letter it is of.
    pub visit: VisitId,
    /// Its name: `To quality assurance`.
    pub name: String,
    /// The moment.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who named it.
    pub by: PersonId,
}

/// A letter as it was when it became final. It never changes; a correction is the next one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FinalLetter {
    /// Its id.
    pub id: FinalLetterId,
    /// The visit.
    pub visit: VisitId,
    /// 1 for the first, one more for each correction.
    pub number: u32,
    /// When it became final.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Who made it final.
    pub by: PersonId,
    /// Why the one before was not the last; empty for the first.
    pub because: String,
    /// Its fixed parts.
    pub letter: Letter,
    /// Its text.
    pub blocks: Vec<Block>,
    /// What stood in the way and what was written about it.
    pub despite: Vec<Despite>,
    /// SHA-256 of its PDF, in hexadecimal: where its bytes lie.
    pub pdf_sha256: String,
    /// The size of its PDF in bytes.
    pub pdf_bytes: u32,
    /// The journal's digest when it became final, in hexadecimal.
    pub journal: String,
}

/// Something that stood in the way of a final letter, and why it does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Despite {
    /// What it was: the id of the rule or of the gate.
    pub rule: String,
    /// The words it is about.
    pub words: String,
    /// Why the letter becomes final nevertheless.
    pub because: String,
}

impl Version {
    /// Refuses a version without a name.
    pub fn check(&self) -> Result<(), Refusal> {
        line("name", &self.name)
    }
}

impl FinalLetter {
    /// Refuses a correction without a reason, a reason that is missing, a letter with a fault of its own, or a digest
    /// that is none.
    pub fn check(&self) -> Result<(), Refusal> {
        let within = |part: &str, refusal: Refusal| Refusal::new(format!("{part}.{}", refusal.field), refusal.reason);
        if self.number == 0 {
            return Err(Refusal::new("number", Reason::OutOfRange));
        }
        text("because", &self.because)?;
        if self.number > 1 && self.because.trim().is_empty() {
            return Err(Refusal::new("because", Reason::Empty));
        }
        self.letter.check().map_err(|refusal| within("letter", refusal))?;
        for (at, block) in self.blocks.iter().enumerate() {
            block
                .check()
                .map_err(|refusal| within(&format!("blocks.{at}"), refusal))?;
        }
        list("despite", &self.despite)?;
        for (at, despite) in self.despite.iter().enumerate() {
            line(&format!("despite.{at}.rule"), &despite.rule)?;
            text(&format!("despite.{at}.words"), &despite.words)?;
            let because = format!("despite.{at}.because");
            text(&because, &despite.because)?;
            if despite.because.trim().is_empty() {
                return Err(Refusal::new(because, Reason::Empty));
            }
        }
        let digest = self.pdf_sha256.len() == 64 && self.pdf_sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        match digest {
            true => Ok(()),
            false => Err(Refusal::new("pdf_sha256", Reason::OutOfRange)),
        }
    }
}
