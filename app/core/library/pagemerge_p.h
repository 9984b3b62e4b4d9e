// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How an imported page is merged into a survey, step by step; each step adds to the changes. Its functions stand in two files: fields
// and claims (pagemerge.cpp), and taxonomy, reviews, links and videos (pagemergelists.cpp).
#pragma once

#include "library/pagemerge.h"
#include "survey/projection.h"
#include "text/fold.h"

#include <optional>

namespace conspectus::merging {

using exchange::ParsedPage;

inline QString foldedLabel(const QString &label) { return text::fold(label).trimmed(); }

class Merger
{
public:
    Merger(const ParsedPage &page, SurveyId survey, const std::vector<ObjectState> &objects);

    void makeSurvey(const QDateTime &now);
    void mergeSurvey();
    void mergeClaims(Finding::Origin origin);
    void mergeNodes(Node::Kind kind, const QStringList &labels, const QStringList &previousLabels, const QString &section);
    void mergeTaxonomy();
    void mergeReviews();
    void mergeResources();
    void mergeVideos();

    [[nodiscard]] std::vector<Change> takeChanges() { return std::move(m_changes); }
    [[nodiscard]] const Survey &merged() const { return m_merged; }

private:
    void takeFields(Survey &to) const;
    void takeAbstract(Survey &to) const;
    [[nodiscard]] std::vector<HeldBack> mergedHeldBack() const;
    [[nodiscard]] QStringList restoredEntries(const QString &section) const;
    [[nodiscard]] std::vector<Finding> findingsToMatch(Finding::Origin origin) const;
    [[nodiscard]] bool isKeptByReader(const Finding &finding) const;
    [[nodiscard]] bool isKeptByReader(const Node &node) const;
    [[nodiscard]] bool isLive(const ObjectId &id) const;
    [[nodiscard]] QStringList keysOfClaims(Finding::Origin origin, const std::vector<Finding> &old,
                                           const std::vector<std::optional<size_t>> &match) const;
    void placeClaims(Finding::Origin origin, const QStringList &claims, const std::vector<Finding> &old,
                     const std::vector<std::optional<size_t>> &match);
    void add(std::vector<Change> changes);
    template<typename Value, typename Key>
    void mergeList(const QString &objectType, std::vector<Value> news, const std::vector<Value> &previous,
                   Value (*from)(const ObjectState &), Key key);

    const ParsedPage &m_page;
    const SurveyId m_survey;
    const std::vector<ObjectState> &m_objects;
    SurveySnapshot m_snapshot;
    ParsedPage m_previous; // what the page said at the last import
    Survey m_merged;
    std::vector<Change> m_changes;
};

} // namespace conspectus::merging
