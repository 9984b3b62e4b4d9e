// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/wording.h"

#include "text/lineplace.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace conspectus {

namespace {

struct Forms
{
    const char *one;
    const char *many;
};

// In the order of Noun.
constexpr Forms kForms[] = {
    {"1 version", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n versions")},
    {"1 page", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n pages")},
    {"1 annotation", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n annotations")},
    {"1 import note", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n import notes")},
    {"1 passage", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n passages")},
    {"1 finding", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n findings")},
    {"1 review", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n reviews")},
    {"1 entry held back", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n entries held back")},
    {"1 reply", QT_TRANSLATE_N_NOOP("conspectus::Counted", "%n replies")},
};

QString words(const char *text, const char *what = nullptr)
{
    return QCoreApplication::translate("conspectus::Wording", text, what);
}

} // namespace

QString counted(int number, Noun noun)
{
    const Forms &forms = kForms[static_cast<size_t>(noun)];
    const QString many = QCoreApplication::translate("conspectus::Counted", forms.many, nullptr, number);
    // Without a translation Qt gives the source text; English then has one form for one and one for the others.
    const bool isSource = many == QString::fromLatin1(forms.many).replace(QLatin1String("%n"), QString::number(number));
    return number == 1 && isSource ? QString::fromLatin1(forms.one) : many;
}

QString annotationStatusInWords(const QString &status)
{
    if (status.isEmpty())
        return words("no status", "status of an annotation");
    if (status == QLatin1String("open"))
        return words("open", "status of an annotation");
    if (status == QLatin1String("answered"))
        return words("answered", "status of an annotation");
    if (status == QLatin1String("resolved"))
        return words("resolved", "status of an annotation");
    return status;
}

QString roleInWords(EvidenceRole role)
{
    switch (role) {
    case EvidenceRole::Supports:
        return words("supports", "evidence role");
    case EvidenceRole::States:
        return words("states", "evidence role");
    case EvidenceRole::Qualifies:
        return words("qualifies", "evidence role");
    case EvidenceRole::Contradicts:
        return words("contradicts", "evidence role");
    case EvidenceRole::Defines:
        return words("defines", "evidence role");
    case EvidenceRole::ValueSource:
        return words("gives a value for", "evidence role");
    }
    return {};
}

QString linkInWords(EvidenceRole role, const QString &findingName)
{
    return words("%1 %2", "role and finding: supports F1").arg(roleInWords(role), findingName);
}

QStringList linksInWords(const SurveySnapshot &snapshot, const AnnotationId &annotation)
{
    QStringList list;
    for (const Link *link : snapshot.linksOf(annotation)) {
        if (!link->finding.isNull() && snapshot.finding(link->finding))
            list.append(linkInWords(link->role, snapshot.shortName(link->finding)));
    }
    return list;
}

QString sectionShort(const QString &section)
{
    static const QRegularExpression numbered(QStringLiteral("^\\s*([0-9]+(?:\\.[0-9]+)*|[A-Z](?:\\.[0-9]+)*)\\.?\\s+\\S"));
    const QRegularExpressionMatch match = numbered.match(section);
    return match.hasMatch() ? QChar(0xA7) + match.captured(1) : section.trimmed();
}

const Anchor *shownAnchor(const SurveySnapshot &snapshot, const Annotation &annotation)
{
    const Version *version = snapshot.currentVersion();
    return version ? annotation.anchorIn(version->id) : nullptr;
}

QString shownQuote(const SurveySnapshot &snapshot, const Annotation &annotation)
{
    if (const Anchor *anchor = shownAnchor(snapshot, annotation))
        return anchor->quote;
    return annotation.anchors.empty() ? QString() : annotation.anchors.back().quote;
}

QString placeOnPage(const text::TextLayer &layer, const Anchor &anchor)
{
    if (anchor.parts.empty() || anchor.parts.front().begin >= anchor.parts.front().end)
        return {};
    const AnchorPart &part = anchor.parts.front();
    if (part.page < 0 || static_cast<size_t>(part.page) >= layer.pages.size() || layer.layerId != anchor.layerId)
        return {};
    const text::TextPagePtr &page = layer.pages[static_cast<size_t>(part.page)];
    if (!page)
        return {};
    const auto place = text::linePlace(*page, part.begin);
    if (!place)
        return {};
    if (place->column == 0)
        return words("l. %1", "line of a page").arg(place->line);
    return words("col. %1, l. %2", "column and line of a page").arg(place->column).arg(place->line);
}

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>").arg(text.left(4000).toHtmlEscaped());
}

QString oneLine(const QString &text, int most)
{
    QString line = text.left(most * 2);
    for (QChar &c : line) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = QLatin1Char(' ');
    }
    line = line.simplified();
    if (line.size() > most)
        line = line.left(most - 1) + QChar(0x2026);
    return line;
}

} // namespace conspectus
