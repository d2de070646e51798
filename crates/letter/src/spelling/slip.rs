//! Slips of the hand: a letter too many or too few, or two letters in each other's place.

/// Whether a word becomes another by undoing one slip. A wrong letter is not counted as one: too many names differ by it.
pub(crate) fn is_one_slip(word: &str, meant: &str) -> bool {
    let same = word.chars().zip(meant.chars()).take_while(|(one, other)| one == other);
    let begin: usize = same.map(|(letter, _)| letter.len_utf8()).sum();
    let (word, meant) = (word.get(begin..), meant.get(begin..));
    let (Some(word), Some(meant)) = (word, meant) else {
        return false;
    };
    match (first_two(word), first_two(meant)) {
        ((Some(_), _), _) if without_first(word) == meant => true,
        (_, (Some(_), _)) if without_first(meant) == word => true,
        ((Some(a), Some(b)), (Some(c), Some(d))) => {
            (a, b) == (d, c) && without_first(without_first(word)) == without_first(without_first(meant))
        }
        _ => false,
    }
}

fn first_two(word: &str) -> (Option<char>, Option<char>) {
    let mut letters = word.chars();
    (letters.next(), letters.next())
}

fn without_first(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next();
    letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_too_many_or_too_few_and_two_in_each_others_place_are_one_slip() {
        for (word, meant) in [
            ("ofstedd", "ofsted"),
            ("oofsted", "ofsted"),
            ("offsted", "ofsted"),
            ("ofstd", "ofsted"),
            ("fsted", "ofsted"),
            ("ofste", "ofsted"),
            ("osfted", "ofsted"),
            ("fosted", "ofsted"),
            ("ofstde", "ofsted"),
        ] {
            assert!(is_one_slip(word, meant), "{word}");
        }
    }

    #[test]
    fn the_same_word_another_letter_and_two_slips_are_not_one() {
        for (word, meant) in [
            ("ofsted", "ofsted"),
            ("ofstad", "ofsted"),
            ("osftd", "ofsted"),
            ("ofstedly", "ofsted"),
            ("", "ofsted"),
            ("", ""),
            ("détox", "detox"),
        ] {
            assert!(!is_one_slip(word, meant), "{word}");
        }
    }
}
