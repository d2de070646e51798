//! Which sheet is recognised as which list, and which column as which field.

use proptest::prelude::*;
use visitbook_domain::frame::List;

use super::lists_build::{open, proposed, row, xlsx};
use crate::lists::recognise::{Recogniser, distance};
use crate::lists::{Field, Mapping, MappingError, Workbook};

use Field::{Age, ChildId, Closed, DateOfBirth, LastReview, LastSeen, Name, Sex, Started, Status, Team};

/// The list and the fields, in the order of the columns, that a csv with these headers is taken for.
fn taken_for(name: &str, headers: &str) -> Option<(List, Vec<Option<Field>>)> {
    let workbook = Workbook::open(format!("{headers}\n1,2,3,4,5,6,7,8\n").into_bytes(), name).unwrap();
    let mapping = workbook.sheets()[0].proposed.clone()?.mapping;
    let field = |column| {
        mapping
            .columns
            .iter()
            .find(|(_, place)| **place == column)
            .map(|(field, _)| *field)
    };
    let count = headers.split(',').count();
    Some((mapping.list, (0..count).map(field).collect()))
}

#[test]
fn every_list_is_known_by_its_columns_alone() {
    let cases: [(List, &str, &[Field]); 11] = [
        (
            List::Contacts,
            "Child Unique ID,Gender,Date of Contact",
            &[ChildId, Sex, Started],
        ),
        (
            List::EarlyHelp,
            "Child Unique ID,EHA Start Date,EHA Completion Date",
            &[ChildId, Started, Closed],
        ),
        (
            List::Referrals,
            "Child Unique ID,Date of Referral,Allocated Team",
            &[ChildId, Started, Team],
        ),
        (
            List::Assessments,
            "Child Unique ID,Continuous Assessment Start Date,Date Child Seen,Date of Authorisation",
            &[ChildId, Started, LastSeen, Closed],
        ),
        (
            List::Enquiries,
            "Child Unique ID,Strategy Discussion Date",
            &[ChildId, Started],
        ),
        (
            List::ChildrenInNeed,
            "Child Unique ID,CIN Start Date,Date Child Was Last Seen,CIN Closure Date,Case Status",
            &[ChildId, Started, LastSeen, Closed, Status],
        ),
        (
            List::ProtectionPlans,
            "Child Unique ID,Child Protection Plan Start Date,Date of the Last Statutory Visit,\
             Date of latest review conference,Child Protection Plan End Date",
            &[ChildId, Started, LastSeen, LastReview, Closed],
        ),
        (
            List::ChildrenInCare,
            "Child Unique ID,Date Started to be Looked After,Date of Last Social Work Visit,\
             Date of Latest Statutory Review,Date Ceased to be Looked After",
            &[ChildId, Started, LastSeen, LastReview, Closed],
        ),
        (
            List::CareLeavers,
            "Child Unique ID,Latest Pathway Plan Review Date,Date of Last Contact,Allocated Team",
            &[ChildId, LastReview, LastSeen, Team],
        ),
        (
            List::Adoption,
            "Child Unique ID,Date of Adoption Decision,Date of Adoption Order",
            &[ChildId, Started, Closed],
        ),
        (
            List::Adopters,
            "Individual Adopter Identifier,Date Enquiry Received,Date Left Process",
            &[ChildId, Started, Closed],
        ),
    ];
    for (list, headers, fields) in cases {
        let expected = fields.iter().map(|field| Some(*field)).collect();
        assert_eq!(taken_for("extract", headers), Some((list, expected)), "{headers}");
    }
}

#[test]
fn misspelt_renamed_and_reordered_headers_are_still_known() {
    let cases: [(&str, &str, List, &[Option<Field>]); 7] = [
        (
            "cp",
            "DOB,CP Plan Strat Date,Childs ID,Last Statutory Vist,Gendre",
            List::ProtectionPlans,
            &[
                Some(DateOfBirth),
                Some(Started),
                Some(ChildId),
                Some(LastSeen),
                Some(Sex),
            ],
        ),
        (
            "List 6",
            "id,AGE,  cin_start_date ,Date last seen (dd/mm/yyyy),Team name",
            List::ChildrenInNeed,
            &[Some(ChildId), Some(Age), Some(Started), Some(LastSeen), Some(Team)],
        ),
        (
            "08 LAC",
            "Child Unique Identifer,LAC start date,Date of Last Statutory Reveiw,Ethnicity",
            List::ChildrenInCare,
            &[Some(ChildId), Some(Started), Some(LastReview), None],
        ),
        (
            "Annex A List 7",
            "Person ID,Start date,End date,Date of last visit",
            List::ProtectionPlans,
            &[Some(ChildId), Some(Started), Some(Closed), Some(LastSeen)],
        ),
        (
            "Children in need 2026",
            "Person ID,Start date,End date,Child name",
            List::ChildrenInNeed,
            &[Some(ChildId), Some(Started), Some(Closed), Some(Name)],
        ),
        // The columns say more than a sheet's wrong name.
        (
            "List 1",
            "Child ID,Date Started to be Looked After,Date of Last Social Work Visit,Date of Latest Statutory Review,\
             Date Ceased to be Looked After",
            List::ChildrenInCare,
            &[
                Some(ChildId),
                Some(Started),
                Some(LastSeen),
                Some(LastReview),
                Some(Closed),
            ],
        ),
        // Of two columns for one field the first is taken, and no column twice.
        (
            "List 3",
            "Child ID,Child ID,Allocated Worker,Allocated Team,Placement Postcode",
            List::Referrals,
            &[Some(ChildId), None, None, Some(Team), None],
        ),
    ];
    for (name, headers, list, fields) in cases {
        assert_eq!(taken_for(name, headers), Some((list, fields.to_vec())), "{headers}");
    }
}

