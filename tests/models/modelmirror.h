// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A copy of a model kept by its signals alone: rows that come and go, data said to have changed. If it ever differs from
// the model itself, a signal was missing or wrong. print() is a tree as text, one row a line.
#pragma once

#include "models/roles.h"

#include <QAbstractItemModel>
#include <QPoint>
#include <memory>
#include <vector>

namespace conspectus::test {

[[nodiscard]] inline QString rowText(const QModelIndex &index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    const auto add = [&](const char *name, int role) {
        const QVariant value = index.data(role);
        if (value.isValid() && !value.toString().isEmpty())
            text += QStringLiteral(" %1=%2").arg(QLatin1String(name), value.toString());
    };
    add("count", CountRole);
    add("number", NumberRole);
    add("note", NoteRole);
    add("kind", KindIdRole);
    add("saved", SavedRole);
    add("section", SectionRole);
    add("dimmed", DimmedRole);
    add("page", PageLabelRole);
    if (const QStringList links = index.data(LinksRole).toStringList(); !links.isEmpty())
        text += QStringLiteral(" links=") + links.join(QLatin1Char(','));
    return text;
}

[[nodiscard]] inline QString printTree(const QAbstractItemModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(depth * 2, QLatin1Char(' ')) + rowText(index) + QLatin1Char('\n') + printTree(model, index, depth + 1);
    }
    return text;
}

class ModelMirror : public QObject
{
public:
    explicit ModelMirror(QAbstractItemModel *model) : m_model(model)
    {
        reload();
        connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent, int first, int last) {
            ++inserts;
            Row *row = find(parent);
            for (int i = first; i <= last; ++i)
                row->children.insert(row->children.begin() + i, read(m_model->index(i, 0, parent)));
        });
        // The parent is looked up while the model still has the rows: its own row may go with them.
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &parent, int first, int last) {
            ++removals;
            Row *row = find(parent);
            row->children.erase(row->children.begin() + first, row->children.begin() + last + 1);
        });
        connect(model, &QAbstractItemModel::rowsAboutToBeMoved, this,
                [this](const QModelIndex &from, int first, int, const QModelIndex &to, int before) {
                    ++moves;
                    Row *source = find(from);
                    Row *target = find(to);
                    std::unique_ptr<Row> taken = std::move(source->children[static_cast<size_t>(first)]);
                    source->children.erase(source->children.begin() + first);
                    const int at = source == target && before > first ? before - 1 : before;
                    target->children.insert(target->children.begin() + at, std::move(taken));
                });
        connect(model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
            ++changes;
            Row *row = find(from.parent());
            for (int i = from.row(); i <= to.row(); ++i)
                row->children[static_cast<size_t>(i)]->text = rowText(m_model->index(i, 0, from.parent()));
        });
        connect(model, &QAbstractItemModel::modelReset, this, [this] {
            ++resets;
            reload();
        });
        connect(model, &QAbstractItemModel::layoutChanged, this, [this] {
            ++resets;
            reload();
        });
    }

    [[nodiscard]] QString print() const { return print(m_root, -1); }
    void forgetCounts() { inserts = removals = moves = changes = resets = 0; }

    int inserts = 0;
    int removals = 0;
    int moves = 0;
    int changes = 0;
    int resets = 0;

private:
    struct Row
    {
        QString text;
        std::vector<std::unique_ptr<Row>> children;
    };
    QAbstractItemModel *m_model;
    Row m_root;

    void reload()
    {
        m_root.children.clear();
        for (int row = 0; row < m_model->rowCount(); ++row)
            m_root.children.push_back(read(m_model->index(row, 0)));
    }
    [[nodiscard]] std::unique_ptr<Row> read(const QModelIndex &index) const
    {
        auto row = std::make_unique<Row>();
        row->text = rowText(index);
        for (int i = 0; i < m_model->rowCount(index); ++i)
            row->children.push_back(read(m_model->index(i, 0, index)));
        return row;
    }
    [[nodiscard]] Row *find(const QModelIndex &index)
    {
        return index.isValid() ? find(index.parent())->children[static_cast<size_t>(index.row())].get() : &m_root;
    }
    [[nodiscard]] static QString print(const Row &row, int depth)
    {
        QString text = depth < 0 ? QString() : QString(depth * 2, QLatin1Char(' ')) + row.text + QLatin1Char('\n');
        for (const auto &child : row.children)
            text += print(*child, depth + 1);
        return text;
    }
};

} // namespace conspectus::test
