// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fakesource.h"

#include <QColor>
#include <algorithm>
#include <cmath>

namespace conspectus::test {

FakeSource::FakeSource(int pageCount, QObject *parent)
    : PageSource(parent)
    , shapes(static_cast<std::size_t>(pageCount), {QSizeF(600, 800), Rotation::None, {}})
    , m_pageCount(pageCount)
{
}

text::RawPage FakeSource::rawPage(int page) const
{
    text::RawPage raw;
    raw.size = QSizeF(600, 800);
    if (!hasText)
        return raw;
    raw.fonts = {QStringLiteral("Serif")};
    for (const bool right : {false, true}) {
        for (int line = 0; line < 10; ++line) {
            for (int i = 0; i < 5; ++i) {
                text::RawWord word;
                word.text = QStringLiteral("p%1%2%3").arg(page).arg(right ? QStringLiteral("right") : QStringLiteral("left"))
                                    .arg(line * 5 + i);
                word.box = QRectF((right ? 320 : 50) + i * 47, 100 + line * 14, 44, 11);
                word.size = 10;
                word.font = 0;
                word.lineEnd = i == 4;
                raw.words.push_back(word);
            }
        }
    }
    text::RawLink link;
    link.area = QRectF(50, 700, 100, 20);
    link.targetPage = m_pageCount - 1;
    link.targetPoint = QPointF(0, 400);
    raw.links.push_back(link);
    text::RawLink outside;
    outside.kind = text::RawLink::Kind::Uri;
    outside.area = QRectF(200, 700, 100, 20);
    outside.uri = QStringLiteral("https://example.org/a");
    raw.links.push_back(outside);
    return raw;
}

void FakeSource::open(const QString &path, const QByteArray &passwordUtf8)
{
    Q_UNUSED(path)
    if (isUnreadable) {
        QMetaObject::invokeMethod(
                this, [this] { Q_EMIT failed({ErrorCode::Damaged, QStringLiteral("The file is damaged."), {}}); },
                Qt::QueuedConnection);
        return;
    }
    if (!holdsOpening)
        retryWithPassword(passwordUtf8);
}

void FakeSource::answerOpening()
{
    retryWithPassword(password);
}

void FakeSource::retryWithPassword(const QByteArray &passwordUtf8)
{
    QMetaObject::invokeMethod(
            this,
            [this, passwordUtf8] {
                if (passwordUtf8 != password)
                    Q_EMIT passwordNeeded(!passwordUtf8.isEmpty());
                else
                    Q_EMIT opened({m_pageCount, shapes.front().size, shapes.front().rotation, !password.isEmpty(), {}, {}, {true, true, true}});
            },
            Qt::QueuedConnection);
}

void FakeSource::render(const pdf::RenderRequest &request)
{
    asked.push_back(request);
    m_held.push_back(request);
    if (!holdsPictures)
        QMetaObject::invokeMethod(this, &FakeSource::answerHeld, Qt::QueuedConnection);
}

void FakeSource::answerHeld()
{
    const std::vector<pdf::RenderRequest> held = std::exchange(m_held, {});
    for (const pdf::RenderRequest &request : held)
        answer(request);
}

void FakeSource::answer(const pdf::RenderRequest &request)
{
    if (std::ranges::find(cancelled, request.tag) != cancelled.end())
        return;
    if (brokenPages.contains(request.page)) {
        Q_EMIT renderFailed(request, {ErrorCode::Damaged, QStringLiteral("It is damaged."), {}});
        return;
    }
    const pdf::PageShape &shape = shapes[static_cast<std::size_t>(request.page)];
    const bool isAside = (static_cast<int>(shape.rotation) + static_cast<int>(request.rotation)) % 180 != 0;
    const QSizeF size = (isAside ? shape.size.transposed() : shape.size) * request.scale;
    QImage image(request.clip.isEmpty() ? QSize(int(std::ceil(size.width())), int(std::ceil(size.height())))
                                        : request.clip.size(),
                 QImage::Format_RGB32);
    image.fill(QColor::fromHsv((request.page * 47) % 360, 60, 255));
    Q_EMIT rendered({request, image});
}

void FakeSource::cancelRender(quint64 tag)
{
    cancelled.push_back(tag);
}

void FakeSource::requestText(int firstPage, int count)
{
    for (int page = firstPage; page < firstPage + count; ++page) {
        textAsked.append(page);
        QMetaObject::invokeMethod(this, [this, page] { Q_EMIT textReady(page, rawPage(page)); }, Qt::QueuedConnection);
    }
}

void FakeSource::requestShapes(int firstPage, int count)
{
    QMetaObject::invokeMethod(
            this,
            [this, firstPage, count] {
                const auto first = shapes.begin() + firstPage;
                Q_EMIT shapesReady(firstPage, {first, first + count});
            },
            Qt::QueuedConnection);
}

void FakeSource::requestOutline()
{
    QMetaObject::invokeMethod(this, [this] { Q_EMIT outlineReady(outline); }, Qt::QueuedConnection);
}

void FakeSource::retryPage(int page)
{
    brokenPages.remove(page);
}

} // namespace conspectus::test
