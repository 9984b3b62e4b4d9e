// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Small pictures of the pages: a list whose rows are drawn only when they are seen, from the placeholders that the reader keeps
// anyway. The page that is read is marked; Return or a click goes to one.
#pragma once

#include "ui/reader/readerpane.h"

#include <QAbstractListModel>
#include <QListView>
#include <QPointer>
#include <QTimer>

namespace conspectus {

namespace reader {
class PagePictures;
}

class ThumbnailModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setPages(const QStringList &labels);
    void setCurrent(int page);
    void pictureArrived(int page);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QStringList m_labels;
    int m_current = -1;
};

class ThumbnailsPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ThumbnailsPanel(ReaderPane *reader, QWidget *parent = nullptr);
    [[nodiscard]] QListView *view() const { return m_view; }
    [[nodiscard]] ThumbnailModel *model() const { return m_model; }

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ReaderPane *m_reader;
    ThumbnailModel *m_model;
    QListView *m_view;
    QWidget *m_empty;
    QPointer<reader::PagePictures> m_pictures;
    QTimer m_wantTimer;

    void documentChanged();
    void want();
    void followPage(int page);
};

} // namespace conspectus
