<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CalendarText</name>
    <message numerus="yes">
        <source>%n booked</source>
        <translation>
            <numerusform>%n booked</numerusform>
            <numerusform>%n booked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
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
    <name>ScheduleText</name>
    <message numerus="yes">
        <source>Every %n weeks</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>Every week</numerusform>
            <numerusform>Every %n weeks</numerusform>
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
    <name>frontdesk::BookingForm</name>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation>
            <numerusform>At most %n character.</numerusform>
            <numerusform>At most %n characters.</numerusform>
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
    <name>frontdesk::ListPane</name>
    <message numerus="yes">
        <source>%n shown, there are more</source>
        <translation>
            <numerusform>%n shown, there are more</numerusform>
            <numerusform>%n shown, there are more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::SchedulesPage</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
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
    <name>frontdesk::WeekGrid</name>
    <message numerus="yes">
        <source>%n min slots</source>
        <translation>
            <numerusform>%n min slots</numerusform>
            <numerusform>%n min slots</numerusform>
        </translation>
    </message>
</context>
</TS>
