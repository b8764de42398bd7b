// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/appointmentservice.h"

#include <QColor>
#include <QHash>

namespace frontdesk {

struct Theme;
enum class ThemeKind;

/// The colours of one card. The text has 4.5:1 on the fill; glyph and bar have 3:1 on it, and the
/// bar also on open and on closed hours.
struct CardColours {
    QColor fill;
    QColor bar;
    QColor glyph;
    QColor text;

    bool operator==(const CardColours &) const = default;
};

/// What the cards of the calendar are filled by. The status has its glyph and its word in any case.
class CardFill
{
public:
    enum class By { Status, Doctor, Type };

    CardFill() = default;
    /// `doctors`: all of the clinic, in any order; each has a colour by when it was entered.
    explicit CardFill(By by, QList<DoctorId> doctors = {});

    By by() const { return m_by; }
    /// In high contrast the fill stays that of the status, and the bar alone has the colour.
    CardColours colours(const AppointmentDetails &details, const Theme &theme) const;
    /// What the card's colours are made of; not valid where that is the status.
    QColor hue(const AppointmentDetails &details) const;
    /// How many doctors have a colour of their own.
    static int hueCount();

    bool operator==(const CardFill &other) const
    {
        return m_by == other.m_by && m_doctors == other.m_doctors;
    }

private:
    struct Key {
        QRgb hue = 0;
        AppointmentStatus status = AppointmentStatus::Pending;
        ThemeKind theme = {};

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed)
        {
            return qHashMulti(seed, key.hue, int(key.status), int(key.theme));
        }
    };

    By m_by = By::Status;
    QList<DoctorId> m_doctors; ///< the oldest first
    mutable QHash<Key, CardColours> m_made; ///< contrast takes long to compute
};

} // namespace frontdesk
