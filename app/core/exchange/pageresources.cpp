// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Code, models and data: the entries of one site, and addresses of any other.
#include "exchange/pageentries.h"
#include "exchange/pagelinks.h"
#include "exchange/pagesplit.h"

#include <QRegularExpression>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxEntry = 2000; // longer lines are no entries and are not searched

const QString kFace = QStringLiteral("🤗");

// A copied entry may be broken over lines: "- 🤗a/b", "model", "· 2.5k dl", "· ♡ 82".
bool continuesEntry(const QString &line)
{
    static const QRegularExpression piece(QStringLiteral(
        "^(?:·|♡|(?:model|dataset|space|code|repository)\\b\\s*(?:·.*)?$|[\\d.,]+[kKmM]?\\s*dl\\b)"));
    return piece.match(line.left(kMaxEntry)).hasMatch();
}

// The end of an address that was broken at a line's end: "https://github.com/long-name/" and "name-of-it".
bool continuesAddress(const QString &entry, const QString &line)
{
    static const QRegularExpression open(QStringLiteral("https?://\\S*[/\\-_=&?]$"));
    const QString last = entry.section(u' ', -1);
    return open.match(last.left(kMaxEntry)).hasMatch() && !line.contains(u' ') && !line.contains(QLatin1String("://")) &&
           !hasBullet(line);
}

// Several models on one line, each behind its face.
QStringList partedAtFaces(const QString &line)
{
    QStringList parts;
    qsizetype from = 0;
    for (qsizetype at = line.indexOf(kFace, 1); at > 0; at = line.indexOf(kFace, at + 1)) {
        QString part = line.mid(from, at - from).trimmed();
        while (part.endsWith(u'-'))
            part = part.chopped(1).trimmed();
        if (!part.isEmpty())
            parts.append(part);
        from = at;
    }
    return parts << line.mid(from);
}

QStringList joinedEntries(const QStringList &lines)
{
    QStringList entries;
    for (const QString &whole : filledLines(lines)) {
        for (const QString &line : partedAtFaces(whole)) {
            const bool goesOn = !entries.isEmpty() && entries.last().size() < kMaxEntry &&
                                (continuesEntry(line) || continuesAddress(entries.last(), line));
            if (goesOn)
                entries.last() += line;
            else
                entries.append(line);
        }
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

// What an address leads to, by its host; empty where a host has all sorts.
QString kindOf(const QString &url)
{
    struct Host
    {
        const char *part;
        const char *kind;
    };
    static const Host hosts[] = {{"huggingface.co/datasets", "dataset"}, {"huggingface.co/spaces", "space"},
                                 {"huggingface.co/papers", ""},          {"huggingface.co/", "model"},
                                 {"modelscope.cn/models", "model"},      {"kaggle.com/datasets", "dataset"},
                                 {"kaggle.com/", "code"},                {"github", "code"},
                                 {"gitlab", "code"},                     {"bitbucket", "code"},
                                 {"codeberg", "code"},                   {"gitee.com", "code"},
                                 {"sourceforge", "code"},                {"sr.ht", "code"},
                                 {"doi.org/", ""},
                                 {"zenodo.org/", ""},                    {"arxiv.org/", ""},
                                 {"paperswithcode.com/", ""}};
    for (const Host &host : hosts) {
        if (url.left(80).contains(QLatin1String(host.part), Qt::CaseInsensitive))
            return QString::fromLatin1(host.kind);
    }
    return QStringLiteral("code"); // it stands under "Code & Models"
}

// "org/name" of an address: without the words that only say what it is, and "10.5281/zenodo.1" of a DOI.
QString nameOf(const QString &url)
{
    static const QRegularExpression path(QStringLiteral("^https?://([^/]+)/([^?#]+)"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression sort(QStringLiteral("^(?:datasets|spaces|models|papers|paper|code|records?)/(?=[^/]+)"));
    const QRegularExpressionMatch match = path.match(url);
    QString name = match.captured(2);
    name.remove(sort);
    while (name.endsWith(u'/'))
        name.chop(1);
    if (name.endsWith(QLatin1String(".git")))
        name.chop(4);
    const qsizetype most = match.captured(1).contains(QLatin1String("gitlab")) ? 4 : 2;
    const QStringList parts = name.section(QLatin1String("/-/"), 0, 0).split(u'/');
    if (parts.size() == 1 && !name.isEmpty())
        return match.captured(1) + u'/' + name;
    return name.isEmpty() ? url : parts.mid(0, most).join(u'/');
}

// "Atlas:" before an address, "(official, PyTorch)" behind it.
QString labelled(QString label, const QString &name)
{
    while (label.endsWith(u':') || label.endsWith(u'(') || label.endsWith(u'-') || label.endsWith(u'<'))
        label = label.chopped(1).trimmed();
    while (label.startsWith(u':') || label.startsWith(u')') || label.startsWith(u'>') || label.startsWith(u','))
        label = label.mid(1).trimmed();
    if (label.isEmpty() || label == QLatin1String("()"))
        return name;
    return label.startsWith(u'(') || label.startsWith(u'[') ? name + u' ' + label : label;
}

bool readResource(const QString &entry, Resource &resource)
{
    QString text = withoutBullet(entry);
    const bool isHub = text.startsWith(kFace);
    if (isHub)
        text = text.mid(kFace.size()).trimmed();
    if (const EntryLink link = linkIn(text); !link.url.isEmpty()) {
        resource.url = link.url;
        resource.kind = kindOf(link.url);
        resource.name = labelled(link.label.simplified(), nameOf(link.url));
        return true;
    }
    if (!readHubEntry(text, resource))
        return false;
    if (isHub)
        resource.url = addressOf(resource);
    return isHub || !resource.kind.isEmpty() || !resource.downloads.isEmpty();
}

} // namespace

std::vector<Resource> resourcesFrom(const QStringList &lines, ImportNotes &notes)
{
    std::vector<Resource> resources;
    QStringList unread;
    for (const QString &entry : joinedEntries(lines)) {
        if (saysNone(entry))
            continue;
        Resource resource;
        if (!readResource(entry, resource))
            unread.append(entry);
        else if (std::ranges::find(resources, resource) == resources.end())
            resources.push_back(std::move(resource));
    }
    notes.addUnrecognised(sectionName(Section::Code), unread);
    return resources;
}

} // namespace conspectus::exchange
