// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recordeditor.h"

#include "models/saveshortcut.h"
#include "shell/theme.h"

#include <QFocusEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

RecordEditor::RecordEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(new EditorForm(this))
    , m_title(new QLabel(this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_revert(new QPushButton(tr("Undo changes"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Large);
    layout->setSpacing(Space::Medium);
    m_title->setObjectName(u"editorTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    setTextLook(m_title, TextLook::Heading);
    layout->addWidget(m_title);
    layout->addWidget(m_form);
    layout->addStretch(1);
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
        m_form->addButton(button);
    connect(m_form, &EditorForm::reloadWanted, this, [this] { reload(); });
    addSaveShortcut(this, [this] { save(); });
}

void RecordEditor::setTitle(const QString &title)
{
    m_title->setText(title);
}

void RecordEditor::edited()
{
    if (m_form->isBusy())
        return;
    m_save->setEnabled(isDirty());
    m_revert->setEnabled(isDirty());
}

void RecordEditor::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    focusNextChild();
}

} // namespace frontdesk
