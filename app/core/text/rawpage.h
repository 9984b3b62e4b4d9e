// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the PDF engine says about the text of one page, before we put it into reading order. Untrusted values: the
// protocol's parser has checked sizes and that coordinates are finite, nothing else.
#pragma once

#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>
#include <vector>

namespace conspectus::text {

struct RawWord
{
    QString text;             // as the engine gives it: ligatures, hyphens and all
    QRectF box;               // page space
    std::vector<float> edges; // x (or y, where rotation is 90 or 270) of the text.size()+1 character borders; may be empty
    float size = 0;           // font size in pt; 0 = unknown
    qint16 font = -1;         // index into RawPage::fonts; -1 = unknown
    qint16 rotation = 0;      // 0, 90, 180, 270: how the word runs, clockwise
    bool spaceAfter = true;
    bool lineEnd = false;     // the engine's own chain of words ends here
};

// A link of the page. Payloads of dangerous actions are never passed on: kind Blocked carries the action's name only.
struct RawLink
{
    enum class Kind : quint8 { Goto, Uri, Blocked };
    Kind kind = Kind::Goto;
    QRectF area;          // page space
    QString destination;  // name of the named destination ("cite.foo2020"), if any
    int targetPage = -1;  // index from 0; -1 = not known
    QPointF targetPoint;  // page space of the target page
    QString uri;          // Uri: the address; Blocked: "Launch", "JavaScript", …
};

struct RawPage
{
    QSizeF size; // pt, unrotated
    std::vector<RawWord> words;
    QStringList fonts;
    std::vector<RawLink> links;
};

} // namespace conspectus::text
