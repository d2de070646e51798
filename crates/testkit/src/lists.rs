//! Made-up child-level lists of the fictional authority, as a council would upload them: lists 6, 7 and 8 in one xlsx.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// The day the made-up lists are of: 30 September 2026, as a spreadsheet counts days.
const DAY: u32 = 46_295;

/// Headers that every list begins with.
const ABOUT_THE_CHILD: [&str; 5] = [
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
];

const SEXES: [&str; 2] = ["a) Male", "b) Female"];
const ETHNICITIES: [&str; 4] = ["a) WBRI", "c) WOTH", "f) MWBC", "n) BAFR"];
const TEAMS: [&str; 6] = [
    "Harbour Team",
    "Fellside Team",
    "Moorgate Team",
    "Quayside Team",
    "Disability Team",
    "Leaving Care Team",
];
const WORKERS: [&str; 5] = [
    "Asha Quillfeather",
    "Tam Orrelwood",
    "Bryn Saltmarsh",
    "Ines Darkwater",
    "Jo Pellmoor",
];
const NEEDS: [&str; 3] = ["a) N1", "b) N2", "e) N5"];
const ABUSE: [&str; 4] = [
    "a) Neglect",
    "b) Physical abuse",
    "c) Sexual abuse",
    "d) Emotional abuse",
];
const LEGAL: [&str; 3] = ["a) C1", "c) E1", "e) V2"];

/// What a cell of the made-up lists holds.
enum Cell {
    Text(String),
    Whole(u32),
    Day(u32),
    Empty,
}

/// Numbers that look random and repeat themselves: splitmix64, so that no generator's change changes the lists.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((mixed ^ (mixed >> 31)) % u64::from(limit.max(1))).unwrap_or(0)
    }

    fn one_of(&mut self, choices: &[&str]) -> Cell {
        let choice = self.below(u32::try_from(choices.len()).unwrap_or(1));
        let text = choices.get(choice as usize).copied().unwrap_or_default();
        Cell::Text(text.to_owned())
    }

    /// A day between `nearest` and `farthest` days before the day of the lists.
    fn day_ago(&mut self, nearest: u32, farthest: u32) -> Cell {
        Cell::Day(DAY - nearest - self.below(farthest - nearest + 1))
    }
}

/// One made-up child: the same in every list it stands in.
struct Child {
    id: u32,
    sex: Cell,
    ethnicity: Cell,
    born: u32,
}

impl Child {
    fn roll(number: u32, dice: &mut Dice) -> Self {
        Self {
            id: 700_000 + number,
            sex: dice.one_of(&SEXES),
            ethnicity: dice.one_of(&ETHNICITIES),
            born: DAY - 10 - dice.below(17 * 365),
        }
    }

    fn cells(&self) -> Vec<Cell> {
        let years = f64::from(DAY - self.born) / 365.25;
        vec![
            Cell::Whole(self.id),
            self.sex.again(),
            self.ethnicity.again(),
            Cell::Day(self.born),
            Cell::Whole(years as u32),
        ]
    }
}

impl Cell {
    fn again(&self) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.clone()),
            Self::Whole(number) => Self::Whole(*number),
            Self::Day(day) => Self::Day(*day),
            Self::Empty => Self::Empty,
        }
    }
}

/// A sheet of the workbook: its name, its own headers, one child in how many stands in it, and what it says of a child.
struct Sheet {
    name: &'static str,
    headers: &'static [&'static str],
    one_in: u32,
    cells: fn(&mut Dice) -> Vec<Cell>,
}

const SHEETS: [Sheet; 3] = [
    Sheet {
        name: "List 6",
        headers: &[
            "CIN Start Date",
            "Primary Need Code",
            "Date Child Was Last Seen",
            "CIN Closure Date",
            "Reason for Closure",
            "Case Status",
            "Allocated Team",
            "Allocated Worker",
        ],
        one_in: 1,
        cells: in_need,
    },
    Sheet {
        name: "List 7",
        headers: &[
            "Child Protection Plan Start Date",
            "Initial Category of Abuse",
            "Date of the Last Statutory Visit",
            "Was the Child Seen Alone?",
            "Date of latest review conference",
            "Child Protection Plan End Date",
            "Allocated Team",
            "Allocated Worker",
        ],
        one_in: 4,
        cells: protected,
    },
    Sheet {
        name: "List 8",
        headers: &[
            "Date Started to be Looked After",
            "Child's Legal Status",
            "Date of Latest Statutory Review",
            "Date of Last Social Work Visit",
            "Date Ceased to be Looked After",
            "Placement Postcode",
            "Allocated Team",
            "Allocated Worker",
        ],
        one_in: 5,
        cells: in_care,
    },
];

