// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/cardfill.h"

#include "shell/theme.h"

#include <algorithm>
#include <array>

namespace frontdesk {

namespace {

constexpr double LightTint = 0.22;
constexpr double DarkTint = 0.28;
constexpr double VisibleContrast = 3;

/// Told apart as tints too; those next to each other differ most.
constexpr std::array<QRgb, 10> Hues {0xff2f7fd1, 0xffd07a12, 0xff2e8b57, 0xffb8478f, 0xff7a52b3,
                                     0xff138a8a, 0xffc0392b, 0xff8a8a1c, 0xff4b5bd0, 0xff8d5a3b};
constexpr QRgb Grey = 0xff7a869a; ///< of no type, of nobody known

QColor mixed(const QColor &a, const QColor &b, double shareOfB)
{
    const auto channel = [shareOfB](int from, int to) {
        return qRound(from + (to - from) * shareOfB);
    };
    return {channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue())};
}

/// The colour, as much nearer to the text's as it needs to be seen on all of the grounds.
QColor visibleOn(std::initializer_list<QColor> grounds, const QColor &colour, const QColor &text)
{
    constexpr int Steps = 10;
    for (int step = 0; step < Steps; ++step) {
        const QColor tried = mixed(colour, text, double(step) / Steps);
        const bool seen = std::all_of(grounds.begin(), grounds.end(), [&](const QColor &ground) {
            return contrastRatio(tried, ground) >= VisibleContrast;
        });
        if (seen)
            return tried;
    }
    return text;
}

CardColours coloursOf(const QColor &hue, AppointmentStatus status, const Theme &theme)
{
    const StatusColours &usual = theme.status(status);
    if (!hue.isValid())
        return {usual.fill, usual.border, usual.border, usual.text};
    if (theme.kind == ThemeKind::HighContrast) {
        const QColor bar =
            visibleOn({usual.fill, theme.surface, theme.closedHours}, hue, theme.text);
        return {usual.fill, bar, usual.border, usual.text};
    }
    const double tint = theme.kind == ThemeKind::Dark ? DarkTint : LightTint;
    const QColor fill = mixed(theme.surface, hue, tint);
    const QColor bar = visibleOn({fill, theme.surface, theme.closedHours}, hue, theme.text);
    return {fill, bar, theme.text, theme.text};
}

} // namespace

CardFill::CardFill(By by, QList<DoctorId> doctors)
    : m_by(by)
    , m_doctors(std::move(doctors))
{
    // Ids begin with the time they were given: a doctor who comes later changes nobody's colour.
    std::sort(m_doctors.begin(), m_doctors.end());
}

QColor CardFill::hue(const AppointmentDetails &details) const
{
    switch (m_by) {
    case By::Status:
        return {};
    case By::Doctor: {
        const qsizetype place = m_doctors.indexOf(details.appointment.doctorId);
        return QColor::fromRgb(place < 0 ? Grey : Hues[size_t(place) % Hues.size()]);
    }
    case By::Type: {
        const QColor own(details.typeColour);
        return own.isValid() ? own : QColor::fromRgb(Grey);
    }
    }
    Q_UNREACHABLE();
}

int CardFill::hueCount()
{
    return int(Hues.size());
}

CardColours CardFill::colours(const AppointmentDetails &details, const Theme &theme) const
{
    const QColor own = hue(details);
    const AppointmentStatus status = details.appointment.status;
    const Key key {own.isValid() ? own.rgb() : 0, status, theme.kind};
    auto made = m_made.constFind(key);
    if (made == m_made.cend())
        made = m_made.insert(key, coloursOf(own, status, theme));
    return *made;
}

} // namespace frontdesk
