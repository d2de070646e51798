//! The contract's commands as the page calls them. Each hands its request to the core and has no logic of its own.

use tauri::ipc::{Channel, Invoke};
use tauri::{AppHandle, Manager, State, Wry};
use visitbook_app::Core;
use visitbook_app::contract::*;
use visitbook_app::error::{AppError, Code};

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

/// Runs a command on a thread that is there for what takes long: a lock, a key and a save find one however many exports are
/// under way.
async fn aside<T: Send + 'static>(
    app: AppHandle,
    command: impl FnOnce(&Core) -> Result<T, AppError> + Send + 'static,
) -> Result<T, WireError> {
    let run = tauri::async_runtime::spawn_blocking(move || command(&app.state::<Core>()));
    let ended = run
        .await
        .map_err(|_| AppError::new(Code::Unexpected, "the command broke off"));
    ended.flatten().map_err(WireError::from)
}

macro_rules! handlers {
    (unlock { $($u:ident($ureq:ty) -> $uans:ty, $udoc:literal;)* } main { $($m:ident($mreq:ty) -> $mans:ty, $mdoc:literal;)* }) => {
        $(#[tauri::command]
        async fn $u(app: AppHandle, request: $ureq) -> Result<$uans, WireError> {
            aside(app, move |core| core.$u(request)).await
        })*

        $(#[tauri::command]
        async fn $m(app: AppHandle, request: $mreq) -> Result<$mans, WireError> {
            aside(app, move |core| core.$m(request)).await
        })*

        /// Every command there is.
        pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![listen, $($u,)* $($m,)*]
        }
    };
}

visitbook_app::with_commands!(handlers);
