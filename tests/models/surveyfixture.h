// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A survey driven directly by changes, without a library: for models, which only see SurveyData.
#pragma once

#include "library/surveydata.h"

#include <QRandomGenerator>
#include <memory>

namespace conspectus::test {

class SurveyFixture
{
public:
    explicit SurveyFixture(quint32 seed = 1) : random(seed)
    {
        Survey survey;
        survey.id = SurveyId(QStringLiteral("survey"));
        survey.title.imported = QStringLiteral("A survey");
        data = std::make_unique<SurveyData>(survey.id, std::vector<ObjectState>());
        put(changesToMake(survey));
        addVersion(QStringLiteral("version-1"), 12);
    }

    void put(const std::vector<Change> &changes) { data->apply(changes); }
    [[nodiscard]] const SurveySnapshot &snapshot() const { return data->snapshot(); }
    [[nodiscard]] QString newId(const char *prefix) { return QStringLiteral("%1-%2").arg(QLatin1String(prefix)).arg(++m_last); }

    void addVersion(const QString &id, int pages)
    {
        Version version;
        version.id = VersionId(id);
        version.survey = data->id();
        version.pageCount = pages;
        version.added = QDateTime::fromSecsSinceEpoch(1'700'000'000 + 100 * ++m_last, Qt::UTC);
        put(changesToMake(version));
    }

    [[nodiscard]] Anchor anchorAt(int page, double y) const
    {
        Anchor anchor;
        anchor.version = snapshot().currentVersion()->id;
        anchor.layerId = QStringLiteral("layer");
        AnchorPart part;
        part.page = page;
        part.begin = 0;
        part.end = 4;
        part.quads = {Quad::fromRect(QRectF(50, y, 100, 10))};
        anchor.parts = {part};
        anchor.quote = QStringLiteral("quote at %1/%2").arg(page).arg(y);
        anchor.section = QStringLiteral("%1.2 Section").arg(page + 1);
        return anchor;
    }

    AnnotationId addAnnotation(int page, double y, const QString &note = {},
                               const QString &kind = QStringLiteral("kind.reading.claim"))
    {
        Annotation annotation;
        annotation.id = AnnotationId(newId("annotation"));
        annotation.survey = data->id();
        annotation.kind = KindId(kind);
        annotation.note = note;
        annotation.anchors = {anchorAt(page, y)};
        annotation.created = QDateTime::fromSecsSinceEpoch(1'700'000'000 + ++m_last, Qt::UTC);
        put(changesToMake(annotation));
        return annotation.id;
    }

    FindingId addFinding(const QString &text)
    {
        Finding finding;
        finding.id = FindingId(newId("finding"));
        finding.survey = data->id();
        finding.text.imported = text;
        finding.order = QStringLiteral("%1").arg(++m_last, 6, 10, QLatin1Char('0'));
        put(changesToMake(finding));
        return finding.id;
    }

    LinkId addLink(const AnnotationId &annotation, const FindingId &finding, const NodeId &node = {})
    {
        Link link;
        link.id = LinkId(newId("link"));
        link.survey = data->id();
        link.annotation = annotation;
        link.finding = finding;
        link.node = node;
        put(changesToMake(link));
        return link.id;
    }

    NodeId addNode(Node::Kind kind, const QString &label, const NodeId &parent = {}, QString order = {})
    {
        Node node;
        node.id = NodeId(newId("node"));
        node.survey = data->id();
        node.kind = kind;
        node.parent = parent;
        node.order = order.isEmpty() ? QStringLiteral("%1").arg(++m_last, 6, 10, QLatin1Char('0')) : order;
        node.label.imported = label;
        put(changesToMake(node));
        return node.id;
    }

    // Any one of a list, or nullptr.
    template<typename Value>
    [[nodiscard]] const Value *any(const std::vector<Value> &values)
    {
        return values.empty() ? nullptr : &values[random.bounded(static_cast<quint32>(values.size()))];
    }

    std::unique_ptr<SurveyData> data;
    QRandomGenerator random;

private:
    int m_last = 0;
};

} // namespace conspectus::test
