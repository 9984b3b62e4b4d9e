// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is not in the log: drafts, where the reader was, the last picture of a page.

#include "library/libraryprivate.h"

namespace conspectus {

void Library::putDraft(const ObjectId &object, const QString &text) { d->drafts.put(object.text(), text); }

void Library::removeDraft(const ObjectId &object) { d->drafts.remove(object.text()); }

void Library::saveDraftsNow() { d->drafts.saveNow(); }

QString Library::draft(const ObjectId &object) const { return d->drafts.text(object.text()); }

QStringList Library::draftObjects() const { return d->drafts.objects(); }

void Library::putViewState(const QString &key, const QJsonObject &value)
{
    const auto known = d->viewStates.constFind(key);
    if (known != d->viewStates.cend() && *known == value)
        return;
    d->viewStates.insert(key, value);
    if (d->isOpen && !d->isReadOnly)
        d->onStore([key, value](StoreSide &side) { side.putViewState(key, value); });
    Q_EMIT viewStateChanged(key);
}

QJsonObject Library::viewState(const QString &key) const { return d->viewStates.value(key); }

void Library::putPicture(const QString &key, const QImage &image)
{
    if (d->isOpen && !d->isReadOnly)
        d->index.putPicture(key, image);
}

void Library::picture(const QString &key, Context context, std::function<void(QImage)> done)
{
    const Reply<QImage> reply(context, std::move(done));
    d->index.picture(key, [reply](QImage image) { reply(std::move(image)); });
}

} // namespace conspectus
