//! What becomes of the program's memory, which holds an open notebook's words: none of it is written to a disk by a crash, and
//! no other program of the same person reads it. And what is said of a crash.

use std::panic::PanicHookInfo;

use crate::places::complain;

/// Sees to it that a crash of a released program leaves no picture of its memory. The page's processes, which are started later,
/// may leave none either. In builds for the program's makers debuggers go on working.
pub fn keep_to_ourselves() {
    if cfg!(debug_assertions) {
        return;
    }
    if let Err(error) = forbid_dumps() {
        complain(&format!("A crash may write memory to the disk: {error}"));
    }
}

/// No core file of this program and of what it starts, and no look into its memory by others of the same person. A handler of the
/// system to which cores are piped is bound by the second and not by the first (core(5)), and programs that are started lose the
/// second.
#[cfg(target_os = "linux")]
fn forbid_dumps() -> std::io::Result<()> {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)?;
    Ok(set_dumpable_behavior(DumpableBehavior::NotDumpable)?)
}

/// Other systems write such pictures by what is set for the computer, not for a program.
#[cfg(not(target_os = "linux"))]
fn forbid_dumps() -> std::io::Result<()> {
    Ok(())
}

/// From here on a fault of the program is told by its place in the code. What it was about may have words of a notebook in it and
/// is never told.
pub fn tell_only_places() {
    std::panic::set_hook(Box::new(|fault| complain(&told(fault))));
}

fn told(fault: &PanicHookInfo<'_>) -> String {
    match fault.location() {
        Some(place) => format!("A fault of Visitbook at {}:{}", place.file(), place.line()),
        None => "A fault of Visitbook".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    #[cfg(target_os = "linux")]
    fn a_crash_leaves_no_picture_of_memory() {
        use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};
        forbid_dumps().unwrap();
        let core = getrlimit(Resource::Core);
        assert_eq!((core.current, core.maximum), (Some(0), Some(0)));
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
    }

    #[test]
    fn a_fault_is_told_by_its_place_and_not_by_its_words() {
        let heard = Arc::new(Mutex::new(String::new()));
        let hears = Arc::clone(&heard);
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |fault| *hears.lock().unwrap() = told(fault)));
        let fault = std::panic::catch_unwind(|| panic!("{} was moved twice", "Child C07"));
        std::panic::set_hook(usual);
        assert!(fault.is_err());
        let heard = heard.lock().unwrap();
        assert!(heard.starts_with("A fault of Visitbook at "), "{heard}");
        assert!(heard.contains("memory.rs:"), "{heard}");
        assert!(!heard.contains("C07"), "{heard}");
    }
}
