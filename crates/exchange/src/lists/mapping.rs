//! Which sheet is which list and which of its columns is which field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use visitbook_domain::frame::List;

use super::field::Field;
use super::workbook::Workbook;

/// What one sheet is. It is proposed by [`Workbook::open`] and may be changed before [`super::read_rows`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Its place in [`Workbook::sheets`], from 0.
    pub sheet: usize,
    /// The list it is.
    pub list: List,
    /// The line of the file with the headers, from 1; the list begins below it. 0 if there are no headers.
    pub header_row: u32,
    /// The column of each field, from 0. Columns that are not named here are not looked at.
    pub columns: BTreeMap<Field, usize>,
}

/// Why a mapping does not fit a workbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// There is no such sheet.
    #[error("The file has no sheet number {}.", sheet.saturating_add(1))]
    NoSuchSheet {
        /// Its place, from 0.
        sheet: usize,
    },
    /// Two mappings are about the same sheet.
    #[error("The sheet ‘{sheet}’ is chosen twice. A sheet can be one list only.")]
    SheetTwice {
        /// The sheet.
        sheet: String,
    },
    /// The headers are said to stand below the last line.
    #[error("The sheet ‘{sheet}’ has no rows below row {row}. Choose the row with the headers.")]
    NoSuchRow {
        /// The sheet.
        sheet: String,
        /// The line, from 1.
        row: u32,
    },
    /// No column holds the id.
    #[error("No column of the sheet ‘{sheet}’ is chosen as the id. Choose the column with the child’s id.")]
    NoId {
        /// The sheet.
        sheet: String,
    },
    /// The sheet has no such column.
    #[error("The column chosen as {field} is not in the sheet ‘{sheet}’. Choose another.")]
    NoSuchColumn {
        /// The sheet.
        sheet: String,
        /// The field.
        field: Field,
    },
    /// A column is used twice.
    #[error("One column of the sheet ‘{sheet}’ is chosen as {first} and as {second}. Choose one of the two.")]
    ColumnTwice {
        /// The sheet.
        sheet: String,
        /// The one field.
        first: Field,
        /// The other field.
        second: Field,
    },
}

impl Mapping {
    /// Whether it fits the workbook.
    ///
    /// # Errors
    ///
    /// The first reason why it does not.
    pub fn check(&self, workbook: &Workbook) -> Result<(), MappingError> {
        let preview = workbook.sheets().get(self.sheet);
        let preview = preview.ok_or(MappingError::NoSuchSheet { sheet: self.sheet })?;
        let sheet = preview.name.clone();
        if self.header_row >= preview.last_line {
            return Err(MappingError::NoSuchRow {
                sheet,
                row: self.header_row,
            });
        }
        if !self.columns.contains_key(&Field::ChildId) {
            return Err(MappingError::NoId { sheet });
        }
        let mut used = BTreeMap::new();
        for (field, column) in &self.columns {
            if *column >= preview.headers.len() {
                return Err(MappingError::NoSuchColumn { sheet, field: *field });
            }
            if let Some(first) = used.insert(*column, *field) {
                return Err(MappingError::ColumnTwice {
                    sheet,
                    first,
                    second: *field,
                });
            }
        }
        Ok(())
    }
}
