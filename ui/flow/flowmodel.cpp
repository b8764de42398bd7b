// SPDX-License-Identifier: GPL-3.0-or-later
#include "flowmodel.h"

#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/plaintip.h"

#include <QLocale>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

bool same(const FlowCard &a, const FlowCard &b)
{
    return a.appointmentId == b.appointmentId && a.queueId == b.queueId;
}

} // namespace

void FlowModel::setCards(const QList<FlowCard> &cards, std::shared_ptr<const ClinicTime> time,
                         Instant now)
{
    m_time = std::move(time);
    m_now = now;
    const bool sameRows =
        std::equal(cards.begin(), cards.end(), m_cards.begin(), m_cards.end(), same);
    if (!sameRows) {
        beginResetModel();
        m_cards = cards;
        endResetModel();
        return;
    }
    m_cards = cards;
    setNow(now);
}

void FlowModel::setNow(Instant now)
{
    m_now = now;
    if (!m_cards.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

std::optional<FlowCard> FlowModel::cardAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_cards.size() ? std::optional(m_cards[index.row()])
                                                           : std::nullopt;
}

int FlowModel::rowOf(const FlowCard &card) const
{
    for (qsizetype row = 0; row < m_cards.size(); ++row) {
        if (same(m_cards[row], card))
            return int(row);
    }
    return -1;
}

int FlowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size());
}

QString FlowModel::detailOf(const FlowCard &card) const
{
    QString doctor = card.doctor.isEmpty() ? tr("Any doctor") : bidiIsolated(card.doctor);
    if (card.stage == FlowStage::Queue) {
        switch (card.urgency) {
        case Urgency::Urgent:
            return tr("Urgent, %1", "urgency, doctor").arg(doctor);
        case Urgency::Soon:
            return tr("Soon, %1", "urgency, doctor").arg(doctor);
        case Urgency::Routine:
            return doctor;
        }
    }
    const QString when = spanText(QLocale(), *m_time, card.span);
    if (card.room.isEmpty() || card.stage == FlowStage::Done)
        return tr("%1, %2", "time, doctor").arg(when, doctor);
    return tr("%1, %2, room %3", "time, doctor").arg(when, doctor, bidiIsolated(card.room));
}

QString FlowModel::timerText(const FlowCard &card) const
{
    const FlowTimer timer = timerOf(card, m_now);
    if (!timer.minutes)
        return {};
    switch (card.stage) {
    case FlowStage::Expected:
        return tr("%Ln minute(s) late", nullptr, *timer.minutes);
    case FlowStage::InRoom:
        return tr("%Ln minute(s) in the room", nullptr, *timer.minutes);
    case FlowStage::Queue:
    case FlowStage::Arrived:
    case FlowStage::Done:
        break;
    }
    return tr("Waits for %Ln minute(s)", nullptr, *timer.minutes);
}

/// All that the card says, as it is read aloud.
QString FlowModel::spoken(const FlowCard &card) const
{
    const QString timer = timerText(card);
    const QString text = timer.isEmpty()
                             ? tr("%1: %2", "patient, time and doctor")
                                   .arg(bidiIsolated(card.patient), detailOf(card))
                             : tr("%1: %2. %3", "patient, time and doctor, how long")
                                   .arg(bidiIsolated(card.patient), detailOf(card), timer);
    return card.alert.isEmpty() ? text
                                : tr("%1. Alert: %2", "a card of the board, its alert")
                                      .arg(text, bidiIsolated(card.alert));
}

QVariant FlowModel::data(const QModelIndex &index, int role) const
{
    const auto card = cardAt(index);
    if (!card)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return card->patient;
    case DetailRole:
        return detailOf(*card);
    case TimerRole:
        return timerText(*card);
    case DelayRole:
        return int(timerOf(*card, m_now).delay);
    case StatusRole:
        return card->stage == FlowStage::Queue ? -1 : int(card->status);
    case AlertRole:
        return card->alert;
    case Qt::ToolTipRole:
        return plainTip(spoken(*card));
    case Qt::AccessibleTextRole:
        return spoken(*card);
    default:
        return {};
    }
}

} // namespace frontdesk
