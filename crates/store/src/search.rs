//! Full-text search over everything that is written: evidence, summaries of cases, enquiries, referrals, requests and
//! letters. The index follows each row in the same transaction, so that it never tells of words that are gone.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;
use visitbook_domain::{Inline, Record, Subject, SubjectKind, VisitId};

use crate::error::StoreError;
use crate::reader::Reader;

/// Fewest characters of a word that is still being typed: shorter ones would find nearly everything.
const SHORTEST_BEGINNING: usize = 2;
/// Characters of the longest beginning that the index holds by itself. For a longer one SQLite would collect every place of
/// every word that begins so, before it gives the first.
const LONGEST_INDEXED: usize = 4;
/// So many words with one beginning are looked for each by itself.
const MOST_WORDS: usize = 100;
/// Words around the first hit that are shown.
const WORDS_SHOWN: u32 = 24;
/// Stand around a hit in what SQLite answers. No text of a notebook holds control characters.
const HIT: (char, char) = ('\u{1}', '\u{2}');

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it goes on from: the next page is what lies before this row.
    pub row: i64,
    /// The record.
    pub subject: Subject,
    /// The visit it belongs to.
    pub visit: VisitId,
    /// The words around what was found, in pieces; true for a piece that matches.
    pub shown: Vec<(String, bool)>,
}

impl Reader<'_> {
    /// What has all the words, newest first, at most `limit`, and only rows before `before`. Words in quotes stand one
    /// behind the other; the last word may be the beginning of one. Nothing to look for finds nothing.
    ///
    /// # Errors
    /// Those of the database.
    pub fn search(&self, words: &str, before: Option<i64>, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let terms = terms(words);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let query = terms
            .iter()
            .map(|term| self.asked(term))
            .collect::<Result<Vec<_>, _>>()?
            .join(" AND ");
        let sql = "SELECT search.rowid, entry.kind, entry.subject, entry.visit, snippet(search, -1, ?1, ?2, '…', ?3)
                   FROM search JOIN search_entry AS entry ON entry.row = search.rowid
                   WHERE search MATCH ?4 AND search.rowid < ?5 ORDER BY search.rowid DESC LIMIT ?6";
        let mut statement = self.0.prepare_cached(sql)?;
        let (open, close) = (HIT.0.to_string(), HIT.1.to_string());
        let before = before.unwrap_or(i64::MAX);
        let mut rows = statement.query(params![open, close, WORDS_SHOWN, query, before, limit])?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let word: String = row.get(1)?;
            let kind = SubjectKind::ALL.iter().find(|kind| kind.word() == word);
            let shown: String = row.get(4)?;
            hits.push(Hit {
                row: row.get(0)?,
                subject: Subject {
                    kind: *kind.ok_or(StoreError::Damaged("search names a kind of record that is not known"))?,
                    id: row.get(2)?,
                },
                visit: VisitId(row.get(3)?),
                shown: pieces(&shown),
            });
        }
        Ok(hits)
    }

    /// What FTS5 is asked for one term.
    fn asked(&self, term: &Term) -> Result<String, StoreError> {
        let words = match term.long_beginning() {
            Some(beginning) => self.words_beginning(&beginning)?,
            None => Vec::new(),
        };
        if words.is_empty() || words.len() > MOST_WORDS {
            return Ok(term.quoted());
        }
        let each: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        Ok(format!("({})", each.join(" OR ")))
    }

    /// The words of the notebook that begin so, in order; of too many, one more than are looked for.
    fn words_beginning(&self, beginning: &str) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT term FROM search_word WHERE term >= ?1 ORDER BY term LIMIT 1";
        let mut statement = self.0.prepare_cached(sql)?;
        let mut words: Vec<String> = Vec::new();
        let mut from = beginning.to_owned();
        while words.len() <= MOST_WORDS {
            // One step to the next word, past all the places where this one stands.
            let next: Option<String> = statement.query_row([&from], |row| row.get(0)).optional()?;
            let Some(word) = next.filter(|word| word.starts_with(beginning)) else {
                break;
            };
            // No word holds a control character: nothing stands between this and the next one.
            from = format!("{word}\u{1}");
            words.push(word);
        }
        Ok(words)
    }
}

/// Puts the words of a record that was written into the index, in place of those it had.
pub(crate) fn index(connection: &Connection, record: &Record) -> Result<(), StoreError> {
    let subject = record.subject();
    let (Some((text, beside)), Some(visit)) = (words_of(record), visit_of(connection, record)?) else {
        return remove(connection, subject);
    };
    let sql = "INSERT INTO search_entry (kind, subject, visit, text, beside) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (kind, subject) DO UPDATE SET text = excluded.text, beside = excluded.beside
               WHERE text <> excluded.text OR beside <> excluded.beside";
    connection
        .prepare_cached(sql)?
        .execute(params![subject.kind.word(), subject.id, visit, text, beside])?;
    Ok(())
}

/// Takes a record's words out of the index.
pub(crate) fn remove(connection: &Connection, subject: Subject) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM search_entry WHERE kind = ?1 AND subject = ?2")?
        .execute(params![subject.kind.word(), subject.id])?;
    Ok(())
}

