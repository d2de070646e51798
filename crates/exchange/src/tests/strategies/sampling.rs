//! Criteria, cases and what there is to come back to, made at random.

use super::*;

impl Dice {
    /// Up to three records made for pieces of evidence.
    pub(super) fn follow<T>(
        &mut self,
        evidence: &[Evidence],
        mut make: impl FnMut(&mut Self, Option<EvidenceId>) -> Option<T>,
    ) -> Vec<T> {
        let some: Vec<_> = evidence.iter().map(|each| Some(each.id)).chain([None]).collect();
        (0..self.roll(4))
            .filter_map(|_| {
                let of = self.of(&some);
                make(self, of)
            })
            .collect()
    }

    pub(super) fn criteria(&mut self, visit: VisitId, areas: &[AreaOfConcern]) -> Criteria {
        let areas: Vec<_> = areas.iter().map(|area| Some(area.id)).chain([None]).collect();
        let criterion = |dice: &mut Self| Criterion {
            id: CriterionId(dice.id()),
            text: dice.line(),
            area: dice.of(&areas),
        };
        Criteria {
            id: CriteriaId(self.id()),
            visit,
            theme: self.of(&[Theme::FrontDoor, Theme::Protection, Theme::CareLeavers]),
            title: self.line(),
            criteria: (0..self.roll(8)).map(|_| criterion(self)).collect(),
        }
    }

    pub(super) fn case(&mut self, visit: VisitId, people: &[Person], sets: &[Criteria]) -> Case {
        let mut case = Case::new(CaseId(self.id()), visit, self.line(), self.line());
        case.list = self.maybe(List::ProtectionPlans);
        case.age_band = self.of(&AgeBand::ALL);
        case.sex = self.of(&[Sex::Female, Sex::Male, Sex::Other, Sex::Unknown]);
        case.team = self.of(&[String::new(), "North".to_owned()]);
        let reader = self.of(people).id;
        case.reader = self.maybe(reader);
        case.our_grade = self.maybe(Grade::RequiresImprovement);
        case.childs_view = self.of(&[ChildsView::NotLookedAt, ChildsView::Recorded, ChildsView::NotRecorded]);
        case.summary = self.text();
        let sets: Vec<_> = sets.iter().map(Some).chain([None]).collect();
        if let Some(set) = self.of(&sets) {
            case.criteria = Some(set.id);
            case.ratings = self.ratings(set);
            let second = SecondRating {
                by: reader,
                ratings: self.ratings(set),
            };
            case.second = self.maybe(second);
        }
        case
    }

    fn ratings(&mut self, set: &Criteria) -> Vec<Rated> {
        let ids: Vec<_> = set.criteria.iter().map(|criterion| criterion.id).collect();
        let rated = self.some(&ids);
        rated
            .into_iter()
            .map(|criterion| Rated {
                criterion,
                rating: self.of(&Rating::ALL),
                reason: self.of(&[String::new(), "Undated, ‘rolled over’".to_owned()]),
            })
            .collect()
    }

    pub(super) fn attachment(&mut self, visit: VisitId, of: Option<EvidenceId>) -> Option<Attachment> {
        Some(Attachment {
            id: AttachmentId(self.id()),
            visit,
            evidence: of?,
            name: self.line().replace(['/', '\\'], ""),
            media: self.of(&[Media::Png, Media::Pdf, Media::Docx]),
            bytes: 1 + u64::try_from(self.roll(9_000)).unwrap(),
            sha256: format!("{:064x}", self.id().as_u128()),
            at: self.instant(),
        })
    }

    pub(super) fn enquiry(&mut self, visit: VisitId, of: Option<EvidenceId>) -> Option<Enquiry> {
        Some(Enquiry {
            id: EnquiryId(self.id()),
            visit,
            question: self.line(),
            areas: Vec::new(),
            evidence: of,
            owner: None,
            state: self.of(&[EnquiryState::Open, EnquiryState::Answered, EnquiryState::Dropped]),
            answer: self.text(),
            at: self.instant(),
        })
    }

    pub(super) fn referral(&mut self, visit: VisitId, of: Option<EvidenceId>) -> Option<Referral> {
        let closed = self.date();
        Some(Referral {
            id: ReferralId(self.id()),
            visit,
            case: None,
            evidence: of,
            concern: self.text(),
            at: self.instant(),
            to_role: self.line(),
            answer: self.text(),
            closed: self.maybe(closed),
        })
    }

    pub(super) fn request(&mut self, visit: VisitId) -> Option<DocumentRequest> {
        let asked = self.date();
        Some(DocumentRequest {
            id: RequestId(self.id()),
            visit,
            what: self.line(),
            of_role: String::new(),
            asked,
            due: self.maybe(asked + chrono::Days::new(2)),
            received: self.maybe(asked),
        })
    }
}
