//! Made-up words, as often as words of a language are: a few stand everywhere, most are rare. The same number gives the
//! same text for ever, so that what is looked for can be known without being kept.

/// How many words there are.
const WORDS: usize = 60_000;
const CONSONANTS: [char; 15] = [
    'b', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'w',
];
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
const ENDS: [char; 4] = ['n', 'r', 's', 't'];
const SYLLABLES: usize = CONSONANTS.len() * VOWELS.len();
/// Has no factor in common with the number of syllables, so that it visits every word and puts neighbours far apart.
const STRIDE: usize = 48_611;
/// Flattens the head of the distribution, as real languages have it.
const FLAT: f64 = 2.7;
/// Characters of a text.
const SHORTEST: u32 = 150;
const LONGEST: u32 = 400;

/// Numbers that look random and repeat themselves: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.roll() % u64::from(limit.max(1))).unwrap_or(0)
    }

    /// One of some choices.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        choices.get(self.below(u32::try_from(choices.len()).unwrap_or(1)) as usize)
    }

    /// A share from 0 to 1.
    fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// The words by rank, the commonest first.
pub struct Vocabulary {
    words: Vec<String>,
    /// How much of all text the words up to each make up.
    reached: Vec<f64>,
}

impl Vocabulary {
    /// All of them.
    pub fn new() -> Self {
        let mut sum = 0.0;
        let reached = (0..WORDS).map(|rank| {
            sum += 1.0 / (rank as f64 + FLAT);
            sum
        });
        Self {
            reached: reached.collect(),
            words: (0..WORDS).map(spelt).collect(),
        }
    }

    /// The word of a rank.
    pub fn word(&self, rank: u32) -> &str {
        self.words.get(rank as usize).map_or("", String::as_str)
    }

    /// A word as often as it stands in texts.
    pub fn any(&self, dice: &mut Dice) -> &str {
        let share = dice.share() * self.reached.last().copied().unwrap_or(1.0);
        let rank = self.reached.partition_point(|reached| *reached < share);
        self.words.get(rank).map_or("", String::as_str)
    }

    /// The text of a number: some sentences.
    pub fn text(&self, number: u64) -> String {
        let mut dice = Dice(number.wrapping_mul(0xA24B_AED4_963E_E407));
        let length = (SHORTEST + dice.below(LONGEST - SHORTEST + 1)) as usize;
        let mut text = String::with_capacity(length + 16);
        let mut left = 0;
        while text.len() < length {
            let word = self.any(&mut dice);
            if left == 0 {
                if !text.is_empty() {
                    text.push_str(". ");
                }
                left = 5 + dice.below(12);
                text.extend(word.chars().take(1).map(|first| first.to_ascii_uppercase()));
                text.extend(word.chars().skip(1));
            } else {
                text.push(' ');
                text.push_str(word);
            }
            left -= 1;
        }
        text.push('.');
        text
    }
}

/// Common words are short, mostly: one syllable for the first, two for the next, three for the rest and for one in five of
/// all, as what the work is about has long words that are common.
fn spelt(rank: usize) -> String {
    let syllables = match rank {
        _ if rank % 5 == 4 => 3,
        0..SYLLABLES => 1,
        _ if rank < SYLLABLES.pow(2) => 2,
        _ => 3,
    };
    let mut left = rank * STRIDE % SYLLABLES.pow(syllables);
    let mut word = String::new();
    for _ in 0..syllables {
        let syllable = left % SYLLABLES;
        left /= SYLLABLES;
        word.extend(CONSONANTS.get(syllable / VOWELS.len()));
        word.extend(VOWELS.get(syllable % VOWELS.len()));
    }
    if rank.is_multiple_of(3) {
        word.extend(ENDS.get(rank / 3 % ENDS.len()));
    }
    word
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_word_is_another_and_every_text_is_as_long_as_it_should_be() {
        let vocabulary = Vocabulary::new();
        assert_eq!(vocabulary.words.iter().collect::<BTreeSet<_>>().len(), WORDS);
        for number in 0..200 {
            let text = vocabulary.text(number);
            assert_eq!(text, vocabulary.text(number));
            assert!((150..=420).contains(&text.len()), "{text}");
        }
    }
}
