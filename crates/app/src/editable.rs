//! The fields that people change one by one. Everything else changes through a command of its own.

use visitbook_domain::SubjectKind;

const PERSON: &[&str] = &["name"];
const AUTHORITY: &[&str] = &[
    "name",
    "council",
    "kind",
    "region",
    "ons_code",
    "ofsted_urn",
    "delivery",
    "director",
    "address",
    "fictional",
    "preferred_terms",
];
const INSPECTION: &[&str] = &[
    "framework",
    "first",
    "last",
    "published",
    "judged_inadequate_in",
    "judgements",
    "must_improve",
];
const VISIT: &[&str] = &[
    "kind",
    "purpose",
    "ordinal",
    "dates",
    "framework",
    "team",
    "focused_visits",
    "focus",
    "context",
    "letter_due_working_days",
    "targets",
    "never_named",
];
const AREA: &[&str] = &["rank", "title", "wording", "improvement"];
const CRITERIA: &[&str] = &["theme", "title", "criteria"];
const CASE: &[&str] = &[
    "reference",
    "cohort",
    "age_band",
    "sex",
    "team",
    "reader",
    "state",
    "set_aside_because",
    "authority_grade",
    "our_grade",
    "childs_view",
    "summary",
    "criteria",
    "second",
];
const EVIDENCE: &[&str] = &[
    "kind", "basis", "mark", "areas", "tags", "case", "source", "text", "happened", "count",
];
const ATTACHMENT: &[&str] = &["name"];
const ENQUIRY: &[&str] = &["question", "areas", "evidence", "owner", "state", "answer"];
const REFERRAL: &[&str] = &["case", "evidence", "concern", "to_role", "answer", "closed"];
const REQUEST: &[&str] = &["what", "of_role", "asked", "due", "received"];
const LETTER: &[&str] = &[
    "date",
    "letterhead",
    "addressee",
    "salutation",
    "subject",
    "valediction",
    "signatory",
];
const FINDING: &[&str] = &["area", "statement", "mark", "direction"];
const EARLIER_LETTER: &[&str] = &["title", "dated", "sections", "concerns"];
const VERSION: &[&str] = &["name"];
const COMMENT: &[&str] = &["text"];
const SET_ASIDE: &[&str] = &["because"];
const FACTUAL_COMMENT: &[&str] = &["place", "claim", "evidence", "answer", "before"];
const HOUSE_STYLE: &[&str] = &["words", "bands"];

/// The fields that `edit_record` changes.
pub(crate) fn editable(kind: SubjectKind) -> &'static [&'static str] {
    match kind {
        SubjectKind::Person => PERSON,
        SubjectKind::Authority => AUTHORITY,
        SubjectKind::Inspection => INSPECTION,
        SubjectKind::Visit => VISIT,
        SubjectKind::Area => AREA,
        SubjectKind::Criteria => CRITERIA,
        SubjectKind::Case => CASE,
        SubjectKind::Evidence => EVIDENCE,
        SubjectKind::Attachment => ATTACHMENT,
        SubjectKind::Enquiry => ENQUIRY,
        SubjectKind::Referral => REFERRAL,
        SubjectKind::Request => REQUEST,
        SubjectKind::Letter => LETTER,
        SubjectKind::Finding => FINDING,
        SubjectKind::EarlierLetter => EARLIER_LETTER,
        SubjectKind::Version => VERSION,
        SubjectKind::Comment => COMMENT,
        SubjectKind::SetAside => SET_ASIDE,
        SubjectKind::FactualComment => FACTUAL_COMMENT,
        SubjectKind::HouseStyle => HOUSE_STYLE,
        SubjectKind::Frame | SubjectKind::Draw | SubjectKind::Block | SubjectKind::FinalLetter => &[],
    }
}
