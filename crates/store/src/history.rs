//! What the journal tells of one record.

use serde_json::{Map, Value};
use uuid::Uuid;
use visitbook_domain::{Op, Subject};

use crate::error::StoreError;
use crate::journal;
use crate::reader::Reader;

/// One change of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// When, in milliseconds since 1970.
    pub millis: i64,
    /// Who.
    pub person: Uuid,
    /// What was done.
    pub op: Op,
    /// Whether it takes an earlier change back.
    pub reverts: bool,
    /// The changed fields as they were; empty for a record that was not there.
    pub was: Map<String, Value>,
    /// The changed fields as they became; empty for a record that went.
    pub is: Map<String, Value>,
}

impl Reader<'_> {
    /// Every change of a record, newest first.
    ///
    /// # Errors
    /// Those of the database; a body of the journal that cannot be read.
    pub fn history(&self, subject: Subject) -> Result<Vec<Past>, StoreError> {
        let touching = "seq IN (SELECT entry FROM journal_change WHERE subject = ?1 AND kind = ?2)";
        let entries = journal::entries(self.0, touching, &[&subject.id, &subject.kind.word()])?;
        let mut past = Vec::with_capacity(entries.len());
        for entry in entries.into_iter().rev() {
            let bodies = journal::bodies(self.0, entry.seq)?;
            for (_, body) in bodies.into_iter().filter(|(of, _)| *of == subject) {
                past.push(Past {
                    millis: entry.header.clock >> 16,
                    person: entry.header.person,
                    op: entry.header.op,
                    reverts: entry.header.reverts.is_some(),
                    was: body.was.unwrap_or_default(),
                    is: body.is.unwrap_or_default(),
                });
            }
        }
        Ok(past)
    }
}
