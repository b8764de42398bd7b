// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookingrules.h"

#include "scheduledays.h"

#include <QTest>

#include <set>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

class TestBookingRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBrokenRuleIsNamed();
    void staffAreBoundByTimeAndWorkingHoursAlone();
    void windowsThatTouchAreOneWorkingTime();
    void theEdgesOfEachRuleAreAllowed();
    void theRulesAreThoseOfTheMinuteByMinuteModel();
    void aPatientMayBookExactlyTheFreeSlots();
    void aPatientMayBookATypeExactlyWhereItIsFree();
    void theListHasEveryRuleOnceAndAllOfThemCanStopAPatient();
    void everyRuleIsTableKeptAndBindsWhomItSays();
    void warningsStopStaffUntilTheyAreOverridden();
    void theFailureNamesTheFirstRuleAndListsThemAll();
};

namespace {

using std::chrono::minutes;

/// The names of the broken rules, in order.
QStringList broken(const BookingRules &rules, Role role, const SlotRequest &request)
{
    QStringList codes;
    for (const Violation &violation : violations(rules, role, request))
        codes << QString(toString(violation.code));
    return codes;
}

/// 9 to 12 on one day in slots of 20 minutes, seen from 8 o'clock.
struct Morning {
    Instant nine = Instant(std::chrono::days(20'521)) + std::chrono::hours(9);
    BookingRules rules;
    SlotRequest request {{nine, nine + minutes(20)},
                         {{{nine, nine + std::chrono::hours(3)}, 20}},
                         true,
                         nine - std::chrono::hours(1)};

    QStringList patient() const { return broken(rules, Role::Patient, request); }
    QStringList staff() const { return broken(rules, Role::Receptionist, request); }
};

/// The rules once more, minute by minute and with no shared code.
QStringList modelBroken(const BookingRules &rules, bool staff, const SlotRequest &request)
{
    std::map<Minute, const WorkingWindow *> working;
    for (const WorkingWindow &window : request.windows)
        eachMinute(window.span, [&](Minute m) { working[m] = &window; });
    const Minute start = minuteOf(request.span.start);
    const Minute now = minuteOf(request.now);
    bool inside = true;
    eachMinute(request.span, [&](Minute m) { inside = inside && working.contains(m); });

    QStringList codes;
    if (!request.doctorActive)
        codes << u"doctor_inactive"_s;
    if (staff ? minuteOf(request.span.end) <= now : start < now)
        codes << u"in_the_past"_s;
    if (!inside) {
        codes << u"outside_working_hours"_s;
    } else if (!staff) {
        const WorkingWindow &window = *working[start];
        const Minute into = start - minuteOf(window.span.start);
        if (into % window.slotMinutes != 0
            || start + window.slotMinutes > minuteOf(window.span.end))
            codes << u"off_grid"_s;
        else if (request.span.duration() != minutes(window.slotMinutes))
            codes << u"duration_not_allowed"_s;
    }
    if (!staff && start >= now && start - now < rules.minNotice.count())
        codes << u"notice_too_short"_s;
    if (!staff && start - now > qint64(rules.maxDaysAhead) * 1'440)
        codes << u"too_far_ahead"_s;
    return codes;
}

} // namespace

void TestBookingRules::everyBrokenRuleIsNamed()
{
    Morning morning;
    QCOMPARE(morning.patient(), QStringList());
    morning.request.doctorActive = false;
    morning.request.span = {morning.nine + minutes(10), morning.nine + minutes(20)};
    morning.rules.minNotice = minutes(120);
    QCOMPARE(morning.patient(),
             QStringList({u"doctor_inactive"_s, u"off_grid"_s, u"notice_too_short"_s}));
    morning.request.now = morning.nine + std::chrono::hours(4);
    morning.request.windows.clear();
    QCOMPARE(morning.patient(),
             QStringList({u"doctor_inactive"_s, u"in_the_past"_s, u"outside_working_hours"_s}));
}

void TestBookingRules::staffAreBoundByTimeAndWorkingHoursAlone()
{
    Morning morning;
    morning.rules.minNotice = minutes(600);
    morning.rules.maxDaysAhead = 0;
    morning.request.span = {morning.nine + minutes(7), morning.nine + minutes(100)};
    QCOMPARE(morning.staff(), QStringList());
    morning.request.now = morning.nine + minutes(99); // the appointment is running
    QCOMPARE(morning.staff(), QStringList());
    morning.request.now = morning.nine + minutes(100);
    QCOMPARE(morning.staff(), QStringList {u"in_the_past"_s});
    morning.request.span.end = morning.nine + minutes(181);
    QCOMPARE(morning.staff(), QStringList {u"outside_working_hours"_s});
}

void TestBookingRules::windowsThatTouchAreOneWorkingTime()
{
    Morning morning;
    const Instant ten = morning.nine + minutes(60);
    morning.request.windows = {{{morning.nine, ten}, 20}, {{ten, ten + minutes(60)}, 30}};
    morning.request.span = {ten - minutes(20), ten + minutes(20)};
    QCOMPARE(morning.staff(), QStringList());
    QCOMPARE(morning.patient(), QStringList {u"duration_not_allowed"_s});
    morning.request.windows.last().span.start += minutes(1);
    QCOMPARE(morning.staff(), QStringList {u"outside_working_hours"_s});
}

void TestBookingRules::theEdgesOfEachRuleAreAllowed()
{
    Morning morning;
    morning.rules.minNotice = minutes(60);
    QCOMPARE(morning.patient(), QStringList());
    morning.rules.minNotice = minutes(61);
    QCOMPARE(morning.patient(), QStringList {u"notice_too_short"_s});
    morning.rules = {};
    morning.rules.maxDaysAhead = 2;
    morning.request.now = morning.nine - std::chrono::days(2);
    QCOMPARE(morning.patient(), QStringList());
    morning.request.now -= std::chrono::milliseconds(1);
    QCOMPARE(morning.patient(), QStringList {u"too_far_ahead"_s});
    morning.rules = {};
    morning.request.now = morning.nine;
    QCOMPARE(morning.patient(), QStringList());
    morning.request.now += std::chrono::milliseconds(1);
    QCOMPARE(morning.patient(), QStringList {u"in_the_past"_s});
    morning.request.now = morning.nine;
    morning.request.span = {morning.nine + minutes(160), morning.nine + minutes(180)};
    QCOMPARE(morning.patient(), QStringList());
}

void TestBookingRules::theRulesAreThoseOfTheMinuteByMinuteModel()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        SlotRequest request;
        request.windows =
            workingWindows({anySchedules(day), {}}, time, day.addDays(-1), day.addDays(1));
        const Interval range = time.day(day);
        const auto within = [&](int most) { return minutes(*rc::gen::inRange(0, most)); };
        const Instant start =
            request.windows.isEmpty() || *rc::gen::inRange(0, 4) == 0
                ? range.start + within(1'440)
                : request.windows[*rc::gen::inRange<qsizetype>(0, request.windows.size())]
                          .span.start
                      + within(90);
        request.span = {start, start + within(90) + minutes(1)};
        request.doctorActive = *rc::gen::inRange(0, 5) != 0;
        request.now = start - minutes(*rc::gen::inRange(-100, 3 * 1'440));
        BookingRules rules;
        rules.minNotice = within(300);
        rules.maxDaysAhead = *rc::gen::inRange(0, 4);
        const Role role =
            *rc::gen::element(Role::Admin, Role::Receptionist, Role::Doctor, Role::Patient);
        RC_ASSERT(broken(rules, role, request)
                  == modelBroken(rules, role != Role::Patient, request));
    }));
}

void TestBookingRules::aPatientMayBookExactlyTheFreeSlots()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const auto windows = workingWindows({anySchedules(day), {}}, time, day, day);
        BookingRules rules;
        rules.minNotice = minutes(*rc::gen::inRange(0, 200));
        const Interval range = time.day(day);
        const Instant now = range.start + minutes(*rc::gen::inRange(-300, 1'000));
        const auto free = freeSlots(windows, {}, now + rules.minNotice);
        const int into = *rc::gen::inRange(0, 60); // each run tries one minute of every hour
        for (const int length : {5, 7, 15, 20, 30, 45, 60}) {
            for (Minute m = minuteOf(range.start) + into; m < minuteOf(range.end); m += 60) {
                const Interval span {instantOf(m), instantOf(m + length)};
                const bool may =
                    violations(rules, Role::Patient, {span, windows, true, now}).isEmpty();
                RC_ASSERT(may == free.contains(span));
            }
        }
        for (const Interval &slot : free)
            RC_ASSERT(violations(rules, Role::Patient, {slot, windows, true, now}).isEmpty());
    }));
}

