// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a PageContent from a snapshot, section by section. Its functions stand in three files: head, fields and stops
// (pagecontent.cpp), findings with their details (pagecontentfindings.cpp), and the lists below (pagecontentlists.cpp).
#pragma once

#include "ui/surveypage/pagecontent.h"

namespace conspectus::pagecontent {

constexpr qsizetype kLongestShown = 60'000; // characters of one text
constexpr qsizetype kLongestFolded = 2'000; // of one that shows its first lines only

[[nodiscard]] QString say(const char *text, const char *what = nullptr);
// Paragraphs of foreign text with line ends that a text layout understands and without other control characters.
[[nodiscard]] QString shownText(const QString &text, qsizetype most = kLongestShown);

class Builder
{
public:
    Builder(const SurveySnapshot &snapshot, const PageUnfolding &unfolding) : m_snapshot(snapshot), m_unfolding(unfolding) {}

    [[nodiscard]] PageContent build();

private:
    const SurveySnapshot &m_snapshot;
    const PageUnfolding &m_unfolding;
    PageContent m_content;

    PageItem &add(PageItem::Part part, const QString &key, const QString &text);
    PageItem &addLabel(const QString &key, const QString &text, const QString &right = {}, PageAction action = PageAction::None);
    static void addLink(PageItem &item, const QString &text, PageAction action, const QString &target = {},
                        const QString &before = QStringLiteral(" "));
    void addAsides(const QString &key, const EditableText &text, bool missing);

    // pagecontent.cpp
    void head();
    void facts();
    void invitations();
    void claims(Finding::Origin origin, const QString &label, PageField field, const EditableText &text);
    void abstract();
    void makeStops();
    void makeStopsOf(int number);

    // pagecontentfindings.cpp
    void findings();
    void addFinding(const Finding &finding);
    void addSummary(const Finding &finding);
    void addDetails(const Finding &finding);
    void addEvidence(const Finding &finding);
    void addSlots(const Finding &finding);
    [[nodiscard]] QString placeOf(const Annotation &annotation) const;

    // pagecontentlists.cpp
    void reviews();
    void reviewTexts();
    void resources();
    void videos();
    void taxonomy();
    void heldBack();
    void importNotes();
    void history();
};

} // namespace conspectus::pagecontent
