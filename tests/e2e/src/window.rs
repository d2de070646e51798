//! The window as a person meets it: keys, what is on the screen, and waiting until it is there.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::action_chain::ActionChain;
use thirtyfour::prelude::*;
use tokio::time::Instant;

use crate::finding;
use crate::keys::chord;

/// Longest wait for anything to appear. Generous, because a busy machine is slow and a passing test does not wait.
const PATIENCE: Duration = Duration::from_secs(20);
const AGAIN: Duration = Duration::from_millis(25);

/// The window that the driver looks at.
#[derive(Clone)]
pub struct Window {
    session: WebDriver,
}

impl Window {
    /// What this session shows.
    pub(crate) fn new(session: WebDriver) -> Self {
        Self { session }
    }

    /// The session, for what only few tests do.
    #[must_use]
    pub fn session(&self) -> &WebDriver {
        &self.session
    }

    /// Runs a script in the page.
    ///
    /// # Panics
    /// When it throws.
    pub async fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_script(script, arguments)
            .await
            .unwrap_or_else(|error| panic!("{script}\nfailed: {error}"))
    }

    /// Runs a script in the page, which may be about to go.
    ///
    /// # Errors
    /// What the driver said.
    pub async fn try_script(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let answer = self.session.execute(script, arguments.to_vec()).await;
        answer
            .map(|answer| answer.json().clone())
            .map_err(|error| error.to_string())
    }

    /// Runs a script that ends by calling its last argument.
    pub async fn script_with_callback(&self, script: &str, arguments: &[Value]) -> Value {
        let answer = self.session.execute_async(script, arguments.to_vec()).await;
        answer
            .unwrap_or_else(|error| panic!("{script}\nfailed: {error}"))
            .json()
            .clone()
    }

    /// Sends a command of the contract from the page, past what the page itself would send.
    ///
    /// # Errors
    /// What the program answered: its own error, or the refusal of the border.
    pub async fn ask(&self, command: &str, request: Value) -> Result<Value, Value> {
        const ASK: &str = "const [command, request, done] = arguments; \
            window.__TAURI_INTERNALS__.invoke(command, { request }).then((ok) => done({ ok }), (err) => done({ err }))";
        let answer = self.script_with_callback(ASK, &[json!(command), request]).await;
        answer.get("ok").cloned().ok_or_else(|| answer["err"].clone())
    }

    /// Sends a command after which this window is gone, so that its answer may never come back.
    pub async fn ask_and_go(&self, command: &str, request: Value) {
        let script = "const [command, request] = arguments; \
            setTimeout(() => void window.__TAURI_INTERNALS__.invoke(command, { request }).catch((err) => { window.refused = err; }), 0)";
        self.script(script, &[json!(command), request]).await;
    }

    /// Turns to the window of this kind, `unlock` or `main`, as soon as it is there with its page drawn.
    pub async fn turn_to(&self, kind: &str) {
        let place = format!("#{kind}");
        self.until(&format!("the {kind} window"), async || {
            let handles = self.session.windows().await.map_err(|error| error.to_string())?;
            for handle in handles {
                self.session
                    .switch_to_window(handle)
                    .await
                    .map_err(|error| error.to_string())?;
                let ready = "return location.hash === arguments[0] && !!document.querySelector('#app footer')";
                if self.try_script(ready, &[json!(place)]).await? == json!(true) {
                    return Ok(true);
                }
            }
            Ok(false)
        })
        .await;
    }

    /// Waits until something holds, and says what did not when it takes too long.
    ///
    /// # Panics
    /// When the patience is at its end.
    pub async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> Result<bool, String>) {
        let end = Instant::now() + PATIENCE;
        let mut last = String::from("it never was so");
        while Instant::now() < end {
            match holds().await {
                Ok(true) => return,
                Ok(false) => {}
                Err(error) => last = error,
            }
            tokio::time::sleep(AGAIN).await;
        }
        let text = self
            .try_script("return location.href + '\\n' + document.body.innerText", &[])
            .await;
        let text = text
            .unwrap_or_else(Value::String)
            .as_str()
            .unwrap_or_default()
            .replace('\n', " | ");
        panic!(
            "Waited in vain for {what}: {last}\nOn the screen: {}",
            text.chars().take(3000).collect::<String>()
        );
    }

    /// Waits until a script answers true.
    pub async fn until_script(&self, what: &str, script: &str, arguments: &[Value]) {
        self.until(what, async || {
            Ok(self.try_script(script, arguments).await? == json!(true))
        })
        .await;
    }

    /// Presses and releases keys together: `Ctrl+K`, `Enter`.
    pub async fn press(&self, keys: &str) {
        self.try_press(keys).await.unwrap();
    }

    /// The same with keys after which this window may be gone before they are released.
    ///
    /// # Errors
    /// What the driver said.
    pub async fn try_press(&self, keys: &str) -> WebDriverResult<()> {
        let keys = chord(keys);
        let mut chain = self.keyboard();
        for key in &keys {
            chain = chain.key_down(*key);
        }
        for key in keys.iter().rev() {
            chain = chain.key_up(*key);
        }
        chain.perform().await
    }

    /// Types text into whatever has the focus, key by key.
    pub async fn write(&self, text: &str) {
        let text = text.replace('\n', &char::from(Key::Enter).to_string());
        self.keyboard().send_keys(text).perform().await.unwrap();
    }

    fn keyboard(&self) -> ActionChain {
        self.session
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    /// Waits until this text is on the screen.
    pub async fn see(&self, text: &str) {
        self.until_script(
            &format!("the text {text:?}"),
            "return document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])",
            &[json!(text)],
        )
        .await;
    }

    /// All text on the screen, with single spaces.
    pub async fn text(&self) -> String {
        let text = self
            .script("return document.body.innerText.replace(/\\s+/g, ' ')", &[])
            .await;
        text.as_str().unwrap().to_owned()
    }

    /// Waits until something of this role and name can be reached: `button: New notebook`.
    pub async fn there(&self, named: &str) {
        self.about(named, "!!found").await;
    }

    /// Whether something of this role and name can be reached now.
    pub async fn is_there(&self, named: &str) -> bool {
        let script = format!("{}\nreturn find(arguments[0]) !== null", finding::FUNCTIONS);
        self.script(&script, &[finding::path(named)]).await == json!(true)
    }

    /// What stands in a field.
    pub async fn value(&self, named: &str) -> String {
        let value = self.about(named, "found.value ?? found.innerText").await;
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until something is there, then answers an expression about it, in which it is called `found`.
    pub async fn about(&self, named: &str, expression: &str) -> Value {
        let script = format!(
            "{}\nconst found = find(arguments[0]); return found ? [{expression}] : null",
            finding::FUNCTIONS
        );
        let path = finding::path(named);
        let mut answer = Value::Null;
        self.until(named, async || {
            answer = self.try_script(&script, std::slice::from_ref(&path)).await?;
            Ok(!answer.is_null())
        })
        .await;
        answer[0].take()
    }

    /// Clicks with the mouse.
    pub async fn click(&self, named: &str) {
        if let Err(error) = self.clicked(named).await {
            panic!("{named} cannot be clicked: {error}");
        }
    }

    /// Clicks with the mouse on what takes the window away, which may be gone before the driver can answer.
    pub async fn click_and_go(&self, named: &str) {
        match self.clicked(named).await {
            Ok(()) => {}
            Err(error) if error.to_string().contains("no such window") => {}
            Err(error) => panic!("{named} cannot be clicked: {error}"),
        }
    }

    async fn clicked(&self, named: &str) -> WebDriverResult<()> {
        self.there(named).await;
        self.stands(named).await;
        let script = format!("{}\nreturn find(arguments[0])", finding::FUNCTIONS);
        let found = self
            .session
            .execute(script.as_str(), vec![finding::path(named)])
            .await
            .unwrap();
        found.element().unwrap().click().await
    }

    /// Waits until something is where it was a moment ago: a press is aimed at what stands, as a hand aims it.
    async fn stands(&self, named: &str) {
        let script = format!(
            "{}\nconst at = find(arguments[0])?.getBoundingClientRect(); \
             const place = at && [at.x, at.y, at.width, at.height].join(); \
             const same = !!place && window.__stood === place; window.__stood = place; return same",
            finding::FUNCTIONS
        );
        self.until_script(&format!("{named} to stand"), &script, &[finding::path(named)])
            .await;
    }

    /// Presses Tab until something has the focus, as somebody without a mouse does.
    ///
    /// # Panics
    /// When it cannot be reached so.
    pub async fn tab_to(&self, named: &str) {
        self.go_by("Tab", named).await;
    }

    /// Presses a key until something has the focus.
    pub async fn go_by(&self, key: &str, named: &str) {
        self.there(named).await;
        let script = format!(
            "{}\nreturn find(arguments[0]) === document.activeElement",
            finding::FUNCTIONS
        );
        let path = finding::path(named);
        for _ in 0..120 {
            if self.script(&script, std::slice::from_ref(&path)).await == json!(true) {
                return;
            }
            self.press(key).await;
        }
        panic!(
            "{named} cannot be reached with {key}; the focus is at {}",
            self.focus().await
        );
    }

    /// The beginning of what has the focus, as it is written in the page.
    pub async fn focus(&self) -> String {
        self.script("return document.activeElement.outerHTML.slice(0, 200)", &[])
            .await
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Goes to a field with Tab and types into it, over what stands there.
    pub async fn fill(&self, named: &str, text: &str) {
        self.tab_to(named).await;
        self.press("Ctrl+A").await;
        self.write(text).await;
    }

    /// Waits until the page has drawn what it shows.
    pub async fn drawn(&self) {
        let two_frames = "const done = arguments[0]; document.fonts.ready.then(() => \
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 120))))";
        self.script_with_callback(two_frames, &[]).await;
    }

    /// Makes the window so large, in pixels.
    pub async fn size(&self, (width, height): (u32, u32)) {
        self.session.set_window_rect(0, 0, width, height).await.unwrap();
        self.until_script(
            "the size",
            "return innerWidth === arguments[0] && innerHeight === arguments[1]",
            &[json!(width), json!(height)],
        )
        .await;
    }

    /// Waits until what was typed is on the disk: the time in which a save must begin is over, and the status line says
    /// that all is safe.
    pub async fn safe(&self) {
        self.script("window.waitedSince = Date.now()", &[]).await;
        self.until_script(
            "`Safe on disk`",
            "const line = document.querySelector('footer').innerText; \
             return Date.now() - window.waitedSince > 1200 && line.includes('Safe on disk')",
            &[],
        )
        .await;
    }
}
