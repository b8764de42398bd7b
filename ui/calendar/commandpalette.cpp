// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandpalette.h"

#include "shell/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int Width = 560;
constexpr int Height = 380;

} // namespace

CommandPalette::CommandPalette(Source source, QWidget *parent)
    : QDialog(parent)
    , m_source(std::move(source))
    , m_box(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(this))
{
    setObjectName(u"commandPalette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands"));
    resize(Width, Height);
    m_box->setObjectName(u"paletteBox"_s);
    m_box->setPlaceholderText(tr("An action, a doctor, a patient, or “thu 3pm haddad”"));
    m_box->setAccessibleName(tr("Command"));
    m_box->installEventFilter(this);
    m_list->setObjectName(u"paletteEntries"_s);
    m_list->setAccessibleName(tr("What could be meant"));
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay in the box
    setTextLook(m_hint, TextLook::Muted);
    m_hint->setText(tr("Nothing matches."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Medium, Space::Medium, Space::Medium, Space::Medium);
    layout->setSpacing(Space::Small);
    layout->addWidget(m_box);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);
    connect(m_box, &QLineEdit::textChanged, this, [this](const QString &typed) {
        refill();
        emit typedChanged(typed);
    });
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    refill();
    m_box->setFocus();
}

QString CommandPalette::typed() const
{
    return m_box->text();
}

void CommandPalette::refill()
{
    m_entries.clear();
    m_list->clear();
    append(m_source(typed()));
}

void CommandPalette::append(const QList<Entry> &entries)
{
    for (const Entry &entry : entries) {
        m_entries.append(entry);
        m_list->addItem(entry.keys.isEmpty()
                            ? entry.text
                            : tr("%1   (%2)", "action, shortcut").arg(entry.text, entry.keys));
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_hint->setVisible(m_list->count() == 0);
}

void CommandPalette::addEntries(const QString &typedThen, const QList<Entry> &entries)
{
    if (typedThen == typed())
        append(entries);
}

void CommandPalette::runCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    // Closed first: what it does may want the focus.
    const auto run = m_entries[row].run;
    close();
    run();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int rows = m_list->count();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(rows - 1, m_list->currentRow() + 1));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - 1));
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace frontdesk
