//! Drawing a sample, looking at it, and deciding what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use visitbook_domain::sampling::{Candidate, DrawPlan, Stratum, balance, draw, seed};
use visitbook_domain::{
    Case, CaseId, Draw, DrawId, DrawState, Frame, FrameId, FrameRow, Op, Reason, Record, Refusal, SampledChild,
    Subject, SubjectKind,
};
use visitbook_exchange::receipt::{self, Basis, FileDigest, Labels};
use visitbook_store::{Change, Reader, StoreError};
use zeroize::Zeroizing;

use crate::contract::*;
use crate::core::Core;
use crate::drafts::{DISCARD, DRAW_PLAN, became_a_record};
use crate::error::{AppError, Code};

impl Core {
    /// What a frame can be filtered by, with how many children each value has.
    ///
    /// # Errors
    /// Those of the store.
    pub fn frame(&self, request: OfFrame) -> Result<FrameView, AppError> {
        self.notebook()?.read(|reader| {
            let rows = reader.frame_rows(request.frame)?;
            Ok(FrameView {
                lists: counted(&rows, |row| row.list),
                teams: counted(&rows, |row| row.team.clone()),
                age_bands: counted(&rows, |row| row.age_band),
                sexes: counted(&rows, |row| row.sex),
            })
        })
    }

    /// How many children each group of a plan has.
    ///
    /// # Errors
    /// Those of the store.
    pub fn try_draw(&self, request: TryDraw) -> Result<DrawTried, AppError> {
        let plan = request.plan;
        self.notebook()?.read(|reader| {
            let rows = reader.frame_rows(request.frame)?;
            let takes = |row: &FrameRow| plan.filter.takes(row, plan.as_of);
            let size = |stratum: &Stratum| {
                let children: BTreeSet<u32> = rows
                    .iter()
                    .filter(|(_, row)| takes(row) && stratum.filter.takes(row, plan.as_of))
                    .map(|(child, _)| *child)
                    .collect();
                u32::try_from(children.len()).unwrap_or(u32::MAX)
            };
            Ok(DrawTried {
                sizes: plan.strata.iter().map(size).collect(),
            })
        })
    }

    /// Draws a sample by the number that the authority called out. Every draw is kept, those that are discarded too.
    ///
    /// # Errors
    /// A plan or a number that cannot be drawn by; a child put in or left out who is not in the frame.
    pub fn draw_sample(&self, request: DrawSample) -> Result<Saved, AppError> {
        let notebook = self.notebook()?;
        let env = std::sync::Arc::clone(&self.env);
        let (_, written) = notebook.transact(request.op_id, move |tx| -> Result<(), AppError> {
            let frame = frame_of(&tx.reader(), request.frame)?;
            let children = Children::of(&tx.reader(), &frame)?;
            let plan = children.in_ids(&request.plan)?;
            let seed = seed(&hex_digest(&frame.rows_sha256)?, &request.number_called).map_err(StoreError::from)?;
            let candidates = children.candidates();
            let drawn = draw(&plan, &seed, &candidates).map_err(StoreError::from)?;
            let labels = Labels {
                references: references(&tx.reader(), frame.visit, &drawn.picks)?,
                salts: salts(env.as_ref(), drawn.picks.len())?,
                left_out_salts: salts(env.as_ref(), plan.left_out.len())?,
                drawn_at: tx.now(),
                journal_head: tx.journal_head()?,
            };
            let file = FileDigest {
                sha256: frame.file.sha256.clone(),
                bytes: frame.file.bytes,
            };
            let basis = Basis {
                files: &[file],
                rows: &candidates,
                mapping: &frame.mapping,
            };
            let made =
                receipt::make(&basis, &plan, &request.number_called, &drawn, &labels).map_err(StoreError::from)?;
            let picks = drawn.picks.iter().zip(&labels.references).map(|(pick, reference)| {
                Ok(SampledChild {
                    reference: reference.clone(),
                    child: children.reference_of(&pick.child)?,
                    stratum: u32::try_from(pick.stratum).unwrap_or(u32::MAX),
                    rank: pick.rank,
                    reserve: pick.reserve,
                })
            });
            let record = Draw {
                id: DrawId(env.new_id()),
                visit: frame.visit,
                frame: frame.id,
                number_called: request.number_called.clone(),
                picks: picks.collect::<Result<_, StoreError>>()?,
                plan: request.plan.clone(),
                state: DrawState::Drawn,
                discarded_because: String::new(),
                receipt: serde_json::to_value(&made.receipt).map_err(StoreError::from)?,
                keys_exported: Vec::new(),
                at: tx.now(),
            };
            became_a_record(tx, frame.visit, DRAW_PLAN)?;
            Ok(tx.add(record.into())?)
        })?;
        Ok(written.into())
    }

