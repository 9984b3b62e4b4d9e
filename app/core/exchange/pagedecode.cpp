// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pagedecode.h"

#include "exchange/importnotes.h"
#include "exchange/pageheadings.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <algorithm>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxCharacters = 2'000'000;

// UTF-16 without a byte order mark: every other byte of plain letters is zero.
std::optional<QStringConverter::Encoding> utf16WithoutMark(const QByteArray &bytes)
{
    constexpr qsizetype kExamined = 4096;
    const qsizetype size = std::min(bytes.size(), kExamined) / 2 * 2;
    qsizetype zeros[2] = {0, 0};
    for (qsizetype i = 0; i < size; ++i)
        zeros[i % 2] += bytes.at(i) == 0 ? 1 : 0;
    constexpr qsizetype kFewest = 16;
    const auto isMost = [size](qsizetype some, qsizetype others) {
        return size >= kFewest && some * 10 >= size * 3 && others * 50 <= size;
    };
    if (isMost(zeros[1], zeros[0]))
        return QStringConverter::Utf16LE;
    return isMost(zeros[0], zeros[1]) ? std::optional(QStringConverter::Utf16BE) : std::nullopt;
}

// The 32 places in which Windows-1252 differs from Latin-1; 0 = not used.
constexpr char16_t kWindows1252[32] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

QChar fromWindows1252(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return code >= 0x80 && code < 0xA0 ? QChar(kWindows1252[code - 0x80]) : QChar(char16_t{code});
}

bool isAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Bytes over 127 as western European text has them: letters within words, or quotes, dashes and dots; never
// several in a row as in other scripts, and no valid UTF-8 among them.
bool isWesternEuropean(const QByteArray &bytes)
{
    static const QString signs = QStringLiteral("–—‘’“”„•…·©®°§«»¿¡ €\u00A0");
    int found = 0;
    int inRow = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (static_cast<unsigned char>(bytes.at(i)) < 0x80) {
            inRow = 0;
            continue;
        }
        const QChar c = fromWindows1252(bytes.at(i));
        const bool besideLetter = (i > 0 && isAsciiLetter(bytes.at(i - 1))) ||
                                  (i + 1 < bytes.size() && isAsciiLetter(bytes.at(i + 1)));
        if (++inRow > 2 || c.isNull() || !((c.isLetter() && besideLetter) || signs.contains(c)))
            return false;
        ++found;
    }
    return found > 0;
}

QString decoded(const QByteArray &bytes, DecodedPage &page)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    const auto encoding = marked ? marked : utf16WithoutMark(bytes);
    QStringDecoder decoder(encoding.value_or(QStringConverter::Utf8));
    QString text = decoder(bytes);
    if (encoding || !text.contains(QChar::ReplacementCharacter) || !isWesternEuropean(bytes))
        return text;
    page.isWesternEuropean = true;
    text.clear();
    text.reserve(bytes.size());
    for (const char byte : bytes)
        text += fromWindows1252(byte);
    return text;
}

// Nothing is seen of them: byte order marks, soft hyphens, and what turns the direction of the text behind it.
bool isInvisible(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0xFEFF || code == 0x00AD || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

QString cleanedLine(QString line)
{
    line.removeIf(isInvisible);
    while (line.startsWith(QChar(0x200E)) || line.startsWith(QChar(0x200F)))
        line.remove(0, 1);
    while (line.endsWith(QChar(0x200E)) || line.endsWith(QChar(0x200F)))
        line.chop(1);
    for (QChar &c : line) {
        if (c.isSpace())
            c = u' ';
    }
    qsizetype end = line.size();
    while (end > 0 && line.at(end - 1) == u' ')
        --end;
    line.truncate(end);
    return line;
}

// A page quoted in a letter: "> " before each line.
void unquote(QStringList &lines)
{
    const auto isQuoted = [](const QString &line) { return line.startsWith(u'>'); };
    const auto isFull = [](const QString &line) { return !line.isEmpty(); };
    if (std::ranges::count_if(lines, isQuoted) * 10 < std::ranges::count_if(lines, isFull) * 8)
        return;
    for (QString &line : lines) {
        while (line.startsWith(u'>'))
            line = line.mid(line.startsWith(QLatin1String("> ")) ? 2 : 1);
    }
}

// Lines of "=" or "-" under a heading are its underline; lines of "=" stand for nothing anywhere.
void dropUnderlines(QStringList &lines)
{
    static const QRegularExpression rule(QStringLiteral("^(?:={3,}|-{3,})$"));
    constexpr qsizetype kLongest = 200;
    for (qsizetype i = lines.size() - 1; i >= 0; --i) {
        const QString &line = lines.at(i);
        if (line.size() > kLongest || !rule.match(line).hasMatch())
            continue;
        if (line.startsWith(u'=') || (i > 0 && anyHeadingOf(lines.at(i - 1))))
            lines.removeAt(i);
    }
}

// The site's own sentences where there is nothing yet, wrapped by an editor: one line again.
void joinNotices(QStringList &lines)
{
    static const QRegularExpression open(QStringLiteral("^No (?:public reviews on file|videos yet)\\b"));
    static const QRegularExpression end(QStringLiteral("(?:read it here|Add one)\\.$"));
    constexpr qsizetype kLongest = 400;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        while (i + 1 < lines.size() && lines.at(i).size() < kLongest && open.match(lines.at(i)).hasMatch() &&
               !end.match(lines.at(i)).hasMatch() && !lines.at(i + 1).isEmpty() && !anyHeadingOf(lines.at(i + 1)))
            lines[i] += u' ' + lines.takeAt(i + 1).trimmed();
    }
}

