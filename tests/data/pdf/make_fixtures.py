#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small PDFs of this folder. Needs qpdf for locked.pdf, which differs each time.

words.pdf   page 1: known words at known places, links of four kinds, an outline that loops; page 2: turned by 90
            degrees, crop box off the origin; labels i, ii
slow.pdf    page 1 is quick; pages 2 and 3 fill half a million large circles through nested forms
locked.pdf  words.pdf with the user password "Geheimnis"
nopages.pdf a page tree with nothing in it
zerobox.pdf one page whose box is 0 pt wide
"""
import subprocess


def pdf(objects):
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info << /Title (Words) /Author (Nobody) >> " % (len(objects) + 1)
    out += b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % start


def stream(data, extra=b""):
    return b"<< /Length %d %s >>\nstream\n" % (len(data), extra) + data + b"\nendstream"


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def words():
    text1 = b"BT /F 12 Tf 72 720 Td (Alpha beta) Tj ET BT /F 24 Tf 72 600 Td (Gamma) Tj ET 0 0 1 rg 300 100 50 25 re f"
    text2 = b"BT /F 12 Tf 100 400 Td (Turned) Tj ET"
    link = b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%s] %s >>"
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 8 0 R /Names << /Dests << /Names [(cite.one) [4 0 R /XYZ 120 430 null]] >> >>"
        b" /PageLabels << /Nums [0 << /S /r >>] >> >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 7 0 R >> >> /Contents 5 0 R /Annots ["
        + link % (b"72 700 200 712", b"/Dest (cite.one)")
        + link % (b"72 680 200 692", b"/A << /S /URI /URI (https://example.org/a) >>")
        + link % (b"72 660 200 672", b"/A << /S /Launch /F (/bin/true) >>")
        + link % (b"72 640 200 652", b"/A << /S /URI /URI (file:///etc/passwd) >>")
        + b"] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /CropBox [20 30 420 630] /Rotate 90"
        b" /Resources << /Font << /F 7 0 R >> >> /Contents 6 0 R >>",
        stream(text1), stream(text2), FONT,
        b"<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 2 >>",
        b"<< /Title (One) /Parent 8 0 R /Dest [3 0 R /XYZ 72 720 null] /First 10 0 R /Last 10 0 R /Count 1 >>",
        b"<< /Title (Two) /Parent 9 0 R /Dest (cite.one) /Next 9 0 R /First 9 0 R >>",
    ])


def slow():
    circle = (b"1 0 0 rg 300 400 m 300 510 210 600 100 600 c -10 600 -100 510 -100 400 c -100 290 -10 200 100 200 c "
              b"210 200 300 290 300 400 c f")
    def form(content, inner=b""):
        return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] " + inner)
    forms = [form(circle)]
    for level in range(1, 6):
        # Object numbers of forms begin at 7.
        forms.append(form(b" ".join([b"/X Do"] * 14), b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level)))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 6 0 R >> /XObject << /X 12 0 R >> >> /Contents %d 0 R >>"
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 13 0 R 14 0 R] /Count 3 >>",
        page % 4, stream(b"BT /F 12 Tf 72 720 Td (Quick) Tj ET"), stream(b"BT /F 12 Tf 72 720 Td (Slow) Tj ET /X Do"),
        FONT, *forms, page % 5, page % 5,
    ])


def single(mediabox, kids=b"3 0 R", count=1):
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] >>" % mediabox,
    ])


FILES = {"words.pdf": words(), "slow.pdf": slow(), "nopages.pdf": single(b"0 0 612 792", b"", 0),
         "zerobox.pdf": single(b"5 5 5 700")}
for name, data in FILES.items():
    with open(name, "wb") as file:
        file.write(data)
subprocess.run(["qpdf", "--encrypt", "Geheimnis", "owner", "256", "--", "--static-id", "--static-aes-iv", "words.pdf",
                "locked.pdf"], check=False)
