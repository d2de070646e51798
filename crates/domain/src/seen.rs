//! What something was when somebody looked at it, as a digest: enough to tell that it has changed since, and nothing
//! of its words.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::evidence::Evidence;
use crate::finding::Finding;

/// The digest of what evidence or a finding said: sixteen hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(transparent)]
pub struct Seen(pub String);

/// What can be looked at, and change afterwards.
pub trait Looked {
    /// What it says, part by part. What does not change its meaning, such as a label, is left out.
    fn says(&self) -> Vec<String>;
}

/// A look at a sentence and what it cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// When.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// The words of the sentence then.
    pub sentence: String,
    /// What each thing cited said then: the evidence first, then the findings, each in the citation's order.
    pub cited: Vec<Seen>,
}

impl Seen {
    /// What it says now.
    pub fn of(looked: &impl Looked) -> Self {
        let mut digest = Sha256::new();
        for part in looked.says() {
            digest.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            digest.update(part.as_bytes());
        }
        Self(
            digest
                .finalize()
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        )
    }

    /// Whether it still says what it said.
    pub fn is_still(&self, looked: &impl Looked) -> bool {
        Self::of(looked) == *self
    }
}

impl Looked for Evidence {
    fn says(&self) -> Vec<String> {
        let mut areas: Vec<String> = self.areas.iter().map(ToString::to_string).collect();
        areas.sort_unstable();
        let count = self.count.map(|count| format!("{} of {}", count.met, count.of));
        let mut parts = vec![
            self.text.trim().to_owned(),
            format!("{:?} {:?} {:?}", self.mark, self.kind, self.basis),
            self.case.map(|case| case.to_string()).unwrap_or_default(),
            self.source.trim().to_owned(),
            count.unwrap_or_default(),
            if self.binned.is_some() { "in the bin" } else { "in use" }.to_owned(),
        ];
        parts.append(&mut areas);
        parts
    }
}

impl Looked for Finding {
    fn says(&self) -> Vec<String> {
        vec![
            self.statement.trim().to_owned(),
            format!("{:?} {:?}", self.mark, self.direction),
            self.area.to_string(),
        ]
    }
}
