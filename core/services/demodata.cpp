// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demodata.h"

#include "audit.h"
#include "demonames.h"
#include "domain/slotfinder.h"
#include "security/passwordhasher.h"
#include "storage/appointmentrepository.h"
#include "storage/appointmenttyperepository.h"
#include "storage/doctorrepository.h"
#include "storage/patientrepository.h"
#include "storage/roomrepository.h"
#include "storage/schedulerepository.h"
#include "storage/settingsrepository.h"
#include "storage/userrepository.h"
#include "storage/waitlistrepository.h"

#include <QHash>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;
using enum AppointmentStatus;

namespace {

const QString DemoPassword = u"frontdesk-demo-2026"_s;
constexpr int TodayFillPercent = 78;
constexpr int OtherFillPercent = 55;

Result<void> checkOptions(const DemoOptions &options)
{
    const auto within = [](int value, int least, int most) {
        return value >= least && value <= most;
    };
    if (within(options.doctors, 1, 200) && within(options.patients, 1, 1'000'000)
        && within(options.appointments, 0, 1'000'000))
        return {};
    return fail(ErrorCode::InvalidInput,
                u"Demo data takes 1 to 200 doctors, 1 to 1000000 patients and 0 to 1000000 "
                "appointments"_s);
}

/// Builds the clinic within one transaction.
class DemoBuilder
{
public:
    DemoBuilder(const ServiceContext &context, Transaction &transaction, const DemoOptions &options,
                QString passwordHash)
        : m_connection(transaction.connection())
        , m_options(options)
        , m_passwordHash(std::move(passwordHash))
        , m_random(options.seed)
        , m_names(m_random)
        , m_time(context.zone.get())
        , m_now(context.clock.now())
        , m_today(m_time->toDate(m_now))
    {
    }

    Result<void> build()
    {
        FRONTDESK_TRY(addClinic());
        FRONTDESK_TRY(addDoctors());
        FRONTDESK_TRY(addPatients());
        FRONTDESK_TRY(addAppointments());
        FRONTDESK_TRY(addTypesAndRooms());
        return addWaitingPatients();
    }

private:
    template <class IdType>
    IdType newId()
    {
        const quint64 high = m_random();
        const quint64 low = m_random();
        const quint64 millis = quint64(toMillis(m_now));
        const auto byte = [low](int index) { return uchar(low >> (8 * index)); };
        return IdType(QUuid(uint(millis >> 16), ushort(millis), ushort(0x7000 | (high & 0xfff)),
                            uchar(0x80 | ((high >> 12) & 0x3f)), byte(0), byte(1), byte(2), byte(3),
                            byte(4), byte(5), byte(6)));
    }

    Stamp stamp() const { return {m_now, m_now, 1}; }

    Result<UserId> addUser(const QString &email, Role role)
    {
        const Account account {{newId<UserId>(), email, role, true, stamp()}, m_passwordHash, 0};
        FRONTDESK_TRY(UserRepository(m_connection).insert(account));
        return account.user.id;
    }

    Result<void> addClinic()
    {
        SettingsRepository settings(m_connection);
        FRONTDESK_TRY(settings.setValue(SettingKey::ClinicName, u"Lindenhof Clinic"_s));
        FRONTDESK_TRY(settings.setValue(SettingKey::ClinicTimeZone, m_time->zoneName()));
        FRONTDESK_TRY(addUser(demoAccounts()[0].email, Role::Admin));
        FRONTDESK_TRY_ASSIGN(m_receptionist, addUser(demoAccounts()[1].email, Role::Receptionist));
        return {};
    }

    Result<void> addDoctors()
    {
        DoctorRepository doctors(m_connection);
        for (int i = 0; i < m_options.doctors; ++i) {
            Doctor doctor;
            doctor.id = newId<DoctorId>();
            doctor.fullName = m_names.doctor(i);
            doctor.specialty = m_names.specialty(i);
            doctor.phone = m_names.phone();
            doctor.room = u"%1.%2"_s.arg(i / 6 + 1).arg(i % 6 + 1, 2, 10, QChar(u'0'));
            doctor.stamp = stamp();
            if (i == 0) {
                FRONTDESK_TRY_ASSIGN(doctor.userId, addUser(demoAccounts()[2].email, Role::Doctor));
            }
            FRONTDESK_TRY(doctors.insert(doctor));
            FRONTDESK_TRY(addHours(doctor, i));
            m_doctors.append(doctor.id);
        }
        return {};
    }

