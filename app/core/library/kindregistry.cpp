// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/kindregistry.h"

#include "library/editsteps.h"
#include "library/sharedobjects.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace conspectus {

namespace {

const QString kKind = QStringLiteral("kind");
const QString kSet = QStringLiteral("kindset");
const QString kInSet = QStringLiteral("set");
const QString kName = QStringLiteral("name");
const QString kKey = QStringLiteral("key");
const QString kPattern = QStringLiteral("pattern");
const QString kHidden = QStringLiteral("hidden");
constexpr qsizetype kLongestName = 60;

const QString kChange = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Change kind"));
const QString kAdd = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add kind"));
const QString kRemove = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove kind"));
const QString kAddSet = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Add kind set"));
const QString kRenameSet = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Rename kind set"));
const QString kRemoveSet = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Remove kind set"));
const QString kRestoreSet = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Restore kind set"));

const std::array kColours{std::pair{"light.ink", &Kind::lightInk}, std::pair{"light.fill", &Kind::lightFill},
                          std::pair{"dark.ink", &Kind::darkInk}, std::pair{"dark.fill", &Kind::darkFill}};

// What is odd in the log leaves what was there.
void layOver(Kind &kind, const ObjectState &object)
{
    if (const QString name = object.text(kName); !name.isEmpty())
        kind.name = name.left(kLongestName);
    if (object.fields.contains(kKey))
        kind.key = object.text(kKey).left(1);
    if (const auto pattern = patternFromName(object.text(kPattern)))
        kind.pattern = *pattern;
    for (const auto &[name, colour] : kColours) {
        const QString text = object.text(QLatin1String(name));
        if (text.size() == 7 && QColor::isValidColor(text))
            kind.*colour = QColor(text);
    }
}

bool byKey(const Kind &a, const Kind &b)
{
    if (a.key.isEmpty() != b.key.isEmpty())
        return b.key.isEmpty();
    return std::tie(a.key, a.id) < std::tie(b.key, b.id);
}

const KindSet *builtIn(const KindSetId &id)
{
    const auto &sets = builtInKindSets();
    const auto found = std::ranges::find(sets, id, &KindSet::id);
    return found == sets.end() ? nullptr : &*found;
}

QString freeKey(const KindSet &set)
{
    for (int digit = 1; digit <= 9; ++digit) {
        if (std::ranges::find(set.kinds, QString::number(digit), &Kind::key) == set.kinds.end())
            return QString::number(digit);
    }
    return {};
}

} // namespace

KindRegistry::KindRegistry(Library *library, QObject *parent) : QObject(parent), m_library(library)
{
    connect(library->shared(), &SharedObjects::loaded, this, &KindRegistry::reload);
    connect(library->shared(), &SharedObjects::changed, this, [this](const ObjectId &id) {
        const ObjectState *object = m_library->shared()->object(id);
        if (object && (object->type == kKind || object->type == kSet))
            reload();
    });
    reload();
}

KindRegistry::~KindRegistry() { setKindSets(builtInKindSets()); }

bool KindRegistry::isBuiltIn(const KindId &kind)
{
    return std::ranges::any_of(builtInKindSets(), [&](const KindSet &set) {
        return std::ranges::find(set.kinds, kind, &Kind::id) != set.kinds.end();
    });
}

bool KindRegistry::isBuiltIn(const KindSetId &set) { return builtIn(set) != nullptr; }

bool KindRegistry::isChanged(const KindSetId &set) const
{
    const KindSet *came = builtIn(set);
    return came && kindSetOrReading(set) != *came;
}

