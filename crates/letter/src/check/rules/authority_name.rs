//! The authority is called by its name.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use visitbook_domain::authorities::LISTED;

use crate::check::taken::Taken;
use crate::check::{Bad, Finds, Found, FoundIn, Ground, Holds, Passage, Rule, Severity, parts, pattern};
use crate::sentences::sentences;
use crate::spelling::is_one_slip;

/// The authority is called by its name.
pub static RULE: Rule = Rule {
    id: "authority-name",
    severity: Severity::Mistake,
    says: "The visit was to another authority.",
    why: "A letter that was begun from another one keeps its name.",
    source: "Ours: the authority of the visit as Visitbook knows it",
    holds: Holds::ALWAYS,
    finds: Finds::InWholeOnGround(find),
    good: &[
        "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026.",
        "The visit to the County of Northmere children's services was short.",
        "The local authority has a new director.",
        "While local authority leaders act, Northmere’s services share a team with Southmere City Council.",
        "Northmere’s leaders and Maren Hollis’s colleagues at Northmere Borough Council agree. The council’s social workers stay.",
        "Ofsted’s leaders, England’s social workers and Barnardo’s social workers agree.",
        "Findings\nThe Children in Care Council meets; so does the Youth Council. Some children in Westhaven live with relatives.",
        "Findings\nTraining in Mockingbird helps. Children in England wait. Staff in Kooth answer, and Kooth is known.",
        "Findings\nLeaders use the help of their partner, Southmere County Council. Some children live near Northmoor, in Northmere.",
        "This was the second monitoring visit since Northmere was judged inadequate, and the first since the local authority has a new director.",
    ],
    bad: &[
        Bad {
            text: "This letter summarises the findings of the monitoring visit to Southmere children’s services on 20 and 21 October 2026.",
            words: "Southmere",
            fixed: Some(
                "This letter summarises the findings of the monitoring visit to Northmere children’s services on 20 and 21 October 2026.",
            ),
        },
        Bad {
            text: "This was the second monitoring visit since Southmere was judged inadequate in June 2025.",
            words: "Southmere",
            fixed: Some("This was the second monitoring visit since Northmere was judged inadequate in June 2025."),
        },
        Bad {
            text: "Since the inspection, Upper Southmere local authority has a new director.",
            words: "Upper Southmere",
            fixed: Some("Since the inspection, Northmere local authority has a new director."),
        },
        Bad {
            text: "Findings\nPractice in Nortmere is better.",
            words: "Nortmere",
            fixed: Some("Findings\nPractice in Northmere is better."),
        },
        Bad {
            text: "Findings\nPractice in Northmare is better.",
            words: "Northmare",
            fixed: Some("Findings\nPractice in Northmere is better."),
        },
        Bad {
            text: "Findings\nLeaders at Easthaven Borough Council invest.",
            words: "Easthaven Borough Council",
            fixed: Some("Findings\nLeaders at Northmere invest."),
        },
        bad(
            "Findings\nChildren in Westhaven now get help sooner.",
            "Westhaven",
            "Findings\nChildren in Northmere now get help sooner.",
        ),
        bad(
            "Findings\nPlans are clear. Westhaven has more social workers.",
            "Westhaven",
            "Findings\nPlans are clear. Northmere has more social workers.",
        ),
        bad(
            "Findings\nPlans are clear. Southmere Council has more social workers.",
            "Southmere",
            "Findings\nPlans are clear. Northmere Council has more social workers.",
        ),
        bad(
            "Findings\nEast Southmere children’s services are better.",
            "East Southmere",
            "Findings\nNorthmere children’s services are better.",
        ),
        Bad {
            text: "Findings\nMembers of Harrowdene’s corporate parenting board meet.",
            words: "Harrowdene",
            fixed: Some("Findings\nMembers of Northmere’s corporate parenting board meet."),
        },
    ],
};

const fn bad(text: &'static str, words: &'static str, fixed: &'static str) -> Bad {
    Bad {
        text,
        words,
        fixed: Some(fixed),
    }
}

/// Before the children's services, after `since` or `visit to` where it is judged or the sentence goes on, and before the
/// local authority that bears it.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[A-Z][\w’'-]+(?:\s(?:and|of|on|upon|with|the|[A-Z][\w’'-]+)){0,5}?";
    pattern(&format!(
        r"\b[Vv]isit\s(?:to|of)\s(?P<services>[^.;:]{{1,80}}?)\s(?:local\sauthority\s)?children[’']s\sservices\b|\bvisit\ssince\s(?P<since>{name})\s(?:was|were)\sjudged\b|\bvisit\sto\s(?P<to>{name})(?:\s(?:since|on|was)\b|[.,;]|$)|(?:^|,\s|\.\s)(?P<bears>{name})\slocal\sauthority\b"
    ))
    .ok()
});
/// Words that stand before `local authority` at the beginning of a sentence and are no name.
const NO_NAMES: [&str; 9] = [
    "The", "This", "That", "Each", "Every", "Another", "Your", "Their", "Its",
];
const PLACES: [&str; 3] = ["services", "since", "to"];

