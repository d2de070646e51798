//! What a visit is: its records, their ids, the closed vocabularies and the rules that hold between them.
//!
//! This crate deliberately does no I/O, reads no clock and makes no random number: whatever comes from outside
//! (time, ids) is handed in. Everything else in Visitbook depends on it; it depends on nothing of Visitbook.

pub mod anchor;
pub mod area;
pub mod attachment;
pub mod authorities;
pub mod authority;
pub mod case;
pub mod clock;
pub mod criteria;
pub mod criteria_sets;
pub mod dates;
pub mod draw;
pub mod earlier_letter;
pub mod end_of_day;
pub mod environment;
pub mod evidence;
pub mod finding;
pub mod follow_up;
pub mod frame;
pub mod framework;
pub mod house_style;
pub mod ids;
pub mod inspection;
pub mod letter;
pub mod letter_edit;
pub mod matrix;
pub mod names;
pub mod op;
pub mod person;
pub mod rank;
pub mod record;
pub mod refusal;
pub mod review;
pub mod sampling;
pub mod seen;
pub mod version;
pub mod visit;
pub mod visit_records;
pub mod working_days;

pub use anchor::Anchor;
pub use area::AreaOfConcern;
pub use attachment::{Attachment, Media};
pub use authority::{Authority, AuthorityKind, Delivery, Director, Region};
pub use case::{Case, CaseState, ChildsView, SecondRating};
pub use criteria::{Criteria, Criterion, Rated, Rating, Theme};
pub use dates::{DateSpan, MonthYear};
pub use draw::{Draw, DrawState, Frame, FrameFile, SampledChild};
pub use earlier_letter::{EarlierConcern, EarlierLetter, EarlierParagraph, EarlierSection};
pub use end_of_day::{Day, EndOfDay, Gap, end_of_day};
pub use environment::Environment;
pub use evidence::{Basis, Count, Evidence, EvidenceKind, Mark};
pub use finding::{Direction, Finding, Linked, Weighed, Weighing};
pub use follow_up::{DocumentRequest, Enquiry, EnquiryState, Referral};
pub use frame::{AgeBand, FrameRow, List, Sex};
pub use framework::{Framework, FrameworkId, JudgementArea};
pub use house_style::{Band, HouseStyle, LetterheadPicture, LettersLook, NamedKind, NeverNamed, PreferredTerm};
pub use ids::{
    AreaId, AttachmentId, AuthorityId, BlockId, CaseId, CommentId, CriteriaId, CriterionId, DrawId, EarlierLetterId,
    EnquiryId, EvidenceId, FactualCommentId, FinalLetterId, FindingId, FrameId, HouseStyleId, ImprovementId,
    InspectionId, LetterId, PersonId, ReferralId, RequestId, SetAsideId, VersionId, VisitId,
};
pub use inspection::{Grade, Improvement, Inspection, Judgement};
pub use letter::{Block, BlockKind, Inline, Letter, LetterState};
pub use matrix::{Alike, Matrix, matrix};
pub use op::Op;
pub use person::Person;
pub use rank::Rank;
pub use record::{Record, Subject, SubjectKind};
pub use refusal::{Reason, Refusal};
pub use review::{Comment, FactualComment, FactualDecision, Reply, SetAside};
pub use sampling::{ByHand, Candidate, DrawPlan, Drawn, Filter, Pick, Stratum};
pub use seen::{Look, Looked, Seen};
pub use version::{Despite, FinalLetter, Version};
pub use visit::{FocusedVisit, Purpose, TeamMember, TeamRole, Visit, VisitKind, VisitState};
pub use visit_records::VisitRecords;
