<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AppointmentText</name>
    <message>
        <source>%1: %2, %3, with %4</source>
        <extracomment>read back to the patient: name, weekday and date, time, doctor</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialogPrompts</name>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Something in the form is not right. Check the marked fields.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your session has ended. Log in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-mail or the password is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your account may not do this. Ask an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer there. Somebody may have removed it; reload and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one like this already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time has just been taken. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has another appointment at that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step does not follow from the present status.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Reload, then make your change again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The doctor does not work at that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time does not fit the doctor&apos;s slots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That time has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too soon: the clinic needs more notice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is further ahead than the clinic books.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This doctor takes no appointments at present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An appointment cannot have this length.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The patient has as many future appointments as the clinic allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too late to change this appointment without a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be reached at the moment. Nothing was changed; try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program. Nothing was changed; the log says more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting is not valid: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Frontdesk has this database open. Close it there, or choose another database. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was made by a newer Frontdesk. Update this one. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database&apos;s structure was changed by something else than Frontdesk. Restore a backup. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s port is in use by another program. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is outside what is allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a character in this that cannot be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lies in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is in use already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not your present password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not allowed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end must come after the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end must not come before the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day must not come before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is longer than the working hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are too many days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks change that day: this time does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks change that day: this time comes twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Where the data is: sqlite:///path/clinic.db or postgresql://user:password@host:port/db; default a SQLite file in the user&apos;s data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address that the server listens on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port that the server listens on; 0 picks a free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many threads answer requests, 1 to 64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s certificate with its chain (PEM); default no TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate&apos;s private key (PEM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxies whose X-Forwarded-* headers count: addresses and ranges, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web origins that may call the API, separated by commas; default none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that signs access tokens, at least 32 bytes; default one made at the first start and kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an access token is valid, at most 10m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an unused session lasts, at most 30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clinic&apos;s IANA time zone, such as Europe/Berlin; default what the database says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long before its start a patient may still book a slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many days ahead a patient may book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until how long before its start a patient may cancel or move an appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-in requests a minute from one address; 0 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests a minute by one user; 0 is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail server: smtp://user:password@host:port (with STARTTLS) or smtps://...; default no mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sender&apos;s address of the clinic&apos;s mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where text messages are handed over (https); default no text messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long before an appointment its reminder is sent; 0m sends none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is logged: debug, info, warning or error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is logged: text or json</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::AppointmentPanel</name>
    <message>
        <source>No appointment chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one in the calendar to see and change it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is it cancelled?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>a reason and the digit key that chooses it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A digit, or another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Born</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Booked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::BookingForm</name>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the two times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why the patient comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Book</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first of the two (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second of the two (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This time does not exist on that day: the clocks go forward over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it for? Type a name, a phone number or a birth date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the patient from the list, or create them with End.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a doctor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This time does not exist on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At most %n characters.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is now stored as %1. Save to move it to the time chosen here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::BusyIndicator</name>
    <message>
        <source>Working</source>
        <translation>جارٍ العمل</translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorBox</name>
    <message>
        <source>Doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (inactive)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::EditorForm</name>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::ListPane</name>
    <message>
        <source>Load more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n shown, there are more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::MainWindow</name>
    <message>
        <source>Leave without saving?</source>
        <translation>هل تريد المغادرة دون حفظ؟</translation>
    </message>
    <message>
        <source>What you have typed on this page has not been saved.</source>
        <translation>لم يُحفظ ما كتبته في هذه الصفحة.</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>المغادرة دون حفظ</translation>
    </message>
    <message>
        <source>About Frontdesk</source>
        <translation>حول Frontdesk</translation>
    </message>
    <message>
        <source>Frontdesk %1</source>
        <translation>Frontdesk %1</translation>
    </message>
    <message>
        <source>Front-desk software for clinics. Free software under the GNU General Public License, version 3 or later; there is no warranty.</source>
        <translation>برنامج استقبال للعيادات. برنامج حر بموجب رخصة جنو العمومية العامة، الإصدار 3 أو أحدث، ودون أي ضمان.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>الانتقال إلى</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>المنطقة التالية</translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation>المنطقة السابقة</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>فتح القائمة</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Frontdesk</source>
        <translation>Frontdesk</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>القائمة (F10)</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>حسابك</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a page and its keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 – %2 – Frontdesk</source>
        <comment>page, clinic</comment>
        <translation>%1 – %2 – Frontdesk</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>لا توجد قاعدة بيانات</translation>
    </message>
    <message>
        <source>Server off</source>
        <translation>الخادم متوقف</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a user and their role</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>محدَّث</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>جارٍ التحميل</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا يوجد اتصال</translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientPicker</name>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, phone or birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New patient: %1 · %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientResultsModel</name>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No patient found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more: type another part of the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>birth date with age, then the masked phone number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone and birth date may follow the name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no birth date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
