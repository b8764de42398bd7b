// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of messages: whole in every language, and safe whatever a name holds.
#include "domain/messagerules.h"
#include "notify/messagetexts.h"
#include "notify/mimemessage.h"
#include "notify/smsgateway.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ClinicTime berlin()
{
    return *ClinicTime::forZone(u"Europe/Berlin"_s);
}

MessageWords words()
{
    MessageWords made;
    made.clinic = u"Praxis am Park"_s;
    made.patient = u"Lena Fischer"_s;
    made.doctor = u"Dr. Amira Haddad"_s;
    made.start = berlin().resolve({2026, 3, 9}, WallTime {14 * 60 + 20}).first;
    made.previousStart = made.start - 24h;
    made.expiresAt = made.start - 2h;
    made.code = u"Zk3-secret"_s;
    made.occurrences = 4;
    return made;
}

/// How docs/notifications.md shows a message.
QString sectionOf(const QString &name, const QJsonObject &message)
{
    QStringList paragraphs;
    for (const QJsonValue &paragraph : message[u"text"].toArray())
        paragraphs.append(u"> "_s + paragraph.toString());
    QString section = u"#### %1\n\n**%2**\n\n%3\n"_s.arg(name, message[u"subject"].toString(),
                                                         paragraphs.join("\n>\n"_L1));
    for (const auto &[label, field] :
         {std::pair("Series"_L1, "several"_L1), std::pair("SMS"_L1, "sms"_L1)}) {
        if (const QString more = message[field].toString(); !more.isEmpty())
            section += u"\n%1: %2\n"_s.arg(label, more);
    }
    return section;
}

/// What makes structure in a header, in HTML, in iCalendar, in Unicode's own directions.
const QStringList Tricks {u"\r\nBcc: eve@mail.example"_s,
                          u"\n\n<script>alert(1)</script>"_s,
                          u"<img src=x>"_s,
                          u"https://eve.example/pay"_s,
                          u"eve@mail.example"_s,
                          QChar(0x202e) + u"txt.exe"_s,
                          QString(QChar(0x2028)) + QChar(0x2029),
                          u"{code}"_s,
                          u"=?UTF-8?B?eA==?="_s,
                          u"&lt;b&gt;"_s,
                          u"\0"_s,
                          u"ä中😀"_s,
                          u"--=_frontdesk_"_s,
                          u"\"quoted\"; a=b"_s};

QString trickyName()
{
    QString name;
    const int parts = *rc::gen::inRange(1, 6);
    for (int i = 0; i < parts; ++i)
        name += Tricks[*rc::gen::inRange(0, int(Tricks.size()))] + u' ';
    return name;
}

} // namespace

class TestMessageTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Loads the texts, which this test reads too.
        QVERIFY(!renderMessage(MessageKind::Created, u"en"_s, berlin(), words()).plain.isEmpty());
    }

    void everyMessageHasItsTextInEveryLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("kind");
        for (const QString &language : messageLanguages()) {
            for (const MessageKind kind : allMessageKinds())
                QTest::addRow("%s %s", qPrintable(language), toString(kind).data())
                    << language << int(kind);
        }
    }
    void everyMessageHasItsTextInEveryLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const int, kind);
        const auto what = MessageKind(kind);
        for (const bool request : {false, true}) {
            MessageWords made = words();
            made.isRequest = request;
            const MessageText text = renderMessage(what, language, berlin(), made);
            QVERIFY(text.subject.size() > 5 && text.plain.size() > 40);
            QVERIFY(what == MessageKind::PasswordReset || text.sms.size() > 20);
            for (const QString &each : {text.subject, text.plain, text.html, text.sms})
                QVERIFY2(!each.contains(u'{') && !each.contains(u'}'), qPrintable(each));
            QVERIFY(text.plain.contains("Europe/Berlin"_L1)); // the zone is named
            QVERIFY(text.plain.contains(QLocale(language).toString(QTime(14, 20), u"HH:mm"_s)));
            QVERIFY(text.sms.isEmpty() || text.sms.contains("Praxis am Park"_L1));
        }
    }

    void languagesHaveTheSameMessages()
    {
        for (const MessageKind kind : allMessageKinds())
            QVERIFY(renderMessage(kind, u"ar"_s, berlin(), words()).subject
                    != renderMessage(kind, u"en"_s, berlin(), words()).subject);
        QCOMPARE(renderMessage(MessageKind::Created, u"xx"_s, berlin(), words()).subject,
                 renderMessage(MessageKind::Created, u"en"_s, berlin(), words()).subject);
    }

    void thePageInTheDocumentationHasEveryText()
    {
        QFile page(qEnvironmentVariable("FRONTDESK_SOURCE_DIR") + u"/docs/notifications.md"_s);
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(page.readAll());
        qsizetype sections = 0;
        for (const QString &language : messageLanguages()) {
            QFile file(u":/messages/%1.json"_s.arg(language));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
            sections += all.size();
            for (auto each = all.begin(); each != all.end(); ++each)
                QVERIFY2(text.contains(sectionOf(each.key(), each.value().toObject())),
                         qPrintable(language + u' ' + each.key()));
        }
        QCOMPARE(text.count("\n#### "_L1), sections);
    }

    void aNameStaysAFewPlainWords()
    {
        QVERIFY(rc::check("names bring nothing into a mail, a page or a text message", [] {
            MessageWords made = words();
            made.patient = trickyName();
            made.doctor = trickyName();
            made.clinic = trickyName();
            const auto kinds = allMessageKinds();
            const MessageKind kind = kinds[*rc::gen::inRange(0, int(kinds.size()))];
            const auto languages = messageLanguages();
            const QString language = languages[*rc::gen::inRange(0, int(languages.size()))];
            const MessageText text = renderMessage(kind, language, berlin(), made);
            // One line, and no link or address that the template does not have.
            for (const QString &line : {text.subject, text.sms}) {
                RC_ASSERT(!line.contains(QRegularExpression(u"[\\x00-\\x1f\\x{2028}\\x{2029}]"_s)));
                RC_ASSERT(!line.contains("://"_L1));
                RC_ASSERT(!line.contains(u'@'));
                RC_ASSERT(!line.contains(QChar(0x202e)));
            }
            RC_ASSERT(!text.plain.contains("://"_L1));
            // As many tags as the template has.
            const MessageText plain = renderMessage(kind, language, berlin(), words());
            RC_ASSERT(text.html.count(u'<') == plain.html.count(u'<'));
            RC_ASSERT(text.plain.count(u'\n') == plain.plain.count(u'\n'));
            RC_ASSERT(kind == MessageKind::PasswordReset || !text.plain.contains("Zk3-secret"_L1));
            OutgoingMessage mail;
            mail.id = MessageId::generate();
            mail.kind = kind;
            mail.to = u"lena@mail.example"_s;
            mail.text = text;
            const auto mime = toMime(mail, u"clinic@clinic.example"_s);
            RC_ASSERT(mime.has_value());
            const QByteArray head = mime->left(mime->indexOf("\r\n\r\n"));
            RC_ASSERT(!head.contains("Bcc"));
            RC_ASSERT(head.count("\r\n") - head.count("\r\n ") == 7);
            for (const QByteArray &line : mime->split('\n'))
                RC_ASSERT(line.size() <= 998);
        }));
    }

    void security35_whatCouldBreakOutOfAHeaderIsRefused()
    {
        OutgoingMessage mail;
        mail.id = MessageId::generate();
        mail.to = u"lena@mail.example"_s;
        mail.text = renderMessage(MessageKind::Created, u"en"_s, berlin(), words());
        QVERIFY(toMime(mail, u"clinic@clinic.example"_s));
        QVERIFY(!toMime(mail, u"clinic@clinic.example>\r\nBcc: <eve@mail.example"_s));
        mail.text.subject = u"Hello\r\nBcc: eve@mail.example"_s;
        QVERIFY(!toMime(mail, u"clinic@clinic.example"_s));
        mail.text.subject = u"Hello"_s;
        mail.to = u"lena@mail.example, eve@mail.example"_s;
        QVERIFY(!toMime(mail, u"clinic@clinic.example"_s));
    }

    void aGatewaysFormKeepsValuesInTheirFields()
    {
        OutgoingMessage message;
        message.id = MessageId::generate();
        message.to = u"+491701234567"_s;
        message.text.sms = u"a&To=+490000 {to} =%?"_s;
        const QByteArray body = smsBody(u"To={to}&Body={text}&Ref={id}"_s, message);
        QCOMPARE(body, "To=%2B491701234567&Body=a%26To%3D%2B490000%20%7Bto%7D%20%3D%25%3F&Ref="
                           + message.id.toString().toLatin1());
        const QJsonObject json = QJsonDocument::fromJson(smsBody({}, message)).object();
        QCOMPARE(json[u"text"].toString(), message.text.sms);
        QCOMPARE(json[u"to"].toString(), message.to);
    }

    void numbersAreDialledFromAnywhereOrNotAtAll_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("number");
        QTest::newRow("international") << u"+49 170 1234567"_s << u"+491701234567"_s;
        QTest::newRow("zeros") << u"0049 (170) 123-4567"_s << u"+491701234567"_s;
        QTest::newRow("national") << u"0170 1234567"_s << u"+491701234567"_s;
        QTest::newRow("with the zero in brackets") << u"+49 (0)170 1234567"_s << u"+491701234567"_s;
        QTest::newRow("short") << u"110"_s << QString();
        QTest::newRow("too long") << u"+49 170 1234567 12345678"_s << QString();
        QTest::newRow("letters") << u"+49 170 CALLME"_s << QString();
        QTest::newRow("two numbers") << u"+49 170 1234567, 030 555"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void numbersAreDialledFromAnywhereOrNotAtAll()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, number);
        QCOMPARE(smsNumber(typed, u"49"_s), number);
    }

    void addressesAreMasked()
    {
        QCOMPARE(maskedEmail(u"lena@mail.example"_s), u"l•••@m•••.example"_s);
        QCOMPARE(maskedEmail({}), QString());
        QVERIFY(!maskedPhone(u"+49 170 1234567"_s).contains("170"_L1));
    }
};

QTEST_GUILESS_MAIN(TestMessageTexts)
#include "tst_messagetexts.moc"
