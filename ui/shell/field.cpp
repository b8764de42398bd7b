// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/field.h"

#include "shell/errortext.h"
#include "shell/theme.h"

#include <QFocusEvent>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

/// "&Name" without its mnemonic mark.
QString withoutMnemonic(QString label)
{
    return label.replace(u"&&"_s, u"\uE000"_s).remove(u'&').replace(u"\uE000"_s, u"&"_s);
}

} // namespace

Field::Field(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_editor(editor)
    , m_below(new QLabel(this))
{
    m_label->setBuddy(editor);
    m_below->setWordWrap(true);
    m_below->setTextFormat(Qt::PlainText);
    m_below->setObjectName(u"fieldNote"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::Tiny);
    layout->addWidget(m_label);
    layout->addWidget(editor);
    layout->addWidget(m_below);
    setLabel(label);
    update();
}

void Field::focusInEvent(QFocusEvent *event)
{
    // Not a focus proxy: with one, Tab runs in a circle where the editor is older than its Field.
    m_editor->setFocus(event->reason());
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_label->setVisible(!label.isEmpty());
    m_editor->setAccessibleName(withoutMnemonic(label));
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    update();
}

void Field::setError(const QString &error)
{
    if (m_error == error)
        return;
    m_error = error;
    update();
}

void Field::update()
{
    m_below->setText(m_error.isEmpty() ? m_hint : m_error);
    m_below->setVisible(!m_below->text().isEmpty());
    setTextLook(m_below, m_error.isEmpty() ? TextLook::Small : TextLook::Danger);
    m_editor->setAccessibleDescription(m_below->text());
    m_editor->setProperty("faulty", !m_error.isEmpty());
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
}

void FieldMap::clearErrors()
{
    for (Field *field : std::as_const(m_fields))
        field->clearError();
}

bool FieldMap::showFaults(const Error &error)
{
    bool allPlaced = !error.faults.isEmpty();
    bool focused = false;
    for (const FieldFault &fault : error.faults) {
        Field *field = m_fields.value(fault.pointer);
        if (!field) {
            allPlaced = false;
            continue;
        }
        field->setError(faultText(fault));
        if (!focused)
            field->editor()->setFocus();
        focused = true;
    }
    return allPlaced;
}

} // namespace frontdesk
