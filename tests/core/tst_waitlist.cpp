// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/waitlist.h"

#include "domain/walkin.h"
#include "scheduledays.h"

#include <QTest>

#include <algorithm>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

/// Who of those that wait wants a free time, and who of the doctors can see one who walks in.
class TestWaitlist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsReadAsItIsWritten();
    void waitingEndsByItself();
    void anOfferEndsByItself();
    void aNamedDoctorOrTheSpecialtyDecides();
    void onlyAnEarlierTimeIsWanted();
    void aSlotThatLeavesTheWindowIsNotWanted();
    void theMatchesAreThoseOfTheModelInTheirOrder();
    void whoIsFreeForLongestIsFirst();
    void freeTimeEndsWithTheWorkOrTheNextPatient();
    void noFreeDoctorIsBusyOrAway();
};

namespace {

const ClinicTime Berlin(QTimeZone("Europe/Berlin"));

Instant at(QDate day, int hour, int minute = 0)
{
    return Berlin.resolve(day, WallTime {hour * 60 + minute}).first;
}

const QDate Monday(2026, 3, 9);
const Instant Now = at(Monday, 8);

OpenSlot slotAt(int hour, DoctorId doctor = DoctorId::generate())
{
    return {doctor, u"Cardiology"_s, {at(Monday, hour), at(Monday, hour, 20)}};
}

WaitlistEntry waiting()
{
    WaitlistEntry entry;
    entry.id = WaitlistEntryId::generate();
    entry.patientId = PatientId::generate();
    entry.stamp = {Now, Now, 1};
    return entry;
}

/// Whether every minute of the slot is on a day and within a window that suits.
bool modelWants(const WaitlistEntry &entry, const OpenSlot &slot, const ClinicTime &time,
                Instant now)
{
    if (entry.status != WaitlistStatus::Waiting || (entry.expiresAt && *entry.expiresAt <= now))
        return false;
    if (slot.span.start <= now || (entry.earlierThan && slot.span.start >= *entry.earlierThan))
        return false;
    if (!entry.doctorId.isNull() && entry.doctorId != slot.doctorId)
        return false;
    if (entry.doctorId.isNull() && !entry.specialty.isEmpty()
        && entry.specialty.compare(slot.specialty, Qt::CaseInsensitive) != 0)
        return false;
    const QDate day = time.toDate(slot.span.start);
    if (entry.earliestDate.isValid() && day < entry.earliestDate)
        return false;
    if (entry.latestDate.isValid() && day > entry.latestDate)
        return false;
    if (!entry.daysOfWeek.isEmpty() && !entry.daysOfWeek.contains(day.dayOfWeek()))
        return false;
    if (entry.windows.isEmpty())
        return true;
    return std::any_of(entry.windows.begin(), entry.windows.end(), [&](const TimeWindow &window) {
        bool inside = true;
        eachMinute(slot.span, [&](Minute minute) {
            const LocalTime local = time.toLocal(instantOf(minute));
            inside &= local.date == day && window.start.minutes <= local.minutes
                      && local.minutes < window.end.minutes;
        });
        return inside;
    });
}

WaitlistEntry anyEntry(QDate day, Instant now, const QList<DoctorId> &doctors)
{
    WaitlistEntry entry = waiting();
    if (*rc::gen::arbitrary<bool>())
        entry.doctorId = doctors[*rc::gen::inRange(0, 2)];
    else
        entry.specialty = *rc::gen::element(u""_s, u"cardiology"_s, u"Surgery"_s);
    if (*rc::gen::arbitrary<bool>())
        entry.daysOfWeek = {day.dayOfWeek(), *rc::gen::inRange(1, 8)};
    const int windows = *rc::gen::inRange(0, 3);
    for (int i = 0; i < windows; ++i) {
        const int start = *rc::gen::inRange(0, 1'400);
        entry.windows.append(TimeWindow {{start}, {*rc::gen::inRange(start + 1, 1'441)}});
    }
    if (*rc::gen::arbitrary<bool>())
        entry.earliestDate = day.addDays(*rc::gen::inRange(-2, 2));
    if (*rc::gen::arbitrary<bool>())
        entry.latestDate = day.addDays(*rc::gen::inRange(-1, 3));
    entry.urgency = *rc::gen::element(Urgency::Routine, Urgency::Soon, Urgency::Urgent);
    entry.status = *rc::gen::weightedElement<WaitlistStatus>(
        {{6, WaitlistStatus::Waiting}, {1, WaitlistStatus::Booked}});
    const auto around = [&] { return now + std::chrono::hours(*rc::gen::inRange(-30, 60)); };
    if (*rc::gen::weightedElement<int>({{3, 0}, {1, 1}}) == 1)
        entry.expiresAt = around();
    if (*rc::gen::weightedElement<int>({{3, 0}, {1, 1}}) == 1)
        entry.earlierThan = around();
    entry.stamp.createdAt = now - std::chrono::hours(*rc::gen::inRange(0, 5));
    return entry;
}

DoctorNow working(int fromHour, int toHour, const QList<Interval> &busy)
{
    return {DoctorId::generate(), {{{at(Monday, fromHour), at(Monday, toHour)}, 20}}, busy};
}

} // namespace

void TestWaitlist::aWindowIsReadAsItIsWritten()
{
    for (const auto &text : {u"09:00-12:30"_s, u"00:00-24:00"_s})
        QCOMPARE(toString(*parseTimeWindow(text)), text);
    for (const auto &text : {u"12:00-09:00"_s, u"09:00-09:00"_s, u"9:00-10:00"_s, u"09:00"_s,
                             u"09:00/10:00"_s, u""_s, u"09:00-10:00-11:00"_s})
        QVERIFY2(!parseTimeWindow(text), qPrintable(text));
}

void TestWaitlist::waitingEndsByItself()
{
    WaitlistEntry entry = waiting();
    entry.expiresAt = Now;
    QVERIFY(entry.statusAt(Now - std::chrono::milliseconds(1)) == WaitlistStatus::Waiting);
    QVERIFY(entry.statusAt(Now) == WaitlistStatus::Expired);
    entry.status = WaitlistStatus::Booked;
    QVERIFY(entry.statusAt(Now) == WaitlistStatus::Booked);
}

void TestWaitlist::anOfferEndsByItself()
{
    WaitlistOffer offer;
    offer.expiresAt = Now;
    QVERIFY(offer.statusAt(Now - std::chrono::milliseconds(1)) == OfferStatus::Open);
    QVERIFY(offer.statusAt(Now) == OfferStatus::Expired);
    offer.status = OfferStatus::Accepted;
    QVERIFY(offer.statusAt(Now) == OfferStatus::Accepted);
}

void TestWaitlist::aNamedDoctorOrTheSpecialtyDecides()
{
    const OpenSlot slot = slotAt(10);
    WaitlistEntry entry = waiting();
    QVERIFY(wants(entry, slot, Berlin, Now));
    entry.specialty = u"CARDIOLOGY"_s;
    QVERIFY(wants(entry, slot, Berlin, Now));
    entry.specialty = u"Surgery"_s;
    QVERIFY(!wants(entry, slot, Berlin, Now));
    entry.specialty.clear();
    entry.doctorId = DoctorId::generate();
    QVERIFY(!wants(entry, slot, Berlin, Now));
    entry.doctorId = slot.doctorId;
    QVERIFY(wants(entry, slot, Berlin, Now));
}

void TestWaitlist::onlyAnEarlierTimeIsWanted()
{
    WaitlistEntry entry = waiting();
    entry.earlierThan = at(Monday, 11);
    QVERIFY(wants(entry, slotAt(10), Berlin, Now));
    QVERIFY(!wants(entry, slotAt(11), Berlin, Now));
}

void TestWaitlist::aSlotThatLeavesTheWindowIsNotWanted()
{
    WaitlistEntry entry = waiting();
    entry.windows = {{{9 * 60}, {10 * 60 + 20}}};
    QVERIFY(wants(entry, slotAt(10), Berlin, Now));
    entry.windows.first().end = WallTime {10 * 60 + 19};
    QVERIFY(!wants(entry, slotAt(10), Berlin, Now));
}

void TestWaitlist::theMatchesAreThoseOfTheModelInTheirOrder()
{
    QVERIFY(rc::check([] {
        const ClinicTime time = anyZone();
        const QDate day = anyDay();
        const Instant now = time.day(day).start;
        const QList<DoctorId> doctors {DoctorId::generate(), DoctorId::generate()};
        OpenSlot slot {doctors.first(), u"Cardiology"_s, {}};
        slot.span.start = now + std::chrono::minutes(*rc::gen::inRange(-60, 3'000));
        slot.span.end = slot.span.start + std::chrono::minutes(*rc::gen::inRange(1, 180));
        // Near a clock change a window is judged in instants: minute by minute on the wall clock,
        // the two repeated hours look the same.
        const auto offsetAt = [&](Instant instant) { return time.toLocal(instant).offsetSeconds; };
        if (offsetAt(slot.span.start - std::chrono::hours(3))
            != offsetAt(slot.span.end + std::chrono::hours(3)))
            return;
        QList<WaitlistEntry> entries;
        const int count = *rc::gen::inRange(0, 12);
        for (int i = 0; i < count; ++i)
            entries.append(anyEntry(day, now, doctors));
        const QList<WaitlistEntry> found = matchesFor(slot, entries, time, now);
        qsizetype expected = 0;
        for (const WaitlistEntry &entry : entries) {
            const bool wanted = modelWants(entry, slot, time, now);
            expected += wanted;
            RC_ASSERT(wants(entry, slot, time, now) == wanted);
        }
        RC_ASSERT(found.size() == expected);
        for (qsizetype i = 1; i < found.size(); ++i) {
            const WaitlistEntry &a = found[i - 1];
            const WaitlistEntry &b = found[i];
            RC_ASSERT(a.urgency > b.urgency
                      || (a.urgency == b.urgency && a.stamp.createdAt <= b.stamp.createdAt));
        }
    }));
}

void TestWaitlist::whoIsFreeForLongestIsFirst()
{
    const Instant ten = at(Monday, 10);
    const DoctorNow until12 = working(9, 12, {});
    const DoctorNow until11 = working(9, 17, {{at(Monday, 11), at(Monday, 12)}});
    const DoctorNow busy = working(9, 17, {{at(Monday, 9, 50), at(Monday, 10, 10)}});
    const DoctorNow soonBusy = working(9, 17, {{at(Monday, 10, 10), at(Monday, 10, 30)}});
    const auto free = freeDoctors({busy, until11, soonBusy, until12}, ten);
    QCOMPARE(free.size(), 2);
    QVERIFY(free[0].first == until12.doctorId);
    QVERIFY(free[1].first == until11.doctorId);
    QVERIFY((free[0].second == Interval {ten, at(Monday, 10, 20)}));
}

void TestWaitlist::freeTimeEndsWithTheWorkOrTheNextPatient()
{
    const Instant ten = at(Monday, 10);
    QVERIFY(freeTimeAt(working(9, 12, {}), ten).end == at(Monday, 12));
    QVERIFY(freeTimeAt(working(9, 12, {{at(Monday, 10, 5), at(Monday, 11)}}), ten).end
            == at(Monday, 10, 5));
    QVERIFY(freeTimeAt(working(11, 12, {}), ten).isEmpty());
    DoctorNow afternoon = working(9, 12, {});
    afternoon.windows.append({{at(Monday, 12), at(Monday, 14)}, 20});
    QVERIFY(freeTimeAt(afternoon, ten).end == at(Monday, 14));
}

void TestWaitlist::noFreeDoctorIsBusyOrAway()
{
    QVERIFY(rc::check([] {
        const Instant now = at(Monday, 12);
        QList<DoctorNow> doctors;
        const int count = *rc::gen::inRange(0, 6);
        for (int i = 0; i < count; ++i) {
            const int from = *rc::gen::inRange(8, 14);
            QList<Interval> busy;
            const int visits = *rc::gen::inRange(0, 3);
            for (int v = 0; v < visits; ++v) {
                const Instant start = now + std::chrono::minutes(*rc::gen::inRange(-60, 90));
                busy.append({start, start + std::chrono::minutes(*rc::gen::inRange(1, 60))});
            }
            doctors.append(working(from, *rc::gen::inRange(from + 1, 19), busy));
        }
        QList<DoctorId> expected;
        for (const DoctorNow &doctor : doctors) {
            const Interval slot {now, now + std::chrono::minutes(20)};
            const bool free =
                doctor.windows.first().span.contains(slot)
                && std::none_of(doctor.busy.begin(), doctor.busy.end(),
                                [&](const Interval &other) { return other.overlaps(slot); });
            if (free)
                expected.append(doctor.doctorId);
        }
        QList<DoctorId> found;
        for (const auto &[doctor, slot] : freeDoctors(doctors, now))
            found.append(doctor);
        std::sort(found.begin(), found.end());
        std::sort(expected.begin(), expected.end());
        RC_ASSERT(found == expected);
    }));
}

QTEST_GUILESS_MAIN(TestWaitlist)
#include "tst_waitlist.moc"
