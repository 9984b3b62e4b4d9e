// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// All annotations of many surveys as rows, and what can be asked of them: which to show, in which order, in which groups. Pure
// values, made and arranged off the home thread; 100,000 rows are the size it is made for.
#pragma once

#include "base/canceltoken.h"
#include "survey/change.h"
#include "survey/survey.h"

#include <QDate>
#include <QPointF>
#include <memory>
#include <optional>

namespace conspectus {

// What an annotation is tied to.
struct RowTie
{
    ObjectId target; // finding or node
    QString name;    // the finding's text or the node's label, one line
    friend bool operator==(const RowTie &, const RowTie &) = default;
};

struct AnnotationRow
{
    AnnotationId id;
    SurveyId survey;
    QString surveyTitle;
    KindId kind;
    QString kindName;
    AnnotationStyle style = AnnotationStyle::Highlight;
    QString quote; // one line, as all texts here
    QString note;
    QStringList tags;
    QString status;
    std::vector<RowTie> findings;
    std::vector<RowTie> nodes;
    int page = -1; // from 0
    QPointF place; // of its beginning on the page, page space
    QString section;
    QDateTime created;
    QString searchable; // folded: quote, note, tags
};

struct AnnotationRows
{
    std::vector<AnnotationRow> rows;    // by survey's title and place
    std::vector<ObjectState> objects;   // the annotations and links as the store has them, for editing
    std::vector<RowTie> surveys;        // what can be chosen in a filter, by name
    std::vector<RowTie> findings;
    std::vector<RowTie> nodes;
    std::vector<RowTie> kinds;          // target: the kind's id
    QStringList tags;
};

// objects: surveys, annotations, links, findings and nodes of the whole library. Annotations of surveys that are gone are left
// out. Empty where cancelled.
[[nodiscard]] std::shared_ptr<const AnnotationRows> annotationRows(std::vector<ObjectState> objects, const CancelToken &cancel = {});

struct AnnotationFilter
{
    QString text; // every word has to stand in quote, note or tags
    QString survey; // ids; empty: any
    QString kind;
    QString tag;
    std::optional<QString> status; // "" asks for those without one
    QString finding;
    QString node;
    QDate from; // invalid: any
    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const AnnotationFilter &, const AnnotationFilter &) = default;
};

enum class AnnotationColumn { Kind, Quote, Note, Tags, Status, Finding, Node, Survey, Page, Date };
inline constexpr int kAnnotationColumns = 10;

enum class AnnotationGrouping { None, Survey, Kind, Tag, Finding, Node, Status };

struct AnnotationOrder
{
    AnnotationGrouping grouping = AnnotationGrouping::Survey;
    std::optional<AnnotationColumn> column; // none: by survey and place
    bool descending = false;
    friend bool operator==(const AnnotationOrder &, const AnnotationOrder &) = default;
};

// Indexes of rows in groups; one group without a title where nothing is grouped. A row with two tags stands in two groups.
struct ArrangedGroup
{
    QString title; // empty: those that have none of it
    std::vector<int> rows;
};
struct Arrangement
{
    std::vector<ArrangedGroup> groups;
    int shown = 0; // rows, each counted once
};
[[nodiscard]] Arrangement arrange(const AnnotationRows &rows, const AnnotationFilter &filter, const AnnotationOrder &order,
                                  const CancelToken &cancel = {});

} // namespace conspectus
