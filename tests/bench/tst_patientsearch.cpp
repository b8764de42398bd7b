// SPDX-License-Identifier: GPL-3.0-or-later
// Searches among a million patients (FRONTDESK_BENCH_PATIENTS: another number), by what the desk
// types.
#include "storage/database.h"
#include "storage/migrator.h"
#include "storage/patientsearch.h"
#include "support/result.h"
#include "support/testdatabase.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

using namespace frontdesk;
using namespace frontdesk::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double LimitMs = 20;
constexpr int Repeats = 400;
constexpr int Batch = 5'000;

/// People with names as unevenly spread as real ones: few first names that everybody has, many
/// family names that few have.
class People
{
public:
    People()
        : m_first(names(2'000, 2, 4))
        , m_last(names(60'000, 2, 5))
    {
    }

    QString first() { return m_first[rank(m_first.size(), 2.2)]; }
    QString last() { return m_last[rank(m_last.size(), 1.8)]; }
    QString phone() { return u"01%1"_s.arg(500'000'000 + number(300'000'000)); }
    QDate birthDate() { return QDate(1930, 1, 1).addDays(number(34'000)); }
    int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(m_random); }

private:
    qsizetype rank(qsizetype count, double bend)
    {
        const double at = std::uniform_real_distribution<double>(0, 1)(m_random);
        return qsizetype(std::pow(at, bend) * double(count));
    }

    QStringList names(int count, int least, int most)
    {
        static const std::array Syllables {"mo", "ha", "ma",  "an", "el", "sa", "ri",  "fa", "li",
                                           "na", "ta", "jo",  "be", "ka", "da", "zo",  "le", "ra",
                                           "yu", "we", "no",  "ti", "gu", "pe", "so",  "mi", "hu",
                                           "ab", "kh", "sch", "er", "st", "en", "ing", "ov", "ez"};
        QStringList list;
        for (int i = 0; i < count; ++i) {
            QString name;
            for (int part = least + number(most - least + 1); part > 0; --part)
                name += QLatin1StringView(Syllables[std::size_t(number(int(Syllables.size())))]);
            list.append(name);
        }
        return list;
    }

    std::mt19937 m_random {20'260'309};
    QStringList m_first;
    QStringList m_last;
};

} // namespace

class TestPatientSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyKindOfSearchIsQuick_data();
    void everyKindOfSearchIsQuick();
    void cleanupTestCase();

private:
    void fill(int patients);
    PatientQuery query(const QString &kind);

    TestDatabase m_database;
    People m_people;
    std::unique_ptr<Database> m_opened;
    std::unique_ptr<DataAccess> m_access;
    /// Some who are there.
    struct Known {
        QString first, last, phone;
        QDate birth;
    };
    QList<Known> m_known;
    DoctorId m_doctor = DoctorId::generate();
    QStringList m_table;
};

void TestPatientSearch::fill(int patients)
{
    const bool sqlite = m_database.dialect() == Dialect::Sqlite;
    m_database.raw(u"INSERT INTO doctors (id, full_name, name_folded, specialty, specialty_folded, "
                   "created_at, updated_at) VALUES ('%1', 'D', 'd', 'S', 's', 0, 0)"_s.arg(
                       m_doctor.toString()));
    const QString insert =
        u"INSERT INTO patients (id, full_name, name_folded, phone, phone_digits, date_of_birth, "
        "created_at, updated_at) SELECT %1, 0, 0 FROM %2"_s.arg(
            sqlite
                ? u"value ->> 0, value ->> 1, value ->> 1, value ->> 2, value ->> 2, value ->> 3"_s
                : u"CAST(value ->> 0 AS uuid), value ->> 1, value ->> 1, value ->> 2, "
                  "value ->> 2, CAST(value ->> 3 AS date)"_s,
            sqlite ? u"json_each('%1')"_s : u"json_array_elements('%1')"_s);
    const QString book =
        u"INSERT INTO appointments (id, patient_id, doctor_id, start_at, end_at, status, "
        "created_at, updated_at) VALUES ('%1', '%2', '%3', %4, %4 + 1, 'COMPLETED', 0, 0)"_s;
    int visits = 0;
    for (int done = 0; done < patients; done += Batch) {
        QJsonArray rows;
        QList<PatientId> treated;
        for (int i = 0; i < std::min(Batch, patients - done); ++i) {
            const PatientId id = PatientId::generate();
            const Known person {m_people.first(), m_people.last(), m_people.phone(),
                                m_people.birthDate()};
            const QString second = i % 20 == 0 ? u'-' + m_people.last() : QString();
            rows.append(QJsonArray {id.toString(), person.first + u' ' + person.last + second,
                                    person.phone, person.birth.toString(Qt::ISODate)});
            if (i % 500 == 0) {
                m_known << person;
                treated << id;
            }
        }
        m_database.raw(
            insert.arg(QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact))));
        for (const PatientId &id : treated)
            m_database.raw(book.arg(AppointmentId::generate().toString(), id.toString(),
                                    m_doctor.toString(), QString::number(++visits * 1000)));
    }
}

void TestPatientSearch::initTestCase()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("FRONTDESK_BENCH_PATIENTS", &given);
    const int patients = given ? wanted : 1'000'000;
    // First into the schema from before the search, so that its migration has them all to index.
    const auto migrations = builtInMigrations(m_database.dialect());
    QVERIFY_RESULT(migrate(m_database.location(), migrations.mid(0, 1), {}, silentLogger()));
    fill(patients);
    QElapsedTimer timer;
    timer.start();
    auto opened = Database::open(m_database.location(), silentLogger(), {});
    QVERIFY_RESULT(opened);
    qInfo("%d patients; the migration indexed them in %.1f s", patients,
          double(timer.elapsed()) / 1000);
    if (m_database.dialect() == Dialect::PostgreSql)
        m_database.raw(u"VACUUM ANALYZE"_s); // as it does by itself within a minute
    m_opened = *std::move(opened);
    auto access = m_opened->access();
    QVERIFY_RESULT(access);
    m_access = *std::move(access);
}

/// What somebody at the desk may type next.
PatientQuery TestPatientSearch::query(const QString &kind)
{
    const Known &known = m_known[m_people.number(int(m_known.size()))];
    const auto slip = [&](QString word) {
        word[m_people.number(int(word.size()))] = QChar(u'a' + m_people.number(26));
        return word;
    };
    PatientQuery query;
    query.limit = 51;
    const int letters = kind.left(1).toInt();
    if (kind == "everybody"_L1)
        return query;
    if (kind.endsWith("own"_L1))
        query.name = known.last.left(2);
    else if (kind.contains("phone"_L1))
        query.phoneDigits = known.phone.left(letters);
    else if (kind.endsWith("last four digits"_L1))
        query.phoneDigits = known.phone.right(4);
    else if (kind == "birth date"_L1)
        query.dateOfBirth = known.birth;
    else if (kind.contains("of the first name"_L1))
        query.name = known.first.left(letters);
    else if (kind.contains("of the last name"_L1))
        query.name = known.last.left(letters);
    else if (kind.contains("of each"_L1))
        query.name = known.last.left(letters) + u' ' + known.first.left(letters);
    else if (kind.endsWith("whole name"_L1))
        query.name = known.first + u' ' + known.last;
    else if (kind == "a slip in one word"_L1)
        query.name = slip(known.last) + u' ' + known.first;
    else if (kind.endsWith("a slip in each word"_L1))
        query.name = slip(known.last) + u' ' + slip(known.first);
    else if (kind == "nobody"_L1)
        query.name = slip(slip(known.last)) + u"q x"_s;
    if (kind.startsWith("a doctor's own"_L1))
        query.treatedBy = m_doctor;
    return query;
}

void TestPatientSearch::everyKindOfSearchIsQuick_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"everybody",
                             "1 letter of the first name",
                             "2 letters of the first name",
                             "1 letter of the last name",
                             "2 letters of the last name",
                             "3 letters of the last name",
                             "4 letters of the last name",
                             "9 letters of the last name",
                             "1 letter of each",
                             "2 letters of each",
                             "3 letters of each",
                             "4 letters of each",
                             "whole name",
                             "a slip in one word",
                             "a slip in each word",
                             "nobody",
                             "3 digits of the phone",
                             "7 digits of the phone",
                             "last four digits",
                             "birth date",
                             "a doctor's own",
                             "a doctor's own, whole name",
                             "a doctor's own, a slip in each word",
                             "a doctor's own, last four digits"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestPatientSearch::everyKindOfSearchIsQuick()
{
    QFETCH(const QString, kind);
    QList<double> times;
    qsizetype hits = 0;
    for (int i = 0; i < Repeats; ++i) {
        const PatientQuery asked = query(kind);
        QElapsedTimer timer;
        timer.start();
        const auto found = m_access->read(
            [&](Connection &connection) { return PatientSearch(connection).run(asked); });
        times << double(timer.nsecsElapsed()) / 1e6;
        QVERIFY_RESULT(found);
        hits += found->size();
    }
    std::sort(times.begin(), times.end());
    const double p50 = times[times.size() / 2];
    const double p99 = times[times.size() * 99 / 100];
    m_table << u"| %1 | %2 | %3 | %4 |"_s.arg(kind)
                   .arg(p50, 0, 'f', 2)
                   .arg(p99, 0, 'f', 2)
                   .arg(double(hits) / Repeats, 0, 'f', 0);
    QVERIFY2(p99 < LimitMs, qPrintable(m_table.last()));
}

void TestPatientSearch::cleanupTestCase()
{
    m_access.reset();
    m_opened.reset();
    qInfo("| search | p50 ms | p99 ms | hits |\n|---|---|---|---|\n%s",
          qPrintable(m_table.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPatientSearch)
#include "tst_patientsearch.moc"
