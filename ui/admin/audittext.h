// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/auditservice.h"

#include <QList>
#include <QLocale>
#include <QString>

namespace frontdesk {

class ClinicTime;

/// The trail's own words and how people call them.
struct AuditWord {
    QString code;
    QString text;
};

QList<AuditWord> auditActions();
QList<AuditWord> auditEntities();
/// "Patient changed"; unknown words as they are.
QString auditWhatText(const AuditLine &line);
/// "Desktop, 192.0.2.7".
QString auditWhereText(const AuditLine &line);
/// To the second, in the clinic's zone.
QString auditTimeText(const QLocale &locale, const ClinicTime &time, Instant at);

/// One field of an object as it was and as it became.
struct AuditField {
    QString name;
    QString before;
    QString after;
    bool isChanged = false;
};

/// The fields of what a line is about, those that changed first.
QList<AuditField> auditFields(const AuditLine &line);

} // namespace frontdesk
