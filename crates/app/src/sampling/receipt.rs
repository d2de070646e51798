//! The receipt as people read it.

use visitbook_domain::dates::long_date;
use visitbook_exchange::receipt::Receipt;
use visitbook_render::{Report, ReportPart};

/// The receipt as a report: how the sample was drawn, what was drawn, and how anyone with the lists proves it.
pub(crate) fn receipt_report(receipt: &Receipt) -> Report {
    let mut parts = vec![ReportPart::Paragraph(format!(
        "This sample was drawn by the digest of the authority\u{2019}s lists together with the number {}, which the authority called out. \
         Whoever has the lists can draw it again and gets the same cases.",
        receipt.number_called
    ))];
    drawn_from(&mut parts, receipt);
    groups(&mut parts, receipt);
    cases(&mut parts, receipt);
    proved(&mut parts, receipt);
    Report {
        date: receipt.drawn_at.date_naive(),
        title: "Sample receipt".to_owned(),
        parts,
    }
}

fn drawn_from(parts: &mut Vec<ReportPart>, receipt: &Receipt) {
    heading(parts, "What it was drawn from");
    for file in &receipt.files {
        bullet(
            parts,
            format!("File of {} bytes, SHA-256 {}", file.bytes, spaced(&file.sha256)),
        );
    }
    bullet(
        parts,
        format!(
            "{} rows, digest of the rows {}",
            receipt.rows,
            spaced(&receipt.rows_digest)
        ),
    );
    bullet(
        parts,
        format!("Ages and times counted on {}", long_date(receipt.plan.as_of)),
    );
    bullet(parts, format!("Seed {}", spaced(&receipt.seed)));
}

fn groups(parts: &mut Vec<ReportPart>, receipt: &Receipt) {
    heading(parts, "Groups");
    for (stratum, size) in receipt.plan.strata.iter().zip(&receipt.sizes) {
        let reserve = match stratum.reserve {
            0 => String::new(),
            reserve => format!(", {reserve} in reserve"),
        };
        bullet(
            parts,
            format!(
                "{}: {} of {} children{reserve}",
                stratum.name, stratum.quota, size.children
            ),
        );
    }
}

fn cases(parts: &mut Vec<ReportPart>, receipt: &Receipt) {
    heading(parts, "Cases");
    for pick in &receipt.picks {
        let how = match (&pick.rank, &pick.reason) {
            (Some(rank), _) if pick.reserve => format!("in reserve, rank {rank}"),
            (Some(rank), _) => format!("rank {rank}"),
            (None, Some(reason)) => format!("put in by hand: {reason}"),
            (None, None) => "put in by hand".to_owned(),
        };
        bullet(parts, format!("{}: {}, {how}", pick.reference, pick.stratum));
    }
    if !receipt.left_out.is_empty() {
        heading(parts, "Left out by hand");
        for left_out in &receipt.left_out {
            let ranks: Vec<String> = left_out
                .ranks
                .iter()
                .map(|one| format!("{}, rank {}", one.stratum, one.rank))
                .collect();
            bullet(parts, format!("{}: {}", ranks.join("; "), left_out.reason));
        }
    }
}

fn proved(parts: &mut Vec<ReportPart>, receipt: &Receipt) {
    heading(parts, "How it is proved");
    parts.push(ReportPart::Paragraph(
        "The file that goes with this receipt (.receipt.json) holds filters, columns and a commitment for each case. Run: visitbook sample \
         verify RECEIPT LISTS. The way it is drawn is written down in docs/formats.md of Visitbook, for other programs too."
            .to_owned(),
    ));
    if let Some(head) = &receipt.journal_head {
        bullet(parts, format!("End of the journal before the draw {}", spaced(head)));
    }
    bullet(parts, format!("Digest of the receipt {}", spaced(&receipt.digest)));
}

fn heading(parts: &mut Vec<ReportPart>, words: &str) {
    parts.push(ReportPart::Heading(words.to_owned()));
}

fn bullet(parts: &mut Vec<ReportPart>, words: String) {
    parts.push(ReportPart::Bullet(words));
}

/// A digest in groups of eight, to be compared by eye and to break at line ends.
fn spaced(digest: &str) -> String {
    let characters: Vec<char> = digest.chars().collect();
    let groups: Vec<String> = characters.chunks(8).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
