# SPDX-FileCopyrightText: The Conspectus authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Page texts of surveys nobody wrote, as readers would save them: other editors and encodings, other orders of sections,
missing ones, trees, reviews of several venues, left-overs of web pages.

cases() gives (name, expected, bytes). `expected` is the code with which the text is refused, or the fields that `show`
must give: title, authors, tldr, contribution, findings, abstract, cut, topics, methods, reviewers, fields (of the first
review), resources, videos, notes (codes that must be there).
"""

TITLE = "Soil Moisture Retrieval from Space: A Survey of Sensors, Models and Validation"
AUTHORS = ["María José Núñez", "Øyvind Åsen", "Nguyễn Văn An", "J.-P. O'Connor", "Li Wei"]
TLDR = "This survey reviews how soil moisture is retrieved from satellites, and where the retrievals fail."
CONTRIBUTION = "It sorts 214 retrieval methods by sensor and physical model, and gives the first comparison of their validation sites."
FINDINGS = ["L-band radiometers remain the most accurate source below 5 cm.", "Dense vegetation is the main cause of bias.",
            "Few studies report uncertainty (only 17 of 214).", "Downscaling with optical data helps in flat terrain."]
ABSTRACT = ("Soil moisture controls the exchange of water and energy between land and air. This survey covers passive and active microwave "
            "retrievals from 1978 to 2023. We compare 214 methods on sensor, model and validation. We close with open problems.")
NONE_YET = ("No public reviews on file for this paper yet. If you reviewed it on a platform where reviews are public (OpenReview, ICLR, "
            "NeurIPS, ICML), you can paste yours below so the community can read it here.")
NO_VIDEOS = "No videos yet. Explain this paper in a talk, walkthrough, or lecture? Add one."
TOPICS = ["Soil Moisture and Remote Sensing", "Climate change and permafrost", "Precipitation Measurement and Analysis"]
METHODS = ["Tau-Omega Model", "Random Forest", "k-NN", "Triple Collocation"]
HEADS = ["TL;DR", "Contribution", "Findings", "Abstract", "Peer Reviews", "Code & Models", "Videos", "Taxonomy"]


def page(title=TITLE, authors=None, order=None, heads=None, **sections):
    texts = {"TL;DR": TLDR, "Contribution": CONTRIBUTION, "Findings": "\n".join(FINDINGS), "Abstract": ABSTRACT,
             "Peer Reviews": NONE_YET, "Code & Models": "", "Videos": NO_VIDEOS,
             "Taxonomy": "Topics" + " · ".join(TOPICS) + "\nMethods" + " · ".join(METHODS)}
    texts.update({name.replace("_", " ").replace(" and ", " & "): text for name, text in sections.items()})
    authors = ", ".join(AUTHORS) if authors is None else authors
    head = "\n".join(line for line in (title, authors) if line)
    body = "\n".join((heads or {}).get(name, name) + "\n" + texts[name] for name in order or HEADS)
    return (head + "\n\n" if head else "") + body + "\n"


USUAL = {"title": TITLE, "authors": AUTHORS, "tldr": TLDR, "contribution": CONTRIBUTION, "findings": FINDINGS, "abstract": ABSTRACT,
         "cut": False, "topics": TOPICS, "methods": METHODS, "reviewers": [], "resources": 0, "videos": []}


def but(**changes):
    return USUAL | changes


def encodings():
    text = page()
    yield "usual", USUAL, text.encode()
    yield "windows-lines", USUAL, text.replace("\n", "\r\n").encode()
    yield "old-mac-lines", USUAL, text.replace("\n", "\r").encode()
    yield "mixed-lines", USUAL, text.replace("\n", "\r\n", 5).encode()
    yield "utf8-mark", USUAL, text.encode("utf-8-sig")
    yield "utf16", USUAL, text.encode("utf-16")
    yield "utf16-windows-lines", USUAL, text.replace("\n", "\r\n").encode("utf-16")
    yield "utf16-big-without-mark", USUAL, text.encode("utf-16-be")
    yield "utf32", USUAL, text.encode("utf-32")
    yield "decomposed", USUAL, __import__("unicodedata").normalize("NFD", text).encode()
    western = page(authors="María José Núñez, Øyvind Åsen")
    for name, encoding in (("latin1", "latin-1"), ("windows1252", "cp1252")):
        yield name, but(authors=AUTHORS[:2], notes=["encoding-repaired"]), western.encode(encoding)
    yield "mac-roman", but(authors=None, topics=None, methods=None, notes=["encoding-repaired"]), western.encode("mac-roman")
    cyrillic = page("Обзор методов восстановления влажности почвы", "Иван Петров, Анна Смирнова")
    yield "cyrillic", but(title="Обзор методов восстановления влажности почвы", authors=["Иван Петров", "Анна Смирнова"]), cyrillic.encode()
    for name, encoding in (("cyrillic-windows1251", "cp1251"), ("cyrillic-koi8", "koi8-r")):
        yield name, but(title=None, authors=None, topics=None, methods=None, notes=["encoding-repaired"]), cyrillic.encode(encoding, "replace")
    chinese = page("土壤水分遥感反演综述", "王健、刘磊、张三")
    yield "chinese", but(title="土壤水分遥感反演综述", authors=["王健", "刘磊", "张三"]), chinese.encode()
    yield "chinese-gb18030", but(title=None, authors=None, topics=None, methods=None, notes=["encoding-repaired"]), chinese.encode("gb18030")
    arabic = page("مسح لاسترجاع رطوبة التربة من الفضاء", "أحمد علي، فاطمة الزهراء")
    yield "arabic", but(title="مسح لاسترجاع رطوبة التربة من الفضاء", authors=["أحمد علي", "فاطمة الزهراء"]), arabic.encode()
    yield "hebrew-marks", but(title="סקר של לחות קרקע"), page("\u200f\u202bסקר של לחות קרקע\u202c").encode()
    yield "broken-byte", but(notes=["encoding-repaired"], authors=None), text.encode().replace("Øyvind".encode(), b"\xc3yvind")
    yield "nul-bytes", but(notes=["encoding-repaired"], tldr=None), text.replace("satellites", "sat\0ellites").encode()


def layouts():
    text = page()
    yield "tabs-between", USUAL, text.replace(" ", "\t").encode()
    yield "indented-by-tabs", USUAL, "".join("\t\t" + line + "  \n" for line in text.split("\n")).encode()
    yield "blank-lines", USUAL, text.replace("\n", "\n\n").encode()
    yield "hard-spaces", USUAL, text.replace(" ", "\u00a0").encode()
    yield "wrapped-at-72", but(findings=None, topics=None, methods=None), "\n".join(__import__("textwrap").fill(line, 72) for line in text.split("\n")).encode()
    yield "quoted", USUAL, "\n".join("> " + line for line in text.split("\n")).encode()
    yield "title-all-capitals", but(title=TITLE.upper()), page(TITLE.upper()).encode()
    yield "reversed", USUAL, page(order=HEADS[::-1]).encode()
    yield "taxonomy-first", USUAL, page(order=["Taxonomy", "Abstract", "Findings", "TL;DR", "Contribution", "Videos", "Peer Reviews", "Code & Models"]).encode()
    for gone in HEADS:
        empty = {"TL;DR": {"tldr": ""}, "Contribution": {"contribution": ""}, "Findings": {"findings": []}, "Abstract": {"abstract": ""},
                 "Taxonomy": {"topics": [], "methods": []}}.get(gone, {})
        yield "without-" + gone.lower().replace(" & ", "-").replace(";", "").replace(" ", "-"), but(**empty, notes=["section-missing"]), page(
            order=[head for head in HEADS if head != gone]).encode()
    yield "abstract-alone", but(tldr="", contribution="", findings=[], topics=[], methods=[]), page(order=["Abstract"]).encode()
    yield "without-head", but(title=None, authors=[], notes=["section-missing"]), page("", "").encode()
    yield "without-authors", but(authors=[], notes=["section-missing"]), page(authors="").encode()
    yield "headings-capital", USUAL, page(heads={head: head.upper() for head in HEADS}).encode()
    yield "headings-with-colons", USUAL, page(heads={head: head + ":" for head in HEADS}).encode()
    yield "headings-markdown", USUAL, page(heads={head: "## " + head for head in HEADS}).encode()
    yield "headings-bold", USUAL, page(heads={head: "**" + head + "**" for head in HEADS}).encode()
    yield "headings-numbered", USUAL, page(heads={head: "%d. %s" % (i, head) for i, head in enumerate(HEADS, 1)}).encode()
    yield "headings-other-words", USUAL, page(heads=dict(zip(HEADS, [
        "Summary", "Key contributions", "Key findings", "Abstract", "Public reviews", "Code", "Talks", "Topics & Methods"]))).encode()
    yield "headings-german", USUAL, page(heads=dict(zip(HEADS, [
        "Kurzfassung", "Beitrag", "Ergebnisse", "Zusammenfassung", "Gutachten", "Code & Modelle", "Videos", "Taxonomie"]))).encode()
    yield "headings-french", USUAL, page(heads=dict(zip(HEADS, [
        "En bref", "Contribution", "Résultats", "Résumé", "Évaluations", "Code et modèles", "Vidéos", "Taxonomie"]))).encode()
    yield "headings-spanish", USUAL, page(heads=dict(zip(HEADS, [
        "En resumen", "Contribución", "Hallazgos", "Resumen", "Revisiones por pares", "Código y modelos", "Vídeos", "Taxonomía"]))).encode()
    yield "long-line", but(abstract=None, cut=None), page(Abstract=ABSTRACT * 2000).encode()
    yield "million-lines", None, (page() + "x\n" * 500000).encode()
    yield "web-page", but(notes=["text-unrecognised"]), ("<!DOCTYPE html>\n<html><head><title>%s</title><script>var abstract = 1;</script></head><body><div>" % TITLE + "".join(
        "<p>%s</p>\n" % line.replace("&", "&amp;").replace("·", "&middot;") for line in text.split("\n")) + "</div></body></html>").encode()
    yield "web-left-overs", USUAL, page().replace(" and ", "&nbsp;and ").replace("·", "&middot;").replace("Code & ", "Code &amp; ").replace(
        "only 17", "<b>only</b> 17").replace(TLDR[:11], "<p>This survey").replace("fail.", "fail.</p>").encode()
    yield "latex-left-overs", None, page(Abstract=ABSTRACT.replace("214", "$214$").replace("model", "\\emph{model}")).encode()
    yield "soft-hyphens", but(abstract=ABSTRACT), page(Abstract=ABSTRACT.replace("moisture", "mois\u00adture")).encode()
    yield "ligatures", but(abstract=None), page(Abstract=ABSTRACT.replace("fi", "\ufb01")).encode()


def lists():
    for name, form in (("numbered", "%d. %s"), ("bracketed", "[%d] %s"), ("rounded", "(%d) %s"), ("numbered-tab", "%d.\t%s"), ("numbered-0", "%02d %s")):
        yield "findings-" + name, USUAL, page(Findings="\n".join(form % (i, text) for i, text in enumerate(FINDINGS, 1))).encode()
    for name, mark in (("stars", "* "), ("bullets-tab", "•\t"), ("dashes-long", "— "), ("circles", "o "), ("triangles", "▪ "), ("arrows", "→ "), ("private", "\uf0b7 ")):
        yield "findings-" + name, USUAL, page(Findings="\n".join(mark + text for text in FINDINGS)).encode()
    yield "findings-lettered", USUAL, page(Findings="\n".join("%s) %s" % ("abcd"[i], text) for i, text in enumerate(FINDINGS))).encode()
    yield "findings-spaced", USUAL, page(Findings="\n\n".join("• " + text for text in FINDINGS)).encode()
    yield "findings-in-a-paragraph", but(findings=None), page(Findings=" ".join(FINDINGS)).encode()
    yield "findings-of-numbers", but(findings=["3 of 5 sensors drift.", "2023 saw the first global product."]), page(
        Findings="3 of 5 sensors drift.\n2023 saw the first global product.").encode()
    tree = ["Soil moisture", "Passive", "L-band", "Active", "Permafrost"]
    trees = {"dashes": "- Soil moisture\n  - Passive\n    - L-band\n  - Active\n- Permafrost", "tabs": "Soil moisture\n\tPassive\n\t\tL-band\n\tActive\nPermafrost",
             "lines": "Soil moisture\n├── Passive\n│   └── L-band\n└── Active\nPermafrost", "numbers": "1 Soil moisture\n1.1 Passive\n1.1.1 L-band\n1.2 Active\n2 Permafrost",
             "stars": "* Soil moisture\n** Passive\n*** L-band\n** Active\n* Permafrost", "spaces": "Soil moisture\n    Passive\n        L-band\n    Active\nPermafrost"}
    for name, text in trees.items():
        yield "taxonomy-" + name, but(topics=tree, methods=["Random Forest", "Kriging"], notes=["text-unrecognised"]), page(
            Taxonomy="Topics\n" + text + "\nMethods\nRandom Forest\nKriging").encode()
    for name, sign in (("commas", ", "), ("semicolons", "; "), ("bars", " | "), ("bullets", " • ")):
        yield "taxonomy-" + name, but(topics=["Soil", "Remote Sensing", "Climate"], methods=["Kriging", "Random Forest"]), page(
            Taxonomy="Topics: " + sign.join(["Soil", "Remote Sensing", "Climate"]) + "\nMethods: " + sign.join(["Kriging", "Random Forest"])).encode()
    yield "taxonomy-one-a-line", but(topics=TOPICS, methods=METHODS), page(Taxonomy="Topics\n" + "\n".join(TOPICS) + "\nMethods\n" + "\n".join(METHODS)).encode()
    yield "taxonomy-of-2000", but(topics=["Topic %d" % i for i in range(2000)], methods=[]), page(Taxonomy="Topics" + " · ".join("Topic %d" % i for i in range(2000))).encode()
    names = ["%s %s%s" % (first, last, end) for first in ("Ada", "Bo", "Cy", "Dee", "Eve") for last in ("Ash", "Beck", "Cole", "Dow") for end in ("", "man", "son", "well", "er")]
    yield "authors-100", but(authors=names), page(authors=", ".join(names)).encode()
    yield "authors-and", but(authors=AUTHORS[:3]), page(authors=", ".join(AUTHORS[:2]) + " and " + AUTHORS[2]).encode()
    yield "authors-dots", but(authors=AUTHORS), page(authors=" · ".join(AUTHORS)).encode()
    yield "authors-semicolons", but(authors=AUTHORS), page(authors="; ".join(AUTHORS)).encode()
    yield "authors-marks", but(authors=AUTHORS[:3]), page(authors="María José Núñez 1*, Øyvind Åsen 2,3, Nguyễn Văn An 1 †").encode()
    yield "authors-emails", but(authors=AUTHORS[:2]), page(authors="María José Núñez (mj@uni.example), Øyvind Åsen <oa@uni.example>").encode()


def review(head, fields):
    return head + "\n" + "\n".join("%s: %s" % pair for pair in fields)


ICLR = [("Summary", "The paper surveys soil moisture."), ("Soundness", "3 good"), ("Presentation", "2 fair"), ("Contribution", "3 good"),
        ("Strengths", "Wide.\n- Sound."), ("Weaknesses", "Nothing on SAR."), ("Questions", "Why not 2024?"), ("Rating", "6: marginally above"), ("Confidence", "4")]
ARR = [("Paper Summary", "A survey."), ("Summary Of Strengths", "Wide."), ("Summary Of Weaknesses", "Shallow."), ("Comments Suggestions And Typos", "teh"),
       ("Soundness", "4"), ("Excitement", "3"), ("Overall Assessment", "3.5")]
CHI = [("Contribution to HCI", "None."), ("Originality", "Medium"), ("Significance", "High"), ("Research Quality", "Good"), ("Recommendation", "Accept with minor revisions")]
MEDICAL = [("Originality", "Some."), ("Importance", "High."), ("Methods", "Sound."), ("Recommendation", "Major revision"), ("Comments to the Author", "Line 12 is wrong.")]


def reviews():
    yield "review-iclr", but(reviewers=["Reviewer aB3d"], fields={"Rating": "6: marginally above", "Strengths": "Wide.\n- Sound."}), page(
        Peer_Reviews=review("Official Review of Submission77 by Reviewer aB3d", ICLR)).encode()
    yield "review-arr", but(reviewers=["Reviewer #2"], fields={"Overall Assessment": "3.5"}), page(Peer_Reviews=review("Reviewer #2", ARR)).encode()
    yield "review-chi", but(reviewers=["Reviewer 1"], fields={"Recommendation": "Accept with minor revisions"}), page(Peer_Reviews=review("Reviewer 1", CHI)).encode()
    yield "review-medical", but(reviewers=["Reviewer 1"], fields={"Recommendation": "Major revision"}), page(Peer_Reviews=review("Reviewer: 1", MEDICAL)).encode()
    yield "reviews-20", but(reviewers=["Reviewer %d" % i for i in range(1, 21)]), page(
        Peer_Reviews="\n\n".join(review("Reviewer %d" % i, ICLR) for i in range(1, 21))).encode()
    yield "reviews-markdown", but(reviewers=["Reviewer 1", "Reviewer 2"]), page(Peer_Reviews="\n".join(
        "### Reviewer %d\n" % i + "\n".join("**%s:** %s" % pair for pair in ARR) for i in (1, 2))).encode()
    yield "review-headings-alone", but(reviewers=["Reviewer R1"], fields={"Weaknesses": "Nothing on SAR."}), page(Peer_Reviews="Reviewer R1\n" + "\n".join(
        name + "\n" + text for name, text in ICLR)).encode()
    yield "review-free", but(reviewers=None, notes=["review-form-unknown"]), page(Peer_Reviews="I like this paper. It is wide, and its figures are good.").encode()
    yield "review-behind-notice", but(reviewers=["Reviewer 1"]), page(Peer_Reviews=NONE_YET + "\n" + review("Reviewer 1", ARR)).encode()


def links():
    talks = ("A talk on soil moisture (12:34)\nhttps://www.youtube.com/watch?v=abcdefghijk\n0:00 Introduction\n02:15 Sensors\n1:02:03 Questions\n"
             "[Lecture 3](https://vimeo.com/1234567)\nTutorial https://youtu.be/xyz?t=75")
    yield "videos-with-marks", but(videos=["https://www.youtube.com/watch?v=abcdefghijk", "https://vimeo.com/1234567", "https://youtu.be/xyz?t=75"]), page(Videos=talks).encode()
    yield "videos-one-line", but(videos=["https://youtu.be/one", "https://youtu.be/two"]), page(Videos="First talk https://youtu.be/one · Second talk https://youtu.be/two").encode()
    yield "code-of-hosts", but(resources=4), page(Code_and_Models="https://github.com/soil/moist\nhttps://gitlab.com/a/b/c (official)\n"
                                                  "- 🤗soil/moist-basemodel· 2.5k dl· ♡ 822.5k dl♡ 82\n[data](https://zenodo.org/records/123456)").encode()
    yield "code-dangerous", but(resources=0, notes=["text-unrecognised"]), page(Code_and_Models="javascript:alert(1)\nfile:///etc/passwd\n\\\\server\\share").encode()


def something_else():
    refused = "not-a-survey-page"
    yield "else-empty", refused, b""
    yield "else-spaces", refused, b" \r\n\t\n" * 100
    yield "else-noise", refused, bytes(range(256)) * 40
    yield "else-picture", refused, b"\x89PNG\r\n\x1a\n" + bytes(4000)
    yield "else-word", refused, b"PK\x03\x04\x14\0\6\0word/document.xml" + bytes(range(256)) * 9
    yield "else-rich-text", refused, b"{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0\\pard Shopping list: milk, bread.\\par}"
    yield "else-letter", refused, b"From: a@b.example\nTo: c@d.example\nSubject: Abstract\n\nHi, the abstract is late.\nBest, A\n"
    yield "else-bibtex", refused, b"@article{a,\n title={Soil},\n author={A and B},\n abstract={We survey soil.}\n}\n"
    yield "else-json", refused, b'{"title": "Soil", "abstract": "We survey soil."}\n'
    yield "else-source", refused, b"#include <stdio.h>\n// Abstract\nint main(void) { return 0; }\n"
    yield "else-8-mb", "too-large|not-a-survey-page", b"soil " * 1700000


def cases():
    for group in (encodings, layouts, lists, reviews, links, something_else):
        yield from group()
