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
    /// A finding was made.
    AddFinding = "add_finding",
    /// A finding was changed, or evidence was put with it, taken away or weighed.
    EditFinding = "edit_finding",
    /// A finding was removed.
    RemoveFinding = "remove_finding",
    /// An earlier letter was brought in.
    AddEarlierLetter = "add_earlier_letter",
    /// A concern of an earlier letter was answered, or the letter corrected.
    EditEarlierLetter = "edit_earlier_letter",
    /// An earlier letter was taken out.
    RemoveEarlierLetter = "remove_earlier_letter",
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
    /// A version of the letter got a name.
    NameVersion = "name_version",
    /// A version of the letter was named otherwise.
    RenameVersion = "rename_version",
    /// A version of the letter lost its name.
    UnnameVersion = "unname_version",
    /// A comment on the letter was made.
    AddComment = "add_comment",
    /// A comment was changed, answered or settled.
    EditComment = "edit_comment",
    /// A comment was removed.
    RemoveComment = "remove_comment",
    /// A remark was set aside.
    SetAsideRemark = "set_aside_remark",
    /// The reason for setting a remark aside was changed.
    EditSetAside = "edit_set_aside",
    /// A remark that was set aside stands again.
    TakeUpRemark = "take_up_remark",
    /// A comment of the authority on factual accuracy was entered.
    AddFactualComment = "add_factual_comment",
    /// A comment on factual accuracy was answered or changed.
    EditFactualComment = "edit_factual_comment",
    /// A comment on factual accuracy was removed.
    RemoveFactualComment = "remove_factual_comment",
    /// The visit came to another state.
    MoveVisit = "move_visit",
    /// The letter became final.
    MakeFinal = "make_final",
    /// A final letter is corrected: the next version was begun.
    AmendLetter = "amend_letter",
    /// The notebook got words or bands of its own.
    SetHouseStyle = "set_house_style",
    /// The notebook's own words or bands were changed.
    EditHouseStyle = "edit_house_style",
    /// A visit was imported from a file.
    ImportVisit = "import_visit",
    /// What could be read of a damaged notebook was put into this one.
    SalvageNotebook = "salvage_notebook",
}

/// What undo does not take back. Evidence goes to the bin instead of being unrecorded, and what a visit stands on is not
/// removed under it.
const FOR_GOOD: &[Op] = &[
    Op::AddPerson,
    Op::AddAuthority,
    Op::AddInspection,
    Op::AddVisit,
    Op::RecordEvidence,
    Op::AddReferral,
    Op::ImportFrame,
    Op::EditFrame,
    Op::DrawSample,
    Op::EditDraw,
    Op::AcceptDraw,
    Op::MoveVisit,
    Op::MakeFinal,
    Op::AmendLetter,
    Op::SetHouseStyle,
    Op::ImportVisit,
    Op::SalvageNotebook,
];

/// Ops that take each other back. Every other op is taken back by one of its own kind.
const PAIRS: &[(Op, Op)] = &[
    (Op::AddArea, Op::RemoveArea),
    (Op::AddCase, Op::RemoveCase),
    (Op::AddCriteria, Op::RemoveCriteria),
    (Op::AddAttachment, Op::RemoveAttachment),
    (Op::AddEnquiry, Op::RemoveEnquiry),
    (Op::AddRequest, Op::RemoveRequest),
    (Op::BinEvidence, Op::RestoreEvidence),
    (Op::ComposeLetter, Op::RemoveLetter),
    (Op::InsertBlock, Op::RemoveBlock),
    (Op::AddFinding, Op::RemoveFinding),
    (Op::AddEarlierLetter, Op::RemoveEarlierLetter),
    (Op::NameVersion, Op::UnnameVersion),
    (Op::AddComment, Op::RemoveComment),
    (Op::SetAsideRemark, Op::TakeUpRemark),
    (Op::AddFactualComment, Op::RemoveFactualComment),
    (Op::SplitBlock, Op::JoinBlocks),
];

impl Op {
    /// The op that takes this one back; `None` for what undo does not take back.
    pub fn inverse(self) -> Option<Self> {
        if FOR_GOOD.contains(&self) {
            return None;
        }
        let other = PAIRS.iter().find_map(|(a, b)| match self {
            this if this == *a => Some(*b),
            this if this == *b => Some(*a),
            _ => None,
        });
        Some(other.unwrap_or(self))
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
