// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/pinboard.h"

#include "calendartext.h"
#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShownRows = 4;

} // namespace

Pinboard::Pinboard(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_paste(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    setObjectName(u"pinboard"_s);
    setTextLook(m_title, TextLook::Heading);
    m_list->setObjectName(u"pinnedAppointments"_s);
    m_list->setWordWrap(true);
    m_list->installEventFilter(this);
    m_paste->setObjectName(u"pastePinned"_s);
    m_remove->setObjectName(u"removePinned"_s);
    setButtonLook(m_remove, ButtonLook::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_paste);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Small, Space::Large, Space::Medium);
    layout->setSpacing(Space::Small);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    connect(m_paste, &QPushButton::clicked, this, &Pinboard::pasteRequested);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_list->currentRow() >= 0)
            remove(m_ids.value(m_list->currentRow()));
    });
    connect(&m_context.changes, &ChangeFeed::changed, this, [this](const Change &change) {
        const AppointmentId id(change.id);
        if (change.entity == ChangedEntity::Appointment && m_ids.contains(id))
            load(id);
    });
    retranslate();
    refresh();
}

void Pinboard::keepIn(QSettings &settings, const QString &key)
{
    m_settings = &settings;
    m_key = key;
    for (const QString &text : settings.value(key).toStringList()) {
        const auto id = AppointmentId::parse(text);
        if (id && !m_ids.contains(*id)) {
            m_ids.append(*id);
            load(*id);
        }
    }
    refresh();
}

void Pinboard::save()
{
    if (!m_settings)
        return;
    QStringList ids;
    for (const AppointmentId &id : std::as_const(m_ids))
        ids.append(id.toString());
    m_settings->setValue(m_key, ids);
}

void Pinboard::add(const AppointmentDetails &details)
{
    const AppointmentId id = details.appointment.id;
    m_known.insert(id, details);
    if (!m_ids.contains(id)) {
        m_ids.append(id);
        save();
    }
    refresh();
}

void Pinboard::remove(AppointmentId id)
{
    if (m_ids.removeAll(id) == 0)
        return;
    m_known.remove(id);
    save();
    refresh();
}

void Pinboard::load(AppointmentId id)
{
    auto asked = m_context.services.run([actor = m_context.actor, id](Services &services) {
        return services.appointments.get(actor, id);
    });
    whenDone(asked, this, [this, id](const Result<AppointmentDetails> &stored) {
        if (!m_ids.contains(id))
            return;
        const bool gone = !stored && stored.error().code == ErrorCode::NotFound;
        if (gone || (stored && isFinal(stored->appointment.status))) {
            remove(id); // there is nothing left to move
        } else if (stored) {
            m_known.insert(id, *stored);
            refresh();
        }
    });
}

std::optional<AppointmentDetails> Pinboard::current() const
{
    const int row = std::max(0, m_list->currentRow());
    const auto known = m_known.constFind(m_ids.value(row));
    return known == m_known.cend() ? std::nullopt : std::optional(*known);
}

void Pinboard::setPrivate(bool hidden)
{
    m_private = hidden;
    refresh();
}

void Pinboard::refresh()
{
    const QSignalBlocker quiet(m_list);
    const int row = std::clamp(m_list->currentRow(), 0, std::max(0, int(m_ids.size()) - 1));
    const CalendarText text(locale(), *m_context.zone.get(), m_private);
    m_list->clear();
    for (const AppointmentId &id : std::as_const(m_ids)) {
        const auto known = m_known.constFind(id);
        const QString line =
            known == m_known.cend()
                ? tr("Loading…")
                : tr("%1\n%2, %3", "patient, time, doctor")
                      .arg(bidiIsolated(text.patient(*known)),
                           daySpanText(locale(), *m_context.zone.get(), known->appointment.span),
                           bidiIsolated(known->doctorName));
        m_list->addItem(line);
    }
    m_list->setCurrentRow(m_ids.isEmpty() ? -1 : row);
    m_list->setFixedHeight(std::min<int>(ShownRows, int(m_ids.size()))
                               * (2 * fontMetrics().height() + Space::Medium)
                           + Space::Small);
    setVisible(!m_ids.isEmpty());
}

bool Pinboard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit pasteRequested();
            return true;
        }
        if (key == Qt::Key_Delete) {
            remove(m_ids.value(m_list->currentRow()));
            return true;
        }
    }
    // The calendar's own Del must not see this one.
    if (watched == m_list && event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void Pinboard::retranslate()
{
    m_title->setText(tr("Clipboard"));
    m_list->setAccessibleName(tr("Appointments on the clipboard"));
    m_paste->setText(tr("Put at the cursor"));
    m_paste->setToolTip(tr("Moves it to where the calendar's cursor is (Ctrl+V)"));
    m_remove->setText(tr("Remove"));
}

void Pinboard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace frontdesk
