// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes a survey with what the reader made of it: Markdown for people, JSON for programs (the lossless one,
// with "schema": 1). Pure; the caller writes the bytes.
#pragma once

#include "survey/survey.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace conspectus::exchange {

[[nodiscard]] QByteArray toMarkdown(const SurveySnapshot &snapshot);
[[nodiscard]] QByteArray toJson(const SurveySnapshot &snapshot);

// The JSON of one survey page as `show --json` prints it, and of annotations as `annotations --json` does:
// pageSizes gives the size in pt of each page of the version, for coordinates in 0…1.
[[nodiscard]] QJsonObject surveyPageJson(const SurveySnapshot &snapshot);
[[nodiscard]] QJsonArray annotationsJson(const SurveySnapshot &snapshot, const VersionId &version,
                                         const std::vector<QSizeF> &pageSizes);

} // namespace conspectus::exchange
