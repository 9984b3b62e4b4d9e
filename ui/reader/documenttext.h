// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text layer as the view has it: what the library has stored where it has, else read from the file page by page, the
// visible one first, so that selecting and marking work as soon as the text of that page is there. Pages read from the file
// are put into reading order on a thread of their own.
#pragma once

#include "library/surveydata.h"
#include "ui/reader/pagesource.h"

#include <QPointer>
#include <QSet>
#include <QThreadPool>

namespace conspectus::reader {

class DocumentText final : public QObject
{
    Q_OBJECT
public:
    explicit DocumentText(PageSource *source, QObject *parent = nullptr);
    ~DocumentText() override;

    void reset(int pageCount);
    // Takes the library's layer, now and as it grows. nullptr: the file alone.
    void attach(SurveyData *data, const VersionId &version);

    // As many pages as the document has; null where not read yet. The layerId is empty for what was read from the file.
    [[nodiscard]] const text::TextLayer &layer() const { return m_layer; }
    [[nodiscard]] const text::TextPage *page(int page) const; // nullptr: not read
    [[nodiscard]] bool isFailed(int page) const { return m_failed.contains(page); }
    [[nodiscard]] bool isComplete() const { return m_missing == 0; }
    [[nodiscard]] int readCount() const { return static_cast<int>(m_layer.pages.size()) - m_missing; }

    void request(int page);
    // The rest of the document, from a page to the end and then from the beginning.
    void requestAll(int from);

Q_SIGNALS:
    void pageReady(int page);
    void pageFailed(int page);
    void completed();

private:
    PageSource *m_source;
    QPointer<SurveyData> m_data;
    VersionId m_version;
    text::TextLayer m_layer;
    QSet<int> m_requested;
    QSet<int> m_failed;
    bool m_allRequested = false;
    int m_missing = 0;
    QThreadPool m_orderers;

    void takeRaw(int page, const text::RawPage &raw);
    void takeFailure(int page);
    void takeLayer();
    void put(int page, const text::TextPagePtr &textPage);
};

} // namespace conspectus::reader
