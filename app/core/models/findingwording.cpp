// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/findingwording.h"

#include "models/wording.h"

#include <QCoreApplication>

namespace conspectus {

namespace {

QString say(const char *text, const char *what = nullptr) { return QCoreApplication::translate("conspectus::Findings", text, what); }

} // namespace

QString slotInWords(const QString &slot)
{
    const std::pair<const char *, QString> names[] = {
        {"population", say("Population", "slot of a finding")}, {"intervention", say("Intervention", "slot of a finding")},
        {"outcome", say("Outcome", "slot of a finding")},       {"value", say("Value", "slot of a finding")},
        {"task", say("Task", "slot of a finding")},             {"dataset", say("Dataset", "slot of a finding")},
        {"metric", say("Metric", "slot of a finding")}};
    for (const auto &[name, words] : names) {
        if (slot == QLatin1String(name))
            return words;
    }
    return oneLine(slot, 40);
}

QString findingStatusInWords(const QString &status)
{
    const std::pair<const char *, QString> names[] = {{"", say("no status", "status of a finding")},
                                                      {"draft", say("draft", "status of a finding")},
                                                      {"checked", say("checked", "status of a finding")},
                                                      {"disputed", say("disputed", "status of a finding")}};
    for (const auto &[name, words] : names) {
        if (status == QLatin1String(name))
            return words;
    }
    return oneLine(status, 40);
}

QString evidenceInWords(EvidenceMark mark)
{
    switch (mark) {
    case EvidenceMark::Full: return say("supported", "evidence");
    case EvidenceMark::Partial: return say("abstract only or qualified", "evidence");
    case EvidenceMark::Disputed: return say("disputed", "evidence");
    case EvidenceMark::None: break;
    }
    return say("no evidence", "evidence");
}

QString slotsInWords(const std::vector<FindingSlot> &slotValues)
{
    QStringList parts;
    for (const FindingSlot &slot : slotValues)
        parts.append(say("%1: %2", "name of a slot, its value").arg(slotInWords(slot.name), oneLine(slot.text, 120)));
    return parts.join(QStringLiteral("; "));
}

} // namespace conspectus
