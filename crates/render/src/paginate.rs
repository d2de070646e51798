//! Page breaking: which line opens a page, and how far down each line stands. Knows nothing of words or fonts.

use crate::content::Role;

/// How much stands against a page break before a line. A page ends at the last place with the least against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Nothing.
    Free,
    /// The line belongs to what stands before it: text below its heading, a bullet below its lead-in, a signature.
    Keep,
    /// A paragraph would leave a single line on one side.
    Widow,
}

/// What decides about page breaks in a paragraph and around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outline {
    /// What the paragraph is.
    pub role: Role,
    /// How many lines it has.
    pub lines: usize,
    /// Whether it leads into the list that follows, as a text ending with a colon does.
    pub leads: bool,
    /// From the baseline before to its first, in points.
    pub before: f32,
    /// From line to line, in points.
    pub step: f32,
}

/// A line to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowLine {
    /// Which paragraph.
    pub paragraph: usize,
    /// Which line of it.
    pub line: usize,
    /// From the baseline before, in points; of no account for the first line of a page.
    pub step: f32,
    /// What stands against a page break before it.
    pub hold: Hold,
}

/// The room for text on a page: its first baseline and its last, in points from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// First baseline.
    pub first: f32,
    /// The lowest baseline.
    pub last: f32,
}

/// A line in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLine {
    /// Which paragraph.
    pub paragraph: usize,
    /// Which line of it.
    pub line: usize,
    /// Its baseline, in points from the top of the page.
    pub baseline: f32,
}

/// The fewest lines of a paragraph on either side of a page break.
const TOGETHER: usize = 2;

/// Every line of the paragraphs with what stands against a page break before it.
pub fn flow_lines(paragraphs: &[Outline]) -> Vec<FlowLine> {
    let signature = signature_start(paragraphs);
    let mut lines = Vec::new();
    for (nth, paragraph) in paragraphs.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|before| paragraphs.get(before));
        for line in 0..paragraph.lines {
            let (step, hold) = match line {
                0 => (
                    paragraph.before,
                    hold_before(before, paragraph, signature.is_some_and(|start| nth > start)),
                ),
                _ => (paragraph.step, hold_within(paragraph, line)),
            };
            lines.push(FlowLine {
                paragraph: nth,
                line,
                step,
                hold,
            });
        }
    }
    lines
}

/// The paragraph with which the signature stays together, so that at least two lines of text stand above it.
fn signature_start(paragraphs: &[Outline]) -> Option<usize> {
    let closes = |role| matches!(role, Role::Valediction | Role::Signatory);
    let first = paragraphs.iter().position(|paragraph| closes(paragraph.role))?;
    let mut lines = 0;
    for at in (0..first).rev() {
        lines += paragraphs.get(at).map_or(0, |paragraph| paragraph.lines);
        if lines >= TOGETHER {
            return Some(at);
        }
    }
    Some(0)
}

fn hold_before(before: Option<&Outline>, paragraph: &Outline, in_signature: bool) -> Hold {
    let Some(before) = before else { return Hold::Free };
    let belongs = match (before.role, paragraph.role) {
        (Role::Subject | Role::Heading | Role::Subheading | Role::Salutation, _)
        | (Role::Addressee, Role::Addressee)
        | (_, Role::Small)
        | (Role::Item(_), Role::OfItem(_)) => true,
        (Role::Paragraph, Role::Bullet) => before.leads,
        _ => in_signature,
    };
    if belongs { Hold::Keep } else { Hold::Free }
}

fn hold_within(paragraph: &Outline, line: usize) -> Hold {
    let headline = matches!(paragraph.role, Role::Subject | Role::Heading | Role::Subheading);
    match headline || line < TOGETHER || paragraph.lines - line < TOGETHER {
        true => Hold::Widow,
        false => Hold::Free,
    }
}

/// Places lines on pages. The first page may leave less room than the others.
pub fn paginate(lines: &[FlowLine], first: Column, others: Column) -> Vec<Vec<PlacedLine>> {
    let mut pages = Vec::new();
    let mut rest = lines;
    while !rest.is_empty() || pages.is_empty() {
        let column = if pages.is_empty() { first } else { others };
        let room = fill(rest, column);
        let taken = if room.len() == rest.len() {
            room.len()
        } else {
            best_break(rest, room.len())
        };
        pages.push(room.into_iter().take(taken).collect());
        rest = rest.get(taken..).unwrap_or_default();
    }
    pages
}

/// As many lines as have room, but always one.
fn fill(lines: &[FlowLine], column: Column) -> Vec<PlacedLine> {
    let mut placed: Vec<PlacedLine> = Vec::new();
    let mut baseline = column.first;
    for line in lines {
        if !placed.is_empty() {
            baseline += line.step;
            if baseline > column.last {
                break;
            }
        }
        placed.push(PlacedLine {
            paragraph: line.paragraph,
            line: line.line,
            baseline,
        });
    }
    placed
}

