// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace frontdesk {

/// The seam for modal questions, so that tests answer them. Everything that can be said inline is
/// not a prompt. Answers come by callback: nothing blocks.
class Prompts
{
public:
    virtual ~Prompts() = default;
    /// Asks a yes-or-no question; `action` is the verb on the affirmative button ("Cancel
    /// appointment").
    virtual void confirm(QWidget *parent, const QString &title, const QString &text,
                         const QString &action, std::function<void()> confirmed) = 0;
    /// Asks for a file to read; `chosen` gets its path, and nothing where none was chosen. `filter`
    /// is as QFileDialog has it: "Calendars (*.ics)".
    virtual void chooseFile(QWidget *parent, const QString &title, const QString &filter,
                            std::function<void(const QString &path)> chosen) = 0;
    /// Tells of a failure that has no better place on screen.
    virtual void tell(QWidget *parent, const QString &title, const QString &text) = 0;
};

} // namespace frontdesk
