//! Drawing: who stands where in each group, and who is taken.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::digest::place;
use super::plan::{DrawPlan, Filter};
use crate::frame::FrameRow;
use crate::refusal::{Reason, Refusal};

/// One row that can be drawn, and whose it is. A child may have several.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The child: the authority's id, which decides its place in the order. Its white space is single, as in the digest.
    pub child: &'a str,
    /// The row.
    pub row: &'a FrameRow,
}

/// A child in the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The group, counted from 0 as in the plan.
    pub stratum: usize,
    /// Its place, from 1, among all children of the group; none when people put it in.
    pub rank: Option<u32>,
    /// The child.
    pub child: String,
    /// Whether people put it in.
    pub by_hand: bool,
    /// Whether it stands in reserve for a case that cannot be read.
    pub reserve: bool,
}

/// Where a child that people left out would have stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The entry of the plan's `left_out`, counted from 0.
    pub entry: usize,
    /// The group, counted from 0 as in the plan.
    pub stratum: usize,
    /// Its place, from 1, among all children of the group.
    pub rank: u32,
}

/// A group with fewer children than were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Short {
    /// The group, counted from 0 as in the plan.
    pub stratum: usize,
    /// How many cases the plan asks for, those in reserve not counted.
    pub wanted: u32,
    /// How many there are, those put in by hand counted.
    pub found: u32,
}

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The sample: group by group, those put in by hand first, then by rank, those in reserve last.
    pub picks: Vec<Pick>,
    /// Every group that a left-out child would have stood in.
    pub left_out: Vec<LeftOut>,
    /// The groups that fell short.
    pub short: Vec<Short>,
    /// How many children each group of the plan has, those left out or drawn earlier counted.
    pub sizes: Vec<u32>,
}

/// The rows of each child, children in the order of the draw.
type Order<'a> = Vec<(&'a str, Vec<&'a FrameRow>)>;

/// Draws the plan's sample from the candidates. The order of the candidates does not matter.
///
/// # Errors
/// A plan that [`DrawPlan::check`] refuses; a child without a key; a child put in or left out that is no candidate; more
/// children put into a group than it is to have.
pub fn draw(plan: &DrawPlan, seed: &[u8; 32], candidates: &[Candidate]) -> Result<Drawn, Refusal> {
    plan.check()?;
    let order = in_order(seed, candidates)?;
    let put_in = placed(plan, &order)?;
    let mut taken: HashSet<&str> = put_in.iter().map(|(_, child)| *child).collect();
    let mut drawn = Drawn {
        picks: Vec::new(),
        left_out: Vec::new(),
        short: Vec::new(),
        sizes: Vec::new(),
    };
    for (index, stratum) in plan.strata.iter().enumerate() {
        let by_hand = put_in.iter().filter(|(place, _)| *place == index);
        let before = drawn.picks.len();
        drawn
            .picks
            .extend(by_hand.map(|(_, child)| pick(index, None, child, false)));
        let found = count(drawn.picks.len() - before);
        let open = stratum.quota.checked_sub(found);
        let open = open.ok_or_else(|| Refusal::new(format!("strata.{index}.quota"), Reason::OutOfRange))?;
        let members = order.iter().filter(|(_, rows)| belongs(plan, &stratum.filter, rows));
        let members: Vec<(u32, &str)> = (1..).zip(members.map(|(child, _)| *child)).collect();
        drawn.sizes.push(count(members.len()));
        let out = left_out(plan, index, &members);
        let passed_over: HashSet<u32> = out.iter().map(|out| out.rank).collect();
        let free = members.iter().filter(|(rank, _)| !passed_over.contains(rank));
        let free: Vec<_> = free.filter(|(_, child)| !taken.contains(child)).collect();
        let wanted = usize::try_from(open.saturating_add(stratum.reserve)).unwrap_or(usize::MAX);
        for (nth, (rank, child)) in (0..).zip(free.into_iter().take(wanted)) {
            taken.insert(child);
            drawn.picks.push(pick(index, Some(*rank), child, nth >= open));
        }
        let found = drawn.picks.iter().skip(before).filter(|pick| !pick.reserve).count();
        drawn.short.extend(short(index, stratum.quota, count(found)));
        drawn.left_out.extend(out);
    }
    Ok(drawn)
}

fn pick(stratum: usize, rank: Option<u32>, child: &str, reserve: bool) -> Pick {
    Pick {
        stratum,
        rank,
        child: child.to_owned(),
        by_hand: rank.is_none(),
        reserve,
    }
}

fn short(stratum: usize, wanted: u32, found: u32) -> Option<Short> {
    (found < wanted).then_some(Short { stratum, wanted, found })
}

/// Every child once, in the order of the draw.
fn in_order<'a>(seed: &[u8; 32], candidates: &[Candidate<'a>]) -> Result<Order<'a>, Refusal> {
    let mut children: BTreeMap<&str, Vec<&FrameRow>> = BTreeMap::new();
    for candidate in candidates {
        if candidate.child.is_empty() {
            return Err(Refusal::new("candidates.child", Reason::Empty));
        }
        children.entry(candidate.child).or_default().push(candidate.row);
    }
    let seed = hex::encode(seed);
    let mut order: Order = children.into_iter().collect();
    // The sort is stable, so that equal places would leave the children in the order of their keys.
    order.sort_by_cached_key(|(child, _)| place(&seed, child));
    Ok(order)
}

/// Whether one and the same row is taken by the plan and by the group.
fn belongs(plan: &DrawPlan, filter: &Filter, rows: &[&FrameRow]) -> bool {
    let takes = |row: &FrameRow| plan.filter.takes(row, plan.as_of) && filter.takes(row, plan.as_of);
    rows.iter().any(|row| takes(row))
}

/// The group of each child that people put in. Those left out must be candidates too, or a slip of the pen would pass.
fn placed<'p>(plan: &'p DrawPlan, order: &Order) -> Result<Vec<(usize, &'p str)>, Refusal> {
    let rows: HashMap<&str, &Vec<&FrameRow>> = order.iter().map(|(child, rows)| (*child, rows)).collect();
    let unknown = |list: &str, at: usize| Refusal::new(format!("{list}.{at}.child"), Reason::Unknown);
    for (at, entry) in plan.left_out.iter().enumerate() {
        if !rows.contains_key(entry.child.as_str()) {
            return Err(unknown("left_out", at));
        }
    }
    let mut placed = Vec::new();
    for (at, entry) in plan.put_in.iter().enumerate() {
        let rows = rows.get(entry.child.as_str()).ok_or_else(|| unknown("put_in", at))?;
        let mut strata = plan.strata.iter();
        let place = match &entry.stratum {
            Some(name) => strata.position(|stratum| stratum.name == *name),
            None => strata.position(|stratum| belongs(plan, &stratum.filter, rows)),
        };
        placed.push((place.unwrap_or(0), entry.child.as_str()));
    }
    Ok(placed)
}

/// Those of a group's children whom people left out of it.
fn left_out(plan: &DrawPlan, stratum: usize, members: &[(u32, &str)]) -> Vec<LeftOut> {
    let name = plan.strata.get(stratum).map(|stratum| &stratum.name);
    let mut found = Vec::new();
    for (entry, by_hand) in plan.left_out.iter().enumerate() {
        if by_hand.stratum.is_some() && by_hand.stratum.as_ref() != name {
            continue;
        }
        if let Some((rank, _)) = members.iter().find(|(_, child)| *child == by_hand.child) {
            found.push(LeftOut {
                entry,
                stratum,
                rank: *rank,
            });
        }
    }
    found
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
