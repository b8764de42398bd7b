// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recordeditor.h"

#include "shell/theme.h"

#include <QPushButton>

namespace frontdesk {

using namespace Qt::StringLiterals;

RecordEditor::RecordEditor(QWidget *parent)
    : DetailEditor(parent)
    , m_save(new QPushButton(tr("Save"), this))
    , m_revert(new QPushButton(tr("Undo changes"), this))
{
    m_save->setObjectName(u"save"_s);
    m_save->setToolTip(tr("Ctrl+Enter"));
    setButtonLook(m_save, ButtonLook::Primary);
    connect(m_save, &QPushButton::clicked, this, [this] { save(); });
    m_revert->setObjectName(u"revert"_s);
    connect(m_revert, &QPushButton::clicked, this, [this] { revert(); });
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"close"_s);
    setButtonLook(close, ButtonLook::Quiet);
    connect(close, &QPushButton::clicked, this, [this] {
        if (isDirty())
            askToDiscard([this] {
                revert();
                Q_EMIT dismissed();
            });
        else
            Q_EMIT dismissed();
    });
    for (QPushButton *button : {m_save, m_revert, close})
        form()->addButton(button);
}

void RecordEditor::edited()
{
    if (form()->isBusy())
        return;
    m_save->setEnabled(isDirty());
    m_revert->setEnabled(isDirty());
}

} // namespace frontdesk
