//! What the end-to-end tests stand on: a screen, a driver and a home of their own for each test, and the words in which
//! a test says what a person does at the real window.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test may stop at the first thing that is not as it says, and it has to look at the clock"
)]

mod at_work;
mod axe;
mod binary;
mod driver;
mod files;
mod finding;
mod keys;
mod ledger;
mod plain;
mod screen;
mod small_disk;
mod stage;
mod steps;
mod typist;
mod window;
mod xclose;

pub use axe::Remark;
pub use binary::{program, root};
pub use files::{bytes_below, pdf_pages, pdf_text};
pub use ledger::{Ledger, Task};
pub use plain::Plain;
pub use stage::Stage;
pub use steps::{PASSPHRASE, PERSON};
pub use typist::Typist;
pub use window::Window;