    /// How a sample looks beside its frame.
    ///
    /// # Errors
    /// Those of the store.
    pub fn draw_view(&self, request: OfDraw) -> Result<DrawView, AppError> {
        self.notebook()?.read(|reader| {
            let kept = draw_of(reader, request.draw)?;
            let frame = frame_of(reader, kept.frame)?;
            let children = Children::of(reader, &frame)?;
            let plan = children.in_ids(&kept.plan)?;
            let seed = seed(&hex_digest(&frame.rows_sha256)?, &kept.number_called).map_err(StoreError::from)?;
            let candidates = children.candidates();
            let drawn = draw(&plan, &seed, &candidates).map_err(StoreError::from)?;
            Ok(DrawView {
                balance: balance(&plan, &candidates, &drawn.picks),
                short: drawn.short,
                sizes: drawn.sizes,
            })
        })
    }

    /// Makes a draw's cases the visit's, or discards it with a reason.
    ///
    /// # Errors
    /// A draw that is decided already.
    pub fn decide_draw(&self, request: DecideDraw) -> Result<Saved, AppError> {
        let env = std::sync::Arc::clone(&self.env);
        let (_, written) = self
            .notebook()?
            .transact(request.op_id, move |tx| -> Result<(), AppError> {
                let was = draw_of(&tx.reader(), request.draw)?;
                if was.state != DrawState::Drawn {
                    return Err(StoreError::from(Refusal::new("state", Reason::Twice)).into());
                }
                became_a_record(tx, was.visit, DISCARD)?;
                let mut is = was.clone();
                let mut changes = Vec::new();
                let op = match request.discard_because.trim().is_empty() {
                    true => {
                        is.state = DrawState::Accepted;
                        for case in cases(&tx.reader(), &was, env.as_ref())? {
                            changes.push(Change {
                                was: None,
                                is: Some(case.into()),
                            });
                        }
                        Op::AcceptDraw
                    }
                    false => {
                        is.state = DrawState::Discarded;
                        is.discarded_because = request.discard_because.clone();
                        Op::EditDraw
                    }
                };
                changes.insert(
                    0,
                    Change {
                        was: Some(was.into()),
                        is: Some(is.into()),
                    },
                );
                Ok(tx.apply(op, &changes)?)
            })?;
        Ok(written.into())
    }
}

/// The cases of a draw: those in reserve stay out until they are needed.
fn cases(reader: &Reader<'_>, draw: &Draw, env: &dyn visitbook_domain::Environment) -> Result<Vec<Case>, StoreError> {
    let mut by_child: BTreeMap<u32, Vec<FrameRow>> = BTreeMap::new();
    for (child, row) in reader.frame_rows(draw.frame)? {
        by_child.entry(child).or_default().push(row);
    }
    let picked = draw.picks.iter().filter(|pick| !pick.reserve);
    Ok(picked
        .map(|pick| {
            let stratum = usize::try_from(pick.stratum)
                .ok()
                .and_then(|at| draw.plan.strata.get(at));
            let cohort = stratum.map(|stratum| stratum.name.clone()).unwrap_or_default();
            let mut case = Case::new(CaseId(env.new_id()), draw.visit, pick.reference.clone(), cohort);
            let rows = number(&pick.child).and_then(|child| by_child.get(&child));
            if let Some(row) = rows.and_then(|rows| row_of_group(&draw.plan, stratum, rows)) {
                case.list = Some(row.list);
                case.age_band = row.age_band;
                case.sex = row.sex;
                case.team.clone_from(&row.team);
            }
            case
        })
        .collect())
}

/// The row by which a child belongs to the group, the first of several. A child whom people put in may have none: then
/// the first row of all stands for it.
fn row_of_group<'a>(plan: &DrawPlan, stratum: Option<&Stratum>, rows: &'a [FrameRow]) -> Option<&'a FrameRow> {
    let takes = |row: &&FrameRow| {
        plan.filter.takes(row, plan.as_of) && stratum.is_some_and(|stratum| stratum.filter.takes(row, plan.as_of))
    };
    rows.iter().find(takes).or_else(|| rows.first())
}

pub(super) fn draw_of(reader: &Reader<'_>, id: DrawId) -> Result<Draw, StoreError> {
    let subject = Subject {
        kind: SubjectKind::Draw,
        id: id.0,
    };
    match reader.get(subject)?.map(|kept| kept.record) {
        Some(Record::Draw(draw)) => Ok(draw),
        _ => Err(StoreError::NotFound(subject)),
    }
}

