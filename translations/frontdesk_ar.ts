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
        <translation>هناك خطأ في النموذج. راجع الحقول المُعلَّمة.</translation>
    </message>
    <message>
        <source>Your session has ended. Log in again.</source>
        <translation>انتهت جلستك. سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>The e-mail or the password is wrong.</source>
        <translation>البريد الإلكتروني أو كلمة المرور غير صحيحة.</translation>
    </message>
    <message>
        <source>Your account may not do this. Ask an administrator.</source>
        <translation>حسابك لا يملك صلاحية لذلك. راجع أحد المسؤولين.</translation>
    </message>
    <message>
        <source>This is no longer there. Somebody may have removed it; reload and look again.</source>
        <translation>لم يعد هذا موجودًا. ربما حذفه شخص آخر؛ أعد التحميل وانظر مرة أخرى.</translation>
    </message>
    <message>
        <source>There is one like this already.</source>
        <translation>يوجد مثله بالفعل.</translation>
    </message>
    <message>
        <source>This time has just been taken. Choose another one.</source>
        <translation>حُجز هذا الوقت للتو. اختر وقتًا آخر.</translation>
    </message>
    <message>
        <source>The patient has another appointment at that time.</source>
        <translation>لدى المريض موعد آخر في ذلك الوقت.</translation>
    </message>
    <message>
        <source>This step does not follow from the present status.</source>
        <translation>لا يمكن الانتقال إلى هذه الخطوة من الحالة الحالية.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Reload, then make your change again.</source>
        <translation>غيّر شخص آخر هذا في هذه الأثناء. أعد التحميل ثم كرّر تعديلك.</translation>
    </message>
    <message>
        <source>The doctor does not work at that time.</source>
        <translation>الطبيب لا يعمل في ذلك الوقت.</translation>
    </message>
    <message>
        <source>That time does not fit the doctor&apos;s slots.</source>
        <translation>هذا الوقت لا يوافق فترات الطبيب.</translation>
    </message>
    <message>
        <source>That time has passed.</source>
        <translation>لقد مضى ذلك الوقت.</translation>
    </message>
    <message>
        <source>That is too soon: the clinic needs more notice.</source>
        <translation>الموعد قريب جدًا: تحتاج العيادة إلى مهلة أطول.</translation>
    </message>
    <message>
        <source>That is further ahead than the clinic books.</source>
        <translation>هذا أبعد مما تحجز له العيادة.</translation>
    </message>
    <message>
        <source>This doctor takes no appointments at present.</source>
        <translation>هذا الطبيب لا يستقبل مواعيد حاليًا.</translation>
    </message>
    <message>
        <source>An appointment cannot have this length.</source>
        <translation>لا يمكن أن تكون مدة الموعد هكذا.</translation>
    </message>
    <message>
        <source>The patient has as many future appointments as the clinic allows.</source>
        <translation>بلغ المريض الحد الأقصى من المواعيد القادمة المسموح بها.</translation>
    </message>
    <message>
        <source>It is too late to change this appointment without a reason.</source>
        <translation>فات أوان تغيير هذا الموعد دون ذكر سبب.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation>محاولات كثيرة. انتظر بضع دقائق ثم حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>The database cannot be reached at the moment. Nothing was changed; try again.</source>
        <translation>لا يمكن الوصول إلى قاعدة البيانات الآن. لم يتغير شيء؛ حاول مرة أخرى.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. Nothing was changed; the log says more.</source>
        <translation>حدث خطأ في البرنامج. لم يتغير شيء؛ وفي السجل تفاصيل أكثر.</translation>
    </message>
    <message>
        <source>A setting is not valid: %1</source>
        <translation>إعداد غير صالح: %1</translation>
    </message>
    <message>
        <source>Another Frontdesk has this database open. Close it there, or choose another database. (%1)</source>
        <translation>نسخة أخرى من Frontdesk تفتح قاعدة البيانات هذه. أغلقها هناك أو اختر قاعدة أخرى. (%1)</translation>
    </message>
    <message>
        <source>The database was made by a newer Frontdesk. Update this one. (%1)</source>
        <translation>أُنشئت قاعدة البيانات بإصدار أحدث من Frontdesk. حدّث هذا البرنامج. (%1)</translation>
    </message>
    <message>
        <source>The database&apos;s structure was changed by something else than Frontdesk. Restore a backup. (%1)</source>
        <translation>غُيّرت بنية قاعدة البيانات من خارج Frontdesk. استعد نسخة احتياطية. (%1)</translation>
    </message>
    <message>
        <source>The server&apos;s port is in use by another program. (%1)</source>
        <translation>منفذ الخادم مستخدم من برنامج آخر. (%1)</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>هذا الحقل مطلوب.</translation>
    </message>
    <message>
        <source>This is too long.</source>
        <translation>النص أطول من اللازم.</translation>
    </message>
    <message>
        <source>This is too short.</source>
        <translation>النص أقصر من اللازم.</translation>
    </message>
    <message>
        <source>This is outside what is allowed.</source>
        <translation>القيمة خارج الحدود المسموح بها.</translation>
    </message>
    <message>
        <source>There is a character in this that cannot be kept.</source>
        <translation>يحتوي على رمز لا يمكن حفظه.</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>هذا ليس عنوان بريد إلكتروني.</translation>
    </message>
    <message>
        <source>This is not a telephone number.</source>
        <translation>هذا ليس رقم هاتف.</translation>
    </message>
    <message>
        <source>This lies in the future.</source>
        <translation>هذا التاريخ في المستقبل.</translation>
    </message>
    <message>
        <source>This is in use already.</source>
        <translation>هذا مستخدم بالفعل.</translation>
    </message>
    <message>
        <source>This password is too easy to guess.</source>
        <translation>كلمة المرور هذه سهلة التخمين.</translation>
    </message>
    <message>
        <source>This is not your present password.</source>
        <translation>هذه ليست كلمة مرورك الحالية.</translation>
    </message>
    <message>
        <source>There is nothing of that name.</source>
        <translation>لا يوجد شيء بهذا الاسم.</translation>
    </message>
    <message>
        <source>This is not allowed here.</source>
        <translation>هذا غير مسموح هنا.</translation>
    </message>
    <message>
        <source>The end must come after the start.</source>
        <translation>يجب أن تأتي النهاية بعد البداية.</translation>
    </message>
    <message>
        <source>The end must not come before the start.</source>
        <translation>يجب ألا تسبق النهاية البداية.</translation>
    </message>
    <message>
        <source>The last day must not come before the first.</source>
        <translation>يجب ألا يسبق اليوم الأخير اليوم الأول.</translation>
    </message>
    <message>
        <source>This is longer than the working hours.</source>
        <translation>هذا أطول من ساعات العمل.</translation>
    </message>
    <message>
        <source>These are too many days.</source>
        <translation>عدد الأيام كبير جدًا.</translation>
    </message>
    <message>
        <source>The clocks change that day: this time does not exist.</source>
        <translation>تتغير الساعة في ذلك اليوم: هذا الوقت غير موجود.</translation>
    </message>
    <message>
        <source>The clocks change that day: this time comes twice.</source>
        <translation>تتغير الساعة في ذلك اليوم: هذا الوقت يتكرر مرتين.</translation>
    </message>
    <message>
        <source>This is not accepted.</source>
        <translation>هذه القيمة غير مقبولة.</translation>
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
    <name>frontdesk::AdministratorStep</name>
    <message>
        <source>Administrator</source>
        <translation>المسؤول</translation>
    </message>
    <message>
        <source>This account manages doctors, working hours and the other accounts. There is no account but the ones you make.</source>
        <translation>يدير هذا الحساب الأطباء وساعات العمل وبقية الحسابات. لا توجد حسابات غير التي تنشئها.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>At least 12 characters; several words are good. Not a common password and not the e-mail address.</source>
        <translation>١٢ حرفًا على الأقل؛ ويُستحسن عدة كلمات. ليست كلمة شائعة ولا عنوان البريد.</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>كلمة المرور مرة أخرى</translation>
    </message>
    <message numerus="yes">
        <source>%n more character(s) needed.</source>
        <translation><numerusform>لا تلزم أحرف أخرى.</numerusform><numerusform>يلزم حرف واحد آخر.</numerusform><numerusform>يلزم حرفان آخران.</numerusform><numerusform>تلزم %n أحرف أخرى.</numerusform><numerusform>يلزم %n حرفًا آخر.</numerusform><numerusform>يلزم %n حرف آخر.</numerusform></translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>كلمتا المرور غير متطابقتين.</translation>
    </message>
    <message>
        <source>Type an e-mail address.</source>
        <translation>اكتب عنوان بريد إلكتروني.</translation>
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
    <name>frontdesk::ClinicStep</name>
    <message>
        <source>Your clinic</source>
        <translation>عيادتك</translation>
    </message>
    <message>
        <source>The name appears in the window and in messages to patients. Appointments are in the clinic&apos;s time zone, wherever they are looked at.</source>
        <translation>يظهر الاسم في النافذة وفي الرسائل إلى المرضى. المواعيد بتوقيت العيادة أينما عُرضت.</translation>
    </message>
    <message>
        <source>Name of the clinic</source>
        <translation>اسم العيادة</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>المنطقة الزمنية</translation>
    </message>
    <message>
        <source>Type a part of the name, such as a city.</source>
        <translation>اكتب جزءًا من الاسم، مثل اسم مدينة.</translation>
    </message>
    <message>
        <source>Type the clinic&apos;s name.</source>
        <translation>اكتب اسم العيادة.</translation>
    </message>
    <message>
        <source>There is no such time zone.</source>
        <translation>لا توجد منطقة زمنية بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>frontdesk::DatabaseStep</name>
    <message>
        <source>Database</source>
        <translation>قاعدة البيانات</translation>
    </message>
    <message>
        <source>Where the clinic&apos;s data is kept. One computer needs nothing but a file; several share a PostgreSQL server.</source>
        <translation>مكان حفظ بيانات العيادة. حاسوب واحد يكفيه ملف؛ وعدة حواسيب تشترك في خادم PostgreSQL.</translation>
    </message>
    <message>
        <source>On this computer, in a file</source>
        <translation>على هذا الحاسوب، في ملف</translation>
    </message>
    <message>
        <source>On a PostgreSQL server</source>
        <translation>على خادم PostgreSQL</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>المنفذ</translation>
    </message>
    <message>
        <source>User</source>
        <translation>المستخدم</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>اختبار الاتصال</translation>
    </message>
    <message>
        <source>Name a file.</source>
        <translation>حدّد ملفًا.</translation>
    </message>
    <message>
        <source>Name the whole path, from the root folder on.</source>
        <translation>اكتب المسار كاملًا بدءًا من المجلد الجذر.</translation>
    </message>
    <message>
        <source>Name the server.</source>
        <translation>اكتب اسم الخادم.</translation>
    </message>
    <message>
        <source>Name the database.</source>
        <translation>اكتب اسم قاعدة البيانات.</translation>
    </message>
    <message>
        <source>Name the user.</source>
        <translation>اكتب اسم المستخدم.</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>الاتصال يعمل.</translation>
    </message>
    <message>
        <source>The database&apos;s file</source>
        <translation>ملف قاعدة البيانات</translation>
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
    <name>frontdesk::DoctorStep</name>
    <message>
        <source>First doctor</source>
        <translation>الطبيب الأول</translation>
    </message>
    <message>
        <source>The doctor and the usual week. More doctors, breaks and exceptions come later, under Doctors and Schedules.</source>
        <translation>الطبيب وأسبوعه المعتاد. يُضاف بقية الأطباء والاستراحات والاستثناءات لاحقًا من «الأطباء» و«جداول العمل».</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>التخصص</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>أيام العمل</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>Length of an appointment</source>
        <translation>مدة الموعد</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation><numerusform>بلا دقائق</numerusform><numerusform>دقيقة واحدة</numerusform><numerusform>دقيقتان</numerusform><numerusform>%n دقائق</numerusform><numerusform>%n دقيقة</numerusform><numerusform>%n دقيقة</numerusform></translation>
    </message>
    <message>
        <source>Type the doctor&apos;s name.</source>
        <translation>اكتب اسم الطبيب.</translation>
    </message>
    <message>
        <source>Type a specialty.</source>
        <translation>اكتب التخصص.</translation>
    </message>
    <message>
        <source>Choose a day at least.</source>
        <translation>اختر يومًا واحدًا على الأقل.</translation>
    </message>
    <message>
        <source>The end must come after the start.</source>
        <translation>يجب أن تأتي النهاية بعد البداية.</translation>
    </message>
    <message>
        <source>Not one appointment fits into this time.</source>
        <translation>لا يتسع هذا الوقت لموعد واحد.</translation>
    </message>
