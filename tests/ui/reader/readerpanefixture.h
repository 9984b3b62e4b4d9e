// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A reader pane on pages without a worker, and what tests do with it.
#pragma once

#include "fakesource.h"
#include "ui/reader/pdfview.h"
#include "ui/reader/readerpane.h"

#include <QJsonObject>
#include <QTest>
#include <functional>
#include <memory>

namespace conspectus::test {

class ReaderPaneFixture : public QObject
{
    Q_OBJECT
protected:
    std::unique_ptr<ReaderPane> m_pane;
    FakeSource *m_source = nullptr;

    void makePane();
    void open(int pages, const std::function<void(FakeSource &)> &prepare = {}, const QJsonObject &restore = {});
    void waitForText(int page);
    [[nodiscard]] reader::PdfView *view() const { return m_pane->view(); }
    // The viewport point of a word of the page, at a share of its width.
    [[nodiscard]] QPoint pointOf(int page, const QString &word, double share = 0.5) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view(), key, modifiers); }
    void selectWords(const QString &from, const QString &to);
};

} // namespace conspectus::test
