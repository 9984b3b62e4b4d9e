// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dragdata.h"

#include <QStringList>

namespace conspectus {

namespace {
constexpr qsizetype kMostIds = 1000;
}

QString annotationMimeType() { return QStringLiteral("application/x-conspectus-annotation"); }

QString findingMimeType() { return QStringLiteral("application/x-conspectus-finding"); }

QString nodeMimeType() { return QStringLiteral("application/x-conspectus-node"); }

std::unique_ptr<QMimeData> dragDataOf(const std::vector<AnnotationId> &annotations, const QString &text)
{
    QStringList ids;
    for (const AnnotationId &id : annotations)
        ids.append(id.text());
    auto data = std::make_unique<QMimeData>();
    data->setData(annotationMimeType(), ids.join(QLatin1Char('\n')).toUtf8());
    data->setText(text);
    return data;
}

std::unique_ptr<QMimeData> dragDataOf(const FindingId &finding, const QString &text)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(findingMimeType(), finding.text().toUtf8());
    data->setText(text);
    return data;
}

std::unique_ptr<QMimeData> dragDataOf(const NodeId &node, const QString &text)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(nodeMimeType(), node.text().toUtf8());
    data->setText(text);
    return data;
}

std::vector<AnnotationId> annotationsIn(const QMimeData *data)
{
    std::vector<AnnotationId> ids;
    if (!data || !data->hasFormat(annotationMimeType()))
        return ids;
    const QStringList lines = QString::fromUtf8(data->data(annotationMimeType())).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines.mid(0, kMostIds))
        ids.emplace_back(line);
    return ids;
}

FindingId findingIn(const QMimeData *data)
{
    return data && data->hasFormat(findingMimeType()) ? FindingId(QString::fromUtf8(data->data(findingMimeType())))
                                                     : FindingId();
}

NodeId nodeIn(const QMimeData *data)
{
    return data && data->hasFormat(nodeMimeType()) ? NodeId(QString::fromUtf8(data->data(nodeMimeType()))) : NodeId();
}

} // namespace conspectus
