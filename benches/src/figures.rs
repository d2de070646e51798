//! Figures and how they are told.

use std::error::Error;
use std::io::Write;
use std::time::{Duration, Instant};

/// What a measurement gives, or why there is nothing.
pub type Measured = Result<Report, Box<dyn Error>>;

/// Lines to be read, and what goes into the table of growth.
#[derive(Default)]
pub struct Report {
    /// Told at once.
    pub lines: Vec<String>,
    /// Told together at the end.
    pub grown: Vec<Grown>,
}

impl From<Vec<String>> for Report {
    fn from(lines: Vec<String>) -> Self {
        Self {
            lines,
            grown: Vec::new(),
        }
    }
}

/// The same thing in a small notebook and in a large one.
pub struct Grown {
    /// What was done.
    pub what: String,
    /// In the small one.
    pub small: Spread,
    /// In the large one.
    pub large: Spread,
}

/// How long `work` took.
#[expect(clippy::disallowed_methods, reason = "measuring is what this program is for")]
pub fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = work();
    (start.elapsed(), value)
}

/// Median, 95th percentile and the longest.
#[derive(Clone, Copy, Default)]
pub struct Spread {
    /// Half took less.
    pub median: Duration,
    /// One in twenty took longer.
    pub p95: Duration,
    /// None took longer.
    pub longest: Duration,
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
        longest: durations.last().copied().unwrap_or_default(),
    }
}

impl Spread {
    /// `median 1.23 ms (95% 2.34 ms, longest 5.67 ms)`.
    pub fn told(&self) -> String {
        format!(
            "median {} (95% {}, longest {})",
            milliseconds(self.median),
            milliseconds(self.p95),
            milliseconds(self.longest)
        )
    }
}

/// `1.23 ms`.
pub fn milliseconds(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}

/// How many times `floor` it is.
pub fn times(ours: Duration, floor: Duration) -> f64 {
    ours.as_secs_f64() / floor.as_secs_f64().max(1e-9)
}

/// One line of the report: what, the figure, its floor, and how many times the floor it is.
pub fn against(what: &str, ours: &Spread, floor_is: &str, floor: &Spread) -> String {
    format!(
        "{what}: median {} (95% {}); floor, {floor_is}: median {} (95% {}); {:.1} times the floor",
        milliseconds(ours.median),
        milliseconds(ours.p95),
        milliseconds(floor.median),
        milliseconds(floor.p95),
        times(ours.median, floor.median)
    )
}

/// What grew and by how much, a line each.
pub fn growth(small: u32, large: u32, grown: &[Grown]) -> Vec<String> {
    let widest = grown.iter().map(|each| each.what.chars().count()).max().unwrap_or(0);
    let line = |what: &str, [a, b, c]: [String; 3], [d, e, f]: [String; 3]| {
        format!("  {what:<widest$}  {a:>12} {b:>12} {c:>6}  {d:>12} {e:>12} {f:>6}")
    };
    let words = |three: [&str; 3]| three.map(str::to_owned);
    let figures = |small: Duration, large: Duration| {
        [
            milliseconds(small),
            milliseconds(large),
            format!("{:.1}", times(large, small)),
        ]
    };
    let mut lines = vec![
        format!("growth from {small} to {large} pieces of evidence (median, then 95%; ratio beside each):"),
        line(
            "",
            words([&small.to_string(), &large.to_string(), "ratio"]),
            words([&small.to_string(), &large.to_string(), "ratio"]),
        ),
    ];
    lines.extend(grown.iter().map(|each| {
        line(
            &each.what,
            figures(each.small.median, each.large.median),
            figures(each.small.p95, each.large.p95),
        )
    }));
    lines
}

/// Prints one line.
pub fn say(line: &str) {
    // A reader that has gone away needs no figures.
    let _ = writeln!(std::io::stdout(), "{line}");
}
