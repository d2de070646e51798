//! The encrypted notebook: the only SQL of Visitbook.
//!
//! A notebook is a folder with one SQLCipher database and a key file. Every change goes through
//! [`Notebook::transact`]: it names an [`visitbook_domain::Op`], writes the rows and the journal's entry in one
//! transaction, and returns when the commit is on the disk. This crate deliberately knows nothing of letters being
//! composed or files being exported, and nothing of any window.

mod attachments;
mod backup;
mod carry;
mod connection;
mod counting;
mod error;
pub mod files;
mod frames;
mod generations;
mod held;
mod history;
mod journal;
mod keys;
mod letters;
mod look;
mod migrations;
mod notebook;
mod reader;
mod restore;
mod row;
mod rows;
mod salvage;
mod schema;
mod sealed;
mod search;
mod sheet;
mod soundness;
mod tables;
mod tally;
mod transaction;
mod undo;
mod writer;

pub use backup::{BACKUP_FILE, Backup, Shelf, Stop, is_backup};
pub use carry::carry;
pub use counting::MarkCount;
pub use error::StoreError;
pub use frames::StagedRow;
pub use generations::{Generation, outlived};
pub use history::Past;
pub use journal::Change;
pub use keys::{DataKey, KEY_COPY, KEY_FILE, KeyFile, PassphraseCost};
pub use letters::{LetterThen, Rest};
pub use notebook::{DATABASE, LOCK, Notebook, Secret, is_notebook, lacks_keys};
pub use reader::{Draft, Kept, Reader};
pub use restore::Watch;
pub use salvage::{Lost, Salvaged, salvage};
pub use schema::{SchemaLine, schema};
pub use sealed::NameKey;
pub use search::Hit;
pub use sheet::Sheet;
pub use soundness::Flaw;
pub use transaction::{AllRecords, Transaction, Written};
pub use undo::Direction;