fn in_need(dice: &mut Dice) -> Vec<Cell> {
    let closed = dice.below(5) == 0;
    let started = dice.day_ago(181, 900);
    let need = dice.one_of(&NEEDS);
    let seen = dice.day_ago(0, 60);
    let (closure, reason, status) = if closed {
        (dice.day_ago(0, 180), "RC7", "g) Closed episode")
    } else {
        (Cell::Empty, "", "a) Open case")
    };
    let reason = if closed {
        Cell::Text(reason.to_owned())
    } else {
        Cell::Empty
    };
    let status = Cell::Text(status.to_owned());
    let team = dice.one_of(&TEAMS);
    vec![
        started,
        need,
        seen,
        closure,
        reason,
        status,
        team,
        dice.one_of(&WORKERS),
    ]
}

fn protected(dice: &mut Dice) -> Vec<Cell> {
    let ended = dice.below(6) == 0;
    let started = dice.day_ago(91, 700);
    let category = dice.one_of(&ABUSE);
    let visit = dice.day_ago(0, 35);
    let alone = dice.one_of(&["a) Yes", "b) No"]);
    let review = dice.day_ago(1, 180);
    let end = if ended { dice.day_ago(0, 90) } else { Cell::Empty };
    let team = dice.one_of(&TEAMS);
    vec![
        started,
        category,
        visit,
        alone,
        review,
        end,
        team,
        dice.one_of(&WORKERS),
    ]
}

fn in_care(dice: &mut Dice) -> Vec<Cell> {
    let ended = dice.below(8) == 0;
    let started = dice.day_ago(181, 3_000);
    let legal = dice.one_of(&LEGAL);
    let review = dice.day_ago(1, 190);
    let visit = dice.day_ago(0, 50);
    let end = if ended { dice.day_ago(0, 180) } else { Cell::Empty };
    let postcode = dice.one_of(&["NM1 1AA", "NM4 7QX", "NM9 2ZZ"]);
    let team = dice.one_of(&TEAMS);
    vec![
        started,
        legal,
        review,
        visit,
        end,
        postcode,
        team,
        dice.one_of(&WORKERS),
    ]
}

/// An xlsx of lists 6, 7 and 8 of the fictional Northmere as on 30 September 2026: every one of `children` stands in
/// list 6, about one in four in list 7 and one in five in list 8. The same arguments give the same bytes.
///
/// Its ids are whole numbers from 700001, its dates are real dates in the form dd/mm/yyyy, its codes have their letters,
/// and it has columns that may not be kept (ethnicity, date of birth, postcode, worker). Empty if it cannot be written,
/// which is so from about a million children on.
pub fn made_up_lists(children: usize, seed: u64) -> Vec<u8> {
    written(children, seed).unwrap_or_default()
}

fn written(children: usize, seed: u64) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2026, 9, 30)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let count = u32::try_from(children).unwrap_or(u32::MAX);
    for sheet in &SHEETS {
        let page = workbook.add_worksheet();
        page.set_name(sheet.name)?;
        fill(page, sheet, count, seed)?;
    }
    workbook.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, children: u32, seed: u64) -> Result<(), XlsxError> {
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (header, column) in ABOUT_THE_CHILD.iter().chain(sheet.headers).zip(0..) {
        page.write_string(0, column, *header)?;
    }
    // The children are rolled anew for each sheet from the same seed, so that none has to be kept.
    let mut people = Dice(seed);
    let mut dice = Dice(seed ^ u64::from(sheet.one_in) << 32);
    let mut row = 0;
    for number in 1..=children {
        let child = Child::roll(number, &mut people);
        if dice.below(sheet.one_in) != 0 {
            continue;
        }
        row += 1;
        for (cell, column) in child.cells().into_iter().chain((sheet.cells)(&mut dice)).zip(0..) {
            match cell {
                Cell::Text(text) => page.write_string(row, column, text)?,
                Cell::Whole(number) => page.write_number(row, column, number)?,
                Cell::Day(day) => page.write_number_with_format(row, column, day, &date)?,
                Cell::Empty => page,
            };
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_lists_and_another_seed_others() {
        let lists = made_up_lists(40, 1);
        assert!(lists.starts_with(b"PK"));
        assert_eq!(lists, made_up_lists(40, 1));
        assert_ne!(lists, made_up_lists(40, 2));
    }
}
