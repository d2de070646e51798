//! A local authority: who runs its children's services, and to whom the letter goes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::house_style::PreferredTerm;
use crate::ids::AuthorityId;
use crate::refusal::{Refusal, line, list, optional_line};

/// A local authority with duties for children's services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its id.
    pub id: AuthorityId,
    /// The area's name as letters use it, without "Council": `Northmere`.
    pub name: String,
    /// The council's full name, as in an address: `Northmere Council`.
    pub council: String,
    /// What sort of authority it is.
    pub kind: AuthorityKind,
    /// Ofsted's region.
    pub region: Region,
    /// Nine-character code of the Office for National Statistics; empty for one that has none.
    pub ons_code: String,
    /// Ofsted's unique reference number; empty where there is none.
    pub ofsted_urn: String,
    /// Who delivers children's services.
    pub delivery: Delivery,
    /// The director of children's services.
    pub director: Director,
    /// The address under the council's name, one line each, postcode last.
    pub address: Vec<String>,
    /// True for an invented authority: the program then says so on the screen and on every page of the letter.
    pub fictional: bool,
    /// The terms its letters use in place of others.
    #[serde(default)]
    pub preferred_terms: Vec<PreferredTerm>,
}

/// What sort of local authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityKind {
    /// London borough, the City of London included.
    London,
    /// Metropolitan district.
    Metropolitan,
    /// Unitary authority.
    Unitary,
    /// County council.
    County,
}

/// The nine regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// East Midlands.
    EastMidlands,
    /// East of England.
    EastOfEngland,
    /// London.
    London,
    /// North East.
    NorthEast,
    /// North West.
    NorthWest,
    /// South East.
    SouthEast,
    /// South West.
    SouthWest,
    /// West Midlands.
    WestMidlands,
    /// Yorkshire and the Humber.
    YorkshireAndTheHumber,
}

/// Who delivers children's services for the authority. The letter's wording follows from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Delivery {
    /// The council itself.
    Council {},
    /// A children's trust on behalf of the council.
    Trust {
        /// The trust's name.
        name: String,
    },
    /// A company to which the council has delegated its functions.
    Company {
        /// The company's name.
        name: String,
        /// What it is, in the words of the letter: `a wholly owned council company`.
        nature: String,
    },
}

/// The director of children's services, to whom the letter is addressed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Director {
    /// Full name as in the address.
    pub name: String,
    /// Job title as in the address: `Director of Children’s Services`.
    pub job_title: String,
    /// What follows "Dear": the first name, as letters have it.
    pub salutation: String,
}

impl Authority {
    /// Refuses an authority without a name, or with a line that is too long.
    pub fn check(&self) -> Result<(), Refusal> {
        line("name", &self.name)?;
        optional_line("council", &self.council)?;
        optional_line("ons_code", &self.ons_code)?;
        optional_line("ofsted_urn", &self.ofsted_urn)?;
        optional_line("director.name", &self.director.name)?;
        optional_line("director.job_title", &self.director.job_title)?;
        optional_line("director.salutation", &self.director.salutation)?;
        list("address", &self.address)?;
        for (at, address_line) in self.address.iter().enumerate() {
            optional_line(&format!("address.{at}"), address_line)?;
        }
        list("preferred_terms", &self.preferred_terms)?;
        for (at, term) in self.preferred_terms.iter().enumerate() {
            term.check(&format!("preferred_terms.{at}"))?;
        }
        match &self.delivery {
            Delivery::Council {} => Ok(()),
            Delivery::Trust { name } => line("delivery.name", name),
            Delivery::Company { name, nature } => {
                line("delivery.name", name)?;
                optional_line("delivery.nature", nature)
            }
        }
    }
}
