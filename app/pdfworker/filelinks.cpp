// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filelinks.h"

#include "document.h"
#include "links.h"
#include "pagespace.h"

#include <QHash>
#include <QStringDecoder>
#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <poppler-page.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFNameTreeObjectHelper.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace conspectus::pdfworker {

namespace protocol = pdf::protocol;
using text::RawLink;

namespace {

constexpr int kMaxAnnotations = 50'000;

// Of a string that is too long no more is decoded than shows that it is.
QString decoded(const std::string &raw, int maxChars)
{
    const QByteArrayView bytes(raw.data(), static_cast<qsizetype>(std::min(raw.size(), static_cast<size_t>(maxChars) * 4 + 4)));
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return (utf8.hasError() ? QString::fromLatin1(bytes) : text).left(maxChars);
}

QString addressOf(QPDFObjectHandle address)
{
    return address.isString() ? decoded(address.getStringValue(), protocol::kMaxUriChars + 1) : QString();
}

// "Launch" of /Launch. What is not in the list is not passed on.
QString blockedName(QPDFObjectHandle action)
{
    constexpr std::array kKnown{"GoToR", "GoToE", "Launch", "JavaScript", "Named", "Sound", "Movie", "Rendition", "SetOCGState",
                                "Hide", "SubmitForm", "ResetForm", "ImportData", "Thread", "Trans", "GoTo3DView"};
    QPDFObjectHandle name = action.isDictionary() ? action.getKey("/S") : QPDFObjectHandle();
    for (const char *known : kKnown) {
        if (name.isInitialized() && name.isNameAndEquals(std::string("/") + known))
            return QString::fromLatin1(known);
    }
    return QStringLiteral("Unknown");
}

} // namespace

// Throws what libqpdf throws.
class FileLinks::Reader
{
public:
    explicit Reader(Document &document) : m_document(document)
    {
        const QByteArrayView bytes = document.bytes();
        m_file.setSuppressWarnings(true);
        m_file.processMemoryFile("document", bytes.data(), static_cast<size_t>(bytes.size()),
                                 document.password().constData());
        const std::vector<QPDFObjectHandle> &pages = m_file.getAllPages();
        for (size_t i = 0; i < pages.size(); ++i)
            m_pageOf.emplace(pages[i].getObjGen(), static_cast<int>(i));
    }

    std::vector<RawLink> ofPage(int page)
    {
        std::vector<RawLink> links;
        const std::vector<QPDFObjectHandle> &pages = m_file.getAllPages();
        const std::optional<QPointF> corner = cornerOf(page);
        if (static_cast<size_t>(page) >= pages.size() || !corner)
            return links;
        QPDFObjectHandle annotations = QPDFObjectHandle(pages[static_cast<size_t>(page)]).getKey("/Annots");
        const int count = annotations.isArray() ? std::min(annotations.getArrayNItems(), kMaxAnnotations) : 0;
        LinkBudget budget;
        for (int i = 0; i < count; ++i) {
            QPDFObjectHandle annotation = annotations.getArrayItem(i);
            if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link"))
                continue;
            std::optional<RawLink> link = describe(annotation, *corner);
            if (!link)
                continue;
            if (!budget.take(*link))
                break;
            links.push_back(std::move(*link));
        }
        return links;
    }

private:
    std::optional<RawLink> describe(QPDFObjectHandle annotation, const QPointF &corner)
    {
        RawLink link;
        QPDFObjectHandle rect = annotation.getKey("/Rect");
        if (!rect.isRectangle())
            return std::nullopt;
        const QPDFObjectHandle::Rectangle sides = rect.getArrayAsRectangle();
        link.area = QRectF(QPointF(sides.llx - corner.x(), corner.y() - sides.ury),
                           QPointF(sides.urx - corner.x(), corner.y() - sides.lly))
                        .normalized();
        if (!protocol::isSane(link.area))
            return std::nullopt;
        QPDFObjectHandle action = annotation.getKey("/A");
        if (annotation.hasKey("/Dest"))
            describeJump(annotation.getKey("/Dest"), link);
        else if (!action.isDictionary())
            return std::nullopt;
        else if (action.getKey("/S").isNameAndEquals("/GoTo"))
            describeJump(action.getKey("/D"), link);
        else if (action.getKey("/S").isNameAndEquals("/URI"))
            describeAddress(addressOf(action.getKey("/URI")), link);
        else
            block(link, blockedName(action));
        return link;
    }

    void describeJump(QPDFObjectHandle destination, RawLink &link)
    {
        link.kind = RawLink::Kind::Goto;
        Target target;
        if (destination.isString() || destination.isName()) {
            const std::string name = destination.isString() ? destination.getUTF8Value() : destination.getName();
            link.destination = decoded(destination.isString() ? destination.getStringValue() : name.substr(1), protocol::kMaxNameChars);
            target = named(name, destination.isName());
        } else {
            target = targetOf(destination);
        }
        link.targetPage = target.page;
        link.targetPoint = target.point;
    }

