// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readerpanefixture.h"

#include <QSignalSpy>

namespace conspectus::test {

void ReaderPaneFixture::makePane()
{
    m_pane = std::make_unique<ReaderPane>();
    m_pane->resize(700, 600);
}

void ReaderPaneFixture::open(int pages, const std::function<void(FakeSource &)> &prepare, const QJsonObject &restore)
{
    m_pane->setSourceFactory([this, pages, prepare](QObject *parent) {
        m_source = new FakeSource(pages, parent);
        if (prepare)
            prepare(*m_source);
        return m_source;
    });
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QSignalSpy painted(m_pane.get(), &ReaderPane::firstPaint);
    QSignalSpy asked(m_pane.get(), &ReaderPane::passwordNeeded);
    QSignalSpy failed(m_pane.get(), &ReaderPane::documentFailed);
    m_pane->openPath(QStringLiteral("/nowhere/fake.pdf"), {}, restore);
    QTRY_VERIFY(painted.count() + asked.count() + failed.count() > 0);
    view()->setFocus();
}

void ReaderPaneFixture::waitForText(int page)
{
    QTRY_VERIFY(!pointOf(page, QStringLiteral("p%1left0").arg(page)).isNull());
}

QPoint ReaderPaneFixture::pointOf(int page, const QString &word, double share) const
{
    const text::RawPage raw = m_source->rawPage(page);
    if (view()->currentPageText().isEmpty()) // the text of the current page must be there
        return {};
    for (const text::RawWord &each : raw.words) {
        if (each.text == word) {
            const QPointF at(each.box.left() + share * each.box.width(), each.box.center().y());
            return (view()->layout().toContent({page, at}) - view()->scrollPosition()).toPoint();
        }
    }
    return {};
}

void ReaderPaneFixture::selectWords(const QString &from, const QString &to)
{
    QTest::mousePress(view()->viewport(), Qt::LeftButton, {}, pointOf(0, from, 0.0) + QPoint(1, 0));
    QTest::mouseMove(view()->viewport(), pointOf(0, to, 0.5));
    QTest::mouseMove(view()->viewport(), pointOf(0, to, 1.0));
    QTest::mouseRelease(view()->viewport(), Qt::LeftButton, {}, pointOf(0, to, 1.0));
}

} // namespace conspectus::test
