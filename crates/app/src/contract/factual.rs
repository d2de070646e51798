//! The authority's comments on factual accuracy: what is read before it is stored, and how each is tied and decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::{BlockId, FactualCommentId, FactualDecision, VisitId};
use visitbook_letter::factual::{Because, Sentence};

/// A file that was chosen, with the comments of its table.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FactualChosen {
    /// The file's name without its folder; `None` when the person cancelled.
    pub name: Option<String>,
    /// What was read; `None` with the name.
    pub read: Option<FactualRead>,
}

/// Text that was pasted: a table, or paragraphs of which each is a comment.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadFactualText {
    /// The visit.
    pub visit: VisitId,
    /// The text, with its line ends.
    pub text: String,
}

/// Comments as they were understood. Nothing is stored: people look through them first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FactualRead {
    /// The comments, in the order they were sent.
    pub comments: Vec<ProposedFactual>,
    /// What was taken for no comment: headings, rows that say nothing.
    pub left_out: Vec<String>,
}

/// A comment that may be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProposedFactual {
    /// The place as the authority names it.
    pub place: String,
    /// What it says.
    pub claim: String,
    /// What it offers as evidence.
    pub evidence: String,
    /// The sentence as it quotes it; may be empty.
    pub quoted: String,
    /// The sentence that it may be about.
    pub proposed: Option<ProposedSentence>,
}

/// A sentence that a comment may be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProposedSentence {
    /// The sentence.
    pub sentence: Sentence,
    /// Why it is proposed.
    pub because: Because,
}

/// A place within a sentence of the letter.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InSentence {
    /// The block.
    pub block: BlockId,
    /// A place in its text, in UTF-16 code units.
    pub caret: u32,
}

/// A comment to be added.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewFactual {
    /// Its id, made by the page.
    pub id: FactualCommentId,
    /// The place as the authority names it.
    pub place: String,
    /// What it says.
    pub claim: String,
    /// What it offers as evidence.
    pub evidence: String,
    /// The sentence as it quotes it, which is kept while the comment is tied to none.
    pub quoted: String,
    /// The sentence it is tied to.
    pub sentence: Option<InSentence>,
}

/// Adds comments, all or none, numbered in this order.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddFactualComments {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// The box of the visit in which they waited and that is emptied: `factual` or `factual_table`.
    pub from: FactualBox,
    /// The comments.
    pub comments: Vec<NewFactual>,
}

/// A box in which comments wait before they are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactualBox {
    /// One that is typed.
    Factual,
    /// Several that are looked through.
    FactualTable,
}

/// Ties a comment to a sentence, or takes the tie away. The letter's drafts are settled first.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TieFactualComment {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The comment.
    pub comment: FactualCommentId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// The sentence; `None` for none.
    pub sentence: Option<InSentence>,
}

/// Decides a comment, or opens it again. It has to be answered first.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideFactualComment {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The comment.
    pub comment: FactualCommentId,
    /// The revision somebody looked at.
    pub base_rev: u32,
    /// What was decided; `None` opens it again.
    pub decision: Option<FactualDecision>,
}

/// Where the sentences of all comments stand in the letter as the page has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FactualView {
    /// One for each comment, by number.
    pub places: Vec<FactualPlace>,
}

/// Where the sentence of a comment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FactualPlace {
    /// The comment.
    pub comment: FactualCommentId,
    /// What has become of the sentence.
    pub tie: FactualTie,
    /// The sentence as it is now; `None` where it is lost, or the comment is tied to none.
    pub sentence: Option<Sentence>,
    /// The sentence it may be about, where it is tied to none or its own is lost.
    pub proposed: Option<ProposedSentence>,
}

/// What has become of the sentence that a comment is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactualTie {
    /// It is tied to none.
    Loose,
    /// It stands as it was.
    Same,
    /// It was edited.
    Changed,
    /// It is no longer in the letter.
    Lost,
}

/// Asks for the table of all comments as a file.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportFactual {
    /// The visit.
    pub visit: VisitId,
    /// In which form.
    pub form: FactualForm,
}

/// A form of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactualForm {
    /// A Word document.
    Word,
    /// Text with commas.
    Csv,
}
