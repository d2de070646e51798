//! How the inspectorate itself is reached, and the archives that license its words: what it publishes says so, and it
//! identifies nobody.

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
const POSTCODES: &[&str] = &["M12WD", "M27LA", "SW1H9EX", "WC2B6SE", "BS16EA", "NG16HJ", "TW94DU"];
/// What its addresses of mail end with.
const MAIL: &[&str] = &[
    "@ofsted.gov.uk",
    ".ofsted.gov.uk",
    "@nationalarchives.gsi.gov.uk",
    "@nationalarchives.gov.uk",
];
/// Streets of its offices, as words are compared.
const STREETS: &[&str] = &["store st", "petty france", "royal exchange buildings", "st anns square"];

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

/// Whether this ends with a street of one of its offices.
pub(super) fn ends_with_street(name: &str) -> bool {
    STREETS.iter().any(|street| name.ends_with(street))
}
