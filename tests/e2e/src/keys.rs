//! Keys as people name them, `Ctrl+Shift+Z`, and as the driver wants them.

use thirtyfour::Key;

/// The characters that stand for the keys of a chord, modifiers first.
pub fn chord(named: &str) -> Vec<char> {
    // `Ctrl++` is the plus key.
    let (modifiers, last) = match named.strip_suffix("++") {
        Some(modifiers) => (modifiers, "+"),
        None => named.rsplit_once('+').unwrap_or(("", named)),
    };
    let mut all: Vec<char> = modifiers.split('+').filter(|name| !name.is_empty()).map(key).collect();
    all.push(key(last));
    all
}

fn key(name: &str) -> char {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Space" => Key::Space,
        "Home" => Key::Home,
        "End" => Key::End,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F5" => Key::F5,
        "F6" => Key::F6,
        "F7" => Key::F7,
        "F8" => Key::F8,
        "F9" => Key::F9,
        _ => {
            let mut characters = name.chars();
            let (Some(one), None) = (characters.next(), characters.next()) else {
                panic!("no key is called {name}")
            };
            return one.to_ascii_lowercase();
        }
    };
    char::from(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_its_modifiers_and_its_key() {
        assert_eq!(chord("Tab"), [char::from(Key::Tab)]);
        assert_eq!(
            chord("Ctrl+Shift+Z"),
            [char::from(Key::Control), char::from(Key::Shift), 'z']
        );
        assert_eq!(chord("Ctrl++"), [char::from(Key::Control), '+']);
        assert_eq!(chord("?"), ['?']);
    }
}
