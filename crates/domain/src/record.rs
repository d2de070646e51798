//! Any record of a notebook under one name: what the journal, undo and the page's cache speak about.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;

use crate::refusal::Refusal;
use crate::{
    AreaOfConcern, Attachment, Authority, Block, Case, Comment, Criteria, DocumentRequest, Draw, EarlierLetter,
    Enquiry, Evidence, FactualComment, FinalLetter, Finding, Frame, HouseStyle, Inspection, Letter, Op, Person,
    Referral, SetAside, Version, Visit, VisitId,
};

macro_rules! records {
    ($($kind:ident($type:ty) = $word:literal, $add:ident, $edit:ident, $remove:expr);* $(;)?) => {
        /// What sort of record a subject is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum SubjectKind {
            $(#[doc = concat!("See [`crate::", stringify!($type), "`].")] #[serde(rename = $word)] $kind),*
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(tag = "kind", content = "record")]
        pub enum Record {
            $(#[doc = concat!("See [`crate::", stringify!($type), "`].")] #[serde(rename = $word)] $kind($type)),*
        }

        impl SubjectKind {
            /// Every kind of record.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The word kept in the journal; its meaning never changes.
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),* }
            }

            /// The op that adds a record of this kind.
            pub fn add(self) -> Op {
                match self { $(Self::$kind => Op::$add),* }
            }

            /// The op that changes a field of a record of this kind.
            pub fn edit(self) -> Op {
                match self { $(Self::$kind => Op::$edit),* }
            }

            /// The op that removes a record of this kind; `None` where it cannot be removed.
            pub fn remove(self) -> Option<Op> {
                match self { $(Self::$kind => $remove),* }
            }
        }

        impl Record {
            /// What the record is and which.
            pub fn subject(&self) -> Subject {
                match self { $(Self::$kind(record) => Subject { kind: SubjectKind::$kind, id: record.id.0 }),* }
            }

            /// Refuses a record that breaks a rule of its own kind.
            pub fn check(&self) -> Result<(), Refusal> {
                match self { $(Self::$kind(record) => record.check()),* }
            }

            /// The record's fields by name, as the journal keeps them.
            pub fn fields(&self) -> Result<Map<String, Value>, serde_json::Error> {
                let value = match self { $(Self::$kind(record) => serde_json::to_value(record)?),* };
                serde_json::from_value(value)
            }

            /// The record of `kind` that has these fields.
            pub fn from_fields(kind: SubjectKind, fields: Map<String, Value>) -> Result<Self, serde_json::Error> {
                let value = Value::Object(fields);
                match kind { $(SubjectKind::$kind => serde_json::from_value(value).map(Self::$kind)),* }
            }
        }

        $(impl From<$type> for Record {
            fn from(record: $type) -> Self {
                Self::$kind(record)
            }
        }

        impl TryFrom<Record> for $type {
            type Error = SubjectKind;

            /// The record itself, or of what kind it is instead.
            fn try_from(record: Record) -> Result<Self, SubjectKind> {
                match record {
                    Record::$kind(record) => Ok(record),
                    other => Err(other.subject().kind),
                }
            }
        })*
    };
}

records! {
    Person(Person) = "person", AddPerson, EditPerson, None;
    Authority(Authority) = "authority", AddAuthority, EditAuthority, None;
    Inspection(Inspection) = "inspection", AddInspection, EditInspection, None;
    Visit(Visit) = "visit", AddVisit, EditVisit, None;
    Area(AreaOfConcern) = "area", AddArea, EditArea, Some(Op::RemoveArea);
    Frame(Frame) = "frame", ImportFrame, EditFrame, None;
    Draw(Draw) = "draw", DrawSample, EditDraw, None;
    Criteria(Criteria) = "criteria", AddCriteria, EditCriteria, Some(Op::RemoveCriteria);
    Case(Case) = "case", AddCase, EditCase, Some(Op::RemoveCase);
    Evidence(Evidence) = "evidence", RecordEvidence, EditEvidence, None;
    Attachment(Attachment) = "attachment", AddAttachment, EditAttachment, Some(Op::RemoveAttachment);
    Enquiry(Enquiry) = "enquiry", AddEnquiry, EditEnquiry, Some(Op::RemoveEnquiry);
    Referral(Referral) = "referral", AddReferral, EditReferral, None;
    Request(DocumentRequest) = "request", AddRequest, EditRequest, Some(Op::RemoveRequest);
    Letter(Letter) = "letter", ComposeLetter, EditLetter, Some(Op::RemoveLetter);
    Block(Block) = "block", InsertBlock, ReplaceBlock, Some(Op::RemoveBlock);
    Finding(Finding) = "finding", AddFinding, EditFinding, Some(Op::RemoveFinding);
    EarlierLetter(EarlierLetter) = "earlier_letter", AddEarlierLetter, EditEarlierLetter, Some(Op::RemoveEarlierLetter);
    Version(Version) = "version", NameVersion, RenameVersion, Some(Op::UnnameVersion);
    Comment(Comment) = "comment", AddComment, EditComment, Some(Op::RemoveComment);
    SetAside(SetAside) = "set_aside", SetAsideRemark, EditSetAside, Some(Op::TakeUpRemark);
    FactualComment(FactualComment) = "factual_comment", AddFactualComment, EditFactualComment, Some(Op::RemoveFactualComment);
    FinalLetter(FinalLetter) = "final_letter", MakeFinal, MakeFinal, None;
    HouseStyle(HouseStyle) = "house_style", SetHouseStyle, EditHouseStyle, None;
}

/// Names one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// What sort of record.
    pub kind: SubjectKind,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
}

impl Record {
    /// The running number within its visit that the notebook gave it, of kinds that have one: `E036`, `F3`. Two
    /// notebooks may give the same, and it then changes for one of them. That of a final letter never does.
    pub fn number(&mut self) -> Option<&mut u32> {
        match self {
            Self::Evidence(record) => Some(&mut record.number),
            Self::Finding(record) => Some(&mut record.number),
            Self::FactualComment(record) => Some(&mut record.number),
            _ => None,
        }
    }

    /// The visit the record belongs to, where it belongs to one by itself. A block belongs to its letter's visit.
    pub fn visit(&self) -> Option<VisitId> {
        match self {
            Self::Visit(record) => Some(record.id),
            Self::Area(record) => Some(record.visit),
            Self::Frame(record) => Some(record.visit),
            Self::Draw(record) => Some(record.visit),
            Self::Criteria(record) => Some(record.visit),
            Self::Case(record) => Some(record.visit),
            Self::Evidence(record) => Some(record.visit),
            Self::Attachment(record) => Some(record.visit),
            Self::Enquiry(record) => Some(record.visit),
            Self::Referral(record) => Some(record.visit),
            Self::Request(record) => Some(record.visit),
            Self::Letter(record) => Some(record.visit),
            Self::Finding(record) => Some(record.visit),
            Self::EarlierLetter(record) => Some(record.visit),
            Self::Version(record) => Some(record.visit),
            Self::Comment(record) => Some(record.visit),
            Self::SetAside(record) => Some(record.visit),
            Self::FactualComment(record) => Some(record.visit),
            Self::FinalLetter(record) => Some(record.visit),
            Self::Person(_) | Self::Authority(_) | Self::Inspection(_) | Self::Block(_) | Self::HouseStyle(_) => None,
        }
    }
}
