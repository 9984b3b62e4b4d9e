// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/pagecontent.h"

#include "library/sentences.h"
#include "models/wording.h"
#include "ui/evidencemark.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

namespace {

constexpr qsizetype kLongestShown = 60'000; // characters of one text
constexpr qsizetype kLongestFolded = 2'000; // of one that shows its first lines only
constexpr int kMostFindings = 200;          // shown until the reader asks for all
constexpr int kFoldedLines = 3;

QString say(const char *text, const char *what = nullptr)
{
    return QCoreApplication::translate("conspectus::SurveyPage", text, what);
}

// Paragraphs of foreign text with line ends that a text layout understands and without other control characters.
QString shownText(const QString &text, qsizetype most = kLongestShown)
{
    QString shown = text.left(most).trimmed();
    for (QChar &c : shown) {
        if (c == QLatin1Char('\n') || c == QChar::ParagraphSeparator)
            c = QChar::LineSeparator;
        else if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    return text.size() > most ? shown + QChar(0x2026) : shown;
}

class Builder
{
public:
    Builder(const SurveySnapshot &snapshot, const PageUnfolding &unfolding) : m_snapshot(snapshot), m_unfolding(unfolding) {}

    [[nodiscard]] PageContent build()
    {
        head();
        claims(Finding::Origin::Tldr, say("TL;DR", "section"), PageField::Tldr, m_snapshot.survey.tldr);
        claims(Finding::Origin::Contribution, say("Contribution", "section"), PageField::Contribution,
               m_snapshot.survey.contribution);
        findings();
        abstract();
        reviews();
        resources();
        videos();
        taxonomy();
        heldBack();
        importNotes();
        makeStops();
        return std::move(m_content);
    }

private:
    const SurveySnapshot &m_snapshot;
    const PageUnfolding &m_unfolding;
    PageContent m_content;

    PageItem &add(PageItem::Part part, const QString &key, const QString &text)
    {
        PageItem item;
        item.part = part;
        item.key = key;
        item.text = text;
        m_content.items.push_back(std::move(item));
        return m_content.items.back();
    }
    PageItem &addLabel(const QString &key, const QString &text, const QString &right = {},
                       PageAction action = PageAction::None)
    {
        PageItem &item = add(PageItem::Part::Label, QStringLiteral("label:") + key, text);
        item.right = right;
        item.rightAction = action;
        return item;
    }
    static void addLink(PageItem &item, const QString &text, PageAction action, const QString &target = {},
                        const QString &before = QStringLiteral(" "))
    {
        item.text += before;
        const int begin = static_cast<int>(item.text.size());
        item.text += text;
        item.spans.push_back({begin, static_cast<int>(item.text.size()), action, target, true});
    }
    void addAsides(const QString &key, const EditableText &text, bool missing);
    void addFinding(const Finding &finding);

    void head();
    void facts();
    void invitations();
    void claims(Finding::Origin origin, const QString &label, PageField field, const EditableText &text);
    void findings();
    void abstract();
    void reviews();
    void reviewTexts();
    void resources();
    void videos();
    void taxonomy();
    void heldBack();
    void importNotes();
    void makeStops();
};

void Builder::head()
{
    const Survey &survey = m_snapshot.survey;
    const QString title = shownText(survey.title.shown(), 1000);
    PageItem &item = add(PageItem::Part::Title, QStringLiteral("title"), title.isEmpty() ? say("Untitled survey") : title);
    item.field = PageField::Title;
    addAsides(QStringLiteral("title"), survey.title, false);
    const QString authors = shownText(survey.authorsLine.shown(), 4000);
    PageItem &line = add(PageItem::Part::Authors, QStringLiteral("authors"), authors.isEmpty() ? say("No authors named") : authors);
    line.field = PageField::AuthorsLine;
    addAsides(QStringLiteral("authors"), survey.authorsLine, false);
    facts();
    invitations();
}

void Builder::facts()
{
    const Survey &survey = m_snapshot.survey;
    const QString dot = QStringLiteral("  ·  ");
    QStringList parts;
    if (const Version *version = m_snapshot.currentVersion())
        parts.append(say("%1, %2", "versions and pages")
                         .arg(counted(static_cast<int>(m_snapshot.versions.size()), Noun::Version),
                              counted(version->pageCount, Noun::Page)));
    else
        parts.append(say("no PDF yet"));
    parts.append(counted(static_cast<int>(m_snapshot.annotations.size()), Noun::Annotation));
    if (!survey.year.isEmpty())
        parts.append(oneLine(survey.year, 20));
    PageItem &item = add(PageItem::Part::Facts, QStringLiteral("facts"), parts.join(dot));
    if (!survey.notes.empty())
        addLink(item, counted(static_cast<int>(survey.notes.size()), Noun::ImportNote), PageAction::ImportNotes, {}, dot);
    if (!survey.arxivId.isEmpty())
        addLink(item, say("arXiv %1").arg(oneLine(survey.arxivId, 60)), PageAction::Address,
                QStringLiteral("https://arxiv.org/abs/") + survey.arxivId, dot);
    if (!survey.doi.isEmpty())
        addLink(item, say("doi %1").arg(oneLine(survey.doi, 80)), PageAction::Address,
                QStringLiteral("https://doi.org/") + survey.doi, dot);
}

// What one can do about a page that lacks its PDF, or its text.
void Builder::invitations()
{
    const auto invite = [this](const char *key, const QString &headline, const QString &text) -> PageItem & {
        PageItem &item = add(PageItem::Part::Message, QLatin1String(key), headline + QLatin1Char(' ') + text);
        item.boldUntil = static_cast<int>(headline.size());
        item.isInfo = true;
        return item;
    };
    const QString newLine(QChar::LineSeparator);
    if (m_snapshot.versions.empty()) {
        PageItem &item = invite("no-pdf", say("This survey has no PDF yet."),
                                say("Add one to read and mark it beside this page, or drop the file anywhere in this window."));
        addLink(item, say("Add a PDF…"), PageAction::AddPdf, {}, newLine);
    }
    if (m_snapshot.survey.origin == QLatin1String("pdf")) {
        PageItem &item = invite("from-pdf", say("From the PDF."),
                                say("Title, authors, abstract and year were read from its first pages and may be wrong. "
                                    "All of it can be edited here."));
        addLink(item, say("Paste the page text…"), PageAction::PastePage, {}, newLine);
    }
}

void Builder::addAsides(const QString &key, const EditableText &text, bool missing)
{
    if (const QString now = text.pageNowSays(); !now.isEmpty()) {
        PageItem &item = add(PageItem::Part::Aside, QStringLiteral("now:") + key,
                             say("The page now says “%1”").arg(shownText(now, kLongestFolded)));
        addLink(item, say("Take it over"), PageAction::TakeText, key, QStringLiteral("  "));
    }
    if (missing)
        add(PageItem::Part::Aside, QStringLiteral("missing:") + key, say("No longer on the page. Kept because it has evidence."));
    if (m_unfolding.drafts.contains(key)) {
        PageItem &item = add(PageItem::Part::Aside, QStringLiteral("draft:") + key, say("A text you began here is kept."));
        addLink(item, say("Go on writing"), PageAction::ResumeDraft, key);
    }
}

void Builder::addFinding(const Finding &finding)
{
    const QString key = QStringLiteral("finding:") + finding.id.text();
    PageItem &item = add(PageItem::Part::Text, key, shownText(finding.text.shown(), 4000));
    item.finding = finding.id;
    item.hasMark = true;
    item.mark = m_snapshot.markOf(finding.id);
    item.count = static_cast<int>(m_snapshot.evidenceFor(finding.id).size());
    if (finding.origin == Finding::Origin::Tldr)
        item.field = PageField::Tldr;
    else if (finding.origin == Finding::Origin::Contribution)
        item.field = PageField::Contribution;
    addAsides(key, finding.text, finding.missingFromPage);
}

// TL;DR and contribution: a claim a sentence, else the field as it is.
void Builder::claims(Finding::Origin origin, const QString &label, PageField field, const EditableText &text)
{
    const QString key = findingOriginName(origin);
    addLabel(key, label);
    bool isEmpty = true;
    for (const Finding &finding : m_snapshot.findings) {
        if (finding.origin == origin) {
            addFinding(finding);
            isEmpty = false;
        }
    }
    if (!isEmpty)
        return;
    const QString shown = shownText(text.shown());
    PageItem &item = add(shown.isEmpty() ? PageItem::Part::Aside : PageItem::Part::Text, key,
                         shown.isEmpty() ? say("Nothing here yet. Press F2 to write it.") : shown);
    item.field = field;
    addAsides(key, text, false);
}

void Builder::findings()
{
    std::vector<const Finding *> list;
    for (const Finding &finding : m_snapshot.findings) {
        if (finding.origin == Finding::Origin::Findings || finding.origin == Finding::Origin::Reader)
            list.push_back(&finding);
    }
    const auto without = std::ranges::count_if(
        list, [this](const Finding *finding) { return m_snapshot.markOf(finding->id) == EvidenceMark::None; });
    addLabel(QStringLiteral("findings"), say("Findings", "section"),
             without == 0 ? QString() : say("%1 of %2 without evidence").arg(without).arg(list.size()));
    const size_t shown = m_unfolding.findings ? list.size() : std::min<size_t>(list.size(), kMostFindings);
    for (size_t i = 0; i < shown; ++i)
        addFinding(*list[i]);
    PageItem &more = add(PageItem::Part::Aside, QStringLiteral("more-findings"), {});
    if (list.empty())
        more.text = say("No findings yet.") + QLatin1Char(' ');
    if (shown < list.size())
        addLink(more, say("Show all: %1", "number of findings").arg(counted(static_cast<int>(list.size()), Noun::Finding)), PageAction::ShowFindings, {}, {});
    addLink(more, say("Add a finding…"), PageAction::AddFinding, {}, shown < list.size() ? QStringLiteral("   ") : QString());
}

void Builder::abstract()
{
    const EditableText &text = m_snapshot.survey.abstract;
    const bool isLong = text.shown().size() > 300;
    const bool isFolded = isLong && !m_unfolding.abstract;
    addLabel(QStringLiteral("abstract"), say("Abstract", "section"),
             isLong ? (isFolded ? say("Show all") : say("Show less")) : QString(), PageAction::ShowAbstract);
    const QString shown = shownText(text.shown(), isFolded ? kLongestFolded : kLongestShown);
    PageItem &item = add(shown.isEmpty() ? PageItem::Part::Aside : PageItem::Part::Text, QStringLiteral("abstract"),
                         shown.isEmpty() ? say("No abstract yet. Press F2 to write or paste it.") : shown);
    item.field = PageField::Abstract;
    item.mostLines = isFolded ? kFoldedLines : 0;
    if (!shown.isEmpty()) {
        for (const auto &[begin, end] : sentenceSpans(shown))
            item.spans.push_back({begin, end, PageAction::Sentence, shown.mid(begin, end - begin), false});
    }
    addAsides(QStringLiteral("abstract"), text, false);
}

void Builder::reviews()
{
    const int count = static_cast<int>(m_snapshot.reviews.size());
    PageItem &item = add(PageItem::Part::Row, QStringLiteral("reviews"),
                         count == 0 ? say("No public reviews on file.") : say("On file: %1.", "number of reviews").arg(counted(count, Noun::Review)));
    item.label = say("Reviews", "section");
    if (count > 0)
        addLink(item, m_unfolding.reviews ? say("Hide") : say("Show"), PageAction::ShowReviews);
    addLink(item, say("Paste a review…"), PageAction::PasteReview, {}, count > 0 ? QStringLiteral("   ") : QStringLiteral(" "));
    if (m_unfolding.reviews)
        reviewTexts();
}

void Builder::reviewTexts()
{
    for (const PeerReview &review : m_snapshot.reviews) {
        const QString key = QStringLiteral("review:") + review.id.text();
        QStringList about{review.reviewer.isEmpty() ? say("A reviewer") : oneLine(review.reviewer, 200)};
        if (!review.form.isEmpty())
            about.append(oneLine(review.form, 200));
        add(PageItem::Part::Aside, key, about.join(QStringLiteral("  ·  ")));
        if (review.fields.empty())
            add(PageItem::Part::Text, key + QStringLiteral(":text"), shownText(review.text));
        for (size_t i = 0; i < review.fields.size(); ++i) {
            PageItem &field = add(PageItem::Part::Text, QStringLiteral("%1:%2").arg(key).arg(i), {});
            const QString name = oneLine(review.fields[i].first, 200);
            field.text = name + QChar(QChar::LineSeparator) + shownText(review.fields[i].second);
            field.boldUntil = static_cast<int>(name.size());
        }
    }
}

void Builder::resources()
{
    PageItem &item = add(PageItem::Part::Row, QStringLiteral("resources"), {});
    item.label = say("Code & models", "section");
    if (m_snapshot.resources.empty()) {
        item.text = say("None listed.");
        addLink(item, say("Paste the page text…"), PageAction::PastePage);
    }
    for (const Resource &resource : m_snapshot.resources) {
        const QString before = item.text.isEmpty() ? QString() : QString(QChar::LineSeparator);
        if (resource.url.isEmpty())
            item.text += before + oneLine(resource.name, 300);
        else
            addLink(item, oneLine(resource.name, 300), PageAction::Address, resource.url, before);
        QStringList about{oneLine(resource.kind, 40)};
        if (!resource.downloads.isEmpty())
            about.append(say("%1 downloads").arg(oneLine(resource.downloads, 20)));
        if (!resource.likes.isEmpty())
            about.append(say("%1 likes").arg(oneLine(resource.likes, 20)));
        item.text += QStringLiteral("  ·  ") + about.join(QStringLiteral("  ·  "));
    }
}

void Builder::videos()
{
    PageItem &item = add(PageItem::Part::Row, QStringLiteral("videos"), {});
    item.label = say("Videos", "section");
    if (m_snapshot.videos.empty()) {
        item.text = say("None listed.");
        addLink(item, say("Paste the page text…"), PageAction::PastePage);
    }
    for (const Video &video : m_snapshot.videos) {
        const QString before = item.text.isEmpty() ? QString() : QString(QChar::LineSeparator);
        const QString name = oneLine(video.title.isEmpty() ? video.url : video.title, 300);
        if (video.url.isEmpty())
            item.text += before + name;
        else
            addLink(item, name, PageAction::Address, video.url, before);
    }
}

void Builder::taxonomy()
{
    addLabel(QStringLiteral("taxonomy"), say("Taxonomy", "section"));
    const std::pair<Node::Kind, QString> groups[] = {{Node::Kind::Topic, say("Topics")},
                                                     {Node::Kind::Method, say("Methods")},
                                                     {Node::Kind::Custom, say("My own")}};
    bool isEmpty = true;
    for (const auto &[kind, name] : groups) {
        PageItem item;
        item.part = PageItem::Part::Chips;
        item.key = QStringLiteral("chips:") + nodeKindName(kind);
        item.label = name;
        for (const Node &node : m_snapshot.nodes) {
            if (node.kind == kind && item.chips.size() < 400)
                item.chips.push_back({node.id, oneLine(node.label.shown(), 120), m_snapshot.passagesOf(node.id)});
        }
        if (item.chips.empty())
            continue;
        isEmpty = false;
        m_content.items.push_back(std::move(item));
    }
    if (isEmpty)
        add(PageItem::Part::Aside, QStringLiteral("no-taxonomy"),
            say("No topics or methods yet. Add some in the taxonomy panel, with its + button."));
}

void Builder::heldBack()
{
    const std::vector<HeldBack> &entries = m_snapshot.survey.heldBack;
    for (size_t i = 0; i < entries.size(); ++i) {
        const HeldBack &entry = entries[i];
        const QString target = QString::number(i);
        const QString key = QStringLiteral("held:") + target;
        const QString text = oneLine(entry.text, 500);
        const bool isTopic = entry.section == QLatin1String("Topics");
        if (entry.decision == HeldBack::Decision::Undecided) {
            const QString headline = isTopic ? say("One topic was held back.") : say("One method was held back.");
            PageItem &item = add(PageItem::Part::Message, key,
                                 headline + QLatin1Char(' ')
                                     + say("“%1” reads like advertising, so it is not in the taxonomy.").arg(text));
            item.boldUntil = static_cast<int>(headline.size());
            addLink(item, say("Keep it out"), PageAction::KeepOut, target, QString(QChar::LineSeparator));
            addLink(item, say("Add it anyway"), PageAction::AddAnyway, target, QStringLiteral("   "));
            continue;
        }
        const bool isOut = entry.decision == HeldBack::Decision::KeepOut;
        PageItem &item = add(PageItem::Part::Note, key,
                             isOut ? say("Kept out of the taxonomy: “%1”").arg(text)
                                   : say("Added to the taxonomy on your word: “%1”").arg(text));
        addLink(item, isOut ? say("Add it anyway") : say("Keep it out"),
                isOut ? PageAction::AddAnyway : PageAction::KeepOut, target, QStringLiteral("  "));
    }
}

void Builder::importNotes()
{
    const std::vector<ImportNote> &notes = m_snapshot.survey.notes;
    const auto isShownHere = [](const ImportNote &note) { return note.code != QLatin1String("held-back"); };
    if (!std::ranges::any_of(notes, isShownHere))
        return;
    addLabel(QStringLiteral("notes"), say("Import notes", "section"));
    for (size_t i = 0; i < notes.size() && i < 200; ++i) {
        if (isShownHere(notes[i]))
            add(PageItem::Part::Note, QStringLiteral("note:%1").arg(i), shownText(notes[i].message, 1000));
    }
}

void Builder::makeStops()
{
    for (size_t i = 0; i < m_content.items.size(); ++i) {
        const PageItem &item = m_content.items[i];
        const int number = static_cast<int>(i);
        const bool isSentences = !item.spans.empty() && item.spans.front().action == PageAction::Sentence;
        const QString whole = item.part == PageItem::Part::Row || item.part == PageItem::Part::Chips
                                  ? item.label + (item.text.isEmpty() ? QString() : QStringLiteral(": ") + item.text)
                                  : item.text;
        if (!isSentences) {
            const bool focusable = item.isEditable() || (item.part == PageItem::Part::Text && item.spans.empty());
            m_content.stops.push_back({number, -1, item.finding.isNull() ? PageAction::None : PageAction::Finding,
                                       item.finding.text(), whole, focusable});
        }
        if (!item.right.isEmpty())
            m_content.stops.push_back({number, -2, item.rightAction, {}, item.right, item.rightAction != PageAction::None});
        for (size_t k = 0; k < item.spans.size(); ++k) {
            const StopSpan &span = item.spans[k];
            m_content.stops.push_back({number, static_cast<int>(k), span.action, span.target,
                                       item.text.mid(span.begin, span.end - span.begin), true});
        }
        for (size_t k = 0; k < item.chips.size(); ++k)
            m_content.stops.push_back({number, static_cast<int>(k), PageAction::Node, item.chips[k].node.text(),
                                       item.chips[k].text, true});
    }
}

} // namespace

int PageContent::itemOf(const QString &key) const
{
    const auto it = std::ranges::find(items, key, &PageItem::key);
    return it == items.end() ? -1 : static_cast<int>(it - items.begin());
}

int PageContent::stopOf(const FindingId &finding) const
{
    const auto it = std::ranges::find_if(stops, [&](const PageStop &stop) {
        return stop.index == -1 && items[static_cast<size_t>(stop.item)].finding == finding;
    });
    return finding.isNull() || it == stops.end() ? -1 : static_cast<int>(it - stops.begin());
}

PageContent pageContent(const SurveySnapshot &snapshot, const PageUnfolding &unfolding)
{
    return Builder(snapshot, unfolding).build();
}

QString editableText(const SurveySnapshot &snapshot, const PageItem &item)
{
    if (const Finding *finding = snapshot.finding(item.finding))
        return finding->text.shown();
    if (!item.field)
        return {};
    switch (*item.field) {
    case PageField::Title:
        return snapshot.survey.title.shown();
    case PageField::AuthorsLine:
        return snapshot.survey.authorsLine.shown();
    case PageField::Tldr:
        return snapshot.survey.tldr.shown();
    case PageField::Contribution:
        return snapshot.survey.contribution.shown();
    case PageField::Abstract:
        return snapshot.survey.abstract.shown();
    }
    return {};
}

ObjectId draftObject(const SurveyId &survey, const PageItem &item)
{
    if (!item.finding.isNull())
        return asObject(item.finding);
    return ObjectId(survey.text() + QLatin1Char('.') + item.key);
}

QString accessibleText(const PageContent &content, const PageStop &stop)
{
    const PageItem &item = content.items[static_cast<size_t>(stop.item)];
    if (stop.index == -1 && item.hasMark)
        return say("%1 Evidence: %2, %3.", "finding, mark in words, passages")
            .arg(stop.text, evidenceMarkText(item.mark), counted(item.count, Noun::Passage));
    if (!item.chips.empty() && stop.index >= 0)
        return say("%1, %2", "node and passages")
            .arg(stop.text, counted(item.chips[static_cast<size_t>(stop.index)].count, Noun::Passage));
    return stop.text;
}

// sentencesOf() gives sentences with their space simplified; here each is found again in the text, whatever its space.
std::vector<std::pair<int, int>> sentenceSpans(const QString &text)
{
    std::vector<std::pair<int, int>> spans;
    qsizetype at = 0;
    const auto skipSpace = [&text, &at] {
        while (at < text.size() && text[at].isSpace())
            ++at;
    };
    for (const QString &sentence : sentencesOf(text)) {
        skipSpace();
        const qsizetype begin = at;
        for (const QChar c : sentence) {
            if (c.isSpace())
                continue;
            skipSpace();
            if (at < text.size())
                ++at;
        }
        if (at > begin)
            spans.emplace_back(static_cast<int>(begin), static_cast<int>(at));
    }
    return spans;
}

} // namespace conspectus
