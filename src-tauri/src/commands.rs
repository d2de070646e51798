//! The contract's commands as the page calls them. Each hands its request to the core and has no logic of its own.

use tauri::ipc::{Channel, Invoke};
use tauri::{State, Wry};
use visitbook_app::Core;
use visitbook_app::contract::*;

use crate::closing::Closing;

/// The page listens to what the core says unasked.
#[tauri::command]
fn listen(closing: State<'_, Closing>, channel: Channel<CoreEvent>) {
    closing.listen(channel);
    if cfg!(feature = "e2e") {
        // What the benchmark of the start waits for: the page is there and has asked its first question.
        crate::places::complain("ready");
    }
}

macro_rules! handlers {
    (unlock { $($u:ident($ureq:ty) -> $uans:ty, $udoc:literal;)* } main { $($m:ident($mreq:ty) -> $mans:ty, $mdoc:literal;)* }) => {
        $(#[tauri::command(async)]
        fn $u(core: State<'_, Core>, request: $ureq) -> Result<$uans, WireError> {
            core.$u(request).map_err(WireError::from)
        })*

        $(#[tauri::command(async)]
        fn $m(core: State<'_, Core>, request: $mreq) -> Result<$mans, WireError> {
            core.$m(request).map_err(WireError::from)
        })*

        /// Every command there is.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![listen, $($u,)* $($m,)*]
        }
    };
}

visitbook_app::with_commands!(handlers);
