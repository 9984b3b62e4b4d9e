// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "survey/anchorreader.h"

#include "survey/valuecodec.h"

#include <algorithm>
#include <charconv>

namespace conspectus::codec {

namespace {

// A cursor over canonical JSON: no spaces, integers only. Each function takes what it names and goes behind it, or gives false.
class Cursor
{
public:
    explicit Cursor(const QByteArray &json) : m_at(json.constData()), m_end(m_at + json.size()) {}

    [[nodiscard]] bool isAtEnd() const { return m_at == m_end; }
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool integer(int least, int most, int &number)
    {
        const auto [end, error] = std::from_chars(m_at, m_end, number);
        if (error != std::errc() || number < least || number > most || (end != m_end && (*end == '.' || *end == 'e' || *end == 'E')))
            return false;
        m_at = end;
        return true;
    }
    // Without escapes: keys.
    bool key(QByteArrayView &name)
    {
        const char *begin = m_at + 1;
        const char *end = take('"') ? std::find(begin, m_end, '"') : m_end;
        if (end == m_end || std::find(begin, end, '\\') != end)
            return false;
        name = QByteArrayView(begin, end);
        m_at = end + 1;
        return take(':');
    }
    bool text(QString &value)
    {
        if (!take('"'))
            return false;
        const char *begin = m_at;
        bool hasEscapes = false;
        while (m_at != m_end && *m_at != '"') {
            hasEscapes = hasEscapes || *m_at == '\\';
            m_at += *m_at == '\\' && m_at + 1 != m_end ? 2 : 1;
        }
        const QByteArrayView bytes(begin, m_at);
        if (!take('"') || bytes.size() > kMaxText)
            return false;
        value = hasEscapes ? QString() : QString::fromUtf8(bytes);
        return !hasEscapes || unescaped(bytes, value);
    }
    // "[" item "," item "]"; item is called in front of each.
    template<typename Item>
    bool list(Item item)
    {
        if (!take('['))
            return false;
        if (take(']'))
            return true;
        qsizetype count = 0;
        do {
            if (++count > kMaxElements || !item())
                return false;
        } while (take(','));
        return take(']');
    }
    // field is called behind each key.
    template<typename Field>
    bool object(Field field)
    {
        if (!take('{'))
            return false;
        if (take('}'))
            return true;
        do {
            QByteArrayView name;
            if (!key(name) || !field(name))
                return false;
        } while (take(','));
        return take('}');
    }

private:
    // Of the escapes that canonical JSON has, the usual ones.
    static bool unescaped(QByteArrayView bytes, QString &value)
    {
        QByteArray plain;
        plain.reserve(bytes.size());
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (bytes[i] != '\\') {
                plain += bytes[i];
                continue;
            }
            const char escape = ++i < bytes.size() ? bytes[i] : 'u';
            if (escape == 'n')
                plain += '\n';
            else if (escape == 't')
                plain += '\t';
            else if (escape == '"' || escape == '\\')
                plain += escape;
            else
                return false;
        }
        value = QString::fromUtf8(plain);
        return true;
    }

    const char *m_at;
    const char *m_end;
};

// [x1,y1,x2,y2 …] in 1/1000 pt.
template<typename Put>
bool points(Cursor &cursor, Put put)
{
    bool isX = true;
    double x = 0;
    const bool isRead = cursor.list([&] {
        int milli = 0;
        if (!cursor.integer(-kMaxMilliPoints, kMaxMilliPoints, milli))
            return false;
        const double point = milli / 1000.0;
        if (isX)
            x = point;
        else if (!put(QPointF(x, point)))
            return false;
        isX = !isX;
        return true;
    });
    return isRead && isX;
}

bool quad(Cursor &cursor, Quads &quads)
{
    Quad quad;
    size_t corner = 0;
    const bool isRead = points(cursor, [&](QPointF point) {
        if (corner < quad.corners.size())
            quad.corners[corner] = point;
        return ++corner <= quad.corners.size();
    });
    quads.push_back(quad);
    return isRead && corner == quad.corners.size();
}

bool part(Cursor &cursor, AnchorPart &part)
{
    constexpr int kMaxPage = 1'000'000;
    constexpr int kMaxOffset = 100'000'000;
    const bool isRead = cursor.object([&](QByteArrayView name) {
        if (name == "page")
            return cursor.integer(0, kMaxPage, part.page);
        if (name == "begin")
            return cursor.integer(0, kMaxOffset, part.begin);
        if (name == "end")
            return cursor.integer(0, kMaxOffset, part.end);
        return name == "quads" && cursor.list([&] { return quad(cursor, part.quads); });
    });
    return isRead && part.begin <= part.end;
}

bool stroke(Cursor &cursor, std::vector<QPointF> &line)
{
    return points(cursor, [&line](QPointF point) {
        line.push_back(point);
        return true;
    });
}

} // namespace

std::optional<Anchor> plainAnchorFrom(const VersionId &version, const QByteArray &json)
{
    Anchor anchor;
    anchor.version = version;
    Cursor cursor(json);
    const bool isRead = cursor.object([&](QByteArrayView name) {
        if (name == "parts")
            return cursor.list([&] { return part(cursor, anchor.parts.emplace_back()); });
        if (name == "strokes")
            return cursor.list([&] { return stroke(cursor, anchor.strokes.emplace_back()); });
        QString *const texts[] = {&anchor.layerId, &anchor.quote, &anchor.prefix, &anchor.suffix, &anchor.section};
        constexpr const char *kNames[] = {"layer", "quote", "prefix", "suffix", "section"};
        const auto *const known = std::ranges::find_if(kNames, [name](const char *each) { return name == each; });
        return known != std::end(kNames) && cursor.text(*texts[known - std::begin(kNames)]);
    });
    return isRead && cursor.isAtEnd() ? std::optional(std::move(anchor)) : std::nullopt;
}

} // namespace conspectus::codec
