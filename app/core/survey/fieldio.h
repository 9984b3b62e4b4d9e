// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two sides of projection.cpp: a FieldWriter collects the fields that a value needs, a FieldReader fills
// a value from an object's fields. They have the same methods, so one list of fields serves both ways.
#pragma once

#include "survey/change.h"
#include "survey/valuecodec.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace conspectus::projection {

inline const QString kAnchorPrefix = QStringLiteral("anchor/");
inline const QString kSlotPrefix = QStringLiteral("slot/");

inline QString importedField(const QString &name) { return name + QStringLiteral(".imported"); }
inline QString editedField(const QString &name) { return name + QStringLiteral(".edited"); }

// Each decision is a field of its own, so that two decisions on two machines do not conflict.
inline QString decisionField(const HeldBack &entry)
{
    constexpr qsizetype kDigits = 32;
    const QByteArray key = (entry.section + QLatin1Char('\n') + entry.text).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(kDigits);
    return QStringLiteral("decision/") + QString::fromLatin1(hash);
}

// Enumerators and their names in the log.
template <typename Enum, size_t N>
using Names = std::array<std::pair<Enum, const char *>, N>;

inline constexpr Names<HeldBack::Decision, 3> kDecisions{{{HeldBack::Decision::Undecided, ""},
                                                          {HeldBack::Decision::KeepOut, "keep-out"},
                                                          {HeldBack::Decision::Add, "add"}}};
struct FieldSet
{
    QMap<QString, QJsonValue> fields;
    QMap<QString, QStringList> sets;
};

// Collects fields; empty values are left out.
class FieldWriter
{
public:
    FieldSet result;

    void text(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            result.fields.insert(name, value);
    }
    void flag(const QString &name, bool value)
    {
        if (value)
            result.fields.insert(name, true);
    }
    void number(const QString &name, int value)
    {
        if (value != 0)
            result.fields.insert(name, value);
    }
    template <typename Tag>
    void id(const QString &name, const Id<Tag> &value)
    {
        text(name, value.text());
    }
    void time(const QString &name, const QDateTime &value)
    {
        json(name, codec::toJson(value), !value.isValid());
    }
    void texts(const QString &name, const QStringList &value)
    {
        json(name, codec::toJson(value), value.isEmpty());
    }
    void editable(const QString &name, const EditableText &value)
    {
        text(importedField(name), value.imported);
        if (value.edited) {
            result.fields.insert(editedField(name), QJsonObject{{QStringLiteral("text"), *value.edited},
                                                                {QStringLiteral("over"), value.editedOver}});
        }
    }
    template <typename Enum, size_t N>
    void name(const QString &field, Enum value, const Names<Enum, N> &names)
    {
        const auto it = std::ranges::find(names, value, &std::pair<Enum, const char *>::first);
        text(field, it == names.end() ? QString() : QString::fromLatin1(it->second));
    }
    void set(const QString &name, const QStringList &elements)
    {
        if (!elements.isEmpty())
            result.sets.insert(name, elements);
    }
    void anchors(const std::vector<Anchor> &all)
    {
        for (const Anchor &anchor : all)
            result.fields.insert(kAnchorPrefix + anchor.version.text(), codec::toJson(anchor));
    }
    // A field a slot, so that two slots filled on two machines do not conflict.
    void findingSlots(const std::vector<FindingSlot> &all)
    {
        for (const FindingSlot &slot : all)
            result.fields.insert(kSlotPrefix + slot.name, codec::toJson(slot));
    }
    void timeMarks(const QString &name, const std::vector<TimeMark> &all)
    {
        json(name, codec::toJson(all), all.empty());
    }
    void notes(const QString &name, const std::vector<ImportNote> &all)
    {
        json(name, codec::toJson(all), all.empty());
    }
    void pairs(const QString &name, const std::vector<std::pair<QString, QString>> &all)
    {
        json(name, codec::toJson(all), all.empty());
    }
    void heldBack(const QString &field, const std::vector<HeldBack> &all)
    {
        json(field, codec::toJson(all), all.empty());
        for (const HeldBack &entry : all)
            name(decisionField(entry), entry.decision, kDecisions);
    }

private:
    void json(const QString &name, const QJsonValue &value, bool isEmpty)
    {
        if (!isEmpty)
            result.fields.insert(name, value);
    }
};

