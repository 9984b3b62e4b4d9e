// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/collections.h"

#include "library/editsteps.h"
#include "library/sharedobjects.h"
#include "library/siblingkeys.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

namespace conspectus {

namespace {

const QString kType = QStringLiteral("collection");
const QString kName = QStringLiteral("name");
const QString kParent = QStringLiteral("parent");
const QString kOrder = QStringLiteral("order");
const QString kSurveys = QStringLiteral("surveys");
constexpr qsizetype kLongestName = 200;

const QString kMake = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "New collection"));
const QString kRename = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Rename collection"));
const QString kMove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Move collection"));
const QString kRemove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove collection"));
const QString kAdd = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add to collection"));
const QString kTake = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Take out of collection"));

Collection collectionFrom(const ObjectState &object)
{
    return {object.id.as<CollectionTag>(), object.text(kName), CollectionId(object.text(kParent)), object.text(kOrder),
            object.sets.value(kSurveys)};
}

QString cleanName(const QString &name) { return name.simplified().left(kLongestName); }

bool standsBefore(const Collection *a, const Collection *b) { return std::tie(a->order, a->id) < std::tie(b->order, b->id); }

// Parents that are gone, and cycles: the same on every machine.
void mendParents(std::vector<Collection> &all)
{
    QHash<QString, Collection *> byId;
    for (Collection &each : all)
        byId.insert(each.id.text(), &each);
    for (Collection &each : all) {
        if (!byId.contains(each.parent.text()))
            each.parent = {};
    }
    for (Collection &each : all) { // by id, so the smallest of a cycle is met first
        QSet<QString> seen{each.id.text()};
        for (CollectionId up = each.parent; !up.isNull(); up = byId.value(up.text())->parent) {
            if (up == each.id) {
                each.parent = {};
                break;
            }
            if (seen.contains(up.text()))
                break; // a cycle further up, broken at its own smallest
            seen.insert(up.text());
        }
    }
}

} // namespace

Collections::Collections(Library *library, QObject *parent) : QObject(parent), m_library(library)
{
    connect(library->shared(), &SharedObjects::loaded, this, &Collections::reload);
    connect(library->shared(), &SharedObjects::changed, this, [this](const ObjectId &id) {
        const ObjectState *object = m_library->shared()->object(id);
        if (object && object->type == kType)
            reload();
    });
    reload();
}

void Collections::reload()
{
    std::vector<Collection> loose;
    for (const ObjectState *object : m_library->shared()->objectsOfType(kType))
        loose.push_back(collectionFrom(*object));
    mendParents(loose);
    std::vector<Collection> all;
    const auto addChildren = [&](const auto &self, const CollectionId &parent) -> void {
        std::vector<const Collection *> children;
        for (const Collection &each : loose) {
            if (each.parent == parent)
                children.push_back(&each);
        }
        std::ranges::sort(children, standsBefore);
        for (const Collection *child : children) {
            all.push_back(*child);
            self(self, child->id);
        }
    };
    addChildren(addChildren, CollectionId());
    if (all == m_all)
        return;
    m_all = std::move(all);
    Q_EMIT changed();
}

const Collection *Collections::collection(const CollectionId &id) const
{
    const auto found = std::ranges::find(m_all, id, &Collection::id);
    return found == m_all.end() ? nullptr : &*found;
}

std::vector<const Collection *> Collections::childrenOf(const CollectionId &parent) const
{
    std::vector<const Collection *> children;
    for (const Collection &each : m_all) {
        if (each.parent == parent)
            children.push_back(&each);
    }
    return children;
}

QString Collections::pathOf(const CollectionId &id) const
{
    QStringList names;
    for (const Collection *at = collection(id); at; at = collection(at->parent))
        names.prepend(at->name);
    return names.join(QStringLiteral(" › "));
}

bool Collections::isWithin(const CollectionId &id, const CollectionId &ancestor) const
{
    for (const Collection *at = collection(id); at; at = collection(at->parent)) {
        if (at->id == ancestor)
            return true;
    }
    return false;
}

