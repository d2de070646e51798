//! Places in a text of which no two may overlap.

use std::collections::BTreeMap;
use std::ops::Range;

/// Places that are taken. Whoever asks first for a place has it.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Takes a place, unless a part of it is taken already.
    pub fn take(&mut self, at: &Range<usize>) -> bool {
        let before = self.0.range(..at.end).next_back();
        let free = before.is_none_or(|(_, end)| *end <= at.start);
        if free {
            self.0.insert(at.start, at.end);
        }
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_taken_once() {
        let mut taken = Taken::default();
        let cases = [
            (4..6, true),
            (0..4, true),
            (6..9, true),
            (5..7, false),
            (0..20, false),
            (4..6, false),
            (9..9, true),
        ];
        for (at, free) in cases {
            assert_eq!(taken.take(&at), free, "{at:?}");
        }
    }
}
