//! The visit file, `*.visit.json`: everything of one visit as plain JSON.

use schemars::JsonSchema;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use visitbook_domain::VisitRecords;

use crate::error::{FEW, MANY, MOST_EVIDENCE, ReadError, WriteError};
use crate::{guard, shape};

/// What the field `format` of every visit file says.
pub const FORMAT: &str = "visitbook-visit";
/// The version of the format that this program writes. It reads version 1 too, which had no criteria, no ratings and
/// nothing to come back to, and version 2, which had no findings and nothing of a review.
pub const VERSION: u32 = 3;

/// Everything of one visit, as it travels between notebooks. Sealed keys are never in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Visitbook visit file, version 3")]
pub struct VisitFile {
    /// Says that this is a visit file.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// The version of this format; a reader of version 3 reads versions 1 and 2 too.
    #[schemars(range(min = 1, max = VERSION))]
    pub version: u32,
    /// The visit.
    pub records: VisitRecords,
}

/// The visit in these bytes, its lists in the order in which people see them.
///
/// # Errors
/// The first thing that is wrong, with its place in the file. Nothing is ever read by half.
pub fn read(bytes: &[u8]) -> Result<VisitRecords, ReadError> {
    let text = guard::text(bytes)?;
    check_head(text)?;
    let mut parser = serde_json::Deserializer::from_str(text);
    let file: VisitFile = serde_path_to_error::deserialize(&mut parser).map_err(|error| shape::refusal(&error))?;
    check(&file.records)?;
    Ok(in_order(file.records))
}

/// The visit as bytes of a visit file. The same records always give the same bytes.
///
/// # Errors
/// Records that [`read`] would refuse are not written.
pub fn write(records: &VisitRecords) -> Result<Vec<u8>, WriteError> {
    check(records)?;
    let file = VisitFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        records: in_order(records.clone()),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|_| WriteError::NotWritten)?;
    bytes.push(b'\n');
    match guard::size(&bytes) {
        Err(ReadError::TooLarge { limit, size }) => Err(WriteError::TooLarge { limit, size }),
        _ => Ok(bytes),
    }
}

fn check(records: &VisitRecords) -> Result<(), WriteError> {
    let lists = [
        ("people", records.people.len(), FEW),
        ("areas", records.areas.len(), FEW),
        ("frames", records.frames.len(), FEW),
        ("draws", records.draws.len(), FEW),
        ("criteria", records.criteria.len(), FEW),
        ("cases", records.cases.len(), MANY),
        ("evidence", records.evidence.len(), MOST_EVIDENCE),
        ("attachments", records.attachments.len(), MANY),
        ("enquiries", records.enquiries.len(), MANY),
        ("referrals", records.referrals.len(), MANY),
        ("requests", records.requests.len(), MANY),
        ("blocks", records.blocks.len(), MANY),
        ("findings", records.findings.len(), FEW),
        ("earlier_letters", records.earlier_letters.len(), FEW),
        ("comments", records.comments.len(), MANY),
        ("set_aside", records.set_aside.len(), MANY),
        ("factual_comments", records.factual_comments.len(), MANY),
        ("final_letters", records.final_letters.len(), FEW),
    ];
    for (name, found, limit) in lists {
        if found > limit {
            return Err(WriteError::TooMany {
                path: format!("records.{name}"),
                limit,
                found,
            });
        }
    }
    Ok(records.check()?)
}

/// The records with each list in the order that [`VisitRecords`] promises; ids decide between equals.
fn in_order(mut records: VisitRecords) -> VisitRecords {
    let team: Vec<_> = records.visit.team.iter().map(|member| member.person).collect();
    let seat = |id| team.iter().position(|person| *person == id).unwrap_or(team.len());
    records.people.sort_by_key(|person| (seat(person.id), person.id));
    records.areas.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    records
        .cases
        .sort_by(|a, b| (&a.reference, a.id).cmp(&(&b.reference, b.id)));
    records.evidence.sort_by_key(|evidence| (evidence.number, evidence.id));
    records.frames.sort_by_key(|frame| (frame.at, frame.id));
    records.draws.sort_by_key(|draw| (draw.at, draw.id));
    records.criteria.sort_by_key(|criteria| (criteria.theme, criteria.id));
    records
        .attachments
        .sort_by_key(|attachment| (attachment.at, attachment.id));
    records.enquiries.sort_by_key(|enquiry| (enquiry.at, enquiry.id));
    records.referrals.sort_by_key(|referral| (referral.at, referral.id));
    records.requests.sort_by_key(|request| (request.asked, request.id));
    records.blocks.sort_by(|a, b| (&a.rank, a.id).cmp(&(&b.rank, b.id)));
    records.findings.sort_by_key(|finding| (finding.number, finding.id));
    records.earlier_letters.sort_by_key(|letter| (letter.at, letter.id));
    records.comments.sort_by_key(|comment| (comment.at, comment.id));
    records.set_aside.sort_by_key(|aside| (aside.at, aside.id));
    records
        .factual_comments
        .sort_by_key(|comment| (comment.number, comment.id));
    records.final_letters.sort_by_key(|letter| (letter.number, letter.id));
    records
}

/// What the file says it is, whatever else stands in it: a later version may look quite different.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Scalar,
    #[serde(default)]
    version: Scalar,
}

fn check_head(text: &str) -> Result<(), ReadError> {
    let mut parser = serde_json::Deserializer::from_str(text);
    let head: Result<Head, _> = serde_path_to_error::deserialize(&mut parser);
    let head = match head.map_err(|error| shape::refusal(&error)) {
        Ok(head) => head,
        Err(ReadError::WrongShape { .. }) if !text.trim_start().starts_with('{') => {
            return Err(ReadError::NotAVisitFile);
        }
        Err(error) => return Err(error),
    };
    if let Err(error) = parser.end() {
        return Err(ReadError::NotJson {
            line: error.line(),
            column: error.column(),
        });
    }
    match (head.format, head.version) {
        (Scalar::OurFormat, Scalar::Number(version)) if (1..=u64::from(VERSION)).contains(&version) => Ok(()),
        (Scalar::OurFormat, Scalar::Number(version)) if version > u64::from(VERSION) => {
            Err(ReadError::NewerVersion { version, ours: VERSION })
        }
        (Scalar::OurFormat, _) => Err(ReadError::OlderOrUnknownVersion),
        _ => Err(ReadError::NotAVisitFile),
    }
}

/// A value of the head; anything that cannot be one is skipped without being kept.
#[derive(Default)]
enum Scalar {
    OurFormat,
    Number(u64),
    #[default]
    Other,
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
        Ok(if text == FORMAT {
            Scalar::OurFormat
        } else {
            Scalar::Other
        })
    }

    fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
        Ok(Scalar::Number(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}
