// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar's page at a desk of its own: a clinic with two doctors, a folder for what it keeps.
#pragma once

#include "calendar/calendarpage.h"
#include "calendar/dayview.h"
#include "fakeprompts.h"
#include "services/serviceexecutor.h"
#include "shell/theme.h"
#include "support/testclinic.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace frontdesk::test {

class CalendarDesk
{
public:
    CalendarDesk()
    {
        using namespace Qt::StringLiterals;
        applyTheme(*qApp, ThemeKind::Light);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        haddad = clinic.newDoctor(u"Dr. Amira Haddad"_s, u"General practice"_s);
        weber = clinic.newDoctor(u"Dr. Jonas Weber"_s, u"Cardiology"_s);
        settings =
            std::make_unique<QSettings>(folder.filePath(u"desk.ini"_s), QSettings::IniFormat);
        executor = std::make_unique<ServiceExecutor>(clinic.backend(), 2);
        context = std::make_unique<DeskContext>(DeskContext {*executor, clinic.backend().changes(),
                                                             clinic.backend().zone(), clinic.clock,
                                                             prompts, clinic.receptionist()});
    }

    /// Shows the page anew, as a log-in does.
    void open()
    {
        page = std::make_unique<CalendarPage>(*context);
        page->keepIn(*settings, QStringLiteral("anna"));
        page->resize(1440, 900);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
        page->activate();
        QTRY_COMPARE(view()->scene().columnCount(), 2);
    }

    DayView *view() const { return page->view(); }
    Services &services() { return clinic.services(); }
    Instant at(int hour, int minute = 0) const { return clinic.at(clinic.today(), hour, minute); }

    AppointmentDetails book(const Doctor &doctor, Instant start,
                            const QString &patient = QStringLiteral("Lena Fischer"))
    {
        const Patient who = clinic.newPatient(patient);
        const auto booked = services().appointments.book(
            clinic.receptionist(),
            {doctor.id, who.id, start, start + std::chrono::minutes(20), {}});
        if (!booked)
            qFatal("%s", qPrintable(booked.error().message));
        return *booked;
    }
    AppointmentDetails stored(const AppointmentDetails &details)
    {
        return *services().appointments.get(clinic.receptionist(), details.appointment.id);
    }
    /// All that is in a patient's book, by start.
    QList<AppointmentDetails> bookedFor(const QString &patient)
    {
        QList<AppointmentDetails> own;
        const auto all = services().appointments.list(clinic.receptionist(), {}, {100, {}});
        for (const AppointmentDetails &details : all->items) {
            if (details.patientName == patient)
                own.append(details);
        }
        return own;
    }
    /// Selects it as soon as the view shows it as it is stored.
    void select(const AppointmentDetails &details)
    {
        const AppointmentId id = details.appointment.id;
        QTRY_VERIFY(view()->scene().find(id));
        QTRY_COMPARE(view()->scene().find(id)->appointment.stamp.version,
                     stored(details).appointment.stamp.version);
        view()->setFocus();
        view()->select(id);
    }
    QPoint centreOf(const AppointmentDetails &details) const
    {
        return view()->appointmentRect(details.appointment.id).center().toPoint();
    }
    QPoint placeOf(int column, Instant start) const
    {
        return view()
            ->slotRect(column, {start, start + std::chrono::minutes(20)})
            .center()
            .toPoint();
    }

    FakePrompts prompts;
    QTemporaryDir folder;
    TestClinic clinic;
    Doctor haddad;
    Doctor weber;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<ServiceExecutor> executor;
    std::unique_ptr<DeskContext> context;
    std::unique_ptr<CalendarPage> page;
};

/// Two hands at the desk: real events, of which each click, chord and drag counts as one action.
/// What is typed does not.
class Hands
{
public:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        ++m_actions;
        QTest::keyClick(focus(), key, modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar letter : text) {
            // The first letter may take the keys elsewhere.
            QTest::keyClicks(focus(), QString(letter));
        }
    }
    /// A modifier held while arrows are pressed, and let go.
    void walk(QWidget *widget, const QList<Qt::Key> &arrows, Qt::KeyboardModifier modifier)
    {
        ++m_actions;
        for (const Qt::Key arrow : arrows)
            QTest::keyPress(widget, arrow, modifier);
        QTest::keyRelease(widget, modifier == Qt::AltModifier ? Qt::Key_Alt : Qt::Key_Control);
    }
    void click(QWidget *widget, const QPoint &at)
    {
        ++m_actions;
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
    }
    /// Through the places between, each held until `reached` says so.
    void drag(QWidget *widget, const QPoint &from, const QPoint &to)
    {
        lift(widget, from);
        drop(widget, to);
    }
    void lift(QWidget *widget, const QPoint &from)
    {
        ++m_actions;
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        QTest::mouseMove(widget, from + QPoint(-20, 0));
    }
    void drop(QWidget *widget, const QPoint &to)
    {
        QTest::mouseMove(widget, to + QPoint(4, 0));
        QTest::mouseMove(widget, to);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }
    int actions() const { return m_actions; }

private:
    static QWidget *focus()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup;
        return QApplication::focusWidget();
    }

    int m_actions = 0;
};

} // namespace frontdesk::test
