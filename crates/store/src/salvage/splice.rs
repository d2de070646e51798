//! A database whose first page, or a page of its schema, cannot be read is read by nobody, whole as all the rest may be. But
//! these pages hold nothing of the notebook: they say which tables there are and where each begins, and every notebook that was
//! made in this format says the same there. So they are taken from one that is made for it.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::{Connection, params};

use crate::connection::{self, Access};
use crate::error::StoreError;
use crate::keys::DataKey;
use crate::migrations::{MIGRATIONS, migrate};

/// Bytes of a page.
const PAGE: u64 = 4096;
/// Bytes of a long value that a page holds.
const ON_A_PAGE: i64 = 4096 - 80 - 4;
/// Name of the one that is made.
const MADE: &str = "made.db";

/// Puts pages of a new notebook under the same key in place of those that say what tables `copy` has. Whatever a page then
/// holds is still proved by its own digest, and belongs to that page alone.
///
/// # Errors
/// Those of the file system.
pub(super) fn splice(copy: &Path, key: &DataKey, salt: &str, scratch: &Path) -> Result<(), StoreError> {
    let made = scratch.join(MADE);
    let mut connection = connection::open_salted(&made, key, salt, Access::Create)?;
    migrate(&mut connection, MIGRATIONS, &made, key)?;
    grow(&connection, std::fs::metadata(copy)?.len() / PAGE)?;
    let pages = schema_pages(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    let (mut from, mut to) = (File::open(&made)?, OpenOptions::new().write(true).open(copy)?);
    let mut page = vec![0; usize::try_from(PAGE).unwrap_or(0)];
    for number in pages {
        let at = SeekFrom::Start(number.saturating_sub(1) * PAGE);
        from.seek(at)?;
        from.read_exact(&mut page)?;
        to.seek(at)?;
        to.write_all(&page)?;
    }
    // The first page says how many there are.
    Ok(to.set_len(std::fs::metadata(made)?.len())?)
}

fn schema_pages(connection: &Connection) -> Result<Vec<u64>, StoreError> {
    let mut statement = connection.prepare("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")?;
    let pages = statement.query_map([], |row| row.get::<_, i64>(0))?;
    let pages: Vec<i64> = pages.collect::<Result<_, _>>()?;
    Ok(pages.into_iter().filter_map(|page| u64::try_from(page).ok()).collect())
}

/// Lets a database have so many pages, or a few more.
fn grow(connection: &Connection, pages: u64) -> Result<(), StoreError> {
    let pages = i64::try_from(pages).unwrap_or(i64::MAX);
    for n in 0.. {
        let there: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        if there >= pages {
            break;
        }
        // One page of the table itself may come with those of the value.
        let wanted = (pages - there - 1).clamp(1, PAGE_MOST) * ON_A_PAGE;
        connection.execute(
            "INSERT INTO attachment_chunk (sha256, n, bytes) VALUES ('', ?1, zeroblob(?2))",
            params![n, wanted],
        )?;
    }
    Ok(())
}

/// Pages that are added at once: 400 MB.
const PAGE_MOST: i64 = 100_000;
