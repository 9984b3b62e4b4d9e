// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A library in a temporary folder with one survey imported from a page text of our own, and what the window would do around
// a pane: style, theme, fonts.
#pragma once

#include "base/clock.h"
#include "library/library.h"
#include "ui/theme.h"

#include <QTemporaryDir>
#include <memory>

namespace conspectus::test {

class PanelFixture
{
public:
    PanelFixture();
    ~PanelFixture();

    [[nodiscard]] Library &library() { return *m_library; }
    // Imports a page text and opens the survey; the survey stays open.
    SurveyData *import(const QByteArray &page);
    // With page(), a version of 48 pages and nothing else.
    SurveyData *importWithPdf();
    void addVersion(SurveyData &survey, int pages);
    AnnotationId annotate(SurveyData &survey, int page, double y, const QString &quote, const QString &note = {},
                          const QString &kind = QStringLiteral("kind.reading.claim"), const QString &section = {});
    // Closes the library and opens the folder again.
    void reopen();

    // The format of a pasted page, with an empty author, a cut abstract and an advertisement.
    [[nodiscard]] static QByteArray page();
    [[nodiscard]] static FindingId finding(const SurveyData &survey, Finding::Origin origin, int number = 0);
    static void setTheme(const Theme &theme);
    // Saves a picture where CONSPECTUS_PICTURES names a folder, for people to look at.
    static void picture(QWidget &widget, const QString &name);

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<Library> m_library;
    int m_annotations = 0;

    void open();
};

} // namespace conspectus::test
