//! The architecture, checked: who may depend on whom, what may stand where, and how long a piece may be.
//!
//! Each rule is a function from text to remarks. One test holds it against the project, and beside it stands another that
//! gives it a made-up offence and sees it caught, so that no rule can pass by looking at nothing.
#![cfg(test)]

mod concepts;
mod crates;
mod functions;
mod house;
mod lock;
mod manifests;
mod marked;
mod page;
mod pure;
mod rust;
mod script;
mod sizes;
mod sql;
mod svelte;
mod tree;
mod unfinished;
