//! What tests share: a world that repeats itself, notebooks in temporary folders, and the fictional authority.
//!
//! Everything here is invented. For tests only.

pub mod chance;
pub mod day;
pub mod decrypted;
pub mod environment;
pub mod lists;
pub mod margin;
pub mod near;
pub mod northmere;
pub mod notebooks;
pub mod sealed;

pub use chance::Chance;
pub use decrypted::decrypted;
pub use environment::TestEnvironment;
pub use lists::made_up_lists;
pub use margin::margin_notes;
pub use near::near;
pub use notebooks::{PASSPHRASE, TempNotebook};
pub use sealed::sealed_sample;
