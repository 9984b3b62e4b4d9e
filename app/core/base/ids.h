// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of things. An Id is a short text that says nothing but which object is meant: a random UUIDv4 in lower
// case without braces ("0d3c…-…"), or for a version and an operation the SHA-256 of its bytes as 64 hex digits.
// The tag keeps an id of one kind from being taken for an id of another; asObject() forgets it on purpose.
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>
#include <QUuid>

namespace conspectus {

template<typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}

    // A new random id (UUIDv4).
    [[nodiscard]] static Id create() { return Id(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &text() const { return m_text; }

    template<typename Other>
    [[nodiscard]] Id<Other> as() const
    {
        return Id<Other>(m_text);
    }

    friend bool operator==(const Id &a, const Id &b) { return a.m_text == b.m_text; }
    friend auto operator<=>(const Id &a, const Id &b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

using ObjectId = Id<struct ObjectTag>; // any object of the operation log
using SurveyId = Id<struct SurveyTag>;
using VersionId = Id<struct VersionTag>; // SHA-256 of the file
using FindingId = Id<struct FindingTag>;
using AnnotationId = Id<struct AnnotationTag>;
using LinkId = Id<struct LinkTag>; // evidence or taxonomy link
using NodeId = Id<struct NodeTag>;
using KindId = Id<struct KindTag>;
using KindSetId = Id<struct KindSetTag>;
using ReviewId = Id<struct ReviewTag>;
using OperationId = Id<struct OperationTag>; // SHA-256 of the header bytes

template<typename Tag>
[[nodiscard]] ObjectId asObject(const Id<Tag> &id)
{
    return id.template as<ObjectTag>();
}

} // namespace conspectus

template<typename Tag>
struct std::hash<conspectus::Id<Tag>>
{
    size_t operator()(const conspectus::Id<Tag> &id) const noexcept { return qHash(id.text()); }
};

Q_DECLARE_METATYPE(conspectus::SurveyId)
Q_DECLARE_METATYPE(conspectus::VersionId)
Q_DECLARE_METATYPE(conspectus::AnnotationId)
Q_DECLARE_METATYPE(conspectus::FindingId)
Q_DECLARE_METATYPE(conspectus::NodeId)
Q_DECLARE_METATYPE(conspectus::KindId)
