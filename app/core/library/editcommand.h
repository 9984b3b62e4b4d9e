// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One step of the undo stack. It holds ids and values only; undoing writes the inverse as a new group. A step that was given
// up before it was saved does nothing any more and leaves the stack when it is met.
#pragma once

#include "base/result.h"
#include "library/history.h"

#include <QUndoCommand>
#include <functional>
#include <memory>

namespace conspectus {

// Which way a step goes at the moment.
enum class StepDirection { Do, Undo, Redo };

class EditCommand final : public QUndoCommand
{
public:
    using Saved = std::function<void(Result<void>)>;
    using StepPtr = std::shared_ptr<UndoStep>;
    using Submit = std::function<void(const StepPtr &, StepDirection, Saved)>;

    EditCommand(const QString &text, StepPtr step, Submit submit, Saved saved)
        : QUndoCommand(text), m_step(std::move(step)), m_submit(std::move(submit)), m_saved(std::move(saved))
    {
    }

    [[nodiscard]] const StepPtr &step() const { return m_step; }
    void undo() override { go(StepDirection::Undo); }
    void redo() override { go(std::exchange(m_wasDone, true) ? StepDirection::Redo : StepDirection::Do); }

private:
    void go(StepDirection direction)
    {
        if (m_step->isWithdrawn)
            setObsolete(true);
        else if (!std::exchange(m_step->isSkipped, false))
            m_submit(m_step, direction, std::exchange(m_saved, nullptr));
    }

    StepPtr m_step;
    Submit m_submit;
    Saved m_saved;
    bool m_wasDone = false;
};

} // namespace conspectus
