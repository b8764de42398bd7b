<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>frontdesk::AdministratorStep</name>
    <message numerus="yes">
        <source>%n more character(s) needed.</source>
        <translation><numerusform>%n more character needed.</numerusform><numerusform>%n more characters needed.</numerusform></translation>
    </message>
</context>
<context>
    <name>frontdesk::BookingForm</name>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation><numerusform>At most %n character.</numerusform><numerusform>At most %n characters.</numerusform></translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorStep</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
</context>
<context>
    <name>frontdesk::ListPane</name>
    <message numerus="yes">
        <source>%n shown, there are more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
