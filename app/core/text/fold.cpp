// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/fold.h"

#include "text/foldrules.h"

#include <QList>

namespace conspectus::text {

bool isHyphen(char16_t unit)
{
    return unit == u'-' || unit == u'\u2010' || unit == u'\u2011' || unit == u'\u00AD';
}

bool isDash(char16_t unit)
{
    return (unit >= u'\u2012' && unit <= u'\u2015') || unit == u'\u2212';
}

bool isUnspaced(char16_t unit)
{
    return (unit >= 0x2E80 && unit <= 0x9FFF && unit != 0x3000) || (unit >= 0xF900 && unit <= 0xFAFF)
        || (unit >= 0xFE30 && unit <= 0xFE4F) || (unit >= 0xFF00 && unit <= 0xFFEF)
        || (unit >= 0xD840 && unit <= 0xD888) /* surrogates of planes 2 and 3 */
        || (unit >= 0x0E00 && unit <= 0x0EFF) /* Thai, Lao */ || (unit >= 0x1000 && unit <= 0x109F) /* Myanmar */
        || (unit >= 0x1780 && unit <= 0x17FF) /* Khmer */;
}

LineJoin lineJoin(QStringView before, QStringView after)
{
    if (before.isEmpty() || after.isEmpty())
        return LineJoin::Space;
    const QChar last = before.back();
    const QChar next = after.front();
    if (isHyphen(last.unicode()) && before.size() > 1) {
        const QChar stem = before[before.size() - 2];
        if (stem.isSpace())
            return LineJoin::Space;
        const bool soft = last.unicode() == u'\u00AD';
        // A word is never broken before a digit or a capital, so there the hyphen is part of the name.
        const bool broken = stem.isLetter() && next.isLetter() && !(stem.isLower() && next.isUpper());
        return soft || broken ? LineJoin::DropHyphen : LineJoin::Nothing;
    }
    if (isDash(last.unicode()) && before.size() > 1 && !before[before.size() - 2].isSpace())
        return LineJoin::Nothing;
    const auto lowOf = [&] { return before.size() > 1 && last.isLowSurrogate() ? before[before.size() - 2] : last; };
    return isUnspaced(lowOf().unicode()) && isUnspaced(next.unicode()) ? LineJoin::Nothing : LineJoin::Space;
}

namespace {

// Single characters that Unicode's own folding leaves apart though readers type them for one another. 0 = not here.
char16_t plainMark(char16_t unit)
{
    switch (unit) {
    case u'`':
    case u'\u00B4':
    case u'\u2018':
    case u'\u2019':
    case u'\u201A':
    case u'\u201B':
    case u'\u2032':
    case u'\u2035':
    case u'\u2039':
    case u'\u203A':
    case u'\u02BC': return u'\'';
    case u'\u201C':
    case u'\u201D':
    case u'\u201E':
    case u'\u201F':
    case u'\u2033':
    case u'\u2036':
    case u'\u00AB':
    case u'\u00BB': return u'"';
    case u'\u2010':
    case u'\u2011':
    case u'\u2012':
    case u'\u2013':
    case u'\u2014':
    case u'\u2015':
    case u'\u2212':
    case u'\u2043':
    case u'\uFE58':
    case u'\uFE63':
    case u'\uFF0D': return u'-';
    case u'\u2044':
    case u'\u2215': return u'/';
    default: return 0;
    }
}

// Letters whose stroke or second letter is no mark to Unicode ("Søren", "Łukasz"); empty = not here.
QLatin1StringView plainLetters(char32_t letter)
{
    switch (letter) {
    case 0xDF: return QLatin1StringView("ss");
    case 0xE6: return QLatin1StringView("ae");
    case 0xF8: return QLatin1StringView("o");
    case 0x111: return QLatin1StringView("d");
    case 0x127: return QLatin1StringView("h");
    case 0x131: return QLatin1StringView("i");
    case 0x142: return QLatin1StringView("l");
    case 0x153: return QLatin1StringView("oe");
    default: return {};
    }
}

// A mark that changes a letter's look, not one that is a vowel of its script (Thai, Devanagari) or makes another letter
// (Japanese voicing marks).
bool isDroppedMark(char32_t cp)
{
    const QChar::Category category = QChar::category(cp);
    if (category != QChar::Mark_NonSpacing && category != QChar::Mark_Enclosing)
        return false;
    if (cp == 0x3099 || cp == 0x309A)
        return false;
    switch (QChar::script(cp)) {
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Hebrew:
    case QChar::Script_Arabic: return true;
    default: return false;
    }
}

class Folder
{
public:
    explicit Folder(const QString &source) : m_source(source)
    {
        m_out.reserve(source.size() + 8);
        m_map.reserve(static_cast<size_t>(source.size()) + 8);
    }

    Folded run()
    {
        const qsizetype size = m_source.size();
        while (m_pos < size) {
            const char16_t unit = m_source[m_pos].unicode();
            if (unit < 0x80)
                ascii(unit);
            else
                other(unit);
        }
        // The end of what was folded: trailing space belongs to nothing.
        m_map.push_back(static_cast<qint32>(m_out.isEmpty() ? 0 : m_end));
        return {m_out, std::move(m_map)};
    }

private:
    void put(char16_t unit, qsizetype from)
    {
        m_out.append(QChar(unit));
        m_map.push_back(static_cast<qint32>(from));
    }

