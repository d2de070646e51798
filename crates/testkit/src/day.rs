//! A day of an inspector as it is written down: what is typed about which case, and how each case is rated. Invented.
//!
//! It goes on in the notebook that the first version wrote, with the visit, the two areas and the two cases of
//! [`crate::northmere`].

use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;
use uuid::Uuid;
use visitbook_domain::criteria::Theme;
use visitbook_domain::{Case, Criteria, CriteriaId, Criterion, CriterionId, Mark, Rating};
use visitbook_store::{Notebook, Secret, StoreError};

use crate::{PASSPHRASE, TestEnvironment, northmere};

/// What cases are read for on this day.
pub const CRITERIA: [&str; 8] = [
    "Assessment analyses risk and history",
    "Plan specific, with who and by when",
    "Visits in time and with a purpose",
    "Child seen alone, or it is said why not",
    "Reviews in time, with partners there",
    "Supervision moves the plan on",
    "Fathers and other carers included",
    "Life is better for the child, or the plan changes",
];

/// Cases that are in the notebook before the day begins.
pub const CASES_BEFORE: usize = 2;
/// Pieces of evidence that are.
pub const PIECES_BEFORE: usize = 4;

const WHO: [&str; 10] = [
    "The manager",
    "The social worker",
    "The child’s own words",
    "The chronology",
    "The core group",
    "The school",
    "The health visitor",
    "The reviewing officer",
    "The plan",
    "The case summary",
];

const WHAT: [&str; 12] = [
    "says who does what and by when",
    "repeats the same three actions",
    "gives no reason for the step down",
    "is clear about what has to change",
    "stops in July and goes on in September",
    "names the grandmother’s house as a safe place",
    "was not at the last two meetings",
    "asks for an answer within a week",
    "leaves out the older brother",
    "was read by nobody before the decision",
    "puts the child’s day first",
    "tells of four visits, each alone with the child",
];

/// One piece of evidence as it is typed.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its sign.
    pub mark: Mark,
    /// Which case it is about, from 0.
    pub case: usize,
    /// Which area of concern, from 0.
    pub area: usize,
    /// The label it gets, where it gets one.
    pub tag: Option<&'static str>,
    /// What is left when signs and labels are taken out.
    pub text: String,
}

impl Piece {
    /// What goes through the keyboard: `- @C07 #oversight The plan repeats the same three actions (13). #drift`.
    #[must_use]
    pub fn typed(&self) -> String {
        let sign = match self.mark {
            Mark::Strength => "+ ",
            Mark::Concern => "- ",
            Mark::Question => "? ",
            Mark::Context => "",
        };
        let area = ["oversight", "plans"].get(self.area).copied().unwrap_or_default();
        let tag = self.tag.map(|tag| format!(" #{tag}")).unwrap_or_default();
        format!("{sign}@{} #{area} {}{tag}", reference(self.case), self.text)
    }
}

/// What a case is called: `C07`.
#[must_use]
pub fn reference(case: usize) -> String {
    format!("C{:02}", case + 1)
}

/// So many pieces of evidence, as evenly over so many cases as can be, case by case.
#[must_use]
pub fn pieces(pieces: usize, cases: usize) -> Vec<Piece> {
    let piece = |at: usize| {
        let case = at * cases / pieces.max(1);
        let word = |words: &[&'static str], at: usize| words.iter().cycle().nth(at).copied().unwrap_or_default();
        Piece {
            mark: [Mark::Concern, Mark::Strength, Mark::Context, Mark::Question]
                .iter()
                .cycle()
                .nth(at + case)
                .copied()
                .unwrap_or(Mark::Context),
            case,
            area: (at / 3) % 2,
            tag: (at % 5 == 4).then_some(if at.is_multiple_of(2) { "drift" } else { "voice" }),
            text: format!("{} {} ({}).", word(&WHO, at), word(&WHAT, at * 7 + case), at + 1),
        }
    };
    (0..pieces).map(piece).collect()
}

/// The set of criteria that cases are read against.
#[must_use]
pub fn criteria() -> Criteria {
    let id = |at: u128| Uuid::from_u128(0x0193_0000_0000_7000_8000_00c0_0000_0000 + at);
    let criterion = |(text, at): (&&str, u128)| Criterion {
        id: CriterionId(id(at)),
        text: (*text).to_owned(),
        area: None,
    };
    Criteria {
        id: CriteriaId(id(0)),
        visit: northmere::visit().id,
        theme: Theme::ChildrenInNeed,
        title: "Children in need".into(),
        criteria: CRITERIA.iter().zip(1..).map(criterion).collect(),
    }
}

/// A case, from 0, as it is before it is read.
#[must_use]
pub fn case(at: usize) -> Case {
    northmere::case(at as u128 + 1)
}

/// How a case meets a criterion, both from 0.
#[must_use]
pub fn rating(case: usize, criterion: usize) -> Rating {
    let all = [Rating::Met, Rating::Partly, Rating::NotMet];
    let at = case * 5 + criterion * 2 + case * criterion;
    all.iter().cycle().nth(at).copied().unwrap_or(Rating::Met)
}

/// Puts the notebook in which the day begins into `folder`: one that the first version of the program wrote, so that it
/// is brought up to date when it is opened. [`crate::PASSPHRASE`] opens it, and cheaply.
///
/// # Errors
/// Those of the file system.
pub fn put_notebook(folder: &Path) -> std::io::Result<()> {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/notebooks/schema-1");
    copy_files(&kept, folder)
}

/// What lies in a notebook's folder, opened in a copy: what a crash left is not touched by looking at it. The copy goes
/// with the folder.
///
/// # Errors
/// Those of the file system and of the store.
pub fn opened_copy(notebook: &Path) -> Result<(TempDir, Notebook), StoreError> {
    let copy = tempfile::tempdir()?;
    copy_files(notebook, copy.path())?;
    let env = Arc::new(TestEnvironment::of_laptop(999));
    let opened = Notebook::open(copy.path(), &Secret::Passphrase(PASSPHRASE), env)?;
    Ok((copy, opened))
}

fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_of_a_day_is_another_and_every_case_has_as_many() {
        let all = pieces(120, 12);
        let typed: std::collections::BTreeSet<String> = all.iter().map(Piece::typed).collect();
        assert_eq!(typed.len(), 120);
        assert!((0..12).all(|case| all.iter().filter(|piece| piece.case == case).count() == 10));
        assert_eq!(
            all[14].typed(),
            "? @C02 #oversight The core group is clear about what has to change (15). #drift"
        );
    }
}