void KindRegistry::reload()
{
    std::vector<KindSet> sets = builtInKindSets();
    std::vector<Kind> retired;
    const SharedObjects &shared = *m_library->shared();
    for (const ObjectState *object : shared.objectsOfType(kSet)) {
        const auto known = std::ranges::find(sets, object->id.as<KindSetTag>(), &KindSet::id);
        KindSet &set = known != sets.end() ? *known : sets.emplace_back(KindSet{object->id.as<KindSetTag>(), {}, {}});
        if (const QString name = object->text(kName); !name.isEmpty())
            set.name = name.left(kLongestName);
    }
    for (KindSet &set : sets) { // the built-in kinds as they are now
        std::vector<Kind> shown;
        for (Kind &kind : set.kinds) {
            const ObjectState *object = shared.object(asObject(kind.id));
            const bool isOver = object && !object->deleted && object->type == kKind;
            if (isOver)
                layOver(kind, *object);
            (isOver && object->value(kHidden).toBool() ? retired : shown).push_back(kind);
        }
        set.kinds = std::move(shown);
    }
    for (const ObjectState *object : shared.objectsOfType(kKind)) {
        if (isBuiltIn(object->id.as<KindTag>()))
            continue;
        Kind own = builtInKindSets().front().kinds.front();
        own.id = object->id.as<KindTag>();
        layOver(own, *object);
        const auto set = std::ranges::find(sets, KindSetId(object->text(kInSet)), &KindSet::id);
        const bool isShown = set != sets.end() && !object->value(kHidden).toBool() && set->kinds.size() < kMostKinds;
        (isShown ? set->kinds : retired).push_back(own);
    }
    for (KindSet &set : sets)
        std::ranges::sort(set.kinds, byKey);
    const bool same = sets == kindSets() && std::ranges::all_of(retired, [](const Kind &kind) {
        const Kind *known = kindById(kind.id);
        return known && *known == kind;
    });
    if (same)
        return;
    setKindSets(std::move(sets), std::move(retired));
    tellSurveys();
    Q_EMIT changed();
}

// A kind's name and look are part of each annotation that has it.
void KindRegistry::tellSurveys()
{
    for (const SurveyRow &row : m_library->surveys()) {
        SurveyData *open = m_library->survey(row.id);
        if (!open)
            continue;
        Q_EMIT open->surveyChanged();
        const int count = static_cast<int>(open->snapshot().annotations.size());
        for (int number = 0; number < count; ++number)
            Q_EMIT open->changed(SurveyData::List::Annotations, number);
    }
}

bool KindRegistry::mayEdit() const { return m_library->isOpen() && !m_library->isReadOnly(); }

const KindSet *KindRegistry::setOf(const KindId &kind)
{
    const auto &sets = kindSets();
    const auto found = std::ranges::find_if(
        sets, [&kind](const KindSet &set) { return std::ranges::find(set.kinds, kind, &Kind::id) != set.kinds.end(); });
    return found == sets.end() ? nullptr : &*found;
}

std::vector<Change> KindRegistry::madeFirst(const ObjectId &id, const QString &type) const
{
    const ObjectState *object = m_library->shared()->object(id);
    if (object && !object->deleted)
        return {};
    if (object)
        return {restorationOf(id)};
    return {makingOf(id, type)};
}

// Only what differs from what is kept; all of it for an object that is made or comes back.
std::vector<Change> KindRegistry::changesFor(const Kind &kind, const KindSetId &set) const
{
    const ObjectId id = asObject(kind.id);
    std::vector<Change> changes = madeFirst(id, kKind);
    const ObjectState *object = changes.empty() ? m_library->shared()->object(id) : nullptr;
    const auto put = [&](const QString &field, const QJsonValue &value) {
        if (!object || object->value(field) != value)
            changes.push_back(settingOf(id, field, value));
    };
    put(kInSet, set.text());
    put(kName, kind.name.simplified().left(kLongestName));
    put(kKey, kind.key);
    put(kPattern, patternName(kind.pattern));
    for (const auto &[name, colour] : kColours)
        put(QLatin1String(name), (kind.*colour).name());
    put(kHidden, false);
    return changes;
}

