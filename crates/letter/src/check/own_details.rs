//! How the inspectorate itself is reached: its letters say so, and it identifies nobody.

/// Numbers of telephones, as digits.
const TELEPHONES: &[&str] = &[
    "03001231231",
    "03001234234",
    "03001234666",
    "03001233155",
    "01616188524",
    "02074216800",
];
/// Postcodes of its offices, without a blank.
const POSTCODES: &[&str] = &["M12WD", "M27LA", "SW1H9EX", "WC2B6SE", "BS16EA", "NG16HJ"];
/// What its addresses of mail end with.
const MAIL: &[&str] = &["@ofsted.gov.uk", ".ofsted.gov.uk"];
/// Streets of its offices.
const STREETS: &[&str] = &[
    "Store Street",
    "Petty France",
    "Royal Exchange Buildings",
    "St Ann’s Square",
];

/// Whether these are the digits of one of its telephones.
pub(super) fn is_telephone(digits: &str) -> bool {
    TELEPHONES.contains(&digits)
}

/// Whether this is the postcode of one of its offices: capitals without a blank.
pub(super) fn is_postcode(bare: &str) -> bool {
    POSTCODES.contains(&bare)
}

/// Whether this is one of its addresses of mail.
pub(super) fn is_mail(address: &str) -> bool {
    let lower = address.to_lowercase();
    MAIL.iter().any(|end| lower.ends_with(end))
}

/// Whether this is a street of one of its offices.
pub(super) fn is_street(name: &str) -> bool {
    STREETS.contains(&name)
}
