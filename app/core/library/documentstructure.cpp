// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/documentstructure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace conspectus {

namespace {

constexpr int kDeepestLevel = 32;

QJsonObject outlineItemJson(const pdf::OutlineItem &item)
{
    return {{QStringLiteral("title"), item.title}, {QStringLiteral("level"), item.level},
            {QStringLiteral("page"), item.page},   {QStringLiteral("x"), item.point.x()},
            {QStringLiteral("y"), item.point.y()}};
}

QJsonObject pageJson(const pdf::PageShape &page)
{
    return {{QStringLiteral("width"), page.size.width()}, {QStringLiteral("height"), page.size.height()},
            {QStringLiteral("rotation"), static_cast<int>(page.rotation)}, {QStringLiteral("label"), page.label}};
}

pdf::OutlineItem outlineItemFrom(const QJsonObject &json)
{
    pdf::OutlineItem item;
    item.title = json.value(QLatin1String("title")).toString();
    item.level = std::clamp(json.value(QLatin1String("level")).toInt(), 0, kDeepestLevel);
    item.page = std::max(-1, json.value(QLatin1String("page")).toInt(-1));
    item.point = QPointF(json.value(QLatin1String("x")).toDouble(), json.value(QLatin1String("y")).toDouble());
    return item;
}

pdf::PageShape pageFrom(const QJsonObject &json)
{
    pdf::PageShape page;
    page.size = QSizeF(json.value(QLatin1String("width")).toDouble(), json.value(QLatin1String("height")).toDouble());
    const int rotation = json.value(QLatin1String("rotation")).toInt();
    if (rotation == 90 || rotation == 180 || rotation == 270)
        page.rotation = static_cast<Rotation>(rotation);
    page.label = json.value(QLatin1String("label")).toString();
    return page;
}

} // namespace

QByteArray toJson(const DocumentStructure &structure)
{
    QJsonArray outline;
    for (const pdf::OutlineItem &item : structure.outline)
        outline.append(outlineItemJson(item));
    QJsonArray pages;
    for (const pdf::PageShape &page : structure.pages)
        pages.append(pageJson(page));
    const QJsonObject root{{QStringLiteral("outline"), outline}, {QStringLiteral("pages"), pages}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

DocumentStructure structureFromJson(const QByteArray &json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    DocumentStructure structure;
    for (const QJsonValue value : root.value(QLatin1String("outline")).toArray())
        structure.outline.push_back(outlineItemFrom(value.toObject()));
    for (const QJsonValue value : root.value(QLatin1String("pages")).toArray())
        structure.pages.push_back(pageFrom(value.toObject()));
    return structure;
}

std::vector<QSizeF> pageSizes(const DocumentStructure &structure, const text::TextLayer &layer, int pageCount)
{
    std::vector<QSizeF> sizes(static_cast<size_t>(std::max(0, pageCount)));
    for (size_t page = 0; page < sizes.size(); ++page) {
        if (page < structure.pages.size())
            sizes[page] = structure.pages[page].size;
        else if (page < layer.pages.size() && layer.pages[page])
            sizes[page] = layer.pages[page]->size;
    }
    return sizes;
}

} // namespace conspectus
