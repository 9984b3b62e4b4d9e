// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages without a worker: two columns of known words, pictures of one colour a page. Answers come through the event loop, or
// one by one when a test holds them back. What was asked and cancelled is kept for the tests.
#pragma once

#include "ui/reader/pagesource.h"

#include <QSet>
#include <vector>

namespace conspectus::test {

class FakeSource final : public reader::PageSource
{
    Q_OBJECT
public:
    explicit FakeSource(int pageCount, QObject *parent = nullptr);

    // What the document does.
    QByteArray password;       // asked for where not empty
    QSet<int> brokenPages;     // fail to draw until retryPage()
    bool hasText = true;
    bool isUnreadable = false; // the document as a whole
    bool holdsPictures = false;
    bool holdsOpening = false;
    std::vector<pdf::PageShape> shapes;
    std::vector<pdf::OutlineItem> outline;

    // What was asked.
    std::vector<pdf::RenderRequest> asked;
    std::vector<quint64> cancelled;
    QList<int> textAsked;

    // The words of a page, as the fake lays them out: word i of the left column is "p<page>left<i>", five a line, ten lines;
    // the right column likewise.
    [[nodiscard]] text::RawPage rawPage(int page) const;
    // Answers everything that is held and not cancelled.
    void answerHeld();
    void answerOpening();
    [[nodiscard]] std::size_t heldCount() const { return m_held.size(); }

    void open(const QString &path, const QByteArray &passwordUtf8) override;
    void retryWithPassword(const QByteArray &passwordUtf8) override;
    void render(const pdf::RenderRequest &request) override;
    void cancelRender(quint64 tag) override;
    void requestText(int firstPage, int count) override;
    void cancelText() override {}
    void requestShapes(int firstPage, int count) override;
    void requestOutline() override;
    void retryPage(int page) override;

private:
    int m_pageCount;
    std::vector<pdf::RenderRequest> m_held;

    void answer(const pdf::RenderRequest &request);
};

} // namespace conspectus::test
