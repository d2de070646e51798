//! Comments on some words of a letter.

use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{Anchor, CommentId, VisitId};

/// Makes a comment.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddComment {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// Its id, made by the page.
    pub comment: CommentId,
    /// The visit.
    pub visit: VisitId,
    /// The words it is about.
    pub anchor: Anchor,
    /// What is said.
    pub text: String,
}

/// Answers a comment.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplyToComment {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The comment.
    pub comment: CommentId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// What is said.
    pub text: String,
}

/// Settles a comment, or opens it again.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResolveComment {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The comment.
    pub comment: CommentId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// Whether it is settled.
    pub resolved: bool,
}