/// How many of the lines that have room stay on the page.
fn best_break(lines: &[FlowLine], room: usize) -> usize {
    let breaks = (1..=room).filter_map(|at| lines.get(at).map(|line| (line.hold, at)));
    breaks
        .min_by_key(|(hold, at)| (*hold, usize::MAX - at))
        .map_or(room, |(_, at)| at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COLUMN: Column = Column {
        first: 82.0,
        last: 766.0,
    };

    fn outline(role: Role, lines: usize, leads: bool) -> Outline {
        Outline {
            role,
            lines,
            leads,
            before: 27.0,
            step: 15.0,
        }
    }

    fn set(paragraphs: &[Outline]) -> Vec<Vec<PlacedLine>> {
        paginate(&flow_lines(paragraphs), COLUMN, COLUMN)
    }

    /// Headings, paragraphs with and without lists, and a closing, as letters have them.
    fn letters() -> impl Strategy<Value = Vec<Outline>> {
        let section = (
            any::<bool>(),
            prop::collection::vec((1..14usize, 0..6usize, 1..5usize), 1..8),
        );
        (prop::collection::vec(section, 1..12), 1..4usize, 1..4usize).prop_map(|(sections, closing, signatory)| {
            let mut letter = vec![outline(Role::Salutation, 1, false), outline(Role::Subject, 1, false)];
            for (heading, texts) in sections {
                letter.extend(heading.then(|| outline(Role::Heading, 1, false)));
                for (lines, bullets, each) in texts {
                    letter.push(outline(Role::Paragraph, lines, bullets > 0));
                    letter.extend((0..bullets).map(|_| outline(Role::Bullet, each, false)));
                }
            }
            letter.push(outline(Role::Paragraph, closing, false));
            letter.push(outline(Role::Valediction, 1, false));
            letter.extend((0..signatory).map(|_| outline(Role::Signatory, 1, false)));
            letter
        })
    }

    proptest! {
        #[test]
        fn every_line_is_placed_once_in_order_and_within_the_page(letter in letters()) {
            let pages = set(&letter);
            let placed: Vec<_> = pages.iter().flatten().map(|line| (line.paragraph, line.line)).collect();
            let all: Vec<_> = flow_lines(&letter).iter().map(|line| (line.paragraph, line.line)).collect();
            prop_assert_eq!(placed, all);
            for page in &pages {
                prop_assert!(page.windows(2).all(|pair| pair[0].baseline < pair[1].baseline));
                prop_assert!(page.iter().all(|line| (82.0..=766.0).contains(&line.baseline)));
            }
        }

        #[test]
        fn two_lines_at_least_stand_on_each_side_of_a_page_break(letter in letters()) {
            for page in set(&letter) {
                let (Some(first), Some(last)) = (page.first(), page.last()) else { continue };
                prop_assert!(first.line == 0 || first.line >= 2, "a single line ends the page before: {first:?}");
                let lines = letter[first.paragraph].lines;
                prop_assert!(first.line == 0 || lines - first.line >= 2, "a single line begins the page: {first:?}");
                let whole = last.line + 1 == letter[last.paragraph].lines;
                prop_assert!(whole || last.line >= 1, "a paragraph's first line stands alone: {last:?}");
            }
        }

        #[test]
        fn no_heading_and_no_lead_in_ends_a_page_and_no_signature_stands_alone(letter in letters()) {
            let pages = set(&letter);
            for (nth, page) in pages.iter().enumerate() {
                let Some(last) = page.last() else { continue };
                let role = letter[last.paragraph].role;
                let final_page = nth + 1 == pages.len();
                prop_assert!(final_page || !matches!(role, Role::Heading | Role::Subject | Role::Salutation));
                prop_assert!(final_page || !letter[last.paragraph].leads || last.line + 1 < letter[last.paragraph].lines);
                prop_assert!(final_page || !matches!(role, Role::Valediction | Role::Signatory));
            }
            let closes = |line: &&PlacedLine| !matches!(letter[line.paragraph].role, Role::Valediction | Role::Signatory);
            prop_assert!(pages.last().is_some_and(|page| page.iter().filter(closes).count() >= 2));
        }
    }

    #[test]
    fn what_cannot_be_kept_together_is_broken_rather_than_lost() {
        let headings = vec![outline(Role::Heading, 1, false); 200];
        assert_eq!(set(&headings).iter().flatten().count(), 200);
        assert_eq!(set(&headings).len(), 8);
        assert_eq!(set(&[]), vec![Vec::new()]);
    }
}
