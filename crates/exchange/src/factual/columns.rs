//! Which column of a table holds what.

use super::Said;

/// How many rows may stand above the headings: titles, an introduction, who is to fill it in.
const ABOVE: usize = 6;
/// The longest heading, in characters: what is longer is a comment.
const LONGEST_HEADING: usize = 80;
/// The most words of one.
const MOST_WORDS: usize = 9;
/// Without headings, a column of places has no cell longer than this, in characters.
const SHORT: usize = 40;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Number,
    Place,
    Sentence,
    Claim,
    Evidence,
    /// What the inspectorate writes: it is ours already, and not the authority's words.
    Ours,
}

/// Words by which a heading is known, the first match first. `Comment on factual accuracy of the letter` is a claim and
/// `Evidence for this comment` is evidence, so that the order matters.
const HEADINGS: [(Role, &[&str]); 6] = [
    (
        Role::Ours,
        &[
            "decision",
            "our answer",
            "response",
            "outcome",
            "inspector",
            "ofsted",
            "sentence after",
            "after",
            "action taken",
        ],
    ),
    (
        Role::Evidence,
        &[
            "evidence",
            "source",
            "supporting",
            "reason",
            "rationale",
            "justification",
        ],
    ),
    (
        Role::Sentence,
        &[
            "sentence",
            "current wording",
            "current text",
            "draft wording",
            "draft text",
            "extract",
            "quote",
            "statement in",
            "text in",
            "wording in",
            "as written",
        ],
    ),
    (
        Role::Claim,
        &[
            "comment",
            "accuracy",
            "inaccura",
            "authority says",
            "proposed",
            "suggested",
            "correction",
            "amendment",
            "challenge",
            "issue",
            "concern",
            "error",
            "says",
        ],
    ),
    (
        Role::Place,
        &[
            "page",
            "para",
            "section",
            "place",
            "where",
            "location",
            "reference",
            "line",
            "heading",
        ],
    ),
    (Role::Number, &["number", "no", "no.", "#", "item", "ref", "id"]),
];

/// The columns of a table.
pub(super) struct Columns {
    roles: Vec<Role>,
    /// The first row that can be a comment.
    pub(super) first: usize,
}

/// Tells the columns of these rows.
pub(super) fn of(rows: &[Vec<String>]) -> Columns {
    let headed = rows.iter().take(ABOVE).enumerate().find_map(|(at, row)| {
        let roles: Vec<Option<Role>> = row.iter().map(|cell| heading(cell)).collect();
        let known = roles.iter().flatten().count();
        let claims = roles.contains(&Some(Role::Claim));
        let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        // A row of which a cell reads like a heading by chance is no row of headings.
        (claims && known >= 2 && known * 2 > filled).then_some((at, roles))
    });
    match headed {
        Some((at, roles)) => Columns {
            roles: named(roles, rows.get(at + 1..).unwrap_or_default()),
            first: at + 1,
        },
        None => Columns {
            roles: by_content(rows),
            first: 0,
        },
    }
}

/// Nothing is lost: what a heading does not name is said by the authority, and a number that is none names a place.
fn named(roles: Vec<Option<Role>>, rows: &[Vec<String>]) -> Vec<Role> {
    let role = |(column, role): (usize, Option<Role>)| match role {
        Some(Role::Number) if !is_numbered(rows, column) => Role::Place,
        role => role.unwrap_or(Role::Claim),
    };
    roles.into_iter().enumerate().map(role).collect()
}

fn is_numbered(rows: &[Vec<String>], column: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim());
    let mut filled = cells.filter(|cell| !cell.is_empty());
    filled.all(|cell| cell.trim_end_matches(['.', ')']).parse::<u32>().is_ok())
}

/// What a column holds by its heading. A heading is short, has no figures and is no sentence.
fn heading(cell: &str) -> Option<Role> {
    let words = cell.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_one = words.chars().count() <= LONGEST_HEADING
        && words.split(' ').count() <= MOST_WORDS
        && !words.contains(|letter: char| letter.is_ascii_digit())
        && !words.ends_with(['.', '!']);
    if words.is_empty() || !is_one {
        return None;
    }
    let begins = |with: &str| match with.chars().count() {
        // Short ones are whole words: `no` is in `another`, and `id` in `identified`.
        0..=3 => words.split(' ').any(|word| word == with),
        _ => words.match_indices(with).any(|(at, _)| {
            let before = words.get(..at).and_then(|before| before.chars().next_back());
            before.is_none_or(|letter| !letter.is_alphanumeric())
        }),
    };
    let known = HEADINGS.iter().find(|(_, terms)| terms.iter().any(|term| begins(term)));
    known.map(|(role, _)| *role)
}

/// Without headings: counts, then places, which are short, then what is said, then the evidence for it.
fn by_content(rows: &[Vec<String>]) -> Vec<Role> {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut roles = Vec::with_capacity(width);
    for column in 0..width {
        let cells = || rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim());
        let filled = || cells().filter(|cell| !cell.is_empty());
        let is_last = column + 1 == width;
        let numbered = is_numbered(rows, column);
        let short = filled().all(|cell| cell.chars().count() <= SHORT);
        let said = roles.contains(&Role::Claim);
        let role = match said {
            true => Role::Evidence,
            false if is_last => Role::Claim,
            false if numbered && roles.is_empty() => Role::Number,
            false if short && !roles.contains(&Role::Place) => Role::Place,
            false => Role::Claim,
        };
        roles.push(role);
    }
    roles
}

impl Columns {
    /// The comment of a row; `None` for one that says nothing.
    pub(super) fn said(&self, row: &[String]) -> Option<Said> {
        // Cells beyond the headings belong to the last thing that is said.
        let role_of = |column: usize| self.roles.get(column).copied().unwrap_or(Role::Evidence);
        let of = |role: Role| {
            let cells = row.iter().enumerate().filter(|(column, _)| role_of(*column) == role);
            let words = cells.map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty());
            words.collect::<Vec<_>>().join("\n")
        };
        let claim = of(Role::Claim);
        (!claim.is_empty()).then(|| Said {
            place: of(Role::Place),
            sentence: of(Role::Sentence),
            claim,
            evidence: of(Role::Evidence),
        })
    }
}
