// SPDX-License-Identifier: GPL-3.0-or-later
// The clinic's holidays from an iCalendar file.
#include "hourschange.h"
#include "interop/holidays.h"
#include "permissions.h"
#include "services/scheduleexceptionservice.h"
#include "storage/scheduleexceptionrepository.h"

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// What an exception that was imported must say to be what the file says now.
ScheduleException updated(ScheduleException exception, const CalendarHoliday &holiday)
{
    exception.fromDate = holiday.firstDay;
    exception.toDate = holiday.lastDay;
    exception.dayOfWeek = 0;
    exception.start = holiday.start;
    exception.end = holiday.end;
    exception.label = holiday.label;
    return exception;
}

AuditEvent event(QLatin1StringView action, const QJsonObject &before,
                 const ScheduleException &after)
{
    return {action, "schedule_exception"_L1, after.id.toString(), before, auditJson(after)};
}

/// One import within its transaction.
class Import
{
public:
    Import(Transaction &transaction, const ServiceContext &context, const Actor &actor)
        : m_change(transaction, context, {})
        , m_exceptions(transaction.connection())
        , m_actor(actor)
        , m_now(context.clock.now())
    {
    }

    Result<HolidayImport> run(const CalendarHolidays &read)
    {
        FRONTDESK_TRY(m_change.begin());
        FRONTDESK_TRY_ASSIGN(m_known, m_exceptions.imported());
        m_import.past = read.past;
        m_import.cancelled = read.cancelled;
        for (const CalendarHoliday &holiday : read.holidays)
            FRONTDESK_TRY(take(holiday));
        if (m_first.isValid()) {
            FRONTDESK_TRY_ASSIGN(m_import.affected, m_change.affected(m_first, m_last));
        }
        return m_import;
    }

private:
    Result<void> take(const CalendarHoliday &holiday)
    {
        const auto known = m_known.constFind(holiday.key);
        if (known == m_known.constEnd())
            return add(holiday);
        ScheduleException after = updated(*known, holiday);
        if (after == *known) {
            ++m_import.unchanged;
            return {};
        }
        after.stamp.updatedAt = m_now;
        FRONTDESK_TRY(m_exceptions.update(after));
        FRONTDESK_TRY(m_change.record(m_actor, event("update"_L1, auditJson(*known), after),
                                      after.id.uuid()));
        concerns(*known);
        concerns(after);
        m_import.changed.append(after);
        return {};
    }

    Result<void> add(const CalendarHoliday &holiday)
    {
        ScheduleException blank;
        blank.id = ScheduleExceptionId::generate();
        blank.stamp = {m_now, m_now, 1};
        const ScheduleException exception = updated(blank, holiday);
        FRONTDESK_TRY(m_exceptions.insert(exception));
        FRONTDESK_TRY(m_exceptions.rememberImport(holiday.key, exception.id));
        FRONTDESK_TRY(
            m_change.record(m_actor, event("create"_L1, {}, exception), exception.id.uuid()));
        concerns(exception);
        m_import.added.append(exception);
        return {};
    }

    void concerns(const ScheduleException &exception)
    {
        m_first = m_first.isValid() ? std::min(m_first, exception.fromDate) : exception.fromDate;
        m_last = m_last.isValid() ? std::max(m_last, exception.toDate) : exception.toDate;
    }

    HoursChange m_change;
    ScheduleExceptionRepository m_exceptions;
    const Actor &m_actor;
    Instant m_now;
    QHash<QString, ScheduleException> m_known;
    HolidayImport m_import;
    QDate m_first;
    QDate m_last;
};

} // namespace

Result<HolidayImport> ScheduleExceptionService::importHolidays(const Actor &actor,
                                                               const QByteArray &file)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const auto time = m_context.zone.get();
    FRONTDESK_TRY_ASSIGN(const CalendarHolidays read,
                         readHolidays(file, *time, time->toDate(m_context.clock.now())));
    return m_context.data.write(
        [&](Transaction &transaction) { return Import(transaction, m_context, actor).run(read); });
}

Result<HolidayImport> ScheduleExceptionService::previewHolidays(const Actor &actor,
                                                                const QByteArray &file)
{
    FRONTDESK_TRY(require(actor.isAdmin()));
    const auto time = m_context.zone.get();
    FRONTDESK_TRY_ASSIGN(const CalendarHolidays read,
                         readHolidays(file, *time, time->toDate(m_context.clock.now())));
    // Done in truth and taken back, so that the preview cannot differ from the import.
    std::optional<HolidayImport> preview;
    const Result<void> done = m_context.data.write([&](Transaction &transaction) -> Result<void> {
        FRONTDESK_TRY_ASSIGN(preview, Import(transaction, m_context, actor).run(read));
        return fail(ErrorCode::Internal, u"A preview is never stored"_s);
    });
    if (!preview)
        return fail(done.error());
    return *std::move(preview);
}

} // namespace frontdesk
