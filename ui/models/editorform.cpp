// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/editorform.h"

#include "models/scrolled.h"
#include "shell/errortext.h"
#include "shell/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace frontdesk {

using namespace Qt::StringLiterals;

EditorForm::EditorForm(QWidget *parent, Fields fields)
    : QWidget(parent)
    , m_scrolls(fields == Fields::Scroll)
    , m_message(new InlineMessage(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Large);
    layout->addWidget(m_message);
    m_fieldsLayout = new QVBoxLayout;
    m_fieldsLayout->setSpacing(Space::Medium);
    if (m_scrolls) {
        auto *content = new QWidget;
        content->setLayout(m_fieldsLayout);
        m_fieldsLayout->setContentsMargins({});
        layout->addWidget(scrolled(content, this), 1);
    } else {
        layout->addLayout(m_fieldsLayout);
    }
    m_buttonsLayout = new QHBoxLayout;
    m_buttonsLayout->setSpacing(Space::Small);
    m_buttonsLayout->addStretch();
    layout->addLayout(m_buttonsLayout);
    connect(m_message, &InlineMessage::actionTriggered, this, [this] {
        if (const auto action = m_action; action && !m_busy)
            action();
    });
}

Field *EditorForm::makeField(const QString &label, QWidget *editor, const QString &pointer)
{
    auto *field = new Field(label, editor, this);
    m_map.add(pointer, field);
    m_fields.insert(pointer, field);
    return field;
}

Field *EditorForm::addField(const QString &label, QWidget *editor, const QString &pointer)
{
    Field *field = makeField(label, editor, pointer);
    m_fieldsLayout->addWidget(field);
    return field;
}

QList<Field *> EditorForm::addColumns(const QList<Column> &columns)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Space::Medium);
    QList<Field *> fields;
    for (const Column &column : columns) {
        fields.append(makeField(column.label, column.editor, column.pointer));
        row->addWidget(fields.last(), column.stretch, Qt::AlignTop);
    }
    m_fieldsLayout->addLayout(row);
    return fields;
}

void EditorForm::setLabel(const QString &pointer, const QString &label)
{
    if (Field *field = m_fields.value(pointer))
        field->setLabel(label);
}

void EditorForm::addWidget(QWidget *widget)
{
    m_fieldsLayout->addWidget(widget);
}

void EditorForm::addStretch()
{
    (m_scrolls ? m_fieldsLayout : static_cast<QVBoxLayout *>(layout()))->addStretch(1);
}

void EditorForm::addButton(QPushButton *button)
{
    m_buttons.append(button);
    m_buttonsLayout->insertWidget(int(m_buttons.size()) - 1, button);
}

void EditorForm::setBusy(bool busy)
{
    m_busy = busy;
    for (QPushButton *button : std::as_const(m_buttons))
        button->setEnabled(!busy);
}

void EditorForm::showError(const Error &error)
{
    clearMessages();
    if (m_map.showFaults(error))
        return;
    if (error.code == ErrorCode::StaleVersion) {
        m_action = [this] { Q_EMIT reloadWanted(); };
        m_message->showMessage(InlineMessage::Kind::Warning, errorText(error), tr("Reload"));
        return;
    }
    m_message->showMessage(InlineMessage::Kind::Error, errorText(error));
}

void EditorForm::showFault(const QString &pointer, const QString &text)
{
    if (Field *field = m_fields.value(pointer)) {
        field->setError(text);
        field->editor()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_message->showMessage(InlineMessage::Kind::Error, text);
}

void EditorForm::showSuccess(const QString &text)
{
    clearMessages();
    m_message->showMessage(InlineMessage::Kind::Success, text);
}

void EditorForm::showWarning(const QString &text, const QString &action,
                             std::function<void()> chosen)
{
    m_action = std::move(chosen);
    m_message->showMessage(InlineMessage::Kind::Warning, text, action);
}

void EditorForm::askToDiscard(std::function<void()> leave)
{
    showWarning(tr("There are changes here that are not saved."), tr("Discard them"),
                std::move(leave));
}

QString EditorForm::mergedText()
{
    return tr("What others changed is shown now; what you typed is kept. Save again to store it.");
}

QString EditorForm::storedText()
{
    return tr("This is what is stored now.");
}

void EditorForm::clearMessages()
{
    m_action = nullptr;
    m_message->clear();
    m_map.clearErrors();
}

} // namespace frontdesk
