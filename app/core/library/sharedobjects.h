// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The objects of a library that belong to no survey: collections, kinds and kind sets, shared nodes of the taxonomy.
// They are kept in memory as the log leaves them; what they mean is read from them by whoever owns the type. Owned by
// Library; home thread only. Changes are applied at once, before they are saved.
#pragma once

#include "library/heldobjects.h"

#include <QObject>
#include <vector>

namespace conspectus {

class SharedObjects final : public QObject
{
    Q_OBJECT
public:
    explicit SharedObjects(QObject *parent = nullptr);

    // Null where there is none; a deleted one is given too.
    [[nodiscard]] const ObjectState *object(const ObjectId &id) const { return m_held.find(id); }
    // Those of a type that are not deleted, by id.
    [[nodiscard]] std::vector<const ObjectState *> objectsOfType(const QString &type) const;
    // False while an operation on the object is not acknowledged.
    [[nodiscard]] bool isSaved(const ObjectId &id) const { return m_held.isSaved(id); }

    // Called by Library only.
    void load(std::vector<ObjectState> objects);
    void apply(std::span<const Change> changes, HeldObjects::Counted *counted = nullptr); // as SurveyData
    void applyAgain(std::span<const Change> changes);
    void acknowledge(std::span<const ObjectId> objects);

Q_SIGNALS:
    void loaded();
    void changed(const conspectus::ObjectId &object); // made, changed, deleted or restored
    void savedChanged(const conspectus::ObjectId &object);

private:
    HeldObjects m_held;
};

} // namespace conspectus
