// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dragdata.h"

namespace conspectus {

namespace {
constexpr qsizetype kMostIds = 1000;
constexpr qsizetype kMostSurveys = 100'000;

QStringList linesOf(const QMimeData *data, const QString &type)
{
    return data ? QString::fromUtf8(data->data(type)).split(QLatin1Char('\n'), Qt::SkipEmptyParts) : QStringList();
}

std::unique_ptr<QMimeData> dataOf(const QString &type, const QString &ids, const QString &text)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(type, ids.toUtf8());
    data->setText(text);
    return data;
}
} // namespace

QString annotationMimeType() { return QStringLiteral("application/x-conspectus-annotation"); }

QString findingMimeType() { return QStringLiteral("application/x-conspectus-finding"); }

QString nodeMimeType() { return QStringLiteral("application/x-conspectus-node"); }

QString surveyMimeType() { return QStringLiteral("application/x-conspectus-survey"); }

std::unique_ptr<QMimeData> dragDataOf(const std::vector<AnnotationId> &annotations, const QString &text)
{
    QStringList ids;
    for (const AnnotationId &id : annotations)
        ids.append(id.text());
    return dataOf(annotationMimeType(), ids.join(QLatin1Char('\n')), text);
}

std::unique_ptr<QMimeData> dragDataOf(const FindingId &finding, const QString &text)
{
    return dataOf(findingMimeType(), finding.text(), text);
}

std::unique_ptr<QMimeData> dragDataOf(const NodeId &node, const QString &text) { return dataOf(nodeMimeType(), node.text(), text); }

std::unique_ptr<QMimeData> surveyDragDataOf(const QStringList &surveys, const QString &text)
{
    return dataOf(surveyMimeType(), surveys.join(QLatin1Char('\n')), text);
}

std::vector<AnnotationId> annotationsIn(const QMimeData *data)
{
    std::vector<AnnotationId> ids;
    for (const QString &line : linesOf(data, annotationMimeType()).mid(0, kMostIds))
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

QStringList surveysIn(const QMimeData *data) { return linesOf(data, surveyMimeType()).mid(0, kMostSurveys); }

} // namespace conspectus
