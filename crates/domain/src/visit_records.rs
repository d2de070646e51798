//! Everything of one visit together: what composing, rendering and the visit file work from.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::EvidenceId;
use crate::letter::Inline;
use crate::refusal::{Reason, Refusal};
use crate::{
    AreaOfConcern, Attachment, Authority, Block, Case, Comment, Criteria, DocumentRequest, Draw, EarlierLetter,
    Enquiry, Evidence, FactualComment, FinalLetter, Finding, FindingId, Frame, Inspection, Letter, Person, Record,
    Referral, SetAside, Visit,
};

mod links;

use links::{Links, known};

/// All records of one visit. Lists are in the order in which people see them: people as the team, areas and blocks by
/// rank, cases by reference, evidence by number, what there is to come back to in the order in which it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitRecords {
    /// Everyone who is on the team or recorded evidence.
    pub people: Vec<Person>,
    /// The authority.
    pub authority: Authority,
    /// The last inspection.
    pub inspection: Inspection,
    /// The visit.
    pub visit: Visit,
    /// Its areas of concern.
    pub areas: Vec<AreaOfConcern>,
    /// What is known of the lists it samples from; their rows are not in a visit file.
    #[serde(default)]
    pub frames: Vec<Frame>,
    /// The samples that were drawn, discarded ones too.
    #[serde(default)]
    pub draws: Vec<Draw>,
    /// The sets of criteria that its cases are read against.
    #[serde(default)]
    pub criteria: Vec<Criteria>,
    /// Its cases.
    pub cases: Vec<Case>,
    /// Its evidence, the bin included.
    pub evidence: Vec<Evidence>,
    /// The files that belong to evidence, without their bytes.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Its lines of enquiry.
    #[serde(default)]
    pub enquiries: Vec<Enquiry>,
    /// The children who were referred back to the authority.
    #[serde(default)]
    pub referrals: Vec<Referral>,
    /// What the authority was asked for.
    #[serde(default)]
    pub requests: Vec<DocumentRequest>,
    /// Its findings.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// The letters and reports that came before, as far as they were brought in.
    #[serde(default)]
    pub earlier_letters: Vec<EarlierLetter>,
    /// Its letter, once there is one.
    pub letter: Option<Letter>,
    /// The letter's blocks.
    pub blocks: Vec<Block>,
    /// What was said about the letter.
    #[serde(default)]
    pub comments: Vec<Comment>,
    /// Remarks about the letter that were set aside.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
    /// What the authority said about factual accuracy.
    #[serde(default)]
    pub factual_comments: Vec<FactualComment>,
    /// The letters that became final, without the bytes of their PDFs.
    #[serde(default)]
    pub final_letters: Vec<FinalLetter>,
}

impl VisitRecords {
    /// Refuses records that break a rule of their kind, stand twice, or point to something that is not among them.
    /// The field names the place, as in `evidence.12.areas.0`.
    pub fn check(&self) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for (path, record) in self.all() {
            record
                .check()
                .map_err(|refusal| Refusal::new(format!("{path}.{}", refusal.field), refusal.reason))?;
            if !seen.insert(record.subject()) {
                return Err(Refusal::new(format!("{path}.id"), Reason::Twice));
            }
        }
        self.check_links()?;
        self.check_citations()
    }

    /// Every record with its path, parents before children.
    pub fn all(&self) -> Vec<(String, Record)> {
        fn many<T: Clone + Into<Record>>(name: &str, records: &[T]) -> Vec<(String, Record)> {
            records
                .iter()
                .enumerate()
                .map(|(at, record)| (format!("{name}.{at}"), record.clone().into()))
                .collect()
        }
        let mut all = many("people", &self.people);
        all.push(("authority".to_owned(), self.authority.clone().into()));
        all.push(("inspection".to_owned(), self.inspection.clone().into()));
        all.push(("visit".to_owned(), self.visit.clone().into()));
        all.extend(many("areas", &self.areas));
        all.extend(many("frames", &self.frames));
        all.extend(many("draws", &self.draws));
        all.extend(many("criteria", &self.criteria));
        all.extend(many("cases", &self.cases));
        all.extend(many("evidence", &self.evidence));
        all.extend(many("attachments", &self.attachments));
        all.extend(many("enquiries", &self.enquiries));
        all.extend(many("referrals", &self.referrals));
        all.extend(many("requests", &self.requests));
        all.extend(
            self.letter
                .iter()
                .map(|letter| ("letter".to_owned(), letter.clone().into())),
        );
        all.extend(many("blocks", &self.blocks));
        all.extend(many("findings", &self.findings));
        all.extend(many("earlier_letters", &self.earlier_letters));
        all.extend(many("comments", &self.comments));
        all.extend(many("set_aside", &self.set_aside));
        all.extend(many("factual_comments", &self.factual_comments));
        all.extend(many("final_letters", &self.final_letters));
        all
    }

    fn check_links(&self) -> Result<(), Refusal> {
        let links = Links::of(self);
        known(
            self.inspection.authority == self.authority.id,
            "inspection.authority".into(),
        )?;
        known(self.visit.authority == self.authority.id, "visit.authority".into())?;
        known(self.visit.inspection == self.inspection.id, "visit.inspection".into())?;
        for (at, member) in self.visit.team.iter().enumerate() {
            links.person(Some(member.person), || format!("visit.team.{at}.person"))?;
        }
        for (path, record) in self.all() {
            links.check(&path, &record)?;
        }
        for (at, area) in self.areas.iter().enumerate() {
            let improvement = area.improvement;
            let linked = improvement.is_none_or(|id| self.inspection.must_improve.iter().any(|bullet| bullet.id == id));
            known(linked, format!("areas.{at}.improvement"))?;
        }
        Ok(())
    }

    fn check_citations(&self) -> Result<(), Refusal> {
        let evidence: BTreeSet<EvidenceId> = self.evidence.iter().map(|evidence| evidence.id).collect();
        let findings: BTreeSet<FindingId> = self.findings.iter().map(|finding| finding.id).collect();
        for (at, block) in self.blocks.iter().enumerate() {
            if self.letter.as_ref().is_none_or(|letter| letter.id != block.letter) {
                return Err(Refusal::new(format!("blocks.{at}.letter"), Reason::Unknown));
            }
            for (nth, inline) in block.content.iter().enumerate() {
                if let Inline::Cite {
                    evidence: cited,
                    findings: found,
                    ..
                } = inline
                    && (cited.iter().any(|id| !evidence.contains(id)) || found.iter().any(|id| !findings.contains(id)))
                {
                    return Err(Refusal::new(format!("blocks.{at}.content.{nth}"), Reason::Unknown));
                }
            }
        }
        Ok(())
    }
}