// Fills a value from an object.
class FieldReader
{
public:
    explicit FieldReader(const ObjectState &object)
        : m_object(object)
    {
    }

    void text(const QString &name, QString &value) const { value = codec::textFrom(m_object.value(name)); }
    void flag(const QString &name, bool &value) const { value = m_object.value(name).toBool(); }
    void number(const QString &name, int &value) const
    {
        constexpr int kMost = 1'000'000'000;
        value = codec::intFrom(m_object.value(name), 0, kMost);
    }
    template <typename Tag>
    void id(const QString &name, Id<Tag> &value) const
    {
        value = Id<Tag>(codec::textFrom(m_object.value(name)));
    }
    void time(const QString &name, QDateTime &value) const { value = codec::timeFrom(m_object.value(name)); }
    void texts(const QString &name, QStringList &value) const
    {
        value = codec::textsFrom(m_object.value(name));
    }
    void editable(const QString &name, EditableText &value) const
    {
        text(importedField(name), value.imported);
        const QJsonValue edited = m_object.value(editedField(name));
        if (!edited.isObject())
            return;
        value.edited = codec::textFrom(edited.toObject().value(QLatin1String("text")));
        value.editedOver = codec::textFrom(edited.toObject().value(QLatin1String("over")));
    }
    template <typename Enum, size_t N>
    void name(const QString &field, Enum &value, const Names<Enum, N> &names) const
    {
        const QString stored = m_object.text(field);
        for (const auto &[candidate, candidateName] : names) {
            if (stored == QLatin1String(candidateName))
                value = candidate;
        }
    }
    void set(const QString &name, QStringList &elements) const { elements = m_object.sets.value(name); }
    void anchors(std::vector<Anchor> &all) const
    {
        for (auto it = m_object.fields.lowerBound(kAnchorPrefix); it != m_object.fields.constEnd(); ++it) {
            if (!it.key().startsWith(kAnchorPrefix))
                break;
            if (!it->empty() && it->front().value.isObject())
                all.push_back(
                    codec::anchorFrom(VersionId(it.key().mid(kAnchorPrefix.size())), it->front().value));
        }
    }
    void findingSlots(std::vector<FindingSlot> &all) const
    {
        for (auto it = m_object.fields.lowerBound(kSlotPrefix); it != m_object.fields.constEnd(); ++it) {
            if (!it.key().startsWith(kSlotPrefix))
                break;
            if (!it->empty() && it->front().value.isObject())
                all.push_back(codec::slotFrom(it.key().mid(kSlotPrefix.size()), it->front().value));
        }
        std::ranges::stable_sort(all, {}, [](const FindingSlot &slot) {
            const auto place = findingSlotNames().indexOf(slot.name);
            return place < 0 ? findingSlotNames().size() : place;
        });
    }
    void timeMarks(const QString &name, std::vector<TimeMark> &all) const
    {
        all = codec::timeMarksFrom(m_object.value(name));
    }
    void notes(const QString &name, std::vector<ImportNote> &all) const
    {
        all = codec::notesFrom(m_object.value(name));
    }
    void pairs(const QString &name, std::vector<std::pair<QString, QString>> &all) const
    {
        all = codec::pairsFrom(m_object.value(name));
    }
    void heldBack(const QString &field, std::vector<HeldBack> &all) const
    {
        all = codec::heldBackFrom(m_object.value(field));
        for (HeldBack &entry : all)
            name(decisionField(entry), entry.decision, kDecisions);
    }

private:
    const ObjectState &m_object;
};

} // namespace conspectus::projection
