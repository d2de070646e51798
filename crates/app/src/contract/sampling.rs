//! The authority's lists, and samples drawn from them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use visitbook_domain::sampling::{Balance, DrawPlan, Short};
use visitbook_domain::{AgeBand, DrawId, FrameId, List, Sex, VisitId};
use visitbook_exchange::lists::{Field, Mapping};

/// A file of lists that was chosen, sheet by sheet, to say what its columns are. It holds children's data: shown on the
/// screen, kept nowhere.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListsChosen {
    /// The file's name without its folder; `None` when the person cancelled.
    pub name: Option<String>,
    /// Its sheets.
    pub sheets: Vec<ListSheet>,
}

/// One sheet of a chosen file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListSheet {
    /// Its name.
    pub name: String,
    /// The line with the headers, from 1; 0 for an empty sheet.
    pub header_row: u32,
    /// The headers as they stand.
    pub headers: Vec<String>,
    /// The first lines below them, one text a column.
    pub first_rows: Vec<Vec<String>>,
    /// How many lines there are below the headers.
    pub rows: u32,
    /// What the sheet seems to be.
    pub proposed: Option<ListMapping>,
    /// How sure that is, 1 to 99; 0 where nothing is proposed.
    pub confidence: u8,
}

/// Which list a sheet is and which of its columns is what.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListMapping {
    /// The sheet, counted from 0.
    pub sheet: u32,
    /// The list.
    pub list: List,
    /// The line with the headers, from 1.
    pub header_row: u32,
    /// The columns that are read.
    pub columns: Vec<ListColumn>,
}

/// One column that is read.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListColumn {
    /// What stands in it.
    pub field: ListField,
    /// The column, counted from 0.
    pub column: u32,
}

/// What can stand in a column. Everything else is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListField {
    /// The authority's own id of the child: sealed.
    ChildId,
    /// Team.
    Team,
    /// Age in years.
    Age,
    /// Date of birth: only the age band is kept of it.
    DateOfBirth,
    /// Sex or gender.
    Sex,
    /// Status.
    Status,
    /// When it began.
    Started,
    /// When the child was last seen.
    LastSeen,
    /// When the plan was last reviewed.
    LastReview,
    /// When it was closed.
    Closed,
    /// Forename: only digests of its words are kept.
    Forename,
    /// Surname: only digests of its words are kept.
    Surname,
    /// Name: only digests of its words are kept.
    Name,
}

/// Reads the chosen file, to see what is wrong with it or to import it.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckLists {
    /// Which sheets are which lists.
    pub mappings: Vec<ListMapping>,
    /// The day on which ages are counted.
    pub as_of: NaiveDate,
}

/// What reading the chosen file gives.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListsChecked {
    /// Lines that are in order.
    pub rows: u32,
    /// Lines that something is wrong with.
    pub bad_rows: u32,
    /// What is wrong, the first of all.
    pub faults: Vec<ListFault>,
    /// How many more faults there are.
    pub more_faults: u32,
}

/// What is wrong with one line. It has the place and never what stands there.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ListFault {
    /// The sheet's name.
    pub sheet: String,
    /// The line of the file, from 1.
    pub line: u32,
    /// The column by letter and header: `F, Date of birth`; empty where it is about the whole line.
    pub column: String,
    /// What is wrong, in words.
    pub what: String,
}

/// Imports the chosen file as the visit's sampling frame.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportLists {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The visit.
    pub visit: VisitId,
    /// Which sheets are which lists.
    pub mappings: Vec<ListMapping>,
    /// The day on which ages are counted.
    pub as_of: NaiveDate,
    /// Whether to go on without the lines that something is wrong with.
    pub without_bad_rows: bool,
}

/// Names a frame.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfFrame {
    /// The frame.
    pub frame: FrameId,
}

/// What can be filtered by, with how many children each has.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FrameView {
    /// The lists that have rows.
    pub lists: Vec<CountOf<List>>,
    /// The teams.
    pub teams: Vec<CountOf<String>>,
    /// The age bands.
    pub age_bands: Vec<CountOf<AgeBand>>,
    /// The sexes.
    pub sexes: Vec<CountOf<Sex>>,
}

/// A value and how many children have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CountOf<T> {
    /// The value.
    pub value: T,
    /// Children.
    pub children: u32,
}

/// A plan to be tried: how many children each group has.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TryDraw {
    /// The frame.
    pub frame: FrameId,
    /// The plan.
    pub plan: DrawPlan,
}

/// How many children each group of a plan has, in the plan's order.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DrawTried {
    /// Children.
    pub sizes: Vec<u32>,
}

/// Draws a sample.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawSample {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The frame.
    pub frame: FrameId,
    /// The plan; children put in or left out are named by their reference in the frame.
    pub plan: DrawPlan,
    /// The number that the authority called out.
    pub number_called: String,
}

/// Names a draw.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfDraw {
    /// The draw.
    pub draw: DrawId,
}

/// How the sample looks beside the frame.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DrawView {
    /// By age band, sex, team and list.
    pub balance: Vec<Balance>,
    /// Groups with fewer children than were asked for.
    pub short: Vec<Short>,
    /// How many children each group has.
    pub sizes: Vec<u32>,
}

/// Decides what becomes of a draw.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideDraw {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The draw.
    pub draw: DrawId,
    /// Why it is discarded; empty to make its cases the visit's.
    pub discard_because: String,
}

/// Exports what was drawn.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportDraw {
    /// Made by the page; the same id twice has one effect.
    pub op_id: Uuid,
    /// The draw.
    pub draw: DrawId,
    /// What leaves the notebook.
    pub what: DrawExport,
}

/// What of a draw leaves the notebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DrawExport {
    /// The receipt, to be read by people.
    ReceiptPdf,
    /// The receipt, to be verified by a program.
    ReceiptJson,
    /// Which case is which child of the authority: for the authority only.
    KeyList,
}

impl From<&Mapping> for ListMapping {
    fn from(mapping: &Mapping) -> Self {
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        Self {
            sheet: number(mapping.sheet),
            list: mapping.list,
            header_row: mapping.header_row,
            columns: mapping
                .columns
                .iter()
                .map(|(field, column)| ListColumn {
                    field: ListField::of(*field),
                    column: number(*column),
                })
                .collect(),
        }
    }
}

impl From<&ListMapping> for Mapping {
    fn from(mapping: &ListMapping) -> Self {
        let place = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            sheet: place(mapping.sheet),
            list: mapping.list,
            header_row: mapping.header_row,
            columns: mapping
                .columns
                .iter()
                .map(|one| (one.field.field(), place(one.column)))
                .collect(),
        }
    }
}

macro_rules! fields {
    ($($name:ident),*) => {
        impl ListField {
            fn of(field: Field) -> Self {
                match field { $(Field::$name => Self::$name),* }
            }

            fn field(self) -> Field {
                match self { $(Self::$name => Field::$name),* }
            }
        }
    };
}

fields!(
    ChildId,
    Team,
    Age,
    DateOfBirth,
    Sex,
    Status,
    Started,
    LastSeen,
    LastReview,
    Closed,
    Forename,
    Surname,
    Name
);
