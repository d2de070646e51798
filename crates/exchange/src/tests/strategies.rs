//! Visits made at random: every record sound, every optional part there or not, lists in no order.

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;
use uuid::Uuid;
use visitbook_domain::*;

mod sampling;

/// Words that are hard on a text format.
const WORDS: &[&str] = &[
    "plan",
    "‘quoted’",
    "\"double\"",
    "back\\slash",
    "{\"json\": [1]}",
    "é",
    "e\u{301}",
    "👩‍👧",
    "\u{2028}",
    "<b>",
    "&amp;",
    "  two ",
    "\u{feff}",
    "नमस्ते",
    "%",
    "\\u0041",
    "’",
    "`tick`",
    ", expected ",
    " at line 1 column 1",
];

/// A visit with up to a dozen records of each kind.
pub fn records() -> impl Strategy<Value = VisitRecords> {
    (any::<u64>(), prop::array::uniform5(0_usize..12), any::<bool>())
        .prop_map(|(seed, sizes, letter)| Dice(seed).visit(sizes, letter))
}

/// A small generator of its own, so that a visit follows from one number.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(below.max(1)).unwrap()).unwrap()
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.roll(choices.len())].clone()
    }

    fn maybe<T>(&mut self, value: T) -> Option<T> {
        (self.roll(2) == 0).then_some(value)
    }

    fn some<T: Clone>(&mut self, choices: &[T]) -> Vec<T> {
        choices.iter().filter(|_| self.roll(3) == 0).cloned().collect()
    }

    fn id(&mut self) -> Uuid {
        let high = u128::try_from(self.roll(usize::MAX)).unwrap();
        Uuid::from_u128((high << 64) | u128::try_from(self.roll(usize::MAX)).unwrap())
    }

    fn line(&mut self) -> String {
        let words: Vec<_> = (0..=self.roll(5)).map(|_| self.of(WORDS)).collect();
        format!("a {}", words.join(" "))
    }

    fn text(&mut self) -> String {
        [self.line(), self.line()].join(self.of(&["\n", "\t", " ", "\n\n"]))
    }

    fn lines(&mut self) -> Vec<String> {
        (0..self.roll(5)).map(|_| self.line()).collect()
    }

    fn date(&mut self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(self.roll(300).try_into().unwrap())
    }

    fn instant(&mut self) -> DateTime<Utc> {
        let seconds = 1_760_000_000 + i64::try_from(self.roll(40_000_000)).unwrap();
        let nanos = self.of(&[0, 1, 999_999_999, 120_000_000]);
        DateTime::from_timestamp(seconds, nanos).unwrap()
    }

    fn ranks(&mut self, count: usize) -> Vec<Rank> {
        let mut ranks: Vec<Rank> = Vec::new();
        for _ in 0..count {
            let next = Rank::after(ranks.last());
            // Two notebooks can use the same rank for two records.
            let next = if self.roll(8) == 0 {
                ranks.last().cloned().unwrap_or(next)
            } else {
                next
            };
            ranks.push(next);
        }
        ranks.reverse();
        ranks
    }

    fn visit(mut self, [people, areas, cases, evidence, blocks]: [usize; 5], letter: bool) -> VisitRecords {
        let people: Vec<Person> = (0..=people)
            .map(|_| Person {
                id: PersonId(self.id()),
                name: self.line(),
            })
            .collect();
        let authority = self.authority();
        let inspection = self.inspection(authority.id);
        let visit = self.visit_itself(authority.id, inspection.id, &people);
        let areas = self.areas(areas, visit.id, &inspection);
        let criteria: Vec<Criteria> = (0..self.roll(3)).map(|_| self.criteria(visit.id, &areas)).collect();
        let cases: Vec<Case> = (0..cases).map(|_| self.case(visit.id, &people, &criteria)).collect();
        let evidence: Vec<Evidence> = (0..evidence)
            .map(|at| self.evidence(at, visit.id, &people, &areas, &cases))
            .collect();
        let letter = letter.then(|| self.letter(visit.id));
        let blocks = match &letter {
            Some(letter) => self.blocks(blocks, letter.id, &evidence),
            None => Vec::new(),
        };
        let id = visit.id;
        VisitRecords {
            people,
            authority,
            inspection,
            visit,
            areas,
            attachments: self.follow(&evidence, |dice, of| dice.attachment(id, of)),
            enquiries: self.follow(&evidence, |dice, of| dice.enquiry(id, of)),
            referrals: self.follow(&evidence, |dice, of| dice.referral(id, of)),
            requests: self.follow(&evidence, |dice, _| dice.request(id)),
            frames: vec![],
            draws: vec![],
            criteria,
            cases,
            evidence,
            findings: vec![],
            earlier_letters: vec![],
            letter,
            blocks,
            comments: vec![],
            set_aside: vec![],
            factual_comments: vec![],
            final_letters: vec![],
        }
    }

    fn authority(&mut self) -> Authority {
        let delivery = match self.roll(3) {
            0 => Delivery::Council {},
            1 => Delivery::Trust { name: self.line() },
            _ => Delivery::Company {
                name: self.line(),
                nature: self.line(),
            },
        };
        Authority {
            id: AuthorityId(self.id()),
            name: self.line(),
            council: self.line(),
            kind: self.of(&[
                AuthorityKind::London,
                AuthorityKind::Metropolitan,
                AuthorityKind::County,
            ]),
            region: self.of(&[Region::NorthEast, Region::YorkshireAndTheHumber, Region::EastOfEngland]),
            ons_code: self.of(&[String::new(), "E06999999".to_owned()]),
            ofsted_urn: String::new(),
            delivery,
            director: Director {
                name: self.line(),
                job_title: self.line(),
                salutation: self.line(),
            },
            address: self.lines(),
            fictional: self.roll(2) == 0,
            preferred_terms: vec![],
        }
    }

    fn inspection(&mut self, authority: AuthorityId) -> Inspection {
        let first = self.date();
        let last = first + chrono::Days::new(11);
        Inspection {
            id: InspectionId(self.id()),
            authority,
            framework: FrameworkId("ilacs-2023".to_owned()),
            first,
            last,
            published: self.maybe(last + chrono::Days::new(40)),
            judged_inadequate_in: MonthYear { year: 2025, month: 6 },
            judgements: (0..self.roll(5))
                .map(|_| Judgement {
                    name: self.line(),
                    grade: self.of(&[Grade::Inadequate, Grade::Outstanding]),
                })
                .collect(),
            must_improve: (0..self.roll(6))
                .map(|_| Improvement {
                    id: ImprovementId(self.id()),
                    text: self.text(),
                })
                .collect(),
        }
    }

    fn visit_itself(&mut self, authority: AuthorityId, inspection: InspectionId, people: &[Person]) -> Visit {
        let first = self.date();
        let member = |(at, person): (usize, &Person)| TeamMember {
            person: person.id,
            role: TeamRole::HisMajestysInspector,
            lead: at == 0,
        };
        Visit {
            id: VisitId(self.id()),
            authority,
            inspection,
            kind: self.of(&[VisitKind::Monitoring, VisitKind::Focused]),
            purpose: self.of(&[Purpose::Inspection, Purpose::Rehearsal]),
            ordinal: u8::try_from(1 + self.roll(20)).unwrap(),
            dates: vec![DateSpan {
                first,
                last: first + chrono::Days::new(1),
            }],
            framework: FrameworkId("ilacs-2026".to_owned()),
            team: people.iter().rev().skip(self.roll(3)).enumerate().map(member).collect(),
            focused_visits: (0..self.roll(3))
                .map(|_| FocusedVisit {
                    month: MonthYear { year: 2026, month: 2 },
                    circumstances: self.line(),
                    mentioned: self.roll(2) == 0,
                })
                .collect(),
            focus: self.text(),
            context: String::new(),
            state: self.of(&[VisitState::Planned, VisitState::OnSite, VisitState::WithAuthority]),
            letter_due_working_days: u16::try_from(1 + self.roll(250)).unwrap(),
            targets: vec![],
            never_named: vec![],
        }
    }

    fn areas(&mut self, count: usize, visit: VisitId, inspection: &Inspection) -> Vec<AreaOfConcern> {
        let bullets: Vec<_> = inspection
            .must_improve
            .iter()
            .map(|bullet| Some(bullet.id))
            .chain([None])
            .collect();
        let ranks = self.ranks(count);
        let area = |rank| AreaOfConcern {
            id: AreaId(self.id()),
            visit,
            rank,
            title: self.line(),
            wording: self.text(),
            improvement: self.of(&bullets),
        };
        ranks.into_iter().map(area).collect()
    }

    fn evidence(
        &mut self,
        at: usize,
        visit: VisitId,
        people: &[Person],
        areas: &[AreaOfConcern],
        cases: &[Case],
    ) -> Evidence {
        let areas: Vec<_> = areas.iter().map(|area| area.id).collect();
        let cases: Vec<_> = cases.iter().map(|case| Some(case.id)).chain([None]).collect();
        Evidence {
            id: EvidenceId(self.id()),
            visit,
            number: u32::try_from(40 - at).unwrap(),
            kind: self.of(&EvidenceKind::ALL),
            basis: self.of(&[Basis::Seen, Basis::Told, Basis::Read]),
            mark: self.of(&[Mark::Strength, Mark::Concern, Mark::Context, Mark::Question]),
            areas: self.some(&areas),
            tags: self.some(&["voice".to_owned(), "’tag".to_owned(), "drift \"x\"".to_owned()]),
            case: self.of(&cases),
            source: self.of(&[String::new(), "Social worker".to_owned()]),
            text: self.text(),
            happened: {
                let day = self.date();
                self.maybe(day)
            },
            count: self.maybe(Count { met: 5, of: 12 }),
            at: self.instant(),
            author: self.of(people).id,
            binned: {
                let when = self.instant();
                self.maybe(when)
            },
        }
    }

    fn letter(&mut self, visit: VisitId) -> Letter {
        Letter {
            id: LetterId(self.id()),
            visit,
            date: self.date(),
            letterhead: self.lines(),
            addressee: self.lines(),
            salutation: self.line(),
            subject: self.line(),
            valediction: self.line(),
            signatory: self.lines(),
            state: self.of(&[LetterState::Draft, LetterState::Final]),
            version: 1,
            amended: None,
        }
    }

    fn blocks(&mut self, count: usize, letter: LetterId, evidence: &[Evidence]) -> Vec<Block> {
        let ids: Vec<_> = evidence.iter().map(|evidence| evidence.id).collect();
        let ranks = self.ranks(count);
        let block = |rank| {
            let mut content = vec![Inline::Text { text: self.line() }];
            let cited = self.some(&ids);
            if !cited.is_empty() {
                content.push(Inline::citing(cited));
                content.push(Inline::Text { text: ".".to_owned() });
            }
            let kind = self.of(&[BlockKind::Heading, BlockKind::Paragraph, BlockKind::Bullet]);
            Block {
                id: BlockId(self.id()),
                letter,
                rank,
                kind,
                content,
            }
        };
        ranks.into_iter().map(block).collect()
    }
}
