// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rightsmatrix.h"

#include <QFile>

// Outside any namespace, as Q_INIT_RESOURCE needs it.
static void registerRights()
{
    Q_INIT_RESOURCE(rights);
}

namespace frontdesk::test {

using namespace Qt::StringLiterals;

namespace {

Expectation parsedExpectation(const QString &text, int line)
{
    if (text == "empty"_L1)
        return {200, true};
    bool isNumber = false;
    const int status = text.toInt(&isNumber);
    if (!isNumber || status < 200 || status > 499)
        qFatal("rights.txt, line %d: %s is no status", line, qPrintable(text));
    return {status, false};
}

/// An entry: one status for both, or "own/other's".
void setPair(RightsRow &row, Caller own, Caller other, const QString &entry)
{
    if (entry == "."_L1)
        return;
    row.expected[std::size_t(own)] = parsedExpectation(entry.section(u'/', 0, 0), row.line);
    row.expected[std::size_t(other)] = parsedExpectation(entry.section(u'/', -1), row.line);
}

RightsRow parsedRow(const QString &text, int line)
{
    RightsRow row;
    row.line = line;
    QStringList cells = text.split(u'|');
    if (cells.size() < 7)
        qFatal("rights.txt, line %d: seven columns are needed", line);
    for (QString &cell : cells)
        cell = cell.trimmed();
    row.route = cells[0];
    setPair(row, Caller::Anonymous, Caller::Anonymous, cells[1]);
    setPair(row, Caller::PatientOwn, Caller::PatientOther, cells[2]);
    setPair(row, Caller::DoctorOwn, Caller::DoctorOther, cells[3]);
    setPair(row, Caller::Receptionist, Caller::Receptionist, cells[4]);
    setPair(row, Caller::Admin, Caller::Admin, cells[5]);
    QString request = text.section(u'|', 6).trimmed();
    if (request.startsWith(u'$')) {
        row.id = request.section(u' ', 0, 0);
        request = request.section(u' ', 1);
    }
    if (request.startsWith(u'?'))
        row.query = request;
    else
        row.body = request;
    if (row.id.isEmpty() == row.route.contains("{id}"_L1))
        qFatal("rights.txt, line %d: the $name for {id} is missing", line);
    return row;
}

std::vector<RightsRow> readMatrix()
{
    registerRights();
    QFile file(u":/tests/rights.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The test lacks its table of rights");
    std::vector<RightsRow> rows;
    int number = 0;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        ++number;
        if (!line.trimmed().isEmpty() && !line.startsWith(u'#'))
            rows.push_back(parsedRow(line, number));
    }
    return rows;
}

} // namespace

QString toString(Caller caller)
{
    switch (caller) {
    case Caller::Anonymous:
        return u"nobody"_s;
    case Caller::PatientOwn:
        return u"a patient, their own"_s;
    case Caller::PatientOther:
        return u"a patient, another's"_s;
    case Caller::DoctorOwn:
        return u"a doctor, their own"_s;
    case Caller::DoctorOther:
        return u"a doctor, another's"_s;
    case Caller::Receptionist:
        return u"reception"_s;
    case Caller::Admin:
        return u"an administrator"_s;
    }
    Q_UNREACHABLE();
}

const std::vector<RightsRow> &rightsMatrix()
{
    static const std::vector<RightsRow> rows = readMatrix();
    return rows;
}

std::optional<std::pair<RightsRow, Caller>> goodRow(const QString &route)
{
    for (const RightsRow &row : rightsMatrix()) {
        if (row.route != route)
            continue;
        for (auto caller = AllCallers.rbegin(); caller != AllCallers.rend(); ++caller) {
            const auto &expected = row.of(*caller);
            if (expected && expected->isSuccess() && !expected->isEmptyList)
                return std::pair(row, *caller);
        }
    }
    return std::nullopt;
}

} // namespace frontdesk::test
