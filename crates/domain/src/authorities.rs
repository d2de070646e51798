//! The 153 local authorities in England with duties for children's services, so that nobody has to type one.
//!
//! Names as letters use them ("Bristol", where lists say "Bristol, City of"), ONS codes and Ofsted's unique reference numbers as published with inspection outcomes in August 2026,
//! with the codes of Barnsley and Sheffield since the boundary order of April 2025. The type follows from the code's
//! prefix (E09 London borough, E08 metropolitan district, E06 unitary, E10 county): published type columns are wrong
//! for three rows.

use serde::Serialize;
use ts_rs::TS;

use crate::authority::{AuthorityKind, Region};

/// One of the 153, as bundled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ListedAuthority {
    /// The area's name as letters use it: "children's services in ..." without "Council".
    pub name: &'static str,
    /// Nine-character code of the Office for National Statistics.
    pub ons_code: &'static str,
    /// Ofsted's unique reference number.
    pub ofsted_urn: &'static str,
    /// What sort of authority it is.
    pub kind: AuthorityKind,
    /// Ofsted's region.
    pub region: Region,
}

const fn listed(
    name: &'static str,
    ons_code: &'static str,
    ofsted_urn: &'static str,
    region: Region,
) -> ListedAuthority {
    let kind = match ons_code.as_bytes() {
        [_, b'0', b'9', ..] => AuthorityKind::London,
        [_, b'0', b'8', ..] => AuthorityKind::Metropolitan,
        [_, b'1', b'0', ..] => AuthorityKind::County,
        _ => AuthorityKind::Unitary,
    };
    ListedAuthority {
        name,
        ons_code,
        ofsted_urn,
        kind,
        region,
    }
}

