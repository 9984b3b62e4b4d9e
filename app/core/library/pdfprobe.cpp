// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/pdfprobe.h"

#include "text/readingorder.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <chrono>

namespace conspectus {

namespace {
// A page that keeps the engine busy is no reason to wait for a title.
constexpr std::chrono::seconds kPatience(5);
}

Error passwordError(bool wasWrong)
{
    if (wasWrong) {
        return {ErrorCode::WrongPassword,
                QCoreApplication::translate("Library", "The password does not open this file. Nothing was added. Try again with "
                                                       "the password that the file's maker gave you."),
                {}};
    }
    return {ErrorCode::PasswordNeeded,
            QCoreApplication::translate("Library", "This file is protected by a password. Nothing was added. Give the password "
                                                   "to open it; it is used once and not stored."),
            {}};
}

Error cancelledError()
{
    return {ErrorCode::Cancelled, QCoreApplication::translate("Library", "Stopped. Nothing was added."), {}};
}

PdfProbe::PdfProbe(QString path, QByteArray passwordUtf8, int pagesToRead, std::function<void(Result<ProbedPdf>)> done)
    : m_path(std::move(path)), m_password(std::move(passwordUtf8)), m_pagesToRead(pagesToRead), m_done(std::move(done))
{
}

void PdfProbe::start()
{
    if (!m_done)
        return; // cancelled before it began
    m_session = std::make_unique<pdf::DocumentSession>();
    using pdf::DocumentSession;
    connect(m_session.get(), &DocumentSession::opened, this, &PdfProbe::onOpened);
    connect(m_session.get(), &DocumentSession::passwordNeeded, this,
            [this](bool wasWrong) { finish(Failure(passwordError(wasWrong || !m_password.isEmpty()))); });
    connect(m_session.get(), &DocumentSession::failed, this, [this](const Error &error) { finish(Failure(error)); });
    connect(m_session.get(), &DocumentSession::textReady, this, [this](int, const text::RawPage &raw) {
        m_raw.push_back(raw);
        onPage();
    });
    connect(m_session.get(), &DocumentSession::textFailed, this, &PdfProbe::onPage);
    m_session->open(m_path, m_password);
}

void PdfProbe::cancel() { finish(Failure(cancelledError())); }

void PdfProbe::onOpened(const pdf::DocumentInfo &info)
{
    m_probed.info = info;
    m_pagesLeft = std::min(m_pagesToRead, info.pageCount);
    if (m_pagesLeft > 0) {
        m_session->requestText(0, m_pagesLeft);
        QTimer::singleShot(kPatience, this, &PdfProbe::finishWithPages);
    } else {
        finish(std::move(m_probed));
    }
}

void PdfProbe::onPage()
{
    if (--m_pagesLeft == 0)
        finishWithPages();
}

void PdfProbe::finishWithPages()
{
    if (!m_done)
        return;
    const text::DocumentProfile profile = text::profileOf(m_raw);
    for (const text::RawPage &raw : m_raw)
        m_probed.firstPages.push_back(std::make_shared<const text::TextPage>(text::orderPage(raw, profile)));
    finish(std::move(m_probed));
}

void PdfProbe::finish(Result<ProbedPdf> result)
{
    if (!m_done)
        return;
    m_password.fill('\0');
    const auto done = std::move(m_done);
    m_done = nullptr;
    done(std::move(result));
}

} // namespace conspectus
