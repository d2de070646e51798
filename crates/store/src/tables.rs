//! How each kind of record lies in its table. One entry a kind: the record's fields in the order of the columns, and
//! the shape each has on the disk. Reading and writing follow from it, so that a field cannot be in one and not the
//! other.

use rusqlite::types::Value as Sql;
use serde_json::{Map, Value};
use uuid::Uuid;
use visitbook_domain::SubjectKind;

use crate::error::StoreError;

mod review;

use review::{COMMENT, EARLIER_LETTER, FACTUAL_COMMENT, FINAL_LETTER, FINDING, HOUSE_STYLE, SET_ASIDE, VERSION};

/// How a field's value lies in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// An id: 16 bytes, or NULL for none.
    Id,
    /// Words, a date or an instant as text, or NULL for none.
    Text,
    /// A whole number.
    Number,
    /// True or false as 1 or 0.
    Flag,
    /// A list or a nested record, as JSON.
    Json,
}

/// The table of one kind of record.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [(&'static str, Shape)],
}

use Shape::{Flag, Id, Json, Number, Text};

const PERSON: Table = Table {
    name: "person",
    columns: &[("id", Id), ("name", Text)],
};
const AUTHORITY: Table = Table {
    name: "authority",
    columns: &[
        ("id", Id),
        ("name", Text),
        ("council", Text),
        ("kind", Text),
        ("region", Text),
        ("ons_code", Text),
        ("ofsted_urn", Text),
        ("delivery", Json),
        ("director", Json),
        ("address", Json),
        ("fictional", Flag),
        ("preferred_terms", Json),
    ],
};
const INSPECTION: Table = Table {
    name: "inspection",
    columns: &[
        ("id", Id),
        ("authority", Id),
        ("framework", Text),
        ("first", Text),
        ("last", Text),
        ("published", Text),
        ("judged_inadequate_in", Json),
        ("judgements", Json),
        ("must_improve", Json),
    ],
};
const VISIT: Table = Table {
    name: "visit",
    columns: &[
        ("id", Id),
        ("authority", Id),
        ("inspection", Id),
        ("kind", Text),
        ("purpose", Text),
        ("ordinal", Number),
        ("dates", Json),
        ("framework", Text),
        ("team", Json),
        ("focused_visits", Json),
        ("focus", Text),
        ("context", Text),
        ("state", Text),
        ("letter_due_working_days", Number),
        ("targets", Json),
        ("never_named", Json),
    ],
};
const AREA: Table = Table {
    name: "area",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("rank", Text),
        ("title", Text),
        ("wording", Text),
        ("improvement", Id),
    ],
};
const FRAME: Table = Table {
    name: "frame",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("as_of", Text),
        ("file", Json),
        ("mapping", Json),
        ("rows", Number),
        ("children", Number),
        ("left_out", Number),
        ("rows_sha256", Text),
        ("at", Text),
    ],
};
const DRAW: Table = Table {
    name: "draw",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("frame", Id),
        ("number_called", Text),
        ("plan", Json),
        ("picks", Json),
        ("state", Text),
        ("discarded_because", Text),
        ("receipt", Json),
        ("keys_exported", Json),
        ("at", Text),
    ],
};
const CRITERIA: Table = Table {
    name: "criteria",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("theme", Text),
        ("title", Text),
        ("criteria", Json),
    ],
};
const CASE: Table = Table {
    name: "sampled_case",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("reference", Text),
        ("cohort", Text),
        ("list", Text),
        ("age_band", Text),
        ("sex", Text),
        ("team", Text),
        ("reader", Id),
        ("state", Text),
        ("set_aside_because", Text),
        ("authority_grade", Text),
        ("our_grade", Text),
        ("childs_view", Text),
        ("summary", Text),
        ("criteria", Id),
        ("ratings", Json),
        ("second", Json),
    ],
};
const EVIDENCE: Table = Table {
    name: "evidence",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("number", Number),
        ("kind", Text),
        ("basis", Text),
        ("mark", Text),
        ("areas", Json),
        ("tags", Json),
        ("case", Id),
        ("source", Text),
        ("text", Text),
        ("happened", Text),
        ("count", Json),
        ("at", Text),
        ("author", Id),
        ("binned", Text),
    ],
};
const ATTACHMENT: Table = Table {
    name: "attachment",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("evidence", Id),
        ("name", Text),
        ("media", Text),
        ("bytes", Number),
        ("sha256", Text),
        ("at", Text),
    ],
};
const ENQUIRY: Table = Table {
    name: "enquiry",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("question", Text),
        ("areas", Json),
        ("evidence", Id),
        ("owner", Id),
        ("state", Text),
        ("answer", Text),
        ("at", Text),
    ],
};
const REFERRAL: Table = Table {
    name: "referral",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("case", Id),
        ("evidence", Id),
        ("concern", Text),
        ("at", Text),
        ("to_role", Text),
        ("answer", Text),
        ("closed", Text),
    ],
};
const REQUEST: Table = Table {
    name: "request_for_document",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("what", Text),
        ("of_role", Text),
        ("asked", Text),
        ("due", Text),
        ("received", Text),
    ],
};
const LETTER: Table = Table {
    name: "letter",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("date", Text),
        ("letterhead", Json),
        ("addressee", Json),
        ("salutation", Text),
        ("subject", Text),
        ("valediction", Text),
        ("signatory", Json),
        ("state", Text),
        ("version", Number),
        ("amended", Text),
    ],
};
const BLOCK: Table = Table {
    name: "block",
    columns: &[
        ("id", Id),
        ("letter", Id),
        ("rank", Text),
        ("kind", Text),
        ("content", Json),
    ],
};

