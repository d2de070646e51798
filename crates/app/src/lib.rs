//! The use-cases of Visitbook: the only place where store, letter, render and exchange meet, and the one list of
//! commands that the window, the command line and the tests drive.

mod attachments;
mod cases;
mod checking;
mod comments;
pub mod contract;
mod core;
mod dispatch;
mod drafts;
mod earlier;
mod editable;
mod end_of_day;
pub mod env;
pub mod error;
mod evidence;
mod export;
mod finals;
mod finding;
mod findings;
mod gate;
pub mod host;
mod import;
mod known;
mod letter;
mod links;
mod notebooks;
mod notes;
pub mod permissions;
mod records;
mod review;
mod reviewed;
pub mod sampling;
mod states;
mod threads;
pub mod typescript;
mod versions;
mod visits;

pub use crate::attachments::Picture;
pub use crate::checking::{CheckedFile, check_file};
pub use crate::core::Core;
pub use crate::export::{LetterFile, render_file, write_file};
pub use crate::import::{is_sealed, sample_file};
pub use crate::sampling::offline::{draw_offline, verify_offline};
pub use visitbook_exchange::read as read_visit;
pub use visitbook_exchange::schema;
pub use visitbook_store::Secret;
