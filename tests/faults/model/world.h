// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clinicmodel.h"
#include "support/testclinic.h"

#include <array>
#include <memory>
#include <vector>

namespace frontdesk::test {

/// What makes an operation: which one, and numbers that it reads as it likes. The same numbers mean
/// the same in the same state, so a sequence can be replayed and thinned out.
struct Draw {
    quint32 kind = 0;
    std::array<quint32, 8> numbers {};
};

/// Every change as the audit trail must have it, once.
struct ModelAudit {
    QString entity;
    QString action;
    QString id;
    auto operator<=>(const ModelAudit &) const = default;
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
    /// Null where there is none yet.
    ModelAppointment *appointment(quint32 number);
    /// A time on one of the days ahead; mostly within hours, and often the same.
    Instant place(quint32 day, quint32 time) const;
    /// None, the right version or a stale one.
    static std::optional<qint64> version(quint32 number, qint64 stored);

    ClinicModel model;
    QList<ModelAudit> audits; ///< what the operation that runs must have audited
    QString story; ///< what it did, for people

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

private:
    void tie(const QString &table, const Actor &account, const QUuid &row);
    QString auditDifference();
    QString noticeDifference();
    QString appointmentDifference();

    Cast &m_cast;
    TestClinic &m_clinic;
    std::unique_ptr<DataAccess> m_data;
    QDate m_firstDay;
    QList<Actor> m_actors;
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
std::vector<OperationKind> hoursOperations();

} // namespace frontdesk::test
