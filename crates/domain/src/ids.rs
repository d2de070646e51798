//! Typed ids. Each is a UUID (version 7, made at the edge), so that records made on two laptops never clash and an
//! id of one kind cannot be handed where another is meant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// Names an [`crate::AreaOfConcern`] of one visit.
    AreaId,
    /// Names an [`crate::Attachment`].
    AttachmentId,
    /// Names an [`crate::Authority`].
    AuthorityId,
    /// Names a [`crate::Block`] of a letter; it survives editing, moving and splitting.
    BlockId,
    /// Names a sampled [`crate::Case`].
    CaseId,
    /// Names a [`crate::Comment`] on a letter.
    CommentId,
    /// Names a set of [`crate::Criteria`] of one visit.
    CriteriaId,
    /// Names a [`crate::Criterion`] of a set.
    CriterionId,
    /// Names a [`crate::Draw`].
    DrawId,
    /// Names an [`crate::EarlierLetter`].
    EarlierLetterId,
    /// Names a line of [`crate::Enquiry`].
    EnquiryId,
    /// Names a piece of [`crate::Evidence`].
    EvidenceId,
    /// Names a [`crate::FactualComment`] of the authority.
    FactualCommentId,
    /// Names a [`crate::FinalLetter`].
    FinalLetterId,
    /// Names a [`crate::Finding`].
    FindingId,
    /// Names a sampling [`crate::Frame`].
    FrameId,
    /// Names the [`crate::HouseStyle`] of a notebook.
    HouseStyleId,
    /// Names one bullet of what must improve in an [`crate::Inspection`].
    ImprovementId,
    /// Names an [`crate::Inspection`].
    InspectionId,
    /// Names a [`crate::Letter`].
    LetterId,
    /// Names a [`crate::Person`] who works with the notebook or inspects.
    PersonId,
    /// Names a [`crate::Referral`].
    ReferralId,
    /// Names a [`crate::DocumentRequest`].
    RequestId,
    /// Names a remark that was [`crate::SetAside`].
    SetAsideId,
    /// Names a [`crate::Version`] of a letter.
    VersionId,
    /// Names a [`crate::Visit`].
    VisitId,
}
