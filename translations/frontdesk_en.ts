<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CalendarText</name>
    <message numerus="yes">
        <source>%Ln booked</source>
        <translation>
            <numerusform>%Ln booked</numerusform>
            <numerusform>%Ln booked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln free</source>
        <translation>
            <numerusform>%Ln free</numerusform>
            <numerusform>%Ln free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more with it</source>
        <translation>
            <numerusform>and %Ln more with it</numerusform>
            <numerusform>and %Ln more with it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message numerus="yes">
        <source>Too many attempts. Try again in %Ln minute(s).</source>
        <translation>
            <numerusform>Too many attempts. Try again in %Ln minute.</numerusform>
            <numerusform>Too many attempts. Try again in %Ln minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message numerus="yes">
        <source>%Ln appointment(s)</source>
        <translation>
            <numerusform>%Ln appointment</numerusform>
            <numerusform>%Ln appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln appointment(s) cancelled</source>
        <translation>
            <numerusform>%Ln appointment cancelled</numerusform>
            <numerusform>%Ln appointments cancelled</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message numerus="yes">
        <source>Every %Ln weeks</source>
        <extracomment>%Ln is 2 or more</extracomment>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %Ln weeks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypesPage</name>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::AdministratorStep</name>
    <message numerus="yes">
        <source>%Ln more character(s) needed.</source>
        <translation>
            <numerusform>%Ln more character needed.</numerusform>
            <numerusform>%Ln more characters needed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::AuditPage</name>
    <message numerus="yes">
        <source>%Ln lines exported</source>
        <translation>
            <numerusform>%Ln line exported</numerusform>
            <numerusform>%Ln lines exported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::BookingForm</name>
    <message numerus="yes">
        <source>Book %Ln appointments</source>
        <translation>
            <numerusform>Book %Ln appointment</numerusform>
            <numerusform>Book %Ln appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing is booked yet: %Ln of the times cannot be had. Choose other times for them below, or leave them out.</source>
        <translation>
            <numerusform>Nothing is booked yet: one of the times cannot be had. Choose another time for it below, or leave it out.</numerusform>
            <numerusform>Nothing is booked yet: %Ln of the times cannot be had. Choose other times for them below, or leave them out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln appointments. %1. The last one: %2</source>
        <comment>how many were booked; the first: patient, time, doctor; a day and time</comment>
        <translation>
            <numerusform>%Ln appointment. %1. The last one: %2</numerusform>
            <numerusform>%Ln appointments. %1. The last one: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::BookingNotes</name>
    <message numerus="yes">
        <source>At most %Ln characters.</source>
        <translation>
            <numerusform>At most %Ln character.</numerusform>
            <numerusform>At most %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::CalendarListView</name>
    <message numerus="yes">
        <source>%Ln appointments</source>
        <translation>
            <numerusform>%Ln appointment</numerusform>
            <numerusform>%Ln appointments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::CalendarPage</name>
    <message numerus="yes">
        <source>Move %Ln appointments</source>
        <translation>
            <numerusform>Move %Ln appointment</numerusform>
            <numerusform>Move %Ln appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln appointments</source>
        <comment>a status</comment>
        <translation>
            <numerusform>%1: %Ln appointment</numerusform>
            <numerusform>%1: %Ln appointments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The time was offered to %Ln patients.</source>
        <translation>
            <numerusform>The time was offered to %Ln patient.</numerusform>
            <numerusform>The time was offered to %Ln patients.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Book %Ln appointments of %1</source>
        <comment>a patient</comment>
        <translation>
            <numerusform>Book %Ln appointment of %1</numerusform>
            <numerusform>Book %Ln appointments of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln appointments of %1</source>
        <comment>a patient</comment>
        <translation>
            <numerusform>Cancel %Ln appointment of %1</numerusform>
            <numerusform>Cancel %Ln appointments of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorStep</name>
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::FlowModel</name>
    <message numerus="yes">
        <source>%Ln minute(s) late</source>
        <translation>
            <numerusform>%Ln minute late</numerusform>
            <numerusform>%Ln minutes late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) in the room</source>
        <translation>
            <numerusform>%Ln minute in the room</numerusform>
            <numerusform>%Ln minutes in the room</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for %Ln minute(s)</source>
        <translation>
            <numerusform>Waits for %Ln minute</numerusform>
            <numerusform>Waits for %Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::ListPane</name>
    <message numerus="yes">
        <source>%Ln shown, there are more</source>
        <translation>
            <numerusform>%Ln shown, there are more</numerusform>
            <numerusform>%Ln shown, there are more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>%Ln shown</numerusform>
            <numerusform>%Ln shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::MessagesPage</name>
    <message numerus="yes">
        <source>Tried %Ln times</source>
        <translation>
            <numerusform>Tried once</numerusform>
            <numerusform>Tried %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::NoticeBell</name>
    <message numerus="yes">
        <source>%Ln unread notices</source>
        <translation>
            <numerusform>%Ln unread notice</numerusform>
            <numerusform>%Ln unread notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::ReportsPage</name>
    <message numerus="yes">
        <source>A report covers at most %Ln day(s).</source>
        <translation>
            <numerusform>A report covers at most %Ln day.</numerusform>
            <numerusform>A report covers at most %Ln days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::SchedulesPage</name>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln holiday(s) imported</source>
        <translation>
            <numerusform>%Ln holiday imported</numerusform>
            <numerusform>%Ln holidays imported</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::SecondFactorCard</name>
    <message numerus="yes">
        <source>Two-step log-in is on. You have %Ln recovery code(s) left.</source>
        <translation>
            <numerusform>Two-step log-in is on. You have %Ln recovery code left.</numerusform>
            <numerusform>Two-step log-in is on. You have %Ln recovery codes left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::SettingsPage</name>
    <message numerus="yes">
        <source>For %Ln minute(s)</source>
        <translation>
            <numerusform>For %Ln minute</numerusform>
            <numerusform>For %Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::WaitlistPage</name>
    <message numerus="yes">
        <source>%Ln patient(s) want %1 with %2.</source>
        <comment>time, doctor</comment>
        <translation>
            <numerusform>%Ln patient wants %1 with %2.</numerusform>
            <numerusform>%Ln patients want %1 with %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offered to %Ln patient(s). The first to accept has it.</source>
        <translation>
            <numerusform>Offered to %Ln patient. The first to accept has it.</numerusform>
            <numerusform>Offered to %Ln patients. The first to accept has it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::WeekGrid</name>
    <message numerus="yes">
        <source>%Ln min slots</source>
        <translation>
            <numerusform>%Ln min slots</numerusform>
            <numerusform>%Ln min slots</numerusform>
        </translation>
    </message>
</context>
</TS>