void TestBookingRules::aPatientMayBookATypeExactlyWhereItIsFree()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const auto windows = workingWindows({anySchedules(day), {}}, time, day, day);
        const Interval range = time.day(day);
        const Instant now = range.start + minutes(*rc::gen::inRange(-300, 1'000));
        const minutes length(*rc::gen::inRange(5, 100));
        const auto free = freeSlots(windows, {}, now, {length, {10, 10}});
        const int into = *rc::gen::inRange(0, 20); // each run tries one minute of twenty
        for (Minute m = minuteOf(range.start) + into; m < minuteOf(range.end); m += 20) {
            const Interval span {instantOf(m), instantOf(m) + length};
            SlotRequest request {span, windows, true, now};
            request.type = WantedType {length};
            RC_ASSERT(violations({}, Role::Patient, request).isEmpty() == free.contains(span));
        }
        for (const Interval &slot : free) {
            SlotRequest request {slot, windows, true, now};
            request.type = WantedType {length};
            RC_ASSERT(violations({}, Role::Patient, request).isEmpty());
        }
    }));
}

namespace {

/// A request that breaks everything that can be broken at once.
SlotRequest hopeless()
{
    Morning morning;
    SlotRequest request = morning.request;
    request.doctorActive = false;
    request.roomActive = false;
    request.type = WantedType {minutes(45), false, false};
    request.bookingsAhead = 10;
    request.doctorBusy = request.span;
    request.roomBusy = request.span;
    request.patientBusy = request.span;
    return request;
}

} // namespace

