// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clinicmodel.h"
#include "support/testclinic.h"

#include <array>
#include <memory>
#include <tuple>
#include <vector>

namespace frontdesk::test {

/// What makes an operation: which one, and numbers that it reads as it likes. The same numbers mean
/// the same in the same state, so a sequence can be replayed and thinned out.
struct Draw {
    quint32 kind = 0;
    std::array<quint32, 16> numbers {};
};

/// Every change as the audit trail must have it, once.
struct ModelAudit {
    QString entity;
    QString action;
    QString id;
    bool operator==(const ModelAudit &) const = default;
    bool operator<(const ModelAudit &other) const
    {
        return std::tie(entity, action, id) < std::tie(other.entity, other.action, other.id);
    }
};

/// Accounts of a clinic that lend themselves to one world after the other: making one is slow.
class Cast
{
public:
    explicit Cast(TestClinic &clinic);
    TestClinic &clinic;
    QList<Actor> doctors;
    QList<Actor> patients;
};

/// The program's clinic beside its model, with people of its own. Nobody in it knows of the worlds
/// before.
class World
{
public:
    World(Cast &cast, quint64 seed);

    Services &services() { return m_clinic.services(); }
    Instant now() const { return m_clinic.clock.now(); }
    void advance(std::chrono::minutes by) { m_clinic.clock.advance(by); }
    QDate firstDay() const { return m_firstDay; }

    const Actor &actor(quint32 number) const;
    /// One who runs the desk mostly.
    const Actor &staff(quint32 number) const;
    DoctorId doctor(quint32 number) const;
    PatientId patient(quint32 number) const;
    AppointmentTypeId type(quint32 number) const; ///< null mostly
    RoomId room(quint32 number) const; ///< null mostly
    /// Mostly a late one, as the first have ended long since; null where there is none yet.
    template <class T>
    static T *pick(QList<T> &all, quint32 number)
    {
        if (all.isEmpty())
            return nullptr;
        const auto size = quint32(all.size());
        const quint32 back =
            number % 4 == 0 ? (number / 4) % size : (number / 4) % std::min(size, 12u);
        return &all[qsizetype(size - 1 - back)];
    }
    ModelAppointment *appointment(quint32 number) { return pick(model.appointments, number); }
    ModelEntry &entry(WaitlistEntryId id);
    ModelSeries &series(SeriesId id);
    /// Of all doctors of this world, and of nobody else.
    const QString &specialty() const { return m_specialty; }
    /// A time on one of the days ahead; mostly within hours, and often the same.
    Instant place(quint32 day, quint32 time) const;
    /// None, the right version or a stale one.
    static std::optional<qint64> version(quint32 number, qint64 stored);

    ClinicModel model;
    QList<ModelAudit> audits; ///< what the operation that runs must have audited
    QString story; ///< what it did, for people
    bool unaudited = false; ///< it had an effect that the trail does not keep

    /// What somebody has put into the calendar ends the offers of that time, but for the one that
    /// it came from.
    void closeOffers(const Actor &actor, const ModelAppointment &taken,
                     WaitlistOfferId accepted = {});
    void endOffer(ModelOffer &offer, OfferStatus status);
    void audit(const QString &entity, const QString &action, const QString &id)
    {
        audits.append({entity, action, id});
    }

    /// Empty where the database holds what the model does, else what differs.
    QString difference();
    /// What is wrong with an answer; empty where one of `expected` was told, or success where there
    /// is none.
    template <class T>
    static QString misjudged(const Errors &expected, const Result<T> &result)
    {
        const QString told = result ? QStringLiteral("success") : toString(result.error().code);
        if (result ? expected.empty() : expected.contains(result.error().code))
            return {};
        QStringList wanted;
        for (const ErrorCode code : expected)
            wanted << toString(code);
        return QStringLiteral("told %1, expected %2")
            .arg(told,
                 wanted.isEmpty() ? QStringLiteral("success") : wanted.join(QLatin1Char('|')));
    }

    /// The same of a refusal that must name every rule.
    template <class T>
    static QString misjudgedFully(const Errors &expected, const Result<T> &result)
    {
        const QString bad = misjudged(expected, result);
        if (!bad.isEmpty() || result || namesAll(expected, result.error()))
            return bad;
        QStringList faults;
        for (const FieldFault &fault : result.error().faults)
            faults << fault.code;
        QStringList wanted;
        for (const ErrorCode code : expected)
            wanted << toString(code);
        return QStringLiteral("named %1, expected %2")
            .arg(faults.join(QLatin1Char('|')), wanted.join(QLatin1Char('|')));
    }

private:
    void makeTypesAndRooms();
    void tie(const QString &table, const Actor &account, const QUuid &row);
    QString auditDifference();
    QString noticeDifference();
    QString appointmentDifference();
    QString standingDifference();

    Cast &m_cast;
    TestClinic &m_clinic;
    std::unique_ptr<DataAccess> m_data;
    QDate m_firstDay;
    QList<Actor> m_actors;
    QString m_specialty;
    qint64 m_audited = 0;
};

/// One thing that somebody does. A new operation is a class that derives from it and a line in
/// operations().
class Operation
{
public:
    explicit Operation(const Draw &draw)
        : m_draw(draw)
    {
    }
    virtual ~Operation() = default;
    /// Does it in the program and in the model; what differs, or nothing.
    virtual QString run(World &world) const = 0;

protected:
    quint32 number(int index) const { return m_draw.numbers[size_t(index)]; }
    /// From 0 to below `limit`.
    int below(int index, int limit) const { return int(number(index) % quint32(limit)); }
    bool chance(int index, int percent) const { return below(index, 100) < percent; }

private:
    Draw m_draw;
};

/// A kind of operation, and how often it comes among the others.
struct OperationKind {
    QString name;
    int weight = 1;
    std::unique_ptr<Operation> (*make)(const Draw &);
};
const std::vector<OperationKind> &operations();

template <class Each>
OperationKind kindOf(const char *name, int weight)
{
    return {QString::fromLatin1(name), weight, [](const Draw &draw) -> std::unique_ptr<Operation> {
                return std::make_unique<Each>(draw);
            }};
}

std::vector<OperationKind> bookingOperations();
std::vector<OperationKind> holdOperations();
std::vector<OperationKind> waitingOperations();
std::vector<OperationKind> seriesOperations();
std::vector<OperationKind> queueOperations();
std::vector<OperationKind> hoursOperations();
std::vector<OperationKind> typeOperations();

/// Books in the program and in the model; what differs, or nothing. `hold`: the one that the
/// booking names.
QString bookBoth(World &world, const Actor &actor, const Booking &booking,
                 ModelHold *hold = nullptr);

/// The role, for a story.
QString who(const Actor &actor);
/// The time on the wall clock, for a story.
QString when(const World &world, Instant at);
/// Holds an answer against the model's appointment, after that has been brought up to date.
QString differs(const Appointment &told, const ModelAppointment &wanted);

} // namespace frontdesk::test
