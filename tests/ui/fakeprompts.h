// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/prompts.h"

#include <QStringList>

namespace frontdesk::test {

/// Answers prompts as the test says, and keeps what was asked.
class FakePrompts final : public Prompts
{
public:
    bool answer = true;
    QStringList asked; ///< titles
    QStringList told; ///< texts

    void confirm(QWidget *, const QString &title, const QString &, const QString &,
                 std::function<void()> confirmed) override
    {
        asked.append(title);
        if (answer)
            confirmed();
    }
    QString file; ///< what is chosen; empty: nothing
    void chooseFile(QWidget *, const QString &title, const QString &,
                    std::function<void(const QString &)> chosen) override
    {
        asked.append(title);
        if (!file.isEmpty())
            chosen(file);
    }
    void tell(QWidget *, const QString &, const QString &text) override { told.append(text); }
};

} // namespace frontdesk::test
