// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pageentries.h"

#include "exchange/advertising.h"
#include "exchange/pagesplit.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxEntry = 2000; // longer lines are no entries and are not searched

const QString kFace = QStringLiteral("🤗");

QStringList filled(const QStringList &lines)
{
    QStringList result;
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            result.append(line.trimmed());
    }
    return result;
}

QString firstUrl(const QString &line)
{
    static const QRegularExpression url(QStringLiteral("https?://[^\\s<>\"“”)\\]]+"));
    return url.match(line.left(kMaxEntry)).captured();
}

// A copied entry may be broken over lines: "- 🤗a/b", "model", "· 2.5k dl", "· ♡ 82".
bool continuesEntry(const QString &line)
{
    static const QRegularExpression piece(QStringLiteral(
        "^(?:·|♡|(?:model|dataset|space|code|repository)\\b\\s*(?:·.*)?$|[\\d.,]+[kKmM]?\\s*dl\\b)"));
    return piece.match(line.left(kMaxEntry)).hasMatch();
}

QStringList joinedEntries(const QStringList &lines)
{
    QStringList entries;
    for (const QString &line : filled(lines)) {
        if (!entries.isEmpty() && continuesEntry(line) && entries.last().size() < kMaxEntry)
            entries.last() += line;
        else
            entries.append(line);
    }
    return entries;
}

QString addressOf(const Resource &resource)
{
    const QString site = QStringLiteral("https://huggingface.co/");
    if (resource.kind == QLatin1String("dataset"))
        return site + QStringLiteral("datasets/") + resource.name;
    if (resource.kind == QLatin1String("space"))
        return site + QStringLiteral("spaces/") + resource.name;
    return site + resource.name;
}

// "♡ 822.5k dl♡ 82" with downloads "2.5k": the likes are what stands before the second "2.5k".
QString likesFrom(const QString &rest, const QString &downloads)
{
    static const QRegularExpression likes(QStringLiteral("♡\\s*([\\d.,]+[kKmM]?)"));
    static const QRegularExpression again(QStringLiteral("dl\\s*♡\\s*([\\d.,]+[kKmM]?)\\s*$"));
    if (const QRegularExpressionMatch match = again.match(rest); match.hasMatch())
        return match.captured(1);
    QString first = likes.match(rest).captured(1);
    if (!downloads.isEmpty() && first.size() > downloads.size() && first.endsWith(downloads))
        first.chop(downloads.size());
    return first;
}

bool readHubEntry(const QString &entry, Resource &resource)
{
    static const QRegularExpression head(
        QStringLiteral("^(\\S+?/\\S+?)\\s*(model|dataset|space|code|repository)?\\s*(?:·|$)"));
    static const QRegularExpression downloads(QStringLiteral("·\\s*([\\d.,]+[kKmM]?)\\s*dl"));
    const QString text = entry.left(kMaxEntry);
    const QRegularExpressionMatch match = head.match(text);
    if (!match.hasMatch() || match.captured(1).contains(QLatin1String("://")))
        return false;
    resource.name = match.captured(1);
    resource.kind = match.captured(2);
    resource.downloads = downloads.match(text).captured(1);
    resource.likes = likesFrom(text.mid(match.capturedEnd(1)), resource.downloads);
    return true;
}

bool readResource(const QString &entry, Resource &resource)
{
    QString text = withoutBullet(entry);
    const bool isHub = text.startsWith(kFace);
    if (isHub)
        text = text.mid(kFace.size()).trimmed();
    if (const QString url = firstUrl(text); !url.isEmpty()) {
        static const QRegularExpression path(QStringLiteral("^https?://[^/]+/([^/?#]+/[^/?#]+)"));
        const QString repository = path.match(url).captured(1);
        QString label = text.left(kMaxEntry);
        label = label.remove(url).simplified();
        while (label.endsWith(u':') || label.endsWith(u'(') || label.endsWith(u'-'))
            label = label.chopped(1).trimmed();
        resource.url = url;
        resource.kind = url.contains(QLatin1String("huggingface.co/datasets")) ? QStringLiteral("dataset")
                        : url.contains(QLatin1String("huggingface.co/spaces")) ? QStringLiteral("space")
                        : url.contains(QLatin1String("huggingface.co"))        ? QStringLiteral("model")
                                                                               : QStringLiteral("code");
        resource.name = !label.isEmpty() ? label : !repository.isEmpty() ? repository : url;
        return true;
    }
    if (!readHubEntry(text, resource))
        return false;
    if (isHub)
        resource.url = addressOf(resource);
    return isHub || !resource.kind.isEmpty() || !resource.downloads.isEmpty();
}

bool isLeftOver(const QString &line)
{
    static const QRegularExpression latex(
        QStringLiteral("\\\\[a-zA-Z]+|^See pages? \\S+ of |\\.(?:pdf|tex|eps)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return latex.match(line.left(kMaxEntry)).hasMatch();
}

QStringList splitItems(const QString &text)
{
    static const QRegularExpression dot(QStringLiteral("\\s+[·•]\\s+|\\s+[·•]$|^[·•]\\s+"));
    QStringList items;
    for (const QString &item : text.split(dot)) {
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

} // namespace

QStringList findingsFrom(const QStringList &lines)
{
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

std::vector<Resource> resourcesFrom(const QStringList &lines, ImportNotes &notes)
{
    std::vector<Resource> resources;
    QStringList unread;
    for (const QString &entry : joinedEntries(lines)) {
        Resource resource;
        if (!readResource(entry, resource))
            unread.append(entry);
        else if (std::ranges::find(resources, resource) == resources.end())
            resources.push_back(std::move(resource));
    }
    notes.addUnrecognised(sectionName(Section::Code), unread);
    return resources;
}

std::vector<Video> videosFrom(const QStringList &lines, ImportNotes &notes)
{
    std::vector<Video> videos;
    QStringList unread;
    bool noneYet = false;
    for (const QString &line : filled(lines)) {
        if (line.startsWith(QLatin1String("No videos yet"), Qt::CaseInsensitive)) {
            noneYet = true;
            continue;
        }
        const QString url = firstUrl(line);
        const QString title = withoutBullet(QString(line.left(kMaxEntry)).remove(url)).simplified();
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
    for (const QString &line : filled(lines)) {
        QString text = line;
        const std::optional<QString> topics = restAfter(line, topicsWord);
        const std::optional<QString> methods = restAfter(line, methodsWord);
        const bool continues = open || line.startsWith(u'·') || line.contains(QLatin1String(" · "));
        if (topics || methods) {
            section = topics ? topicsWord : methodsWord;
            (topics ? lists.hasTopics : lists.hasMethods) = true;
            text = topics ? *topics : *methods;
            open = text.isEmpty() || text.endsWith(u'·');
        } else if (section.isEmpty() || !continues || isLeftOver(line)) {
            unread.append(line);
            continue;
        } else {
            text = withoutBullet(line);
        }
        addEntries(splitItems(text), section, section == topicsWord ? lists.topics : lists.methods, lists,
                   notes);
    }
    notes.addUnrecognised(QString(), unread);
    return lists;
}

} // namespace conspectus::exchange
