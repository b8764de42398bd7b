// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace frontdesk {

/// One step of the set-up: some fields, their check, and what saves them.
class SetupStep : public QWidget
{
    Q_OBJECT

public:
    /// Called with nothing after a success.
    using Done = std::function<void(std::optional<Error>)>;

    using QWidget::QWidget;

    virtual QString name() const = 0;
    virtual QString title() const = 0;
    virtual QString sentence() const = 0;
    virtual QString nextText() const { return {}; } ///< empty: the usual "Continue"
    virtual bool canSkip() const { return false; }
    virtual void retranslate() { }
    virtual void focusFirst() { }
    /// Marks the wrong fields and focuses the first.
    virtual bool validate() { return true; }
    virtual void commit(Done done) { done(std::nullopt); }
    /// Shows what the commit found wrong at its field; false where it has to be said over the step.
    virtual bool showError(const Error &) { return false; }

Q_SIGNALS:
    /// The step has everything it needs: go on as if Continue had been pressed.
    void proceed();
};

} // namespace frontdesk
