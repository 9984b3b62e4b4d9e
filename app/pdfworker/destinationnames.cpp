// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "destinationnames.h"

#include "document.h"
#include "pagespace.h"

#include <QStringDecoder>
#include <cmath>
#include <algorithm>
#include <exception>
#include <poppler-page.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace conspectus::pdfworker {

using text::RawLink;

namespace {

constexpr double kTolerance = 1.0; // pt, between the two engines' idea of one rectangle
constexpr int kMaxAnnotations = 50'000;

struct NamedArea
{
    QRectF area; // page space
    QString name;
};

QString decoded(const std::string &raw)
{
    const QByteArrayView bytes(raw.data(), static_cast<qsizetype>(raw.size()));
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return (utf8.hasError() ? QString::fromLatin1(bytes) : text).left(pdf::protocol::kMaxNameChars);
}

QString nameOf(QPDFObjectHandle destination)
{
    if (destination.isString())
        return decoded(destination.getStringValue());
    if (destination.isName())
        return decoded(destination.getName().substr(1));
    return {};
}

// The name in /Dest, or in the /D of a GoTo action.
QString nameOfLink(QPDFObjectHandle annotation)
{
    if (annotation.hasKey("/Dest"))
        return nameOf(annotation.getKey("/Dest"));
    QPDFObjectHandle action = annotation.getKey("/A");
    if (action.isDictionary() && action.getKey("/S").isNameAndEquals("/GoTo"))
        return nameOf(action.getKey("/D"));
    return {};
}

QRectF areaOf(QPDFObjectHandle annotation, const QPointF &cropTopLeft)
{
    QPDFObjectHandle rect = annotation.getKey("/Rect");
    if (!rect.isRectangle())
        return {};
    const QPDFObjectHandle::Rectangle sides = rect.getArrayAsRectangle();
    return QRectF(QPointF(sides.llx - cropTopLeft.x(), cropTopLeft.y() - sides.ury),
                  QPointF(sides.urx - cropTopLeft.x(), cropTopLeft.y() - sides.lly))
        .normalized();
}

bool isSameArea(const QRectF &a, const QRectF &b)
{
    return std::abs(a.left() - b.left()) < kTolerance && std::abs(a.top() - b.top()) < kTolerance
        && std::abs(a.right() - b.right()) < kTolerance && std::abs(a.bottom() - b.bottom()) < kTolerance;
}

} // namespace

class DestinationNames::Reader
{
public:
    explicit Reader(Document &document)
    {
        const QByteArrayView bytes = document.bytes();
        m_file.setSuppressWarnings(true);
        m_file.processMemoryFile("document", bytes.data(), static_cast<size_t>(bytes.size()),
                                 document.password().constData());
    }

    std::vector<NamedArea> ofPage(int page, const QPointF &cropTopLeft)
    {
        std::vector<NamedArea> found;
        const std::vector<QPDFObjectHandle> &pages = m_file.getAllPages();
        if (static_cast<size_t>(page) >= pages.size())
            return found;
        QPDFObjectHandle source = pages[static_cast<size_t>(page)];
        QPDFObjectHandle annotations = source.getKey("/Annots");
        const int count = annotations.isArray() ? std::min(annotations.getArrayNItems(), kMaxAnnotations) : 0;
        for (int i = 0; i < count; ++i) {
            QPDFObjectHandle annotation = annotations.getArrayItem(i);
            if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link"))
                continue;
            if (const QString name = nameOfLink(annotation); !name.isEmpty())
                found.push_back({areaOf(annotation, cropTopLeft), name});
        }
        return found;
    }

private:
    QPDF m_file;
};

DestinationNames::DestinationNames() = default;
DestinationNames::~DestinationNames() = default;

void DestinationNames::fill(Document &document, int page, const PageSpace &space, std::vector<RawLink> &links)
{
    const bool hasJumps =
        std::ranges::any_of(links, [](const RawLink &link) { return link.kind == RawLink::Kind::Goto; });
    const std::unique_ptr<poppler::page> box = hasJumps ? document.wordPage(page) : nullptr;
    if (m_isUseless || !box || document.bytes().isEmpty() || space.isBroken)
        return;
    const poppler::rectf crop = box->page_rect(poppler::crop_box);
    try {
        if (!m_reader)
            m_reader = std::make_unique<Reader>(document);
        const std::vector<NamedArea> named = m_reader->ofPage(page, QPointF(crop.left(), crop.bottom()));
        // Both engines keep the order of the file, so the next one is nearly always right at hand.
        size_t next = 0;
        for (RawLink &link : links) {
            if (link.kind != RawLink::Kind::Goto)
                continue;
            for (size_t step = 0; step < named.size(); ++step) {
                const size_t at = (next + step) % named.size();
                if (isSameArea(named[at].area, link.area)) {
                    link.destination = named[at].name;
                    next = at + 1;
                    break;
                }
            }
        }
    } catch (const std::exception &) {
        m_isUseless = true; // damaged in a way that only Poppler bears
    }
}

} // namespace conspectus::pdfworker
