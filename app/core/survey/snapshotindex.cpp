// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/snapshotindex.h"

#include "survey/survey.h"

namespace conspectus {

namespace {

void put(QHash<QString, QList<QString>> &ties, const QString &to, const QString &id)
{
    if (to.isEmpty())
        return;
    QList<QString> &ids = ties[to];
    const auto at = std::ranges::lower_bound(ids, id);
    if (at == ids.end() || *at != id)
        ids.insert(at, id);
}

void take(QHash<QString, QList<QString>> &ties, const QString &to, const QString &id)
{
    const auto found = ties.find(to);
    if (found == ties.end())
        return;
    const auto at = std::ranges::lower_bound(*found, id);
    if (at != found->end() && *at == id)
        found->erase(at);
    if (found->isEmpty())
        ties.erase(found);
}

} // namespace

void SnapshotIndex::make(const SurveySnapshot &snapshot)
{
    *this = {};
    m_isMade = true;
    m_rows.reserve(static_cast<qsizetype>(snapshot.annotations.size() + snapshot.links.size() + snapshot.findings.size()
                                          + snapshot.nodes.size()));
    m_links.reserve(static_cast<qsizetype>(std::min(snapshot.links.size(), snapshot.annotations.size())));
    const auto noteAll = [this](const auto &list) {
        size_t row = 0;
        for (const auto &item : list)
            note(item, row++);
    };
    noteAll(snapshot.versions);
    noteAll(snapshot.findings);
    noteAll(snapshot.annotations);
    noteAll(snapshot.links);
    noteAll(snapshot.nodes);
    noteAll(snapshot.reviews);
    noteAll(snapshot.resources);
    noteAll(snapshot.videos);
}

void SnapshotIndex::tie(const Link &link)
{
    put(m_links, link.annotation.text(), link.id.text());
    put(m_links, link.finding.text(), link.id.text());
    put(m_links, link.node.text(), link.id.text());
}

void SnapshotIndex::untie(const Link &link)
{
    take(m_links, link.annotation.text(), link.id.text());
    take(m_links, link.finding.text(), link.id.text());
    take(m_links, link.node.text(), link.id.text());
}

void SnapshotIndex::tie(const Annotation &annotation) { put(m_replies, annotation.replyTo.text(), annotation.id.text()); }

void SnapshotIndex::untie(const Annotation &annotation) { take(m_replies, annotation.replyTo.text(), annotation.id.text()); }

} // namespace conspectus
