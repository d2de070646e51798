//! The evidence annex: each sentence of the letter with what it rests on.

use serde::Deserialize;
use ts_rs::TS;
use visitbook_domain::VisitId;

/// Writes the evidence annex of a visit's letter as it stands.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportAnnex {
    /// The visit.
    pub visit: VisitId,
    /// In which form.
    pub form: AnnexForm,
    /// The marking; the usual one where nobody said any, none where it is empty. Whatever the letter's state, an annex is
    /// not published.
    pub marking: Option<String>,
}

/// A form of the annex. Both say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AnnexForm {
    /// Pages, to be read through.
    Pdf,
    /// A workbook, to be filtered and sorted.
    Xlsx,
}
