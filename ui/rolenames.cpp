// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/rolenames.h"

#include <QCoreApplication>

namespace conspectus {
namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("EvidenceRole", text);
}

} // namespace

std::array<EvidenceRole, 6> evidenceRoles()
{
    return {EvidenceRole::Supports, EvidenceRole::States, EvidenceRole::Qualifies, EvidenceRole::Contradicts,
            EvidenceRole::Defines, EvidenceRole::ValueSource};
}

QString evidenceRoleText(EvidenceRole role)
{
    switch (role) {
    case EvidenceRole::Supports:
        return translated(QT_TRANSLATE_NOOP("EvidenceRole", "&Supports it"));
    case EvidenceRole::States:
        return translated(QT_TRANSLATE_NOOP("EvidenceRole", "S&tates it"));
    case EvidenceRole::Qualifies:
        return translated(QT_TRANSLATE_NOOP("EvidenceRole", "&Qualifies it"));
    case EvidenceRole::Contradicts:
        return translated(QT_TRANSLATE_NOOP("EvidenceRole", "&Contradicts it"));
    case EvidenceRole::Defines:
        return translated(QT_TRANSLATE_NOOP("EvidenceRole", "&Defines a term of it"));
    case EvidenceRole::ValueSource:
        return translated(QT_TRANSLATE_NOOP("EvidenceRole", "Is the source of a &value in it"));
    }
    return {};
}

} // namespace conspectus
