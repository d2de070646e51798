#!/usr/bin/env python3
"""Verifies receipts of samples, independently of Visitbook: written from docs/formats.md, section "Sampling".

Usage: verify_receipt.py FRAME.csv RECEIPT.json [FRAME.csv RECEIPT.json ...]
Prints a line for each receipt, "OK" or the places that differ; exit code 0 when all are OK, else 1. Needs Python 3.11.
"""
import csv
import hashlib
import io
import json
import re
import sys
import unicodedata
from datetime import date

COLUMNS = ["list", "child", "team", "born", "sex", "status", "started", "last_seen", "last_review", "closed"]
DATES = ["started", "last_seen", "last_review", "closed"]
SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
CODE = re.compile(r"^[A-Za-z]\) ?([0-9]+: ?)?")
LISTS = ["contacts", "early_help", "referrals", "assessments", "enquiries", "children_in_need", "protection_plans",
         "children_in_care", "care_leavers", "adoption", "adopters"]
SEXES = {"female": "female", "f": "female", "2": "female", "male": "male", "m": "male", "1": "male", "": "unknown",
         "unknown": "unknown", "not known": "unknown", "not stated": "unknown", "u": "unknown", "0": "unknown"}
BANDS = [(0, "under_one"), (4, "one_to_four"), (9, "five_to_nine"), (15, "ten_to_fifteen"), (17, "sixteen_seventeen")]


def need(holds, what):
    if not holds:
        raise ValueError(what)


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def tidy(text):
    return SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")


def day(text):
    british = re.fullmatch(r"([0-9]{2})/([0-9]{2})/([0-9]{4})", text)
    return date.fromisoformat("-".join(reversed(british.groups())) if british else text) if text else None


def band(born, as_of):
    if born is None:
        return "unknown"
    years = as_of.year - born.year - ((as_of.month, as_of.day) < (born.month, born.day))
    return next((word for most, word in BANDS if years <= most), "adult")


def read_rows(frame, mapping, as_of):
    lines = csv.reader(io.StringIO(frame.decode("utf-8-sig"), newline=""), strict=True)
    headings = [tidy(heading) for heading in next(lines)]
    columns = {heading: heading for heading in headings}
    if not set(headings) <= set(COLUMNS):
        columns = mapping["columns"]
        need(list(mapping) == ["columns"] and set(columns.values()) <= set(headings), "mapping")
    need({"list", "child"} <= set(columns) <= set(COLUMNS), "columns")
    rows = []
    for line in lines:
        if not any(tidy(cell) for cell in line):
            continue
        cells = dict(zip(headings, map(tidy, line)))
        row = {name: cells.get(columns.get(name), "") for name in COLUMNS}
        for name in ("team", "sex", "status"):
            row[name] = CODE.sub("", row[name])
        row["sex"] = SEXES.get(row["sex"].lower(), "other")
        row["age_band"] = band(day(row["born"]), as_of)
        row |= {name: day(row[name]) for name in DATES}
        need(re.fullmatch("[1-9]|1[01]", row["list"]) and row["child"], "list and child")
        row["list"] = int(row["list"])
        rows.append(row)
    return rows


def canonical(row):
    days = [row[name].isoformat() if row[name] else "" for name in DATES]
    return "\t".join([str(row["list"]), row["child"], row["team"], row["age_band"], row["sex"], row["status"], *days])


def takes(wanted, row, as_of):
    def ago(name):
        return None if row[name] is None else (as_of - row[name]).days

    for key, value in (("lists", LISTS[row["list"] - 1]), ("teams", row["team"]), ("age_bands", row["age_band"]), ("sexes", row["sex"])):
        if wanted[key] and value not in wanted[key]:
            return False
    for key, name in (("started_within_days", "started"), ("seen_within_days", "last_seen")):
        if wanted[key] is not None and (ago(name) is None or not 0 <= ago(name) <= wanted[key]):
            return False
    for key, name in (("not_seen_for_days", "last_seen"), ("not_reviewed_for_days", "last_review")):
        if wanted[key] is not None and ago(name) is not None and ago(name) <= wanted[key]:
            return False
    return not (wanted["open_only"] and row["closed"] and row["closed"] <= as_of)


