//! Receipts: frames and plans made at random, as rows and as the file that an authority would hand over.

mod changed;
mod key_list;
mod python;
mod verifying;

use chrono::{DateTime, Days, NaiveDate, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use visitbook_domain::sampling::{canonical_line, draw, rows_digest, seed};
use visitbook_domain::{AgeBand, ByHand, Candidate, DrawPlan, Filter, FrameRow, List, Refusal, Sex, Stratum};

use crate::receipt::{Basis, FileDigest, Labels, Made, make};

const AS_OF: &str = "2026-11-20";
const HEADINGS: &str =
    "List,Child ID,Team,Date of birth,Gender,Status,Start date,Last seen,Last review,End date,Remarks\r\n";

/// What the frame has, and ways in which a list may have it. All fictional.
const TEAMS: [(&str, &[&str]); 4] = [
    ("Team North", &["Team North", "  Team \u{a0} North ", "a) Team North"]),
    (
        "Équipe \"Est\", 2",
        &["E\u{301}quipe \"Est\", 2", "Équipe\t\"Est\",\n2"],
    ),
    ("Team South", &["Team South", "q) 6: Team South"]),
    ("", &["", " "]),
];
const STATUSES: [(&str, &[&str]); 3] = [("Open", &["Open", "c)Open"]), ("Closed", &["b) Closed "]), ("", &[""])];
const SEXES: [(Sex, &[&str]); 4] = [
    (Sex::Female, &["Female", "b) Female", "F", "2"]),
    (Sex::Male, &["male", "a) Male", "1"]),
    (Sex::Other, &["c) Indeterminate"]),
    (Sex::Unknown, &["", "Not stated", "0"]),
];
const IDS: [&str; 4] = ["NM-", "=NM,", "ÉM \"", "0"];

/// A frame, the file that it was read from, and what is asked of it.
#[derive(Clone)]
struct World {
    rows: Vec<(String, FrameRow)>,
    file: String,
    mapping: Value,
    plan: DrawPlan,
    number: String,
    dice: Dice,
}

impl World {
    /// A frame of this many rows with about half as many children, and a plan with overlapping groups.
    fn of(seed: u64, rows: usize) -> Self {
        let mut dice = Dice(seed);
        let mut world = Self {
            rows: Vec::new(),
            file: HEADINGS.to_owned(),
            mapping: mapping(),
            plan: DrawPlan {
                as_of: day(AS_OF),
                filter: dice.filter(0),
                strata: Vec::new(),
                put_in: Vec::new(),
                left_out: Vec::new(),
            },
            number: String::new(),
            dice: Dice(seed),
        };
        for _ in 0..rows {
            let (child, row, line) = dice.row(rows / 2 + 1);
            world.rows.push((child, row));
            world.file.push_str(&line);
        }
        for at in 0..=dice.roll(3) {
            let by_hand = u32::try_from(2 + dice.roll(4)).unwrap();
            world.plan.strata.push(Stratum {
                name: format!("Group {at}, é"),
                filter: dice.filter(3),
                quota: by_hand,
                reserve: u32::try_from(dice.roll(3)).unwrap(),
            });
        }
        let mut children = world.children();
        for at in 0..dice.roll(5).min(children.len()) {
            let stratum = dice.of(&world.plan.strata).name;
            let entry = ByHand {
                child: children.swap_remove(dice.roll(children.len())),
                stratum: dice.maybe(stratum),
                reason: "Asked \\ \"for\" – \u{1f4dd}\u{2028}".to_owned(),
            };
            match at % 3 == 0 {
                true => world.plan.put_in.push(entry),
                false => world.plan.left_out.push(entry),
            }
        }
        world.number = (0..=dice.roll(11)).map(|_| dice.roll(10).to_string()).collect();
        world.dice = dice;
        world
    }

    fn children(&self) -> Vec<String> {
        let mut all: Vec<_> = self.rows.iter().map(|(child, _)| child.clone()).collect();
        all.sort();
        all.dedup();
        all
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        self.rows.iter().map(|(child, row)| Candidate { child, row }).collect()
    }

    fn files(&self) -> Vec<FileDigest> {
        vec![FileDigest {
            sha256: hex::encode(Sha256::digest(&self.file)),
            bytes: u64::try_from(self.file.len()).unwrap(),
        }]
    }

    /// Hands out this world's basis.
    fn with_basis<T>(&self, use_it: impl FnOnce(&Basis) -> T) -> T {
        use_it(&Basis {
            files: &self.files(),
            rows: &self.candidates(),
            mapping: &self.mapping,
        })
    }

    /// Draws, and makes the receipt with these changes to the labels.
    fn make_with(&self, change: impl FnOnce(&mut Labels)) -> Result<Made, Refusal> {
        let candidates = self.candidates();
        let lines = candidates.iter().map(|one| canonical_line(one.row, one.child));
        let seed = seed(&rows_digest(lines.collect()), &self.number)?;
        let drawn = draw(&self.plan, &seed, &candidates)?;
        let mut dice = self.dice.clone();
        let mut labels = Labels {
            references: (1..=drawn.picks.len()).map(|nth| format!("C{nth:02}")).collect(),
            salts: drawn.picks.iter().map(|_| dice.salt()).collect(),
            left_out_salts: self.plan.left_out.iter().map(|_| dice.salt()).collect(),
            drawn_at: "2026-11-23T09:30:00Z".parse::<DateTime<Utc>>().unwrap(),
            journal_head: dice.maybe(hex::encode(Sha256::digest("the end of a journal"))),
        };
        change(&mut labels);
        self.with_basis(|basis| make(basis, &self.plan, &self.number, &drawn, &labels))
    }

    fn make(&self) -> Made {
        self.make_with(|_| {}).unwrap()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn mapping() -> Value {
    json!({"columns": {
        "list": "List", "child": "Child ID", "team": "Team", "born": "Date of birth", "sex": "Gender",
        "status": "Status", "started": "Start date", "last_seen": "Last seen", "last_review": "Last review",
        "closed": "End date",
    }})
}

/// A small generator of its own, so that a world follows from one number.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())].clone()
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.roll(2) == 0).then_some(value)
    }

    fn salt(&mut self) -> [u8; 16] {
        std::array::from_fn(|_| u8::try_from(self.roll(256)).unwrap())
    }

    /// A day up to this many days before `AS_OF`, or a few after, and a way to write it.
    fn date(&mut self, days: usize) -> (NaiveDate, String) {
        let date = day(AS_OF) + Days::new(5) - Days::new(u64::try_from(self.roll(days)).unwrap());
        let form = self.of(&["%d/%m/%Y", "%Y-%m-%d"]);
        (date, date.format(form).to_string())
    }

    fn maybe_date(&mut self) -> (Option<NaiveDate>, String) {
        let (date, written) = self.date(90);
        self.maybe((Some(date), written)).unwrap_or_default()
    }

    /// A filter that is narrower the lower `width` is.
    fn filter(&mut self, width: usize) -> Filter {
        let mut some = |most: usize| (self.roll(4) < width).then(|| u32::try_from(self.roll(most)).unwrap());
        let (started, seen, unseen, unreviewed) = (some(120), some(120), some(40), some(40));
        let days = self.roll(6);
        Filter {
            lists: self
                .maybe(vec![List::ChildrenInCare, List::ProtectionPlans])
                .unwrap_or_default(),
            teams: self
                .maybe(vec!["Team North".to_owned(), String::new()])
                .filter(|_| days == 4)
                .unwrap_or_default(),
            age_bands: self.maybe(AgeBand::ALL[1..6].to_vec()).unwrap_or_default(),
            sexes: if days == 5 {
                vec![Sex::Female, Sex::Unknown]
            } else {
                Vec::new()
            },
            started_within_days: started.filter(|_| days == 0),
            seen_within_days: seen.filter(|_| days == 1),
            not_seen_for_days: unseen.filter(|_| days == 2),
            not_reviewed_for_days: unreviewed.filter(|_| days == 3),
            open_only: self.roll(4) == 0,
        }
    }

    /// A row as the frame keeps it, whose it is, and as a line of the file.
    fn row(&mut self, children: usize) -> (String, FrameRow, String) {
        let number = self.roll(children);
        let child = format!("{}{number}", IDS[number % IDS.len()]);
        let list = self.of(&[
            List::ChildrenInNeed,
            List::ProtectionPlans,
            List::ChildrenInCare,
            List::Adopters,
        ]);
        let (team, teams) = self.of(&TEAMS);
        let (status, statuses) = self.of(&STATUSES);
        let (sex, sexes) = self.of(&SEXES);
        let (born, born_text) = self.date(20 * 365);
        let born = self.maybe((Some(born), born_text)).unwrap_or_default();
        let (started, seen, review, closed) = (
            self.maybe_date(),
            self.maybe_date(),
            self.maybe_date(),
            self.maybe_date(),
        );
        let row = FrameRow {
            list,
            team: team.to_owned(),
            age_band: born.0.map_or(AgeBand::Unknown, |born| AgeBand::on(born, day(AS_OF))),
            sex,
            status: status.to_owned(),
            started: started.0,
            last_seen: seen.0,
            last_review: review.0,
            closed: closed.0,
        };
        let cells = [
            list.number().to_string(),
            child.clone(),
            self.of(teams).to_owned(),
            born.1,
            self.of(sexes).to_owned(),
            self.of(statuses).to_owned(),
            started.1,
            seen.1,
            review.1,
            closed.1,
            "not read".to_owned(),
        ];
        let quoted = cells.map(|cell| match cell.contains([',', '"', '\n']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell,
        });
        (child, row, quoted.join(",") + "\r\n")
    }
}
