//! Figures and how they are told.

use std::error::Error;
use std::io::Write;
use std::time::{Duration, Instant};

/// Lines of a report, or why there are none.
pub type Measured = Result<Vec<String>, Box<dyn Error>>;

/// How long `work` took.
#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = work();
    (start.elapsed(), value)
}

/// Median and 95th percentile.
pub struct Spread {
    /// Half took less.
    pub median: Duration,
    /// One in twenty took longer.
    pub p95: Duration,
}

/// The spread of some durations; zero for none.
pub fn spread(mut durations: Vec<Duration>) -> Spread {
    durations.sort();
    let at = |share: usize| {
        durations
            .get(durations.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    Spread {
        median: at(50),
        p95: at(95),
    }
}

/// `1.23 ms`.
pub fn milliseconds(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}

/// One line of the report: what, the figure, its floor, and how many times the floor it is.
pub fn against(what: &str, ours: &Spread, floor_is: &str, floor: &Spread) -> String {
    let times = ours.median.as_secs_f64() / floor.median.as_secs_f64().max(1e-9);
    format!(
        "{what}: median {} (95% {}); floor, {floor_is}: median {} (95% {}); {times:.1} times the floor",
        milliseconds(ours.median),
        milliseconds(ours.p95),
        milliseconds(floor.median),
        milliseconds(floor.p95),
    )
}

/// Prints one line.
pub fn say(line: &str) {
    // A reader that has gone away needs no figures.
    let _ = writeln!(std::io::stdout(), "{line}");
}