bool Collections::mayEdit() const { return m_library->isOpen() && !m_library->isReadOnly(); }

CollectionId Collections::make(const QString &name, const CollectionId &parent)
{
    const QString clean = cleanName(name);
    if (!mayEdit() || clean.isEmpty())
        return {};
    const auto siblings = childrenOf(parent);
    const CollectionId id = CollectionId::create();
    std::vector<Change> changes{makingOf(asObject(id), kType), settingOf(asObject(id), kName, clean)};
    if (!parent.isNull())
        changes.push_back(settingOf(asObject(id), kParent, parent.text()));
    changes.push_back(settingOf(asObject(id), kOrder, orderBetween(siblings.empty() ? QString() : siblings.back()->order, {})));
    m_library->edit(kMake, changes);
    return id;
}

void Collections::rename(const CollectionId &id, const QString &name)
{
    const Collection *at = collection(id);
    const QString clean = cleanName(name);
    if (at && mayEdit() && !clean.isEmpty() && clean != at->name)
        m_library->edit(kRename, {settingOf(asObject(id), kName, clean)});
}

void Collections::move(const CollectionId &id, const CollectionId &parent)
{
    const Collection *at = collection(id);
    if (!at || !mayEdit() || at->parent == parent || isWithin(parent, id) || (!parent.isNull() && !collection(parent)))
        return;
    const auto siblings = childrenOf(parent);
    const QString order = orderBetween(siblings.empty() ? QString() : siblings.back()->order, {});
    m_library->edit(kMove, {settingOf(asObject(id), kParent, parent.text()), settingOf(asObject(id), kOrder, order)});
}

void Collections::shift(const CollectionId &id, int step)
{
    const Collection *at = collection(id);
    if (!at || !mayEdit() || step == 0)
        return;
    auto siblings = childrenOf(at->parent);
    const auto place = std::ranges::find(siblings, at);
    const auto from = place - siblings.begin();
    const auto to = from + (step > 0 ? 1 : -1);
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(siblings.size()))
        return;
    siblings.erase(place);
    QStringList keys;
    for (const Collection *sibling : siblings)
        keys.append(sibling->order);
    const SiblingKeys made = keysToPutAt(keys, to);
    std::vector<Change> changes{settingOf(asObject(id), kOrder, made.key)};
    for (qsizetype i = 0; i < made.siblings.size(); ++i)
        changes.push_back(settingOf(asObject(siblings[static_cast<size_t>(i)]->id), kOrder, made.siblings[i]));
    m_library->edit(kMove, changes);
}

void Collections::remove(const CollectionId &id)
{
    const Collection *at = collection(id);
    if (!at || !mayEdit())
        return;
    std::vector<Change> changes;
    for (const Collection *child : childrenOf(id))
        changes.push_back(settingOf(asObject(child->id), kParent, at->parent.text()));
    changes.push_back(deletionOf(asObject(id)));
    m_library->edit(kRemove, changes);
}

void Collections::add(const CollectionId &id, const QStringList &surveys)
{
    const Collection *at = collection(id);
    if (!at || !mayEdit())
        return;
    std::vector<Change> changes;
    for (const QString &survey : surveys) {
        if (!at->surveys.contains(survey) && m_library->surveyRow(SurveyId(survey)))
            changes.push_back({asObject(id), ChangeKind::Add, kSurveys, survey});
    }
    if (!changes.empty())
        m_library->edit(kAdd, changes);
}

void Collections::take(const CollectionId &id, const QStringList &surveys)
{
    const Collection *at = collection(id);
    if (!at || !mayEdit())
        return;
    std::vector<Change> changes;
    for (const QString &survey : surveys) {
        if (at->surveys.contains(survey))
            changes.push_back({asObject(id), ChangeKind::Remove, kSurveys, survey});
    }
    if (!changes.empty())
        m_library->edit(kTake, changes);
}

} // namespace conspectus
