// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the search palette lists: what is found by name (paletteentries.h), then passages grouped by survey, each group under a
// header row. Set whole for each answer.
#pragma once

#include "library/library.h"

#include <QAbstractListModel>

namespace conspectus {

struct SearchEntry
{
    enum class Type { Header, Action, Survey, Hit, Section, Finding, Node };
    Type type = Type::Hit;
    QString text;
    QString detail; // "Ctrl+O", "p. 9", "note"
    std::vector<text::Span> marks; // in text
    int action = -1; // index in what the palette was given
    SurveyId survey;
    FoundHit hit;
    int count = -1;  // of a header
    QString help;    // one line, of an action
    int page = -1;   // of a section, with its point and how deep it stands
    QPointF point;
    int level = 0;
    FindingId finding;
    NodeId node;
    QString nodeKind; // nodeKindName()
};

// Hits grouped by survey, the groups in the order of their best hit, `first` at the front.
[[nodiscard]] std::vector<SearchEntry> entriesOfHits(const FoundAnswer &answer, const SurveyId &first);

// Ranked passages come in place of the first rows: the one that the reader chose stays, at the end of its survey's where it is not
// among them.
void keepHit(std::vector<SearchEntry> &entries, const SearchEntry &chosen);
// What the view says besides the rows: that not all that was typed is looked for; empty.
[[nodiscard]] QString whatIsLeftOut(const FoundAnswer &answer);

class SearchModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit SearchModel(QObject *parent = nullptr);

    void setEntries(std::vector<SearchEntry> entries);
    [[nodiscard]] const SearchEntry *entryAt(const QModelIndex &index) const;
    [[nodiscard]] int rowOfHit(const FoundHit &hit) const; // -1
    // The first row from `row` on, going by `step`, that can be chosen; -1.
    [[nodiscard]] int nextChoice(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    std::vector<SearchEntry> m_entries;
};

} // namespace conspectus
