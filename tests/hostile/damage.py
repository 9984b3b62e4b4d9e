# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs as they break on their way: cut off, mangled by programs that took them for text, or something else altogether;
and PDFs that qpdf encrypted in each way it knows. cases() and encrypted() give (name, outcome, bytes) as in pdfs.py.
"""
import gzip
import os
import random
import shutil
import subprocess
import tempfile

from pdfparts import WORDS, many_pages, one_page, stream

PASSWORD = "Geheimnis"
REFUSED = "damaged|not-a-pdf|no-pages"


def flipped(data, share, seed):
    noise, out = random.Random(seed), bytearray(data)
    for _ in range(int(len(out) * share)):
        out[noise.randrange(len(out))] = noise.randrange(256)
    return bytes(out)


def cut():
    whole = many_pages(40)
    for percent in (1, 10, 50, 90, 99):
        yield "cut-at-%d" % percent, "words|" + REFUSED, whole[:len(whole) * percent // 100]
    for share in (0.0005, 0.005, 0.05):
        for seed in range(3):
            yield "flipped-%g-%d" % (share, seed), "opened|" + REFUSED, flipped(whole, share, seed)
    middle = len(whole) // 2
    yield "hole", "opened|" + REFUSED, whole[:middle - 2000] + bytes(4000) + whole[middle + 2000:]
    yield "block-twice", "opened|" + REFUSED, whole[:middle] + whole[middle - 512:]
    yield "two-in-one", "opened", one_page() + whole


def cross_references():
    page = one_page()
    table = page.index(b"xref\n0")
    yield "xref-far", "words|damaged", page[:page.index(b"startxref")] + b"startxref\n99999999\n%%EOF"
    yield "xref-negative", "words|damaged", page[:page.index(b"startxref")] + b"startxref\n-1\n%%EOF"
    yield "xref-none", "words|damaged", page[:table] + b"trailer\n<</Root 1 0 R>>\n"
    yield "xref-no-trailer", "words|damaged", page[:page.index(b"trailer")]
    yield "xref-shifted", "words", page.replace(b"%\xe2\xe3", b"% one more line\n%\xe2\xe3")
    yield "xref-ring", "words", page.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % table)
    lie = stream(b"\xff" * 20, b"/Type/XRef/Size 10/W[1 8 9]/Index[0 99999999]/Root 1 0 R")
    yield "xref-stream-lies", "words|damaged", page[:table] + b"9 0 obj\n" + lie + b"\nendobj\nstartxref\n%d\n%%%%EOF" % table
    yield "length-lies", "words", page.replace(b"/Length %d" % len(WORDS), b"/Length 2147483647")
    yield "length-of-itself", "opened|damaged", page.replace(b"/Length %d" % len(WORDS), b"/Length 4 0 R")
    yield "length-missing", "words", page.replace(b"/Length %d" % len(WORDS), b"")
    yield "no-endobj", "words|damaged", page.replace(b"endobj", b"")
    yield "objects-twice", "words", page[:table] + page[page.index(b"1 0 obj"):]


def mangled():
    page = one_page(content=WORDS + b" % \x80\x93\xff\xfe \x0d\x0a")
    yield "sent-as-text", "words|damaged", page.replace(b"\n", b"\r\n")
    yield "sent-as-utf8", "words|damaged", page.decode("latin-1").encode("utf-8")
    yield "sent-as-unknown-letters", "words|damaged", page.decode("utf-8", "replace").encode("utf-8")
    yield "junk-before-900", "words", b"X" * 900 + page
    yield "junk-before-5000", "words|not-a-pdf", b"X" * 5000 + page
    yield "junk-behind", "words", page + os.urandom(20000)
    yield "mac-header", "words", bytes(128) + page
    yield "mail-header", "words", b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: binary\r\n\r\n" + page
    yield "version-99", "words", page.replace(b"%PDF-1.7", b"%PDF-99.9")
    yield "header-only", REFUSED, b"%PDF-1.7\n"
    yield "header-and-noise", REFUSED, b"%PDF-1.7\n" + random.Random(1).randbytes(1000000)


def something_else():
    yield "other-empty", "not-a-pdf", b""
    yield "other-one-byte", "not-a-pdf", b"%"
    yield "other-web-page", "not-a-pdf", b"<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to read %PDF</body></html>"
    yield "other-postscript", "not-a-pdf", b"%!PS-Adobe-3.0\n/Helvetica findfont 12 scalefont setfont (x) show showpage\n"
    yield "other-packed", "not-a-pdf", gzip.compress(one_page())
    yield "other-word", "not-a-pdf", b"PK\x03\x04" + random.Random(2).randbytes(4000)
    yield "other-picture", "not-a-pdf", b"\x89PNG\r\n\x1a\n" + random.Random(3).randbytes(4000)
    yield "other-zeros", "not-a-pdf", bytes(100000)


def encryption_by_hand():
    ids = b"/ID[(a)(b)]"
    yield "locked-by-unknown-handler", "unsupported-here", one_page(trailer=b"/Encrypt<</Filter/EvilHandler/V 99/R 99/Length 4096/O(x)/U(y)/P -1>>" + ids)
    yield "locked-by-certificate", "unsupported-here", one_page(trailer=b"/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s5/V 4/Length 128"
                                                                        b"/CF<</DefaultCryptFilter<</CFM/AESV2/Recipients[(x)]>>>>>>" + ids)
    yield "locked-by-newer-revision", "words|unsupported-here|password-needed", one_page(trailer=b"/Encrypt<</Filter/Standard/V 7/R 9/Length 256/O(x)/U(y)/P -1>>" + ids)
    yield "locked-by-nothing", "words|damaged|password-needed|unsupported-here", one_page(trailer=b"/Encrypt 77 0 R" + ids)
    yield "locked-by-short-keys", "opened|damaged|password-needed|unsupported-here", one_page(
        trailer=b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O()/U()/OE()/UE()/Perms()/P -1>>" + ids)


def cases():
    for group in (cut, cross_references, mangled, something_else, encryption_by_hand):
        yield from group()


# qpdf's words for each revision of the standard handler.
REVISIONS = {"r2": ["40"], "r3": ["128", "--use-aes=n"], "r4": ["128", "--use-aes=y"], "r4-metadata": ["128", "--use-aes=y", "--cleartext-metadata"],
             "r5": ["256", "--force-R5"], "r6": ["256"]}


def run(arguments, whole):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in.pdf"), os.path.join(folder, "out.pdf")
        with open(source, "wb") as file:
            file.write(whole)
        subprocess.run(["qpdf", "--allow-weak-crypto", "--warning-exit-0", *arguments, source, target], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(target, "rb") as file:
            return file.read()


def rewritten():
    """What qpdf makes of a sound file; nothing where qpdf is not installed."""
    if not shutil.which("qpdf"):
        return
    whole = many_pages(40)
    for name, words in REVISIONS.items():
        yield "locked-" + name, "password-needed", run(["--encrypt", PASSWORD, "owner", *words, "--"], whole)
        yield "restricted-" + name, "words", run(["--encrypt", "", "owner", *words, "--"], whole)
    locked = run(["--encrypt", PASSWORD, "owner", "256", "--"], whole)
    yield "locked-and-cut", "password-needed|" + REFUSED, locked[:len(locked) * 2 // 3]
    linear = run(["--linearize"], whole)
    yield "linear", "words", linear
    yield "linear-cut", "words|" + REFUSED, linear[:len(linear) // 2]
    packed = run(["--object-streams=generate", "--compress-streams=y"], whole)
    yield "object-streams", "words", packed
    yield "object-streams-cut", "words|" + REFUSED, packed[:len(packed) * 3 // 4]
    yield "object-streams-flipped", "opened|" + REFUSED, flipped(packed, 0.01, 7)