/// All 153, by region and name.
pub const LISTED: &[ListedAuthority] = &[
    // East Midlands
    listed("Derby", "E06000015", "80459", Region::EastMidlands),
    listed("Derbyshire", "E10000007", "80460", Region::EastMidlands),
    listed("Leicester", "E06000016", "80482", Region::EastMidlands),
    listed("Leicestershire", "E10000018", "80483", Region::EastMidlands),
    listed("Lincolnshire", "E10000019", "80484", Region::EastMidlands),
    listed("North Northamptonshire", "E06000061", "2637539", Region::EastMidlands),
    listed("Nottingham", "E06000018", "80533", Region::EastMidlands),
    listed("Nottinghamshire", "E10000024", "80534", Region::EastMidlands),
    listed("Rutland", "E06000017", "80547", Region::EastMidlands),
    listed("West Northamptonshire", "E06000062", "2637548", Region::EastMidlands),
    // East of England
    listed("Bedford Borough", "E06000055", "80428", Region::EastOfEngland),
    listed("Cambridgeshire", "E10000003", "80445", Region::EastOfEngland),
    listed("Central Bedfordshire", "E06000056", "80446", Region::EastOfEngland),
    listed("Essex", "E10000012", "80468", Region::EastOfEngland),
    listed("Hertfordshire", "E10000015", "80475", Region::EastOfEngland),
    listed("Luton", "E06000032", "80520", Region::EastOfEngland),
    listed("Norfolk", "E10000020", "80418", Region::EastOfEngland),
    listed("Peterborough", "E06000031", "80537", Region::EastOfEngland),
    listed("Southend-on-Sea", "E06000033", "80559", Region::EastOfEngland),
    listed("Suffolk", "E10000029", "80565", Region::EastOfEngland),
    listed("Thurrock", "E06000034", "80571", Region::EastOfEngland),
    // London
    listed("Barking and Dagenham", "E09000002", "80486", Region::London),
    listed("Barnet", "E09000003", "80487", Region::London),
    listed("Bexley", "E09000004", "80488", Region::London),
    listed("Brent", "E09000005", "80489", Region::London),
    listed("Bromley", "E09000006", "80490", Region::London),
    listed("Camden", "E09000007", "80491", Region::London),
    listed("City of London", "E09000001", "80450", Region::London),
    listed("Croydon", "E09000008", "80492", Region::London),
    listed("Ealing", "E09000009", "80493", Region::London),
    listed("Enfield", "E09000010", "80494", Region::London),
    listed("Greenwich", "E09000011", "80495", Region::London),
    listed("Hackney", "E09000012", "80496", Region::London),
    listed("Hammersmith and Fulham", "E09000013", "80497", Region::London),
    listed("Haringey", "E09000014", "80498", Region::London),
    listed("Harrow", "E09000015", "80499", Region::London),
    listed("Havering", "E09000016", "80500", Region::London),
    listed("Hillingdon", "E09000017", "80501", Region::London),
    listed("Hounslow", "E09000018", "80503", Region::London),
    listed("Islington", "E09000019", "80505", Region::London),
    listed("Kensington and Chelsea", "E09000020", "80544", Region::London),
    listed("Kingston upon Thames", "E09000021", "80545", Region::London),
    listed("Lambeth", "E09000022", "80506", Region::London),
    listed("Lewisham", "E09000023", "80508", Region::London),
    listed("Merton", "E09000024", "80510", Region::London),
    listed("Newham", "E09000025", "80511", Region::London),
    listed("Redbridge", "E09000026", "80512", Region::London),
    listed("Richmond upon Thames", "E09000027", "80513", Region::London),
    listed("Southwark", "E09000028", "80514", Region::London),
    listed("Sutton", "E09000029", "80515", Region::London),
    listed("Tower Hamlets", "E09000030", "80516", Region::London),
    listed("Waltham Forest", "E09000031", "80517", Region::London),
    listed("Wandsworth", "E09000032", "80518", Region::London),
    listed("Westminster", "E09000033", "80519", Region::London),
    // North East
    listed("Darlington", "E06000005", "80458", Region::NorthEast),
    listed("Durham", "E06000047", "80465", Region::NorthEast),
    listed("Gateshead", "E08000037", "80469", Region::NorthEast),
    listed("Hartlepool", "E06000001", "80473", Region::NorthEast),
    listed("Middlesbrough", "E06000002", "80523", Region::NorthEast),
    listed("Newcastle upon Tyne", "E08000021", "80525", Region::NorthEast),
    listed("North Tyneside", "E08000022", "80529", Region::NorthEast),
    listed("Northumberland", "E06000057", "80532", Region::NorthEast),
    listed("Redcar and Cleveland", "E06000003", "80541", Region::NorthEast),
    listed("South Tyneside", "E08000023", "80557", Region::NorthEast),
    listed("Stockton-on-Tees", "E06000004", "80563", Region::NorthEast),
    listed("Sunderland", "E08000024", "80566", Region::NorthEast),
    // North West
    listed("Blackburn with Darwen", "E06000008", "80430", Region::NorthWest),
    listed("Blackpool", "E06000009", "80431", Region::NorthWest),
    listed("Bolton", "E08000001", "80432", Region::NorthWest),
    listed("Bury", "E08000002", "80443", Region::NorthWest),
    listed("Cheshire East", "E06000049", "80447", Region::NorthWest),
    listed("Cheshire West and Chester", "E06000050", "80448", Region::NorthWest),
    listed("Cumberland", "E06000063", "2733690", Region::NorthWest),
    listed("Halton", "E06000006", "80471", Region::NorthWest),
    listed("Knowsley", "E08000011", "80479", Region::NorthWest),
    listed("Lancashire", "E10000017", "80480", Region::NorthWest),
    listed("Liverpool", "E08000012", "80485", Region::NorthWest),
    listed("Manchester", "E08000003", "80521", Region::NorthWest),
    listed("Oldham", "E08000004", "80535", Region::NorthWest),
    listed("Rochdale", "E08000005", "80542", Region::NorthWest),
    listed("Salford", "E08000006", "80548", Region::NorthWest),
    listed("Sefton", "E08000014", "80550", Region::NorthWest),
    listed("St. Helens", "E08000013", "80560", Region::NorthWest),
    listed("Stockport", "E08000007", "80562", Region::NorthWest),
    listed("Tameside", "E08000008", "80569", Region::NorthWest),
    listed("Trafford", "E08000009", "80573", Region::NorthWest),
    listed("Warrington", "E06000007", "80575", Region::NorthWest),
    listed("Westmorland and Furness", "E06000064", "2733698", Region::NorthWest),
    listed("Wigan", "E08000010", "80579", Region::NorthWest),
    listed("Wirral", "E08000015", "80581", Region::NorthWest),
    // South East
    listed("Bracknell Forest", "E06000036", "80436", Region::SouthEast),
    listed("Brighton and Hove", "E06000043", "80438", Region::SouthEast),
    listed("Buckinghamshire", "E06000060", "80442", Region::SouthEast),
    listed("East Sussex", "E10000011", "80467", Region::SouthEast),
    listed("Hampshire", "E10000014", "80472", Region::SouthEast),
    listed("Isle of Wight", "E06000046", "80419", Region::SouthEast),
    listed("Kent", "E10000016", "80476", Region::SouthEast),
    listed("Medway", "E06000035", "80522", Region::SouthEast),
    listed("Milton Keynes", "E06000042", "80524", Region::SouthEast),
    listed("Oxfordshire", "E10000025", "80536", Region::SouthEast),
    listed("Portsmouth", "E06000044", "80539", Region::SouthEast),
    listed("Reading", "E06000038", "80540", Region::SouthEast),
    listed("Slough", "E06000039", "80553", Region::SouthEast),
    listed("Southampton", "E06000045", "80558", Region::SouthEast),
    listed("Surrey", "E10000030", "80567", Region::SouthEast),
    listed("West Berkshire", "E06000037", "80577", Region::SouthEast),
    listed("West Sussex", "E10000032", "80578", Region::SouthEast),
    listed("Windsor and Maidenhead", "E06000040", "80546", Region::SouthEast),
    listed("Wokingham", "E06000041", "80582", Region::SouthEast),
    // South West
    listed("Bath and North East Somerset", "E06000022", "80427", Region::SouthWest),
    listed(
        "Bournemouth, Christchurch and Poole",
        "E06000058",
        "2532287",
        Region::SouthWest,
    ),
    listed("Bristol", "E06000023", "80441", Region::SouthWest),
    listed("Cornwall", "E06000052", "80454", Region::SouthWest),
    listed("Devon", "E10000008", "80461", Region::SouthWest),
    listed("Dorset", "E06000059", "2532283", Region::SouthWest),
    listed("Gloucestershire", "E10000013", "80470", Region::SouthWest),
    listed("Isles of Scilly", "E06000053", "80455", Region::SouthWest),
    listed("North Somerset", "E06000024", "80528", Region::SouthWest),
    listed("Plymouth", "E06000026", "80538", Region::SouthWest),
    listed("Somerset", "E06000066", "80555", Region::SouthWest),
    listed("South Gloucestershire", "E06000025", "80556", Region::SouthWest),
    listed("Swindon", "E06000030", "80568", Region::SouthWest),
    listed("Torbay", "E06000027", "80572", Region::SouthWest),
    listed("Wiltshire", "E06000054", "80580", Region::SouthWest),
    // West Midlands
    listed("Birmingham", "E08000025", "80429", Region::WestMidlands),
    listed("Coventry", "E08000026", "80456", Region::WestMidlands),
    listed("Dudley", "E08000027", "80464", Region::WestMidlands),
    listed("Herefordshire", "E06000019", "80474", Region::WestMidlands),
    listed("Sandwell", "E08000028", "80549", Region::WestMidlands),
    listed("Shropshire", "E06000051", "80552", Region::WestMidlands),
    listed("Solihull", "E08000029", "80554", Region::WestMidlands),
    listed("Staffordshire", "E10000028", "80561", Region::WestMidlands),
    listed("Stoke-on-Trent", "E06000021", "80564", Region::WestMidlands),
    listed("Telford and Wrekin", "E06000020", "80570", Region::WestMidlands),
    listed("Walsall", "E08000030", "80574", Region::WestMidlands),
    listed("Warwickshire", "E10000031", "80576", Region::WestMidlands),
    listed("Wolverhampton", "E08000031", "80583", Region::WestMidlands),
    listed("Worcestershire", "E10000034", "80584", Region::WestMidlands),
    // Yorkshire and the Humber
    listed("Barnsley", "E08000038", "80426", Region::YorkshireAndTheHumber),
    listed("Bradford", "E08000032", "80449", Region::YorkshireAndTheHumber),
    listed("Calderdale", "E08000033", "80444", Region::YorkshireAndTheHumber),
    listed("Doncaster", "E08000017", "80462", Region::YorkshireAndTheHumber),
    listed(
        "East Riding of Yorkshire",
        "E06000011",
        "80466",
        Region::YorkshireAndTheHumber,
    ),
    listed(
        "Kingston Upon Hull, City of",
        "E06000010",
        "80477",
        Region::YorkshireAndTheHumber,
    ),
    listed("Kirklees", "E08000034", "80478", Region::YorkshireAndTheHumber),
    listed("Leeds", "E08000035", "80481", Region::YorkshireAndTheHumber),
    listed(
        "North East Lincolnshire",
        "E06000012",
        "80526",
        Region::YorkshireAndTheHumber,
    ),
    listed(
        "North Lincolnshire",
        "E06000013",
        "80527",
        Region::YorkshireAndTheHumber,
    ),
    listed("North Yorkshire", "E06000065", "80530", Region::YorkshireAndTheHumber),
    listed("Rotherham", "E08000018", "80543", Region::YorkshireAndTheHumber),
    listed("Sheffield", "E08000039", "80551", Region::YorkshireAndTheHumber),
    listed("Wakefield", "E08000036", "80451", Region::YorkshireAndTheHumber),
    listed("York", "E06000014", "80453", Region::YorkshireAndTheHumber),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn there_are_153_authorities_each_with_its_own_code_and_number() {
        assert_eq!(LISTED.len(), 153);
        assert_eq!(LISTED.iter().map(|a| a.ons_code).collect::<BTreeSet<_>>().len(), 153);
        assert_eq!(LISTED.iter().map(|a| a.ofsted_urn).collect::<BTreeSet<_>>().len(), 153);
    }

    #[test]
    fn types_follow_the_code_and_add_up() {
        let count = |kind| LISTED.iter().filter(|a| a.kind == kind).count();
        assert_eq!(count(AuthorityKind::London), 33);
        assert_eq!(count(AuthorityKind::Metropolitan), 36);
        assert_eq!(count(AuthorityKind::Unitary), 63);
        assert_eq!(count(AuthorityKind::County), 21);
    }
}
