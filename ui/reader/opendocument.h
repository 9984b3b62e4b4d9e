// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One PDF that is open: its source with pictures, text, marks, find and sections, and what was learnt of its pages. Made
// anew for every file. Before the first paint only the first page is asked for; shapes, outline and text come after.
#pragma once

#include "library/sectionindex.h"
#include "ui/reader/documenttext.h"
#include "ui/reader/findcontroller.h"
#include "ui/reader/markindex.h"
#include "ui/reader/pagepictures.h"
#include "ui/reader/pagesource.h"

#include <memory>

namespace conspectus::reader {

class OpenDocument final : public QObject
{
    Q_OBJECT
public:
    // Takes the source.
    OpenDocument(PageSource *source, QString path, QObject *parent = nullptr);

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isOpen() const { return m_pageCount > 0; }
    [[nodiscard]] int pageCount() const { return m_pageCount; }
    [[nodiscard]] QString label(int page) const; // the file's own, else the number
    // By label, else by number from 1; -1 where there is none.
    [[nodiscard]] int pageNamed(const QString &typed) const;

    // Before the file is open: as many pages as it had the last time, so that what was kept of it can be shown at once.
    void openFromMemory(int pageCount);
    [[nodiscard]] bool isFromMemory() const { return m_isFromMemory; }
    void setOpened(const pdf::DocumentInfo &info);
    [[nodiscard]] const pdf::DocumentInfo &info() const { return m_info; }
    // What the library knows stands in for a file that cannot be opened: as many pages as it has text of.
    bool openFromText(const text::TextLayer &layer);
    void afterFirstPaint();
    // True where every page that was read is without words.
    [[nodiscard]] bool hasNoText() const;

    PageSource *source;
    PagePictures *pictures;
    DocumentText *text;
    MarkIndex *marks;
    FindController *find;
    SectionIndex sections;

Q_SIGNALS:
    void boxesKnown(int firstPage, const std::vector<conspectus::PageBox> &boxes);
    void outlineKnown();

private:
    QString m_path;
    int m_pageCount = 0;
    pdf::DocumentInfo m_info;
    bool m_isFromMemory = false;
    bool m_askedForRest = false;
    QHash<int, QString> m_labels;

    void takeShapes(int firstPage, const std::vector<pdf::PageShape> &shapes);
};

} // namespace conspectus::reader
