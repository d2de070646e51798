//! The opening paragraph: what the letter is, which visit, who runs the services, who came, and the context.

use visitbook_domain::dates::join_words;
use visitbook_domain::{Delivery, TeamRole};

use crate::facts::Facts;
use crate::formula::Line;
use crate::template::Field;
use crate::titles::{Title, title};

/// The opening's paragraphs. The formulae stand in one paragraph in the order of published letters; the first line of
/// the context goes on in it, further lines are paragraphs of their own.
pub(crate) fn opening(facts: &Facts<'_>) -> Vec<String> {
    let mut context = facts
        .records
        .visit
        .context
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let sentences = [
        facts.say(Line::Summary),
        facts.say(Line::Count),
        focused_visits(facts),
        delivery(facts),
        team(facts),
        context.next().unwrap_or_default().to_owned(),
    ];
    let sentences: Vec<String> = sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect();
    std::iter::once(sentences.join(" "))
        .chain(context.map(str::to_owned))
        .collect()
}

fn focused_visits(facts: &Facts<'_>) -> String {
    match facts.mentioned().count() {
        0 => String::new(),
        1 => facts.say(Line::OneFocusedVisit),
        _ => facts.say(Line::SeveralFocusedVisits),
    }
}

fn delivery(facts: &Facts<'_>) -> String {
    match facts.records.authority.delivery {
        Delivery::Council {} => String::new(),
        Delivery::Trust { .. } => facts.say(Line::DeliveredByTrust),
        Delivery::Company { .. } => facts.say(Line::DeliveredByCompany),
    }
}

/// Who came. Those with the title of the first one named open the sentence; each further title follows with its own
/// "with", so that nobody is read under another's title. A rehearsal has reviewers, whatever their role elsewhere.
fn team(facts: &Facts<'_>) -> String {
    let groups = by_title(facts);
    let Some(((title, names), others)) = groups.split_first() else {
        return String::new();
    };
    let (line, opens) = match names.len() {
        1 => (Line::TeamOfOne, title.opens_one),
        _ => (Line::TeamOfSeveral, title.opens_several),
    };
    let mut values = facts.values().with(Field::Title, opens);
    values.set(Field::Names, join_words(names));
    values.set(Field::Others, with_others(others));
    facts.filled(line, &values)
}

type Group = (&'static Title, Vec<String>);

/// The team by title, both in the order in which the letter names them.
fn by_title(facts: &Facts<'_>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for member in &facts.team {
        let role = if facts.rehearsal() {
            TeamRole::Reviewer
        } else {
            member.role
        };
        let Some(title) = title(role, facts.first_day) else {
            continue;
        };
        match groups.iter_mut().find(|(other, _)| other.role == title.role) {
            Some((_, names)) => names.push(member.name.to_owned()),
            None => groups.push((title, vec![member.name.to_owned()])),
        }
    }
    groups
}

fn with_others(groups: &[Group]) -> String {
    let phrases: Vec<String> = groups
        .iter()
        .map(|(title, names)| {
            let title = if names.len() == 1 {
                title.within_one
            } else {
                title.within_several
            };
            format!("with {title} {}", join_words(names))
        })
        .collect();
    if phrases.is_empty() {
        String::new()
    } else {
        format!(", {}", join_words(&phrases))
    }
}
