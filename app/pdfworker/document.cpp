// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "document.h"

#include "pagespace.h"
#include "passwords.h"

#include <algorithm>
#include <exception>
#include <poppler-page.h>
#include <qpdf/QPDF.hh>
#include <sys/mman.h>

namespace conspectus::pdfworker {

using pdf::protocol::LoadReply;

namespace {

constexpr qint64 kHeaderWithin = 1024;              // bytes before %PDF-, as other readers allow
constexpr qint64 kMaxMapping = qint64(512) * 1024 * 1024; // half of our address space

} // namespace

Document::Document(pdf::Descriptor file)
    : m_file(std::move(file))
    , m_device(std::make_unique<FileDevice>(m_file.get()))
{
}

Document::~Document()
{
    m_words.reset();
    if (m_mapping)
        ::munmap(m_mapping, static_cast<size_t>(m_device->size()));
}

bool Document::hasHeader() const
{
    m_device->seek(0);
    return m_device->read(kHeaderWithin + 5).contains("%PDF-");
}

bool Document::openWith(const QByteArray &password)
{
    m_device->seek(0);
    m_document = Poppler::Document::load(m_device.get(), password, password);
    if (!m_document || m_document->isLocked())
        return false;
    m_password = password;
    return true;
}

LoadReply Document::load(const QByteArray &passwordUtf8)
{
    using Status = LoadReply::Status;
    LoadReply reply;
    if (!hasHeader()) {
        reply.status = Status::NotAPdf;
        return reply;
    }
    const std::vector<QByteArray> passwords = passwordForms(passwordUtf8);
    const bool isOpen = std::ranges::any_of(passwords, [this](const QByteArray &form) { return openWith(form); });
    if (!isOpen) {
        reply.status = !m_document ? Status::Damaged : isLockKnown() ? Status::PasswordNeeded : Status::UnknownLock;
        return reply;
    }
    m_document->setRenderHint(Poppler::Document::Antialiasing);
    m_document->setRenderHint(Poppler::Document::TextAntialiasing);
    return describe();
}

// Poppler calls a lock of another kind than passwords just locked.
bool Document::isLockKnown()
{
    const QByteArrayView raw = bytes();
    if (raw.isEmpty())
        return true;
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("document", raw.data(), static_cast<size_t>(raw.size()));
    } catch (const QPDFExc &error) {
        return error.getErrorCode() != qpdf_e_unsupported;
    } catch (const std::exception &) {
        return true;
    }
    return true;
}

LoadReply Document::describe() const
{
    using Status = LoadReply::Status;
    LoadReply reply;
    const int pages = m_document->numPages();
    reply.status = pages < 1 ? Status::NoPages
        : pages > pdf::protocol::kMaxPages ? Status::TooLarge
                                           : Status::Opened;
    if (reply.status != Status::Opened)
        return reply;
    const PageSpace space = PageSpace::of(page(0).get());
    reply.pageCount = pages;
    reply.firstPage = {space.size, space.rotation, QString()};
    reply.encrypted = m_document->isEncrypted();
    reply.title = m_document->title();
    reply.author = m_document->author();
    return reply;
}

std::unique_ptr<Poppler::Page> Document::page(int index) const
{
    return index < m_document->numPages() ? m_document->page(index) : nullptr;
}

QByteArrayView Document::bytes()
{
    if (!m_triedMapping && m_device->size() <= kMaxMapping) {
        void *memory = ::mmap(nullptr, static_cast<size_t>(m_device->size()), PROT_READ, MAP_PRIVATE, m_file.get(), 0);
        m_mapping = memory == MAP_FAILED ? nullptr : memory;
    }
    m_triedMapping = true;
    return m_mapping ? QByteArrayView(static_cast<const char *>(m_mapping), m_device->size()) : QByteArrayView();
}

std::unique_ptr<poppler::page> Document::wordPage(int index)
{
    if (!m_triedWords) {
        m_triedWords = true;
        const QByteArrayView raw = bytes();
        const std::string password = m_password.toStdString();
        if (!raw.isEmpty())
            m_words.reset(poppler::document::load_from_raw_data(raw.data(), static_cast<int>(raw.size()), password,
                                                                password));
    }
    const bool isThere = m_words && !m_words->is_locked() && index < m_words->pages();
    return std::unique_ptr<poppler::page>(isThere ? m_words->create_page(index) : nullptr);
}

} // namespace conspectus::pdfworker
