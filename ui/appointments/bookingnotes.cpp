// SPDX-License-Identifier: GPL-3.0-or-later
#include "bookingnotes.h"

#include "appointments/appointmenttext.h"
#include "models/editorform.h"
#include "shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int ReasonLines = 3;
constexpr int MaxReason = 1000;

} // namespace

BookingNotes::BookingNotes(EditorForm *form)
    : QObject(form)
    , m_form(form)
    , m_reason(new QPlainTextEdit)
    , m_alert(new QLineEdit)
    , m_channel(new QComboBox)
    , m_reminders(new QCheckBox)
{
    m_reason->setObjectName(u"reason"_s);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(m_reason->fontMetrics().lineSpacing() * ReasonLines + Space::Large);
    m_alert->setObjectName(u"alert"_s);
    m_alert->setMaxLength(AppointmentEdit::MostAlert);
    m_channel->setObjectName(u"channel"_s);
    for (const BookingChannel channel : allBookingChannels())
        m_channel->addItem({}, QVariant::fromValue(int(channel)));
    m_reminders->setObjectName(u"reminders"_s);
    form->addField({}, m_reason, u"/reason"_s);
    form->addField({}, m_alert, u"/alert"_s);
    form->addField({}, m_channel, u"/channel"_s);
    form->addWidget(m_reminders);
    m_channel->setCurrentIndex(m_channel->findData(int(BookingChannel::Desk)));
    clear();
}

void BookingNotes::retranslate()
{
    m_form->setLabel(u"/reason"_s, tr("Reason"));
    m_form->setLabel(u"/alert"_s, tr("Alert"));
    m_form->setLabel(u"/channel"_s, tr("Booked by"));
    m_reason->setPlaceholderText(tr("Why the patient comes"));
    m_alert->setPlaceholderText(tr("Such as: needs the step-free entrance"));
    const QString meaning = tr("What the staff must not miss; the patient does not see it");
    m_alert->setToolTip(meaning);
    m_alert->setAccessibleDescription(meaning);
    for (int row = 0; row < m_channel->count(); ++row)
        m_channel->setItemText(row, channelText(BookingChannel(m_channel->itemData(row).toInt())));
    m_reminders->setText(tr("Send the patient reminders"));
}

void BookingNotes::clear()
{
    m_reason->clear();
    m_alert->clear();
    m_reminders->setChecked(true);
}

void BookingNotes::show(const Appointment &appointment)
{
    m_reason->setPlainText(appointment.reason);
    m_alert->setText(appointment.alert);
    m_channel->setCurrentIndex(m_channel->findData(int(appointment.channel)));
    m_reminders->setChecked(appointment.reminds);
}

bool BookingNotes::isEmpty() const
{
    return m_reason->toPlainText().isEmpty() && m_alert->text().isEmpty();
}

Appointment BookingNotes::noted() const
{
    Appointment noted;
    noted.reason = m_reason->toPlainText().trimmed();
    noted.alert = m_alert->text().simplified();
    noted.channel = BookingChannel(m_channel->currentData().toInt());
    noted.reminds = m_reminders->isChecked();
    return noted;
}

AppointmentEdit BookingNotes::changesOf(const Appointment &before) const
{
    return editBetween(before, noted());
}

bool BookingNotes::check()
{
    if (m_reason->toPlainText().size() <= MaxReason)
        return true;
    m_form->showFault(u"/reason"_s, tr("At most %Ln characters.", nullptr, MaxReason));
    return false;
}

} // namespace frontdesk
