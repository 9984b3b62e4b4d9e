// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kinds and kind sets of a library: the built-in ones (fixed ids) with what the reader changed laid over them, then the
// reader's own. Shared objects of types "kind" (set, name, key, pattern, four colours, hidden) and "kindset" (name), so every
// change is an operation with undo. Keeps survey/kinds.h up to date, where painters, lists, exports and the command line
// ask, and tells the surveys that are open. Home thread; one for each library that is open.
#pragma once

#include "library/library.h"

namespace conspectus {

class KindRegistry final : public QObject
{
    Q_OBJECT
public:
    static constexpr size_t kMostKinds = 9; // in a set: as many as there are digits

    explicit KindRegistry(Library *library, QObject *parent = nullptr);
    ~KindRegistry() override; // the built-in ones are in use again

    [[nodiscard]] const std::vector<KindSet> &sets() const { return kindSets(); }
    [[nodiscard]] static bool isBuiltIn(const KindId &kind);
    [[nodiscard]] static bool isBuiltIn(const KindSetId &set);
    [[nodiscard]] bool isChanged(const KindSetId &set) const; // a built-in one that is not as it came

    // Another kind that has its digit gets the one that becomes free. Nothing where nothing differs.
    void change(const Kind &changed);
    // With the first free digit, a pattern and colours that the set has not. Null where the set is full.
    KindId addKind(const KindSetId &set, const QString &name);
    // No longer offered; annotations that have it keep it, with its name and look.
    void removeKind(const KindId &kind);
    // A copy of the kinds of another set.
    KindSetId addSet(const QString &name, const KindSetId &like);
    void renameSet(const KindSetId &set, const QString &name);
    void removeSet(const KindSetId &set); // the reader's own only
    // A built-in set as it came; kinds added to it are removed.
    void restoreSet(const KindSetId &set);

Q_SIGNALS:
    void changed();

private:
    void reload();
    void tellSurveys();
    [[nodiscard]] bool mayEdit() const;
    [[nodiscard]] std::vector<Change> changesFor(const Kind &kind, const KindSetId &set) const;
    [[nodiscard]] std::vector<Change> madeFirst(const ObjectId &id, const QString &type) const;
    [[nodiscard]] static const KindSet *setOf(const KindId &kind);

    Library *m_library;
};

} // namespace conspectus