/// A council by its full name; and a name beside what every authority has. What is said of a council as somebody else is no slip.
static ELSEWHERE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let name = r"[A-Z][\w-]+(?:\s(?:and|of|on|upon|with|[A-Z][\w-]+)){0,4}?";
    let owner = r"[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,3}?";
    let everywhere = r"corporate\sparent|children|young\speople|care\sleavers|director\sof\schildren|lead\smember|improvement\s(?:board|plan)|safeguarding\s(?:children\s)?partnership|(?:senior\s)?leaders|councillors|social\swork|services|practice|early\shelp|family\shelp";
    let who = r"(?:[Cc]hildren|[Ff]amilies|[Yy]oung\speople|[Cc]are\sleavers|[Ss]ocial\sworkers?|[Ll]eaders|[Mm]anagers|[Pp]ractice|[Ss]ervices|[Ss]taff|[Pp]ractitioners|[Pp]artners|[Pp]arents|[Cc]arers|[Ss]upport|[Hh]elp|[Cc]are|[Ww]ork)";
    pattern(&format!(
        r"\b(?P<council>{name}\s(?:(?:Metropolitan\s)?Borough|County|City|Metropolitan\sDistrict)\sCouncil)\b|\b(?P<borough>(?:London|Royal)\sBorough\sof\s{name})\b|\b(?P<owner>{owner})(?:[’']s\s(?:{everywhere})|\s(?:Council|local\sauthority|children[’']s\s(?:services|social\scare))\b)|\b{who}\sin\s(?P<within>{owner})(?:\s[a-z]|[’'.,;:]|$)|(?:^|[.?!]\s)(?P<does>{owner})(?:\s(?:Borough|City|County))?(?:\sCouncil)?\s(?:has|is|was|does|did|needs|must|now|continues|knows|uses)\b"
    ))
    .ok()
});
/// What names of places end with, to tell one from other names that no dictionary has.
const ENDS_OF_PLACES: &[&str] = &[
    "borough", "bridge", "burgh", "bury", "cester", "chester", "combe", "dale", "field", "fold", "ford", "gate", "ham",
    "haven", "hurst", "land", "leigh", "ley", "marsh", "mere", "minster", "moor", "mouth", "pool", "port", "shire",
    "side", "stead", "stoke", "thorpe", "ton", "vale", "wich", "wick", "wood", "worth",
];
static SOMEBODY_ELSE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:partner\w*|neighbou\w+|predecessor|former\w*|previous\w*|shar(?:e[ds]?|ing)|peers?|joint\w*|regional\w*|consortium|alongside|commission\w*|sector|host\w*|housing|tenan\w+|district|border\w*|placed|transferr?\w*|moved?|moving|live[sd]?|living|(?:other|another|different)\s(?:local\s)?(?:authorit\w+|councils?)|work(?:s|ed|ing)?\swith|(?:support|help)\s(?:of|from|by))\b",
    )
    .ok()
});
/// Shorter words differ from others by a letter by chance.
const LONG: usize = 6;

