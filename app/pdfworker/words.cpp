// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// poppler-cpp gives all of it in one pass. Poppler's chain of words (TextBox::nextWord() in the Qt library) is read from
// geometry: a word with a space after it never ends the chain; without one, the next word must follow at once. Against
// the chain itself this differed for 82 of 159,000 words of the 14 surveys, and a second pass would double the cost.

#include "words.h"

#include "backwardletters.h"
#include "document.h"
#include "pagespace.h"
#include "pdf/protocol/messages.h"

#include <QHash>
#include <algorithm>
#include <cmath>
#include <poppler-page.h>

namespace conspectus::pdfworker {

namespace protocol = pdf::protocol;

namespace {

QRectF toRect(const poppler::rectf &rect)
{
    return QRectF(QPointF(rect.left(), rect.top()), QPointF(rect.right(), rect.bottom())).normalized();
}

QString toText(const poppler::ustring &text)
{
    return QString(reinterpret_cast<const QChar *>(text.data()), static_cast<qsizetype>(text.size()));
}

// Where a character begins or ends as the word runs (0 right, 1 down, 2 left, 3 up), on the page as shown.
QPointF border(const QRectF &character, int turns, bool isEnd)
{
    switch (turns) {
    case 1: return {character.x(), isEnd ? character.bottom() : character.top()};
    case 2: return {isEnd ? character.left() : character.right(), character.y()};
    case 3: return {character.x(), isEnd ? character.top() : character.bottom()};
    default: break;
    }
    return {isEnd ? character.right() : character.left(), character.y()};
}

// Borders for each UTF-16 unit, or none where the engine's boxes do not go with its text.
std::vector<float> edgesOf(const poppler::text_box &box, const QString &text, int turns, const PageSpace &space,
                           bool isAcross)
{
    const auto along = [&](const QPointF &shown) {
        const QPointF point = space.fromShown(shown);
        return static_cast<float>(isAcross ? point.x() : point.y());
    };
    std::vector<float> edges;
    edges.reserve(static_cast<size_t>(text.size()) + 1);
    QRectF character;
    size_t index = 0;
    for (const QChar unit : text) {
        if (unit.isLowSurrogate()) {
            edges.push_back(edges.empty() ? 0 : edges.back()); // the pair's width belongs to its second half
            continue;
        }
        character = toRect(box.char_bbox(index++));
        if (character.isNull() || !protocol::isSane(character))
            return {};
        edges.push_back(along(border(character, turns, false)));
    }
    edges.push_back(along(border(character, turns, true)));
    return edges;
}

bool endsChain(const poppler::text_box &box, const poppler::text_box &next)
{
    if (box.has_space_after())
        return false;
    if (box.rotation() != next.rotation())
        return true;
    const QRectF a = toRect(box.bbox());
    const QRectF b = toRect(next.bbox());
    const bool isUpright = box.rotation() % 2 == 0;
    const double height = isUpright ? a.height() : a.width();
    const double shared = isUpright ? std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top())
                                    : std::min(a.right(), b.right()) - std::max(a.left(), b.left());
    const double gaps[] = {b.left() - a.right(), b.top() - a.bottom(), a.left() - b.right(), a.top() - b.bottom()};
    const double gap = gaps[box.rotation() & 3];
    return !(gap < 0.2 * height && gap > -0.7 * height && shared > 0.2 * height);
}

class FontTable
{
public:
    explicit FontTable(QStringList &names)
        : m_names(names)
    {
    }
    qint16 index(const std::string &raw)
    {
        const QByteArray name = withoutSubsetTag(QByteArray::fromStdString(raw));
        if (name.isEmpty())
            return -1;
        const auto known = m_indices.constFind(name);
        if (known != m_indices.constEnd())
            return *known;
        if (m_names.size() >= protocol::kMaxFonts)
            return -1;
        const auto index = static_cast<qint16>(m_names.size());
        m_names.append(QString::fromUtf8(name).left(protocol::kMaxNameChars));
        m_indices.insert(name, index);
        return index;
    }

private:
    // "ABCDEF+Name": a font of which only some glyphs are embedded.
    static QByteArray withoutSubsetTag(const QByteArray &name)
    {
        const bool isTagged = name.size() > 7 && name.at(6) == '+'
            && std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; });
        return isTagged ? name.mid(7) : name;
    }

    QStringList &m_names;
    QHash<QByteArray, qint16> m_indices;
};

text::RawWord toWord(const poppler::text_box &box, const PageSpace &space, FontTable &fonts)
{
    text::RawWord word;
    word.text = toText(box.text()).left(protocol::kMaxWordChars);
    word.box = space.fromShown(toRect(box.bbox()));
    const int turns = box.rotation() & 3;
    word.rotation = static_cast<qint16>((turns * 90 - static_cast<int>(space.rotation) + 360) % 360);
    word.edges = edgesOf(box, word.text, turns, space, word.rotation % 180 == 0);
    word.spaceAfter = box.has_space_after();
    if (box.has_font_info()) {
        const double size = std::abs(box.get_font_size());
        word.size = std::isfinite(size) && size < 100'000 ? static_cast<float>(size) : 0;
        word.font = fonts.index(box.get_font_name(0));
    }
    putInReadingOrder(word);
    return word;
}

} // namespace

void readWords(Document &document, int page, const PageSpace &space, text::RawPage &out)
{
    const std::unique_ptr<poppler::page> source = document.wordPage(page);
    if (!source)
        return;
    const std::vector<poppler::text_box> boxes = source->text_list(poppler::page::text_list_include_font);
    FontTable fonts(out.fonts);
    qsizetype chars = 0;
    out.words.reserve(std::min<size_t>(boxes.size(), protocol::kMaxWords));
    for (size_t i = 0; i < boxes.size() && out.words.size() < protocol::kMaxWords; ++i) {
        if (!protocol::isSane(toRect(boxes[i].bbox())))
            continue;
        text::RawWord word = toWord(boxes[i], space, fonts);
        word.lineEnd = i + 1 == boxes.size() || endsChain(boxes[i], boxes[i + 1]);
        chars += word.text.size();
        if (chars > protocol::kMaxPageChars)
            return;
        out.words.push_back(std::move(word));
    }
}

} // namespace conspectus::pdfworker
