// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/surveypage/surveypageaccessible.h"

#include "ui/surveypage/surveypageview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace conspectus {

namespace {

// One stop, by number. The page may be rebuilt meanwhile: everything is asked anew.
class StopAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    StopAccessible(SurveyPageView *view, int number) : m_view(view), m_number(number) {}

    [[nodiscard]] bool isValid() const override { return stop() != nullptr; }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && stop() ? accessibleText(m_view->content(), *stop()) : QString();
    }
    [[nodiscard]] QRect rect() const override
    {
        const QRect rect = m_view ? m_view->stopRect(m_number) : QRect();
        return rect.isNull() ? rect : QRect(m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size());
    }
    [[nodiscard]] QAccessible::Role role() const override
    {
        const PageStop *there = stop();
        if (!there)
            return QAccessible::NoRole;
        const PageItem::Part part = m_view->content().items[static_cast<size_t>(there->item)].part;
        if (part == PageItem::Part::Title || (part == PageItem::Part::Label && there->index == -1))
            return QAccessible::Heading;
        if (there->action == PageAction::Address)
            return QAccessible::Link;
        if (there->index != -1 && there->action != PageAction::Sentence)
            return QAccessible::PushButton;
        return part == PageItem::Part::Message && there->index == -1 ? QAccessible::Note : QAccessible::StaticText;
    }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const PageStop *there = stop();
        if (!there) {
            state.invalid = true;
            return state;
        }
        state.focusable = there->focusable;
        state.selectable = there->focusable;
        state.focused = m_view->hasFocus() && m_view->currentStop() == m_number;
        state.selected = m_view->currentStop() == m_number;
        state.readOnly = !m_view->content().items[static_cast<size_t>(there->item)].isEditable();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->stopRect(m_number));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override
    {
        const PageStop *there = stop();
        if (!there || !there->focusable)
            return {};
        return there->action == PageAction::None ? QStringList{setFocusAction()} : QStringList{pressAction(), setFocusAction()};
    }
    void doAction(const QString &name) override
    {
        if (!stop())
            return;
        m_view->setFocus();
        m_view->setCurrentStop(m_number);
        if (name == pressAction())
            m_view->activateStop(m_number);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<SurveyPageView> m_view;
    int m_number;

    [[nodiscard]] const PageStop *stop() const
    {
        return m_view && static_cast<size_t>(m_number) < m_view->stops().size() ? &m_view->stops()[static_cast<size_t>(m_number)]
                                                                               : nullptr;
    }
};

class PageAccessible final : public QAccessibleWidget
{
public:
    explicit PageAccessible(SurveyPageView *view) : QAccessibleWidget(view, QAccessible::Document) {}
    ~PageAccessible() override
    {
        for (const QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }

    // The stops; while a text is edited, its field comes after them.
    [[nodiscard]] int childCount() const override
    {
        return static_cast<int>(view()->stops().size()) + (editor() ? 1 : 0);
    }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        const int stops = static_cast<int>(view()->stops().size());
        if (index == stops && editor())
            return QAccessible::queryAccessibleInterface(editor());
        if (index < 0 || index >= stops)
            return nullptr;
        if (const auto known = m_children.constFind(index); known != m_children.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *made = new StopAccessible(view(), index);
        m_children.insert(index, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        for (auto it = m_children.constBegin(); it != m_children.constEnd(); ++it) {
            if (QAccessible::accessibleInterface(*it) == child)
                return it.key();
        }
        return editor() && child && child->object() == editor() ? static_cast<int>(view()->stops().size()) : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        QAccessibleInterface *found = nullptr;
        for (int i = 0; i < childCount(); ++i) {
            if (QAccessibleInterface *each = child(i); each && each->rect().contains(x, y))
                found = each; // the last is the innermost: links come after the text they are in
        }
        return found;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        if (editor() && editor()->hasFocus())
            return QAccessible::queryAccessibleInterface(editor());
        return view()->hasFocus() ? child(view()->currentStop()) : nullptr;
    }

private:
    mutable QHash<int, QAccessible::Id> m_children;

    [[nodiscard]] SurveyPageView *view() const { return static_cast<SurveyPageView *>(object()); }
    [[nodiscard]] QWidget *editor() const
    {
        return view()->isEditing() ? view()->viewport()->findChild<QWidget *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    }
};

QAccessibleInterface *makePageAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<SurveyPageView *>(object);
    return view ? new PageAccessible(view) : nullptr;
}

} // namespace

void installSurveyPageAccessibility() { QAccessible::installFactory(makePageAccessible); }

} // namespace conspectus
