// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A DocumentSession with everything it said, and ways to wait for what it shall say.
#pragma once

#include "pdf/documentsession.h"
#include "support/testenvironment.h"

#include <QMap>
#include <QSignalSpy>
#include <QTest>
#include <optional>

namespace conspectus::test {

class SessionProbe : public QObject
{
    Q_OBJECT
public:
    SessionProbe()
    {
        using pdf::DocumentSession;
        connect(&session, &DocumentSession::opened, this, [this](const pdf::DocumentInfo &) { isOpen = true; });
        connect(&session, &DocumentSession::failed, this, [this](const Error &reason) { error = reason; });
        connect(&session, &DocumentSession::passwordNeeded, this, [this](bool wasWrong) {
            ++passwordAsks;
            wasPasswordWrong = wasWrong;
        });
        connect(&session, &DocumentSession::rendered, this, [this](const pdf::RenderedPage &page) {
            pictures.insert(page.request.tag, page.image);
            drawnOrder.append(page.request.tag);
        });
        connect(&session, &DocumentSession::renderFailed, this,
                [this](const pdf::RenderRequest &request, const Error &reason) {
                    failedPictures.insert(request.tag, reason);
                });
        connect(&session, &DocumentSession::textReady, this, [this](int page, const text::RawPage &text) {
            texts.insert(page, text);
            textOrder.append(page);
        });
        connect(&session, &DocumentSession::textFailed, this,
                [this](int page, const Error &reason) { failedTexts.insert(page, reason); });
        connect(&session, &DocumentSession::shapesReady, this,
                [this](int first, const std::vector<pdf::PageShape> &given) {
                    for (const pdf::PageShape &shape : given)
                        shapes.insert(first++, shape);
                });
        connect(&session, &DocumentSession::outlineReady, this,
                [this](const std::vector<pdf::OutlineItem> &items) { outline = items; });
        connect(&session, &DocumentSession::stillWorking, this, [this](int page) { slowPages.append(page); });
    }

    // Opens and waits for any of the three answers.
    [[nodiscard]] bool open(const QString &path, const QByteArray &password = {}, int wait = kLongWait)
    {
        session.open(path, password);
        return QTest::qWaitFor([this] { return isOpen || error || passwordAsks > 0; }, wait);
    }
    // Draws and waits; a null image where it failed.
    [[nodiscard]] QImage draw(const pdf::RenderRequest &request, int wait = kLongWait)
    {
        session.render(request);
        const auto isAnswered = [&] {
            return pictures.contains(request.tag) || failedPictures.contains(request.tag);
        };
        return QTest::qWaitFor(isAnswered, wait) ? pictures.value(request.tag) : QImage();
    }
    [[nodiscard]] bool read(int page, int wait = kLongWait)
    {
        session.requestText(page, 1);
        return QTest::qWaitFor([&] { return texts.contains(page) || failedTexts.contains(page); }, wait);
    }

    pdf::DocumentSession session;
    bool isOpen = false;
    std::optional<Error> error;
    int passwordAsks = 0;
    bool wasPasswordWrong = false;
    QMap<quint64, QImage> pictures;
    QMap<quint64, Error> failedPictures;
    QList<quint64> drawnOrder;
    QMap<int, text::RawPage> texts;
    QMap<int, Error> failedTexts;
    QList<int> textOrder;
    QMap<int, pdf::PageShape> shapes;
    std::optional<std::vector<pdf::OutlineItem>> outline;
    QList<int> slowPages;
};

} // namespace conspectus::test
