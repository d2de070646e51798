//! The letter: its fixed parts, and the blocks of text between salutation and signature.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{BlockId, EvidenceId, FindingId, LetterId, VisitId};
use crate::rank::Rank;
use crate::refusal::{Reason, Refusal, TEXT, line, list, optional_line, text};
use crate::seen::Look;

/// The letter of a visit without its blocks. Printed in this order: letterhead, date, addressee, salutation, subject,
/// blocks, valediction, signatory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// The visit it reports on.
    pub visit: VisitId,
    /// The date it bears.
    pub date: NaiveDate,
    /// The sender's block, one line each.
    pub letterhead: Vec<String>,
    /// Name, job title, council, address: one line each.
    pub addressee: Vec<String>,
    /// What stands after "Dear", as a rule the first name.
    pub salutation: String,
    /// The subject line, the letter's one top heading.
    pub subject: String,
    /// `Yours sincerely`.
    pub valediction: String,
    /// Name and title of the one who signs, one line each.
    pub signatory: Vec<String>,
    /// Draft or final.
    pub state: LetterState,
    /// 1 until it was final for the first time and corrected, one more for each correction.
    #[serde(default = "first")]
    pub version: u32,
    /// Why the version before was not the last; `None` in the first.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub amended: Option<String>,
}

fn first() -> u32 {
    1
}

/// Whether a letter is still being written. Everything printed from a draft says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LetterState {
    /// Being written or checked.
    Draft,
    /// Signed off; never changed again.
    Final,
}

/// One paragraph, heading or bullet of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Its id, which survives editing, moving, splitting and joining.
    pub id: BlockId,
    /// The letter.
    pub letter: LetterId,
    /// Its place in the letter.
    pub rank: Rank,
    /// What it is.
    pub kind: BlockKind,
    /// Its words and the citations among them.
    pub content: Vec<Inline>,
}

/// What a block is. There is nothing else in a monitoring letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A section heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// One bullet; neighbours make one list.
    Bullet,
}

/// A run of words, or a citation. A citation belongs to the sentence in which it stands, and cites something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Inline {
    /// Words.
    Text {
        /// The words; never empty, no line break.
        text: String,
    },
    /// What the sentence rests on. Not printed.
    Cite {
        /// The evidence cited.
        evidence: Vec<EvidenceId>,
        /// The findings cited.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<FindingId>>", optional)]
        findings: Vec<FindingId>,
        /// What sentence, evidence and findings said when somebody looked at them together last; `None` for a citation
        /// of an older notebook.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        look: Option<Look>,
    },
}

impl Inline {
    /// A citation of evidence that nobody has looked at since.
    pub fn citing(evidence: Vec<EvidenceId>) -> Self {
        Self::Cite {
            evidence,
            findings: Vec::new(),
            look: None,
        }
    }
}

impl Letter {
    /// Refuses a letter without a subject, or with a line that is too long.
    pub fn check(&self) -> Result<(), Refusal> {
        line("subject", &self.subject)?;
        optional_line("salutation", &self.salutation)?;
        optional_line("valediction", &self.valediction)?;
        if let Some(because) = &self.amended {
            text("amended", because)?;
            if because.trim().is_empty() {
                return Err(Refusal::new("amended", Reason::Empty));
            }
        }
        let groups = [
            ("letterhead", &self.letterhead),
            ("addressee", &self.addressee),
            ("signatory", &self.signatory),
        ];
        for (field, lines) in groups {
            list(field, lines)?;
            for (at, each) in lines.iter().enumerate() {
                optional_line(&format!("{field}.{at}"), each)?;
            }
        }
        Ok(())
    }
}

impl Block {
    /// Refuses a block over the length of a text, with a line break, or with a citation of nothing.
    pub fn check(&self) -> Result<(), Refusal> {
        list("content", &self.content)?;
        if self.plain_text().chars().count() > TEXT {
            return Err(Refusal::new("content", Reason::TooLong));
        }
        for (at, inline) in self.content.iter().enumerate() {
            let field = format!("content.{at}");
            match inline {
                Inline::Text { text: words } => {
                    text(&field, words)?;
                    if words.is_empty() {
                        return Err(Refusal::new(field, Reason::Empty));
                    }
                    if words.contains('\n') {
                        return Err(Refusal::new(field, Reason::ControlCharacter));
                    }
                }
                Inline::Cite {
                    evidence,
                    findings,
                    look,
                } => {
                    list(&field, evidence)?;
                    list(&field, findings)?;
                    if evidence.is_empty() && findings.is_empty() {
                        return Err(Refusal::new(field, Reason::Empty));
                    }
                    if let Some(look) = look {
                        text(&field, &look.sentence)?;
                        list(&field, &look.cited)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// The words without the citations: what is printed.
    pub fn plain_text(&self) -> String {
        self.content
            .iter()
            .filter_map(|inline| match inline {
                Inline::Text { text } => Some(text.as_str()),
                Inline::Cite { .. } => None,
            })
            .collect()
    }

    /// Every piece of evidence cited in the block, in order, repeats included.
    pub fn cited(&self) -> impl Iterator<Item = EvidenceId> + '_ {
        self.content.iter().flat_map(|inline| match inline {
            Inline::Text { .. } => [].iter().copied(),
            Inline::Cite { evidence, .. } => evidence.iter().copied(),
        })
    }
}

/// Joins neighbouring runs of words and drops empty ones, so that equal texts have equal content.
pub fn normalised(content: &[Inline]) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::with_capacity(content.len());
    for inline in content {
        match (joined.last_mut(), inline) {
            (_, Inline::Text { text }) if text.is_empty() => {}
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(text),
            _ => joined.push(inline.clone()),
        }
    }
    joined
}
