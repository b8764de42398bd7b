// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDate>
#include <QString>

namespace frontdesk {

/// Collects every fault of an input, so that all are told at once.
class Validator
{
public:
    /// `least` to `most` characters after trimming; no control characters but line breaks where
    /// allowed.
    void line(const QString &pointer, const QString &value, int least, int most);
    void text(const QString &pointer, const QString &value, int most);
    void phone(const QString &pointer, const QString &value, bool required);
    void email(const QString &pointer, const QString &value, bool required);
    void range(const QString &pointer, int value, int least, int most);
    void birthDate(const QString &pointer, QDate date, QDate today);
    void add(const QString &pointer, const QString &code, const QString &message);
    /// A fault of another check, if it failed.
    void add(const Result<void> &result);

    /// InvalidInput with all faults, if there is one.
    Result<void> result() const;

private:
    void length(const QString &pointer, const QString &value, int least, int most);
    QList<FieldFault> m_faults;
};

/// InvalidInput unless these are a first and a last day, at most `most` days together.
Result<void> checkDays(QDate from, QDate to, int most);

} // namespace frontdesk
