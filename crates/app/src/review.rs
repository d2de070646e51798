//! The letter under review: what there is to say about it, citing, looking again, setting aside.
//!
//! What a letter is held against is read once and kept until something of the visit changes other than the letter's own
//! words, so that a pause between two keys costs the block that changed. It is forgotten when the notebook is closed.

use std::collections::BTreeSet;
use std::sync::{Arc, MutexGuard, PoisonError};

use visitbook_domain::letter_edit::PageBlock;
use visitbook_domain::{
    Block, Delivery, EvidenceId, FindingId, HouseStyle, Inline, LetterId, NamedKind, NeverNamed, Op, Rank, Record,
    SetAside, SetAsideId, Subject, SubjectKind, VisitId, VisitRecords,
};
use visitbook_letter::check::names::IsChildsName;
use visitbook_letter::check::{Checker, Ground, Registry, VisitFacts, rules};
use visitbook_letter::ledger::{Grounds, looked_at, place_of_citation};
use visitbook_letter::review::{LEDGER_RULES, Review, Reviewer};
use visitbook_letter::spelling::{Speller, words_of};
use visitbook_store::{Change, NameKey, Notebook, Reader, Transaction};

use crate::contract::*;
use crate::core::Core;
use crate::drafts::unfinished;
use crate::error::{AppError, Code};
use crate::look::same_picture;
use crate::visits::records_of;

/// The box of a visit in which the reason for setting a remark aside waits while it is written beside the letter.
pub(crate) const ASIDE: &str = "aside";
/// Most suggestions for one word.
const MOST_SUGGESTIONS: usize = 5;
/// The one record about words.
pub(crate) const HOUSE_STYLE: Subject = Subject {
    kind: SubjectKind::HouseStyle,
    id: HouseStyle::ID.0,
};

/// What the letter of one visit is held against.
pub(crate) struct Reviewing {
    visit: VisitId,
    /// The last change of the notebook that was not one of a letter's words, when this was read.
    change: i64,
    pub(crate) records: Arc<VisitRecords>,
    reviewer: Reviewer,
}

