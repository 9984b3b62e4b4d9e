// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands on a survey page, as values: a list of items from top to bottom (title, a section label, a finding, a row of
// chips …) and in them the stops, each of which a reader can reach by key, click, and hear read out. Made from a snapshot;
// knows nothing of fonts, widths or colours. Example: the item of a finding has one stop, that of an abstract one a sentence.
#pragma once

#include "library/library.h"
#include "models/findingwording.h"

#include <QSet>
#include <optional>

namespace conspectus {

enum class PageAction {
    None,         // text that is only read
    Finding,      // go to its passage
    Sentence,     // of the abstract; target: the sentence
    Node,         // target: node id
    Address,      // target: a link, shown and handed on
    ImportNotes,  // go to the notes at the foot
    AddPdf,
    PasteReview,
    PastePage,
    ShowAbstract, // all of it, or the beginning only
    ShowFindings, // all of them
    ShowReviews,
    AddFinding,
    OpenFinding,  // shows or hides its passages, slots and status; target: finding id
    Passage,      // target: annotation id
    ChangeRole,   // target: link id
    ChangeStatus, // of a finding; target: finding id
    FillSlot,     // target: item key
    EditReview,   // target: object id, as for the next ones
    RemoveReview,
    AddResource,
    EditResource,
    AddVideo,
    EditVideo,
    CopyTimeMark, // target: "12:30 results"
    ShowHistory,
    TakeText,     // "the page now says …": take it over; target: item key of what it belongs to
    KeepText,     // … or keep what the reader wrote, and say it no more
    KeepOut,      // target: index in Survey::heldBack
    AddAnyway,
    ResumeDraft,  // target: item key
};

// A stretch [begin, end) of an item's text that is a stop of its own.
struct StopSpan
{
    int begin = 0;
    int end = 0;
    PageAction action = PageAction::None;
    QString target;
    bool isLink = false; // drawn in the accent
};

struct PageChip
{
    NodeId node;
    QString text;
    int count = 0;
};

struct PageItem
{
    enum class Part {
        Title,
        Authors,
        Facts,
        Label,   // section label; `right` stands at its right, with rightAction a link
        Text,    // reading text: a finding, a paragraph of the abstract
        Detail,  // of a finding: label at the left, small text at the right, no hairlines
        Aside,   // small text under a text: "the page now says …", a draft that is kept
        Row,     // label at the left, text at the right, between hairlines
        Chips,
        Message, // box with a warning
        Note,    // an import note
    };
    Part part = Part::Text;
    QString key; // stable while the page is rebuilt: "title", "finding:<id>", "chips:topic"
    QString label;
    QString text;
    QString right;
    PageAction rightAction = PageAction::None;
    std::vector<StopSpan> spans; // empty: the whole text is one stop
    std::vector<PageChip> chips;
    int boldUntil = 0;           // the headline of a message
    bool isInfo = false;         // a message that says what one can do, not one that warns
    int mostLines = 0;           // 0 = all
    PageAction labelAction = PageAction::None; // of a detail: its label is a link
    QString labelTarget;
    FindingId finding; // that it is, or that it is a detail of
    QString slot;      // of the finding, for a detail that is one
    bool isPlaceholder = false; // the text says what to do: nothing is there yet
    ObjectId object;   // review, resource, video
    std::optional<PageField> field; // what editing it edits, besides the finding
    bool hasMark = false;
    bool canOpen = false; // a finding: its details can be shown
    bool isOpen = false;
    EvidenceMark mark = EvidenceMark::None;
    int count = 0; // passages

    [[nodiscard]] bool isFinding() const { return hasMark && !finding.isNull(); }
    [[nodiscard]] bool isEditable() const { return field.has_value() || isFinding() || !slot.isEmpty(); }
};

// What a reader can stop at, or hear. index: span or chip of the item, or one of the names below.
struct PageStop
{
    enum Index { Whole = -1, Right = -2, Label = -3, Disclosure = -4 };
    int item = 0;
    int index = Whole;
    PageAction action = PageAction::None;
    QString target;
    QString text;
    bool focusable = true;
    friend bool operator==(const PageStop &, const PageStop &) = default;
};

// How much of the page is unfolded, and texts that wait as drafts.
struct PageUnfolding
{
    bool abstract = false;
    bool findings = false;
    bool reviews = false;
    QSet<QString> opened; // ids of findings
    QSet<QString> drafts; // item keys
    QStringList pageLabels; // of the current version; empty: numbers
};

struct PageContent
{
    std::vector<PageItem> items;
    std::vector<PageStop> stops;

    [[nodiscard]] int itemOf(const QString &key) const; // -1
    [[nodiscard]] int stopOf(const FindingId &finding) const;
};

// pageCount etc. are taken from the snapshot. Long texts are cut for showing (60,000 characters), never what is edited.
[[nodiscard]] PageContent pageContent(const SurveySnapshot &snapshot, const PageUnfolding &unfolding);

// What an editor of that item starts with: the whole text as kept.
[[nodiscard]] QString editableText(const SurveySnapshot &snapshot, const PageItem &item);
// The object a draft of that item is kept under.
[[nodiscard]] ObjectId draftObject(const SurveyId &survey, const PageItem &item);
// What a screen reader says for a stop: the text and its mark in words.
[[nodiscard]] QString accessibleText(const PageContent &content, const PageStop &stop);

// [begin, end) of each sentence, without the spaces between them.
[[nodiscard]] std::vector<std::pair<int, int>> sentenceSpans(const QString &text);

} // namespace conspectus
