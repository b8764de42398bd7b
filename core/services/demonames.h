// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <random>

namespace frontdesk {

/// Chooses invented people and texts for the demo clinic, the same for the same seed.
class DemoNames
{
public:
    explicit DemoNames(std::mt19937_64 &random)
        : m_random(random)
    {
    }

    QString person();
    QString doctor(int index);
    QString specialty(int index) const;
    QString phone();
    QString street();
    QString reason();
    QString cancelReason();
    static QString alert(int index);
    QDate birthDate(QDate today);
    /// A number from 0 to `below` - 1.
    int number(int below);
    /// True in `percent` of 100 cases.
    bool chance(int percent) { return number(100) < percent; }

private:
    std::mt19937_64 &m_random;
};

} // namespace frontdesk