</context>
<context>
    <name>frontdesk::DoneStep</name>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Your clinic is set up. Click a free time in the calendar to book the first appointment; everything here can be changed in the settings.</source>
        <translation>أُعدّت عيادتك. انقر وقتًا شاغرًا في التقويم لحجز أول موعد؛ ويمكن تغيير كل ما هنا من الإعدادات.</translation>
    </message>
    <message>
        <source>Open Frontdesk</source>
        <translation>فتح Frontdesk</translation>
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
    <name>frontdesk::LanguageStep</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Choose the language of this computer. Everybody can choose another at log-in.</source>
        <translation>اختر لغة هذا الحاسوب. يمكن لكل شخص اختيار غيرها عند تسجيل الدخول.</translation>
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
    <name>frontdesk::LoginWindow</name>
    <message>
        <source>Log in – Frontdesk</source>
        <translation>تسجيل الدخول – Frontdesk</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Stay logged in on this computer</source>
        <translation>البقاء مسجَّلًا على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Keeps a key in the system&apos;s keychain, which an administrator can withdraw. The password is never kept.</source>
        <translation>يحفظ مفتاحًا في سلسلة مفاتيح النظام يمكن للمسؤول إلغاؤه. لا تُحفظ كلمة المرور أبدًا.</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>مفتاح Caps Lock مفعَّل.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>This is the demo clinic. Log in as:</source>
        <translation>هذه عيادة تجريبية. سجّل الدخول بصفة:</translation>
    </message>
    <message>
        <source>Your session has ended. Log in again.</source>
        <translation>انتهت جلستك. سجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>اكتب كلمة المرور.</translation>
    </message>
    <message>
        <source>Type the e-mail address of your account.</source>
        <translation>اكتب عنوان البريد الإلكتروني لحسابك.</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>إخفاء كلمة المرور</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>إظهار كلمة المرور</translation>
    </message>
    <message>
        <source>Hide the password (Alt+V)</source>
        <translation>إخفاء كلمة المرور (Alt+V)</translation>
    </message>
    <message>
        <source>Show the password (Alt+V)</source>
        <translation>إظهار كلمة المرور (Alt+V)</translation>
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
<context>
    <name>frontdesk::SetupWizard</name>
    <message>
        <source>Set up Frontdesk</source>
        <translation>إعداد Frontdesk</translation>
    </message>
    <message>
        <source>Set up your clinic</source>
        <translation>إعداد عيادتك</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
</context>
</TS>