void KindRegistry::change(const Kind &changed)
{
    const KindSet *set = setOf(changed.id);
    if (!set || !mayEdit() || changed.name.simplified().isEmpty())
        return;
    const auto now = std::ranges::find(set->kinds, changed.id, &Kind::id);
    if (*now == changed)
        return;
    std::vector<Change> changes = changesFor(changed, set->id);
    for (const Kind &other : set->kinds) {
        if (other.id == changed.id || changed.key.isEmpty() || other.key != changed.key)
            continue;
        Kind swapped = other;
        swapped.key = now->key;
        append(changes, changesFor(swapped, set->id));
    }
    m_library->edit(kChange, changes);
}

KindId KindRegistry::addKind(const KindSetId &setId, const QString &name)
{
    const KindSet &set = kindSetOrReading(setId);
    if (set.id != setId || !mayEdit() || set.kinds.size() >= kMostKinds || name.simplified().isEmpty())
        return {};
    // The first of the built-in looks that nobody in the set has; a pattern that is free counts most.
    const auto &looks = builtInKindSets().front().kinds;
    const auto isFree = [&set](const Kind &look) { return std::ranges::find(set.kinds, look.pattern, &Kind::pattern) == set.kinds.end(); };
    const auto found = std::ranges::find_if(looks, isFree);
    Kind made = found == looks.end() ? looks.front() : *found;
    made.id = KindId::create();
    made.name = name;
    made.key = freeKey(set);
    m_library->edit(kAdd, changesFor(made, setId));
    return made.id;
}

void KindRegistry::removeKind(const KindId &kind)
{
    const KindSet *set = setOf(kind);
    if (!set || !mayEdit() || set->kinds.size() < 2)
        return;
    std::vector<Change> changes = changesFor(*std::ranges::find(set->kinds, kind, &Kind::id), set->id);
    std::erase_if(changes, [](const Change &change) { return change.field == kHidden; });
    changes.push_back(settingOf(asObject(kind), kHidden, true));
    m_library->edit(kRemove, changes);
}

KindSetId KindRegistry::addSet(const QString &name, const KindSetId &like)
{
    const QString clean = name.simplified().left(kLongestName);
    if (!mayEdit() || clean.isEmpty())
        return {};
    const KindSetId id = KindSetId::create();
    std::vector<Change> changes = madeFirst(asObject(id), kSet);
    changes.push_back(settingOf(asObject(id), kName, clean));
    const std::vector<Kind> kinds = kindSetOrReading(like).kinds;
    for (Kind kind : kinds) {
        kind.id = KindId::create();
        append(changes, changesFor(kind, id));
    }
    m_library->edit(kAddSet, changes);
    return id;
}

void KindRegistry::renameSet(const KindSetId &set, const QString &name)
{
    const QString clean = name.simplified().left(kLongestName);
    if (!mayEdit() || clean.isEmpty() || kindSetOrReading(set).id != set || kindSetOrReading(set).name == clean)
        return;
    std::vector<Change> changes = madeFirst(asObject(set), kSet);
    changes.push_back(settingOf(asObject(set), kName, clean));
    m_library->edit(kRenameSet, changes);
}

void KindRegistry::removeSet(const KindSetId &set)
{
    if (mayEdit() && !isBuiltIn(set) && kindSetOrReading(set).id == set)
        m_library->edit(kRemoveSet, {deletionOf(asObject(set))});
}

void KindRegistry::restoreSet(const KindSetId &set)
{
    if (!mayEdit() || !isBuiltIn(set))
        return;
    std::vector<Change> changes;
    const SharedObjects &shared = *m_library->shared();
    const ObjectState *over = shared.object(asObject(set));
    if (over && !over->deleted)
        changes.push_back(deletionOf(asObject(set)));
    for (const ObjectState *object : shared.objectsOfType(kKind)) {
        if (object->text(kInSet) != set.text())
            continue;
        if (isBuiltIn(object->id.as<KindTag>()))
            changes.push_back(deletionOf(object->id));
        else
            changes.push_back(settingOf(object->id, kHidden, true));
    }
    if (!changes.empty())
        m_library->edit(kRestoreSet, changes);
}

} // namespace conspectus
