// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The preferences: appearance, kinds, reading, library and backups, privacy. A list of pages at the left, the page at the
// right; every change takes effect at once and is kept. There is nothing to apply.
#pragma once

#include "library/library.h"
#include "ui/actions.h"
#include "ui/appearance.h"
#include "ui/settings.h"

#include <QDialog>

class QListWidget;
class QStackedWidget;

namespace conspectus {

class KindRegistry;
class KindsPage;

class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    enum class Page { Appearance, Kinds, Reading, Library, Privacy };
    struct Parts
    {
        Library *library;
        KindRegistry *kinds;
        const Actions *actions;
        Settings *settings;
        Appearance *appearance;
    };
    PreferencesDialog(const Parts &parts, QWidget *parent);
    void showPage(Page page);
    [[nodiscard]] KindsPage *kindsPage() const { return m_kindsPage; }

Q_SIGNALS:
    void recentCleared();

protected:
    void keyPressEvent(QKeyEvent *event) override; // Return ends a name, it presses no button that has not the focus

private:
    [[nodiscard]] QWidget *makeAppearance();
    [[nodiscard]] QWidget *makeReading();
    [[nodiscard]] QWidget *makeLibrary();
    [[nodiscard]] QWidget *makePrivacy();
    void addPage(const QString &name, QWidget *page);
    // A check box for a checkable action of the table.
    [[nodiscard]] QWidget *boxFor(ActionId id, QWidget *parent) const;
    [[nodiscard]] QWidget *buttonFor(ActionId id, QWidget *parent) const;

    Parts m_parts;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    KindsPage *m_kindsPage = nullptr;
};

} // namespace conspectus