/// The words of a record, and what stands beside them; `None` for what is not searched, or not any more.
fn words_of(record: &Record) -> Option<(String, String)> {
    let (text, beside) = match record {
        Record::Evidence(evidence) if evidence.binned.is_none() => {
            let beside = [std::slice::from_ref(&evidence.source), &evidence.tags].concat();
            (evidence.text.clone(), beside.join("\n"))
        }
        Record::Case(case) => (case.summary.clone(), case.reference.clone()),
        Record::Enquiry(enquiry) => (enquiry.question.clone(), enquiry.answer.clone()),
        Record::Referral(referral) => (referral.concern.clone(), referral.answer.clone()),
        Record::Request(request) => (request.what.clone(), request.of_role.clone()),
        Record::Attachment(attachment) => (attachment.name.clone(), String::new()),
        Record::Block(block) => {
            let words = block.content.iter().map(|inline| match inline {
                Inline::Text { text } => text.as_str(),
                Inline::Cite { .. } => "",
            });
            (words.collect(), String::new())
        }
        _ => return None,
    };
    (!text.trim().is_empty() || !beside.trim().is_empty()).then_some((text, beside))
}

fn visit_of(connection: &Connection, record: &Record) -> Result<Option<Uuid>, StoreError> {
    let Record::Block(block) = record else {
        return Ok(record.visit().map(|visit| visit.0));
    };
    Ok(connection
        .prepare_cached("SELECT visit FROM letter WHERE id = ?1")?
        .query_row([block.letter.0], |row| row.get(0))
        .optional()?)
}

/// A word or a phrase that is looked for.
#[derive(Debug, PartialEq, Eq)]
struct Term {
    words: String,
    /// Whether it may go on: it is still being typed.
    begins: bool,
}

impl Term {
    /// As FTS5 is asked for it: a string of its own, so that nothing in it is taken for an operator.
    fn quoted(&self) -> String {
        let end = if self.begins { "*" } else { "" };
        format!("\"{}\"{end}", self.words)
    }

    /// The beginning of a word that the index holds no list for.
    fn long_beginning(&self) -> Option<String> {
        let plain = self.words.chars().all(|c| c.is_ascii_alphanumeric());
        (self.begins && plain && self.words.len() > LONGEST_INDEXED).then(|| self.words.to_ascii_lowercase())
    }
}

/// What somebody typed, in words and phrases; without what has no letter or digit.
fn terms(typed: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let parts: Vec<&str> = typed.split('"').collect();
    let open_end = !typed.ends_with([' ', '"']);
    let last = parts.len().saturating_sub(1);
    for (at, part) in parts.iter().enumerate() {
        // Between an odd and the next quote stands a phrase; a quote that is never closed begins none.
        if at % 2 == 1 && at < last {
            terms.push((part.trim(), false));
            continue;
        }
        let all: Vec<&str> = part.split_whitespace().collect();
        let count = all.len();
        for (nth, word) in all.into_iter().enumerate() {
            terms.push((word, open_end && at == last && nth + 1 == count));
        }
    }
    terms
        .into_iter()
        .filter(|(words, _)| words.chars().any(char::is_alphanumeric))
        .map(|(words, open)| Term {
            words: words.to_owned(),
            begins: open && words.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST_BEGINNING,
        })
        .collect()
}

/// Cuts at the marks around hits.
fn pieces(shown: &str) -> Vec<(String, bool)> {
    shown
        .split(HIT.0)
        .flat_map(|part| match part.split_once(HIT.1) {
            Some((hit, rest)) => [(hit.to_owned(), true), (rest.to_owned(), false)],
            None => [(part.to_owned(), false), (String::new(), false)],
        })
        .filter(|(text, _)| !text.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_looked_for_and_never_run() {
        let cases: [(&str, &[&str]); 10] = [
            ("", &[]),
            ("  \"\" - * ", &[]),
            ("plan", &["\"plan\"*"]),
            ("plan ", &["\"plan\""]),
            ("safety plan", &["\"safety\"", "\"plan\"*"]),
            ("\"safety plan\" review", &["\"safety plan\"", "\"review\"*"]),
            ("\"safety plan", &["\"safety\"", "\"plan\"*"]),
            ("p", &["\"p\""]),
            ("NEAR(a b) OR x*", &["\"NEAR(a\"", "\"b)\"", "\"OR\"", "\"x*\""]),
            ("col:word", &["\"col:word\"*"]),
        ];
        for (typed, asked) in cases {
            let quoted: Vec<String> = terms(typed).iter().map(Term::quoted).collect();
            assert_eq!(quoted, asked, "{typed:?}");
        }
    }

    #[test]
    fn a_plain_beginning_that_is_longer_than_those_of_the_index_is_looked_up_among_the_words() {
        let cases = [
            ("plan", None),
            ("plans", Some("plans")),
            ("Plans", Some("plans")),
            ("plans ", None),
            ("col:word", None),
            ("Zoë-Ann", None),
        ];
        for (typed, expected) in cases {
            let found = terms(typed).iter().find_map(Term::long_beginning);
            assert_eq!(found.as_deref(), expected, "{typed:?}");
        }
    }

    #[test]
    fn pieces_are_the_text_with_its_hits_apart() {
        let shown = pieces("no \u{1}plan\u{2} and \u{1}plan\u{2}");
        let text: String = shown.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(text, "no plan and plan");
        let hits: Vec<&str> = shown
            .iter()
            .filter(|(_, hit)| *hit)
            .map(|(text, _)| text.as_str())
            .collect();
        assert_eq!(hits, ["plan", "plan"]);
    }
}
