// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/querystring.h"
#include "http/schema.h"

#include <QJsonArray>
#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

struct Body {
    QString name;
    QString notes = u"as before"_s;
    int size = 7;
    std::optional<Instant> end;
    DoctorId doctor;
    Role role = Role::Patient;
    std::optional<QString> bio;
    std::optional<QDate> day;
    std::optional<bool> active;
};

Schema<Body> bodySchema()
{
    return Schema<Body>()
        .required("name"_L1, &Body::name, field::text(2, 5))
        .optional("notes"_L1, &Body::notes, field::text(0, 10))
        .optional("size"_L1, &Body::size, field::integer(1, 9))
        .optional("end"_L1, &Body::end, field::instant())
        .optional("doctor"_L1, &Body::doctor, field::uuid())
        .optional("role"_L1, &Body::role, field::choice({u"ADMIN"_s, u"PATIENT"_s}))
        .optional("bio"_L1, &Body::bio, field::text(0, 10))
        .change("day"_L1, &Body::day, field::date())
        .change("active"_L1, &Body::active, field::boolean());
}

/// "pointer code" of each fault, sorted; empty where there is none.
template <class T>
QStringList faultsOf(const Result<T> &result)
{
    QStringList list;
    if (result)
        return list;
    for (const FieldFault &fault : result.error().faults)
        list.append(fault.pointer + u' ' + fault.code);
    list.sort();
    return list;
}

QStringList faults(const QJsonObject &object)
{
    return faultsOf(bodySchema().spec().read(object));
}

} // namespace

