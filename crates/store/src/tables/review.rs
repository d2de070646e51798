//! The tables of findings, and of what a letter goes through until it is final.

use super::Shape::{Id, Json, Number, Text};
use super::Table;

pub(super) const FINDING: Table = Table {
    name: "finding",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("number", Number),
        ("area", Id),
        ("statement", Text),
        ("mark", Text),
        ("direction", Text),
        ("supports", Json),
        ("against", Json),
        ("weighed", Json),
        ("at", Text),
    ],
};
pub(super) const EARLIER_LETTER: Table = Table {
    name: "earlier_letter",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("title", Text),
        ("dated", Text),
        ("sections", Json),
        ("concerns", Json),
        ("at", Text),
    ],
};
pub(super) const VERSION: Table = Table {
    name: "version",
    columns: &[("id", Id), ("visit", Id), ("name", Text), ("at", Text), ("by", Id)],
};
pub(super) const COMMENT: Table = Table {
    name: "comment",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("anchor", Json),
        ("text", Text),
        ("by", Id),
        ("from", Text),
        ("at", Text),
        ("replies", Json),
        ("resolved", Text),
    ],
};
pub(super) const SET_ASIDE: Table = Table {
    name: "set_aside",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("rule", Text),
        ("block", Id),
        ("words", Text),
        ("because", Text),
        ("by", Id),
        ("at", Text),
    ],
};
pub(super) const FACTUAL_COMMENT: Table = Table {
    name: "factual_comment",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("number", Number),
        ("place", Text),
        ("anchor", Json),
        ("claim", Text),
        ("evidence", Text),
        ("decision", Text),
        ("answer", Text),
        ("before", Text),
        ("after", Text),
        ("at", Text),
    ],
};
pub(super) const FINAL_LETTER: Table = Table {
    name: "final_letter",
    columns: &[
        ("id", Id),
        ("visit", Id),
        ("number", Number),
        ("at", Text),
        ("by", Id),
        ("because", Text),
        ("letter", Json),
        ("blocks", Json),
        ("despite", Json),
        ("pdf_sha256", Text),
        ("pdf_bytes", Number),
        ("journal", Text),
    ],
};
pub(super) const HOUSE_STYLE: Table = Table {
    name: "house_style",
    columns: &[("id", Id), ("words", Json), ("bands", Json), ("look", Json)],
};