fn find(letter: &[Passage<'_>], ground: &Ground) -> Vec<FoundIn> {
    let Some(visit) = &ground.visit else { return Vec::new() };
    let name = visit.authority.as_str();
    if name.is_empty() {
        return Vec::new();
    }
    let opening = parts::opening(letter);
    let mut found = Vec::new();
    for (block, passage) in letter.iter().enumerate() {
        let opens = opening.iter().any(|(at, _)| *at == block);
        let mut taken = Taken::default();
        let mut others = if opens {
            visited(passage, name, ground)
        } else {
            Vec::new()
        };
        others.extend(elsewhere(passage, name, ground));
        others.retain(|at| taken.take(at));
        others.sort_by_key(|at| at.start);
        found.extend(others.into_iter().map(|at| FoundIn {
            block,
            found: Found {
                at,
                fixes: vec![name.to_owned()],
                says: Some(format!("The visit was to {name}.")),
                ..Found::default()
            },
        }));
    }
    found
}

/// Other names that the opening gives to the authority that was visited.
fn visited(passage: &Passage<'_>, name: &str, ground: &Ground) -> Vec<Range<usize>> {
    let each = NAMED.iter().flat_map(|pattern| pattern.captures_iter(passage.words));
    let names = each.filter_map(|words| {
        // A word of everyday that begins a sentence is no name: `While local authority leaders have acted`.
        let bears = |said: &regex::Match<'_>| ground.speller.is_none() || !is_word(said.as_str(), ground);
        let named = PLACES.iter().find_map(|place| words.name(place));
        named.or_else(|| words.name("bears").filter(bears))
    });
    let others = names.filter(|said| !said.as_str().contains(name) && !NO_NAMES.contains(&said.as_str()));
    others.map(|said| said.range()).collect()
}

/// Other authorities that a sentence speaks of as if they were this one, and this one with a letter wrong.
fn elsewhere(passage: &Passage<'_>, name: &str, ground: &Ground) -> Vec<Range<usize>> {
    let each = ELSEWHERE
        .iter()
        .flat_map(|pattern| pattern.captures_iter(passage.words));
    let named = each.filter_map(|words| {
        let council = words.name("council").or_else(|| words.name("borough"));
        let owner = || words.name("owner").filter(|owner| is_place(owner.as_str(), ground));
        let within = || words.name("within").or_else(|| words.name("does"));
        let place = || within().filter(|place| is_place(place.as_str(), ground) && ends_as_places(place.as_str()));
        let said = council.or_else(owner).or_else(place)?;
        (!is_own(said.as_str(), name)).then(|| said.range())
    });
    let mut found: Vec<Range<usize>> = named.chain(slips(passage, name, ground)).collect();
    if !found.is_empty() {
        let sentences = sentences(passage.words);
        found.retain(|at| {
            let around = sentences.iter().find(|sentence| sentence.contains(&at.start));
            let sentence = around.and_then(|around| passage.words.get(around.clone()));
            SOMEBODY_ELSE
                .as_ref()
                .is_some_and(|pattern| !pattern.is_match(sentence.unwrap_or_default()))
        });
    }
    found
}

/// Whether a name is one of an authority of England, or ends as names of places do.
fn ends_as_places(name: &str) -> bool {
    LISTED.iter().any(|listed| listed.name == name) || ENDS_OF_PLACES.iter().any(|end| name.ends_with(end))
}

/// Words in the full names of councils.
const OF_COUNCILS: [&str; 8] = [
    "London",
    "Royal",
    "Borough",
    "County",
    "City",
    "Metropolitan",
    "District",
    "Council",
];

/// Whether it is the authority’s own name in another form: `Hull City Council` of Kingston upon Hull.
fn is_own(said: &str, name: &str) -> bool {
    let capitals = said
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_uppercase));
    let mut bare = capitals.filter(|word| !OF_COUNCILS.contains(word));
    said.contains(name) || bare.all(|word| name.split_whitespace().any(|own| own.eq_ignore_ascii_case(word)))
}

/// Whether an owner is another authority: one of England, or by a name that no dictionary has and nobody whom the visit
/// knows bears.
fn is_place(owner: &str, ground: &Ground) -> bool {
    let last = owner.split_whitespace().next_back().unwrap_or_default();
    let listed = LISTED.iter().any(|listed| listed.name == owner);
    let known = ground
        .speller
        .as_ref()
        .is_none_or(|speller| speller.unknown(last, &ground.words).is_empty());
    last.chars().any(char::is_lowercase) && (listed || !known)
}

fn is_word(word: &str, ground: &Ground) -> bool {
    let small = word.to_lowercase();
    let speller = ground.speller.as_ref();
    speller.is_none_or(|speller| speller.unknown(&small, &BTreeSet::new()).is_empty())
}

/// Words that differ by one slip or one letter from a long one of the name.
fn slips(passage: &Passage<'_>, name: &str, ground: &Ground) -> Vec<Range<usize>> {
    let own: Vec<&str> = name
        .split_whitespace()
        .filter(|word| word.chars().count() >= LONG)
        .collect();
    let words = passage.each_word().map(|(at, word)| {
        let bare = word
            .strip_suffix("’s")
            .or_else(|| word.strip_suffix("'s"))
            .unwrap_or(word);
        (at.start..at.start + bare.len(), bare)
    });
    let slipped = words.filter(|(at, word)| {
        let mut own = own.iter();
        let near =
            word.starts_with(char::is_uppercase) && own.any(|own| is_one_slip(word, own) || differs_by_one(word, own));
        let known = || name.contains(word) || ground.words.contains(*word) || passage.within_address(at);
        near && !known() && !is_word(word, ground)
    });
    slipped.map(|(at, _)| at).collect()
}

fn differs_by_one(word: &str, other: &str) -> bool {
    let pairs = || word.chars().zip(other.chars());
    word.chars().count() == other.chars().count() && pairs().filter(|(one, other)| one != other).count() == 1
}