    /// Six days a week in two windows around lunch. The day off differs, and is never today's
    /// weekday.
    Result<void> addHours(const Doctor &doctor, int index)
    {
        ScheduleRepository schedules(m_connection);
        const int dayOff = (m_today.dayOfWeek() + 1 + index % 5) % 7 + 1;
        const int start = 8 * 60 + (index % 3) * 30;
        const int slot = index % 4 == 1 ? 30 : index % 4 == 2 ? 15 : 20;
        const QList<std::pair<int, int>> windows {{start, start + 4 * 60},
                                                  {start + 5 * 60, start + 9 * 60}};
        for (int day = 1; day <= 7; ++day) {
            if (day == dayOff || (day == 7 && day != m_today.dayOfWeek()))
                continue;
            for (const auto &[from, to] : windows) {
                const Schedule schedule {
                    newId<ScheduleId>(), doctor.id, day, {from}, {to}, slot, {}, {}, 1, stamp()};
                FRONTDESK_TRY(schedules.insert(schedule));
                m_schedules[doctor.id].append(schedule);
            }
        }
        return {};
    }

    Result<void> addPatients()
    {
        PatientRepository patients(m_connection);
        for (int i = 0; i < m_options.patients; ++i) {
            Patient patient;
            patient.id = newId<PatientId>();
            patient.fullName = m_names.person();
            patient.dateOfBirth = m_names.birthDate(m_today);
            patient.phone = m_names.phone();
            patient.address = m_names.street();
            patient.stamp = stamp();
            if (i == 0) {
                patient.email = demoAccounts()[3].email;
                FRONTDESK_TRY_ASSIGN(patient.userId, addUser(patient.email, Role::Patient));
            }
            FRONTDESK_TRY(patients.insert(patient));
            m_patients.append(patient.id);
        }
        return {};
    }

    /// Today first, then a day ahead, a day back, two ahead, ... until all are placed.
    Result<void> addAppointments()
    {
        int left = m_options.appointments;
        for (int step = 0; left > 0 && step < 20'000; ++step) {
            const int offset = step % 2 == 0 ? -(step / 2) : (step + 1) / 2;
            FRONTDESK_TRY_ASSIGN(left, fillDay(m_today.addDays(offset), left));
        }
        return {};
    }

    Result<int> fillDay(QDate day, int left)
    {
        m_busyToday.clear();
        const int percent = day == m_today ? TodayFillPercent : OtherFillPercent;
        for (const DoctorId &doctor : std::as_const(m_doctors)) {
            const auto windows = workingWindows({m_schedules[doctor], {}}, *m_time, day, day);
            for (const Interval &slot : freeSlots(windows, {}, fromMillis(0))) {
                if (left == 0)
                    return 0;
                if (!m_names.chance(percent))
                    continue;
                FRONTDESK_TRY_ASSIGN(const bool placed, place(doctor, slot));
                left -= placed ? 1 : 0;
            }
        }
        return left;
    }

    Result<bool> place(DoctorId doctor, const Interval &slot)
    {
        const auto patient = freePatient(slot);
        if (!patient)
            return false;
        Appointment appointment;
        appointment.id = newId<AppointmentId>();
        appointment.doctorId = doctor;
        appointment.patientId = *patient;
        appointment.span = slot;
        appointment.reason = m_names.reason();
        appointment.stamp = stamp();
        follow(appointment);
        note(appointment);
        FRONTDESK_TRY(AppointmentRepository(m_connection).insert(appointment));
        return true;
    }

    /// What the desk would have noted: an alert now and then, and more calls than visits.
    void note(Appointment &a)
    {
        constexpr int BetweenAlerts = 17;
        ++m_noted;
        if (m_noted % BetweenAlerts == 0)
            a.alert = DemoNames::alert(m_noted / BetweenAlerts);
        if (a.status == Pending)
            a.channel = BookingChannel::App;
        else
            a.channel = m_noted % 3 == 0 ? BookingChannel::Desk : BookingChannel::Phone;
    }

    std::optional<PatientId> freePatient(const Interval &slot)
    {
        for (int tries = 0; tries < 12; ++tries) {
            const PatientId patient = m_patients[m_names.number(int(m_patients.size()))];
            QList<Interval> &busy = m_busyToday[patient];
            if (std::none_of(busy.begin(), busy.end(),
                             [&](const Interval &other) { return other.overlaps(slot); })) {
                busy.append(slot);
                return patient;
            }
        }
        return std::nullopt;
    }

    /// Takes an appointment as far as it would be by now.
    void follow(Appointment &a)
    {
        const auto minutes = [](int count) { return std::chrono::minutes(count); };
        if (m_names.chance(a.span.start > m_now ? 18 : 0))
            return;
        applyStatus(a, Confirmed, std::min(m_now, a.span.start) - minutes(60 * 26));
        if (m_names.chance(6)) {
            applyStatus(a, Cancelled, std::min(m_now, a.span.start) - minutes(90));
            a.cancelReason = m_names.cancelReason();
        } else if (a.span.end <= m_now) {
            finish(a);
        } else if (a.span.start <= m_now + minutes(10)) {
            applyStatus(a, Arrived, std::min(m_now, a.span.start) - minutes(m_names.number(9)));
            if (a.span.start <= m_now)
                applyStatus(a, InProgress, a.span.start);
        }
    }

