//! The closed vocabulary of changes. An [`Op`] is at once the name of the transaction, the verb of the journal and
//! the label of undo; nothing is written without one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?) => {
        /// What a change was.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Op {
            $($(#[$doc])* #[serde(rename = $word)] $name),*
        }

        impl Op {
            /// Every op there is.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word kept in the journal; its meaning never changes.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

ops! {
    /// Somebody who inspects or writes was added.
    AddPerson = "add_person",
    /// Their name was corrected.
    EditPerson = "edit_person",
    /// An authority was added.
    AddAuthority = "add_authority",
    /// An authority's facts, director or address were changed.
    EditAuthority = "edit_authority",
    /// An inspection was added.
    AddInspection = "add_inspection",
    /// An inspection's facts were changed.
    EditInspection = "edit_inspection",
    /// A visit was set up.
    AddVisit = "add_visit",
    /// A visit's facts were changed.
    EditVisit = "edit_visit",
    /// An area of concern was added.
    AddArea = "add_area",
    /// An area of concern was reworded or moved.
    EditArea = "edit_area",
    /// An area of concern was removed.
    RemoveArea = "remove_area",
    /// A case was added.
    AddCase = "add_case",
    /// A case was changed.
    EditCase = "edit_case",
    /// A case was removed.
    RemoveCase = "remove_case",
    /// A set of criteria was added.
    AddCriteria = "add_criteria",
    /// A set of criteria was changed.
    EditCriteria = "edit_criteria",
    /// A set of criteria was removed.
    RemoveCriteria = "remove_criteria",
    /// Cases were rated against criteria.
    RateCases = "rate_cases",
    /// The authority's lists were imported.
    ImportFrame = "import_frame",
    /// What is known of imported lists was changed.
    EditFrame = "edit_frame",
    /// A sample was drawn.
    DrawSample = "draw_sample",
    /// A draw was discarded, or its key list left the notebook.
    EditDraw = "edit_draw",
    /// The cases of a draw became the visit's.
    AcceptDraw = "accept_draw",
    /// Evidence was recorded.
    RecordEvidence = "record_evidence",
    /// Evidence was changed.
    EditEvidence = "edit_evidence",
    /// Evidence was moved to the bin.
    BinEvidence = "bin_evidence",
    /// Evidence was taken back from the bin.
    RestoreEvidence = "restore_evidence",
    /// A file was attached to evidence.
    AddAttachment = "add_attachment",
    /// An attached file was renamed.
    EditAttachment = "edit_attachment",
    /// An attached file was taken away.
    RemoveAttachment = "remove_attachment",
    /// A line of enquiry was raised.
    AddEnquiry = "add_enquiry",
    /// A line of enquiry was changed, answered or dropped.
    EditEnquiry = "edit_enquiry",
    /// A line of enquiry was removed.
    RemoveEnquiry = "remove_enquiry",
    /// A child was referred back to the authority.
    AddReferral = "add_referral",
    /// Something came back about a child, or it was closed.
    EditReferral = "edit_referral",
    /// The authority was asked for a document.
    AddRequest = "add_request",
    /// A request for a document was changed, or the document came.
    EditRequest = "edit_request",
    /// A request for a document was removed.
    RemoveRequest = "remove_request",
    /// A first draft of the letter was made.
    ComposeLetter = "compose_letter",
    /// A letter was removed: what undoing its first draft does.
    RemoveLetter = "remove_letter",
    /// The letter's date, addressee or another fixed part was changed.
    EditLetter = "edit_letter",
    /// A block was inserted.
    InsertBlock = "insert_block",
    /// A block's words, citations or kind were changed.
    ReplaceBlock = "replace_block",
    /// A block was moved.
    MoveBlock = "move_block",
    /// A block was removed.
    RemoveBlock = "remove_block",
    /// A block was split in two.
    SplitBlock = "split_block",
    /// Two blocks were joined.
    JoinBlocks = "join_blocks",
    /// A visit was imported from a file.
    ImportVisit = "import_visit",
}

impl Op {
    /// The op that takes this one back; `None` for what undo does not take back. Evidence goes to the bin instead of
    /// being unrecorded, and what a visit stands on is not removed under it.
    pub fn inverse(self) -> Option<Self> {
        match self {
            Self::AddPerson
            | Self::AddAuthority
            | Self::AddInspection
            | Self::AddVisit
            | Self::RecordEvidence
            | Self::AddReferral
            | Self::ImportFrame
            | Self::EditFrame
            | Self::DrawSample
            | Self::EditDraw
            | Self::AcceptDraw
            | Self::ImportVisit => None,
            Self::AddArea => Some(Self::RemoveArea),
            Self::RemoveArea => Some(Self::AddArea),
            Self::AddCase => Some(Self::RemoveCase),
            Self::RemoveCase => Some(Self::AddCase),
            Self::AddCriteria => Some(Self::RemoveCriteria),
            Self::RemoveCriteria => Some(Self::AddCriteria),
            Self::AddAttachment => Some(Self::RemoveAttachment),
            Self::RemoveAttachment => Some(Self::AddAttachment),
            Self::AddEnquiry => Some(Self::RemoveEnquiry),
            Self::RemoveEnquiry => Some(Self::AddEnquiry),
            Self::AddRequest => Some(Self::RemoveRequest),
            Self::RemoveRequest => Some(Self::AddRequest),
            Self::BinEvidence => Some(Self::RestoreEvidence),
            Self::RestoreEvidence => Some(Self::BinEvidence),
            Self::ComposeLetter => Some(Self::RemoveLetter),
            Self::RemoveLetter => Some(Self::ComposeLetter),
            Self::InsertBlock => Some(Self::RemoveBlock),
            Self::RemoveBlock => Some(Self::InsertBlock),
            Self::SplitBlock => Some(Self::JoinBlocks),
            Self::JoinBlocks => Some(Self::SplitBlock),
            Self::EditPerson
            | Self::EditAuthority
            | Self::EditInspection
            | Self::EditVisit
            | Self::EditArea
            | Self::EditCase
            | Self::EditCriteria
            | Self::RateCases
            | Self::EditEvidence
            | Self::EditAttachment
            | Self::EditEnquiry
            | Self::EditReferral
            | Self::EditRequest
            | Self::EditLetter
            | Self::ReplaceBlock
            | Self::MoveBlock => Some(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn taking_back_twice_is_the_change_itself() {
        for op in Op::ALL {
            assert!(
                op.inverse().is_none_or(|inverse| inverse.inverse() == Some(*op)),
                "{op:?}"
            );
        }
    }

    #[test]
    fn each_op_has_its_own_word_and_is_read_back_from_it() {
        assert_eq!(
            Op::ALL.iter().map(|op| op.word()).collect::<BTreeSet<_>>().len(),
            Op::ALL.len()
        );
        for op in Op::ALL {
            assert_eq!(serde_json::from_value::<Op>(serde_json::json!(op.word())).unwrap(), *op);
        }
    }
}
