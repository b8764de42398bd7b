// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/detaileditor.h"

#include "models/saveshortcut.h"
#include "shell/theme.h"

#include <QFocusEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

DetailEditor::DetailEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(new EditorForm(this))
    , m_title(new QLabel(this))
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
    connect(m_form, &EditorForm::reloadWanted, this, [this] { reload(); });
    addSaveShortcut(this, [this] { save(); });
}

void DetailEditor::setTitle(const QString &title)
{
    m_title->setText(title);
}

void DetailEditor::insertUnderTitle(QWidget *line)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, line);
}

void DetailEditor::addBelow(QWidget *control)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, control, 0, Qt::AlignLeading);
}

void DetailEditor::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    focusNextChild();
}

} // namespace frontdesk