impl Core {
    /// Everything there is to say about a letter as the page has it.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn review_letter(&self, request: ReviewLetter) -> Result<Review, AppError> {
        let mut slot = self.reviewing(request.visit)?;
        let reviewing = slot.as_mut().ok_or_else(gone)?;
        let blocks: Vec<Block> = request.blocks.into_iter().map(of_page).collect();
        let records = Arc::clone(&reviewing.records);
        Ok(reviewing.reviewer.review(&blocks, &Grounds::of(&records)))
    }

    /// Where a citation goes that is meant for the sentence at the caret, and the citation itself.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn place_citation(&self, request: PlaceCitation) -> Result<PlacedCitation, AppError> {
        let slot = self.reviewing(request.visit)?;
        let records = Arc::clone(&slot.as_ref().ok_or_else(gone)?.records);
        drop(slot);
        let block = of_page(request.block);
        let Some((sentence, at)) = place_of_citation(&block, request.caret) else {
            return Ok(PlacedCitation {
                at: None,
                start: 0,
                end: 0,
                words: String::new(),
                cite: None,
            });
        };
        let evidence: Vec<EvidenceId> = new_ones(&request.evidence, &sentence.cited.evidence);
        let findings: Vec<FindingId> = new_ones(&request.findings, &sentence.cited.findings);
        let cite = (!evidence.is_empty() || !findings.is_empty()).then(|| {
            let cite = Inline::Cite {
                evidence,
                findings,
                look: None,
            };
            self.looked(cite, &sentence.words, &records)
        });
        Ok(PlacedCitation {
            at: Some(at),
            start: sentence.at_utf16.start,
            end: sentence.at_utf16.end,
            words: sentence.words,
            cite,
        })
    }

    /// The citation as one that was looked at now, beside these words.
    fn looked(&self, cite: Inline, words: &str, records: &VisitRecords) -> Inline {
        let text = Inline::Text { text: words.to_owned() };
        let block = Block {
            content: vec![cite.clone(), text],
            ..empty_block()
        };
        let looked = looked_at(&block, None, &Grounds::of(records), self.env.now());
        looked.content.into_iter().next().unwrap_or(cite)
    }

    /// The block with the citations of one sentence looked at now.
    ///
    /// # Errors
    /// A visit that is not there.
    pub fn look_at_sentence(&self, request: LookAtSentence) -> Result<LookedAt, AppError> {
        let slot = self.reviewing(request.visit)?;
        let records = Arc::clone(&slot.as_ref().ok_or_else(gone)?.records);
        drop(slot);
        let (id, kind) = (request.block.id, request.block.kind);
        let block = of_page(request.block);
        let looked = looked_at(&block, Some(request.start), &Grounds::of(&records), self.env.now());
        Ok(LookedAt {
            block: PageBlock {
                id,
                kind,
                content: looked.content,
            },
        })
    }

    /// What a misspelt word may be meant to be; slow, so asked for one word when somebody looks at it.
    ///
    /// # Errors
    /// A dictionary that cannot be read.
    pub fn suggest_spelling(&self, request: SuggestSpelling) -> Result<Suggestions, AppError> {
        let speller =
            Speller::bundled().map_err(|_| AppError::new(Code::Unexpected, "the dictionary cannot be read"))?;
        Ok(Suggestions {
            words: speller.suggest(&request.word, MOST_SUGGESTIONS),
        })
    }

    /// What each rule is.
    ///
    /// # Errors
    /// None.
    pub fn rule_book(&self, _: Nothing) -> Result<RuleBook, AppError> {
        let rules = rules::ALL.iter().map(|rule| (rule.id, rule.why, rule.source));
        let of_ledger = LEDGER_RULES.iter().map(|rule| (rule.id, rule.why, rule.source));
        let all = rules.chain(of_ledger);
        let rules = all.map(|(id, why, source)| RuleEntry { id, why, source });
        Ok(RuleBook { rules: rules.collect() })
    }

    /// Sets a remark aside with a reason; the same remark once.
    ///
    /// # Errors
    /// A remark without a rule, a reason that is missing.
    pub fn set_aside_remark(&self, request: SetAsideRemark) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            tx.add(Record::from(SetAside {
                id: SetAsideId(tx.new_id()),
                visit: request.visit,
                rule: request.rule,
                block: request.block,
                words: request.words,
                because: request.because,
                by: tx.reader().me()?,
                at: tx.now(),
            }))
        })?;
        Ok(written.into())
    }

    /// Nothing of a visit is left in memory once its notebook is closed. A review that is under way is not waited for.
    pub(crate) fn forget_review(&self) {
        if let Ok(mut slot) = self.reviewing.try_lock() {
            *slot = None;
            return;
        }
        let reviewing = Arc::clone(&self.reviewing);
        std::thread::spawn(move || *reviewing.lock().unwrap_or_else(PoisonError::into_inner) = None);
    }

    /// The notebook's own words and bands.
    ///
    /// # Errors
    /// Those of the store.
    pub fn house_style(&self, _: Nothing) -> Result<HouseStyleView, AppError> {
        self.notebook()?.read(|reader| {
            let kept = reader.get(HOUSE_STYLE)?;
            Ok(HouseStyleView {
                rev: kept.map_or(0, |kept| kept.rev),
                style: house_style(reader)?,
                proposed: HouseStyle::usual().bands,
                unfinished: unfinished(reader, HOUSE_STYLE)?,
            })
        })
    }

    /// Changes the notebook's own words, its bands or the look of its letters.
    ///
    /// # Errors
    /// A band that holds nothing, a word that stands twice, another picture, a record that has changed since.
    pub fn edit_house_style(&self, request: EditHouseStyle) -> Result<Saved, AppError> {
        let (_, written) = self.notebook()?.transact(request.op_id, move |tx| {
            change_house_style(tx, request.base_rev, |was| {
                same_picture(&was.look, &request.look)?;
                Ok(HouseStyle {
                    id: HouseStyle::ID,
                    words: request.words,
                    bands: request.bands,
                    look: request.look,
                })
            })
        })?;
        Ok(written.into())
    }

    /// What the letter of a visit is held against, read again where something changed.
    pub(crate) fn reviewing(&self, visit: VisitId) -> Result<MutexGuard<'_, Option<Reviewing>>, AppError> {
        // The place first, then the notebook: once a notebook is closed, nothing of it is put here any more.
        let mut slot = self.reviewing.lock().unwrap_or_else(PoisonError::into_inner);
        let notebook = self.notebook()?;
        let change = notebook.read(|reader| reader.last_change_beside_words())?;
        let fresh = slot
            .as_ref()
            .is_some_and(|kept: &Reviewing| kept.visit == visit && kept.change == change);
        if !fresh {
            *slot = None;
            *slot = Some(read(&notebook, visit, change)?);
        }
        Ok(slot)
    }
}

fn read(notebook: &Notebook, visit: VisitId, change: i64) -> Result<Reviewing, AppError> {
    let key = notebook.name_key()?;
    notebook.read(|reader| {
        let records = records_of(reader, visit)?;
        let reviewer = reviewer_of(reader, &records, key)?;
        Ok(Reviewing {
            visit,
            change,
            records: Arc::new(records),
            reviewer,
        })
    })
}

/// A reviewer of a visit's letter that knows all that the notebook knows, the names of children too.
pub(crate) fn reviewer_of(reader: &Reader<'_>, records: &VisitRecords, key: NameKey) -> Result<Reviewer, AppError> {
    let style = house_style(reader)?;
    let digests = reader.name_digests()?;
    let children: IsChildsName = Box::new(move |word| digests.contains(&key.digest(word)));
    let ground = Ground {
        names: registry(records, Some(children)),
        ..ground(records, &style)
    };
    let checker =
        Checker::new(ground).map_err(|_| AppError::new(Code::Unexpected, "a rule of house style cannot be read"))?;
    Ok(Reviewer::new(checker, style.bands))
}

