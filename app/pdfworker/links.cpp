// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "links.h"

#include "document.h"
#include "pagespace.h"
#include "pdf/protocol/messages.h"

#include <QUrl>
#include <algorithm>
#include <array>
#include <poppler-link.h>

namespace conspectus::pdfworker {

namespace protocol = pdf::protocol;
using text::RawLink;

namespace {

constexpr qsizetype kMaxAddressChars = 1'000'000; // of a whole page

// What the rest of the program may be told of; every other address is an action by another name.
bool isPlainAddress(const QString &uri)
{
    constexpr std::array kSchemes{u"http", u"https", u"mailto", u"ftp", u"doi"};
    const QString scheme = QUrl(uri).scheme().toLower();
    return scheme.isEmpty() || std::ranges::any_of(kSchemes, [&](const char16_t *known) {
        return QStringView(scheme) == QStringView(known);
    });
}

QString actionName(Poppler::Link::LinkType type)
{
    switch (type) {
    case Poppler::Link::Execute: return QStringLiteral("Launch");
    case Poppler::Link::JavaScript: return QStringLiteral("JavaScript");
    case Poppler::Link::Action: return QStringLiteral("Named");
    case Poppler::Link::Sound: return QStringLiteral("Sound");
    case Poppler::Link::Movie: return QStringLiteral("Movie");
    case Poppler::Link::Rendition: return QStringLiteral("Rendition");
    case Poppler::Link::OCGState: return QStringLiteral("SetOCGState");
    case Poppler::Link::Hide: return QStringLiteral("Hide");
    default: return QStringLiteral("Unknown");
    }
}

void describeGoto(const Document &document, const Poppler::LinkGoto &jump, RawLink &link)
{
    if (jump.isExternal()) {
        block(link, QStringLiteral("GoToR"));
        return;
    }
    const Poppler::LinkDestination destination = jump.destination();
    const Target target = targetOf(document, destination);
    link.kind = RawLink::Kind::Goto;
    link.targetPage = target.page;
    link.targetPoint = target.point;
    link.destination = destination.destinationName().left(protocol::kMaxNameChars); // set where it did not resolve
}

RawLink describe(const Document &document, const Poppler::Link &source, const PageSpace &space)
{
    RawLink link;
    const QRectF unit = source.linkArea().normalized();
    const QSizeF shown = space.shownSize();
    link.area = space.fromShown(QRectF(unit.x() * shown.width(), unit.y() * shown.height(),
                                       unit.width() * shown.width(), unit.height() * shown.height()));
    if (source.linkType() == Poppler::Link::Goto)
        describeGoto(document, static_cast<const Poppler::LinkGoto &>(source), link);
    else if (source.linkType() == Poppler::Link::Browse)
        describeAddress(static_cast<const Poppler::LinkBrowse &>(source).url(), link);
    else
        block(link, actionName(source.linkType()));
    return link;
}

} // namespace

bool LinkBudget::take(const RawLink &link)
{
    m_chars += link.uri.size() + link.destination.size();
    return m_chars <= kMaxAddressChars && ++m_links <= protocol::kMaxLinks;
}

void block(RawLink &link, const QString &action)
{
    link.kind = RawLink::Kind::Blocked;
    link.uri = action;
}

void describeAddress(const QString &uri, RawLink &link)
{
    if (uri.size() > protocol::kMaxUriChars || !isPlainAddress(uri)) {
        block(link, QStringLiteral("URI"));
        return;
    }
    link.kind = RawLink::Kind::Uri;
    link.uri = uri;
}

Target targetOf(const Document &document, const Poppler::LinkDestination &destination)
{
    const int index = destination.pageNumber() - 1;
    if (index < 0 || index >= document.poppler().numPages())
        return {};
    const PageSpace space = PageSpace::of(document.page(index).get());
    Target target{index, {}};
    // Poppler divides the shown position by the sides of the page that is not turned.
    const QPointF shown(destination.isChangeLeft() ? destination.left() * space.size.width() : 0.0,
                        destination.isChangeTop() ? destination.top() * space.size.height() : 0.0);
    if (protocol::isSane(shown))
        target.point = space.fromShown(shown);
    return target;
}

std::vector<RawLink> readLinks(const Document &document, int page, const PageSpace &space)
{
    std::vector<RawLink> links;
    const std::unique_ptr<Poppler::Page> source = document.page(page);
    if (!source)
        return links;
    LinkBudget budget;
    for (const std::unique_ptr<Poppler::Link> &link : source->links()) {
        if (!link || !protocol::isSane(link->linkArea()))
            continue;
        RawLink described = describe(document, *link, space);
        if (!protocol::isSane(described.area))
            continue;
        if (!budget.take(described))
            break;
        links.push_back(std::move(described));
    }
    return links;
}

} // namespace conspectus::pdfworker
