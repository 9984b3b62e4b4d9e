// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/duplicates.h"

#include "library/pagematch.h"
#include "library/surveyedits.h"
#include "store/librarystore.h"
#include "survey/projection.h"
#include "text/fold.h"

#include <QCoreApplication>
#include <QPointer>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <map>
#include <tuple>

namespace conspectus {

namespace {

const QString kJoin = QStringLiteral(QT_TRANSLATE_NOOP("Undo", "Join surveys"));
constexpr double kSimilar = 0.08;     // of the longer title
constexpr qsizetype kTellingTitle = 24; // letters and digits; shorter ones must be equal

struct Looked
{
    const Survey *survey;
    QString arxiv;
    QString doi;
    QString title;
    QString author;
    bool isTaken = false;
};

Looked lookAt(const Survey &survey)
{
    static const QRegularExpression version(QStringLiteral("v\\d+$"));
    Looked looked{&survey, survey.arxivId.trimmed().toLower(), survey.doi.trimmed().toLower(),
                  text::alphanumeric(survey.title.shown()), {}};
    looked.arxiv.remove(version);
    if (!survey.authors.isEmpty())
        looked.author = text::alphanumeric(survey.authors.front());
    return looked;
}

bool isSimilar(const Looked &a, const Looked &b)
{
    const bool contradicts = (!a.arxiv.isEmpty() && !b.arxiv.isEmpty() && a.arxiv != b.arxiv)
                          || (!a.doi.isEmpty() && !b.doi.isEmpty() && a.doi != b.doi);
    if (contradicts || a.title.isEmpty() || b.title.isEmpty())
        return false;
    const bool sameAuthor = !a.author.isEmpty() && a.author == b.author;
    const bool noAuthor = a.author.isEmpty() || b.author.isEmpty();
    if (a.title == b.title)
        return sameAuthor || (noAuthor && a.title.size() >= kTellingTitle);
    const qsizetype shorter = std::min(a.title.size(), b.title.size());
    return sameAuthor && shorter >= kTellingTitle && claimDistance(a.title, b.title, kSimilar) <= kSimilar;
}

void groupByIdentifier(std::vector<Looked> &all, QString Looked::*identifier, DuplicateGroup::Reason reason,
                       std::vector<DuplicateGroup> &groups)
{
    std::map<QString, std::vector<Looked *>> byId;
    for (Looked &each : all) {
        if (!each.isTaken && !(each.*identifier).isEmpty())
            byId[each.*identifier].push_back(&each);
    }
    for (const auto &[id, same] : byId) {
        if (same.size() < 2)
            continue;
        DuplicateGroup group{reason, {}};
        for (Looked *each : same) {
            each->isTaken = true;
            group.surveys.push_back(each->survey->id);
        }
        groups.push_back(std::move(group));
    }
}

// Only titles that begin alike are compared: 10,000 surveys must not be 50 million comparisons.
void groupByTitle(std::vector<Looked> &all, std::vector<DuplicateGroup> &groups)
{
    constexpr qsizetype kBeginning = 4;
    std::map<QString, std::vector<Looked *>> byBeginning;
    for (Looked &each : all) {
        if (!each.isTaken)
            byBeginning[each.author.isEmpty() ? each.title.left(kBeginning) : each.author].push_back(&each);
        if (!each.isTaken && !each.author.isEmpty())
            byBeginning[each.title.left(kBeginning)].push_back(&each);
    }
    for (const auto &[beginning, some] : byBeginning) {
        for (size_t i = 0; i < some.size(); ++i) {
            if (some[i]->isTaken)
                continue;
            DuplicateGroup group{DuplicateGroup::Reason::Title, {some[i]->survey->id}};
            for (size_t j = i + 1; j < some.size(); ++j) {
                if (some[j] != some[i] && !some[j]->isTaken && isSimilar(*some[i], *some[j])) {
                    some[j]->isTaken = true;
                    group.surveys.push_back(some[j]->survey->id);
                }
            }
            if (group.surveys.size() > 1) {
                some[i]->isTaken = true;
                groups.push_back(std::move(group));
            }
        }
    }
}

} // namespace

std::vector<DuplicateGroup> duplicatesAmong(const std::vector<Survey> &surveys)
{
    std::vector<Looked> all;
    for (const Survey &survey : surveys)
        all.push_back(lookAt(survey));
    std::ranges::sort(all, [](const Looked &a, const Looked &b) {
        return std::tie(a.survey->added, a.survey->id) < std::tie(b.survey->added, b.survey->id);
    });
    std::vector<DuplicateGroup> groups;
    groupByIdentifier(all, &Looked::arxiv, DuplicateGroup::Reason::Arxiv, groups);
    groupByIdentifier(all, &Looked::doi, DuplicateGroup::Reason::Doi, groups);
    groupByTitle(all, groups);
    return groups;
}

void findDuplicates(Library &library, QObject *context, std::function<void(Result<std::vector<DuplicateGroup>>)> done)
{
    QSet<QString> listed; // neither removed nor joined already
    for (const SurveyRow &row : library.surveys())
        listed.insert(row.id.text());
    library.onStore([home = QPointer<Library>(&library), context = QPointer<QObject>(context), listed,
                     done = std::move(done)](store::LibraryStore &store) {
        const auto objects = store.objectsOfType(type::survey);
        Result<std::vector<DuplicateGroup>> answer = Failure(objects ? Error() : objects.error());
        if (objects) {
            std::vector<Survey> surveys;
            for (const ObjectState &object : *objects) {
                if (!object.deleted && listed.contains(object.id.text()))
                    surveys.push_back(surveyFrom(object));
            }
            answer = duplicatesAmong(surveys);
        }
        QMetaObject::invokeMethod(
            home,
            [context, done, answer] {
                if (context)
                    done(answer);
            },
            Qt::QueuedConnection);
    });
}

void joinSurveys(Library &library, const SurveyId &kept, const std::vector<SurveyId> &others)
{
    withSurveyObjects(library, others, &library, [&library, kept](const std::vector<ObjectState> &objects) {
        std::vector<Change> changes;
        for (const ObjectState &object : objects) {
            if (object.id != asObject(kept))
                changes.push_back({object.id, ChangeKind::SameAs, {}, kept.text()});
        }
        if (!changes.empty() && !library.isReadOnly())
            library.edit(kJoin, changes, objects);
    });
}

} // namespace conspectus