    void finish(Appointment &a)
    {
        if (m_names.chance(7)) {
            applyStatus(a, NoShow, a.span.end);
            return;
        }
        applyStatus(a, Arrived, a.span.start - std::chrono::minutes(2 + m_names.number(12)));
        applyStatus(a, InProgress, a.span.start + std::chrono::minutes(m_names.number(5)));
        applyStatus(a, Completed, a.span.end);
    }

    Result<void> addTypesAndRooms()
    {
        struct Kind {
            QString name;
            QString colour;
            Buffers buffers;
            int minutes;
            bool online;
        };
        const Kind kinds[] = {{u"Check-up"_s, u"#2e8b57"_s, {0, 5}, 20, true},
                              {u"First visit"_s, u"#2f7fd1"_s, {0, 10}, 40, true},
                              {u"Vaccination"_s, u"#138a8a"_s, {0, 0}, 10, true},
                              {u"Minor surgery"_s, u"#c96a10"_s, {10, 15}, 60, false}};
        for (const Kind &kind : kinds)
            FRONTDESK_TRY(AppointmentTypeRepository(m_connection)
                              .insert({newId<AppointmentTypeId>(),
                                       kind.name,
                                       kind.minutes,
                                       kind.buffers,
                                       kind.colour,
                                       kind.online,
                                       {},
                                       true,
                                       stamp()}));
        for (const QString &name : {u"Treatment room"_s, u"Ultrasound"_s, u"Vaccination room"_s})
            FRONTDESK_TRY(
                RoomRepository(m_connection).insert({newId<RoomId>(), name, true, stamp()}));
        return {};
    }

    /// Some who would come earlier or at another time, each with a wish of another kind.
    Result<void> addWaitingPatients()
    {
        const TimeWindow mornings {{8 * 60}, {12 * 60}};
        const TimeWindow evenings {{16 * 60}, {18 * 60}};
        QList<WaitlistEntry> entries(5);
        entries[0].doctorId = m_doctors.first();
        entries[0].windows = {mornings};
        entries[1].specialty = m_names.specialty(0);
        entries[1].urgency = Urgency::Urgent;
        entries[1].note = u"Can be here within half an hour"_s;
        entries[2].doctorId = m_doctors.last();
        entries[2].daysOfWeek = {1, 3, 5};
        entries[2].windows = {evenings};
        entries[3].specialty = m_names.specialty(m_options.doctors - 1);
        entries[3].urgency = Urgency::Soon;
        entries[3].latestDate = m_today.addDays(10);
        entries[4].windows = {mornings, evenings};
        entries[4].earliestDate = m_today.addDays(2);
        for (WaitlistEntry &entry : entries) {
            entry.id = newId<WaitlistEntryId>();
            entry.patientId = m_patients[m_names.number(int(m_patients.size()))];
            entry.createdBy = m_receptionist;
            entry.stamp = stamp();
            FRONTDESK_TRY(WaitlistRepository(m_connection).insert(entry));
        }
        return {};
    }

    Connection &m_connection;
    DemoOptions m_options;
    QString m_passwordHash;
    std::mt19937_64 m_random;
    DemoNames m_names;
    std::shared_ptr<const ClinicTime> m_time;
    Instant m_now;
    QDate m_today;
    UserId m_receptionist;
    QList<DoctorId> m_doctors;
    QHash<DoctorId, QList<Schedule>> m_schedules;
    QList<PatientId> m_patients;
    QHash<PatientId, QList<Interval>> m_busyToday;
    int m_noted = 0; ///< appointments
};

} // namespace

QList<DemoAccount> demoAccounts()
{
    return {{u"admin@demo.example"_s, DemoPassword, Role::Admin},
            {u"reception@demo.example"_s, DemoPassword, Role::Receptionist},
            {u"doctor@demo.example"_s, DemoPassword, Role::Doctor},
            {u"patient@demo.example"_s, DemoPassword, Role::Patient}};
}

Result<void> fillDemo(const ServiceContext &context, const DemoOptions &options)
{
    FRONTDESK_TRY(checkOptions(options));
    FRONTDESK_TRY_ASSIGN(const QString hash, context.hasher.hash(DemoPassword));
    return context.data.write([&](Transaction &transaction) -> Result<void> {
        FRONTDESK_TRY_ASSIGN(const auto users,
                             UserRepository(transaction.connection()).list({}, {}, 1));
        if (!users.isEmpty())
            return fail(ErrorCode::AlreadyExists,
                        u"The database is in use already; demo data goes into an empty one"_s);
        FRONTDESK_TRY(DemoBuilder(context, transaction, options, hash).build());
        return writeAudit(
            transaction, context.clock, publicActor(Channel::CommandLine, u"demo-data"_s, {}),
            {"demo_data"_L1, "clinic"_L1, u"clinic"_s, {}, {{u"seed"_s, qint64(options.seed)}}});
    });
}

} // namespace frontdesk
