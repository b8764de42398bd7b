// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/strictjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;

namespace {

/// A random JSON value without a name twice in an object.
QJsonValue anyValue(int depth)
{
    const int kind = *rc::gen::inRange(0, depth > 0 ? 7 : 5);
    const auto text = [] {
        const auto units = *rc::gen::container<std::vector<char16_t>>(
            rc::gen::inRange(char16_t(1), char16_t(0xd7ff)));
        return QString(reinterpret_cast<const QChar *>(units.data()), qsizetype(units.size()));
    };
    switch (kind) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return *rc::gen::arbitrary<bool>();
    case 2:
        return double(*rc::gen::arbitrary<qint32>());
    case 3:
        return *rc::gen::inRange(-1000, 1000) / 8.0;
    case 4:
        return text();
    case 5: {
        QJsonArray array;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            array.append(anyValue(depth - 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            object.insert(text(), anyValue(depth - 1));
        return object;
    }
    }
}

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

} // namespace

class TstStrictJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheRfcAllowsIsAccepted_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("spaces") << QByteArray(" \t\r\n{ \"a\" : [ 1 , 2 ] } \n");
        QTest::newRow("numbers") << QByteArray("[0,-0,1.5,-1.5e10,1E-2,1e+2,123456789]");
        QTest::newRow("words") << QByteArray("[true,false,null]");
        QTest::newRow("escapes") << QByteArray("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"]");
        QTest::newRow("a pair") << QByteArray(R"(["\ud83d\ude00"])");
        QTest::newRow("UTF-8") << QByteArray("[\"\xc3\xa9\xf0\x9f\x98\x80\"]");
        QTest::newRow("the same name in two objects") << QByteArray(R"({"a":{"a":1},"b":{"a":2}})");
        QTest::newRow("a single value") << QByteArray("3");
        QTest::newRow("32 levels") << nested(32);
    }
    void whatTheRfcAllowsIsAccepted()
    {
        QFETCH(QByteArray, text);
        const auto refusal = findJsonFault(text);
        QVERIFY2(!refusal, refusal ? qPrintable(refusal->reason) : "");
    }

    void security33_everythingElseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const QString twice = u"a name occurs twice in an object"_s;
        const QString half = u"half a surrogate pair is not allowed"_s;
        const QString noValue = u"a value is missing"_s;
        QTest::newRow("nothing") << QByteArray() << noValue;
        QTest::newRow("a name twice") << QByteArray(R"({"a":1,"b":2,"a":3})") << twice;
        QTest::newRow("a name twice, once escaped") << QByteArray(R"({"a":1,"\u0061":3})") << twice;
        QTest::newRow("a name twice, deep down") << QByteArray(R"([{"x":{"a":1,"a":1}}])") << twice;
        QTest::newRow("escaped NUL") << QByteArray(R"(["a\u0000b"])") << u"U+0000 is not allowed"_s;
        QTest::newRow("NUL in a name")
            << QByteArray(R"({"\u0000":1})") << u"U+0000 is not allowed"_s;
        QTest::newRow("raw NUL") << QByteArray("[\"a\0b\"]", 7)
                                 << u"a control character must be escaped"_s;
        QTest::newRow("NUL behind") << QByteArray("{}\0", 3) << u"something follows the value"_s;
        QTest::newRow("high half alone") << QByteArray(R"(["\ud83d"])") << half;
        QTest::newRow("low half alone") << QByteArray(R"(["\ude00"])") << half;
        QTest::newRow("halves the wrong way") << QByteArray(R"(["\ude00\ud83d"])") << half;
        QTest::newRow("two high halves") << QByteArray(R"(["\ud83d\ud83d"])") << half;
        QTest::newRow("high half and a letter") << QByteArray(R"(["\ud83dx"])") << half;
        QTest::newRow("33 levels") << nested(33) << u"it is nested too deeply"_s;
        QTest::newRow("very deep") << nested(100'000) << u"it is nested too deeply"_s;
        QTest::newRow("no UTF-8") << QByteArray("[\"\xff\"]") << u"it is not UTF-8"_s;
        QTest::newRow("overlong UTF-8") << QByteArray("[\"\xc0\xaf\"]") << u"it is not UTF-8"_s;
        QTest::newRow("a surrogate as UTF-8")
            << QByteArray("[\"\xed\xa0\x80\"]") << u"it is not UTF-8"_s;
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}") << noValue;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << noValue;
        QTest::newRow("trailing comma in an object")
            << QByteArray(R"({"a":1,})") << u"a name is missing"_s;
        QTest::newRow("two values") << QByteArray("{}{}") << u"something follows the value"_s;
        QTest::newRow("comment") << QByteArray("{/**/}") << u"a name is missing"_s;
        QTest::newRow("single quotes") << QByteArray("{'a':1}") << u"a name is missing"_s;
        QTest::newRow("no colon") << QByteArray(R"({"a" 1})") << u"a colon is missing"_s;
        QTest::newRow("leading zero")
            << QByteArray("[01]") << u"a comma or a closing bracket is missing"_s;
        QTest::newRow("plus") << QByteArray("[+1]") << noValue;
        QTest::newRow("bare point") << QByteArray("[1.]") << u"a digit is missing"_s;
        QTest::newRow("bare exponent") << QByteArray("[1e]") << u"a digit is missing"_s;
        QTest::newRow("beyond a double") << QByteArray("[1e999]") << u"a number is too large"_s;
        QTest::newRow("NaN") << QByteArray("[NaN]") << noValue;
        QTest::newRow("open string") << QByteArray("[\"abc") << u"a string is not closed"_s;
        QTest::newRow("open escape") << QByteArray("[\"abc\\") << u"an escape is wrong"_s;
        QTest::newRow("unknown escape") << QByteArray(R"(["\x41"])") << u"an escape is wrong"_s;
        QTest::newRow("short escape") << QByteArray(R"(["\u12"])") << u"an escape is wrong"_s;
        QTest::newRow("line break in a string")
            << QByteArray("[\"a\nb\"]") << u"a control character must be escaped"_s;
        QTest::newRow("open array")
            << QByteArray("[1") << u"a comma or a closing bracket is missing"_s;
        QTest::newRow("half a word") << QByteArray("[tru]") << noValue;
    }
    void security33_everythingElseIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        const auto refusal = findJsonFault(text);
        QVERIFY(refusal);
        QCOMPARE(refusal->reason, reason);
    }

    void whatWeWriteWeAccept()
    {
        QVERIFY(rc::check("a value written as JSON is accepted and read back", [] {
            QJsonObject object;
            object.insert(u"value"_s, anyValue(4));
            const QByteArray text = QJsonDocument(object).toJson();
            RC_ASSERT(!findJsonFault(text));
            const auto parsed = parseJsonObject(text);
            RC_ASSERT(parsed.has_value());
            RC_ASSERT(*parsed == object);
        }));
    }

    void whatWeAcceptQtCanRead()
    {
        QVERIFY(rc::check("mutilated JSON is refused, or is JSON to Qt too", [] {
            QJsonObject object;
            object.insert(u"value"_s, anyValue(3));
            QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                const auto at = qsizetype(*rc::gen::inRange<int>(0, int(text.size())));
                const char byte =
                    *rc::gen::elementOf(std::string("{}[]\",:\\u0019eE+-. \t\ntfn\xed\xa0\x80"));
                if (*rc::gen::arbitrary<bool>())
                    text[at] = byte;
                else
                    text.insert(at, byte);
            }
            if (findJsonFault(text))
                return;
            QJsonParseError error;
            QJsonDocument::fromJson('[' + text + ']', &error);
            RC_ASSERT(error.error == QJsonParseError::NoError);
        }));
    }

    void aBodyMustBeAnObject()
    {
        for (const char *text : {"[]", "3", "\"x\"", "null"}) {
            const auto object = parseJsonObject(text);
            QVERIFY(!object);
            QCOMPARE(toString(object.error().code), "invalid_input"_L1);
            QCOMPARE(object.error().faults.size(), 1);
        }
        QCOMPARE(toString(parseJsonObject("{").error().code), "malformed"_L1);
    }

    void theReasonNeverQuotesTheText()
    {
        const auto object = parseJsonObject(R"({"Miller":1,"Miller":2})");
        QVERIFY(!object.error().message.contains("Miller"_L1));
    }
};

QTEST_APPLESS_MAIN(TstStrictJson)
#include "tst_strictjson.moc"
