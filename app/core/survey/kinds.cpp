// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/kinds.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <mutex>

// Resources in a static library are only linked in where something names them; the macro does not work in a
// namespace.
static void initialiseKindResources() { Q_INIT_RESOURCE(kinds); }

namespace conspectus {

namespace {

constexpr std::array kPatterns{
    std::pair{KindPattern::Plain, QLatin1String("plain")},
    std::pair{KindPattern::Line, QLatin1String("line")},
    std::pair{KindPattern::Dashes, QLatin1String("dashes")},
    std::pair{KindPattern::Dots, QLatin1String("dots")},
    std::pair{KindPattern::Hatch, QLatin1String("hatch")},
    std::pair{KindPattern::Wave, QLatin1String("wave")},
    std::pair{KindPattern::Frame, QLatin1String("frame")},
    std::pair{KindPattern::DoubleLine, QLatin1String("double-line")},
    std::pair{KindPattern::Bars, QLatin1String("bars")},
};

KindPattern patternFrom(const QString &name)
{
    const auto it =
        std::ranges::find_if(kPatterns, [&name](const auto &entry) { return name == entry.second; });
    Q_ASSERT(it != kPatterns.end());
    return it == kPatterns.end() ? KindPattern::Plain : it->first;
}

QColor colour(const QJsonObject &kind, QLatin1String theme, QLatin1String part)
{
    return QColor(kind.value(theme).toObject().value(part).toString());
}

Kind kindFrom(const QJsonObject &object)
{
    Kind kind;
    kind.id = KindId(object.value(QLatin1String("id")).toString());
    kind.name = object.value(QLatin1String("name")).toString();
    kind.key = object.value(QLatin1String("key")).toString();
    kind.pattern = patternFrom(object.value(QLatin1String("pattern")).toString());
    kind.lightInk = colour(object, QLatin1String("light"), QLatin1String("ink"));
    kind.lightFill = colour(object, QLatin1String("light"), QLatin1String("fill"));
    kind.darkInk = colour(object, QLatin1String("dark"), QLatin1String("ink"));
    kind.darkFill = colour(object, QLatin1String("dark"), QLatin1String("fill"));
    return kind;
}

KindSet kindSetFrom(const QJsonObject &object)
{
    KindSet set;
    set.id = KindSetId(object.value(QLatin1String("id")).toString());
    set.name = object.value(QLatin1String("name")).toString();
    const QJsonArray kinds = object.value(QLatin1String("kinds")).toArray();
    for (const QJsonValue &kind : kinds)
        set.kinds.push_back(kindFrom(kind.toObject()));
    std::ranges::sort(set.kinds, {}, &Kind::key);
    return set;
}

std::vector<KindSet> readKindSets()
{
    initialiseKindResources();
    QFile file(QStringLiteral(":/conspectus/kinds.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The built-in kinds are missing from the program");
    std::vector<KindSet> sets;
    const QJsonArray array =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("sets")).toArray();
    for (const QJsonValue &set : array)
        sets.push_back(kindSetFrom(set.toObject()));
    if (sets.empty())
        qFatal("The built-in kinds cannot be read");
    return sets;
}

// What was in use at some time. All are kept: whoever has a pointer to a kind keeps it; a reader changes kinds a few dozen
// times in a run of the program at most.
struct Generation
{
    std::vector<KindSet> sets;
    std::vector<Kind> retired;
};

std::atomic<const Generation *> current = nullptr;

// The built-in ones where nothing was laid over them.
const std::vector<KindSet> &setsInUse()
{
    const Generation *now = current.load(std::memory_order_acquire);
    return now ? now->sets : builtInKindSets();
}

template <typename Predicate>
const Kind *findKind(Predicate predicate)
{
    const Generation *now = current.load(std::memory_order_acquire);
    for (const KindSet &set : now ? now->sets : builtInKindSets()) {
        const auto it = std::ranges::find_if(set.kinds, predicate);
        if (it != set.kinds.end())
            return &*it;
    }
    if (!now)
        return nullptr;
    const auto it = std::ranges::find_if(now->retired, predicate);
    return it == now->retired.end() ? nullptr : &*it;
}

} // namespace

const std::vector<KindSet> &builtInKindSets()
{
    static const std::vector<KindSet> sets = readKindSets();
    return sets;
}

const std::vector<KindSet> &kindSets() { return setsInUse(); }

void setKindSets(std::vector<KindSet> sets, std::vector<Kind> retired)
{
    static std::mutex mutex;
    static std::vector<std::unique_ptr<const Generation>> all;
    const std::lock_guard lock(mutex);
    if (retired.empty() && sets == builtInKindSets()) {
        current.store(nullptr, std::memory_order_release);
        return;
    }
    all.push_back(std::make_unique<const Generation>(Generation{std::move(sets), std::move(retired)}));
    current.store(all.back().get(), std::memory_order_release);
}

QString patternName(KindPattern pattern)
{
    const auto it = std::ranges::find(kPatterns, pattern, &std::pair<KindPattern, QLatin1String>::first);
    return it == kPatterns.end() ? QString() : QString(it->second);
}

std::optional<KindPattern> patternFromName(const QString &name)
{
    const auto it = std::ranges::find_if(kPatterns, [&name](const auto &entry) { return name == entry.second; });
    return it == kPatterns.end() ? std::nullopt : std::optional(it->first);
}

const Kind *kindById(const KindId &id)
{
    return findKind([&id](const Kind &kind) { return kind.id == id; });
}

const Kind *kindByName(const QString &name)
{
    const QString wanted = name.trimmed();
    if (const Kind *kind = kindById(KindId(wanted)))
        return kind;
    return findKind(
        [&wanted](const Kind &kind) { return kind.name.compare(wanted, Qt::CaseInsensitive) == 0; });
}

const KindSet &kindSetOrReading(const KindSetId &id)
{
    const std::vector<KindSet> &sets = kindSets();
    const auto it = std::ranges::find(sets, id, &KindSet::id);
    return it == sets.end() ? sets.front() : *it;
}

bool makesFinding(const KindId &kind) { return kind == KindId(QStringLiteral("kind.clinical.finding")); }

const Kind &kindForSource(const KindSet &set, const QString &slot)
{
    Q_ASSERT(!set.kinds.empty());
    for (const QString &name : {slot, QStringLiteral("evidence")}) {
        const auto it = std::ranges::find_if(set.kinds, [&name](const Kind &kind) {
            return !name.isEmpty() && kind.id.text().endsWith(QLatin1Char('.') + name);
        });
        if (it != set.kinds.end())
            return *it;
    }
    const auto it = std::ranges::find_if(set.kinds, [](const Kind &kind) { return !makesFinding(kind.id); });
    return it == set.kinds.end() ? set.kinds.front() : *it;
}

} // namespace conspectus
