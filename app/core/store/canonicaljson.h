// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON with one spelling for one value, for operations: no spaces, keys of objects sorted, integers only,
// UTF-8, only '"', '\' and control characters escaped. QJsonDocument is no canonical form: it may spell the
// same value differently tomorrow.
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QJsonValue>

namespace conspectus::store {

// Internal where a number is not an integer: coordinates are kept in 1/1000 pt.
[[nodiscard]] Result<QByteArray> canonicalJson(const QJsonValue &value);
[[nodiscard]] QByteArray jsonString(const QString &text);
// Any JSON value, also a bare one; Undefined where the bytes are not JSON.
[[nodiscard]] QJsonValue jsonValue(const QByteArray &bytes);

} // namespace conspectus::store
