//! Evidence counted without being read: an index holds what is counted by, so that no text of a visit is touched.

use visitbook_domain::{Alike, AreaId, CaseId, SubjectKind, VisitId};

use crate::error::StoreError;
use crate::reader::Reader;
use crate::row::from_word;
use crate::tables::table;

// Many pieces have the same areas, and taking a list apart costs more than comparing two.
const BY_AREA: &str = "SELECT area.value, alike.mark, sum(alike.pieces)
    FROM (SELECT areas, mark, count(*) AS pieces FROM evidence
          WHERE visit = ?1 AND binned IS NULL GROUP BY areas, mark) AS alike,
         json_each(alike.areas) AS area
    GROUP BY 1, 2";
const ALIKE: &str = r#"SELECT areas, mark, kind, "case", source, count(*) FROM evidence
    WHERE visit = ?1 AND binned IS NULL GROUP BY areas, mark, kind, "case", source"#;
const COUNT: &str = "SELECT count(*) FROM evidence WHERE visit = ?1 AND binned IS NULL";

/// Evidence of one area of concern, counted by mark, the bin left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkCount {
    /// The area's id as text.
    pub area: String,
    /// The mark's word.
    pub mark: String,
    /// How many pieces.
    pub count: u32,
}

impl Reader<'_> {
    /// How many records of a kind the visit has; evidence without the bin.
    ///
    /// # Errors
    /// Those of the database.
    pub fn count(&self, kind: SubjectKind, visit: VisitId) -> Result<u32, StoreError> {
        let sql = match kind {
            SubjectKind::Evidence => COUNT.to_owned(),
            _ => format!("SELECT count(*) FROM {} WHERE visit = ?1", table(kind).name),
        };
        let mut statement = self.0.prepare_cached(&sql)?;
        Ok(statement.query_row([visit.0], |row| row.get(0))?)
    }

    /// Evidence of the visit by area and mark.
    pub fn marks_by_area(&self, visit: VisitId) -> Result<Vec<MarkCount>, StoreError> {
        let mut statement = self.0.prepare_cached(BY_AREA)?;
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
        let mut statement = self.0.prepare_cached(ALIKE)?;
        let mut rows = statement.query([visit.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Alike {
                areas: areas(&row.get::<_, String>(0)?)?,
                mark: from_word(row.get(1)?)?,
                kind: from_word(row.get(2)?)?,
                case: row.get::<_, Option<_>>(3)?.map(CaseId),
                source: row.get(4)?,
                pieces: row.get(5)?,
            });
        }
        Ok(found)
    }
}

fn areas(list: &str) -> Result<Vec<AreaId>, StoreError> {
    serde_json::from_str(list).map_err(|_| StoreError::Damaged("the areas of a piece of evidence cannot be read"))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use crate::migrations::MIGRATIONS;

    #[test]
    fn counting_reads_an_index_and_no_evidence() {
        let connection = Connection::open_in_memory().unwrap();
        for step in MIGRATIONS {
            connection.execute_batch(step.sql).unwrap();
        }
        for counted in [super::BY_AREA, super::ALIKE, super::COUNT] {
            let sql = format!("EXPLAIN QUERY PLAN {counted}");
            let mut statement = connection.prepare(&sql).unwrap();
            let steps = statement.query_map([[0u8; 16]], |row| row.get::<_, String>(3)).unwrap();
            let steps: Vec<String> = steps.collect::<Result<_, _>>().unwrap();
            let of_evidence: Vec<&String> = steps.iter().filter(|step| step.contains(" evidence ")).collect();
            assert_eq!(
                of_evidence,
                ["SEARCH evidence USING COVERING INDEX evidence_in_use (visit=?)"],
                "{counted}"
            );
        }
    }
}
