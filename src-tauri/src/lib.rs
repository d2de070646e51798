//! The shell: start-up, windows, native dialogs, and the registration of the contract's commands.
//!
//! It deliberately holds no rule, no SQL and no text building; whatever decides something is in `visitbook-app`.

mod closing;
mod commands;
mod dialogs;
mod host;
mod memory;
mod pictures;
mod places;
mod windows;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tauri::{Manager, RunEvent};
use visitbook_app::Core;
use visitbook_app::env::SystemEnvironment;

use crate::closing::Closing;
use crate::host::Desktop;
use crate::places::Places;
use crate::windows::Kind;

/// How often it is looked whether a backup is due.
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// Runs the program until its last window is closed.
pub fn run() -> ExitCode {
    places::settle_environment();
    // Not before: the program may have started itself again, which undoes half of it.
    memory::keep_to_ourselves();
    memory::tell_only_places();
    if !places::has_display() {
        places::complain("Visitbook needs a screen that answers: start it in a desktop session, or set DISPLAY.");
        return ExitCode::FAILURE;
    }
    let built = tauri::Builder::default()
        // A second start shows the window of the first. Where there is no bus to ask on, the notebook's own lock
        // keeps two programs apart.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| windows::show(app)))
        .plugin(tauri_plugin_dialog::init())
        .register_asynchronous_uri_scheme_protocol(pictures::ATTACHMENT, pictures::answer(Core::picture))
        .register_asynchronous_uri_scheme_protocol(pictures::PREVIEW, pictures::answer(Core::preview_page))
        .setup(|app| {
            let places = Places::of(app.handle())?;
            app.manage(places.take_run_folder());
            let desktop = Desktop::new(app.handle().clone(), places.clone());
            app.manage(places);
            app.manage(Closing::default());
            app.manage(Core::new(Arc::new(SystemEnvironment), Box::new(desktop)));
            windows::open(app.handle(), Kind::Unlock)?;
            keep_backups(app.handle().clone());
            look_for_somebody(app.handle().clone());
            Ok(())
        })
        .on_window_event(closing::on_window_event)
        .invoke_handler(commands::handler())
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    app.state::<Core>().close();
                    app.state::<Core>().wait_for_copies();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            places::complain(&format!("Visitbook could not start: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Looks every second whether anybody is there, and whether the machine slept.
fn look_for_somebody(app: tauri::AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(1));
            app.state::<Core>().look_for_somebody();
        }
    });
}

/// Looks now and then whether a backup is due, for as long as the program runs.
fn keep_backups(app: tauri::AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(LOOK_EVERY);
            app.state::<Core>().keep();
        }
    });
}
