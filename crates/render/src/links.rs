//! Addresses of mail and of the web in a text, which a reader can follow wherever the document can hold a link.

use std::ops::Range;

use linkify::{LinkFinder, LinkKind};

/// Ends of the names that only public bodies have.
const PUBLIC: [&str; 4] = [".gov.uk", ".nhs.uk", ".police.uk", ".sch.uk"];

/// An address among the words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The bytes of the words that show it.
    pub at: Range<usize>,
    /// Where it leads: `mailto:…`, `https://…` or `http://…`, in ASCII.
    pub address: String,
    /// What someone is told who cannot see it.
    pub told: String,
}

/// Words without an address, or those of one, with the bytes that they are.
pub type Piece<'l> = (Range<usize>, Option<&'l Link>);

/// A stretch of a text, cut where addresses begin and end.
pub fn pieces(stretch: Range<usize>, links: &[Link]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut done = stretch.start;
    for link in links {
        let at = link.at.start.max(done)..link.at.end.min(stretch.end);
        if at.start < at.end {
            pieces.push((done..at.start, None));
            done = at.end;
            pieces.push((at, Some(link)));
        }
    }
    pieces.push((done..stretch.end, None));
    pieces.retain(|(at, _)| at.start < at.end);
    pieces
}

/// The links of a text, in its order.
///
/// Mail addresses; web addresses with `http://` or `https://` or that begin with `www.`; and those of government and public
/// bodies without either (`gov.uk/ofsted`). Other words with a full stop between them are no address: `visit.The` is a slip
/// of the keyboard. An address that goes on with a letter beyond ASCII is left as text, for a document holds only ASCII there
/// (ISO 32000-1, 12.6.4.7), and so is a mail address with a sign that means something else behind `mailto:` (RFC 6068, 2).
pub fn links(words: &str) -> Vec<Link> {
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false).url_can_be_iri(false);
    finder.links(words).filter_map(|link| link_of(words, &link)).collect()
}

fn link_of(words: &str, found: &linkify::Link<'_>) -> Option<Link> {
    let shown = without_next_sentence(found.as_str());
    let at = found.start()..found.start() + shown.len();
    let goes_on = words.get(found.end()..)?.starts_with(char::is_alphanumeric);
    let begins_before = words.get(..found.start())?.ends_with(char::is_alphanumeric);
    if goes_on || begins_before || !shown.is_ascii() {
        return None;
    }
    let (address, told) = match found.kind() {
        LinkKind::Email if shown.contains(['%', '?', '&', '#', '/']) => return None,
        LinkKind::Email => (format!("mailto:{shown}"), format!("Email to {shown}")),
        LinkKind::Url => (web_address(shown)?, format!("Web page {shown}")),
        _ => return None,
    };
    Some(Link { at, address, told })
}

/// Without the word behind a full stop after which somebody forgot the space: `www.gov.uk.The`.
fn without_next_sentence(shown: &str) -> &str {
    match shown.rsplit_once('.') {
        Some((before, next)) if next.starts_with(|first: char| first.is_ascii_uppercase()) => {
            let small = |sign: char| !sign.is_ascii_uppercase();
            if before.chars().all(small) && !before.contains('/') {
                before
            } else {
                shown
            }
        }
        _ => shown,
    }
}

fn web_address(shown: &str) -> Option<String> {
    let plain = shown.to_ascii_lowercase();
    if plain.starts_with("https://") || plain.starts_with("http://") {
        return Some(shown.to_owned());
    }
    let host = plain.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let dotted = format!(".{host}");
    let public = PUBLIC.iter().any(|end| dotted.ends_with(end));
    (public || host.starts_with("www.")).then(|| format!("https://{shown}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_mail_and_web_lead_where_they_say() {
        let cases = [
            (
                "enquiries@ofsted.gov.uk",
                "enquiries@ofsted.gov.uk",
                "mailto:enquiries@ofsted.gov.uk",
            ),
            ("www.gov.uk/ofsted", "www.gov.uk/ofsted", "https://www.gov.uk/ofsted"),
            ("See gov.uk/ofsted.", "gov.uk/ofsted", "https://gov.uk/ofsted"),
            (
                "(https://reports.ofsted.gov.uk/x?a=1)",
                "https://reports.ofsted.gov.uk/x?a=1",
                "https://reports.ofsted.gov.uk/x?a=1",
            ),
            (
                "E: post@northmere.example, by noon",
                "post@northmere.example",
                "mailto:post@northmere.example",
            ),
            (
                "Siân: www.northmere.gov.uk",
                "www.northmere.gov.uk",
                "https://www.northmere.gov.uk",
            ),
        ];
        for (words, shown, address) in cases {
            let found = links(words);
            let [link] = found.as_slice() else {
                panic!("{words}: {found:?}")
            };
            assert_eq!(words.get(link.at.clone()), Some(shown));
            assert_eq!(link.address, address);
            assert!(link.told.ends_with(shown), "{}", link.told);
        }
    }

    #[test]
    fn words_that_only_look_like_an_address_stay_text() {
        for words in [
            "Children are safe.The team knows them.",
            "T 0300 123 1231",
            "at 5.30pm on 1.5.2026",
            "and/or, e.g. plans",
            "ftp://northmere.example/plans",
            "javascript:alert(1)",
            "notgov.uk",
            "www.llŷn.example",
            "who?me@example.org",
            "a%41b@example.org",
        ] {
            assert_eq!(links(words), [], "{words}");
        }
    }
}
