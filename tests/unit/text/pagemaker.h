// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes what the engine would say of a page, line by line: each letter is half an em wide, the words of a line are one
// chain.
#pragma once

#include "text/rawpage.h"
#include "text/readingorder.h"

#include <QRandomGenerator>
#include <QStringList>

namespace conspectus::test {

class PageMaker
{
public:
    explicit PageMaker(QSizeF size = QSizeF(612, 792)) { m_page.size = size; }

    // One line with its top left corner at (x, y).
    PageMaker &line(double x, double y, const QString &text, double size = 10, const QString &font = QStringLiteral("Roman"))
    {
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < words.size(); ++i) {
            word(x, y, words[i], size, font);
            m_page.words.back().lineEnd = i + 1 == words.size();
            x = m_page.words.back().box.right() + 0.5 * size;
        }
        return *this;
    }

    // Lines below one another, 12 pt apart.
    PageMaker &block(double x, double y, const QStringList &lines, double size = 10)
    {
        for (const QString &text : lines) {
            line(x, y, text, size);
            y += 1.2 * size;
        }
        return *this;
    }

    PageMaker &word(double x, double y, const QString &text, double size = 10,
                    const QString &font = QStringLiteral("Roman"))
    {
        text::RawWord word;
        word.text = text;
        word.box = QRectF(x, y, 0.5 * size * static_cast<double>(text.size()), 1.1 * size);
        for (qsizetype i = 0; i <= text.size(); ++i)
            word.edges.push_back(static_cast<float>(x + 0.5 * size * static_cast<double>(i)));
        word.size = static_cast<float>(size);
        if (!m_page.fonts.contains(font))
            m_page.fonts.append(font);
        word.font = static_cast<qint16>(m_page.fonts.indexOf(font));
        m_page.words.push_back(std::move(word));
        return *this;
    }

    // The last word, to change what the engine says of it.
    text::RawWord &last() { return m_page.words.back(); }
    [[nodiscard]] const text::RawPage &raw() const { return m_page; }
    text::RawPage &raw() { return m_page; }
    [[nodiscard]] text::TextPage ordered(const text::DocumentProfile &profile = {}) const
    {
        return text::orderPage(m_page, profile);
    }

private:
    text::RawPage m_page;
};

// Lines of made-up prose that fill `width` points at `size`, each beginning with `tag` and its number.
inline QStringList prose(const QString &tag, int lines, double width = 240, double size = 10)
{
    static const QStringList words = {QStringLiteral("models"), QStringLiteral("of"),      QStringLiteral("language"),
                                      QStringLiteral("answer"), QStringLiteral("many"),    QStringLiteral("clinical"),
                                      QStringLiteral("and"),    QStringLiteral("records"), QStringLiteral("with")};
    QStringList all;
    const auto letters = static_cast<qsizetype>(width / (0.5 * size));
    qsizetype next = 0;
    for (int i = 0; i < lines; ++i) {
        QString text = tag + QString::number(i);
        while (text.size() + 1 + words[next % words.size()].size() <= letters)
            text += u' ' + words[next++ % words.size()];
        if (letters - text.size() > 1)
            text += u' ' + QString(letters - text.size() - 1, u'm');
        all.append(text);
    }
    return all;
}

// Words over letters, marks, hyphens and signs of several scripts: what folding has to take in its stride.
inline QString randomText(QRandomGenerator &random, int length)
{
    static const QString alphabet = QStringLiteral("abcXYZ019 .,-()\u00AD\u2010\u2011\u2013\u2014\u2018\u2019\u201C\u201D"
                                                   "\uFB01\uFB03\u00E9\u00DF\u00C5\u0301\u0327\u00BD\u00B2\u4E2D\u6587"
                                                   "\u304C\u0627\u0644\u05D0\u0E01\u0E34\u2026\u00A0\u200B\u00D8\u0141");
    QString text;
    for (int i = 0; i < length; ++i) {
        switch (random.bounded(14)) {
        case 0: text += u' '; break;
        case 1: text += QStringLiteral("-\n"); break;
        case 2: text += u'\n'; break;
        case 3: text += QStringLiteral("\n\n"); break;
        case 4: text += QString::fromUcs4(U"\U0001D400", 1); break; // mathematical bold A
        default: text += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
        }
    }
    return text;
}

} // namespace conspectus::test
