//! `visitbook`, the program without a window.
fn main() {
    use std::io::Write;
    let _ = std::io::stdout().write_all(visitbook_app::typescript::typescript().as_bytes());
}
