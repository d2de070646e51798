//! How the letters of a notebook look: their typeface, and the picture of their letterhead.

use std::sync::PoisonError;

use visitbook_domain::{HouseStyle, LetterheadPicture, LettersLook, Media, Reason, Refusal};
use visitbook_exchange::media;
use visitbook_render::{LetterheadImage, PageMetrics, Pages, RenderOptions, Typeface, picture_size};
use visitbook_store::Notebook;

use crate::attachments::{Picture, load};
use crate::contract::*;
use crate::core::Core;
use crate::error::{AppError, Code};
use crate::export::{Standing, letter_options, refused};
use crate::host::OpenKind;
use crate::import::read_file;
use crate::review::{HOUSE_STYLE, change_house_style, house_style};
use crate::sample_file;
use crate::typefaces::{BUNDLED, Typefaces as Found};

/// What a letter is set with besides what is asked for at its export.
#[derive(Clone, Debug, Default)]
pub struct Appearance {
    typeface: Option<Typeface>,
    picture: Option<LetterheadImage>,
}

/// The typeface that was looked for last, so that it is not looked for again with every key.
pub(crate) struct Loaded {
    family: String,
    typeface: Option<Typeface>,
}

impl Appearance {
    /// A letter in an installed typeface and without a picture.
    ///
    /// # Errors
    /// A family that is not installed or that no document may carry.
    pub fn in_typeface(family: &str) -> Result<Self, AppError> {
        let refuse = |why: String| {
            AppError::new(Code::Refused, why.clone())
                .with("field", "typeface")
                .with("reason", why)
        };
        if family == BUNDLED {
            return Ok(Self::default());
        }
        match Found::find(None).load(family) {
            Some(Ok(typeface)) => Ok(Self {
                typeface: Some(typeface),
                picture: None,
            }),
            Some(Err(problem)) => Err(refuse(format!("the typeface {family} cannot be used: {problem}"))),
            None => Err(refuse(format!(
                "no typeface called {family} with a regular and a bold face is installed"
            ))),
        }
    }

    /// The same with a picture in the letterhead, so many millimetres wide; without a width as on a screen.
    ///
    /// # Errors
    /// A file that is no picture, or too large a one.
    pub fn with_picture(self, bytes: Vec<u8>, alternative_text: String, width: Option<f32>) -> Result<Self, AppError> {
        let unfit = |_| AppError::new(Code::Refused, "the picture cannot be used");
        let taken = media::take(bytes).map_err(unfit)?;
        let widths = f32::from(*LetterheadPicture::WIDTHS.start())..=f32::from(*LetterheadPicture::WIDTHS.end());
        if width.is_some_and(|width| !widths.contains(&(width * 10.0))) {
            let why = "a picture is from 5 to 56.4 millimetres wide";
            return Err(AppError::new(Code::Refused, why)
                .with("field", "letter")
                .with("reason", why));
        }
        let points = width.map(|width| width * 10.0 / TENTHS_OF_A_POINT);
        let picture = image(taken.bytes, alternative_text, points).ok_or_else(|| unfit(media::Unfit::OtherKind))?;
        Ok(Self {
            picture: Some(picture),
            ..self
        })
    }

    /// These options with it.
    pub(crate) fn on(&self, options: RenderOptions) -> RenderOptions {
        RenderOptions {
            typeface: self.typeface.clone(),
            letterhead_image: self.picture.clone(),
            ..options
        }
    }
}

/// The names of the installed typefaces that a letter can be set in.
pub fn usable_typefaces() -> Vec<String> {
    let choices = Found::find(None).choices().into_iter();
    choices
        .filter(|choice| choice.refused.is_none())
        .map(|choice| choice.family)
        .collect()
}

impl Core {
    /// The typefaces that a letter can be set in on this machine.
    pub fn typefaces(&self, _: Nothing) -> Result<Typefaces, AppError> {
        // Somebody may have installed one since.
        *self.typeface.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(Typefaces {
            bundled: BUNDLED.to_owned(),
            families: Found::find(self.host.typefaces_folder().as_deref()).choices(),
        })
    }

    /// What letters are set in on this machine.
    ///
    /// # Errors
    /// Those of the store.
    pub fn typeface_in_use(&self, _: Nothing) -> Result<TypefaceInUse, AppError> {
        let chosen = self.notebook()?.read(house_style)?.look.typeface;
        self.look_again_for_typeface();
        Ok(match chosen {
            Some(family) if self.typeface(&family).is_some() => TypefaceInUse {
                family,
                instead_of: None,
            },
            instead_of => TypefaceInUse {
                family: BUNDLED.to_owned(),
                instead_of,
            },
        })
    }

    /// Asks for a picture and puts it into the letterhead of every letter of the notebook.
    ///
    /// # Errors
    /// No words that say what it shows; a record that has changed since; those of the store.
    pub fn choose_letterhead_picture(
        &self,
        request: ChooseLetterheadPicture,
    ) -> Result<ChosenLetterheadPicture, AppError> {
        let nothing = |refused| ChosenLetterheadPicture { saved: None, refused };
        let notebook = self.notebook()?;
        let seen = notebook.read(|reader| reader.request_seen(request.op_id))?;
        let chosen = if seen {
            None
        } else {
            self.host.ask_open(OpenKind::Picture)
        };
        let Some(path) = chosen else { return Ok(nothing(None)) };
        let taken = match load(&path).and_then(|bytes| media::take(bytes).map_err(NotAttached::from)) {
            Ok(taken) if matches!(taken.media, Media::Png | Media::Jpeg) => taken,
            Ok(_) => return Ok(nothing(Some(NotAttached::OtherKind))),
            Err(because) => return Ok(nothing(Some(because))),
        };
        let text = request.alternative_text;
        let Some(usual) = image(taken.bytes.clone(), text.clone(), None) else {
            return Ok(nothing(Some(NotAttached::TooLarge)));
        };
        let notebook = self.notebook()?;
        let picture = LetterheadPicture {
            sha256: notebook.put_bytes(&taken.bytes)?,
            bytes: u32::try_from(taken.bytes.len()).unwrap_or(u32::MAX),
            alternative_text: text,
            width: tenths(usual.width),
        };
        let (_, written) = notebook.transact(request.op_id, move |tx| {
            let rev = tx.reader().get(HOUSE_STYLE)?.map_or(0, |kept| kept.rev);
            change_house_style(tx, rev, |style| {
                let picture = Some(picture);
                let look = LettersLook { picture, ..style.look };
                Ok(HouseStyle { look, ..style })
            })
        })?;
        Ok(ChosenLetterheadPicture {
            saved: Some(written.into()),
            refused: None,
        })
    }