/// The table of a kind of record.
pub(crate) const fn table(kind: SubjectKind) -> &'static Table {
    match kind {
        SubjectKind::Person => &PERSON,
        SubjectKind::Authority => &AUTHORITY,
        SubjectKind::Inspection => &INSPECTION,
        SubjectKind::Visit => &VISIT,
        SubjectKind::Area => &AREA,
        SubjectKind::Frame => &FRAME,
        SubjectKind::Draw => &DRAW,
        SubjectKind::Criteria => &CRITERIA,
        SubjectKind::Case => &CASE,
        SubjectKind::Evidence => &EVIDENCE,
        SubjectKind::Attachment => &ATTACHMENT,
        SubjectKind::Enquiry => &ENQUIRY,
        SubjectKind::Referral => &REFERRAL,
        SubjectKind::Request => &REQUEST,
        SubjectKind::Letter => &LETTER,
        SubjectKind::Block => &BLOCK,
        SubjectKind::Finding => &FINDING,
        SubjectKind::EarlierLetter => &EARLIER_LETTER,
        SubjectKind::Version => &VERSION,
        SubjectKind::Comment => &COMMENT,
        SubjectKind::SetAside => &SET_ASIDE,
        SubjectKind::FactualComment => &FACTUAL_COMMENT,
        SubjectKind::FinalLetter => &FINAL_LETTER,
        SubjectKind::HouseStyle => &HOUSE_STYLE,
    }
}

impl Table {
    /// The columns after `rev`, each in quotes, for it is also a word of SQL in places.
    pub(crate) fn column_list(&self) -> String {
        let quoted: Vec<String> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        quoted.join(", ")
    }
}

impl Shape {
    /// A field's value as it lies in the column.
    pub(crate) fn write_sql(self, value: &Value) -> Result<Sql, StoreError> {
        Ok(match (self, value) {
            (Json, value) => Sql::Text(serde_json::to_string(value)?),
            (_, Value::Null) => Sql::Null,
            (Id, Value::String(id)) => Sql::Blob(Uuid::parse_str(id).map_err(|_| MISSHAPEN)?.as_bytes().to_vec()),
            (Text, Value::String(text)) => Sql::Text(text.clone()),
            (Number, Value::Number(number)) => Sql::Integer(number.as_i64().ok_or(MISSHAPEN)?),
            (Flag, Value::Bool(flag)) => Sql::Integer(i64::from(*flag)),
            _ => return Err(MISSHAPEN),
        })
    }
}

const MISSHAPEN: StoreError = StoreError::Damaged("a column does not have its field's shape");

/// The fields of a record in the order of its table's columns.
pub(crate) fn in_column_order(table: &Table, fields: &Map<String, Value>) -> Result<Vec<Sql>, StoreError> {
    table
        .columns
        .iter()
        .map(|(name, shape)| shape.write_sql(fields.get(*name).unwrap_or(&Value::Null)))
        .collect()
}
