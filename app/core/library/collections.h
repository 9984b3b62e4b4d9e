// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Collections: named lists of surveys, in a tree. A survey can be in several; being in one says nothing about those above
// it. They are shared objects of type "collection" with the fields name, parent and order and the set "surveys", so every
// change is an operation with undo and two machines merge. Merging can make collections each other's parents: each such
// cycle is broken at its collection with the smallest id, which becomes a root. Home thread; read-only libraries change
// nothing.
#pragma once

#include "library/library.h"

namespace conspectus {

using CollectionId = Id<struct CollectionTag>;

struct Collection
{
    CollectionId id;
    QString name;
    CollectionId parent; // null: a root, or its parent is gone
    QString order;       // fractional key among its siblings
    QStringList surveys; // ids, sorted; those removed from the library too
    friend bool operator==(const Collection &, const Collection &) = default;
};

class Collections final : public QObject
{
    Q_OBJECT
public:
    explicit Collections(Library *library, QObject *parent = nullptr);

    // All, parents before children, siblings in their order.
    [[nodiscard]] const std::vector<Collection> &all() const { return m_all; }
    [[nodiscard]] const Collection *collection(const CollectionId &id) const;
    [[nodiscard]] std::vector<const Collection *> childrenOf(const CollectionId &parent) const; // null: the roots
    // "Thesis › Chapter 2".
    [[nodiscard]] QString pathOf(const CollectionId &id) const;
    [[nodiscard]] bool isWithin(const CollectionId &id, const CollectionId &ancestor) const; // itself too

    CollectionId make(const QString &name, const CollectionId &parent = {}); // last of its siblings
    void rename(const CollectionId &id, const QString &name);
    // Under another parent (null: a root), last there; nothing where it would stand below itself.
    void move(const CollectionId &id, const CollectionId &parent);
    // One place up or down among its siblings.
    void shift(const CollectionId &id, int step);
    // The surveys stay in the library; collections below it move up to where it stood.
    void remove(const CollectionId &id);
    void add(const CollectionId &id, const QStringList &surveys);
    void take(const CollectionId &id, const QStringList &surveys);

Q_SIGNALS:
    void changed();

private:
    void reload();
    [[nodiscard]] bool mayEdit() const;

    Library *m_library;
    std::vector<Collection> m_all;
};

} // namespace conspectus
