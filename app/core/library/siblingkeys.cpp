// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/siblingkeys.h"

namespace conspectus {

SiblingKeys keysToPutAt(const QStringList &keys, qsizetype at)
{
    const QString before = at > 0 ? keys[at - 1] : QString();
    const QString after = at < keys.size() ? keys[at] : QString();
    if (at == keys.size() || before < after)
        return {orderBetween(before, after), {}};
    SiblingKeys made;
    QString last;
    for (qsizetype i = 0; i <= keys.size(); ++i) {
        if (i == at)
            made.key = last = orderBetween(last, {});
        if (i < keys.size())
            made.siblings.append(last = orderBetween(last, {}));
    }
    return made;
}

} // namespace conspectus
