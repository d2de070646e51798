//! The use-cases of Visitbook: the only place where store, letter, render and exchange meet, and the one list of
//! commands that the window, the command line and the tests drive.

pub mod contract;
pub mod error;
pub mod typescript;
