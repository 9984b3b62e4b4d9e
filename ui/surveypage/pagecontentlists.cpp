// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands below the abstract: reviews, code and models, videos, taxonomy, what was held back, notes, history.
#include "ui/surveypage/pagecontentbuilder.h"

#include "exchange/timemarks.h"
#include "models/wording.h"

#include <algorithm>

namespace conspectus::pagecontent {

void Builder::reviews()
{
    const int count = static_cast<int>(m_snapshot.reviews.size());
    PageItem &item = add(PageItem::Part::Row, QStringLiteral("reviews"),
                         count == 0 ? say("No public reviews on file.") : say("On file: %1.", "number of reviews").arg(counted(count, Noun::Review)));
    item.label = say("Reviews", "section");
    if (count > 0)
        addLink(item, m_unfolding.reviews ? say("Hide") : say("Show"), PageAction::ShowReviews);
    addLink(item, say("Paste a review…"), PageAction::PasteReview, {}, count > 0 ? QStringLiteral("   ") : QStringLiteral(" "));
    if (m_unfolding.reviews)
        reviewTexts();
}

void Builder::reviewTexts()
{
    for (const PeerReview &review : m_snapshot.reviews) {
        const QString key = QStringLiteral("review:") + review.id.text();
        QStringList about{review.reviewer.isEmpty() ? say("A reviewer") : oneLine(review.reviewer, 200)};
        if (!review.form.isEmpty())
            about.append(oneLine(review.form, 200));
        PageItem &header = add(PageItem::Part::Aside, key, about.join(QStringLiteral("  ·  ")));
        header.object = review.id;
        addLink(header, say("Edit…"), PageAction::EditReview, review.id.text(), QStringLiteral("   "));
        addLink(header, say("Remove"), PageAction::RemoveReview, review.id.text(), QStringLiteral("   "));
        if (review.fields.empty())
            add(PageItem::Part::Text, key + QStringLiteral(":text"), shownText(review.text));
        for (size_t i = 0; i < review.fields.size(); ++i) {
            PageItem &field = add(PageItem::Part::Text, QStringLiteral("%1:%2").arg(key).arg(i), {});
            const QString name = oneLine(review.fields[i].first, 200);
            field.text = name + QChar(QChar::LineSeparator) + shownText(review.fields[i].second);
            field.boldUntil = static_cast<int>(name.size());
        }
    }
}

// A row each; the first carries the name of the section, the last the way to add one.
void Builder::resources()
{
    bool isFirst = true;
    for (const Resource &resource : m_snapshot.resources) {
        PageItem &item = add(PageItem::Part::Row, QStringLiteral("resource:") + resource.id.text(), {});
        item.label = std::exchange(isFirst, false) ? say("Code & models", "section") : QString();
        item.object = resource.id;
        if (resource.url.isEmpty())
            item.text += oneLine(resource.name, 300);
        else
            addLink(item, oneLine(resource.name.isEmpty() ? resource.url : resource.name, 300), PageAction::Address, resource.url, {});
        QStringList about{oneLine(resource.kind, 40)};
        if (!resource.downloads.isEmpty())
            about.append(say("%1 downloads").arg(oneLine(resource.downloads, 20)));
        if (!resource.likes.isEmpty())
            about.append(say("%1 likes").arg(oneLine(resource.likes, 20)));
        about.removeAll(QString());
        if (!about.isEmpty())
            item.text += QStringLiteral("  ·  ") + about.join(QStringLiteral("  ·  "));
    }
    PageItem &last = add(PageItem::Part::Row, QStringLiteral("resources"), isFirst ? say("None listed.") : QString());
    last.label = isFirst ? say("Code & models", "section") : QString();
    addLink(last, say("Add a link…"), PageAction::AddResource, {}, isFirst ? QStringLiteral(" ") : QString());
}

void Builder::videos()
{
    bool isFirst = true;
    for (const Video &video : m_snapshot.videos) {
        PageItem &item = add(PageItem::Part::Row, QStringLiteral("video:") + video.id.text(), {});
        item.label = std::exchange(isFirst, false) ? say("Videos", "section") : QString();
        item.object = video.id;
        const QString name = oneLine(video.title.isEmpty() ? video.url : video.title, 300);
        if (video.url.isEmpty())
            item.text += name;
        else
            addLink(item, name, PageAction::Address, video.url, {});
        if (video.url.startsWith(QLatin1String("file:")))
            item.text += QStringLiteral("  ·  ") + say("a file of this computer");
        for (const TimeMark &mark : video.marks) {
            const QString text = exchange::timeText(mark.seconds) + QStringLiteral("  ") + oneLine(mark.text, 200);
            addLink(item, text.trimmed(), PageAction::CopyTimeMark, text.simplified(), QString(QChar::LineSeparator));
        }
    }
    PageItem &last = add(PageItem::Part::Row, QStringLiteral("videos"), isFirst ? say("None listed.") : QString());
    last.label = isFirst ? say("Videos", "section") : QString();
    addLink(last, say("Add a video…"), PageAction::AddVideo, {}, isFirst ? QStringLiteral(" ") : QString());
}

void Builder::taxonomy()
{
    addLabel(QStringLiteral("taxonomy"), say("Taxonomy", "section"));
    const std::pair<Node::Kind, QString> groups[] = {{Node::Kind::Topic, say("Topics")},
                                                     {Node::Kind::Method, say("Methods")},
                                                     {Node::Kind::Custom, say("My own")}};
    bool isEmpty = true;
    for (const auto &[kind, name] : groups) {
        PageItem item;
        item.part = PageItem::Part::Chips;
        item.key = QStringLiteral("chips:") + nodeKindName(kind);
        item.label = name;
        for (const Node &node : m_snapshot.nodes) {
            if (node.kind == kind && item.chips.size() < 400)
                item.chips.push_back({node.id, oneLine(node.label.shown(), 120), m_snapshot.passagesOf(node.id)});
        }
        if (item.chips.empty())
            continue;
        isEmpty = false;
        m_content.items.push_back(std::move(item));
    }
    if (isEmpty)
        add(PageItem::Part::Aside, QStringLiteral("no-taxonomy"),
            say("No topics or methods yet. Add some in the taxonomy panel, with its + button."));
}

void Builder::heldBack()
{
    const std::vector<HeldBack> &entries = m_snapshot.survey.heldBack;
    for (size_t i = 0; i < entries.size(); ++i) {
        const HeldBack &entry = entries[i];
        const QString target = QString::number(i);
        const QString key = QStringLiteral("held:") + target;
        const QString text = oneLine(entry.text, 500);
        const bool isTopic = entry.section == QLatin1String("Topics");
        if (entry.decision == HeldBack::Decision::Undecided) {
            const QString headline = isTopic ? say("One topic was held back.") : say("One method was held back.");
            PageItem &item = add(PageItem::Part::Message, key,
                                 headline + QLatin1Char(' ')
                                     + say("“%1” reads like advertising, so it is not in the taxonomy.").arg(text));
            item.boldUntil = static_cast<int>(headline.size());
            addLink(item, say("Keep it out"), PageAction::KeepOut, target, QString(QChar::LineSeparator));
            addLink(item, say("Add it anyway"), PageAction::AddAnyway, target, QStringLiteral("   "));
            continue;
        }
        const bool isOut = entry.decision == HeldBack::Decision::KeepOut;
        PageItem &item = add(PageItem::Part::Note, key,
                             isOut ? say("Kept out of the taxonomy: “%1”").arg(text)
                                   : say("Added to the taxonomy on your word: “%1”").arg(text));
        addLink(item, isOut ? say("Add it anyway") : say("Keep it out"),
                isOut ? PageAction::AddAnyway : PageAction::KeepOut, target, QStringLiteral("  "));
    }
}

void Builder::importNotes()
{
    const std::vector<ImportNote> &notes = m_snapshot.survey.notes;
    const auto isShownHere = [](const ImportNote &note) { return note.code != QLatin1String("held-back"); };
    if (!std::ranges::any_of(notes, isShownHere))
        return;
    addLabel(QStringLiteral("notes"), say("Import notes", "section"));
    for (size_t i = 0; i < notes.size() && i < 200; ++i) {
        if (isShownHere(notes[i]))
            add(PageItem::Part::Note, QStringLiteral("note:%1").arg(i), shownText(notes[i].message, 1000));
    }
}

void Builder::history()
{
    PageItem &item = add(PageItem::Part::Aside, QStringLiteral("history"), {});
    addLink(item, say("History of this page…"), PageAction::ShowHistory, {}, {});
}

} // namespace conspectus::pagecontent
