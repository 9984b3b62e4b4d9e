// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// HTML as people paste or save it, to the text it shows. One pass by hand: foreign text never meets a parser
// that could fetch something, and a broken tag costs no more than its length.
#include "exchange/pagedecode.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>

namespace conspectus::exchange {

namespace {

const QSet<QString> &blockTags()
{
    static const QSet<QString> tags = [] {
        const QStringList all =
            QStringLiteral("html|body|div|p|h1|h2|h3|h4|h5|h6|ul|ol|li|br|hr|section|article|header|footer|main|"
                           "nav|aside|table|tr|td|th|dl|dt|dd|blockquote|pre|figure|figcaption|title|form|"
                           "details|summary|address")
                .split(u'|');
        return QSet<QString>(all.begin(), all.end());
    }();
    return tags;
}

QString entity(const QString &name)
{
    static const QHash<QString, char16_t> names{
        {QStringLiteral("amp"), u'&'},      {QStringLiteral("lt"), u'<'},       {QStringLiteral("gt"), u'>'},
        {QStringLiteral("quot"), u'"'},     {QStringLiteral("apos"), u'\''},    {QStringLiteral("nbsp"), u' '},
        {QStringLiteral("middot"), u'·'},   {QStringLiteral("bull"), u'•'},     {QStringLiteral("hellip"), u'…'},
        {QStringLiteral("ndash"), u'–'},    {QStringLiteral("mdash"), u'—'},    {QStringLiteral("lsquo"), u'‘'},
        {QStringLiteral("rsquo"), u'’'},    {QStringLiteral("ldquo"), u'“'},    {QStringLiteral("rdquo"), u'”'},
        {QStringLiteral("copy"), u'©'},     {QStringLiteral("eacute"), u'é'},   {QStringLiteral("egrave"), u'è'},
        {QStringLiteral("auml"), u'ä'},     {QStringLiteral("ouml"), u'ö'},     {QStringLiteral("uuml"), u'ü'},
        {QStringLiteral("Auml"), u'Ä'},     {QStringLiteral("Ouml"), u'Ö'},     {QStringLiteral("Uuml"), u'Ü'},
        {QStringLiteral("szlig"), u'ß'},    {QStringLiteral("ccedil"), u'ç'},   {QStringLiteral("ntilde"), u'ñ'},
        {QStringLiteral("aacute"), u'á'},   {QStringLiteral("oacute"), u'ó'},   {QStringLiteral("iacute"), u'í'},
        {QStringLiteral("times"), u'×'},    {QStringLiteral("hearts"), u'♥'},
    };
    if (!name.startsWith(u'#')) {
        const auto it = names.constFind(name);
        return it == names.constEnd() ? QString() : QString(QChar(*it));
    }
    bool isNumber = false;
    const bool isHex = name.size() > 1 && name.at(1).toLower() == u'x';
    const uint code = isHex ? name.mid(2).toUInt(&isNumber, 16) : name.mid(1).toUInt(&isNumber);
    const char32_t character = code;
    const bool isCharacter = isNumber && code >= 0x20 && code <= QChar::LastValidCodePoint && !QChar::isSurrogate(code);
    return isCharacter ? QString::fromUcs4(&character, 1) : QString();
}

class TagReader
{
public:
    explicit TagReader(const QString &html)
        : m_html(html)
    {
    }

    QString read()
    {
        m_text.reserve(m_html.size());
        while (m_at < m_html.size()) {
            const QChar c = m_html.at(m_at);
            if (c == u'<' && readTag())
                continue;
            if (c == u'&' && readEntity())
                continue;
            m_text += c == u'\n' || c == u'\r' ? QChar(u' ') : c;
            ++m_at;
        }
        return m_text;
    }

private:
    const QString &m_html;
    QString m_text;
    qsizetype m_at = 0;

    // Behind `what` from here on; the end where it does not come.
    [[nodiscard]] qsizetype behind(const QString &what) const
    {
        const qsizetype found = m_html.indexOf(what, m_at, Qt::CaseInsensitive);
        return found < 0 ? m_html.size() : found + what.size();
    }

