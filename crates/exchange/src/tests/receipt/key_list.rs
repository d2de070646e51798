//! The key list as a file that a spreadsheet opens.

use crate::receipt::{DrawnAs, Key, KeyList};

#[test]
fn a_key_list_is_csv_in_which_nothing_is_a_formula() {
    let key = |reference: &str, child: &str, rank, drawn_as| Key {
        reference: reference.to_owned(),
        child: child.to_owned(),
        stratum: "Care, \"long\"".to_owned(),
        rank,
        drawn_as,
    };
    let list = KeyList {
        keys: vec![
            key("C01", "NM-1", None, DrawnAs::ByHand),
            key("C02", "=HYPERLINK(\"x\")", Some(1), DrawnAs::Drawn),
            key("C03", "-12", Some(12), DrawnAs::Reserve),
            key("+C04", " @x", Some(13), DrawnAs::Drawn),
            key("C05", "\tx", Some(14), DrawnAs::Drawn),
            key("C06", "＝1", Some(15), DrawnAs::Drawn),
            key("C07", "0042", Some(16), DrawnAs::Drawn),
        ],
    };
    let group = "\"Care, \"\"long\"\"\"";
    let expected = [
        "\"Reference\",\"Child ID\",\"Group\",\"Rank\",\"Drawn as\"".to_owned(),
        format!("\"C01\",\"NM-1\",{group},\"\",\"by hand\""),
        format!("\"C02\",\"'=HYPERLINK(\"\"x\"\")\",{group},\"1\",\"drawn\""),
        format!("\"C03\",\"'-12\",{group},\"12\",\"reserve\""),
        format!("\"'+C04\",\"' @x\",{group},\"13\",\"drawn\""),
        format!("\"C05\",\"'\tx\",{group},\"14\",\"drawn\""),
        format!("\"C06\",\"'＝1\",{group},\"15\",\"drawn\""),
        format!("\"C07\",\"0042\",{group},\"16\",\"drawn\""),
        String::new(),
    ];
    assert_eq!(list.csv(), expected.join("\r\n"));
    assert_eq!(format!("{list:?}"), "KeyList of 7");
}
