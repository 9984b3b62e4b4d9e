#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the start of the program to its window, and from there to the first page, beside other readers of PDFs.

Uses the harness in ../shared/peers (a copy of it in a temporary folder; it starts each program in a private Xvfb with a
fresh home and watches the screen). Prints rows for the table of conspectus-bench. Where something is missing it says what,
prints nothing and ends with 0."""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
HARNESS = PROJECT.parent / "shared" / "peers"
PEERS = {"floor-splash": None, "zathura": "zathura", "qpdfview": "qpdfview", "mupdf-gl": "mupdf-gl"}
TOOLS = ["Xvfb", "openbox", "dbus-run-session", "make", "gcc"]
GOALS = {"floor-splash": "≤ 1.5", "qpdfview": "≤ 0.6", "zathura": "≤ 0.85", "mupdf-gl": "≤ 1.05"}


def skip(why):
    print(f"Start of the window is left out: {why}", file=sys.stderr)
    sys.exit(0)


def prepared_harness(folder):
    """A built copy of the harness, and the peers that can be measured."""
    copy = folder / "peers"
    shutil.copytree(HARNESS, copy)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if subprocess.call(["make", "-B", "-C", copy], **quiet) != 0:
        skip("the harness does not build (libx11-dev libxext-dev libxdamage-dev libxtst-dev)")
    floor = subprocess.call(["make", "-B", "-C", copy / "engine", "floor"], **quiet) == 0
    peers = []
    for name, program in PEERS.items():
        if floor if program is None else shutil.which(program):
            peers.append(name)
        else:
            print(f"{name} is not here and is left out", file=sys.stderr)
    return copy, peers


def measure(harness, peers, documents, repetitions, programs):
    out = harness / "starts.jsonl"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("QT_")}
    environment["PATH"] = f"{programs}:{environment['PATH']}"
    environment["PEERS_WORK"] = str(harness / "run")
    command = [sys.executable, harness / "run.py", "--progs", ",".join(["conspectus", *peers]), "--docs",
               ",".join(documents), "--reps", str(repetitions), "--steps", "none", "--out", out]
    if subprocess.call(command, env=environment, stdout=sys.stderr) != 0 or not out.exists():
        skip("the harness did not run to its end")
    return [json.loads(line) for line in out.read_text().splitlines()]


def figures(records, program, document, of):
    """One figure a repetition; a start that painted nothing is not there."""
    return {r["rep"]: of(r) for r in records
            if r["prog"] == program and r["doc"] == document and r["step"] == "start" and r.get("ok")
            and r.get("map", -1) >= 0 and r.get("stable", -1) >= 0}


def shown(milliseconds):
    return f"{milliseconds:.0f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.2f} s"


def print_rows(records, peers, document, what, of, goals):
    ours = figures(records, "conspectus", document, of)
    if not ours:
        print(f"conspectus painted nothing for {document}", file=sys.stderr)
        return
    for peer in peers:
        theirs = figures(records, peer, document, of)
        both = [rep for rep in ours if theirs.get(rep, 0) > 0]
        if not both:
            continue
        ratio = statistics.median(ours[rep] / theirs[rep] for rep in both)
        cells = [what, pathlib.Path(document).stem if "/" in document else "a_survey",
                 shown(statistics.median(ours.values())), f"{peer}: {shown(statistics.median(theirs.values()))}",
                 f"{ratio:.2f}", goals.get(peer, "")]
        print("| " + " | ".join(cells) + " |")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--programs", required=True, help="the folder with the release programs")
    arguments.add_argument("--reps", type=int, default=5)
    options = arguments.parse_args()
    programs = pathlib.Path(options.programs).resolve()
    if not (programs / "conspectus").exists():
        skip("there is no conspectus in " + str(programs))
    if not HARNESS.is_dir():
        skip("../shared/peers is not here")
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        skip("not installed: " + " ".join(missing))
    with tempfile.TemporaryDirectory(prefix="conspectus-bench-") as folder:
        harness, peers = prepared_harness(pathlib.Path(folder))
        documents = ["a", str(PROJECT / "resources" / "samples" / "short-survey.pdf")]
        records = measure(harness, peers, documents, options.reps, programs)
    for document in documents:
        print_rows(records, peers, document, "start to window", lambda r: r["map"], {})
        print_rows(records, peers, document, "window to first page", lambda r: max(0.1, r["stable"] - r["map"]), {})
        print_rows(records, peers, document, "start to first page", lambda r: r["stable"], GOALS)
        print_rows(records, peers, document, "start to first page, processor time", lambda r: r["cpu_ms"], {})
    load = [r["other_cores"] for r in records if r["step"] == "load"]
    if load:
        print(f"Other programs used {statistics.median(load):.2f} cores meanwhile (median of the starts).", file=sys.stderr)


if __name__ == "__main__":
    main()
