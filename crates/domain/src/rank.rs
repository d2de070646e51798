//! Places in a list that can be changed one record at a time.
//!
//! A rank is a fraction written in the letters `a` to `z` (a = 0). Between any two ranks there is another, so moving
//! a record changes that record only, and two laptops that insert at the same place still agree on an order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A place in a list; ranks compare as their letters do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
#[schemars(with = "String")]
pub struct Rank(String);

/// What a string that is no rank is refused with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a rank is 1 to 200 letters from a to z and does not end in a")]
pub struct NotARank;

const BASE: u16 = 26;
const LONGEST: usize = 200;
/// Digits that appending counts up: room for over 200,000 entries before ranks begin to grow.
const COUNTED: usize = 4;

impl TryFrom<String> for Rank {
    type Error = NotARank;

    fn try_from(letters: String) -> Result<Self, NotARank> {
        let sound = (1..=LONGEST).contains(&letters.len())
            && letters.bytes().all(|letter| letter.is_ascii_lowercase())
            && !letters.ends_with('a');
        if sound { Ok(Self(letters)) } else { Err(NotARank) }
    }
}

impl From<Rank> for String {
    fn from(rank: Rank) -> Self {
        rank.0
    }
}

impl Rank {
    /// The first rank of a new list.
    pub fn first() -> Self {
        Self::between(None, None)
    }

    /// The rank after `last` at the end of a list; short even after thousands of entries.
    pub fn after(last: Option<&Self>) -> Self {
        let Some(last) = last else { return Self::first() };
        let mut digits: Vec<u16> = last.digits().take(COUNTED).collect();
        digits.resize(COUNTED, 0);
        for at in (0..COUNTED).rev() {
            let Some(digit) = digits.get_mut(at) else { continue };
            *digit += 1;
            if *digit < BASE {
                return Self::from_digits(digits);
            }
            *digit = 0;
        }
        Self::between(Some(last), None)
    }

    /// A rank between two; `None` is the beginning or the end of the list. Where `low` is not below `high` (which no
    /// sound list has) the result lies just above `low`.
    pub fn between(low: Option<&Self>, high: Option<&Self>) -> Self {
        let high = high.filter(|high| low.is_none_or(|low| low < *high));
        let mut digits = Vec::new();
        let mut bounded = true;
        for at in 0.. {
            let from = low.and_then(|low| low.digits().nth(at)).unwrap_or(0);
            let to = match high.filter(|_| bounded) {
                Some(high) => high.digits().nth(at).unwrap_or(0),
                None => BASE,
            };
            let middle = u16::midpoint(from, to);
            if middle > from && middle < BASE {
                digits.push(middle);
                break;
            }
            digits.push(from);
            bounded = bounded && high.is_some() && from == to;
        }
        Self::from_digits(digits)
    }

    fn digits(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.bytes().map(|letter| u16::from(letter.saturating_sub(b'a')))
    }

    fn from_digits(digits: Vec<u16>) -> Self {
        let mut letters: String = digits
            .into_iter()
            .filter_map(|digit| u8::try_from(digit).ok())
            .map(|digit| char::from(b'a' + digit))
            .collect();
        if letters.ends_with('a') || letters.is_empty() {
            letters.push('n');
        }
        Self(letters)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn appending_a_hundred_thousand_times_keeps_order_and_stays_short() {
        let mut last = Rank::first();
        for _ in 0..100_000 {
            let next = Rank::after(Some(&last));
            assert!(next > last, "{next:?} after {last:?}");
            last = next;
        }
        assert!(last.0.len() < 20, "{last:?}");
    }

    #[test]
    fn a_string_that_is_no_rank_is_refused() {
        for bad in ["", "a", "na", "N", "n1", "ñ", &"n".repeat(201)] {
            assert_eq!(Rank::try_from(bad.to_owned()), Err(NotARank), "{bad}");
        }
        assert!(Rank::try_from("nab".to_owned()).is_ok());
    }

    proptest! {
        #[test]
        fn between_any_two_ranks_lies_a_third(places in prop::collection::vec(any::<prop::sample::Index>(), 1..120)) {
            let mut list: Vec<Rank> = Vec::new();
            for place in places {
                let at = place.index(list.len() + 1);
                let low = at.checked_sub(1).and_then(|low| list.get(low)).cloned();
                let rank = Rank::between(low.as_ref(), list.get(at));
                prop_assert!(Rank::try_from(rank.0.clone()).is_ok(), "{:?}", rank);
                list.insert(at, rank);
            }
            prop_assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", list);
        }
    }
}
