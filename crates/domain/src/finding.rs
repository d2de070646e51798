//! A finding: what the evidence of one area of concern comes to, what supports it and what speaks against it.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::evidence::{Evidence, Mark};
use crate::ids::{AreaId, EvidenceId, FindingId, VisitId};
use crate::refusal::{Reason, Refusal, list, text};
use crate::seen::Seen;

/// What was found about one area of concern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// The visit.
    pub visit: VisitId,
    /// Running number within the visit, from 1: `F3`. Given by the core.
    pub number: u32,
    /// The area of concern.
    pub area: AreaId,
    /// What was found, in a sentence as the letter may say it.
    pub statement: String,
    /// Whether it is a strength or a concern. Context and questions are no findings.
    pub mark: Mark,
    /// How the area stands to the last visit, as far as this finding goes.
    pub direction: Direction,
    /// The evidence that supports it, each as it was when somebody put it there.
    pub supports: Vec<Linked>,
    /// The evidence that somebody put against it.
    pub against: Vec<Linked>,
    /// What was made of evidence that speaks against it.
    pub weighed: Vec<Weighed>,
    /// When it was made.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
}

/// How something stands to the last visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Better than it was.
    Improved,
    /// As it was.
    NoChange,
    /// Worse than it was.
    Declined,
    /// It was not looked at during this visit.
    NotLookedAt,
    /// It was not known before.
    New,
}

/// Evidence linked to a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Linked {
    /// The evidence.
    pub evidence: EvidenceId,
    /// What it was when somebody looked at it last.
    pub seen: Seen,
}

/// What was made of evidence that speaks against a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weighed {
    /// The evidence.
    pub evidence: EvidenceId,
    /// What was made of it.
    pub how: Weighing,
    /// Why; may be empty where the wording reflects it.
    pub because: String,
    /// What it was when it was weighed.
    pub seen: Seen,
}

/// What can be made of evidence that speaks against a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weighing {
    /// What supports the finding weighs more.
    Outweighed,
    /// The wording of the finding reflects it.
    InWording,
    /// It is about something else.
    NotRelevant,
}

impl Finding {
    /// Refuses a finding without a statement, one that is neither a strength nor a concern, evidence that stands twice,
    /// and a weighing without its reason.
    pub fn check(&self) -> Result<(), Refusal> {
        text("statement", &self.statement)?;
        if self.statement.trim().is_empty() {
            return Err(Refusal::new("statement", Reason::Empty));
        }
        if !matches!(self.mark, Mark::Strength | Mark::Concern) {
            return Err(Refusal::new("mark", Reason::OutOfRange));
        }
        let linked: Vec<EvidenceId> = self
            .supports
            .iter()
            .chain(&self.against)
            .map(|link| link.evidence)
            .collect();
        list("supports", &linked)?;
        let supports = self.supports.len();
        if let Some(at) = first_repeated(&linked) {
            let field = match at.checked_sub(supports) {
                Some(at) => format!("against.{at}"),
                None => format!("supports.{at}"),
            };
            return Err(Refusal::new(field, Reason::Twice));
        }
        self.check_weighed()
    }

    fn check_weighed(&self) -> Result<(), Refusal> {
        list("weighed", &self.weighed)?;
        let evidence: Vec<EvidenceId> = self.weighed.iter().map(|weighed| weighed.evidence).collect();
        if let Some(at) = first_repeated(&evidence) {
            return Err(Refusal::new(format!("weighed.{at}"), Reason::Twice));
        }
        for (at, weighed) in self.weighed.iter().enumerate() {
            let field = format!("weighed.{at}.because");
            text(&field, &weighed.because)?;
            if weighed.how != Weighing::InWording && weighed.because.trim().is_empty() {
                return Err(Refusal::new(field, Reason::Empty));
            }
        }
        Ok(())
    }

    /// Every piece of evidence it is linked to, either way.
    pub fn linked(&self) -> impl Iterator<Item = EvidenceId> + '_ {
        self.supports.iter().chain(&self.against).map(|link| link.evidence)
    }

    /// The evidence that speaks against it: what somebody put there, and unasked every piece in use of the opposite
    /// mark in its area that does not support it. In the order of `evidence`.
    pub fn counter<'a>(&self, evidence: &'a [Evidence]) -> Vec<&'a Evidence> {
        let speaks = |piece: &&Evidence| {
            let put = self.against.iter().any(|link| link.evidence == piece.id);
            let supports = self.supports.iter().any(|link| link.evidence == piece.id);
            let opposite = opposite(self.mark) == Some(piece.mark) && piece.areas.contains(&self.area);
            piece.binned.is_none() && (put || (opposite && !supports))
        };
        evidence.iter().filter(speaks).collect()
    }

    /// Of what speaks against it, what nobody has weighed as it is now.
    pub fn unweighed<'a>(&self, evidence: &'a [Evidence]) -> Vec<&'a Evidence> {
        let open = |piece: &&Evidence| {
            let weighed = self.weighed.iter().find(|weighed| weighed.evidence == piece.id);
            weighed.is_none_or(|weighed| !weighed.seen.is_still(*piece))
        };
        self.counter(evidence).into_iter().filter(open).collect()
    }

    /// Of what is linked to it, what has changed since somebody looked, or is in the bin or gone.
    pub fn suspect(&self, evidence: &[Evidence]) -> Vec<EvidenceId> {
        let changed = |link: &&Linked| {
            let piece = evidence.iter().find(|piece| piece.id == link.evidence);
            piece.is_none_or(|piece| !link.seen.is_still(piece))
        };
        let links = self.supports.iter().chain(&self.against);
        links.filter(changed).map(|link| link.evidence).collect()
    }
}

