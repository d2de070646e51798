//! "Areas covered by the visit": the areas of concern as bullets, between the sentences that lead to and from them.

use visitbook_domain::AreaOfConcern;

use crate::draft::Draft;
use crate::facts::Facts;
use crate::formula::Line;
use crate::sentences::stopped;

/// Writes the section. Areas that the last inspection named come first. One that it did not name stands under a
/// sentence of its own, for the published sentence would say of it what is not so; this is told apart only where the
/// inspection's bullets are recorded at all.
pub(crate) fn write(facts: &Facts<'_>, draft: &mut Draft<'_>) {
    let recorded = !facts.records.inspection.must_improve.is_empty();
    let (named, others): (Vec<&AreaOfConcern>, Vec<&AreaOfConcern>) = facts
        .areas
        .iter()
        .partition(|area| area.improvement.is_some() || !recorded);
    let focus = if facts.records.visit.focus.trim().is_empty() {
        String::new()
    } else {
        facts.say(Line::Focus)
    };
    let first = match (named.is_empty(), focus.is_empty()) {
        (true, _) => Line::OtherAreas,
        (false, true) => Line::Areas,
        (false, false) => Line::AreasInFocus,
    };
    draft.paragraph(&format!("{focus} {}", facts.say(first)));
    bullets(draft, &named);
    if !named.is_empty() && !others.is_empty() {
        draft.paragraph(&facts.say(Line::FurtherAreas));
    }
    bullets(draft, &others);
    draft.paragraph(&facts.say(Line::Framework));
}

fn bullets(draft: &mut Draft<'_>, areas: &[&AreaOfConcern]) {
    for area in areas {
        draft.bullet(&stopped(&area.wording));
    }
}
