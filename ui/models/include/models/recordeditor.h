// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/detaileditor.h"

class QPushButton;

namespace frontdesk {

/// A DetailEditor with buttons to save, to undo what was typed and to close.
class RecordEditor : public DetailEditor
{
    Q_OBJECT

public:
    explicit RecordEditor(QWidget *parent = nullptr);

protected:
    /// Shows what is stored (or empty fields) again.
    virtual void revert() = 0;
    /// To be called at every edit.
    void edited();

private:
    QPushButton *m_save = nullptr;
    QPushButton *m_revert = nullptr;
};

} // namespace frontdesk