    // A name of the catalogue's tree, or of its older dictionary.
    Target named(const std::string &name, bool isOld)
    {
        const QByteArray key = (isOld ? QByteArray("/") : QByteArray()) + QByteArray::fromStdString(name);
        const auto known = m_named.constFind(key);
        if (known != m_named.constEnd())
            return *known;
        QPDFObjectHandle destination = QPDFObjectHandle::newNull();
        if (isOld) {
            QPDFObjectHandle names = m_file.getRoot().getKey("/Dests");
            if (names.isDictionary())
                destination = names.getKey(name);
        } else if (QPDFNameTreeObjectHelper *tree = names()) {
            tree->findObject(name, destination);
        }
        if (destination.isDictionary())
            destination = destination.getKey("/D");
        const Target target = targetOf(destination);
        m_named.insert(key, target);
        return target;
    }

    QPDFNameTreeObjectHelper *names()
    {
        if (!m_triedNames) {
            m_triedNames = true;
            QPDFObjectHandle all = m_file.getRoot().getKey("/Names");
            if (all.isDictionary() && all.getKey("/Dests").isDictionary())
                m_names = std::make_unique<QPDFNameTreeObjectHelper>(all.getKey("/Dests"), m_file, false);
        }
        return m_names.get();
    }

    // [page /XYZ left top zoom], [page /FitH top], [page /FitV left], [page /FitR left bottom right top], [page /Fit].
    Target targetOf(QPDFObjectHandle destination)
    {
        if (!destination.isArray() || destination.getArrayNItems() < 1)
            return {};
        QPDFObjectHandle page = destination.getArrayItem(0);
        Target target;
        if (page.isInteger())
            target.page = static_cast<int>(std::clamp<long long>(page.getIntValue(), -1, protocol::kMaxPages));
        else if (const auto known = m_pageOf.find(page.getObjGen()); page.isIndirect() && known != m_pageOf.end())
            target.page = known->second;
        if (target.page < 0 || static_cast<size_t>(target.page) >= m_file.getAllPages().size())
            return {};
        const std::optional<QPointF> corner = cornerOf(target.page);
        QPDFObjectHandle kind = destination.getArrayNItems() > 1 ? destination.getArrayItem(1) : QPDFObjectHandle::newNull();
        if (!corner || !kind.isName())
            return target;
        const auto number = [&destination](int at) -> std::optional<double> {
            if (at >= destination.getArrayNItems() || !destination.getArrayItem(at).isNumber())
                return std::nullopt;
            return destination.getArrayItem(at).getNumericValue();
        };
        const std::string how = kind.getName();
        std::optional<double> left, top;
        if (how == "/XYZ")
            left = number(2), top = number(3);
        else if (how == "/FitH" || how == "/FitBH")
            top = number(2);
        else if (how == "/FitV" || how == "/FitBV")
            left = number(2);
        else if (how == "/FitR")
            left = number(2), top = number(5);
        const QPointF point(left ? *left - corner->x() : 0.0, top ? corner->y() - *top : 0.0);
        if (protocol::isSane(point))
            target.point = point;
        return target;
    }

    // Where page space begins: the top left of the crop box in the file's own coordinates. As Poppler sees the box.
    std::optional<QPointF> cornerOf(int page)
    {
        const auto known = m_corners.constFind(page);
        if (known != m_corners.constEnd())
            return *known;
        std::optional<QPointF> corner;
        if (const std::unique_ptr<poppler::page> box = m_document.wordPage(page)) {
            const poppler::rectf crop = box->page_rect(poppler::crop_box);
            corner = QPointF(crop.left(), crop.bottom());
        }
        m_corners.insert(page, corner);
        return corner;
    }

    Document &m_document;
    QPDF m_file;
    QHash<int, std::optional<QPointF>> m_corners;
    QHash<QByteArray, Target> m_named;
    std::map<QPDFObjGen, int> m_pageOf;
    std::unique_ptr<QPDFNameTreeObjectHelper> m_names;
    bool m_triedNames = false;
};

FileLinks::FileLinks() = default;
FileLinks::~FileLinks() = default;

std::optional<std::vector<RawLink>> FileLinks::ofPage(Document &document, int page, const PageSpace &space)
{
    if (m_isUseless || document.bytes().isEmpty() || space.isBroken)
        return std::nullopt;
    try {
        if (!m_reader)
            m_reader = std::make_unique<Reader>(document);
        return m_reader->ofPage(page);
    } catch (const std::exception &) {
        m_isUseless = true; // damaged in a way that only Poppler bears
        return std::nullopt;
    }
}

} // namespace conspectus::pdfworker
