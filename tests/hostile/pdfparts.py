# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts that PDFs are made of here: objects, streams, a cross-reference table, and one small page with words."""
import zlib

WORDS = (b"BT /F1 24 Tf 72 700 Td (A Survey of Hostile Maps) Tj 0 -40 Td /F1 12 Tf (Ada Ash, Bo Beck) Tj "
         b"0 -40 Td (Abstract) Tj 0 -20 Td (We survey maps that want to harm their readers. There are many.) Tj ET")
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG, PAGES, PAGE, CONTENT, FONT_NUMBER = 1, 2, 3, 4, 5


def build(objects, trailer=b"", version=b"1.7", root=CATALOG):
    """A whole file of {number: body}, with a cross-reference table that is right."""
    out = bytearray(b"%PDF-" + version + b"\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out)


def stream(data, entries=b""):
    return b"<<%s/Length %d>>stream\n" % (entries, len(data)) + data + b"\nendstream"


def packed(data, entries=b""):
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + entries)


def one_page(content=WORDS, page=b"", catalog=b"", resources=b"", box=b"[0 0 612 792]", more=None, trailer=b"",
             fonts=b"/F1 5 0 R", body=None):
    """One page with words: each argument is added to the object of its name; `more` are further objects."""
    objects = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE: b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R/Resources<</Font<<%s>>%s>>%s>>"
              % (box, fonts, resources, page),
        CONTENT: body or stream(content),
        FONT_NUMBER: FONT,
    }
    objects.update(more or {})
    return build(objects, trailer)


def many_pages(count, page=lambda index: b"", content=WORDS, catalog=b"", more=None):
    """`count` pages that share one content; page(index) is added to each."""
    first = 10
    kids = b" ".join(b"%d 0 R" % (first + index) for index in range(count))
    objects = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        PAGES: b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>>>" % (kids, count),
        CONTENT: stream(content),
        FONT_NUMBER: FONT,
    }
    for index in range(count):
        objects[first + index] = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R%s>>" % page(index)
    objects.update(more or {})
    return build(objects)


def tree(objects):
    """A file whose page tree alone is given; object 3 is a page unless it says otherwise."""
    usual = {CATALOG: b"<</Type/Catalog/Pages 2 0 R>>",
             PAGE: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
             CONTENT: stream(WORDS), FONT_NUMBER: FONT}
    return build(dict(sorted((usual | objects).items())))


def with_image(entries, data):
    return one_page(content=b"q 600 0 0 700 0 0 cm /I Do Q " + WORDS, resources=b"/XObject<</I 9 0 R>>",
                    more={9: stream(data, b"/Type/XObject/Subtype/Image" + entries)})


def utf16(text):
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")).hex().encode() + b">"
