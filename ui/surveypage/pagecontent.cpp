// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/pagecontentbuilder.h"

#include "library/annotationedits.h"
#include "library/sentences.h"
#include "models/wording.h"
#include "ui/evidencemark.h"

#include <QCoreApplication>
#include <algorithm>

namespace conspectus {

using namespace pagecontent;

namespace pagecontent {

namespace {
constexpr int kFoldedLines = 3;
}

QString say(const char *text, const char *what)
{
    return QCoreApplication::translate("conspectus::SurveyPage", text, what);
}

QString shownText(const QString &text, qsizetype most)
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

PageContent Builder::build()
{
    head();
    claims(Finding::Origin::Tldr, say("TL;DR", "section"), PageField::Tldr, m_snapshot.survey.tldr);
    claims(Finding::Origin::Contribution, say("Contribution", "section"), PageField::Contribution, m_snapshot.survey.contribution);
    findings();
    abstract();
    reviews();
    resources();
    videos();
    taxonomy();
    heldBack();
    importNotes();
    history();
    makeStops();
    return std::move(m_content);
}

PageItem &Builder::add(PageItem::Part part, const QString &key, const QString &text)
{
    PageItem item;
    item.part = part;
    item.key = key;
    item.text = text;
    m_content.items.push_back(std::move(item));
    return m_content.items.back();
}

PageItem &Builder::addLabel(const QString &key, const QString &text, const QString &right, PageAction action)
{
    PageItem &item = add(PageItem::Part::Label, QStringLiteral("label:") + key, text);
    item.right = right;
    item.rightAction = action;
    return item;
}

void Builder::addLink(PageItem &item, const QString &text, PageAction action, const QString &target, const QString &before)
{
    item.text += before;
    const int begin = static_cast<int>(item.text.size());
    item.text += text;
    item.spans.push_back({begin, static_cast<int>(item.text.size()), action, target, true});
}

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
    parts.append(counted(annotationCount(m_snapshot), Noun::Annotation));
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
        addLink(item, say("Keep mine"), PageAction::KeepText, key, QStringLiteral("   "));
    }
    if (missing)
        add(PageItem::Part::Aside, QStringLiteral("missing:") + key, say("No longer on the page. Kept because it has evidence."));
    if (m_unfolding.drafts.contains(key)) {
        PageItem &item = add(PageItem::Part::Aside, QStringLiteral("draft:") + key, say("A text you began here is kept."));
        addLink(item, say("Go on writing"), PageAction::ResumeDraft, key);
    }
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

void Builder::makeStops()
{
    for (size_t i = 0; i < m_content.items.size(); ++i)
        makeStopsOf(static_cast<int>(i));
}

void Builder::makeStopsOf(int number)
{
    using Part = PageItem::Part;
    const PageItem &item = m_content.items[static_cast<size_t>(number)];
    const auto addStop = [this, number](int index, PageAction action, const QString &target, const QString &text, bool focusable) {
        m_content.stops.push_back({number, index, action, target, text, focusable});
    };
    const bool isSentences = !item.spans.empty() && item.spans.front().action == PageAction::Sentence;
    const bool hasLabel = item.part == Part::Row || item.part == Part::Chips || item.part == Part::Detail;
    const QString whole =
        hasLabel ? item.label + (item.text.isEmpty() ? QString() : QStringLiteral(": ") + item.text) : item.text;
    if (!isSentences) {
        const bool focusable = item.isEditable() || !item.object.isNull() || (item.part == Part::Text && item.spans.empty());
        if (item.isFinding())
            addStop(PageStop::Whole, PageAction::Finding, item.finding.text(), whole, true);
        else if (!item.slot.isEmpty())
            addStop(PageStop::Whole, PageAction::FillSlot, item.key, whole, true);
        else if (item.labelAction == PageAction::ChangeRole && !item.spans.empty())
            addStop(PageStop::Whole, PageAction::Passage, item.spans.front().target, whole, true);
        else
            addStop(PageStop::Whole, PageAction::None, {}, whole, focusable);
    }
    if (item.canOpen)
        addStop(PageStop::Disclosure, PageAction::OpenFinding, item.finding.text(),
                item.isOpen ? say("Hide passages, slots and status") : say("Show passages, slots and status"), true);
    if (item.labelAction != PageAction::None)
        addStop(PageStop::Label, item.labelAction, item.labelTarget, item.label, true);
    if (!item.right.isEmpty())
        addStop(PageStop::Right, item.rightAction, {}, item.right, item.rightAction != PageAction::None);
    for (size_t k = 0; k < item.spans.size(); ++k) {
        const StopSpan &span = item.spans[k];
        addStop(static_cast<int>(k), span.action, span.target, item.text.mid(span.begin, span.end - span.begin), true);
    }
    for (size_t k = 0; k < item.chips.size(); ++k)
        addStop(static_cast<int>(k), PageAction::Node, item.chips[k].node.text(), item.chips[k].text, true);
}

} // namespace pagecontent

int PageContent::itemOf(const QString &key) const
{
    const auto it = std::ranges::find(items, key, &PageItem::key);
    return it == items.end() ? -1 : static_cast<int>(it - items.begin());
}

int PageContent::stopOf(const FindingId &finding) const
{
    const auto it = std::ranges::find_if(stops, [&](const PageStop &stop) {
        const PageItem &item = items[static_cast<size_t>(stop.item)];
        return stop.index == PageStop::Whole && item.isFinding() && item.finding == finding;
    });
    return finding.isNull() || it == stops.end() ? -1 : static_cast<int>(it - stops.begin());
}

PageContent pageContent(const SurveySnapshot &snapshot, const PageUnfolding &unfolding)
{
    return Builder(snapshot, unfolding).build();
}

QString editableText(const SurveySnapshot &snapshot, const PageItem &item)
{
    if (const Finding *finding = snapshot.finding(item.finding)) {
        const FindingSlot *slot = item.slot.isEmpty() ? nullptr : finding->slot(item.slot);
        return item.slot.isEmpty() ? finding->text.shown() : slot ? slot->text : QString();
    }
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
    if (item.isFinding())
        return asObject(item.finding);
    return ObjectId(survey.text() + QLatin1Char('.') + item.key);
}

QString accessibleText(const PageContent &content, const PageStop &stop)
{
    const PageItem &item = content.items[static_cast<size_t>(stop.item)];
    if (stop.index == PageStop::Whole && item.hasMark)
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
