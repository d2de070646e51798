//! The recovery sheet: a second key of a notebook, written down by a person.
//!
//! 150 random bits and 10 check bits in Crockford's base 32, as eight groups of four characters. The letters I, L, O
//! and U are never used; I and L are read as 1, O as 0.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::StoreError;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters on a sheet.
const LENGTH: usize = 32;
/// The last two characters are a check on the others.
const CHECKED: usize = 30;
/// Characters in a group.
const GROUP: usize = 4;

/// A recovery sheet's 32 characters. Wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet(Zeroizing<Vec<u8>>);

impl Sheet {
    /// The sheet made of this randomness: five bits of each byte are used.
    pub fn new(randomness: &[u8; CHECKED]) -> Self {
        let values: Vec<u8> = randomness.iter().map(|byte| byte & 31).collect();
        let check = check(&values);
        let characters = values
            .into_iter()
            .chain(check)
            .filter_map(|value| ALPHABET.get(usize::from(value)).copied());
        Self(Zeroizing::new(characters.collect()))
    }

    /// How many random bytes a new sheet takes.
    pub const RANDOMNESS: usize = CHECKED;

    /// Reads groups as a person types them: capitals, spaces and dashes do not matter.
    ///
    /// # Errors
    /// [`StoreError::WrongSheet`] for a wrong number of characters, an unknown one, or a check that does not fit.
    pub fn read(groups: &[impl AsRef<str>]) -> Result<Self, StoreError> {
        let mut values = Zeroizing::new(Vec::with_capacity(LENGTH));
        for character in groups
            .iter()
            .flat_map(|group| group.as_ref().chars())
            .filter(|c| !c.is_whitespace() && *c != '-')
        {
            values.push(value(character).ok_or(StoreError::WrongSheet)?);
        }
        let (body, tail) = values.split_at_checked(CHECKED).ok_or(StoreError::WrongSheet)?;
        if tail != check(body) {
            return Err(StoreError::WrongSheet);
        }
        let characters = values
            .iter()
            .filter_map(|value| ALPHABET.get(usize::from(*value)).copied());
        Ok(Self(Zeroizing::new(characters.collect())))
    }

    /// Eight groups of four characters.
    pub fn groups(&self) -> Vec<String> {
        self.0
            .chunks(GROUP)
            .map(|group| String::from_utf8_lossy(group).into_owned())
            .collect()
    }

    /// The first group, counted from 1, that differs from what was typed; `None` when all fit.
    pub fn first_mismatch(&self, typed: &[String]) -> Option<usize> {
        let read = |group: &str| -> Option<Vec<u8>> {
            group
                .chars()
                .filter(|c| !c.is_whitespace() && *c != '-')
                .map(value)
                .collect()
        };
        let groups = self.groups();
        (0..groups.len())
            .find(|at| {
                let typed = typed.get(*at).and_then(|group| read(group));
                typed.is_none() || typed != groups.get(*at).and_then(|group| read(group))
            })
            .map(|at| at + 1)
    }

    /// The characters, as key material.
    pub(crate) fn secret(&self) -> &[u8] {
        &self.0
    }
}

fn value(character: char) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    ALPHABET
        .iter()
        .zip(0u8..)
        .find(|(letter, _)| char::from(**letter) == character)
        .map(|(_, value)| value)
}

fn check(values: &[u8]) -> [u8; 2] {
    let digest = Sha256::digest(values);
    let at = |n: usize| digest.get(n).copied().unwrap_or(0) & 31;
    [at(0), at(1)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet::new(&std::array::from_fn(|n| u8::try_from(n * 37 % 251).unwrap()))
    }

    #[test]
    fn a_sheet_is_eight_groups_of_four_and_reads_back() {
        let groups = sheet().groups();
        assert_eq!(groups.iter().map(String::len).collect::<Vec<_>>(), [4; 8]);
        assert!(Sheet::read(&groups).unwrap() == sheet());
    }

    #[test]
    fn capitals_dashes_and_the_letters_that_look_like_digits_do_not_matter() {
        let typed: Vec<String> = sheet()
            .groups()
            .iter()
            .map(|g| format!(" {}-", g.to_lowercase().replace('0', "o").replace('1', "l")))
            .collect();
        assert!(Sheet::read(&typed).unwrap() == sheet());
        assert_eq!(sheet().first_mismatch(&typed), None);
    }

    #[test]
    fn one_wrong_character_is_noticed_and_its_group_named() {
        for at in 0..8 {
            let mut groups = sheet().groups();
            let last = if groups[at].ends_with('Z') { "Y" } else { "Z" };
            groups[at].replace_range(3..4, last);
            assert!(
                matches!(Sheet::read(&groups), Err(StoreError::WrongSheet)),
                "group {at}"
            );
            assert_eq!(sheet().first_mismatch(&groups), Some(at + 1));
        }
    }

    #[test]
    fn too_few_groups_or_a_foreign_character_are_refused() {
        let groups = sheet().groups();
        assert!(matches!(Sheet::read(&groups[..7]), Err(StoreError::WrongSheet)));
        assert!(matches!(Sheet::read(&[""; 0]), Err(StoreError::WrongSheet)));
        let mut foreign = groups.clone();
        foreign[0] = "U?ñ1".to_owned();
        assert!(matches!(Sheet::read(&foreign), Err(StoreError::WrongSheet)));
        assert_eq!(sheet().first_mismatch(&groups[..7]), Some(8));
    }
}