    // The next `sign` within `most` characters, or -1.
    [[nodiscard]] qsizetype found(QChar sign, qsizetype from, qsizetype most) const
    {
        const qsizetype at = QStringView(m_html).mid(from, most).indexOf(sign);
        return at < 0 ? -1 : from + at;
    }

    bool readTag()
    {
        if (m_html.mid(m_at, 4) == QLatin1String("<!--")) {
            m_at = behind(QStringLiteral("-->"));
            return true;
        }
        qsizetype nameFrom = m_at + 1;
        const bool isEnd = nameFrom < m_html.size() && m_html.at(nameFrom) == u'/';
        nameFrom += isEnd ? 1 : 0;
        qsizetype nameTo = nameFrom;
        while (nameTo < m_html.size() && (m_html.at(nameTo).isLetterOrNumber() || m_html.at(nameTo) == u'!'))
            ++nameTo;
        constexpr qsizetype kLongestTag = 4000; // longer is text with a "<" in it
        const qsizetype close = found(u'>', nameTo, kLongestTag);
        if (nameTo == nameFrom || !(m_html.at(nameFrom).isLetter() || m_html.at(nameFrom) == u'!') || close < 0)
            return false;
        const QString name = m_html.mid(nameFrom, nameTo - nameFrom).toLower();
        m_at = close + 1;
        if (!isEnd && (name == QLatin1String("script") || name == QLatin1String("style") || name == QLatin1String("head")))
            m_at = behind(QLatin1String("</") + name + u'>');
        if (blockTags().contains(name))
            m_text += name == QLatin1String("li") && !isEnd ? QStringLiteral("\n- ") : QStringLiteral("\n");
        return true;
    }

    bool readEntity()
    {
        constexpr qsizetype kLongest = 10;
        const qsizetype end = found(u';', m_at, kLongest);
        if (end < 0)
            return false;
        const QString text = entity(m_html.mid(m_at + 1, end - m_at - 1));
        if (text.isEmpty())
            return false;
        m_text += text;
        m_at = end + 1;
        return true;
    }
};

} // namespace

QString withoutTags(const QString &html) { return TagReader(html).read(); }

QString withoutLeftOvers(const QString &text)
{
    static const QRegularExpression piece(
        QStringLiteral("&(#\\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,6});|"
                       "</?(?:p|br|b|i|em|strong|u|s|sub|sup|span|div|li|ul|ol|h[1-6]|a|code|small|font|mark|cite|q|section|article)"
                       "(?:\\s+[a-z-]{1,20}=(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'))*\\s*/?>"),
        QRegularExpression::CaseInsensitiveOption);
    if (!text.contains(u'&') && !text.contains(u'<'))
        return text;
    QString plain;
    qsizetype from = 0;
    auto it = piece.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        const QString name = match.captured(1);
        const QString character = name.isEmpty() ? QString() : entity(name);
        if (!name.isEmpty() && character.isEmpty())
            continue; // "R&D;" and what else is no entity
        plain += QStringView(text).mid(from, match.capturedStart() - from);
        plain += character;
        from = match.capturedEnd();
    }
    plain += QStringView(text).mid(from);
    return plain;
}

bool looksLikeHtml(const QString &text)
{
    static const QRegularExpression tag(QStringLiteral("</(?:p|div|h[1-6]|li|ul|span|section|body|html|td|a)>"),
                                        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype kExamined = 200'000;
    constexpr int kFewest = 4;
    const QString start = text.left(kExamined);
    if (start.trimmed().startsWith(QLatin1String("<!doctype html"), Qt::CaseInsensitive) ||
        start.trimmed().startsWith(QLatin1String("<html"), Qt::CaseInsensitive))
        return true;
    int found = 0;
    auto it = tag.globalMatch(start);
    while (it.hasNext() && found < kFewest) {
        it.next();
        ++found;
    }
    return found >= kFewest;
}

} // namespace conspectus::exchange
