//! What can be wrong with a file of lists as a whole.

use super::mapping::MappingError;

/// Why a file of lists was not read. It names places, never what stands there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// The file has no content.
    #[error("This file is empty. Ask for it again, or save it again from the program it came from.")]
    Empty,
    /// The file is larger than is looked at.
    #[error("This file is larger than {mebibytes} MB. Save the lists one to a file and open them one after the other.")]
    TooLarge {
        /// The limit in mebibytes.
        mebibytes: usize,
    },
    /// The content is none of the formats that can be read.
    #[error("This is not a list that Visitbook can read. Save it as .xlsx, .ods or .csv and open that.")]
    NotAList,
    /// An OLE container: a workbook with a password, or the format of Excel before 2007.
    #[error(
        "This workbook has a password, or it is an old .xls file. Remove the password or save it as .xlsx, then open that."
    )]
    LockedOrOld,
    /// Parts of the file are encrypted.
    #[error("This file is protected with a password. Remove the password and open it again.")]
    Locked,
    /// The workbook holds macros.
    #[error("This workbook holds macros, which a list does not need. Save it as .xlsx and open that.")]
    Macros,
    /// Excel's binary format.
    #[error("This is an .xlsb workbook. Save it as .xlsx and open that.")]
    BinaryWorkbook,
    /// A file of Apple Numbers.
    #[error("This is a Numbers file. Export it to Excel (.xlsx) and open that.")]
    Numbers,
    /// It would unpack to more than a list can be.
    #[error(
        "This file unpacks to far more than a list holds, so it was not read. Save the lists as .csv and open those."
    )]
    Bomb,
    /// Its XML declares a document type or uses entities of its own, which no spreadsheet program writes.
    #[error("This file has parts that no spreadsheet program writes, so it was not read. Save it as .xlsx again.")]
    Entities,
    /// It cannot be parsed.
    #[error("This file is damaged{}. Ask for it again, or open it in a spreadsheet program and save it as .xlsx.",
        sheet.as_ref().map(|name| format!(" in the sheet ‘{name}’")).unwrap_or_default())]
    Damaged {
        /// The sheet it is damaged in, where that is known.
        sheet: Option<String>,
    },
    /// No sheet has a line.
    #[error("No sheet of this file has any rows.")]
    NoRows,
    /// It has too many sheets.
    #[error("This workbook has more than {limit} sheets. Save only the lists into a new workbook.")]
    TooManySheets {
        /// The limit.
        limit: usize,
    },
    /// A sheet has too many lines.
    #[error("The sheet ‘{sheet}’ has more than {limit} rows. Split the list and open the parts.")]
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// The limit.
        limit: u32,
    },
    /// The sheets have too many lines together.
    #[error("This file has more than {limit} rows. Save the lists one to a file and open them one after the other.")]
    TooManyRowsInAll {
        /// The limit.
        limit: u32,
    },
    /// A line has content in too many columns.
    #[error(
        "Row {line} of the sheet ‘{sheet}’ has more than {limit} columns. Remove what does not belong to the list."
    )]
    TooManyColumns {
        /// The sheet.
        sheet: String,
        /// The line, from 1.
        line: u32,
        /// The limit.
        limit: usize,
    },
    /// Some text is longer than any cell of a spreadsheet can be.
    #[error(
        "{} holds a text that is longer than any cell of a spreadsheet, so it was not read.",
        sheet.as_ref().map_or_else(|| "This file".to_owned(), |name| format!("The sheet ‘{name}’"))
    )]
    TooLong {
        /// The sheet, where that is known.
        sheet: Option<String>,
    },
    /// A sheet has too many merged ranges.
    #[error("The sheet ‘{sheet}’ has too many merged cells. Unmerge them and save the file again.")]
    TooManyMerged {
        /// The sheet.
        sheet: String,
    },
    /// A quotation mark of a csv file is not closed, or closed before its field ends, so that lines may have run together.
    #[error(
        "The quotation mark that opens in line {line} is not closed where its field ends. Correct that line or save the \
         file as .xlsx."
    )]
    UnclosedQuote {
        /// The line, from 1.
        line: u32,
    },
    /// What was said about the columns does not fit the file.
    #[error(transparent)]
    Mapping(#[from] MappingError),
}

impl ListError {
    /// The same error, with the sheet in which it arose.
    pub(crate) fn in_sheet(self, name: &str) -> Self {
        match self {
            Self::Damaged { sheet: None } => Self::Damaged {
                sheet: Some(name.to_owned()),
            },
            Self::TooLong { sheet: None } => Self::TooLong {
                sheet: Some(name.to_owned()),
            },
            Self::TooManyColumns { sheet, line, limit } if sheet.is_empty() => Self::TooManyColumns {
                sheet: name.to_owned(),
                line,
                limit,
            },
            other => other,
        }
    }

    /// Damaged, without a place.
    pub(crate) fn damaged() -> Self {
        Self::Damaged { sheet: None }
    }
}
