// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/safetextbrowser.h"

#include <QTextDocument>

namespace conspectus {

SafeTextBrowser::SafeTextBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { Q_EMIT linkRequested(url.toString()); });
}

void SafeTextBrowser::setSafePlainText(const QString &text)
{
    setPlainText(text);
}

void SafeTextBrowser::setSafeMarkdown(const QString &markdown)
{
    document()->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                          | QTextDocument::MarkdownNoHTML);
}

QVariant SafeTextBrowser::loadResource(int, const QUrl &)
{
    return {};
}

void SafeTextBrowser::doSetSource(const QUrl &, QTextDocument::ResourceType) {}

} // namespace conspectus
