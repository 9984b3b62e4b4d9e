// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where the matrix gets its surveys from: those that are open as they are, the others from the store, and which of all are its
// columns.
#include "ui/matrix/evidencematrixview.h"

#include "library/sharedobjects.h"
#include "library/taxonomyedits.h"
#include "survey/projection.h"
#include "ui/matrix/matrixgrid.h"
#include "ui/matrix/matrixsurveysdialog.h"

#include <QComboBox>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QTimer>
#include <QtConcurrent>

namespace conspectus {

namespace {

const QString kKey = QStringLiteral("evidence-matrix");
const QString kSurveys = QStringLiteral("surveys");
const QString kKind = QStringLiteral("kind");
const QString kRows = QStringLiteral("rows");

struct Loaded
{
    std::map<QString, std::shared_ptr<const SurveySnapshot>> snapshots;
    std::vector<SurveyId> suggested;
};

// chosen empty: of those that suggest themselves.
Loaded loaded(const std::vector<ObjectState> &objects, const QStringList &chosen)
{
    Loaded result;
    result.suggested = surveysForMatrix(objects);
    QSet<QString> wanted(chosen.begin(), chosen.end());
    if (wanted.isEmpty()) {
        for (const SurveyId &survey : result.suggested)
            wanted.insert(survey.text());
    }
    QHash<QString, std::vector<ObjectState>> bySurvey;
    for (const ObjectState &object : objects) {
        const QString owner = object.type == type::survey ? object.id.text() : object.owner.text();
        if (wanted.contains(owner))
            bySurvey[owner].push_back(object);
    }
    for (auto it = bySurvey.constBegin(); it != bySurvey.constEnd(); ++it)
        result.snapshots[it.key()] = std::make_shared<const SurveySnapshot>(snapshotFrom(*it, SurveyId(it.key())));
    return result;
}

} // namespace

void EvidenceMatrixView::connectLibrary()
{
    const auto isBehind = [this] {
        m_isBehind = true;
        if (isVisible())
            m_soon->start();
    };
    connect(m_library, &Library::opened, this, [this, isBehind] {
        m_hasLoaded = false;
        restoreChoice();
        isBehind();
    });
    connect(m_library, &Library::surveyAdded, this, isBehind);
    connect(m_library, &Library::surveyRemoved, this, isBehind);
    connect(m_library, &Library::surveyAboutToBeClosed, this, isBehind);
    connect(m_library, &Library::surveyOpened, this, &EvidenceMatrixView::follow);
    connect(m_library, &Library::surveyRowChanged, this, [this, isBehind](int row) {
        if (!m_library->survey(m_library->surveys()[static_cast<size_t>(row)].id))
            isBehind();
    });
    connect(m_library->shared(), &SharedObjects::changed, this, [this] {
        if (isVisible())
            m_soon->start();
    });
    if (m_library->isOpen())
        restoreChoice();
    for (const SurveyRow &row : m_library->surveys()) {
        if (m_library->survey(row.id))
            follow(row.id);
    }
}

void EvidenceMatrixView::follow(const SurveyId &id)
{
    SurveyData *survey = m_library->survey(id);
    if (!survey)
        return;
    const auto soon = [this] {
        if (isVisible())
            m_soon->start();
    };
    survey->disconnect(this);
    connect(survey, &SurveyData::inserted, this, soon);
    connect(survey, &SurveyData::removed, this, soon);
    connect(survey, &SurveyData::changed, this, soon);
    connect(survey, &SurveyData::surveyChanged, this, soon);
}

void EvidenceMatrixView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    rebuild();
}

// The objects come from the store; the surveys are put together away from this thread.
void EvidenceMatrixView::load()
{
    if (m_isLoading || !m_library->isOpen())
        return;
    m_isBehind = false;
    m_isLoading = true;
    updateState();
    m_library->objectsOfType(nodePassageTypes(), this, [this](Result<std::vector<ObjectState>> objects) {
        if (!objects) {
            m_isLoading = false;
            Q_EMIT message(objects.error().message);
            return updateState();
        }
        auto *watcher = new QFutureWatcher<Loaded>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            const Loaded result = watcher->result();
            watcher->deleteLater();
            take(result.snapshots, result.suggested);
        });
        watcher->setFuture(QtConcurrent::run([all = std::move(*objects), chosen = m_chosen] { return loaded(all, chosen); }));
    });
}

void EvidenceMatrixView::take(std::map<QString, std::shared_ptr<const SurveySnapshot>> stored, std::vector<SurveyId> suggested)
{
    m_isLoading = false;
    m_hasLoaded = true;
    m_stored = std::move(stored);
    if (m_chosen.isEmpty()) {
        for (const SurveyId &survey : suggested)
            m_chosen << survey.text();
    }
    rebuild();
}

const SurveySnapshot *EvidenceMatrixView::snapshotOf(const SurveyId &id) const
{
    if (const SurveyData *open = m_library->survey(id))
        return &open->snapshot();
    const auto stored = m_stored.find(id.text());
    return stored == m_stored.end() ? nullptr : stored->second.get();
}

void EvidenceMatrixView::rebuild()
{
    if (m_isBehind || !m_hasLoaded)
        load();
    if (!m_hasLoaded)
        return;
    std::vector<const SurveySnapshot *> snapshots;
    for (const SurveyRow &row : m_library->surveys()) { // their order is that of the library
        const SurveySnapshot *snapshot = m_chosen.contains(row.id.text()) ? snapshotOf(row.id) : nullptr;
        if (snapshot)
            snapshots.push_back(snapshot);
    }
    m_model->setMatrix(evidenceMatrix(snapshots, sharedNodes(*m_library)));
    if (!m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_model->index(0, 0));
    showCell();
    updateState();
}

std::vector<SurveyId> EvidenceMatrixView::surveys() const
{
    std::vector<SurveyId> ids;
    for (const MatrixSurvey &survey : m_model->matrix().surveys)
        ids.push_back(survey.id);
    return ids;
}

void EvidenceMatrixView::setSurveys(const QStringList &surveys)
{
    m_chosen = surveys;
    m_isBehind = true;
    keepChoice();
    rebuild();
}

void EvidenceMatrixView::chooseSurveys()
{
    auto *dialog = new MatrixSurveysDialog(m_library->surveys(), QSet<QString>(m_chosen.begin(), m_chosen.end()), this);
    connect(dialog, &MatrixSurveysDialog::surveysChosen, this, &EvidenceMatrixView::setSurveys);
    dialog->open();
}

void EvidenceMatrixView::restoreChoice()
{
    const QJsonObject state = m_library->viewState(kKey);
    m_chosen.clear();
    for (const QJsonValue &survey : state.value(kSurveys).toArray())
        m_chosen << survey.toString();
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(state.value(kKind).toString())));
    m_rows->setCurrentIndex(std::max(0, m_rows->findData(state.value(kRows).toString())));
}

void EvidenceMatrixView::keepChoice()
{
    if (!m_library->isOpen() || !m_hasLoaded)
        return;
    m_library->putViewState(kKey, {{kSurveys, QJsonArray::fromStringList(m_chosen)},
                                   {kKind, m_kinds->currentData().toString()},
                                   {kRows, m_rows->currentData().toString()}});
}

} // namespace conspectus
