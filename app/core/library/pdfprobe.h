// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Can this file be opened at all, how many pages has it, and what do its first pages say? Asked before a PDF is taken into
// the library, so that a file that cannot be opened leaves nothing behind. Lives on a thread with an event loop.
#pragma once

#include "base/result.h"
#include "pdf/documentsession.h"
#include "text/textpage.h"

#include <QObject>
#include <functional>
#include <memory>

namespace conspectus {

struct ProbedPdf
{
    pdf::DocumentInfo info;
    std::vector<text::TextPagePtr> firstPages; // as many as were asked for and could be read
};

class PdfProbe final : public QObject
{
    Q_OBJECT
public:
    // done is called once, on this thread. The password is forgotten when the probe ends.
    PdfProbe(QString path, QByteArray passwordUtf8, int pagesToRead, std::function<void(Result<ProbedPdf>)> done);
    void start();
    void cancel();

private:
    void onOpened(const pdf::DocumentInfo &info);
    void onPage();
    void finishWithPages();
    void finish(Result<ProbedPdf> result);

    const QString m_path;
    QByteArray m_password;
    const int m_pagesToRead;
    std::function<void(Result<ProbedPdf>)> m_done;
    std::unique_ptr<pdf::DocumentSession> m_session; // made by start(), on the thread it lives in
    ProbedPdf m_probed;
    std::vector<text::RawPage> m_raw;
    int m_pagesLeft = 0;
};

// What is said where a password is missing or wrong.
[[nodiscard]] Error passwordError(bool wasWrong);
[[nodiscard]] Error cancelledError();

} // namespace conspectus
