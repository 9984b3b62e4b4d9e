// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tags of an annotation as chips in rows, and a field that adds one, completed from the tags in use. A chip that is pressed is
// taken away; Backspace in the empty field takes the last. Only shows and says.
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QLineEdit;
class QStringListModel;
class QToolButton;

namespace conspectus {

class TagBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TagBar(QWidget *parent = nullptr);

    void setTags(const QStringList &tags);
    void setKnownTags(const QStringList &tags); // for completion
    void setReadOnly(bool readOnly);
    void startEditing();
    [[nodiscard]] QStringList tags() const { return m_tags; }
    [[nodiscard]] QLineEdit *field() const { return m_field; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return place(width, false); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void tagAdded(const QString &tag); // as typed
    void tagRemoved(const QString &tag);
    void editingFinished(); // Escape: the focus should go back

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStringList m_tags;
    std::vector<QToolButton *> m_chips;
    QLineEdit *m_field;
    QStringListModel *m_known;

    void add();
    int place(int width, bool apply) const; // the height that is needed
};

} // namespace conspectus