class TstFieldSpec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldGoesToItsMember()
    {
        const auto schema = bodySchema();
        const auto values =
            schema.spec().read({{u"name"_s, u"Anna"_s},
                                {u"size"_s, 9},
                                {u"end"_s, u"2026-03-09T15:05:00+01:00"_s},
                                {u"doctor"_s, u"01890a5d-ac96-774b-bcce-b302099a8057"_s},
                                {u"role"_s, u"ADMIN"_s},
                                {u"day"_s, u"2024-02-29"_s},
                                {u"active"_s, false}});
        QVERIFY(values);
        const Body body = schema.fill(*values);
        QCOMPARE(body.name, u"Anna"_s);
        QCOMPARE(body.notes, u"as before"_s);
        QCOMPARE(body.size, 9);
        QCOMPARE(toRfc3339(body.end.value()), u"2026-03-09T14:05:00Z"_s);
        QCOMPARE(body.doctor.toString(), u"01890a5d-ac96-774b-bcce-b302099a8057"_s);
        QVERIFY(body.role == Role::Admin);
        QVERIFY(!body.bio);
        QCOMPARE(body.day, QDate(2024, 2, 29));
        QCOMPARE(body.active, false);
    }

    void allFaultsAreReportedAtOnce()
    {
        const QStringList expected {u"/active wrong_type"_s,   u"/day not_a_date"_s,
                                    u"/end not_an_instant"_s,  u"/name required"_s,
                                    u"/other unknown_field"_s, u"/role not_allowed"_s,
                                    u"/size out_of_range"_s};
        QCOMPARE(faults({{u"size"_s, 10},
                         {u"end"_s, u"2026-03-09T14:05:00"_s},
                         {u"role"_s, u"KING"_s},
                         {u"day"_s, u"2023-02-29"_s},
                         {u"active"_s, u"yes"_s},
                         {u"other"_s, 1}}),
                 expected);
    }

    void aFaultyFieldHasItsCode_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *label, const QString &field, const QJsonValue &value,
                            const QString &code) {
            QTest::newRow(label) << field << value << code;
        };
        row("empty text", u"name"_s, u""_s, u"required"_s);
        row("short text", u"name"_s, u"A"_s, u"too_short"_s);
        row("long text", u"name"_s, u"Annamarie"_s, u"too_long"_s);
        row("a number for a text", u"name"_s, 3, u"wrong_type"_s);
        row("an array for a text", u"name"_s, QJsonArray {u"Anna"_s}, u"wrong_type"_s);
        row("null for what is required", u"name"_s, QJsonValue::Null, u"wrong_type"_s);
        row("a text for a number", u"size"_s, u"3"_s, u"wrong_type"_s);
        row("a fraction", u"size"_s, 3.5, u"wrong_type"_s);
        row("too small", u"size"_s, 0, u"out_of_range"_s);
        row("too large", u"size"_s, 1e300, u"out_of_range"_s);
        row("null for a number", u"size"_s, QJsonValue::Null, u"wrong_type"_s);
        row("no id", u"doctor"_s, u"7"_s, u"not_an_id"_s);
        row("an id in braces", u"doctor"_s, u"{01890a5d-ac96-774b-bcce-b302099a8057}"_s,
            u"not_an_id"_s);
        row("a choice in lower case", u"role"_s, u"admin"_s, u"not_allowed"_s);
        row("null for a change", u"day"_s, QJsonValue::Null, u"wrong_type"_s);
    }
    void aFaultyFieldHasItsCode()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        QJsonObject object {{u"name"_s, u"Anna"_s}};
        object.insert(field, value);
        QCOMPARE(faults(object), QStringList {u'/' + field + u' ' + code});
    }

    void nullIsTheEmptyValueWhereThereIsOne()
    {
        const auto schema = bodySchema();
        const auto values = schema.spec().read({{u"name"_s, u"Anna"_s},
                                                {u"notes"_s, QJsonValue::Null},
                                                {u"end"_s, QJsonValue::Null},
                                                {u"doctor"_s, QJsonValue::Null},
                                                {u"bio"_s, QJsonValue::Null}});
        QVERIFY(values);
        const Body body = schema.fill(*values);
        QVERIFY(body.notes.isEmpty());
        QVERIFY(!body.end);
        QVERIFY(body.doctor.isNull());
        QCOMPARE(body.bio, QString());
        QVERIFY(body.bio.has_value());
    }

    void aPointerIsEscaped()
    {
        QCOMPARE(faults({{u"name"_s, u"Anna"_s}, {u"a/b~c"_s, 1}}),
                 QStringList {u"/a~1b~0c unknown_field"_s});
        const QStringList longName = faults({{u"name"_s, u"Anna"_s}, {QString(5000, u'x'), 1}});
        QVERIFY(longName.first().size() < 200);
    }

    void aQueryIsReadLikeABody()
    {
        const auto schema = bodySchema();
        const auto query = parseQuery("name=A%20%C3%A4+b&size=3&active=true&day=2026-03-09");
        QVERIFY(query);
        const auto values = schema.spec().read(*query);
        QVERIFY(values);
        const Body body = schema.fill(*values);
        QCOMPARE(body.name, u"A \u00e4 b"_s);
        QCOMPARE(body.size, 3);
        QCOMPARE(body.active, true);
        QCOMPARE(body.day, QDate(2026, 3, 9));
    }

    void aFaultyQueryIsReportedWhole()
    {
        const auto query = parseQuery("name=Anna&name=Berta&size=+3&active=1&x=1");
        const QStringList expected {u"/active wrong_type"_s, u"/name repeated"_s,
                                    u"/size wrong_type"_s, u"/x unknown_parameter"_s};
        QCOMPARE(faultsOf(bodySchema().spec().read(*query)), expected);
    }

    void aBrokenQueryIsMalformed()
    {
        for (const char *query : {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%00", "%c0%af=1"})
            QVERIFY2(!parseQuery(query), query);
        QVERIFY(parseQuery("")->isEmpty());
        QVERIFY(parseQuery("&&")->isEmpty());
    }

    void whatIsWrittenAsAQueryIsReadBack()
    {
        QVERIFY(rc::check("writeQuery and parseQuery are inverse", [] {
            QueryItems items;
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                const auto text = [] {
                    const auto units = *rc::gen::container<std::vector<char16_t>>(
                        rc::gen::inRange(char16_t(1), char16_t(0xd7ff)));
                    return QString(reinterpret_cast<const QChar *>(units.data()),
                                   qsizetype(units.size()));
                };
                items.append({text() + u'x', text()});
            }
            RC_ASSERT(parseQuery(writeQuery(items)) == items);
        }));
    }

    void datesAreStrict_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDate>("date");
        QTest::newRow("plain") << u"2026-03-09"_s << QDate(2026, 3, 9);
        QTest::newRow("leap day") << u"2024-02-29"_s << QDate(2024, 2, 29);
        for (const char *bad :
             {"2023-02-29", "2026-3-9", "2026-13-01", "2026-00-10", "26-03-09", "2026/03/09",
              "2026-03-09 ", "2026-03-09T00:00:00Z", "0000-01-01", "-026-03-09", "today", ""})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QDate();
        QTest::newRow("Arabic digits") << u"٢٠٢٦-٠٣-٠٩"_s << QDate();
    }
    void datesAreStrict()
    {
        QFETCH(QString, text);
        QFETCH(QDate, date);
        QCOMPARE(parseWireDate(text).value_or(QDate()), date);
    }

    void instantsNeedAnOffset_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("utc");
        const auto good = [](const char *text, const char *utc) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(utc);
        };
        good("2026-03-09T14:05:00Z", "2026-03-09T14:05:00Z");
        good("2026-03-09t14:05:00z", "2026-03-09T14:05:00Z");
        good("2026-03-09T14:05:00+05:30", "2026-03-09T08:35:00Z");
        good("2026-01-01T00:00:00+14:00", "2025-12-31T10:00:00Z");
        good("2025-12-31T23:30:00-09:30", "2026-01-01T09:00:00Z");
        good("2026-03-09T14:05:00.25Z", "2026-03-09T14:05:00.250Z");
        good("2026-03-09T14:05:00.123999999Z", "2026-03-09T14:05:00.123Z");
        good("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z");
        for (const char *bad :
             {"2026-03-09T14:05:00", "2026-03-09 14:05:00Z", "2026-03-09T14:05Z",
              "2026-03-09T24:00:00Z", "2026-03-09T14:05:60Z", "2026-03-09T14:05:00.Z",
              "2026-03-09T14:05:00.1234567890Z", "2026-03-09T14:05:00+0100",
              "2026-03-09T14:05:00+24:00", "2026-03-09T14:05:00Z ", "2026-02-30T00:00:00Z", "now"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << QString();
    }
    void instantsNeedAnOffset()
    {
        QFETCH(QString, text);
        QFETCH(QString, utc);
        const auto instant = parseRfc3339(text);
        QCOMPARE(instant ? toRfc3339(*instant) : QString(), utc);
    }

    void anInstantWrittenIsReadBack()
    {
        QVERIFY(rc::check("parseRfc3339 reads what toRfc3339 writes", [] {
            const Instant instant =
                fromMillis(*rc::gen::inRange<qint64>(-62'000'000'000'000, 250'000'000'000'000));
            RC_ASSERT(parseRfc3339(toRfc3339(instant)) == instant);
        }));
    }
};

QTEST_APPLESS_MAIN(TstFieldSpec)
#include "tst_fieldspec.moc"
