//! What axe-core has to say about the page in the real window.

use std::fs;

use serde_json::{Value, json};

use crate::binary::root;
use crate::window::Window;

const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// One thing that axe found.
#[derive(Debug)]
pub struct Remark {
    /// The screen it was found on.
    pub screen: String,
    /// The rule, what it wants, and where it is not so.
    pub text: String,
}

impl Window {
    /// Every violation on this screen, light and dark, and every control that cannot be seen for a box around it.
    pub async fn axe(&self, screen: &str) -> Vec<Remark> {
        const SHOW: &str = "const root = document.documentElement.dataset; const before = root.theme; \
            root.theme = arguments[0]; return before";
        let before = self.script(SHOW, &[json!("light")]).await;
        let mut found = self.violations(&format!("{screen}, light")).await;
        self.script(SHOW, &[json!("dark")]).await;
        found.extend(self.violations(&format!("{screen}, dark")).await);
        self.script(SHOW, &[before]).await;
        found.extend(self.cut_away(screen).await);
        found
    }

    /// What can be used on this screen and cannot be reached: it lies outside a box that cuts it off and does not scroll.
    async fn cut_away(&self, screen: &str) -> Vec<Remark> {
        const FIND: &str = "const cuts = (box) => { const { overflowY, contain } = getComputedStyle(box); \
            return overflowY === 'hidden' || (overflowY === 'visible' && /paint|strict|content/.test(contain)); }; \
            const outside = (control) => { const { top, height } = control.getBoundingClientRect(); if (height === 0) return false; \
              for (let box = control.parentElement; box; box = box.parentElement) { \
                if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return false; \
                if (cuts(box) && top >= box.getBoundingClientRect().bottom) return true; } return false; }; \
            return [...document.querySelectorAll('input, textarea, select, button')].filter(outside).map((control) => control.outerHTML.slice(0, 120))";
        let cut = self.script(FIND, &[]).await;
        let cut = cut.as_array().unwrap().iter().filter_map(Value::as_str);
        cut.map(|control| Remark {
            screen: screen.to_owned(),
            text: format!("cut away: {control}"),
        })
        .collect()
    }

    async fn violations(&self, screen: &str) -> Vec<Remark> {
        if self.script("return typeof window.axe", &[]).await == json!("undefined") {
            let source = fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js"))
                .expect("axe-core is not there; `npm --prefix ui ci` installs it");
            self.script(&source, &[]).await;
        }
        let run = "const [tags, done] = arguments; \
            axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((found) => done(found.violations.map((each) => ({ \
            rule: each.id, help: each.help, at: each.nodes.map((node) => node.target.join(' ') + '  ' + node.html.slice(0, 120) + '  ' + \
            [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ')) }))), (error) => done([{ rule: String(error), help: '', at: [] }]))";
        let found = self.script_with_callback(run, &[json!(TAGS)]).await;
        found
            .as_array()
            .unwrap()
            .iter()
            .map(|each| remark(screen, each))
            .collect()
    }
}

fn remark(screen: &str, found: &Value) -> Remark {
    let word = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let places: Vec<&str> = found["at"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let text = format!("{}: {}\n    {}", word("rule"), word("help"), places.join("\n    "));
    Remark {
        screen: screen.to_owned(),
        text,
    }
}