QStringList linesOf(QString text)
{
    text = text.normalized(QString::NormalizationForm_C);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(u'\r', u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    text.replace(QChar::ParagraphSeparator, u'\n');
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = cleanedLine(std::move(line));
    unquote(lines);
    dropUnderlines(lines);
    joinNotices(lines);
    return lines;
}

// A page whose line breaks were lost, parted at its headings where they come in their order. Empty where it is none.
QStringList partedAtHeadings(const QStringList &lines)
{
    static const QString heads[] = {QStringLiteral("TL;DR"),         QStringLiteral("Contribution"),
                                    QStringLiteral("Findings"),      QStringLiteral("Abstract"),
                                    QStringLiteral("Peer Reviews"),  QStringLiteral("Code & Models"),
                                    QStringLiteral("Videos"),        QStringLiteral("Taxonomy"),
                                    QStringLiteral("Methods")};
    const QString text = u' ' + lines.join(u' ').simplified() + u' ';
    QStringList parted;
    qsizetype from = 0;
    for (const QString &head : heads) {
        const bool isGlued = head == heads[8];
        if (isGlued && parted.isEmpty())
            continue;
        const qsizetype at = text.indexOf(isGlued ? u' ' + head : u' ' + head + u' ', from);
        if (at < 0)
            continue;
        parted.append(text.mid(from, at - from).trimmed());
        if (!isGlued)
            parted.append(head);
        from = at + 1 + (isGlued ? 0 : head.size());
    }
    parted.append(text.mid(from).trimmed());
    constexpr qsizetype kFewestHeads = 4;
    const auto found = std::ranges::count_if(parted, [](const QString &line) { return headingOf(line).has_value(); });
    return found >= kFewestHeads && parted.contains(heads[0]) ? parted : QStringList();
}

} // namespace

Result<DecodedPage> decodePage(const QByteArray &bytes)
{
    constexpr qsizetype kMostBytes = 4;
    DecodedPage page;
    if (bytes.size() <= kMaxCharacters * kMostBytes)
        page.text = decoded(bytes, page);
    if (bytes.size() > kMaxCharacters * kMostBytes || page.text.size() > kMaxCharacters) {
        return failure(
            ErrorCode::TooLarge,
            ExchangeText::tr("This text is longer than 2 million characters, so it was not read as a survey "
                             "page. Nothing was stored. Copy only the survey's own page."),
            QStringLiteral("%1 bytes").arg(bytes.size()));
    }
    page.text.replace(QChar::Null, QChar::ReplacementCharacter);
    page.repairs = static_cast<int>(page.text.count(QChar(QChar::ReplacementCharacter)));
    page.isHtml = looksLikeHtml(page.text);
    const QString plain = page.isHtml ? withoutTags(page.text) : withoutLeftOvers(page.text);
    page.hasLeftOvers = !page.isHtml && plain != page.text;
    page.lines = linesOf(plain);
    const bool hasHeading =
        std::ranges::any_of(page.lines, [](const QString &line) { return anyHeadingOf(line).has_value(); });
    if (!hasHeading) {
        const QStringList parted = partedAtHeadings(page.lines);
        page.wasOneLine = !parted.isEmpty();
        if (page.wasOneLine)
            page.lines = parted;
    }
    return page;
}

} // namespace conspectus::exchange
