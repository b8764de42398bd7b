// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace frontdesk::test {

/// Who calls, and whose object the call is about.
enum class Caller {
    Anonymous,
    PatientOwn,
    PatientOther,
    DoctorOwn,
    DoctorOther,
    Receptionist,
    Admin
};

constexpr std::array AllCallers {Caller::Anonymous, Caller::PatientOwn,  Caller::PatientOther,
                                 Caller::DoctorOwn, Caller::DoctorOther, Caller::Receptionist,
                                 Caller::Admin};

/// "a patient, another's"
QString toString(Caller caller);

/// What a line of rights.txt expects of one caller.
struct Expectation {
    int status = 0;
    bool isEmptyList = false;

    bool isSuccess() const { return status < 300; }
};

/// A line of rights.txt: one request to a route, and what each caller gets for it.
struct RightsRow {
    QString route; ///< "GET /patients/{id}"
    std::array<std::optional<Expectation>, AllCallers.size()> expected; ///< none: not asked here
    QString id; ///< the $name that stands for {id}
    QString query; ///< with $names
    QString body; ///< with $names
    int line = 0;

    const std::optional<Expectation> &of(Caller caller) const
    {
        return expected[std::size_t(caller)];
    }
    QString method() const { return route.section(u' ', 0, 0); }
    QString pattern() const { return route.section(u' ', 1); }
};

/// The whole table; a line that cannot be read ends the test run.
const std::vector<RightsRow> &rightsMatrix();

/// The first line of a route that succeeds for somebody, and the most powerful of them; none where
/// there is no such line.
std::optional<std::pair<RightsRow, Caller>> goodRow(const QString &route);

} // namespace frontdesk::test
