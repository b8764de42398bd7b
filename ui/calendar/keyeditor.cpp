// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyeditor.h"

#include "calendar/calendarpage.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

KeyEditor::KeyEditor(CalendarPage &page)
    : QDialog(&page)
    , m_page(page)
    , m_message(new InlineMessage(this))
{
    setObjectName(u"keyEditor"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys of the calendar"));
    auto *rows = new QWidget(this);
    new QGridLayout(rows);
    for (QAction *action : page.actions())
        addRow(rows, action);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(rows);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *restore = buttons->addButton(tr("Restore all"), QDialogButtonBox::ResetRole);
    restore->setObjectName(u"restoreKeys"_s);
    restore->setAutoDefault(false);
    connect(restore, &QPushButton::clicked, this, &KeyEditor::restoreAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->addWidget(m_message);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(480, 560);
}

void KeyEditor::addRow(QWidget *rows, QAction *action)
{
    auto *grid = static_cast<QGridLayout *>(rows->layout());
    auto *label = new QLabel(QString(action->text()).remove(u'&'), rows);
    auto *field = new QKeySequenceEdit(action->shortcut(), rows);
    field->setObjectName(action->objectName());
    field->setAccessibleName(label->text());
    label->setBuddy(field);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
    m_fields.insert(action->objectName(), field);
    connect(field, &QKeySequenceEdit::editingFinished, this,
            [this, action, field] { changed(action, field); });
}

void KeyEditor::changed(QAction *action, QKeySequenceEdit *field)
{
    const QKeySequence wanted = field->keySequence();
    if (wanted == action->shortcut())
        return;
    if (m_page.rebind(action->objectName(), wanted)) {
        m_message->clear();
    } else {
        m_message->showMessage(InlineMessage::Kind::Error,
                               tr("%1 has another meaning already, or would be typed as text.")
                                   .arg(wanted.toString(QKeySequence::NativeText)));
    }
    field->setKeySequence(action->shortcut());
}

void KeyEditor::restoreAll()
{
    m_message->clear();
    // Twice: one may have the usual key of another until that has gone back.
    for (int round = 0; round < 2; ++round) {
        for (QAction *action : m_page.actions())
            m_page.rebind(action->objectName(), {});
    }
    for (QAction *action : m_page.actions()) {
        if (QKeySequenceEdit *field = m_fields.value(action->objectName()))
            field->setKeySequence(action->shortcut());
    }
}

} // namespace frontdesk
