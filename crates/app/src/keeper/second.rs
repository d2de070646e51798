//! The second place: a stick, a share or another disk, to which each proved backup is copied. Where it is not there, that is
//! no failure: it is said when the last copy was made, and the next look finds it again.

use std::path::Path;

use chrono::{DateTime, Utc};
use visitbook_store::{Backup, Notebook, Shelf, Stop};

use super::{REST, clear};
use crate::contract::SecondKept;
use crate::core::Core;
use crate::error::{AppError, Code};

impl Core {
    /// What is known of the second place before anybody looked at it.
    pub(super) fn second_known(&self, notebook: &Notebook) -> Option<SecondKept> {
        let settings = self.settings();
        let id = notebook.shelf(Path::new("")).ok().map(|shelf| shelf.notebook());
        settings.second_place.as_deref().map(|place| SecondKept {
            name: called(place),
            last: id.and_then(|id| settings.copied.get(&id).copied()),
            trouble: None,
        })
    }

    /// Another second place, or none: what is known of the one before is forgotten.
    pub(crate) fn second_was_changed(&self) {
        let known = self.notebook().ok().and_then(|notebook| self.second_known(&notebook));
        let mut kept = self.keeper.kept();
        kept.told.second = known;
        kept.second_failed = None;
        kept.second_looked = false;
    }

    /// Copies the newest proved backup to the second place, if there is one and it has not got that yet.
    pub(super) fn keep_second(&self) {
        let Ok(_one) = self.keeper.copying.try_lock() else {
            return;
        };
        let settings = self.settings();
        let now = self.env.now();
        let (shelf, stop, wanted) = {
            let kept = self.keeper.kept();
            let rests = kept.second_failed.is_some_and(|failed| (now - failed).abs() < REST);
            let has_newest = kept.second_looked
                && kept
                    .told
                    .second
                    .as_ref()
                    .is_some_and(|second| second.last == kept.told.last);
            (kept.shelf.clone(), Stop::clone(&kept.stop), !rests && !has_newest)
        };
        let (Some(shelf), Some(place), true) = (shelf, &settings.second_place, wanted && self.is_open()) else {
            return;
        };
        let copied = copy(&shelf, place, settings.budget, now, &stop);
        if let Ok(Some(made)) = copied {
            // What cannot be remembered is looked up at the next opening.
            let _ = self.change_settings(|settings| {
                settings.copied.insert(shelf.notebook(), made);
            });
        }
        self.note_second(&stop, place, copied, now);
    }

    fn note_second(
        &self,
        stop: &Stop,
        place: &Path,
        copied: Result<Option<DateTime<Utc>>, AppError>,
        now: DateTime<Utc>,
    ) {
        let still = self.settings().second_place.as_deref() == Some(place);
        self.keeper.change(stop, |kept| {
            let Some(second) = kept.told.second.as_mut().filter(|_| still) else {
                return;
            };
            match copied {
                Ok(made) => {
                    second.last = made.or(second.last);
                    second.trouble = None;
                    kept.second_failed = None;
                    kept.second_looked = true;
                }
                Err(error) if error.code == Code::Stopped => {}
                Err(error) => {
                    second.trouble = Some(error.code);
                    // Whether a stick is there is seen at a glance, so that one is found soon that was put in.
                    kept.second_failed = (error.code != Code::PlaceMissing).then_some(now);
                }
            }
        });
    }
}

/// What people call a place.
fn called(place: &Path) -> String {
    place
        .file_name()
        .unwrap_or(place.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Copies the newest proved backup of a shelf to a place unless it is there; when that was made.
fn copy(
    shelf: &Shelf,
    place: &Path,
    budget: u64,
    now: DateTime<Utc>,
    stop: &Stop,
) -> Result<Option<DateTime<Utc>>, AppError> {
    if !place.is_dir() {
        return Err(AppError::new(Code::PlaceMissing, "the folder is not there").with("place", place.display()));
    }
    let Some(newest) = shelf.backups()?.into_iter().find(Backup::is_proved) else {
        return Ok(None);
    };
    let second = shelf.below(place);
    if !second.backups()?.iter().any(|there| there.is_same_as(&newest)) {
        let copy = second.take(&newest, now, stop)?;
        clear(&second, Some(&copy), budget)?;
    }
    Ok(Some(newest.made()))
}