def expected(receipt, frame):
    """What the receipt must say, going by the frame, the plan, the number called, the salts and what nobody can prove."""
    plan, as_of = receipt["plan"], date.fromisoformat(receipt["plan"]["as_of"])
    rows = read_rows(frame, receipt["mapping"], as_of)
    digest = sha("\n".join(sorted((canonical(row) for row in rows), key=str.encode)))
    need(re.fullmatch("[0-9]{1,12}", receipt["number_called"]), "number_called")
    seed = sha(f"visitbook draw 1\n{digest}\n{receipt['number_called']}")
    children = {}
    for row in rows:
        children.setdefault(row["child"], []).append(row)
    order = sorted(children, key=lambda child: (sha(f"{seed}\n{child}"), child.encode()))

    def commitment(entry, child):
        return sha(f"visitbook commitment 1\n{entry['salt']}\n{child}")

    def owner(entry):
        return next(child for child in children if commitment(entry, child) == entry["commitment"])

    put_in = [(pick, owner(pick)) for pick in receipt["picks"] if pick["by_hand"]]
    left_out = [(entry, owner(entry), []) for entry in receipt["left_out"]]
    taken = {child for _, child in put_in}
    need(len(taken) == len(put_in) and taken.isdisjoint(child for _, child, _ in left_out), "a child by hand twice")
    names = [group["name"] for group in plan["strata"]]
    need(len(set(names)) == len(names), "a group twice")
    need({entry["stratum"] for entry in receipt["left_out"]} <= {None, *names}, "an unknown group")
    picks, sizes = [], []
    for group in plan["strata"]:
        name = group["name"]
        members = [child for child in order if any(
            takes(plan["filter"], row, as_of) and takes(group["filter"], row, as_of) for row in children[child])]
        sizes.append({"stratum": name, "children": len(members)})
        by_hand = [(None, child, False, pick["reason"]) for pick, child in put_in if pick["stratum"] == name]
        passed_over = set()
        for entry, child, ranks in left_out:
            if entry["stratum"] in (None, name) and child in members:
                passed_over.add(child)
                ranks.append({"stratum": name, "rank": members.index(child) + 1})
        free = [(rank, child) for rank, child in enumerate(members, 1) if child not in taken | passed_over]
        quota = group["quota"] - len(by_hand)
        need(quota >= 0, "quota")
        drawn = [(rank, child, at >= quota, None) for at, (rank, child) in enumerate(free[:quota + group["reserve"]])]
        taken |= {child for _, child, _, _ in drawn}
        picks += [(name, *one) for one in by_hand + drawn]
    need(len(picks) == len(receipt["picks"]), "picks")
    result = dict(receipt)
    result |= {"format": "visitbook sample receipt", "version": 1, "rows": len(rows), "rows_digest": digest, "seed": seed, "sizes": sizes}
    result["picks"] = [
        {"reference": given["reference"], "stratum": name, "rank": rank, "reserve": reserve, "by_hand": rank is None,
         "reason": reason, "salt": given["salt"], "commitment": commitment(given, child)}
        for given, (name, rank, child, reserve, reason) in zip(receipt["picks"], picks)]
    result["left_out"] = [{"stratum": entry["stratum"], "reason": entry["reason"], "ranks": ranks, "salt": entry["salt"],
                           "commitment": commitment(entry, child)} for entry, child, ranks in left_out]
    return result


def places(theirs, ours, place=""):
    if isinstance(theirs, dict) and isinstance(ours, dict) and theirs.keys() == ours.keys():
        return [found for key in ours for found in places(theirs[key], ours[key], f"{place}.{key}".lstrip("."))]
    if isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        return [found for at, pair in enumerate(zip(theirs, ours)) for found in places(*pair, f"{place}.{at}")]
    return [] if json.dumps(theirs, sort_keys=True) == json.dumps(ours, sort_keys=True) else [place]


def verify(frame, receipt):
    """The places that differ, and whether the file is another one than the receipt's although its rows are the same."""
    sealed = {key: value for key, value in receipt.items() if key != "digest"}
    text = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    found = [] if receipt["digest"] == sha("visitbook receipt 1\n" + text) else ["digest"]
    try:
        found += places(receipt, expected(receipt, frame))
    except StopIteration:
        found.append("commitment that fits no child")
    file = {"sha256": hashlib.sha256(frame).hexdigest(), "bytes": len(frame)}
    return found, receipt["files"] != [file]


def main(paths):
    failed = len(paths) == 0 or len(paths) % 2 == 1
    for frame_path, receipt_path in zip(paths[::2], paths[1::2]):
        try:
            with open(frame_path, "rb") as frame, open(receipt_path, encoding="utf-8-sig") as receipt:
                found, other_file = verify(frame.read(), json.load(receipt))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            found, other_file = [f"cannot be drawn again ({type(error).__name__})"], False
        failed |= bool(found)
        remark = " (not the receipt's file)" if other_file else ""
        print(f"{receipt_path}: {', '.join(found) or 'OK'}{remark}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
