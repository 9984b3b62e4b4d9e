// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads the text layer of one version out of its managed copy: asks the worker for words, puts them into reading order and
// hands pages on. Begins at the page the reader sees and goes outwards. Lives on a thread of its own with an event loop.
//
// Two workers read side by side where there is more than one block; the second one is started when the first has opened the
// file. Pages are ordered in blocks of about kBlock with one profile of repeated margins per block, the same whatever page comes
// first: so the text of a page does not depend on where the reader was when it was read.
#pragma once

#include "library/documentstructure.h"
#include "text/readingorder.h"

#include <QObject>
#include <functional>
#include <memory>
#include <optional>

namespace conspectus {

// A page that could not be read, and why; page -1: the document as a whole.
struct PageProblem
{
    int page = -1;
    Error error;
};

using NumberedPages = std::vector<std::pair<int, text::TextPagePtr>>;

class TextExtraction final : public QObject
{
    Q_OBJECT
public:
    static constexpr int kBlock = 16;

    struct Order
    {
        QString path;
        QByteArray passwordUtf8;
        int pageCount = 0;
        int firstPage = 0;
        std::vector<bool> have; // pages that are there already; may be shorter than pageCount
    };
    struct Outcome
    {
        bool completed = false; // false: stopped, or the file can no longer be opened
        bool anyWords = false;  // on the pages read now
        std::vector<PageProblem> problems;
    };
    // All are called on this object's thread.
    struct Receiver
    {
        std::function<void(NumberedPages)> pages;          // soon after each block
        std::function<void(DocumentStructure)> structure;  // once, where the file could be opened
        std::function<void(int done, int total)> progress;
        std::function<void(Outcome)> finished;             // once
    };

    TextExtraction(Order order, Receiver receiver);
    void start();
    void stop();

private:
    struct Block
    {
        int first = 0;
        int count = 0;
    };
    // One worker and the block that it reads.
    struct Lane
    {
        std::unique_ptr<pdf::DocumentSession> session; // made by start(), on the thread it lives in
        Block block;
        std::vector<std::optional<text::RawPage>> raw;
        int left = 0; // pages of the block still to come
    };
    Lane &addLane();
    void onOpened(const pdf::DocumentInfo &info);
    void planBlocks();
    [[nodiscard]] bool isThere(const Block &block) const;
    void nextBlock(Lane &lane);
    void onText(Lane &lane, int page, const text::RawPage &raw);
    void onFailure(Lane &lane, int page, const Error &error);
    void pageDone(Lane &lane);
    void orderBlock(const Block &block, std::vector<std::optional<text::RawPage>> read);
    void giveUpLane(Lane &lane);
    void onShapes(int firstPage, const std::vector<pdf::PageShape> &shapes);
    void onOutline(const std::vector<pdf::OutlineItem> &items);
    void structurePartDone();
    void finishWhenStructureIsThere();
    void fail(const Error &error);
    void finish(bool completed);

    Order m_order;
    Receiver m_receiver;
    std::vector<std::unique_ptr<Lane>> m_lanes; // the first one also reads outline and shapes
    std::vector<Block> m_blocks;                // still to be read, the next one last
    int m_done = 0;
    DocumentStructure m_structure;
    int m_shapesLeft = 0;
    bool m_outlineIsThere = false;
    bool m_textIsThere = false;
    Outcome m_outcome;
};

} // namespace conspectus
