//! Closes a window as the cross in its corner does: with the message that a window manager sends, of which there is
//! none on a test's screen. Neither WebDriver nor a tool that is always there sends it, so it is spoken here by hand.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;

const QUERY_TREE: u8 = 15;
const INTERN_ATOM: u8 = 16;
const GET_PROPERTY: u8 = 20;
const SEND_EVENT: u8 = 25;
const GET_INPUT_FOCUS: u8 = 43;
const CLIENT_MESSAGE: u8 = 33;

/// Sends the message to every window on this display that asks for it.
pub fn close_windows(display: &str) {
    let mut server = Server::connect(display);
    let protocols = server.atom("WM_PROTOCOLS");
    let delete = server.atom("WM_DELETE_WINDOW");
    let windows: Vec<u32> = server
        .children()
        .into_iter()
        .filter(|window| server.has(*window, protocols, delete))
        .collect();
    assert!(!windows.is_empty(), "no window on {display} can be closed");
    for window in windows {
        server.send(window, protocols, delete);
    }
    // Everything before an answer has been done.
    server.ask(&request(GET_INPUT_FOCUS, 0, &[]));
}

struct Server {
    stream: UnixStream,
    root: u32,
}

/// A request of four-byte words, with its length.
fn request(code: u8, detail: u8, words: &[u32]) -> Vec<u8> {
    let length = u16::try_from(words.len() + 1).unwrap();
    let mut bytes = vec![code, detail];
    bytes.extend(length.to_le_bytes());
    bytes.extend(words.iter().flat_map(|word| word.to_le_bytes()));
    bytes
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

fn short(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()))
}

impl Server {
    fn connect(display: &str) -> Self {
        let number = display.trim_start_matches(':');
        let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).unwrap();
        // Little-endian, version 11.0, no authorisation.
        stream.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]).unwrap();
        let mut head = [0; 8];
        stream.read_exact(&mut head).unwrap();
        assert_eq!(head[0], 1, "the display {display} let nobody in");
        let mut setup = vec![0; short(&head, 6) * 4];
        stream.read_exact(&mut setup).unwrap();
        // Vendor and formats come before the first screen, which begins with its root.
        let vendor = short(&setup, 16).next_multiple_of(4);
        let formats = usize::from(setup[21]) * 8;
        let root = word(&setup, 32 + vendor + formats);
        Self { stream, root }
    }

    /// Sends a request and reads its answer: 32 bytes and what follows them.
    fn ask(&mut self, request: &[u8]) -> Vec<u8> {
        self.stream.write_all(request).unwrap();
        let mut answer = vec![0; 32];
        self.stream.read_exact(&mut answer).unwrap();
        assert_eq!(answer[0], 1, "the display refused request {}", request[0]);
        let mut rest = vec![0; usize::try_from(word(&answer, 4)).unwrap() * 4];
        self.stream.read_exact(&mut rest).unwrap();
        answer.extend(rest);
        answer
    }

    fn atom(&mut self, name: &str) -> u32 {
        let padded = name.len().next_multiple_of(4);
        let mut request = vec![INTERN_ATOM, 0];
        request.extend(u16::try_from(2 + padded / 4).unwrap().to_le_bytes());
        request.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        request.extend([0, 0]);
        request.extend(name.bytes());
        request.resize(8 + padded, 0);
        word(&self.ask(&request), 8)
    }

    fn children(&mut self) -> Vec<u32> {
        let answer = self.ask(&request(QUERY_TREE, 0, &[self.root]));
        (0..short(&answer, 16)).map(|at| word(&answer, 32 + at * 4)).collect()
    }

    /// Whether a property of a window, a list of atoms, has this one.
    fn has(&mut self, window: u32, property: u32, atom: u32) -> bool {
        let answer = self.ask(&request(GET_PROPERTY, 0, &[window, property, 0, 0, 64]));
        (0..usize::try_from(word(&answer, 16)).unwrap()).any(|at| word(&answer, 32 + at * 4) == atom)
    }

    fn send(&mut self, window: u32, protocols: u32, delete: u32) {
        let mut event = vec![CLIENT_MESSAGE, 32, 0, 0];
        for word in [window, protocols, delete, 0, 0, 0, 0] {
            event.extend(word.to_le_bytes());
        }
        let mut message = vec![SEND_EVENT, 0];
        message.extend(11_u16.to_le_bytes());
        message.extend(window.to_le_bytes());
        message.extend(0_u32.to_le_bytes());
        message.extend(event);
        self.stream.write_all(&message).unwrap();
    }
}
