// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A link that a file or a page text names: its whole address is shown as plain text, to copy or, where the desktop has a
// portal, to hand over to it. Nothing is opened without this dialog and never by this program itself.
#pragma once

#include <QDialog>

namespace conspectus {

class LinkDialog final : public QDialog
{
    Q_OBJECT
public:
    LinkDialog(const QString &address, QWidget *parent);

    // http, https, mailto and doi only; anything else can be copied but not handed over.
    [[nodiscard]] static bool mayBeOpened(const QString &address);
    // Is there a portal on the session bus?
    [[nodiscard]] static bool portalIsThere();

private:
    void handOver();

    QString m_address;
};

} // namespace conspectus
