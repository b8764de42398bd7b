// SPDX-License-Identifier: GPL-3.0-or-later
// Invitations for patients' calendars, by libical's own rules for what a method may hold.
#include "interop/invitation.h"

#include <QTest>

#include <libical/ical.h>

using namespace frontdesk;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct FreeComponent {
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

Invitation invitation(Invitation::Method method)
{
    Invitation made;
    made.method = method;
    made.uid = u"0190c3a0-0000-7000-8000-000000000001@clinic.example"_s;
    made.sequence = 3;
    made.span = {fromMillis(1'773'050'400'000), fromMillis(1'773'051'600'000)};
    made.stampedAt = fromMillis(1'773'000'000'000);
    made.summary = u"Praxis am Park – Dr. Amira Haddad"_s;
    made.organizer = u"clinic@clinic.example"_s;
    made.attendee = u"lena@mail.example"_s;
    return made;
}

/// What libical's rules find wrong; empty: nothing.
QByteArray faultsOf(icalcomponent *component)
{
    QByteArray faults;
    icalrestriction_check(component);
    for (auto *event = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); event;
         event = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        for (auto *fault = icalcomponent_get_first_property(event, ICAL_XLICERROR_PROPERTY); fault;
             fault = icalcomponent_get_next_property(event, ICAL_XLICERROR_PROPERTY))
            faults += QByteArray(icalproperty_get_xlicerror(fault)) + '\n';
    }
    for (auto *fault = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); fault;
         fault = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY))
        faults += QByteArray(icalproperty_get_xlicerror(fault)) + '\n';
    return faults;
}

} // namespace

class TestInvitation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void libicalFindsNothingWrong_data()
    {
        QTest::addColumn<int>("method");
        QTest::newRow("request") << int(Invitation::Request);
        QTest::newRow("cancel") << int(Invitation::Cancel);
    }
    void libicalFindsNothingWrong()
    {
        QFETCH(const int, method);
        const QByteArray text = toICalendar(invitation(Invitation::Method(method)));
        const Component calendar(icalparser_parse_string(text.constData()));
        QVERIFY(calendar);
        const QByteArray faults = faultsOf(calendar.get());
        QVERIFY2(faults.isEmpty(), faults.constData());
        icalcomponent *event =
            icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QVERIFY(event);
        QCOMPARE(icalcomponent_get_uid(event),
                 "0190c3a0-0000-7000-8000-000000000001@clinic.example");
        QCOMPARE(icalcomponent_get_sequence(event), 3);
        QCOMPARE(icaltime_as_timet(icalcomponent_get_dtstart(event)), time_t(1'773'050'400));
        QCOMPARE(icaltime_as_timet(icalcomponent_get_dtend(event)), time_t(1'773'051'600));
        QCOMPARE(QString::fromUtf8(icalcomponent_get_summary(event)),
                 u"Praxis am Park – Dr. Amira Haddad"_s);
    }

    void theRulesThatItIsHeldAgainstFindAFault()
    {
        QByteArray text = toICalendar(invitation(Invitation::Request));
        const qsizetype at = text.indexOf("ORGANIZER");
        text.remove(at, text.indexOf('\n', at) + 1 - at);
        const Component calendar(icalparser_parse_string(text.constData()));
        QVERIFY(!faultsOf(calendar.get()).isEmpty());
    }

    void theStatusSaysWhetherTheClinicHasConfirmed()
    {
        QVERIFY(toICalendar(invitation(Invitation::Request)).contains("STATUS:CONFIRMED"));
        QVERIFY(toICalendar(invitation(Invitation::Cancel)).contains("STATUS:CANCELLED"));
        Invitation wish = invitation(Invitation::Request);
        wish.tentative = true;
        QVERIFY(toICalendar(wish).contains("STATUS:TENTATIVE"));
    }

    void linesAreFoldedAndEndAsTheStandardSays()
    {
        Invitation made = invitation(Invitation::Request);
        made.summary = u"Ä"_s.repeated(200);
        for (const QByteArray &line : toICalendar(made).split('\n')) {
            QVERIFY(line.isEmpty() || line.endsWith('\r'));
            QVERIFY2(line.size() <= 76, line.constData()); // 75 octets and the CR
            QVERIFY(QString::fromUtf8(line).toUtf8() == line); // no character is cut in two
        }
    }

    void aSummaryCannotAddALine()
    {
        Invitation made = invitation(Invitation::Request);
        made.summary = u"Dr. Eve\r\nATTENDEE:mailto:eve@mail.example;,"_s;
        const QByteArray text = toICalendar(made);
        const Component calendar(icalparser_parse_string(text.constData()));
        icalcomponent *event =
            icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
        QCOMPARE(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY), 1);
    }
};

QTEST_GUILESS_MAIN(TestInvitation)
#include "tst_invitation.moc"
