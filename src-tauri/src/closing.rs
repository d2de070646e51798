//! The way to the page, and closing the window: what was typed in the last second is fetched from the page before the notebook
//! is closed, for half a second at most.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tauri::ipc::Channel;
use tauri::{Manager, Window, WindowEvent};
use visitbook_app::Core;
use visitbook_app::contract::CoreEvent;

/// Longest wait for the page. What it had not sent by then is lost; everything acknowledged is on the disk.
const PATIENCE: Duration = Duration::from_millis(500);

/// The way to the page, and whether it has answered.
#[derive(Default)]
pub struct Closing {
    channel: Mutex<Option<Channel<CoreEvent>>>,
    answered: Mutex<bool>,
    changed: Condvar,
}

impl Closing {
    /// The page listens here.
    pub fn listen(&self, channel: Channel<CoreEvent>) {
        *self.channel.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
    }

    /// Tells the page something; a page that does not listen yet misses nothing it needs.
    pub fn tell(&self, event: CoreEvent) {
        let channel = self.channel.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let _ = channel.map(|channel| channel.send(event));
    }

    /// The page has sent all it had.
    pub fn flushed(&self) {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
    }

    /// Asks the page to send what it has and waits until it did.
    pub fn flush(&self) {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        *answered = false;
        let channel = self.channel.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let asked = channel.is_some_and(|channel| channel.send(CoreEvent::Flush {}).is_ok());
        if asked {
            // Whether it answered or the time ran out, the notebook is closed next.
            drop(
                self.changed
                    .wait_timeout_while(answered, PATIENCE, |answered| !*answered),
            );
        }
    }
}

/// Keeps a window with an open notebook from closing until the page has sent what it had and the notebook is closed.
pub fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else {
        return;
    };
    if !window.state::<Core>().is_open() {
        return;
    }
    api.prevent_close();
    let window = window.clone();
    // Not on the thread that has to carry the page's last requests.
    std::thread::spawn(move || {
        window.state::<Closing>().flush();
        window.state::<Core>().close();
        if let Err(error) = window.destroy() {
            crate::places::complain(&format!("Visitbook could not close its window: {error}"));
        }
    });
}
