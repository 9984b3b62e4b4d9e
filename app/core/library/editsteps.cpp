// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/editsteps.h"

#include "library/surveydata.h"

#include <QJsonObject>

namespace conspectus {

const SurveySnapshot *editableSnapshot(const Library &library, const SurveyId &survey)
{
    const SurveyData *data = library.survey(survey);
    return data && !library.isReadOnly() ? &data->snapshot() : nullptr;
}

Change makingOf(const ObjectId &id, const QString &type)
{
    return {id, ChangeKind::Make, {}, QJsonObject{{QStringLiteral("type"), type}, {QStringLiteral("owner"), QString()}}};
}

Change settingOf(const ObjectId &id, const QString &field, const QJsonValue &value) { return {id, ChangeKind::Set, field, value}; }

} // namespace conspectus
