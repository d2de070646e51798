//! A file that belongs to a piece of evidence. Its bytes lie inside the encrypted notebook, under their digest.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{AttachmentId, EvidenceId, VisitId};
use crate::refusal::{Reason, Refusal, line};

/// Largest file that is taken, in bytes: 50 MB.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;

/// A file kept with evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The visit.
    pub visit: VisitId,
    /// The evidence it belongs to.
    pub evidence: EvidenceId,
    /// What people call it; begun from the file's name, never a path.
    pub name: String,
    /// What it is, by its content.
    pub media: Media,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// SHA-256 of its bytes, as 64 lower-case hexadecimal digits: where they lie in the notebook.
    pub sha256: String,
    /// When it was added.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// What may be attached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A picture, kept as PNG without metadata.
    Png,
    /// A picture, kept as JPEG without metadata.
    Jpeg,
    /// A PDF, kept as it came.
    Pdf,
    /// Plain text, kept as it came.
    Txt,
    /// A workbook, kept as it came.
    Xlsx,
    /// A Word document, kept as it came.
    Docx,
}

impl Attachment {
    /// Refuses a file without a name, with a path for a name, too large, or with a digest that is none.
    pub fn check(&self) -> Result<(), Refusal> {
        line("name", &self.name)?;
        if self.name.contains(['/', '\\']) {
            return Err(Refusal::new("name", Reason::OutOfRange));
        }
        if self.bytes > MOST_BYTES {
            return Err(Refusal::new("bytes", Reason::TooLong));
        }
        let hexadecimal = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
        match self.sha256.len() == 64 && self.sha256.chars().all(hexadecimal) {
            true => Ok(()),
            false => Err(Refusal::new("sha256", Reason::OutOfRange)),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_name_is_no_path_and_a_digest_is_a_digest() {
        let attachment = |name: &str, bytes, sha256: &str| Attachment {
            id: AttachmentId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            evidence: EvidenceId(Uuid::nil()),
            name: name.into(),
            media: Media::Pdf,
            bytes,
            sha256: sha256.into(),
            at: DateTime::UNIX_EPOCH,
        };
        let digest = "0123456789abcdef".repeat(4);
        let cases = [
            (attachment("policy.pdf", 1, &digest), None),
            (attachment("", 1, &digest), Some("name")),
            (attachment("C:\\papers\\policy.pdf", 1, &digest), Some("name")),
            (attachment("policy.pdf", MOST_BYTES + 1, &digest), Some("bytes")),
            (attachment("policy.pdf", 1, &digest.to_uppercase()), Some("sha256")),
            (attachment("policy.pdf", 1, "ab"), Some("sha256")),
        ];
        for (attachment, field) in cases {
            let found = attachment.check().err().map(|refusal| refusal.field);
            assert_eq!(found.as_deref(), field, "{attachment:?}");
        }
    }
}
