// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one document of this worker. Poppler-Qt6 draws and knows links and outline; poppler-cpp, loaded when text is first
// asked for, knows words with their fonts.
#pragma once

#include "filedevice.h"
#include "pdf/protocol/descriptor.h"
#include "pdf/protocol/messages.h"

#include <QByteArrayView>
#include <memory>
#include <poppler-document.h>
#include <poppler-qt6.h>

namespace conspectus::pdfworker {

class Document
{
public:
    explicit Document(pdf::Descriptor file);
    ~Document();

    // Tries the password as UTF-8, prepared as newer encryption wants it (SASLprep), and as Latin-1.
    [[nodiscard]] pdf::protocol::LoadReply load(const QByteArray &passwordUtf8);

    // After a load that gave Opened. page() is null where there is no such page.
    [[nodiscard]] const Poppler::Document &poppler() const { return *m_document; }
    [[nodiscard]] std::unique_ptr<Poppler::Page> page(int index) const;
    [[nodiscard]] std::unique_ptr<poppler::page> wordPage(int index);
    // The bytes of the file, mapped at first use; empty where it is too large for that.
    [[nodiscard]] QByteArrayView bytes();
    // The password that opened it, as bytes for the engines.
    [[nodiscard]] const QByteArray &password() const { return m_password; }

private:
    [[nodiscard]] bool hasHeader() const;
    [[nodiscard]] bool openWith(const QByteArray &password);
    [[nodiscard]] bool isLockKnown();
    [[nodiscard]] pdf::protocol::LoadReply describe() const;

    pdf::Descriptor m_file;
    std::unique_ptr<FileDevice> m_device;
    std::unique_ptr<Poppler::Document> m_document;
    std::unique_ptr<poppler::document> m_words;
    bool m_triedWords = false;
    void *m_mapping = nullptr;
    bool m_triedMapping = false;
    QByteArray m_password;
};

} // namespace conspectus::pdfworker