void TestBookingRules::theListHasEveryRuleOnceAndAllOfThemCanStopAPatient()
{
    QStringList names;
    for (const BookingRule &rule : bookingRuleList()) {
        names << QString(toString(rule.code));
        QVERIFY(rule.check);
        QVERIFY(rule.patients == Force::Binding);
        QVERIFY(!rule.pointer.isEmpty());
    }
    QCOMPARE(names,
             (QStringList {u"cutoff_passed"_s, u"doctor_inactive"_s, u"type_not_offered"_s,
                           u"not_bookable_online"_s, u"room_inactive"_s, u"in_the_past"_s,
                           u"outside_working_hours"_s, u"off_grid"_s, u"duration_not_allowed"_s,
                           u"notice_too_short"_s, u"too_far_ahead"_s, u"too_many_bookings"_s,
                           u"slot_taken"_s, u"room_busy"_s, u"patient_busy"_s}));
}

void TestBookingRules::everyRuleIsTableKeptAndBindsWhomItSays()
{
    const SlotRequest request = hopeless();
    const QStringList patient {u"doctor_inactive"_s,      u"type_not_offered"_s,
                               u"not_bookable_online"_s,  u"room_inactive"_s,
                               u"duration_not_allowed"_s, u"too_many_bookings"_s,
                               u"slot_taken"_s,           u"room_busy"_s,
                               u"patient_busy"_s};
    QCOMPARE(broken({}, Role::Patient, request), patient);
    const QStringList staff {u"doctor_inactive"_s, u"type_not_offered"_s, u"room_inactive"_s,
                             u"slot_taken"_s,      u"room_busy"_s,        u"patient_busy"_s};
    for (const Role role : {Role::Admin, Role::Receptionist, Role::Doctor})
        QCOMPARE(broken({}, role, request), staff);
    // Who moves an appointment has it already; what counts is how long before its start it was.
    SlotRequest moved = request;
    moved.movedFrom = request.now + minutes(119);
    QVERIFY(!broken({}, Role::Patient, moved).contains(u"too_many_bookings"_s));
    QCOMPARE(broken({}, Role::Patient, moved).first(), u"cutoff_passed"_s);
    QVERIFY(!broken({}, Role::Doctor, moved).contains(u"cutoff_passed"_s));
    moved.movedFrom = request.now + minutes(120);
    QCOMPARE(broken({}, Role::Patient, moved).first(), u"doctor_inactive"_s);
}

void TestBookingRules::warningsStopStaffUntilTheyAreOverridden()
{
    Morning morning;
    morning.request.type = WantedType {minutes(20), false, true};
    morning.request.span.start -= minutes(5);
    const auto found = violations({}, Role::Receptionist, morning.request);
    QCOMPARE(found.size(), 2);
    QVERIFY(found[0].isWarning && found[1].isWarning);
    QVERIFY(found[1].params[u"overridable"_s].toBool());
    QVERIFY(remaining(found, false) == found);
    QVERIFY(remaining(found, true).isEmpty());
    for (const Violation &violation : violations({}, Role::Patient, morning.request))
        QVERIFY(!violation.isWarning);
    morning.request.doctorBusy = morning.request.span;
    QCOMPARE(remaining(violations({}, Role::Admin, morning.request), true).size(), 1);
}

void TestBookingRules::theFailureNamesTheFirstRuleAndListsThemAll()
{
    Morning morning;
    morning.request.span.start += minutes(5);
    morning.rules.minNotice = minutes(120);
    const Error error = toError(violations(morning.rules, Role::Patient, morning.request));
    QCOMPARE(toString(error.code), toString(ErrorCode::OffGrid));
    QCOMPARE(error.faults.size(), 2);
    QCOMPARE(error.faults[0].pointer, u"/startTime"_s);
    QCOMPARE(error.faults[0].code, u"off_grid"_s);
    QCOMPARE(error.faults[0].message, error.message);
    QCOMPARE(error.faults[1].code, u"notice_too_short"_s);
    QCOMPARE(error.faults[1].params[u"minutes"_s].toInt(), 120);
}

QTEST_GUILESS_MAIN(TestBookingRules)
#include "tst_bookingrules.moc"