/// What a visit's letter is held against.
pub(crate) fn ground(records: &VisitRecords, style: &HouseStyle) -> Ground {
    let date = records.letter.as_ref().map(|letter| letter.date);
    let date = date.or_else(|| records.visit.last_day()).unwrap_or_default();
    Ground {
        terms: records.authority.preferred_terms.clone(),
        visit: Some(VisitFacts::of(records)),
        // Without a dictionary everything but spelling is still checked.
        speller: Speller::bundled().ok(),
        words: known_words(records, style),
        names: registry(records, None),
        ..Ground::on(date)
    }
}

/// The names that may not stand in the letter, and those that may: the authority's and the inspectors' own.
fn registry(records: &VisitRecords, children: Option<IsChildsName>) -> Registry {
    let authority = &records.authority;
    let people = records.people.iter().map(|person| person.name.as_str());
    let own = [
        authority.name.as_str(),
        &authority.council,
        &authority.director.name,
        &authority.director.salutation,
    ];
    Registry::new(never_named(records), children).telling(own.into_iter().chain(people))
}

/// The names that may not stand in the letter: those that the visit has, and the teams that hold its cases.
fn never_named(records: &VisitRecords) -> Vec<NeverNamed> {
    let teams: BTreeSet<&str> = records.cases.iter().map(|case| case.team.trim()).collect();
    let teams = teams
        .into_iter()
        .filter(|team| !team.is_empty())
        .map(|team| NeverNamed {
            kind: NamedKind::Team,
            words: team.to_owned(),
        });
    records.visit.never_named.iter().cloned().chain(teams).collect()
}

/// Words that are spelt right beside those of the dictionary: the notebook's own, and the names that the visit knows.
fn known_words(records: &VisitRecords, style: &HouseStyle) -> BTreeSet<String> {
    let authority = &records.authority;
    let delivered = match &authority.delivery {
        Delivery::Council {} => "",
        Delivery::Trust { name } | Delivery::Company { name, .. } => name,
    };
    let names = [
        authority.name.as_str(),
        &authority.council,
        &authority.director.name,
        &authority.director.salutation,
        delivered,
    ];
    let people = records.people.iter().map(|person| person.name.as_str());
    let known = names.into_iter().chain(people).flat_map(words_of);
    known.map(str::to_owned).chain(style.words.iter().cloned()).collect()
}

/// The notebook's own words and bands, or those that the program brings.
pub(crate) fn house_style(reader: &Reader<'_>) -> Result<HouseStyle, AppError> {
    match reader.get(HOUSE_STYLE)?.map(|kept| kept.record) {
        Some(Record::HouseStyle(style)) => Ok(style),
        _ => Ok(HouseStyle::usual()),
    }
}

/// Changes what the notebook says. The first change makes the record as it is without one, so that it can be taken back like
/// any other.
pub(crate) fn change_house_style(
    tx: &mut Transaction<'_>,
    base_rev: u32,
    change: impl FnOnce(HouseStyle) -> Result<HouseStyle, AppError>,
) -> Result<(), AppError> {
    let was = match tx.reader().get(HOUSE_STYLE)? {
        None if base_rev == 0 => {
            tx.add(HouseStyle::usual().into())?;
            HouseStyle::usual().into()
        }
        _ => tx.at_rev(HOUSE_STYLE, base_rev)?,
    };
    let Record::HouseStyle(style) = was.clone() else {
        return Err(gone());
    };
    let is = Record::from(change(style)?);
    let change = Change {
        was: Some(was),
        is: Some(is),
    };
    Ok(tx.apply(Op::EditHouseStyle, &[change])?)
}

fn gone() -> AppError {
    AppError::new(Code::Locked, "no notebook is open")
}

/// A block as the page has it, of no letter.
pub(crate) fn of_page(page: PageBlock) -> Block {
    Block {
        id: page.id,
        kind: page.kind,
        content: page.content,
        ..empty_block()
    }
}

/// A paragraph of no letter: what is looked through has no place in one.
fn empty_block() -> Block {
    Block {
        id: visitbook_domain::BlockId(uuid::Uuid::nil()),
        letter: LetterId(uuid::Uuid::nil()),
        rank: Rank::first(),
        kind: visitbook_domain::BlockKind::Paragraph,
        content: Vec::new(),
    }
}

fn new_ones<T: Copy + PartialEq>(wanted: &[T], there: &[T]) -> Vec<T> {
    let mut new: Vec<T> = Vec::new();
    for id in wanted {
        if !there.contains(id) && !new.contains(id) {
            new.push(*id);
        }
    }
    new
}
