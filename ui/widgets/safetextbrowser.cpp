// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/safetextbrowser.h"

#include <QImage>
#include <QTextDocument>

namespace conspectus {

SafeTextBrowser::SafeTextBrowser(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &url) { Q_EMIT linkRequested(url.toString()); });
}

void SafeTextBrowser::setSafeMarkdown(const QString &markdown)
{
    document()->setMarkdown(markdown, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                                          | QTextDocument::MarkdownNoHTML);
}

// Something must be returned: to an empty answer QTextDocument adds its own, which opens the local path (seen on Qt 6.4; a
// FIFO there never comes back).
QVariant SafeTextBrowser::loadResource(int type, const QUrl &)
{
    if (type != QTextDocument::ImageResource)
        return QByteArrayLiteral("");
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

void SafeTextBrowser::doSetSource(const QUrl &, QTextDocument::ResourceType) {}

} // namespace conspectus
