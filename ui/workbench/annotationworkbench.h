// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The annotation workbench: all annotations of all surveys in one table, filtered, grouped, changed many at once, exported as shown.
// Reads the library in the background when it is shown and after each change; filtering and sorting are done on another thread.
#pragma once

#include "library/annotationquery.h"
#include "library/bulkedits.h"
#include "library/library.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace conspectus {

class EmptyLabel;
class WorkbenchFilters;
class WorkbenchModel;
class WorkbenchView;

class AnnotationWorkbench final : public QWidget
{
    Q_OBJECT
public:
    explicit AnnotationWorkbench(Library *library, QWidget *parent = nullptr);

    [[nodiscard]] WorkbenchModel *model() const { return m_model; }
    [[nodiscard]] WorkbenchView *view() const { return m_view; }
    [[nodiscard]] WorkbenchFilters *filters() const { return m_filters; }
    [[nodiscard]] QSet<QString> chosen() const; // ids of annotations
    [[nodiscard]] bool isBusy() const;          // reading, arranging or changing

public Q_SLOTS:
    void apply(const conspectus::BulkEdit &edit); // to what is chosen
    void reload();

Q_SIGNALS:
    void annotationActivated(const conspectus::SurveyId &survey, const conspectus::AnnotationId &annotation);
    void leaveWanted();
    void message(const QString &line);
    void settled(); // what is shown is what the library has and the filters ask for

protected:
    void showEvent(QShowEvent *event) override;

private:
    void apply(const BulkEdit &edit, const QSet<QString> &ids);
    // annotationworkbench.cpp: reading and showing
    void makeHeader();
    void loaded(Job *job, const std::shared_ptr<const AnnotationRows> &rows);
    void arrangeAgain();
    void display(const std::shared_ptr<const AnnotationRows> &rows, Arrangement arrangement, bool grouped);
    void sortBy(int column);
    void updateState();
    [[nodiscard]] int selectedRows() const;
    [[nodiscard]] int chosenCount() const;
    // workbenchediting.cpp: changing and exporting
    void makeBar();
    QToolButton *addMenu(const QString &text, const QString &icon, std::function<void(QMenu *)> fill);
    void fillKinds(QMenu *menu);
    void fillStatuses(QMenu *menu);
    void fillExport(QMenu *menu);
    void showMenu(const QPoint &at);
    void askTags();
    void askTarget(bool forFinding);
    void removeChosen();
    void exportShown(const QString &format);
    void say(const BulkChanges &changes);

    Library *m_library;
    WorkbenchModel *m_model;
    WorkbenchFilters *m_filters;
    WorkbenchView *m_view;
    EmptyLabel *m_empty;
    QLabel *m_count;
    QWidget *m_bar;
    QList<QToolButton *> m_editButtons;
    QToolButton *m_exportButton = nullptr;
    std::shared_ptr<const AnnotationRows> m_rows;
    AnnotationOrder m_order;
    QTimer m_stale; // something was changed: read again soon
    QPointer<Job> m_job;
    CancelToken m_arranging;
    quint64 m_generation = 0; // of arrangements
    quint64 m_reading = 0;    // of readings
    bool m_isReading = false;
    bool m_isArranging = false;
    bool m_isChanging = false;
    bool m_isStale = true;
};

} // namespace conspectus
