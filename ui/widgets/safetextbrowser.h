// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Shows text that is not ours. loadResource() gives an empty picture, so no image can open a path (a FIFO there would hang the
// program for ever). A null answer would not do: Qt then opens the name itself. Markdown is read without HTML; links are
// not followed but given to linkRequested().
#pragma once

#include <QTextBrowser>

namespace conspectus {

class SafeTextBrowser final : public QTextBrowser
{
    Q_OBJECT
public:
    explicit SafeTextBrowser(QWidget *parent = nullptr);
    void setSafeMarkdown(const QString &markdown);

Q_SIGNALS:
    void linkRequested(const QString &address);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;
};

} // namespace conspectus
