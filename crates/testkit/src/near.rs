//! Files near others: what a disk, a wire or somebody with an editor makes of them.

use crate::Chance;

/// What formats take for more than itself, and numbers at the edges.
const TELLING: [&[u8]; 14] = [
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&",
    b"\"",
    b"{",
    b"]",
    b"-1",
    b"999999999999",
    b"null",
    b"\\ud800",
    b"\xe2\x80\x8f",
    b"\xf0\x9f\x8e\x88",
];
/// Most changes of one file, and most bytes of a piece that is moved.
const CHANGES: u64 = 5;
const PIECE: usize = 64;

/// One of these files with one to five changes: bits turned, something telling put in, a piece left out, a piece twice, or a piece
/// of another one in its place. Nothing where there are no files.
pub fn near(files: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = one(files, chance).to_vec();
    for _ in 0..=chance.below(CHANGES) {
        let at = place(bytes.len(), chance);
        let to = bytes.len().min(at + place(PIECE, chance));
        match chance.below(5) {
            0 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte ^= 1 << chance.below(8)),
            1 => {
                let telling = TELLING
                    .get(place(TELLING.len() - 1, chance))
                    .copied()
                    .unwrap_or_default();
                bytes.splice(at..at, telling.iter().copied());
            }
            2 => drop(bytes.drain(at..to)),
            3 => bytes.extend_from_within(at..to),
            _ => {
                let other = one(files, chance);
                let from = place(other.len(), chance);
                let piece = other.iter().skip(from).take(place(PIECE, chance));
                bytes.splice(at..to, piece.copied());
            }
        }
    }
    bytes
}

fn one<'a>(files: &'a [Vec<u8>], chance: &mut Chance) -> &'a [u8] {
    let last = files.len().saturating_sub(1);
    files.get(place(last, chance)).map(Vec::as_slice).unwrap_or_default()
}

/// A place from the first to this one.
fn place(last: usize, chance: &mut Chance) -> usize {
    usize::try_from(chance.below(last as u64 + 1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_gives_the_same_file_and_most_are_other_than_what_they_came_from() {
        let files = [b"{\"name\": \"Northmere\"}".to_vec(), vec![7; 300]];
        let of = |number| near(&files, &mut Chance::new(number));
        assert!((0..100).all(|number| of(number) == of(number)));
        let changed = (0..100).filter(|number| !files.contains(&of(*number))).count();
        assert!(changed > 90, "{changed}");
        for number in 0..100 {
            near(&[], &mut Chance::new(number));
        }
    }
}
