// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/logging.h"

namespace conspectus {
Q_LOGGING_CATEGORY(lcStore, "conspectus.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPdf, "conspectus.pdf", QtInfoMsg)
Q_LOGGING_CATEGORY(lcLibrary, "conspectus.library", QtInfoMsg)
Q_LOGGING_CATEGORY(lcExchange, "conspectus.exchange", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "conspectus.ui", QtInfoMsg)
} // namespace conspectus