    /// How letters look here: where the typeface is not installed the bundled one is used.
    pub(crate) fn appearance(&self) -> Result<Appearance, AppError> {
        let notebook = self.notebook()?;
        let look = notebook.read(house_style)?.look;
        Ok(Appearance {
            typeface: look.typeface.as_deref().and_then(|family| self.typeface(family)),
            picture: look.picture.map(|picture| letterhead(&notebook, picture)).transpose()?,
        })
    }

    /// One that was not there may have been installed since.
    pub(crate) fn look_again_for_typeface(&self) {
        let mut slot = self.typeface.lock().unwrap_or_else(PoisonError::into_inner);
        slot.take_if(|loaded| loaded.typeface.is_none());
    }

    fn typeface(&self, family: &str) -> Option<Typeface> {
        let mut slot = self.typeface.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.as_ref().is_none_or(|loaded| loaded.family != family) {
            let found = Found::find(self.host.typefaces_folder().as_deref());
            *slot = Some(Loaded {
                family: family.to_owned(),
                typeface: found.load(family).and_then(Result::ok),
            });
        }
        slot.as_ref().and_then(|loaded| loaded.typeface.clone())
    }

    /// The first page of a letter in a typeface, as a PNG: `<family in hexadecimal>/<hundredths of a pixel for each point>`;
    /// the bundled one where no family is named. The letter is that of the sample, the letterhead that of the notebook.
    ///
    /// # Errors
    /// No open notebook, no such typeface, a scale that nobody could look at.
    pub(crate) fn specimen(&self, place: &str) -> Result<Picture, AppError> {
        let not_there = || AppError::new(Code::NotFound, "no such typeface");
        let (family, scale) = place.split_once('/').ok_or_else(not_there)?;
        let family = hex::decode(family).ok().and_then(|name| String::from_utf8(name).ok());
        let family = family.ok_or_else(not_there)?;
        let scale: u16 = scale.parse().map_err(|_| not_there())?;
        let typeface = match family.as_str() {
            "" => None,
            family => Some(self.typeface(family).ok_or_else(not_there)?),
        };
        let appearance = Appearance {
            typeface,
            ..self.appearance()?
        };
        let records = read_file(sample_file(), None)?;
        let letter = records.letter.as_ref().ok_or_else(not_there)?;
        let standing = Standing::of(&records.visit, &records.authority);
        let options = appearance.on(letter_options(letter, self.env.now(), standing, LetterLook::default()));
        let pdf = visitbook_render::letter_pdf(letter, &records.blocks, &options).map_err(|all| refused(&all))?;
        let pages = Pages::read(pdf).ok_or_else(not_there)?;
        let bytes = pages.png(0, f32::from(scale) / 100.0).ok_or_else(not_there)?;
        Ok(Picture {
            content_type: "image/png",
            bytes,
        })
    }
}

/// What the page may say of a picture: other words, or that there is none. Another picture is chosen in a dialog.
pub(crate) fn same_picture(was: &LettersLook, is: &LettersLook) -> Result<(), Refusal> {
    let of = |look: &LettersLook| {
        look.picture
            .as_ref()
            .map(|picture| (picture.sha256.clone(), picture.bytes))
    };
    match is.picture.is_some() && of(is) != of(was) {
        true => Err(Refusal::new("look.picture", Reason::Unknown)),
        false => Ok(()),
    }
}

/// The picture as it is set. A letter without the one that was chosen would be another letter: that is said.
fn letterhead(notebook: &Notebook, picture: LetterheadPicture) -> Result<LetterheadImage, AppError> {
    let bytes = notebook.bytes_under(&picture.sha256, u64::from(picture.bytes))?;
    let width = f32::from(picture.width) / TENTHS_OF_A_POINT;
    let set = bytes.and_then(|bytes| image(bytes, picture.alternative_text, Some(width)));
    set.ok_or_else(|| {
        let why = "the picture of the letterhead is not in this notebook: choose it again in Settings";
        AppError::new(Code::Refused, why)
            .with("field", "letter")
            .with("reason", why)
    })
}

/// Tenths of a millimetre in a point.
const TENTHS_OF_A_POINT: f32 = 254.0 / 72.0;

fn tenths(points: f32) -> u16 {
    let (narrowest, widest) = LetterheadPicture::WIDTHS.into_inner();
    ((points * TENTHS_OF_A_POINT).round() as u16).clamp(narrowest, widest)
}

/// A picture in the letterhead, so many points wide.
fn image(bytes: Vec<u8>, alternative_text: String, width: Option<f32>) -> Option<LetterheadImage> {
    let (width, height) = picture_size(&bytes, width, PageMetrics::on(chrono::NaiveDate::MAX))?;
    Some(LetterheadImage {
        bytes,
        alternative_text,
        width,
        height,
    })
}
