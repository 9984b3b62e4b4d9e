// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/searchrows.h"

#include "survey/kinds.h"

#include <QRegularExpression>

namespace conspectus {

namespace {

const QString kPage = QStringLiteral("page");
const QString kNote = QStringLiteral("note");

class Rows
{
public:
    explicit Rows(QString survey) : m_survey(std::move(survey)) {}
    void add(const QString &where, const QString &object, const QString &text)
    {
        if (!text.trimmed().isEmpty())
            m_rows.push_back({m_survey, where, object, text, {}, false});
    }
    void addFacets(const QString &object, std::vector<store::SearchFacet> facets)
    {
        m_rows.push_back({m_survey, kPage, object, QString(), std::move(facets), false});
    }
    void addAnnotation(const QString &object, const QString &text, std::vector<store::SearchFacet> facets)
    {
        m_rows.push_back({m_survey, kNote, object, text, std::move(facets), true});
    }
    [[nodiscard]] std::vector<store::SearchRow> take() { return std::move(m_rows); }

private:
    QString m_survey;
    std::vector<store::SearchRow> m_rows;
};

std::vector<store::SearchFacet> facetsOf(const Survey &survey)
{
    std::vector<store::SearchFacet> facets;
    const QStringList authors = survey.authors.isEmpty() ? QStringList(survey.authorsLine.shown()) : survey.authors;
    for (const QString &author : authors)
        facets.push_back({QStringLiteral("author"), author});
    for (const QString &tag : survey.tags)
        facets.push_back({QStringLiteral("tag"), tag});
    static const QRegularExpression year(QStringLiteral("\\b[0-9]{4}\\b"));
    if (const auto match = year.match(survey.year); match.hasMatch())
        facets.push_back({QStringLiteral("year"), match.captured()});
    return facets;
}

std::vector<store::SearchFacet> facetsOf(const Annotation &annotation)
{
    const Kind *kind = kindById(annotation.kind);
    std::vector<store::SearchFacet> facets{{QStringLiteral("kind"), kind ? kind->name : annotation.kind.text()}};
    for (const QString &tag : annotation.tags)
        facets.push_back({QStringLiteral("tag"), tag});
    return facets;
}

QString quoteOf(const Annotation &annotation)
{
    return annotation.anchors.empty() ? QString() : annotation.anchors.back().quote;
}

} // namespace

std::vector<store::SearchRow> searchRowsOf(const SurveySnapshot &snapshot)
{
    const Survey &survey = snapshot.survey;
    Rows rows(survey.id.text());
    rows.addFacets(QString(), facetsOf(survey));
    rows.add(kPage, QStringLiteral("title"), survey.title.shown());
    rows.add(kPage, QStringLiteral("authorsLine"), survey.authorsLine.shown());
    rows.add(kPage, QStringLiteral("tldr"), survey.tldr.shown());
    rows.add(kPage, QStringLiteral("contribution"), survey.contribution.shown());
    rows.add(kPage, QStringLiteral("abstract"), survey.abstract.shown());
    for (const Finding &finding : snapshot.findings) {
        // Sentences of the TL;DR and the contribution are found through their field already.
        const bool isSentence = finding.origin == Finding::Origin::Tldr || finding.origin == Finding::Origin::Contribution;
        if (!isSentence || finding.text.edited)
            rows.add(kPage, finding.id.text(), finding.text.shown());
    }
    for (const Node &node : snapshot.nodes)
        rows.add(kPage, node.id.text(), node.label.shown());
    for (const PeerReview &review : snapshot.reviews)
        rows.add(kPage, review.id.text(), review.text);
    for (const Resource &resource : snapshot.resources)
        rows.add(kPage, resource.id.text(), resource.name);
    for (const Video &video : snapshot.videos)
        rows.add(kPage, video.id.text(), video.title);
    for (const Annotation &annotation : snapshot.annotations) {
        rows.add(kNote, annotation.id.text(), annotation.note);
        const QString quote = quoteOf(annotation);
        rows.addAnnotation(annotation.id.text(), annotation.note.isEmpty() ? quote : annotation.note + QLatin1Char('\n') + quote,
                           facetsOf(annotation));
    }
    return rows.take();
}

} // namespace conspectus
