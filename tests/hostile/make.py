#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes hostile, broken and odd input: make.py FOLDER [PART OF A NAME].

Writes FOLDER/*.pdf and FOLDER/*.txt (page texts) and FOLDER/expected.json, which says of each file what an import may
answer. Needs Python alone; with qpdf there are encrypted and rewritten PDFs too.
"""
import json
import os
import sys

import damage
import pagetexts
import pdfs


def main(folder, part=""):
    os.makedirs(folder, exist_ok=True)
    expected = {}
    for ending, source in (("pdf", pdfs.cases), ("pdf", damage.cases), ("pdf", damage.rewritten), ("txt", pagetexts.cases)):
        for name, outcome, data in source():
            name += "." + ending
            if part not in name:
                continue
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
            expected[name] = outcome
    with open(os.path.join(folder, "expected.json"), "w", encoding="utf-8") as file:
        json.dump(expected, file, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