fn frame_of(reader: &Reader<'_>, id: FrameId) -> Result<Frame, StoreError> {
    let subject = Subject {
        kind: SubjectKind::Frame,
        id: id.0,
    };
    match reader.get(subject)?.map(|kept| kept.record) {
        Some(Record::Frame(frame)) => Ok(frame),
        _ => Err(StoreError::NotFound(subject)),
    }
}

/// A frame with its children by the authority's ids, for as long as a draw takes.
struct Children {
    rows: Vec<(u32, FrameRow)>,
    ids: BTreeMap<u32, Zeroizing<String>>,
}

impl Children {
    fn of(reader: &Reader<'_>, frame: &Frame) -> Result<Self, AppError> {
        let children = Self {
            rows: reader.frame_rows(frame.id)?,
            ids: reader.sealed_children(frame.id)?,
        };
        match children.rows.is_empty() {
            true => Err(AppError::new(
                Code::NotFound,
                "the rows of the lists are not in this notebook",
            )),
            false => Ok(children),
        }
    }

    fn candidates(&self) -> Vec<Candidate<'_>> {
        let of = |(child, row)| {
            self.ids.get(child).map(|id| Candidate {
                child: id.as_str(),
                row,
            })
        };
        self.rows
            .iter()
            .map(|(child, row)| (child, row))
            .filter_map(of)
            .collect()
    }

    /// The plan with the authority's ids in place of references.
    fn in_ids(&self, plan: &DrawPlan) -> Result<DrawPlan, StoreError> {
        let mut plan = plan.clone();
        for (list, entries) in [("put_in", &mut plan.put_in), ("left_out", &mut plan.left_out)] {
            for (at, entry) in entries.iter_mut().enumerate() {
                let id = number(&entry.child).and_then(|child| self.ids.get(&child));
                let id = id.ok_or_else(|| Refusal::new(format!("{list}.{at}.child"), Reason::Unknown))?;
                entry.child = id.to_string();
            }
        }
        Ok(plan)
    }

    fn reference_of(&self, id: &str) -> Result<String, StoreError> {
        let found = self.ids.iter().find(|(_, known)| known.as_str() == id);
        let (child, _) = found.ok_or(StoreError::Damaged("a drawn child is not in the frame"))?;
        Ok(format!("F{child:05}"))
    }
}

/// The number in a reference of the frame: 12 of `F00012`.
pub(super) fn number(reference: &str) -> Option<u32> {
    reference.trim().strip_prefix(['F', 'f'])?.parse().ok()
}

fn counted<T: Ord + Clone>(rows: &[(u32, FrameRow)], of: impl Fn(&FrameRow) -> T) -> Vec<CountOf<T>> {
    let mut found: BTreeMap<T, BTreeSet<u32>> = BTreeMap::new();
    for (child, row) in rows {
        found.entry(of(row)).or_default().insert(*child);
    }
    found
        .into_iter()
        .map(|(value, children)| CountOf {
            value,
            children: u32::try_from(children.len()).unwrap_or(u32::MAX),
        })
        .collect()
}

/// `C01` and on behind the visit's highest, `R01` and on for those in reserve.
fn references(
    reader: &Reader<'_>,
    visit: visitbook_domain::VisitId,
    picks: &[visitbook_domain::sampling::Pick],
) -> Result<Vec<String>, StoreError> {
    let taken: Vec<String> = reader
        .of_visit(SubjectKind::Case, visit)?
        .into_iter()
        .filter_map(|kept| Case::try_from(kept.record).ok())
        .map(|case| case.reference)
        .collect();
    let highest = |letter: char| {
        let numbers = taken
            .iter()
            .filter_map(|reference| reference.strip_prefix(letter)?.parse::<u32>().ok());
        numbers.max().unwrap_or(0)
    };
    Ok(references_behind(highest('C'), highest('R'), picks))
}

/// References behind the highest number of a case and the highest of a case in reserve.
pub(super) fn references_behind(
    mut case: u32,
    mut reserve: u32,
    picks: &[visitbook_domain::sampling::Pick],
) -> Vec<String> {
    let mut next = |pick: &visitbook_domain::sampling::Pick| {
        let (letter, next) = match pick.reserve {
            true => ('R', &mut reserve),
            false => ('C', &mut case),
        };
        *next = next.saturating_add(1);
        format!("{letter}{next:02}")
    };
    picks.iter().map(&mut next).collect()
}

pub(super) fn salts(env: &dyn visitbook_domain::Environment, count: usize) -> Result<Vec<receipt::Salt>, StoreError> {
    (0..count)
        .map(|_| {
            let mut salt = receipt::Salt::default();
            env.fill(&mut salt)?;
            Ok(salt)
        })
        .collect()
}

fn hex_digest(text: &str) -> Result<[u8; 32], StoreError> {
    let bytes = hex::decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or(StoreError::Damaged("a digest is none"))
}
