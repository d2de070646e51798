//! The use-cases of Visitbook: the only place where store, letter, render and exchange meet, and the one list of
//! commands that the window, the command line and the tests drive.

pub mod contract;
mod core;
mod dispatch;
mod drafts;
pub mod env;
pub mod error;
mod evidence;
mod export;
pub mod host;
mod import;
mod known;
mod letter;
mod notebooks;
pub mod permissions;
mod records;
pub mod typescript;
mod visits;

pub use crate::core::Core;
pub use crate::export::{render_file, write_file};
pub use crate::import::{is_sealed, sample_file};
pub use visitbook_exchange::read as read_visit;
pub use visitbook_exchange::schema;
pub use visitbook_store::Secret;
