// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pageentries.h"

#include "exchange/advertising.h"
#include "exchange/pagelinks.h"
#include "exchange/pagesplit.h"
#include "exchange/timemarks.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxEntry = 2000; // longer lines are no entries and are not searched

bool isLeftOver(const QString &line)
{
    static const QRegularExpression latex(
        QStringLiteral("\\\\[a-zA-Z]+|^See pages? \\S+ of |\\.(?:pdf|tex|eps)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return latex.match(line.left(kMaxEntry)).hasMatch();
}

// isList: the text stands behind "Topics:", where semicolons and commas part entries as dots do elsewhere. Names
// have commas too ("Law, AI, and Intellectual Property"), so a list with ", and " is left as it is.
QStringList splitItems(const QString &text, bool isList)
{
    static const QRegularExpression dot(QStringLiteral("\\s+[·•]\\s+|\\s+[·•]$|^[·•]\\s+|\\s+\\|\\s+|；"));
    static const QRegularExpression semicolon(QStringLiteral("\\s*;\\s+|\\s*；\\s*"));
    static const QRegularExpression comma(QStringLiteral(",\\s+|，|、"));
    const bool hasDots = text.contains(dot);
    const bool atCommas = isList && !hasDots && !text.contains(u';') && !text.contains(QLatin1String(", and ")) &&
                          !text.contains(QLatin1String(" and "));
    const QRegularExpression &separator = hasDots || !isList ? dot : atCommas ? comma : semicolon;
    QStringList items;
    for (const QString &item : text.split(separator)) {
        if (!item.simplified().isEmpty())
            items.append(item.simplified());
    }
    return items;
}

// "Topics" or "Methods" at the start of a line, glued to the first entry or with a colon.
std::optional<QString> restAfter(const QString &line, const QString &word)
{
    QString text = line.simplified();
    while (text.startsWith(u'#') || text.startsWith(u'*'))
        text.remove(0, 1);
    text = text.trimmed();
    if (!text.startsWith(word))
        return std::nullopt;
    text = text.mid(word.size()); // glued entries may begin in lower case: "Methodsk-NN"
    static const QRegularExpression glue(QStringLiteral("^(?:\\*\\*)?\\s*[:：]?\\s*(?:\\*\\*)?\\s*"));
    return text.remove(glue);
}

// "Tasks", "Datasets": a list of the taxonomy that is not read here.
bool opensAnotherList(const QString &line)
{
    static const QRegularExpression word(
        QStringLiteral("^[#*\\s]*(?:tasks?|datasets?|metrics?|fields?|areas?|applications?|domains?|languages?|"
                       "modalit(?:y|ies)|keywords|models|concepts|categories)\\s*[:：*]*$"),
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kLongest = 30;
    return line.size() <= kLongest && word.match(line).hasMatch();
}

// What stands before an entry of a tree: "│   └── ", "** ", "1.2.1 ", "  - ".
const QRegularExpression &treeMark()
{
    static const QRegularExpression mark(
        QStringLiteral("^\\s*(?:[│├└┃┣┗╰|`+]*[│├└┃┣┗╰][\\s│├└─━]*|[-+]{2,}\\s+|\\*{2,6}\\s+|\\d{1,2}(?:\\.\\d{1,2})+\\.?\\s+)"));
    return mark;
}

// Entries further in than others of one list: a tree, of which the lists keep the entries alone.
bool isNested(const QStringList &lines)
{
    static const QRegularExpression indent(QStringLiteral("^( *)\\S"));
    qsizetype least = -1;
    for (const QString &line : lines) {
        if (line.trimmed().isEmpty() || line.contains(QLatin1String(" · ")))
            continue;
        if (treeMark().match(line.left(kMaxEntry)).hasMatch())
            return true;
        const qsizetype width = indent.match(line.left(kMaxEntry)).capturedLength(1);
        if (least >= 0 && width > least)
            return true;
        least = least < 0 ? width : std::min(least, width);
    }
    return false;
}

// An entry without the marks of a list or a tree. numbered: "2 Permafrost" is an entry of a tree with numbers.
QString bareEntry(const QString &line, bool numbered)
{
    static const QRegularExpression number(QStringLiteral("^\\d{1,2}\\.?\\s+"));
    QString text = line;
    text.remove(treeMark());
    if (numbered)
        text.remove(number);
    return withoutBullet(text);
}

// A line of entries that an editor wrapped: the next one goes on with its last entry.
bool isWrapped(const QString &line, const QString &next)
{
    constexpr qsizetype kNarrow = 50;
    constexpr qsizetype kWide = 110;
    const bool isFull = line.size() >= kNarrow && line.size() <= kWide && line.contains(QLatin1String(" · "));
    return isFull && !line.endsWith(u'·') && !next.startsWith(u'·') && !isLeftOver(next) &&
           (next.contains(QLatin1String(" · ")) || next.front().isLower());
}

QStringList unwrapped(const QStringList &lines)
{
    QStringList joined;
    qsizetype lastLine = 0; // length of what was joined last
    for (const QString &line : lines) {
        const bool isHead = restAfter(line, QStringLiteral("Topics")) || restAfter(line, QStringLiteral("Methods"));
        if (!joined.isEmpty() && !isHead && isWrapped(joined.last().right(lastLine), line))
            joined.last() += u' ' + line;
        else
            joined.append(line);
        lastLine = line.size();
    }
    return joined;
}

} // namespace

namespace {

// "01 …", "02 …" and "o …": a number or a letter without a sign behind it is a bullet where every line has one.
QStringList withoutBareMarks(const QStringList &lines)
{
    static const QRegularExpression number(QStringLiteral("^0?(\\d{1,2})\\s+(?=\\S)"));
    const QStringList filled = filledLines(lines);
    int next = 1;
    const bool areNumbers = filled.size() > 1 && std::ranges::all_of(filled, [&next](const QString &line) {
        return number.match(line.left(kMaxEntry)).captured(1).toInt() == next++;
    });
    const bool areCircles = filled.size() > 1 && std::ranges::all_of(filled, [](const QString &line) {
        return line.startsWith(QLatin1String("o "));
    });
    if (!areNumbers && !areCircles)
        return lines;
    QStringList plain;
    for (const QString &line : filled)
        plain << QStringLiteral("- ") + (areCircles ? line.mid(2) : QString(line).remove(number));
    return plain;
}

} // namespace

QStringList findingsFrom(const QStringList &given)
{
    const QStringList lines = withoutBareMarks(given);
    const bool bulleted = std::ranges::any_of(lines, hasBullet);
    QStringList findings;
    bool afterGap = true;
    for (const QString &line : lines) {
        const QString text = withoutBullet(line).simplified();
        if (text.isEmpty()) {
            afterGap = true;
            continue;
        }
        const bool lastIsOpen = !findings.isEmpty() && !findings.last().endsWith(u'.') &&
                                !findings.last().endsWith(u'?') && !findings.last().endsWith(u'!');
        const bool continues = !afterGap && !findings.isEmpty() &&
                               (bulleted ? !hasBullet(line) : lastIsOpen && text.front().isLower());
        if (continues)
            findings.last() += u' ' + text;
        else
            findings.append(text);
        afterGap = false;
    }
    return findings;
}

namespace {

// Several videos on one line, parted by dots or bars, each with its address.
QStringList partedVideos(const QStringList &lines)
{
    static const QRegularExpression separator(QStringLiteral("\\s+[·•|]\\s+"));
    QStringList parted;
    for (const QString &line : lines) {
        const QStringList parts = line.left(kMaxEntry).split(separator);
        const bool allLead = parts.size() > 1 && line.size() <= kMaxEntry &&
                             std::ranges::all_of(parts, [](const QString &part) { return !linkIn(part).url.isEmpty(); });
        parted += allLead ? parts : QStringList(line);
    }
    return parted;
}

} // namespace

std::vector<Video> videosFrom(const QStringList &lines, ImportNotes &notes)
{
    std::vector<Video> videos;
    QStringList unread;
    bool noneYet = false;
    for (const QString &line : partedVideos(filledLines(lines))) {
        if (saysNone(line)) {
            noneYet = true;
            continue;
        }
        if (const TimeMarkLines times = timeMarksFrom(line); !videos.empty() && !times.marks.empty() && linkIn(line).url.isEmpty()) {
            std::ranges::copy(times.marks, std::back_inserter(videos.back().marks));
            std::ranges::stable_sort(videos.back().marks, {}, &TimeMark::seconds);
            continue;
        }
        const EntryLink link = linkIn(line);
        const QString url = link.url;
        const QString title = withoutBullet(link.label).simplified();
        if (url.isEmpty() && (noneYet || isLeftOver(line)))
            unread.append(line);
        else if (title.isEmpty() && !videos.empty() && videos.back().url.isEmpty())
            videos.back().url = url; // the address stands under its title
        else
            videos.push_back({ObjectId(), title.isEmpty() ? url : title, url, QString()});
    }
    notes.addUnrecognised(videos.empty() ? QString() : sectionName(Section::Videos), unread);
    return videos;
}

void addEntries(const QStringList &entries, const QString &section, QStringList &list, TaxonomyLists &lists,
                ImportNotes &notes)
{
    QSet<QString> seen(list.begin(), list.end());
    for (const QString &entry : entries) {
        const AdvertisingScore score = advertisingScore(entry);
        if (!score.isHeldBack()) {
            if (!seen.contains(entry))
                list.append(entry);
            seen.insert(entry);
            continue;
        }
        const QString reason = score.reasons.join(QLatin1String("; "));
        const HeldBack held{section, entry, reason, HeldBack::Decision::Undecided};
        if (std::ranges::find(lists.heldBack, held) != lists.heldBack.end())
            continue;
        lists.heldBack.push_back(held);
        notes.add(QStringLiteral("held-back"), section,
                  ExchangeText::tr(
                      "%1 reads like advertising (%2), so it is not in the taxonomy. It is kept and can be "
                      "added.",
                      "import note")
                      .arg(quoted(entry), reason));
    }
}

TaxonomyLists taxonomyFrom(const QStringList &lines, ImportNotes &notes)
{
    const QString topicsWord = QStringLiteral("Topics");
    const QString methodsWord = QStringLiteral("Methods");
    TaxonomyLists lists;
    QStringList unread;
    QString section; // which list the lines belong to
    bool open =
        false; // the list's word stood alone, or the last line ended in a separator: more lines follow
    bool isList = false; // behind "Topics:"
    if (isNested(lines)) {
        notes.add(QStringLiteral("text-unrecognised"), sectionName(Section::Taxonomy),
                  ExchangeText::tr("The taxonomy of the page is a tree. Its entries are listed here on one level; the "
                                   "page's own text keeps the tree.",
                                   "import note"));
    }
    static const QRegularExpression deepNumber(QStringLiteral("^\\s*\\d{1,2}\\.\\d{1,2}\\.?\\s"));
    const bool numbered = std::ranges::any_of(lines, [](const QString &line) { return deepNumber.match(line.left(kMaxEntry)).hasMatch(); });
    for (const QString &line : unwrapped(filledLines(lines))) {
        QString text = line;
        const std::optional<QString> topics = restAfter(line, topicsWord);
        const std::optional<QString> methods = restAfter(line, methodsWord);
        const bool continues = open || line.startsWith(u'·') || line.contains(QLatin1String(" · "));
        if (!topics && !methods && opensAnotherList(line)) {
            section.clear();
            open = false;
        }
        if (topics || methods) {
            isList = line.left(20).contains(u':') || line.left(20).contains(u'：');
            section = topics ? topicsWord : methodsWord;
            (topics ? lists.hasTopics : lists.hasMethods) = true;
            text = topics ? *topics : *methods;
            open = text.isEmpty() || text.endsWith(u'·');
        } else if (section.isEmpty() || !continues || isLeftOver(line)) {
            unread.append(line);
            continue;
        } else {
            text = bareEntry(line, numbered);
        }
        addEntries(splitItems(text, isList), section, section == topicsWord ? lists.topics : lists.methods, lists,
                   notes);
    }
    notes.addUnrecognised(QString(), unread);
    return lists;
}

} // namespace conspectus::exchange
