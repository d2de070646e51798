//! Evidence counted without being read: an index holds what is counted by, so that no text of a visit is touched.

use serde::de::DeserializeOwned;
use serde_json::Value;
use visitbook_domain::{Alike, AreaId, CaseId, VisitId};

use crate::error::StoreError;
use crate::reader::Reader;

/// Evidence of one area of concern, counted by mark, the bin left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkCount {
    /// The area's id as text; empty for evidence of the visit at large, each piece counted once.
    pub area: String,
    /// The mark's word.
    pub mark: String,
    /// How many pieces.
    pub count: u32,
}

impl Reader<'_> {
    /// Evidence of the visit by area and mark.
    pub fn marks_by_area(&self, visit: VisitId) -> Result<Vec<MarkCount>, StoreError> {
        // Many pieces have the same areas, and taking a list apart costs more than comparing two.
        let sql = "SELECT area.value, alike.mark, sum(alike.pieces)
                   FROM (SELECT areas, mark, count(*) AS pieces FROM evidence
                         WHERE visit = ?1 AND binned IS NULL GROUP BY areas, mark) AS alike,
                        json_each(alike.areas) AS area
                   GROUP BY 1, 2";
        let mut statement = self.0.prepare_cached(sql)?;
        let rows = statement.query_map([visit.0], |row| {
            Ok(MarkCount {
                area: row.get(0)?,
                mark: row.get(1)?,
                count: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Evidence of the visit that is not in the bin, what is alike counted together.
    ///
    /// # Errors
    /// Those of the database.
    pub fn alike(&self, visit: VisitId) -> Result<Vec<Alike>, StoreError> {
        let sql = r#"SELECT areas, mark, kind, "case", source, count(*) FROM evidence
                     WHERE visit = ?1 AND binned IS NULL GROUP BY areas, mark, kind, "case", source"#;
        let mut statement = self.0.prepare_cached(sql)?;
        let mut rows = statement.query([visit.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Alike {
                areas: areas(&row.get::<_, String>(0)?)?,
                mark: word(row.get(1)?)?,
                kind: word(row.get(2)?)?,
                case: row.get::<_, Option<_>>(3)?.map(CaseId),
                source: row.get(4)?,
                pieces: row.get(5)?,
            });
        }
        Ok(found)
    }
}

fn areas(list: &str) -> Result<Vec<AreaId>, StoreError> {
    serde_json::from_str(list).map_err(|_| UNREADABLE)
}

fn word<T: DeserializeOwned>(word: String) -> Result<T, StoreError> {
    serde_json::from_value(Value::String(word)).map_err(|_| UNREADABLE)
}

const UNREADABLE: StoreError = StoreError::Damaged("a piece of evidence cannot be counted");
