//! How the sample compares with the frame: by age, sex, team and list.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::digest::word;
use super::draw::{Candidate, Pick};
use super::plan::DrawPlan;
use crate::frame::FrameRow;

/// By what the sample is compared with the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Age band.
    AgeBand,
    /// Sex.
    Sex,
    /// Team.
    Team,
    /// List of Annex A.
    List,
}

/// Whether a value is as frequent in the sample as in the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Share {
    /// Even one case more with this value would leave its share of the sample below its share of the frame.
    Low,
    /// As near as whole cases allow.
    Fair,
    /// Even one case fewer with this value would leave its share of the sample above its share of the frame.
    High,
}

/// One line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Balance {
    /// What is compared.
    pub dimension: Dimension,
    /// The age band, sex or list as it is spelt on the wire, or the team as the frame has it.
    pub value: String,
    /// How many children of the frame have it.
    pub in_frame: u32,
    /// How many children of the sample have it.
    pub in_sample: u32,
    /// How the two shares compare.
    pub share: Share,
}

/// Compares the sample with all children whom the plan's own filter takes, in the order of dimensions and values.
///
/// Children are counted, not rows: a child with rows in two teams counts once for each of them. Those in reserve are not
/// counted, nor those put in by hand whom the filter would not take.
pub fn balance(plan: &DrawPlan, candidates: &[Candidate], picks: &[Pick]) -> Vec<Balance> {
    let mut children: HashMap<&str, HashSet<(Dimension, Value)>> = HashMap::new();
    for candidate in candidates.iter().filter(|one| plan.filter.takes(one.row, plan.as_of)) {
        children
            .entry(candidate.child)
            .or_default()
            .extend(values(candidate.row));
    }
    let picked = picks.iter().filter(|pick| !pick.reserve);
    let picked: HashSet<&str> = picked.map(|pick| pick.child.as_str()).collect();
    let mut counts: BTreeMap<&(Dimension, Value), (u32, u32)> = BTreeMap::new();
    let (mut frame, mut sample) = (0, 0);
    for (child, values) in &children {
        let in_sample = u32::from(picked.contains(child));
        frame += 1;
        sample += in_sample;
        for value in values {
            let (in_frame, all_in_sample) = counts.entry(value).or_default();
            *in_frame += 1;
            *all_in_sample += in_sample;
        }
    }
    let line = |((dimension, value), (in_frame, in_sample)): (&(Dimension, Value), (u32, u32))| Balance {
        dimension: *dimension,
        value: value.1.clone(),
        in_frame,
        in_sample,
        share: share((in_sample, sample), (in_frame, frame)),
    };
    counts.into_iter().map(line).collect()
}

/// The place of a value in its closed list, so that lines stand in that order, and the value. Teams have no such order.
type Value = (u8, String);

fn values(row: &FrameRow) -> [(Dimension, Value); 4] {
    [
        (Dimension::AgeBand, (row.age_band as u8, word(row.age_band))),
        (Dimension::Sex, (row.sex as u8, word(row.sex))),
        (Dimension::Team, (0, row.team.clone())),
        (Dimension::List, (row.list as u8, word(row.list))),
    ]
}

/// Compares `part` of `whole` in the sample with the same in the frame, in whole numbers.
fn share((part, whole): (u32, u32), (frame_part, frame): (u32, u32)) -> Share {
    let expected = i64::from(frame_part) * i64::from(whole);
    let with = |more: i64| (i64::from(part) + more) * i64::from(frame);
    if with(1) < expected {
        Share::Low
    } else if with(-1) > expected {
        Share::High
    } else {
        Share::Fair
    }
}