#[test]
fn a_sheet_that_is_no_list_is_not_taken_for_one() {
    assert_eq!(taken_for("Notes", "Prepared by,On,Version"), None);
    assert_eq!(taken_for("List 12", "Prepared by,On,Version"), None);
}

#[test]
fn a_name_that_agrees_makes_it_surer_and_a_missing_id_less_sure() {
    let sure = |name: &str, headers: &str| {
        let workbook = Workbook::open(format!("{headers}\n1,2,3\n").into_bytes(), name).unwrap();
        workbook.sheets()[0].proposed.as_ref().unwrap().confidence
    };
    let headers = "Child ID,CIN Start Date,Date Last Seen";
    assert!(sure("List 6", headers) > sure("extract", headers));
    assert!(sure("List 6", headers) > sure("List 6", "Number,CIN Start Date,Date Last Seen"));
}

#[test]
fn the_headers_are_found_below_titles_and_group_headers() {
    let rows = [
        row(&["Northmere Council: List 6"]),
        "<row/>".to_owned(),
        row(&["", "About the child", "", "About the plan"]),
        row(&["Child Unique ID", "Gender", "Age", "CIN Start Date"]),
        row(&["700001", "a) Male", "7", "01/02/2026"]),
    ];
    let workbook = open(xlsx(
        &rows.concat(),
        "<mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"B3:C3\"/></mergeCells>",
    ));
    let sheet = &workbook.sheets()[0];
    assert_eq!((sheet.header_row, sheet.rows, sheet.last_line), (4, 1, 5));
    assert_eq!(sheet.headers, ["Child Unique ID", "Gender", "Age", "CIN Start Date"]);
    assert_eq!(sheet.first_rows, [["700001", "a) Male", "7", "01/02/2026"]]);
    assert_eq!(proposed(&workbook)[0].header_row, 4);
}

#[test]
fn a_preview_shows_eight_lines_and_days_as_days() {
    let mut rows = row(&["Child Unique ID", "CIN Start Date"]);
    for line in 2..=12 {
        rows.push_str(&format!("<row><c><v>{line}</v></c><c><v>46295</v></c></row>"));
    }
    let workbook = open(xlsx(&rows, ""));
    let sheet = &workbook.sheets()[0];
    assert_eq!((sheet.rows, sheet.first_rows.len()), (11, 8));
    assert_eq!(sheet.first_rows[0], ["2", "30/09/2026"]);
}

#[test]
fn a_mapping_can_be_kept_as_json_and_is_checked() {
    let workbook = open("Child ID,CIN Start Date\n1,01/02/2026\n");
    let good = proposed(&workbook).remove(0);
    let json = serde_json::to_string(&good).unwrap();
    assert_eq!(
        json,
        r#"{"sheet":0,"list":"children_in_need","header_row":1,"columns":{"child_id":0,"started":1}}"#
    );
    assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), good);
    assert_eq!(good.check(&workbook), Ok(()));
    let sheet = || "List 6".to_owned();
    let with = |change: &dyn Fn(&mut Mapping)| {
        let mut mapping = good.clone();
        change(&mut mapping);
        mapping.check(&workbook).unwrap_err()
    };
    assert_eq!(
        with(&|mapping| mapping.sheet = 1),
        MappingError::NoSuchSheet { sheet: 1 }
    );
    assert_eq!(
        with(&|mapping| mapping.header_row = 2),
        MappingError::NoSuchRow { sheet: sheet(), row: 2 }
    );
    assert_eq!(
        with(&|mapping| {
            mapping.columns.remove(&ChildId);
        }),
        MappingError::NoId { sheet: sheet() }
    );
    assert_eq!(
        with(&|mapping| {
            mapping.columns.insert(Team, 2);
        }),
        MappingError::NoSuchColumn {
            sheet: sheet(),
            field: Team
        }
    );
    assert_eq!(
        with(&|mapping| {
            mapping.columns.insert(Team, 1);
        }),
        MappingError::ColumnTwice {
            sheet: sheet(),
            first: Team,
            second: Started
        }
    );
}

#[test]
fn once_too_much_was_compared_only_headers_written_as_expected_are_known() {
    let knows = |most| ["Child Unique ID", "Child Uniqe ID"].map(|header| Recogniser::comparing(most).knows(header));
    assert_eq!(knows(10_000), [true, true]);
    assert_eq!(knows(0), [true, false]);
}

fn slips(one: &str, other: &str, most: usize) -> Option<usize> {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    distance(&letters(one), &letters(other), most)
}

#[test]
fn slips_between_headers_are_counted_up_to_a_limit() {
    let cases = [
        ("childid", "childid", 0),
        ("childid", "chilid", 1),
        ("childid", "chlidid", 1),
        ("childid", "thechildid", 3),
        ("", "team", 4),
        ("team", "", 4),
    ];
    for (one, other, needed) in cases {
        assert_eq!(slips(one, other, needed), Some(needed), "{one} {other}");
        if needed > 0 {
            assert_eq!(slips(one, other, needed - 1), None, "{one} {other}");
        }
    }
}

proptest! {
    #[test]
    fn giving_up_on_unlike_headers_early_changes_no_count(one in "[abc]{0,12}", other in "[abc]{0,12}", most in 0..6_usize) {
        let whole = slips(&one, &other, usize::MAX);
        prop_assert_eq!(whole, slips(&other, &one, usize::MAX));
        prop_assert_eq!(slips(&one, &other, most), whole.filter(|whole| *whole <= most));
    }
}
