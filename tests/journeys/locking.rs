//! A lock while others are at work: it closes the notebook at once, they are told, and it opens again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use visitbook_app::error::Code;
use visitbook_testkit::PASSPHRASE;

use crate::desk::Desk;

/// A lock waits for drafts and for two connections, 200 ms each at most; a busy machine takes longer over the rest.
const LONGEST: Duration = Duration::from_secs(1);

#[expect(clippy::disallowed_methods, reason = "how long it takes is what is asked")]
fn timed(what: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    what();
    begin.elapsed()
}

/// Locks and opens again, while somebody does something over and over; what that ended with.
fn lock_while(desk: &Desk, work: impl Fn() -> Result<(), Code> + Sync) -> Code {
    let begun = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let working = scope.spawn(|| {
            loop {
                begun.store(true, Ordering::SeqCst);
                if let Err(code) = work() {
                    return code;
                }
            }
        });
        while !begun.load(Ordering::SeqCst) {
            std::thread::yield_now();
        }
        let took = timed(|| drop(desk.call("lock", json!({}))));
        assert!(took < LONGEST, "{took:?}");
        working.join().unwrap()
    })
}

fn unlock(desk: &Desk) {
    let path = desk.call("notebooks", json!({}))["known"][0]["path"].clone();
    desk.call("unlock", json!({"path": path, "passphrase": PASSPHRASE}));
}

#[test]
fn a_lock_during_an_export_closes_the_notebook_at_once_and_it_opens_again() {
    let (desk, visit) = Desk::with_sample(760);
    let evidence = desk.records(&visit, "evidence").len();
    let sealed = json!({"visit": visit, "passphrase": "copper field seven lanterns"});
    std::thread::scope(|scope| {
        let sealing = scope.spawn(|| desk.core.call("export_visit", sealed));
        let took = timed(|| drop(desk.call("lock", json!({}))));
        assert!(took < LONGEST, "{took:?}");
        // While the export goes on with what it has read, or was refused before it could.
        unlock(&desk);
        drop(sealing.join().unwrap());
    });
    assert_eq!(desk.records(&visit, "evidence").len(), evidence);
}

#[test]
fn what_is_under_way_at_a_lock_ends_with_locked() {
    let (desk, visit) = Desk::with_sample(761);
    let asks = [
        ("open_visit", json!({"visit": visit})),
        ("matrix", json!({"visit": visit})),
        ("search", json!({"words": "plan", "before": null, "limit": 50})),
        ("findings_view", json!({"visit": visit})),
        ("gate", json!({"visit": visit})),
    ];
    for (command, request) in asks {
        let work = || match desk.core.call(command, request.clone()) {
            Ok(_) => Ok(()),
            Err(error) => Err(error.code),
        };
        assert_eq!(lock_while(&desk, work), Code::Locked, "{command}");
        unlock(&desk);
    }
}

#[test]
fn a_lock_forgets_the_keys_of_a_notebook_that_was_never_made_and_the_folder_that_was_chosen() {
    let (desk, _) = Desk::with_sample(762);
    let keys = json!({
        "name": "Northmere 2027", "person": "Maren Hollis", "passphrase": PASSPHRASE, "in_chosen_folder": false
    });
    desk.call("prepare_notebook", keys.clone());
    desk.reopen();
    let back = json!({"groups": [], "sheet_kept": ""});
    desk.refused_with("confirm_notebook", back, Code::NothingChosen);
    let mut elsewhere = keys;
    elsewhere["in_chosen_folder"] = json!(true);
    desk.call("choose_folder", json!({}));
    desk.call("lock", json!({}));
    desk.refused_with("prepare_notebook", elsewhere, Code::NothingChosen);
}

#[test]
fn a_second_lock_does_nothing() {
    let (desk, _) = Desk::with_sample(763);
    desk.call("lock", json!({}));
    desk.call("lock", json!({}));
    desk.refused_with("home", json!({}), Code::Locked);
    unlock(&desk);
    desk.call("home", json!({}));
}

/// Looks so often whether anybody is there; each look is a second later, and some more.
fn look(desk: &Desk, times: u32) {
    (0..times).for_each(|_| desk.core.look_for_somebody());
}

#[test]
fn a_notebook_is_locked_when_nobody_is_there_and_says_so_twenty_seconds_before() {
    let (desk, _) = Desk::with_sample(764);
    assert_eq!(desk.call("locking", json!({})), json!({"minutes": 10}));
    desk.call("set_locking", json!({"minutes": 1}));
    desk.call("still_here", json!({}));
    look(&desk, 45);
    assert_eq!(desk.seconds_warned_of(), 20, "one warning of 20 seconds");
    desk.call("still_here", json!({}));
    look(&desk, 39);
    desk.call("home", json!({}));
    look(&desk, 30);
    desk.refused_with("home", json!({}), Code::Locked);
    assert_eq!(desk.seconds_warned_of(), 40);
    look(&desk, 100);
    unlock(&desk);
    look(&desk, 30);
    desk.call("home", json!({}));
}

#[test]
fn a_machine_that_slept_is_locked_when_it_wakes() {
    let (desk, _) = Desk::with_sample(765);
    look(&desk, 3);
    desk.call("home", json!({}));
    desk.pause(31);
    look(&desk, 1);
    desk.refused_with("home", json!({}), Code::Locked);
}

#[test]
fn the_minutes_hold_for_the_computer_and_are_one_to_sixty() {
    let (desk, _) = Desk::with_sample(766);
    for minutes in [0, 61, 4_000_000_000_u32] {
        desk.refused_with("set_locking", json!({"minutes": minutes}), Code::Refused);
    }
    for minutes in [1, 60, 25] {
        desk.call("set_locking", json!({"minutes": minutes}));
        desk.reopen();
        assert_eq!(desk.call("locking", json!({})), json!({"minutes": minutes}));
    }
    // A file that nobody can read is none.
    std::fs::write(desk.root.path().join("settings/locking.json"), r#"{"minutes": 0}"#).unwrap();
    assert_eq!(desk.call("locking", json!({})), json!({"minutes": 10}));
}
