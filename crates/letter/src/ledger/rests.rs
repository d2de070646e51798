//! What a claim rests on: pieces of evidence in use, from how many kinds of source, from how many sources that do not
//! depend on each other, and what speaks against it.

use std::collections::{BTreeMap, BTreeSet};

use visitbook_domain::finding::opposite;
use visitbook_domain::matrix::{ENOUGH, Source};
use visitbook_domain::{AreaId, Evidence, EvidenceId, EvidenceKind, Finding, FindingId, Mark, VisitRecords};

/// The evidence and the findings of a visit, ready to be asked for by id.
pub struct Grounds<'a> {
    /// The visit's records.
    pub records: &'a VisitRecords,
    evidence: BTreeMap<EvidenceId, &'a Evidence>,
    /// What is in use, by area and mark.
    by_area: BTreeMap<(AreaId, Mark), Vec<&'a Evidence>>,
    findings: BTreeMap<FindingId, FoundOn<'a>>,
}

/// A finding with what speaks against it and what has changed under it.
struct FoundOn<'a> {
    finding: &'a Finding,
    against: BTreeSet<EvidenceId>,
    unweighed: BTreeSet<EvidenceId>,
    suspect: Vec<EvidenceId>,
}

/// What one sentence cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// Evidence that it cites itself.
    pub evidence: Vec<EvidenceId>,
    /// Findings that it cites.
    pub findings: Vec<FindingId>,
}

impl<'a> Grounds<'a> {
    /// The grounds of a visit.
    pub fn of(records: &'a VisitRecords) -> Self {
        let mut by_area: BTreeMap<(AreaId, Mark), Vec<&Evidence>> = BTreeMap::new();
        for piece in records.evidence.iter().filter(|piece| piece.binned.is_none()) {
            for area in &piece.areas {
                by_area.entry((*area, piece.mark)).or_default().push(piece);
            }
        }
        let found_on = |finding: &'a Finding| (finding.id, FoundOn::new(finding, &records.evidence));
        Self {
            records,
            evidence: records.evidence.iter().map(|piece| (piece.id, piece)).collect(),
            by_area,
            findings: records.findings.iter().map(found_on).collect(),
        }
    }

    /// The piece of evidence, where it is there.
    pub fn piece(&self, id: EvidenceId) -> Option<&'a Evidence> {
        self.evidence.get(&id).copied()
    }

    /// The finding, where it is there.
    pub fn finding(&self, id: FindingId) -> Option<&'a Finding> {
        self.findings.get(&id).map(|found| found.finding)
    }

    /// Of what is linked to the finding, what has changed since somebody looked.
    pub(super) fn suspect(&self, id: FindingId) -> &[EvidenceId] {
        self.findings.get(&id).map_or(&[], |found| found.suspect.as_slice())
    }

    /// Every piece in use that the sentence rests on, cited itself or through a finding that it supports; each once.
    pub(super) fn in_use(&self, cited: &Cited) -> Vec<&'a Evidence> {
        let through = cited.findings.iter().filter_map(|id| self.finding(*id));
        let supports = through.flat_map(|finding| finding.supports.iter().map(|link| link.evidence));
        let mut seen = BTreeSet::new();
        let ids = cited.evidence.iter().copied().chain(supports);
        ids.filter(|id| seen.insert(*id))
            .filter_map(|id| self.piece(id))
            .filter(|piece| piece.binned.is_none())
            .collect()
    }

    /// What speaks against the sentence: against each finding that it cites, and of the opposite mark in an area of a
    /// piece that it cites itself. With it, which of that nobody has weighed as it is now.
    pub fn against(&self, cited: &Cited) -> (BTreeSet<EvidenceId>, BTreeSet<EvidenceId>) {
        let mut against = BTreeSet::new();
        let mut open = BTreeSet::new();
        for found in cited.findings.iter().filter_map(|id| self.findings.get(id)) {
            against.extend(&found.against);
            open.extend(&found.unweighed);
        }
        for piece in cited.evidence.iter().filter_map(|id| self.piece(*id)) {
            for counter in self.opposite_of(piece) {
                against.insert(counter.id);
                if self.weighed_for(counter, piece).is_none() {
                    open.insert(counter.id);
                }
            }
        }
        for own in &cited.evidence {
            against.remove(own);
            open.remove(own);
        }
        (against, open)
    }

    fn opposite_of(&self, piece: &'a Evidence) -> impl Iterator<Item = &'a Evidence> {
        let mark = opposite(piece.mark).filter(|_| piece.binned.is_none());
        let areas = piece
            .areas
            .iter()
            .filter_map(move |area| mark.map(|mark| (*area, mark)));
        areas.flat_map(|key| self.by_area.get(&key).into_iter().flatten().copied())
    }

    /// The finding with which a piece that speaks against a cited one was weighed as it is now: one of the cited piece's
    /// mark, in an area that both have. What was found not relevant to another area is not weighed for this one.
    pub fn weighed_for(&self, counter: &Evidence, cited: &Evidence) -> Option<&'a Finding> {
        let findings = self.records.findings.iter();
        let mut of_area = findings.filter(|finding| {
            let both = counter.areas.contains(&finding.area) && cited.areas.contains(&finding.area);
            both && finding.mark == cited.mark
        });
        of_area.find(|finding| {
            let weighed = finding.weighed.iter().find(|weighed| weighed.evidence == counter.id);
            weighed.is_some_and(|weighed| weighed.seen.is_still(counter))
        })
    }
}

impl<'a> FoundOn<'a> {
    fn new(finding: &'a Finding, evidence: &[Evidence]) -> Self {
        let ids = |pieces: Vec<&Evidence>| pieces.iter().map(|piece| piece.id).collect();
        Self {
            finding,
            against: ids(finding.counter(evidence)),
            unweighed: ids(finding.unweighed(evidence)),
            suspect: finding.suspect(evidence),
        }
    }
}

/// From where some pieces come. Open questions are no source of anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// How many kinds of source.
    pub kinds: usize,
    /// How many sources that do not depend on each other.
    pub sources: usize,
}

impl Basis {
    /// From where these pieces come.
    pub fn of(pieces: &[&Evidence]) -> Self {
        let solid = || pieces.iter().filter(|piece| piece.mark != Mark::Question);
        let kinds: BTreeSet<EvidenceKind> = solid().map(|piece| piece.kind).collect();
        let sources: BTreeSet<Source> = solid().map(|piece| Source::of(piece)).collect();
        Self {
            kinds: kinds.len(),
            sources: sources.len(),
        }
    }

    /// Whether that is fewer than two kinds of source, or fewer than two sources.
    pub fn is_thin(self) -> bool {
        self.kinds < ENOUGH || self.sources < ENOUGH
    }
}