    // Everything that waits to be written before a visible character: at most one space.
    void settle()
    {
        if (m_space >= 0 && !m_out.isEmpty())
            put(u' ', m_space);
        m_space = -1;
    }

    void ascii(char16_t unit)
    {
        if (unit <= 0x20 || unit == 0x7F) {
            space();
            return;
        }
        if (unit == u'-' && hyphen())
            return;
        settle();
        if (unit >= u'A' && unit <= u'Z')
            unit = static_cast<char16_t>(unit + 32);
        put(unit == u'`' ? u'\'' : unit, m_pos);
        m_end = ++m_pos;
    }

    // A run of space, with what is folded away in it.
    void space()
    {
        const qsizetype begin = m_pos;
        int newlines = 0;
        while (m_pos < m_source.size() && isSpaceUnit(m_source[m_pos])) {
            newlines += m_source[m_pos] == u'\n';
            ++m_pos;
        }
        if (newlines == 1 && begin > 0 && m_pos < m_source.size()) {
            const QStringView all(m_source);
            if (lineJoin(all.left(begin), all.mid(m_pos)) != LineJoin::Space) {
                m_end = m_out.isEmpty() ? m_end : m_pos;
                return;
            }
        }
        if (m_space < 0)
            m_space = begin;
    }

    static bool isSpaceUnit(QChar c) { return c.isSpace() || c.unicode() < 0x20 || c.unicode() == 0x7F; }

    // Takes a hyphen that only breaks a word over a line, with the line's end. False where it is a hyphen to keep.
    bool hyphen()
    {
        qsizetype next = m_pos + 1;
        int newlines = 0;
        while (next < m_source.size() && isSpaceUnit(m_source[next])) {
            newlines += m_source[next] == u'\n';
            ++next;
        }
        if (newlines != 1 || next >= m_source.size() || m_space >= 0)
            return false;
        const QStringView all(m_source);
        if (lineJoin(all.left(m_pos + 1), all.mid(next)) != LineJoin::DropHyphen)
            return false;
        m_pos = next;
        m_end = m_out.isEmpty() ? m_end : next;
        return true;
    }

    void other(char16_t unit)
    {
        if (QChar(unit).isSpace()) {
            space();
            return;
        }
        if (isHyphen(unit) && hyphen())
            return;
        if (const char16_t mark = plainMark(unit)) {
            settle();
            put(mark, m_pos);
            m_end = ++m_pos;
            return;
        }
        char32_t cp = unit;
        qsizetype length = 1;
        if (QChar(unit).isHighSurrogate() && m_pos + 1 < m_source.size() && m_source[m_pos + 1].isLowSurrogate()) {
            cp = QChar::surrogateToUcs4(QChar(unit), m_source[m_pos + 1]);
            length = 2;
        }
        codePoint(cp, length);
        m_pos += length;
        if (!m_out.isEmpty() && m_space < 0)
            m_end = m_pos;
    }

    void codePoint(char32_t cp, qsizetype length)
    {
        if (QChar::category(cp) == QChar::Other_Format || QChar::category(cp) == QChar::Other_Control)
            return;
        if (QChar::decompositionTag(cp) == QChar::NoDecomposition) {
            letter(cp);
            return;
        }
        const QString parts = m_source.mid(m_pos, length).normalized(QString::NormalizationForm_KD);
        const auto points = parts.toUcs4();
        for (const auto part : points) {
            if (part == u' ')
                continue; // spacing forms of marks: space + mark
            if (const char16_t mark = part < 0x10000 ? plainMark(static_cast<char16_t>(part)) : u'\0') {
                settle();
                put(mark, m_pos);
            } else {
                letter(static_cast<char32_t>(part));
            }
        }
    }

    void letter(char32_t cp)
    {
        if (isDroppedMark(cp))
            return;
        settle();
        const char32_t folded = QChar::toCaseFolded(cp);
        const QLatin1StringView plain = plainLetters(folded);
        for (const char c : plain)
            put(static_cast<char16_t>(c), m_pos);
        if (!plain.isEmpty())
            return;
        if (QChar::requiresSurrogates(folded)) {
            put(QChar::highSurrogate(folded), m_pos);
            put(QChar::lowSurrogate(folded), m_pos);
        } else {
            put(static_cast<char16_t>(folded), m_pos);
        }
    }

    const QString &m_source;
    QString m_out;
    std::vector<qint32> m_map;
    qsizetype m_pos = 0;
    qsizetype m_end = 0;    // end in the source of what m_out holds
    qsizetype m_space = -1; // where a space waits to be written
};

} // namespace

Folded foldWithMap(const QString &source)
{
    return Folder(source).run();
}

QString fold(const QString &source)
{
    return Folder(source).run().text;
}

QString alphanumeric(const QString &source)
{
    const QString folded = fold(source);
    QString out;
    out.reserve(folded.size());
    for (qsizetype i = 0; i < folded.size(); ++i) {
        const QChar c = folded[i];
        if (c.isHighSurrogate() && i + 1 < folded.size() && folded[i + 1].isLowSurrogate()) {
            if (QChar::isLetterOrNumber(QChar::surrogateToUcs4(c, folded[i + 1])))
                out.append(c).append(folded[i + 1]);
            ++i;
        } else if (c.isLetterOrNumber()) {
            out.append(c);
        }
    }
    return out;
}

} // namespace conspectus::text
