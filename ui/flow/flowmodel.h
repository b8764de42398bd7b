// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/clinictime.h"
#include "flow/flowcard.h"

#include <QAbstractListModel>

namespace frontdesk {

/// One column of the board: the cards of a stage.
class FlowModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole, ///< the second line: time, doctor, room
        TimerRole, ///< the third line; empty where there is nothing to tell
        DelayRole, ///< int of FlowDelay
        StatusRole, ///< int of AppointmentStatus; -1 in the queue
        AlertRole, ///< what the staff must know; empty: nothing
    };

    using QAbstractListModel::QAbstractListModel;

    /// The row of a card that stays keeps its selection.
    void setCards(const QList<FlowCard> &cards, std::shared_ptr<const ClinicTime> time,
                  Instant now);
    /// Another minute has come.
    void setNow(Instant now);
    std::optional<FlowCard> cardAt(const QModelIndex &index) const;
    int rowOf(const FlowCard &card) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString detailOf(const FlowCard &card) const;
    QString timerText(const FlowCard &card) const;
    QString spoken(const FlowCard &card) const;

    QList<FlowCard> m_cards;
    std::shared_ptr<const ClinicTime> m_time;
    Instant m_now;
};

} // namespace frontdesk
