//! The headers of the lists of Annex A and what councils write instead of them, as data.

use visitbook_domain::frame::List;

use super::field::Field;

/// Headers of one field, separated by semicolons, the usual one first. They are compared without case, spaces and
/// punctuation.
pub(crate) type Headers = (Field, &'static str);

/// Headers that mean the same in every list.
pub(crate) const EVERYWHERE: &[Headers] = &[
    (
        Field::ChildId,
        "Child Unique ID; Child ID; Unique Child ID; Child Unique Identifier; \
         Unique Identifier; Child Identifier; Person ID; Client ID; Young Person ID; Case ID; \
         System ID; Child Reference; Child Ref No; ID",
    ),
    (
        Field::Team,
        "Allocated Team; Team; Team Name; Case Team; Current Team; Social Work Team; \
         Responsible Team",
    ),
    (
        Field::Age,
        "Age of Child (Years); Age; Age in Years; Child Age; Current Age; \
         Age of Young Person (Years)",
    ),
    (
        Field::DateOfBirth,
        "Date of Birth; DOB; Birth Date; Child Date of Birth; Date of Birth or Expected Date; \
         D.O.B. or EDD",
    ),
    (Field::Sex, "Gender; Sex; Child Gender; Child Sex"),
    (Field::Status, "Case Status; Status; Current Status; Status of Case"),
    (
        Field::Forename,
        "Forename; First Name; Given Name; Child Forename; Child First Name",
    ),
    (
        Field::Surname,
        "Surname; Last Name; Family Name; Child Surname; Child Last Name",
    ),
    (
        Field::Name,
        "Name; Child Name; Full Name; Name of Child; Young Person Name",
    ),
];

/// One list as councils name and fill it.
pub(crate) struct Known {
    /// The list.
    pub(crate) list: List,
    /// Names of its sheet besides `List` and its number, separated by semicolons.
    pub(crate) sheets: &'static str,
    /// Headers that mean something in this list only, or something else than in others.
    pub(crate) fields: &'static [Headers],
    /// Headers of columns that are passed over, but by which the list is known, separated by semicolons.
    pub(crate) marks: &'static str,
}

/// The lists, in the order of Annex A.
pub(crate) const LISTS: [Known; 11] = [
    Known {
        list: List::Contacts,
        sheets: "Contacts; Contact",
        fields: &[(
            Field::Started,
            "Date of Contact; Contact Date; Date Contact Received; Contact Start Date",
        )],
        marks: "Contact Source; Source of Contact",
    },
    Known {
        list: List::EarlyHelp,
        sheets: "Early Help; Early Help Assessments; EHA",
        fields: &[
            (
                Field::Started,
                "Assessment Start Date; Early Help Assessment Start Date; EHA Start Date; \
                 Early Help Start Date",
            ),
            (
                Field::Closed,
                "Assessment Completion Date; Early Help Assessment Completion Date; \
                 EHA Completion Date; Early Help Closure Date",
            ),
        ],
        marks: "Organisation Completing Assessment; Organisation",
    },
    Known {
        list: List::Referrals,
        sheets: "Referrals; Referral",
        fields: &[(
            Field::Started,
            "Date of Referral; Referral Date; Date Referral Received; Referral Start Date",
        )],
        marks: "Referral Source; Source of Referral; Referral with No Further Action; Referral NFA; \
            Number of Referrals in Last 12 Months",
    },
    Known {
        list: List::Assessments,
        sheets: "Assessments; Assessment; Continuous Assessments; Social Work Assessments",
        fields: &[
            (
                Field::Started,
                "Continuous Assessment Start Date; Assessment Start Date; \
                 Single Assessment Start Date; Date Assessment Started",
            ),
            (
                Field::LastSeen,
                "Date Child Seen; Date Child Was Seen During Assessment; Assessment Child Seen Date",
            ),
            (
                Field::Closed,
                "Continuous Assessment Date of Authorisation; Assessment Authorised Date; \
                 Date of Authorisation; Assessment Completion Date; Date Assessment Authorised",
            ),
        ],
        marks: "Child Seen During Continuous Assessment; Social Care Support Required; \
            Does the Child have a Disability",
    },
    Known {
        list: List::Enquiries,
        sheets: "Section 47; S47; Section 47 and ICPC; S47 Enquiries; Section 47 Enquiries",
        fields: &[(
            Field::Started,
            "Strategy Discussion Initiating Section 47 Enquiry Start Date; \
             Strategy Discussion Date; Date of Strategy Discussion; Section 47 Start Date; \
             S47 Start Date; Section 47 Enquiry Start Date",
        )],
        marks: "Date of Initial Child Protection Conference; ICPC Date; \
            Was an ICPC Deemed Unnecessary; Did the ICPC Result in a Child Protection Plan; \
            Number of Section 47 Enquiries in the Last 12 Months; \
            Number of ICPCs in the Last 12 Months",
    },
    Known {
        list: List::ChildrenInNeed,
        sheets: "Children in Need; Child in Need; CIN",
        fields: &[
            (
                Field::Started,
                "CIN Start Date; CIN Plan Start Date; Child in Need Start Date; Start Date; \
                 CIN Episode Start Date",
            ),
            (
                Field::LastSeen,
                "Date Child Was Last Seen; Date Last Seen; Last Seen; Date of Last Visit; \
                 CIN Last Visit Date; Last Visit Date",
            ),
            (
                Field::LastReview,
                "Date of Last CIN Review; CIN Review Date; Date of Last Review",
            ),
            (
                Field::Closed,
                "CIN Closure Date; CIN End Date; CIN Plan End Date; Closure Date; Date Closed; \
                 End Date",
            ),
        ],
        marks: "Primary Need Code; Primary Need; Reason for Closure; CIN Closure Reason",
    },
    Known {
        list: List::ProtectionPlans,
        sheets: "Child Protection; Child Protection Plans; CP; CPP; CP Plans",
        fields: &[
            (
                Field::Started,
                "Child Protection Plan Start Date; CP Plan Start Date; CPP Start Date; \
                 Date of CP Plan Start; Start Date",
            ),
            (
                Field::LastSeen,
                "Date of the Last Statutory Visit; Last Statutory Visit; Date of Last Visit; \
                 Date of Last CP Visit; Last Visit Date; CP Last Visit Date",
            ),
            (
                Field::LastReview,
                "Date of Latest Review Conference; Date of Last Review Conference; Latest RCPC Date; \
                 Last Review Conference; Date of Last Review; RCPC Date",
            ),
            (
                Field::Closed,
                "Child Protection Plan End Date; CP Plan End Date; CPP End Date; Date of CP Plan End; \
                 End Date",
            ),
        ],
        marks: "Initial Category of Abuse; Latest Category of Abuse; Was the Child Seen Alone; \
            Number of Previous Child Protection Plans; \
            Subject to Emergency Protection Order or Protected under Police Powers in Last Six Months",
    },
    Known {
        list: List::ChildrenInCare,
        sheets: "Children in Care; Children Looked After; Looked After Children; CLA; LAC; CIC",
        fields: &[
            (
                Field::Started,
                "Date Started to be Looked After; Date Became Looked After; LAC Start Date; \
                 CLA Start Date; Care Start Date; Date Entered Care; Start Date",
            ),
            (
                Field::LastSeen,
                "Date of Last Social Work Visit; Date of Last Visit; Last Statutory Visit; \
                 Last Visit Date; Date of Last Statutory Visit",
            ),
            (
                Field::LastReview,
                "Date of Latest Statutory Review; Date of Last Statutory Review; \
                 Date of Last LAC Review; Last Review Date; Date of Last CLA Review",
            ),
            (
                Field::Closed,
                "Date Ceased to be Looked After; LAC End Date; CLA End Date; Care End Date; \
                 Date Left Care; End Date",
            ),
        ],
        marks: "Unaccompanied Asylum Seeking Child; UASC; Child's Legal Status; Placement Type; \
            Placement Postcode; Permanence Plan; Date of Last IRO Visit or Contact to the Child; \
            Date of Last Dental Check; Reason Ceased to be Looked After",
    },
    Known {
        list: List::CareLeavers,
        sheets: "Care Leavers; Leaving Care; Leaving Care Services; CL",
        fields: &[
            (Field::Started, "Leaving Care Start Date; Date Became Care Leaver"),
            (
                Field::LastSeen,
                "Date of Last Contact; Last Contact Date; Latest Contact Date; Date Last in Touch",
            ),
            (
                Field::LastReview,
                "Latest Pathway Plan Review Date; Date of Latest Pathway Plan Review; \
                 Pathway Plan Review Date; Pathway Plan Date; Date of Last Pathway Plan",
            ),
            (Field::Closed, "Leaving Care End Date; Closure Date; Date Case Closed"),
        ],
        marks: "Allocated Personal Adviser; Personal Adviser; Eligibility Category; LA in Touch; \
            Type of Accommodation; Suitability of Accommodation; Activity Status",
    },
    Known {
        list: List::Adoption,
        sheets: "Adoption; Children with an Adoption Decision; Adoption Children; \
            Children for Adoption",
        fields: &[
            (
                Field::Started,
                "Date of Decision that Child Should be Placed for Adoption; Date of Adoption Decision; \
                 Adoption Decision Date; SHOBPA Date; ADM Decision Date",
            ),
            (
                Field::Closed,
                "Date of Adoption Order; Adoption Order Date; Date Adoption Order Granted",
            ),
        ],
        marks: "Date the Child Entered Care; Date of Placement Order; \
            Date of Matching Child and Prospective Adopters; Date Placed for Adoption; \
            Reason for Reversal of Decision; Family Identifier",
    },
    Known {
        list: List::Adopters,
        sheets: "Adopters; Prospective Adopters; Adoptive Families",
        fields: &[
            (
                Field::ChildId,
                "Individual Adopter Identifier; Adopter ID; Adopter Identifier; Adopter Unique ID; \
                 Adopter Reference",
            ),
            (
                Field::Started,
                "Date Enquiry Received; Date of Enquiry; Enquiry Date; Date of Initial Enquiry",
            ),
            (
                Field::Closed,
                "Date Adopter Left Adoption Process; Date Left Process; Date Adopter Left; \
                 Leaving Date",
            ),
        ],
        marks: "Stage 1 Start Date; Stage 1 End Date; Stage 2 Start Date; Stage 2 End Date; \
            Date Application Submitted; Date Adopter Approved; Date of Match; \
            Is Adopter Fostering for Adoption; Family Identifier",
    },
];