/// Strength for concern, concern for strength; nothing for what is neither.
pub fn opposite(mark: Mark) -> Option<Mark> {
    match mark {
        Mark::Strength => Some(Mark::Concern),
        Mark::Concern => Some(Mark::Strength),
        Mark::Context | Mark::Question => None,
    }
}

fn first_repeated(ids: &[EvidenceId]) -> Option<usize> {
    ids.iter()
        .enumerate()
        .position(|(at, id)| ids.iter().take(at).any(|other| other == id))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::evidence::{Basis, EvidenceKind};
    use crate::ids::PersonId;

    const AREA: AreaId = AreaId(Uuid::from_u128(1));

    fn evidence(id: u128, mark: Mark) -> Evidence {
        Evidence {
            id: EvidenceId(Uuid::from_u128(id)),
            visit: VisitId(Uuid::nil()),
            number: 1,
            kind: EvidenceKind::ChildsRecord,
            basis: Basis::Read,
            mark,
            areas: vec![AREA],
            tags: vec![],
            case: None,
            source: String::new(),
            text: "Plan without dates.".into(),
            happened: None,
            count: None,
            at: DateTime::UNIX_EPOCH,
            author: PersonId(Uuid::nil()),
            binned: None,
        }
    }

    fn finding(supports: &[&Evidence]) -> Finding {
        let linked = |piece: &&Evidence| Linked {
            evidence: piece.id,
            seen: Seen::of(*piece),
        };
        Finding {
            id: FindingId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            number: 1,
            area: AREA,
            statement: "Plans drift.".into(),
            mark: Mark::Concern,
            direction: Direction::NoChange,
            supports: supports.iter().map(linked).collect(),
            against: vec![],
            weighed: vec![],
            at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn evidence_of_the_opposite_mark_in_the_same_area_is_put_beside_it_unasked() {
        let mut elsewhere = evidence(3, Mark::Strength);
        elsewhere.areas.clear();
        let mut binned = evidence(4, Mark::Strength);
        binned.binned = Some(DateTime::UNIX_EPOCH);
        let all = [
            evidence(1, Mark::Concern),
            evidence(2, Mark::Strength),
            elsewhere,
            binned,
            evidence(5, Mark::Context),
        ];
        let found = finding(&[&all[0]]);
        let counter: Vec<_> = found.counter(&all).iter().map(|piece| piece.id).collect();
        assert_eq!(counter, [all[1].id]);
        assert_eq!(found.unweighed(&all).len(), 1);
    }

    #[test]
    fn what_was_weighed_is_weighed_until_it_changes() {
        let mut all = [evidence(1, Mark::Concern), evidence(2, Mark::Strength)];
        let mut found = finding(&[&all[0]]);
        found.weighed.push(Weighed {
            evidence: all[1].id,
            how: Weighing::Outweighed,
            because: "One plan of nine.".into(),
            seen: Seen::of(&all[1]),
        });
        assert!(found.unweighed(&all).is_empty());
        all[1].text = "Plan with dates, in seven records.".into();
        assert_eq!(found.unweighed(&all).len(), 1);
    }

    #[test]
    fn what_changed_since_it_was_linked_is_suspect() {
        let mut all = [evidence(1, Mark::Concern), evidence(2, Mark::Concern)];
        let found = finding(&[&all[0], &all[1]]);
        assert!(found.suspect(&all).is_empty());
        all[0].tags.push("dates".into());
        assert!(
            found.suspect(&all).is_empty(),
            "a label changes nothing of what it says"
        );
        all[0].mark = Mark::Strength;
        all[1].binned = Some(DateTime::UNIX_EPOCH);
        assert_eq!(found.suspect(&all), [all[0].id, all[1].id]);
    }

    #[test]
    fn a_finding_is_a_strength_or_a_concern_and_a_weighing_has_its_reason() {
        let piece = evidence(1, Mark::Concern);
        let refused = |change: &dyn Fn(&mut Finding)| {
            let mut found = finding(&[&piece]);
            change(&mut found);
            found.check().err().map(|refusal| (refusal.field, refusal.reason))
        };
        let weigh = |how| {
            let seen = Seen::of(&piece);
            move |found: &mut Finding| {
                found.weighed.push(Weighed {
                    evidence: EvidenceId(Uuid::from_u128(9)),
                    how,
                    because: String::new(),
                    seen: seen.clone(),
                });
            }
        };
        assert_eq!(refused(&|_| {}), None);
        assert_eq!(
            refused(&|found| found.mark = Mark::Question),
            Some(("mark".into(), Reason::OutOfRange))
        );
        assert_eq!(
            refused(&|found| found.statement = " ".into()),
            Some(("statement".into(), Reason::Empty))
        );
        let twice = |found: &mut Finding| found.against = found.supports.clone();
        assert_eq!(refused(&twice), Some(("against.0".into(), Reason::Twice)));
        assert_eq!(refused(&weigh(Weighing::InWording)), None);
        assert_eq!(
            refused(&weigh(Weighing::NotRelevant)),
            Some(("weighed.0.because".into(), Reason::Empty))
        );
    }
}
