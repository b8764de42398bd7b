// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/prompts.h"

namespace frontdesk {

/// Prompts as window-modal message boxes that never block: the answer comes by callback.
class DialogPrompts final : public Prompts
{
public:
    void confirm(QWidget *parent, const QString &title, const QString &text, const QString &action,
                 std::function<void()> confirmed) override;
    void chooseFile(QWidget *parent, const QString &title, const QString &filter,
                    std::function<void(const QString &path)> chosen) override;
    void tell(QWidget *parent, const QString &title, const QString &text) override;
};

} // namespace frontdesk
