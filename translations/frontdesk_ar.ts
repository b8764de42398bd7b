<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>AppointmentMenu</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;فتح</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>ال&amp;حالة</translation>
    </message>
    <message>
        <source>&amp;Cancel appointment…</source>
        <translation>إ&amp;لغاء الموعد…</translation>
    </message>
</context>
<context>
    <name>AppointmentSlip</name>
    <message>
        <source>Your appointment</source>
        <translation>موعدك</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
</context>
<context>
    <name>AppointmentText</name>
    <message>
        <source>%1: %2, %3, with %4</source>
        <extracomment>read back to the patient: name, weekday and date, time, doctor</extracomment>
        <translation>%1: %2، %3، مع %4</translation>
    </message>
    <message>
        <source>The patient cannot come</source>
        <translation>المريض لا يستطيع الحضور</translation>
    </message>
    <message>
        <source>The patient is better</source>
        <translation>تحسّن المريض</translation>
    </message>
    <message>
        <source>The doctor is away</source>
        <translation>الطبيب غائب</translation>
    </message>
    <message>
        <source>Booked by mistake</source>
        <translation>حُجز خطأً</translation>
    </message>
    <message>
        <source>Moved to another clinic</source>
        <translation>انتقل إلى عيادة أخرى</translation>
    </message>
    <message>
        <source>Undo check-in</source>
        <translation>التراجع عن تسجيل الوصول</translation>
    </message>
    <message>
        <source>Back to waiting</source>
        <translation>إعادة إلى الانتظار</translation>
    </message>
    <message>
        <source>Back to requested</source>
        <translation>إعادة إلى مطلوب</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Into the room</source>
        <translation>إلى الغرفة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>إلغاء…</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <comment>day, time, time zone</comment>
        <translation>%1، %2 (%3)</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>تاريخ الميلاد</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>why an appointment was</comment>
        <translation>أُلغي</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>Overbooked</source>
        <comment>why an appointment was</comment>
        <translation>حجز فوق السعة</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>تنبيه</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>طريقة الحجز</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>التذكيرات</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>لا تُرسل</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>how a booking came</comment>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>At the desk</source>
        <comment>how a booking came</comment>
        <translation>في الاستقبال</translation>
    </message>
    <message>
        <source>App</source>
        <comment>how a booking came</comment>
        <translation>التطبيق</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <comment>how a booking came</comment>
        <translation>مريض بلا موعد</translation>
    </message>
</context>
<context>
    <name>AuditWords</name>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>تاريخ الميلاد</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Notes that do not open here</source>
        <translation>ملاحظات لا تُفتح هنا</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>فعّال</translation>
    </message>
    <message>
        <source>Specialty</source>
        <translation>التخصص</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Reason of the cancellation</source>
        <translation>سبب الإلغاء</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>End</source>
        <translation>النهاية</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Patients shown</source>
        <translation>المرضى المعروضون</translation>
    </message>
    <message>
        <source>created</source>
        <translation>أُنشئ</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>عُدِّل</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>حُذف</translation>
    </message>
    <message>
        <source>read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>searched</source>
        <translation>بُحث</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>حُجز</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>نُقل</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>أُلغي</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>الخطوة التالية</translation>
    </message>
    <message>
        <source>logged in</source>
        <translation>سُجّل الدخول</translation>
    </message>
    <message>
        <source>logged out</source>
        <translation>سُجّل الخروج</translation>
    </message>
    <message>
        <source>password changed</source>
        <translation>غُيّرت كلمة المرور</translation>
    </message>
    <message>
        <source>password reset</source>
        <translation>أُعيد تعيين كلمة المرور</translation>
    </message>
    <message>
        <source>reset code made</source>
        <translation>أُنشئ رمز إعادة التعيين</translation>
    </message>
    <message>
        <source>second factor shown</source>
        <translation>عُرض العامل الثاني</translation>
    </message>
    <message>
        <source>second factor switched on</source>
        <translation>فُعّل العامل الثاني</translation>
    </message>
    <message>
        <source>second factor switched off</source>
        <translation>أُوقف العامل الثاني</translation>
    </message>
    <message>
        <source>second factor removed</source>
        <translation>حُذف العامل الثاني</translation>
    </message>
    <message>
        <source>recovery code used</source>
        <translation>استُخدم رمز استرداد</translation>
    </message>
    <message>
        <source>stolen token refused</source>
        <translation>رُفض رمز مسروق</translation>
    </message>
    <message>
        <source>filled with demo data</source>
        <translation>مُلئ ببيانات تجريبية</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>الموعد</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>ساعات العمل</translation>
    </message>
    <message>
        <source>Time off or extra hours</source>
        <translation>إجازة أو ساعات إضافية</translation>
    </message>
    <message>
        <source>Log-in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>الجلسة</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>&quot;Patient: changed&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>الواجهة البرمجية</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>سطح المكتب</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>سطر الأوامر</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>&quot;Desktop, reception-2&quot;</extracomment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1:%2</source>
        <extracomment>a moment: the date and time, and its seconds</extracomment>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>أُعيد إرسالها</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>عُطّل</translation>
    </message>
    <message>
        <source>new secret made</source>
        <translation>سر جديد</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
</context>
<context>
    <name>BookingCheck</name>
    <message>
        <source>%1 does not work on that day.</source>
        <translation>%1 لا يعمل في ذلك اليوم.</translation>
    </message>
    <message>
        <source>%1 works %2 on that day.</source>
        <translation>يعمل %1 في ذلك اليوم %2.</translation>
    </message>
    <message>
        <source>%1 has another appointment then: %2, %3.</source>
        <translation>لدى %1 موعد آخر حينها: %2، %3.</translation>
    </message>
    <message>
        <source>The patient has another appointment then: %1 with %2.</source>
        <translation>لدى المريض موعد آخر حينها: %1 مع %2.</translation>
    </message>
    <message>
        <source>Somebody is booking this time at the moment.</source>
        <translation>يحجز شخص آخر هذا الوقت الآن.</translation>
    </message>
</context>
<context>
    <name>BookingForm</name>
    <message>
        <source>Phone: %1</source>
        <translation>الهاتف: %1</translation>
    </message>
    <message>
        <source>Birth date: %1</source>
        <translation>تاريخ الميلاد: %1</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>الاسم: %1</translation>
    </message>
</context>
<context>
    <name>CalendarText</name>
    <message>
        <source>dddd d MMMM</source>
        <comment>a date without its year, Qt format</comment>
        <translation>dddd d MMMM</translation>
    </message>
    <message>
        <source>%1, %2, %3 to %4, %5, %6</source>
        <comment>patient, day, start, end, doctor, status: read aloud</comment>
        <translation>%1، %2، من %3 إلى %4، %5، %6</translation>
    </message>
    <message>
        <source>%1, %2 to %3, %4, free</source>
        <comment>day, start, end, doctor: read aloud</comment>
        <translation>%1، من %2 إلى %3، %4، شاغر</translation>
    </message>
    <message>
        <source>%1, %2 to %3, %4, closed</source>
        <comment>day, start, end, doctor: read aloud</comment>
        <translation>%1، من %2 إلى %3، %4، مغلق</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>short weekday, time span, doctor</comment>
        <translation>%1 %2، %3</translation>
    </message>
    <message>
        <source>Between two regular slots</source>
        <translation>بين فترتين معتادتين</translation>
    </message>
    <message>
        <source>Outside the working hours of %1</source>
        <translation>خارج ساعات عمل %1</translation>
    </message>
    <message>
        <source>This time has passed</source>
        <translation>لقد مضى هذا الوقت</translation>
    </message>
    <message>
        <source>The patient has another appointment then</source>
        <translation>لدى المريض موعد آخر حينها</translation>
    </message>
    <message>
        <source>%1 has another appointment then</source>
        <translation>لدى %1 موعد آخر حينها</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>number booked, number free</comment>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln booked</source>
        <translation>
            <numerusform>لا محجوز</numerusform>
            <numerusform>واحد محجوز</numerusform>
            <numerusform>اثنان محجوزان</numerusform>
            <numerusform>%Ln محجوزة</numerusform>
            <numerusform>%Ln محجوزًا</numerusform>
            <numerusform>%Ln محجوز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln free</source>
        <translation>
            <numerusform>لا شاغر</numerusform>
            <numerusform>واحد شاغر</numerusform>
            <numerusform>اثنان شاغران</numerusform>
            <numerusform>%Ln شاغرة</numerusform>
            <numerusform>%Ln شاغرًا</numerusform>
            <numerusform>%Ln شاغر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, next at %2</source>
        <comment>numbers of booked and free, time of the next free slot</comment>
        <translation>%1، التالي عند %2</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>لا يعمل</translation>
    </message>
    <message>
        <source>UTC%1%2</source>
        <comment>sign and hours of an offset</comment>
        <translation>UTC%1%2</translation>
    </message>
    <message>
        <source>UTC%1%2:%3</source>
        <comment>sign, hours and minutes of an offset</comment>
        <translation>UTC%1%2:%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is told, what it is</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, overbooked</source>
        <comment>a status</comment>
        <translation>%1، فوق السعة</translation>
    </message>
    <message>
        <source>ddd d</source>
        <comment>a short weekday and the day of the month, Qt format</comment>
        <translation>ddd d</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>استراحة</translation>
    </message>
    <message>
        <source>Time off</source>
        <translation>إجازة</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more with it</source>
        <translation>
            <numerusform>بلا مواعيد أخرى معه</numerusform>
            <numerusform>ومعه موعد آخر</numerusform>
            <numerusform>ومعه موعدان آخران</numerusform>
            <numerusform>ومعه %Ln مواعيد أخرى</numerusform>
            <numerusform>ومعه %Ln موعدًا آخر</numerusform>
            <numerusform>ومعه %Ln موعد آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has a break then</source>
        <translation>%1 في استراحة في هذا الوقت</translation>
    </message>
    <message>
        <source>%1 is away then</source>
        <translation>%1 في إجازة في هذا الوقت</translation>
    </message>
    <message>
        <source>Somebody is about to book this time</source>
        <translation>هناك من يوشك أن يحجز هذا الوقت</translation>
    </message>
    <message>
        <source>Not all of them would have a place</source>
        <translation>لن يجد بعضها مكانًا</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>a time that somebody is about to book</comment>
        <translation>محجوز مؤقتًا</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>an appointment, who is editing it: read aloud</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1. Alert: %2</source>
        <comment>an appointment, its alert: read aloud</comment>
        <translation>%1. تنبيه: %2</translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>تنبيه: %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>an alert, who is editing it</comment>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>ClinicFormat</name>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>مطلوب</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>مؤكَّد</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>وصل</translation>
    </message>
    <message>
        <source>In room</source>
        <translation>في الغرفة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>منتهٍ</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>لم يحضر</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>المسؤول</translation>
    </message>
    <message>
        <source>Reception</source>
        <translation>الاستقبال</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>%1⁠–⁠%2</source>
        <translation>%1⁠–⁠%2</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>For</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>No appointments</source>
        <translation>لا مواعيد</translation>
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
    <message>
        <source>Type the code that your authenticator app shows.</source>
        <translation>اكتب الرمز الذي يعرضه تطبيق المصادقة.</translation>
    </message>
    <message>
        <source>The clinic asks for two-step log-in. Set it up first.</source>
        <translation>تطلب العيادة تسجيل الدخول بخطوتين. أعدّه أولًا.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a minute, then try again.</source>
        <translation>محاولات كثيرة. انتظر دقيقة ثم حاول من جديد.</translation>
    </message>
    <message>
        <source>This code is wrong, or was used before.</source>
        <translation>هذا الرمز خاطئ أو استُعمل من قبل.</translation>
    </message>
    <message>
        <source>This code is wrong, was used before, or has ended.</source>
        <translation>هذا الرمز خاطئ أو استُعمل من قبل أو انتهت مدته.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %Ln minute(s).</source>
        <translation>
            <numerusform>محاولات كثيرة. حاول من جديد بعد %Ln دقيقة.</numerusform>
            <numerusform>محاولات كثيرة. حاول من جديد بعد دقيقة واحدة.</numerusform>
            <numerusform>محاولات كثيرة. حاول من جديد بعد دقيقتين.</numerusform>
            <numerusform>محاولات كثيرة. حاول من جديد بعد %Ln دقائق.</numerusform>
            <numerusform>محاولات كثيرة. حاول من جديد بعد %Ln دقيقة.</numerusform>
            <numerusform>محاولات كثيرة. حاول من جديد بعد %Ln دقيقة.</numerusform>
        </translation>
    </message>
    <message>
        <source>This offer has ended, or the time has gone to somebody else.</source>
        <translation>انتهى هذا العرض، أو ذهب الوقت إلى شخص آخر.</translation>
    </message>
    <message>
        <source>No doctor is free at the moment.</source>
        <translation>لا يوجد طبيب متاح الآن.</translation>
    </message>
    <message>
        <source>The room is in use at that time.</source>
        <translation>الغرفة مشغولة في ذلك الوقت.</translation>
    </message>
    <message>
        <source>The time was held for five minutes, and they are over. Choose it again.</source>
        <translation>حُجز الوقت مؤقتًا خمس دقائق وقد انتهت. اختره من جديد.</translation>
    </message>
    <message>
        <source>The doctor does not offer this type of appointment.</source>
        <translation>لا يقدّم الطبيب هذا النوع من المواعيد.</translation>
    </message>
    <message>
        <source>Appointments of this type are made by the clinic.</source>
        <translation>العيادة هي التي تحجز هذا النوع من المواعيد.</translation>
    </message>
    <message>
        <source>This room is not used at present.</source>
        <translation>هذه الغرفة غير مستخدمة حاليًا.</translation>
    </message>
    <message>
        <source>You hold as many times as the clinic allows.</source>
        <translation>لديك أقصى عدد من الأوقات المحجوزة مؤقتًا تسمح به العيادة.</translation>
    </message>
</context>
<context>
    <name>ReportPeriod</name>
    <message>
        <source>This week</source>
        <translation>هذا الأسبوع</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>الأسبوع الماضي</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>هذا الشهر</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>الشهر الماضي</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>آخر 90 يومًا</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>هذه السنة</translation>
    </message>
    <message>
        <source>Other days</source>
        <translation>أيام أخرى</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>%1%</source>
        <comment>a percentage</comment>
        <translation>%1٪</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 د</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours, minutes</comment>
        <translation>%1 س %2 د</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days, hours</comment>
        <translation>%1 ي %2 س</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 س</translation>
    </message>
    <message>
        <source>%</source>
        <comment>the unit of a column</comment>
        <translation>٪</translation>
    </message>
    <message>
        <source>hours</source>
        <comment>the unit of a column</comment>
        <translation>ساعات</translation>
    </message>
    <message>
        <source>minutes</source>
        <comment>the unit of a column</comment>
        <translation>دقائق</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>المواعيد</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>النسبة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln appointment(s)</source>
        <translation>
            <numerusform>لا مواعيد</numerusform>
            <numerusform>موعد واحد</numerusform>
            <numerusform>موعدان</numerusform>
            <numerusform>%Ln مواعيد</numerusform>
            <numerusform>%Ln موعدًا</numerusform>
            <numerusform>%Ln موعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>المحجوز</translation>
    </message>
    <message>
        <source>Time booked</source>
        <translation>الوقت المحجوز</translation>
    </message>
    <message>
        <source>Working time</source>
        <translation>وقت العمل</translation>
    </message>
    <message>
        <source>%1 of the working time was booked: %2 of %3</source>
        <comment>percentage, hours, hours</comment>
        <translation>حُجز %1 من وقت العمل: %2 من %3</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>يوم الأسبوع</translation>
    </message>
    <message>
        <source>No-shows</source>
        <comment>a share</comment>
        <translation>التغيّب</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>how many appointments</comment>
        <translation>تغيّبوا</translation>
    </message>
    <message>
        <source>Attended</source>
        <comment>how many appointments</comment>
        <translation>حضروا</translation>
    </message>
    <message>
        <source>%1 of the patients did not come: %2 of %3</source>
        <comment>percentage, number, number</comment>
        <translation>لم يحضر %1 من المرضى: %2 من %3</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>الوسيط</translation>
    </message>
    <message>
        <source>Mean</source>
        <comment>the average</comment>
        <translation>المتوسط</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>طريقة الحجز</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message numerus="yes">
        <source>%Ln appointment(s) cancelled</source>
        <translation>
            <numerusform>لم يُلغَ أي موعد</numerusform>
            <numerusform>أُلغي موعد واحد</numerusform>
            <numerusform>أُلغي موعدان</numerusform>
            <numerusform>أُلغيت %Ln مواعيد</numerusform>
            <numerusform>أُلغي %Ln موعدًا</numerusform>
            <numerusform>أُلغي %Ln موعد</numerusform>
        </translation>
    </message>
    <message>
        <source>No reason given</source>
        <translation>بلا سبب مذكور</translation>
    </message>
    <message>
        <source>Other reasons</source>
        <translation>أسباب أخرى</translation>
    </message>
    <message>
        <source>Appointments by status</source>
        <translation>المواعيد حسب الحالة</translation>
    </message>
    <message>
        <source>Appointments by doctor</source>
        <translation>المواعيد حسب الطبيب</translation>
    </message>
    <message>
        <source>Utilisation by doctor</source>
        <translation>الإشغال حسب الطبيب</translation>
    </message>
    <message>
        <source>Utilisation by day</source>
        <translation>الإشغال حسب اليوم</translation>
    </message>
    <message>
        <source>No-shows by doctor</source>
        <translation>التغيّب حسب الطبيب</translation>
    </message>
    <message>
        <source>No-shows by weekday</source>
        <translation>التغيّب حسب يوم الأسبوع</translation>
    </message>
    <message>
        <source>Waiting times</source>
        <translation>أوقات الانتظار</translation>
    </message>
    <message>
        <source>How long ahead people book</source>
        <translation>المدة بين الحجز والموعد</translation>
    </message>
    <message>
        <source>How appointments are booked</source>
        <translation>كيف تُحجز المواعيد</translation>
    </message>
    <message>
        <source>Why appointments are cancelled</source>
        <translation>أسباب إلغاء المواعيد</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>the first and the last day</comment>
        <translation>%1 إلى %2</translation>
    </message>
    <message>
        <source>Half of the patients waited at most %1</source>
        <translation>انتظر نصف المرضى %1 على الأكثر</translation>
    </message>
    <message>
        <source>Half of the appointments were booked at most %1 ahead</source>
        <translation>حُجز نصف المواعيد قبل موعدها بمدة %1 على الأكثر</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day below a chart, Qt format</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>%1 were booked; nobody had working hours</source>
        <comment>hours</comment>
        <translation>حُجز %1، ولم تكن لأحد ساعات عمل</translation>
    </message>
</context>
<context>
    <name>RoomEditor</name>
    <message>
        <source>In &amp;use</source>
        <translation>قيد الا&amp;ستخدام</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>الا&amp;سم</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>غرفة جديدة</translation>
    </message>
</context>
<context>
    <name>RoomsPage</name>
    <message>
        <source>Rooms</source>
        <translation>الغرف</translation>
    </message>
    <message>
        <source>No rooms yet</source>
        <translation>لا غرف بعد</translation>
    </message>
    <message>
        <source>A room that is kept here can be booked with the doctor.</source>
        <translation>يمكن حجز الغرفة المسجلة هنا مع الطبيب.</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>غرفة جديدة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>قيد الاستخدام</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>غير مستخدمة</translation>
    </message>
    <message>
        <source>No room chosen</source>
        <translation>لم تُختر غرفة</translation>
    </message>
    <message>
        <source>Choose a room to see its particulars.</source>
        <translation>اختر غرفة لعرض تفاصيلها.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>كل أسبوع</translation>
    </message>
    <message numerus="yes">
        <source>Every %Ln weeks</source>
        <extracomment>%Ln is 2 or more</extracomment>
        <translation>
            <numerusform>كل أسبوع</numerusform>
            <numerusform>كل أسبوع</numerusform>
            <numerusform>كل أسبوعين</numerusform>
            <numerusform>كل %Ln أسابيع</numerusform>
            <numerusform>كل %Ln أسبوعًا</numerusform>
            <numerusform>كل %Ln أسبوع</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>من %1 إلى %2</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <translation>%1، %2، %3، %4</translation>
    </message>
</context>
<context>
    <name>TypeEditor</name>
    <message>
        <source>&amp;Patients book it themselves</source>
        <translation>يح&amp;جزه المرضى بأنفسهم</translation>
    </message>
    <message>
        <source>In &amp;use</source>
        <translation>قيد الا&amp;ستخدام</translation>
    </message>
    <message>
        <source> min</source>
        <translation> د</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>رمادي</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>أزرق</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>أخضر</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>أزرق مخضر</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>برتقالي</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>أحمر</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>وردي</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>بنفسجي</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>الا&amp;سم</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>ال&amp;مدة</translation>
    </message>
    <message>
        <source>Free &amp;before</source>
        <translation>فراغ &amp;قبله</translation>
    </message>
    <message>
        <source>Free a&amp;fter</source>
        <translation>فراغ &amp;بعده</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>ال&amp;لون</translation>
    </message>
    <message>
        <source>&amp;Doctors</source>
        <translation>الأ&amp;طباء</translation>
    </message>
    <message>
        <source>Who offer it. Nobody chosen: all doctors.</source>
        <translation>من يقدّمونه. إن لم يُختر أحد: كل الأطباء.</translation>
    </message>
    <message>
        <source>New type of appointment</source>
        <translation>نوع موعد جديد</translation>
    </message>
</context>
<context>
    <name>TypesPage</name>
    <message>
        <source>Types of appointments</source>
        <translation>أنواع المواعيد</translation>
    </message>
    <message>
        <source>No types yet</source>
        <translation>لا أنواع بعد</translation>
    </message>
    <message>
        <source>A type says how long an appointment takes and what it needs around it.</source>
        <translation>يحدد النوع مدة الموعد وما يحتاجه قبله وبعده.</translation>
    </message>
    <message>
        <source>New type</source>
        <translation>نوع جديد</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>المدة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Online</source>
        <translation>عبر التطبيق</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>قيد الاستخدام</translation>
    </message>
    <message>
        <source>Not in use</source>
        <translation>غير مستخدمة</translation>
    </message>
    <message>
        <source>No type chosen</source>
        <translation>لم يُختر نوع</translation>
    </message>
    <message>
        <source>Choose a type to see its particulars.</source>
        <translation>اختر نوعًا لعرض تفاصيله.</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>الأنواع</translation>
    </message>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
</context>
<context>
    <name>WaitlistText</name>
    <message>
        <source>Routine</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>قريبًا</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>مسحوب</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>منتهي الصلاحية</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>قائم</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>مقبول</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>مرفوض</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>مغلق</translation>
    </message>
    <message>
        <source>Any doctor</source>
        <translation>أي طبيب</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>times</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>من %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>أي وقت</translation>
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
    <message>
        <source>The two passwords differ.</source>
        <translation>كلمتا المرور غير متطابقتين.</translation>
    </message>
    <message>
        <source>Type an e-mail address.</source>
        <translation>اكتب عنوان بريد إلكتروني.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more character(s) needed.</source>
        <translation>
            <numerusform>لا تلزم أحرف أخرى.</numerusform>
            <numerusform>يلزم حرف واحد آخر.</numerusform>
            <numerusform>يلزم حرفان آخران.</numerusform>
            <numerusform>تلزم %Ln أحرف أخرى.</numerusform>
            <numerusform>يلزم %Ln حرفًا آخر.</numerusform>
            <numerusform>يلزم %Ln حرف آخر.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::AffectedList</name>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>إغلاق القائمة</translation>
    </message>
    <message>
        <source>Appointments outside the working hours</source>
        <translation>مواعيد خارج ساعات العمل</translation>
    </message>
    <message>
        <source>Appointments outside the working hours now: %1. None was cancelled: move or cancel them in the calendar.</source>
        <translation>مواعيد أصبحت خارج ساعات العمل: %1. لم يُلغَ أي منها: انقلها أو ألغها من التقويم.</translation>
    </message>
</context>
<context>
    <name>frontdesk::AppointmentPanel</name>
    <message>
        <source>No appointment chosen</source>
        <translation>لم يُختر موعد</translation>
    </message>
    <message>
        <source>Choose one in the calendar to see and change it here.</source>
        <translation>اختر موعدًا من التقويم لعرضه وتعديله هنا.</translation>
    </message>
    <message>
        <source>So far</source>
        <translation>حتى الآن</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>تغيير…</translation>
    </message>
</context>
<context>
    <name>frontdesk::AuditPage</name>
    <message>
        <source>Nobody signed in</source>
        <translation>بلا تسجيل دخول</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>سجل التدقيق</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>Workstation</source>
        <translation>محطة العمل</translation>
    </message>
    <message>
        <source>Person: the e-mail</source>
        <translation>الشخص: البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>لا شيء هنا</translation>
    </message>
    <message>
        <source>Nothing was done that the filters ask for.</source>
        <translation>لم يحدث شيء يطابق عوامل التصفية.</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>تصدير بصيغة CSV…</translation>
    </message>
    <message>
        <source>Write the date like %1.</source>
        <translation>اكتب التاريخ مثل %1.</translation>
    </message>
    <message>
        <source>What it was done to</source>
        <translation>على ماذا جرى</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>ماذا جرى</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>من يوم</translation>
    </message>
    <message>
        <source>To day</source>
        <translation>إلى يوم</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>كل شيء</translation>
    </message>
    <message>
        <source>All actions</source>
        <translation>كل الإجراءات</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>الحقل</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>After</source>
        <translation>بعد</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>لم يُختر شيء</translation>
    </message>
    <message>
        <source>Choose a line to see what it changed.</source>
        <translation>اختر سطرًا لعرض ما غيّره.</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>قبل وبعد</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <extracomment>who, when, where; &quot;anna@clinic.example · Mon 9 Mar 2026, 14:20:05 · Desktop&quot;</extracomment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Everything on this object</source>
        <translation>كل ما جرى على هذا</translation>
    </message>
    <message>
        <source>Everything again</source>
        <translation>كل شيء من جديد</translation>
    </message>
    <message>
        <source>Export the audit trail</source>
        <translation>تصدير سجل التدقيق</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines exported</source>
        <translation>
            <numerusform>لم يُصدَّر أي سطر</numerusform>
            <numerusform>صُدِّر سطر واحد</numerusform>
            <numerusform>صُدِّر سطران</numerusform>
            <numerusform>صُدِّرت %Ln أسطر</numerusform>
            <numerusform>صُدِّر %Ln سطرًا</numerusform>
            <numerusform>صُدِّر %Ln سطر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::BarChart</name>
    <message>
        <source>%1: %2</source>
        <extracomment>the tip of a bar: what it is of, and how much</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>frontdesk::BookingForm</name>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
    <message>
        <source>Length in minutes</source>
        <translation>المدة بالدقائق</translation>
    </message>
    <message>
        <source> min</source>
        <translation> دقيقة</translation>
    </message>
    <message>
        <source>Which of the two times</source>
        <translation>أي الوقتين</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>تعارض</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>New appointment</source>
        <translation>موعد جديد</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>حجز</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The first of the two (%1)</source>
        <translation>الأول من الاثنين (%1)</translation>
    </message>
    <message>
        <source>The second of the two (%1)</source>
        <translation>الثاني من الاثنين (%1)</translation>
    </message>
    <message>
        <source>%1, %2 (%3)</source>
        <translation>%1، %2 (%3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This time does not exist on that day: the clocks go forward over it.</source>
        <translation>هذا الوقت غير موجود في ذلك اليوم: تتقدم الساعة متجاوزةً إياه.</translation>
    </message>
    <message>
        <source>Who is it for? Type a name, a phone number or a birth date.</source>
        <translation>لمن الموعد؟ اكتب اسمًا أو رقم هاتف أو تاريخ ميلاد.</translation>
    </message>
    <message>
        <source>Choose the patient from the list, or create them with End.</source>
        <translation>اختر المريض من القائمة، أو أنشئه بمفتاح End.</translation>
    </message>
    <message>
        <source>Choose a doctor.</source>
        <translation>اختر طبيبًا.</translation>
    </message>
    <message>
        <source>This time does not exist on that day.</source>
        <translation>هذا الوقت غير موجود في ذلك اليوم.</translation>
    </message>
    <message>
        <source>Such as: acute pain, agreed with the doctor</source>
        <translation>مثل: ألم حاد، بالاتفاق مع الطبيب</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>Reason to overbook</source>
        <translation>سبب الحجز فوق السعة</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>بلا نوع</translation>
    </message>
    <message>
        <source>No room</source>
        <translation>بلا غرفة</translation>
    </message>
    <message>
        <source>Move anyway</source>
        <translation>انقل رغم ذلك</translation>
    </message>
    <message>
        <source>Book anyway</source>
        <translation>احجز رغم ذلك</translation>
    </message>
    <message>
        <source>Wants an earlier time</source>
        <translation>يريد موعدًا أبكر</translation>
    </message>
    <message>
        <source>Also puts the patient on the waiting list, for the same doctor, type and room</source>
        <translation>يضيف المريض أيضًا إلى قائمة الانتظار للطبيب والنوع والغرفة نفسها</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>التكرار</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>وتيرة التكرار</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>بلا تكرار</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>كل أسبوع</translation>
    </message>
    <message>
        <source>Every two weeks</source>
        <translation>كل أسبوعين</translation>
    </message>
    <message>
        <source>Every month, same weekday</source>
        <translation>كل شهر في اليوم نفسه من الأسبوع</translation>
    </message>
    <message>
        <source>How many appointments</source>
        <translation>عدد المواعيد</translation>
    </message>
    <message>
        <source> times</source>
        <translation> مرات</translation>
    </message>
    <message>
        <source>The last one: %1</source>
        <translation>الموعد الأخير: %1</translation>
    </message>
    <message>
        <source>Book %1 of %2</source>
        <comment>so many of all appointments of a series</comment>
        <translation>حجز %1 من %2</translation>
    </message>
    <message numerus="yes">
        <source>Book %Ln appointments</source>
        <translation>
            <numerusform>عدم حجز أي موعد</numerusform>
            <numerusform>حجز موعد واحد</numerusform>
            <numerusform>حجز موعدين</numerusform>
            <numerusform>حجز %Ln مواعيد</numerusform>
            <numerusform>حجز %Ln موعدًا</numerusform>
            <numerusform>حجز %Ln موعد</numerusform>
        </translation>
    </message>
    <message>
        <source>None of the times can be had. Choose others.</source>
        <translation>لا يتوفر أي من هذه الأوقات. اختر أوقاتًا أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing is booked yet: %Ln of the times cannot be had. Choose other times for them below, or leave them out.</source>
        <translation>
            <numerusform>لم يُحجز شيء بعد: كل الأوقات متاحة.</numerusform>
            <numerusform>لم يُحجز شيء بعد: وقت واحد غير متاح. اختر وقتًا آخر له أدناه، أو اتركه.</numerusform>
            <numerusform>لم يُحجز شيء بعد: وقتان غير متاحين. اختر وقتين آخرين لهما أدناه، أو اتركهما.</numerusform>
            <numerusform>لم يُحجز شيء بعد: %Ln أوقات غير متاحة. اختر أوقاتًا أخرى لها أدناه، أو اتركها.</numerusform>
            <numerusform>لم يُحجز شيء بعد: %Ln وقتًا غير متاح. اختر أوقاتًا أخرى لها أدناه، أو اتركها.</numerusform>
            <numerusform>لم يُحجز شيء بعد: %Ln وقت غير متاح. اختر أوقاتًا أخرى لها أدناه، أو اتركها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln appointments. %1. The last one: %2</source>
        <comment>how many were booked; the first: patient, time, doctor; a day and time</comment>
        <translation>
            <numerusform>لا مواعيد. %1. الأخير: %2</numerusform>
            <numerusform>موعد واحد. %1. الأخير: %2</numerusform>
            <numerusform>موعدان. %1. الأخير: %2</numerusform>
            <numerusform>%Ln مواعيد. %1. الأخير: %2</numerusform>
            <numerusform>%Ln موعدًا. %1. الأخير: %2</numerusform>
            <numerusform>%Ln موعد. %1. الأخير: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. The patient is on the waiting list for an earlier time.</source>
        <comment>what was booked: patient, time, doctor</comment>
        <translation>%1. المريض على قائمة الانتظار لموعد أبكر.</translation>
    </message>
    <message>
        <source>It is not an appointment that is still to come.</source>
        <translation>ليس موعدًا قادمًا.</translation>
    </message>
    <message>
        <source>%1. The appointment stands, but the patient was not put on the waiting list. %2</source>
        <comment>what was booked: patient, time, doctor; why</comment>
        <translation>%1. الموعد محجوز، لكن لم يُضف المريض إلى قائمة الانتظار. %2</translation>
    </message>
    <message>
        <source>Change appointment</source>
        <translation>تغيير الموعد</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>It is now stored as %1. Save to store what is chosen here.</source>
        <translation>هو محفوظ الآن هكذا: %1. احفظ لتخزين ما اختير هنا.</translation>
    </message>
</context>
<context>
    <name>frontdesk::BookingNotes</name>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>تنبيه</translation>
    </message>
    <message>
        <source>Booked by</source>
        <translation>طريقة الحجز</translation>
    </message>
    <message>
        <source>Why the patient comes</source>
        <translation>سبب حضور المريض</translation>
    </message>
    <message>
        <source>Such as: needs the step-free entrance</source>
        <translation>مثل: يحتاج إلى مدخل بلا درجات</translation>
    </message>
    <message>
        <source>What the staff must not miss; the patient does not see it</source>
        <translation>ما يجب ألا يفوت الموظفين؛ لا يراه المريض</translation>
    </message>
    <message>
        <source>Send the patient reminders</source>
        <translation>إرسال تذكيرات إلى المريض</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln characters.</source>
        <translation>
            <numerusform>لا أحرف على الأكثر.</numerusform>
            <numerusform>حرف واحد على الأكثر.</numerusform>
            <numerusform>حرفان على الأكثر.</numerusform>
            <numerusform>%Ln أحرف على الأكثر.</numerusform>
            <numerusform>%Ln حرفًا على الأكثر.</numerusform>
            <numerusform>%Ln حرف على الأكثر.</numerusform>
        </translation>
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
    <name>frontdesk::CalendarListView</name>
    <message numerus="yes">
        <source>%Ln appointments</source>
        <translation>
            <numerusform>لا مواعيد</numerusform>
            <numerusform>موعد واحد</numerusform>
            <numerusform>موعدان</numerusform>
            <numerusform>%Ln مواعيد</numerusform>
            <numerusform>%Ln موعدًا</numerusform>
            <numerusform>%Ln موعد</numerusform>
        </translation>
    </message>
    <message>
        <source>No appointments</source>
        <translation>لا مواعيد</translation>
    </message>
    <message>
        <source>Nothing is booked on these days.</source>
        <translation>لا شيء محجوز في هذه الأيام.</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>تصدير بصيغة CSV…</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>المواعيد</translation>
    </message>
</context>
<context>
    <name>frontdesk::CalendarPage</name>
    <message>
        <source>%1 was not changed. %2</source>
        <comment>patient, reason</comment>
        <translation>لم يتغير %1. %2</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>التقويم</translation>
    </message>
    <message>
        <source>This day could not be loaded</source>
        <translation>تعذّر تحميل هذا اليوم</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>No doctors yet</source>
        <translation>لا أطباء بعد</translation>
    </message>
    <message>
        <source>As soon as the clinic has a doctor, the day appears here.</source>
        <translation>يظهر اليوم هنا حالما يكون في العيادة طبيب.</translation>
    </message>
    <message>
        <source>No doctor is chosen</source>
        <translation>لم يُختر طبيب</translation>
    </message>
    <message>
        <source>Choose at the side whose appointments are shown.</source>
        <translation>اختر من الجانب لمن تُعرض المواعيد.</translation>
    </message>
    <message>
        <source>Show all doctors</source>
        <translation>عرض كل الأطباء</translation>
    </message>
    <message>
        <source>%1 This is the day as of %2.</source>
        <comment>reason, time of day</comment>
        <translation>%1 هذا هو اليوم كما كان في %2.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Discard what you typed?</source>
        <translation>هل تريد تجاهل ما كتبته؟</translation>
    </message>
    <message>
        <source>The form at the side has not been saved.</source>
        <translation>لم يُحفظ النموذج الجانبي.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>الانتقال إلى اليوم</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>الانتقال إلى تاريخ</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Next status</source>
        <translation>الحالة التالية</translation>
    </message>
    <message>
        <source>New appointment</source>
        <translation>موعد جديد</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>This is the day as of %1. It can be changed again when the database is back.</source>
        <translation>هذا هو اليوم كما كان عند %1. يمكن تغييره مجددًا حين تعود قاعدة البيانات.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <comment>what was undone</comment>
        <translation>تم التراجع: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <comment>what was done</comment>
        <translation>تمت الإعادة: %1</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>تراجع عن %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>أعد %1</translation>
    </message>
    <message>
        <source>Book %1</source>
        <comment>a patient</comment>
        <translation>حجز موعد لـ%1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <comment>a patient</comment>
        <translation>إلغاء موعد %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a patient, a status</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Move %1</source>
        <comment>a patient</comment>
        <translation>نقل موعد %1</translation>
    </message>
    <message>
        <source>%1. This is outside the doctor&apos;s working hours.</source>
        <comment>what was booked: patient, time, doctor</comment>
        <translation>%1. هذا خارج ساعات عمل الطبيب.</translation>
    </message>
    <message>
        <source>%1 changed it at %2.</source>
        <comment>a user&apos;s e-mail, a time</comment>
        <translation>غيّره %1 في %2.</translation>
    </message>
    <message>
        <source>The patient changed it at %1.</source>
        <translation>غيّره المريض في %1.</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln appointments</source>
        <translation>
            <numerusform>نقل لا شيء</numerusform>
            <numerusform>نقل موعد واحد</numerusform>
            <numerusform>نقل موعدين</numerusform>
            <numerusform>نقل %Ln مواعيد</numerusform>
            <numerusform>نقل %Ln موعدًا</numerusform>
            <numerusform>نقل %Ln موعد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln appointments</source>
        <comment>a status</comment>
        <translation>
            <numerusform>%1: لا مواعيد</numerusform>
            <numerusform>%1: موعد واحد</numerusform>
            <numerusform>%1: موعدان</numerusform>
            <numerusform>%1: %Ln مواعيد</numerusform>
            <numerusform>%1: %Ln موعدًا</numerusform>
            <numerusform>%1: %Ln موعد</numerusform>
        </translation>
    </message>
    <message>
        <source>This appointment cannot be moved</source>
        <translation>لا يمكن نقل هذا الموعد</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, doctor</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Nothing is free in the next two months</source>
        <translation>لا وقت شاغر في الشهرين القادمين</translation>
    </message>
    <message>
        <source>Nothing was moved. Hold it over a day until that day opens, then drop it.</source>
        <translation>لم يُنقل شيء. أبقِه فوق اليوم حتى يُفتح، ثم أفلته.</translation>
    </message>
    <message>
        <source>Cancel because</source>
        <translation>إلغاء بسبب</translation>
    </message>
    <message>
        <source>Move by the clipboard</source>
        <translation>نقل عبر الحافظة</translation>
    </message>
    <message>
        <source>Book again…</source>
        <translation>حجز موعد آخر…</translation>
    </message>
    <message>
        <source>Copy the phone number</source>
        <translation>نسخ رقم الهاتف</translation>
    </message>
    <message>
        <source>Patient record</source>
        <translation>سجل المريض</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>مريض بلا موعد</translation>
    </message>
    <message>
        <source>Put %1 here</source>
        <comment>a patient on the clipboard</comment>
        <translation>ضع %1 هنا</translation>
    </message>
    <message>
        <source>Offer to the waiting list…</source>
        <translation>عرض على قائمة الانتظار…</translation>
    </message>
    <message>
        <source>Block this time</source>
        <translation>حجب هذا الوقت</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>محجوب</translation>
    </message>
    <message>
        <source>%1 is blocked for %2. The page of schedules takes it back.</source>
        <comment>day and time, doctor</comment>
        <translation>حُجب %1 لدى %2. يمكن التراجع عنه في صفحة الجداول.</translation>
    </message>
    <message numerus="yes">
        <source>The time was offered to %Ln patients.</source>
        <translation>
            <numerusform>لم يُعرض الوقت على أحد.</numerusform>
            <numerusform>عُرض الوقت على مريض واحد.</numerusform>
            <numerusform>عُرض الوقت على مريضين.</numerusform>
            <numerusform>عُرض الوقت على %Ln مرضى.</numerusform>
            <numerusform>عُرض الوقت على %Ln مريضًا.</numerusform>
            <numerusform>عُرض الوقت على %Ln مريض.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody on the waiting list wants this time</source>
        <translation>لا أحد في قائمة الانتظار يريد هذا الوقت</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>patient, time</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>These days could not be loaded</source>
        <translation>تعذّر تحميل هذه الأيام</translation>
    </message>
    <message>
        <source>Nothing is free on this day</source>
        <translation>لا وقت شاغر في هذا اليوم</translation>
    </message>
    <message>
        <source>Export appointments</source>
        <translation>تصدير المواعيد</translation>
    </message>
    <message>
        <source>appointments.csv</source>
        <comment>a file&apos;s name</comment>
        <translation>المواعيد.csv</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>جداول (*.csv)</translation>
    </message>
    <message>
        <source>The table was saved.</source>
        <translation>حُفظ الجدول.</translation>
    </message>
    <message>
        <source>The table could not be saved</source>
        <translation>تعذّر حفظ الجدول</translation>
    </message>
    <message>
        <source>Booked by mistake</source>
        <translation>حُجز خطأً</translation>
    </message>
    <message>
        <source>Find a patient</source>
        <translation>البحث عن مريض</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Next free slot</source>
        <translation>الوقت الشاغر التالي</translation>
    </message>
    <message>
        <source>Print the day</source>
        <translation>طباعة اليوم</translation>
    </message>
    <message>
        <source>Preview the day&apos;s sheets</source>
        <translation>معاينة أوراق اليوم</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>تغيير المفاتيح</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>Put down</source>
        <translation>وضع</translation>
    </message>
    <message>
        <source>Cancel appointment</source>
        <translation>إلغاء الموعد</translation>
    </message>
    <message>
        <source>Day view</source>
        <translation>عرض اليوم</translation>
    </message>
    <message>
        <source>Week view</source>
        <translation>عرض الأسبوع</translation>
    </message>
    <message>
        <source>Month view</source>
        <translation>عرض الشهر</translation>
    </message>
    <message>
        <source>List view</source>
        <translation>عرض القائمة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>تقدّم</translation>
    </message>
    <message>
        <source>Patient %1, %2</source>
        <comment>name, birth date</comment>
        <translation>المريض %1، %2</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <comment>a doctor</comment>
        <translation>إظهار %1 فقط</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>day, time, doctor</comment>
        <translation>%1، %2، %3</translation>
    </message>
    <message>
        <source>Book: %1</source>
        <comment>day, time, doctor</comment>
        <translation>حجز: %1</translation>
    </message>
    <message>
        <source>Book %1: %2</source>
        <comment>patient; day, time, doctor</comment>
        <translation>حجز موعد لـ%1: %2</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <comment>a day</comment>
        <translation>الانتقال إلى %1</translation>
    </message>
    <message>
        <source>The day&apos;s sheets were sent to the printer.</source>
        <translation>أُرسلت أوراق اليوم إلى الطابعة.</translation>
    </message>
    <message>
        <source>Copied. Putting it down books %1 once more.</source>
        <comment>a patient</comment>
        <translation>تم النسخ. عند اللصق يُحجز موعد آخر لـ %1.</translation>
    </message>
    <message>
        <source>%1 was not booked once more. %2</source>
        <comment>patient, reason</comment>
        <translation>لم يُحجز موعد آخر لـ %1. %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>طباعة بطاقة الموعد</translation>
    </message>
    <message>
        <source>Preview the slip…</source>
        <translation>معاينة بطاقة الموعد…</translation>
    </message>
    <message>
        <source>Next free slots from here…</source>
        <translation>الأوقات المتاحة التالية من هنا…</translation>
    </message>
    <message>
        <source>Book %1 once more here</source>
        <comment>a patient that was copied</comment>
        <translation>حجز موعد آخر لـ %1 هنا</translation>
    </message>
    <message>
        <source>Open this day</source>
        <translation>فتح هذا اليوم</translation>
    </message>
    <message>
        <source>Book…</source>
        <translation>حجز…</translation>
    </message>
    <message>
        <source>Block a time…</source>
        <translation>حجب وقت…</translation>
    </message>
    <message>
        <source>The slip was sent to the printer.</source>
        <translation>أُرسلت بطاقة الموعد إلى الطابعة.</translation>
    </message>
    <message>
        <source>Colour cards by status</source>
        <translation>تلوين البطاقات حسب الحالة</translation>
    </message>
    <message>
        <source>Colour cards by doctor</source>
        <translation>تلوين البطاقات حسب الطبيب</translation>
    </message>
    <message>
        <source>Colour cards by type</source>
        <translation>تلوين البطاقات حسب النوع</translation>
    </message>
    <message>
        <source>Change %1</source>
        <comment>a patient</comment>
        <translation>تغيير موعد %1</translation>
    </message>
    <message numerus="yes">
        <source>Book %Ln appointments of %1</source>
        <comment>a patient</comment>
        <translation>
            <numerusform>عدم حجز أي موعد لـ %1</numerusform>
            <numerusform>حجز موعد واحد لـ %1</numerusform>
            <numerusform>حجز موعدين لـ %1</numerusform>
            <numerusform>حجز %Ln مواعيد لـ %1</numerusform>
            <numerusform>حجز %Ln موعدًا لـ %1</numerusform>
            <numerusform>حجز %Ln موعد لـ %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln appointments of %1</source>
        <comment>a patient</comment>
        <translation>
            <numerusform>عدم إلغاء أي موعد لـ %1</numerusform>
            <numerusform>إلغاء موعد واحد لـ %1</numerusform>
            <numerusform>إلغاء موعدين لـ %1</numerusform>
            <numerusform>إلغاء %Ln مواعيد لـ %1</numerusform>
            <numerusform>إلغاء %Ln موعدًا لـ %1</numerusform>
            <numerusform>إلغاء %Ln موعد لـ %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: %1</source>
        <comment>what was done</comment>
        <translation>تم: %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::CalendarSideBar</name>
    <message>
        <source>Doctors</source>
        <translation>الأطباء</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>عرض الكل</translation>
    </message>
    <message>
        <source>Show all doctors</source>
        <translation>عرض كل الأطباء</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>اختيارات محفوظة</translation>
    </message>
    <message>
        <source>Named choices of doctors</source>
        <translation>مجموعات أطباء محفوظة بأسمائها</translation>
    </message>
    <message>
        <source>&amp;Save this choice…</source>
        <translation>&amp;حفظ هذا الاختيار…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>إ&amp;زالة</translation>
    </message>
    <message>
        <source>Save this choice of doctors</source>
        <translation>حفظ هذا الاختيار من الأطباء</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
</context>
<context>
    <name>frontdesk::CalendarToolBar</name>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Go to today (Ctrl+T)</source>
        <translation>الانتقال إلى اليوم (Ctrl+T)</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>اختيار يوم</translation>
    </message>
    <message>
        <source>Go to a date (Ctrl+G)</source>
        <translation>الانتقال إلى تاريخ (Ctrl+G)</translation>
    </message>
    <message>
        <source>Choose doctors</source>
        <translation>اختيار الأطباء</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action, shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Ctrl+PgUp</source>
        <translation>Ctrl+PgUp</translation>
    </message>
    <message>
        <source>Ctrl+PgDn</source>
        <translation>Ctrl+PgDn</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>Ctrl+-</source>
        <translation>Ctrl+-</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Ctrl+=</source>
        <translation>Ctrl+=</translation>
    </message>
    <message>
        <source>Fit the opening hours</source>
        <translation>ملاءمة ساعات العمل</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>ملاءمة</translation>
    </message>
    <message>
        <source>All doctors</source>
        <translation>كل الأطباء</translation>
    </message>
    <message>
        <source>%1 of %2 doctors</source>
        <translation>%1 من %2 من الأطباء</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>عرض ال&amp;كل</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>doctor, specialty</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>first and last day</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date without its year, Qt format</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a short date, Qt format</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month and its year, Qt format</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Previous period</source>
        <translation>الفترة السابقة</translation>
    </message>
    <message>
        <source>Next period</source>
        <translation>الفترة التالية</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>يوم</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>أسبوع</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>شهر</translation>
    </message>
    <message>
        <source>List</source>
        <translation>قائمة</translation>
    </message>
    <message>
        <source>Ctrl+Alt+%1</source>
        <translation>Ctrl+Alt+%1</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>إخفاء الأسماء</translation>
    </message>
    <message>
        <source>Show initials instead of names</source>
        <translation>إظهار الأحرف الأولى بدل الأسماء</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>مريض بلا موعد</translation>
    </message>
    <message>
        <source>New</source>
        <comment>appointment</comment>
        <translation>جديد</translation>
    </message>
    <message>
        <source>Colours of the cards</source>
        <translation>ألوان البطاقات</translation>
    </message>
    <message>
        <source>What the cards are coloured by</source>
        <translation>أساس تلوين البطاقات</translation>
    </message>
</context>
<context>
    <name>frontdesk::CancelBox</name>
    <message>
        <source>Why is it cancelled?</source>
        <translation>لماذا يُلغى؟</translation>
    </message>
    <message>
        <source>How much of the series</source>
        <translation>كم من السلسلة</translation>
    </message>
    <message>
        <source>This appointment alone</source>
        <translation>هذا الموعد وحده</translation>
    </message>
    <message>
        <source>This and the following</source>
        <translation>هذا وما بعده</translation>
    </message>
    <message>
        <source>All that are still to come</source>
        <translation>كل ما لم يأتِ بعد</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <extracomment>a reason and the digit key that chooses it</extracomment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>سبب آخر</translation>
    </message>
    <message>
        <source>A digit, or another reason</source>
        <translation>رقم، أو سبب آخر</translation>
    </message>
    <message>
        <source>Cancel appointment</source>
        <translation>إلغاء الموعد</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>الإبقاء عليه</translation>
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
    <name>frontdesk::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>An action, a doctor, a patient, or “thu 3pm haddad”</source>
        <translation>أمر أو طبيب أو مريض، أو مثلًا «الخميس 15:00 حداد»</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>What could be meant</source>
        <translation>ما قد يكون المقصود</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>لا شيء مطابق.</translation>
    </message>
    <message>
        <source>%1   (%2)</source>
        <comment>action, shortcut</comment>
        <translation>%1   (%2)</translation>
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
        <source>The database&apos;s file</source>
        <translation>ملف قاعدة البيانات</translation>
    </message>
    <message>
        <source>The connection works, but this user may not create tables in the database.</source>
        <translation>الاتصال يعمل، لكن لا يجوز لهذا المستخدم إنشاء جداول في قاعدة البيانات.</translation>
    </message>
    <message>
        <source>The connection works. The database is empty: Frontdesk will set it up when you continue.</source>
        <translation>الاتصال يعمل. قاعدة البيانات فارغة: سيهيّئها Frontdesk عند المتابعة.</translation>
    </message>
    <message>
        <source>The connection works. The database is Frontdesk&apos;s, in version %1.</source>
        <translation>الاتصال يعمل. قاعدة البيانات تخصّ Frontdesk، بالإصدار %1.</translation>
    </message>
    <message>
        <source>The connection works. The database is Frontdesk&apos;s, in version %1, and will be brought to version %2 when you continue.</source>
        <translation>الاتصال يعمل. قاعدة البيانات تخصّ Frontdesk، بالإصدار %1، وستُرقّى إلى الإصدار %2 عند المتابعة.</translation>
    </message>
    <message>
        <source>The database was made by a newer Frontdesk: it has version %1, this one knows %2. Update this Frontdesk.</source>
        <translation>أنشأ قاعدةَ البيانات إصدارٌ أحدث من Frontdesk: إصدارها %1، وهذا البرنامج يعرف %2. حدِّث هذا البرنامج.</translation>
    </message>
    <message>
        <source>The database&apos;s structure was changed by something else than Frontdesk. Restore a backup.</source>
        <translation>غيَّر شيءٌ آخر غير Frontdesk بنيةَ قاعدة البيانات. استعِد نسخة احتياطية.</translation>
    </message>
    <message>
        <source>The database holds something that is not Frontdesk&apos;s. Choose an empty one.</source>
        <translation>تحوي قاعدة البيانات شيئًا لا يخصّ Frontdesk. اختر قاعدة فارغة.</translation>
    </message>
    <message>
        <source>No PostgreSQL server answers there. Check the server&apos;s name and port, and that it lets this computer in.</source>
        <translation>لا يجيب هناك أي خادم PostgreSQL. تحقق من اسم الخادم ومنفذه، ومن أنه يسمح لهذا الحاسوب بالدخول.</translation>
    </message>
    <message>
        <source>The server answers, but refuses this user, password or database.</source>
        <translation>يجيب الخادم، لكنه يرفض هذا المستخدم أو كلمة المرور أو قاعدة البيانات.</translation>
    </message>
    <message>
        <source>The server answers, but has no database of that name.</source>
        <translation>يجيب الخادم، لكن ليست لديه قاعدة بيانات بهذا الاسم.</translation>
    </message>
</context>
<context>
    <name>frontdesk::DayListModel</name>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>السبب</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
</context>
<context>
    <name>frontdesk::DayView</name>
    <message>
        <source>Day calendar</source>
        <translation>تقويم اليوم</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>doctor, specialty, numbers of booked and free</comment>
        <translation>%1، %2، %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time, patient</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Nothing was moved, as other columns are shown now.</source>
        <translation>لم يُنقل شيء، إذ تغيّرت الأعمدة المعروضة.</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>day, doctor, numbers of booked and free</comment>
        <translation>%1، %2، %3</translation>
    </message>
    <message>
        <source>This appointment cannot be moved</source>
        <translation>لا يمكن نقل هذا الموعد</translation>
    </message>
    <message>
        <source>Nothing was moved, as the day has not been loaded yet.</source>
        <translation>لم يُنقل شيء، إذ لم يُحمَّل اليوم بعد.</translation>
    </message>
    <message>
        <source>Book at %1</source>
        <translation>حجز في %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::Desk</name>
    <message>
        <source>Patients&apos; apps cannot book now. %1</source>
        <comment>what is wrong with the server</comment>
        <translation>لا تستطيع تطبيقات المرضى الحجز الآن. %1</translation>
    </message>
    <message>
        <source>Show the server</source>
        <translation>إظهار الخادم</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>مفهوم</translation>
    </message>
    <message>
        <source>The database cannot be reached. What you have typed is kept; Frontdesk goes on as soon as it is back.</source>
        <translation>لا يمكن الوصول إلى قاعدة البيانات. ما كتبته محفوظ، وسيواصل Frontdesk العمل فور عودتها.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
</context>
<context>
    <name>frontdesk::DesktopApp</name>
    <message>
        <source>Opening the demo clinic…</source>
        <translation>جارٍ فتح العيادة التجريبية…</translation>
    </message>
    <message>
        <source>Opening the database…</source>
        <translation>جارٍ فتح قاعدة البيانات…</translation>
    </message>
    <message>
        <source>This computer has no keychain, so you will be asked for your password the next time.</source>
        <translation>لا توجد سلسلة مفاتيح على هذا الحاسوب، لذا ستُسأل عن كلمة المرور في المرة القادمة.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>مفهوم</translation>
    </message>
    <message>
        <source>This program is for the clinic&apos;s staff. Patients book through their app.</source>
        <translation>هذا البرنامج لموظفي العيادة. يحجز المرضى عبر تطبيقهم.</translation>
    </message>
    <message>
        <source>You are logged out.</source>
        <translation>تم تسجيل خروجك.</translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorBox</name>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Choose a doctor</source>
        <translation>اختيار طبيب</translation>
    </message>
    <message>
        <source>%1 (inactive)</source>
        <translation>%1 (غير نشط)</translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorEditor</name>
    <message>
        <source>&amp;Name</source>
        <translation>الا&amp;سم</translation>
    </message>
    <message>
        <source>&amp;Specialty</source>
        <translation>ال&amp;تخصص</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>ال&amp;هاتف</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>ال&amp;غرفة</translation>
    </message>
    <message>
        <source>&amp;About the doctor</source>
        <translation>&amp;عن الطبيب</translation>
    </message>
    <message>
        <source>Patients read this when they choose a doctor.</source>
        <translation>يقرأ المرضى هذا عند اختيار طبيب.</translation>
    </message>
    <message>
        <source>With a &amp;log-in, to see their own day</source>
        <translation>مع حساب &amp;دخول لرؤية يومه</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>البريد الإل&amp;كتروني</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>كلمة ال&amp;مرور</translation>
    </message>
    <message>
        <source>At least 12 characters.</source>
        <translation>١٢ حرفًا على الأقل.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>New doctor</source>
        <translation>طبيب جديد</translation>
    </message>
    <message>
        <source>Create doctor</source>
        <translation>إنشاء الطبيب</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>التراجع عن التغييرات</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>تعطيل</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>تفعيل</translation>
    </message>
    <message>
        <source>Takes appointments.</source>
        <translation>يستقبل مواعيد.</translation>
    </message>
    <message>
        <source>Inactive: takes no new appointments.</source>
        <translation>غير نشط: لا يستقبل مواعيد جديدة.</translation>
    </message>
    <message>
        <source>Patients look for a specialty.</source>
        <translation>يبحث المرضى عن تخصص.</translation>
    </message>
    <message>
        <source>A doctor needs a name.</source>
        <translation>لا بد للطبيب من اسم.</translation>
    </message>
    <message>
        <source>Created. Their working hours are set under Schedules.</source>
        <translation>أُنشئ. تُحدَّد ساعات عمله من «جداول العمل».</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>Save or undo your changes first.</source>
        <translation>احفظ تغييراتك أو تراجع عنها أولًا.</translation>
    </message>
    <message>
        <source>The doctor takes appointments again.</source>
        <translation>عاد الطبيب إلى استقبال المواعيد.</translation>
    </message>
    <message>
        <source>The doctor takes no new appointments. Those already booked stay; move or cancel them in the calendar.</source>
        <translation>لا يستقبل الطبيب مواعيد جديدة. تبقى المحجوزة؛ انقلها أو ألغها من التقويم.</translation>
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
    <message numerus="yes">
        <source>%Ln minute(s)</source>
        <translation>
            <numerusform>بلا دقائق</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorWishBox</name>
    <message>
        <source>Any doctor</source>
        <translation>أي طبيب</translation>
    </message>
    <message>
        <source>Any: %1</source>
        <comment>specialty</comment>
        <translation>أي طبيب: %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::DoctorsPage</name>
    <message>
        <source>Doctors</source>
        <translation>الأطباء</translation>
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
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>نشط</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>غير نشط</translation>
    </message>
    <message>
        <source>Name or specialty</source>
        <translation>الاسم أو التخصص</translation>
    </message>
    <message>
        <source>No doctors yet</source>
        <translation>لا أطباء بعد</translation>
    </message>
    <message>
        <source>A clinic needs a doctor with working hours before it can book.</source>
        <translation>تحتاج العيادة إلى طبيب له ساعات عمل قبل أن تحجز.</translation>
    </message>
    <message>
        <source>New doctor</source>
        <translation>طبيب جديد</translation>
    </message>
    <message>
        <source>Which doctors</source>
        <translation>أي الأطباء</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>No doctor chosen</source>
        <translation>لم يُختر طبيب</translation>
    </message>
    <message>
        <source>Choose a doctor to see their particulars.</source>
        <translation>اختر طبيبًا لعرض بياناته.</translation>
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
    <name>frontdesk::EditingWatch</name>
    <message>
        <source>Being edited at another desk</source>
        <translation>قيد التعديل على جهاز آخر</translation>
    </message>
    <message>
        <source>Being edited by %1</source>
        <comment>one or several users</comment>
        <translation>قيد التعديل من %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::EditorForm</name>
    <message>
        <source>Reload</source>
        <translation>إعادة التحميل</translation>
    </message>
    <message>
        <source>There are changes here that are not saved.</source>
        <translation>هنا تغييرات لم تُحفظ.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>تجاهلها</translation>
    </message>
    <message>
        <source>What others changed is shown now; what you typed is kept. Save again to store it.</source>
        <translation>يُعرض الآن ما غيّره الآخرون، وما كتبته محفوظ هنا. احفظ مرة أخرى لتخزينه.</translation>
    </message>
    <message>
        <source>This is what is stored now.</source>
        <translation>هذا هو المخزَّن الآن.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>حُفظ.</translation>
    </message>
</context>
<context>
    <name>frontdesk::Finder</name>
    <message>
        <source>Nothing is free in the next two weeks</source>
        <translation>لا وقت شاغر في الأسبوعين القادمين</translation>
    </message>
    <message>
        <source>Next free</source>
        <translation>الأوقات الشاغرة التالية</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <comment>time, doctor</comment>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>This patient has no appointment left today.</source>
        <translation>لم يبقَ لهذا المريض موعد اليوم.</translation>
    </message>
    <message>
        <source>Find a patient</source>
        <translation>البحث عن مريض</translation>
    </message>
    <message>
        <source>Enter shows what is free, Shift+Enter checks the patient in.</source>
        <translation>يعرض Enter الأوقات الشاغرة، ويسجّل Shift+Enter وصول المريض.</translation>
    </message>
    <message>
        <source>Free slots and appointments</source>
        <translation>الأوقات الشاغرة والمواعيد</translation>
    </message>
</context>
<context>
    <name>frontdesk::FlowModel</name>
    <message>
        <source>Any doctor</source>
        <translation>أي طبيب</translation>
    </message>
    <message>
        <source>Urgent, %1</source>
        <comment>urgency, doctor</comment>
        <translation>عاجل، %1</translation>
    </message>
    <message>
        <source>Soon, %1</source>
        <comment>urgency, doctor</comment>
        <translation>قريبًا، %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time, doctor</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, %2, room %3</source>
        <comment>time, doctor</comment>
        <translation>%1، %2، غرفة %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) late</source>
        <translation>
            <numerusform>في موعده</numerusform>
            <numerusform>متأخر دقيقة</numerusform>
            <numerusform>متأخر دقيقتين</numerusform>
            <numerusform>متأخر %Ln دقائق</numerusform>
            <numerusform>متأخر %Ln دقيقة</numerusform>
            <numerusform>متأخر %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) in the room</source>
        <translation>
            <numerusform>دخل الغرفة الآن</numerusform>
            <numerusform>في الغرفة منذ دقيقة</numerusform>
            <numerusform>في الغرفة منذ دقيقتين</numerusform>
            <numerusform>في الغرفة منذ %Ln دقائق</numerusform>
            <numerusform>في الغرفة منذ %Ln دقيقة</numerusform>
            <numerusform>في الغرفة منذ %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waits for %Ln minute(s)</source>
        <translation>
            <numerusform>وصل الآن</numerusform>
            <numerusform>ينتظر منذ دقيقة</numerusform>
            <numerusform>ينتظر منذ دقيقتين</numerusform>
            <numerusform>ينتظر منذ %Ln دقائق</numerusform>
            <numerusform>ينتظر منذ %Ln دقيقة</numerusform>
            <numerusform>ينتظر منذ %Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>patient, time and doctor</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>patient, time and doctor, how long</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>%1. Alert: %2</source>
        <comment>a card of the board, its alert</comment>
        <translation>%1. تنبيه: %2</translation>
    </message>
</context>
<context>
    <name>frontdesk::FlowPage</name>
    <message>
        <source>Nobody is expected today</source>
        <translation>لا أحد متوقع اليوم</translation>
    </message>
    <message>
        <source>There are no appointments today, and nobody waits without one.</source>
        <translation>لا مواعيد اليوم، ولا أحد ينتظر بلا موعد.</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>مريض بلا موعد</translation>
    </message>
    <message>
        <source>Flow board</source>
        <translation>سير المرضى</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action, shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Has left</source>
        <translation>غادر</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>خطوة إلى الوراء</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>تسجيل الوصول</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>الخطوة التالية</translation>
    </message>
    <message>
        <source>Without a time</source>
        <translation>بلا موعد</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>متوقعون</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>وصلوا</translation>
    </message>
    <message>
        <source>In the room</source>
        <translation>في الغرفة</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>انتهوا</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>stage, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>As of %1. Steps can be taken when the database is back.</source>
        <translation>كما كانت في %1. يمكن تغييرها حين تعود قاعدة البيانات.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>patient, status</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 has been taken in.</source>
        <translation>أُدخل %1.</translation>
    </message>
    <message>
        <source>Take %1 out of the queue?</source>
        <translation>إخراج %1 من الطابور؟</translation>
    </message>
    <message>
        <source>They have left, or are seen elsewhere.</source>
        <translation>غادر المريض أو يُفحص في مكان آخر.</translation>
    </message>
    <message>
        <source>%1 has left the queue.</source>
        <translation>خرج %1 من الطابور.</translation>
    </message>
</context>
<context>
    <name>frontdesk::HolidayImporter</name>
    <message>
        <source>This file is not a calendar (.ics).</source>
        <translation>هذا الملف ليس تقويمًا ‏(.ics).</translation>
    </message>
    <message>
        <source>This file is not complete. Download it again.</source>
        <translation>هذا الملف غير مكتمل. نزّله من جديد.</translation>
    </message>
    <message>
        <source>This calendar has no events.</source>
        <translation>لا أحداث في هذا التقويم.</translation>
    </message>
    <message>
        <source>An event of this calendar is in an unknown time zone.</source>
        <translation>حدث في هذا التقويم بمنطقة زمنية غير معروفة.</translation>
    </message>
    <message>
        <source>An event of this calendar repeats in a way that holidays do not.</source>
        <translation>حدث في هذا التقويم يتكرر على نحو لا تتكرر به العطل.</translation>
    </message>
    <message>
        <source>An event of this calendar cannot be understood.</source>
        <translation>تعذّر فهم حدث في هذا التقويم.</translation>
    </message>
    <message>
        <source>This calendar holds more than a clinic&apos;s holidays.</source>
        <translation>في هذا التقويم أكثر من عطل عيادة.</translation>
    </message>
    <message>
        <source>Import holidays</source>
        <translation>استيراد العطل</translation>
    </message>
    <message>
        <source>Calendars (*.ics)</source>
        <translation>تقاويم (*.ics)</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>تعذّرت قراءة الملف.</translation>
    </message>
    <message>
        <source>Nothing to import: these holidays are here already, or over.</source>
        <translation>لا شيء للاستيراد: هذه العطل موجودة أو انقضت.</translation>
    </message>
    <message>
        <source>New: %1. Different from before: %2. Here already: %3. Over already: %4.
Appointments that would be outside the working hours: %5. None is cancelled.</source>
        <translation>جديدة: %1. مختلفة عما سبق: %2. موجودة: %3. منقضية: %4.
مواعيد ستقع خارج ساعات العمل: %5. لا يُلغى أي منها.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
</context>
<context>
    <name>frontdesk::KeyEditor</name>
    <message>
        <source>Keys of the calendar</source>
        <translation>مفاتيح التقويم</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>استعادة الكل</translation>
    </message>
    <message>
        <source>%1 has another meaning already, or would be typed as text.</source>
        <translation>للمفتاح %1 معنى آخر، أو أنه يُكتب نصًّا.</translation>
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
    <name>frontdesk::ListEditorPage</name>
    <message>
        <source>Saved: %1</source>
        <translation>حُفظ: %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::ListPane</name>
    <message>
        <source>Load more</source>
        <translation>تحميل المزيد</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown, there are more</source>
        <translation>
            <numerusform>لا شيء معروض، وهناك المزيد</numerusform>
            <numerusform>واحد معروض، وهناك المزيد</numerusform>
            <numerusform>اثنان معروضان، وهناك المزيد</numerusform>
            <numerusform>%Ln معروضة، وهناك المزيد</numerusform>
            <numerusform>%Ln معروضًا، وهناك المزيد</numerusform>
            <numerusform>%Ln معروض، وهناك المزيد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln shown</source>
        <translation>
            <numerusform>لا شيء معروض</numerusform>
            <numerusform>واحد معروض</numerusform>
            <numerusform>اثنان معروضان</numerusform>
            <numerusform>%Ln معروضة</numerusform>
            <numerusform>%Ln معروضًا</numerusform>
            <numerusform>%Ln معروض</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لم يُعثر على شيء</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>لا شيء يطابق «%1».</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
</context>
<context>
    <name>frontdesk::LockScreen</name>
    <message>
        <source>Locked</source>
        <translation>مقفل</translation>
    </message>
    <message>
        <source>What was being typed is kept.</source>
        <translation>ما كان يُكتب محفوظ.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>فتح القفل</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>تسجيل الخروج</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>اكتب كلمة المرور.</translation>
    </message>
    <message>
        <source>This is not your password.</source>
        <translation>هذه ليست كلمة مرورك.</translation>
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
    <message>
        <source>The new password is set. Log in with it.</source>
        <translation>حُفظت كلمة المرور الجديدة. سجّل الدخول بها.</translation>
    </message>
    <message>
        <source>Code from the authenticator app</source>
        <translation>الرمز من تطبيق المصادقة</translation>
    </message>
    <message>
        <source>Or one of your recovery codes.</source>
        <translation>أو أحد رموز الاسترداد الخاصة بك.</translation>
    </message>
    <message>
        <source>I have a reset code</source>
        <translation>لدي رمز لإعادة تعيين كلمة المرور</translation>
    </message>
    <message>
        <source>Type the code that the app shows.</source>
        <translation>اكتب الرمز الذي يعرضه التطبيق.</translation>
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
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Server not running</source>
        <translation>الخادم لا يعمل</translation>
    </message>
</context>
<context>
    <name>frontdesk::MessagesPage</name>
    <message>
        <source>Booked</source>
        <translation>حجز</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>تأكيد</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>نقل</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>فائت</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>تذكير</translation>
    </message>
    <message>
        <source>Time offered</source>
        <translation>عرض موعد</translation>
    </message>
    <message>
        <source>Offer ended</source>
        <translation>انتهاء عرض</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة مرور جديدة</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>بريد إلكتروني</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>رسالة نصية</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>In the program</source>
        <translation>في البرنامج</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>قيد الانتظار</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>أُرسلت</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>فشلت</translation>
    </message>
    <message>
        <source>Not sent: overtaken</source>
        <translation>لم تُرسل: تجاوزتها الأحداث</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>By</source>
        <translation>بواسطة</translation>
    </message>
    <message>
        <source>To</source>
        <translation>إلى</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>موعد الإرسال</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>لا رسائل</translation>
    </message>
    <message>
        <source>What patients are sent, and what could not be sent, is here.</source>
        <translation>هنا ما يُرسل إلى المرضى وما تعذّر إرساله.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول مرة أخرى</translation>
    </message>
    <message>
        <source>What messages say</source>
        <translation>نصوص الرسائل</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Choose a message to see how far it has come.</source>
        <translation>اختر رسالة لترى أين وصلت.</translation>
    </message>
    <message>
        <source>%1 to %2: %3</source>
        <comment>a kind of message, whom it goes to, its state</comment>
        <translation>%1 إلى %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>Tried %Ln times</source>
        <translation>
            <numerusform>لم تُجرَّب بعد</numerusform>
            <numerusform>جُرّبت مرة واحدة</numerusform>
            <numerusform>جُرّبت مرتين</numerusform>
            <numerusform>جُرّبت %Ln مرات</numerusform>
            <numerusform>جُرّبت %Ln مرة</numerusform>
            <numerusform>جُرّبت %Ln مرة</numerusform>
        </translation>
    </message>
    <message>
        <source>Last failure: %1</source>
        <translation>آخر إخفاق: %1</translation>
    </message>
    <message>
        <source>Tried next: %1</source>
        <translation>المحاولة التالية: %1</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>تُعاد المحاولة.</translation>
    </message>
</context>
<context>
    <name>frontdesk::MiniMonth</name>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month and its year, Qt format</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>الشهر السابق</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>الشهر التالي</translation>
    </message>
</context>
<context>
    <name>frontdesk::MonthGrid</name>
    <message>
        <source>Go to date, %1</source>
        <translation>الانتقال إلى تاريخ، %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::MonthView</name>
    <message>
        <source>%1, closed</source>
        <comment>a day: read aloud</comment>
        <translation>%1، مغلق</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a day, numbers of booked and free: read aloud</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Month, %1</source>
        <comment>a day or an appointment: read aloud</comment>
        <translation>الشهر، %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>time, patient</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>frontdesk::NoticeBell</name>
    <message numerus="yes">
        <source>%Ln unread notices</source>
        <translation>
            <numerusform>لا إشعارات غير مقروءة</numerusform>
            <numerusform>إشعار واحد غير مقروء</numerusform>
            <numerusform>إشعاران غير مقروءين</numerusform>
            <numerusform>%Ln إشعارات غير مقروءة</numerusform>
            <numerusform>%Ln إشعارًا غير مقروء</numerusform>
            <numerusform>%Ln إشعار غير مقروء</numerusform>
        </translation>
    </message>
    <message>
        <source>No unread notices</source>
        <translation>لا إشعارات غير مقروءة</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>جارٍ التحميل …</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>لم يحدث شيء بعد</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>تعليم الكل كمقروء</translation>
    </message>
    <message>
        <source>%1 has booked: %2</source>
        <comment>a person and a time</comment>
        <translation>حجز %1 موعدًا: %2</translation>
    </message>
    <message>
        <source>Confirmed with %1: %2</source>
        <comment>a person and a time</comment>
        <translation>تم التأكيد مع %1: %2</translation>
    </message>
    <message>
        <source>%1 has moved to %2</source>
        <comment>a person and a time</comment>
        <translation>نقل %1 موعده إلى %2</translation>
    </message>
    <message>
        <source>%1 has cancelled: %2</source>
        <comment>a person and a time</comment>
        <translation>ألغى %1 موعدًا: %2</translation>
    </message>
    <message>
        <source>Missed with %1: %2</source>
        <comment>a person and a time</comment>
        <translation>موعد فائت مع %1: %2</translation>
    </message>
    <message>
        <source>Soon with %1: %2</source>
        <comment>a person and a time</comment>
        <translation>قريبًا مع %1: %2</translation>
    </message>
    <message>
        <source>Offered with %1: %2</source>
        <comment>a person and a time</comment>
        <translation>موعد معروض مع %1: %2</translation>
    </message>
    <message>
        <source>No longer to be had with %1: %2</source>
        <comment>a person and a time</comment>
        <translation>لم يعد متاحًا مع %1: %2</translation>
    </message>
    <message>
        <source>Messages to patients</source>
        <translation>رسائل إلى المرضى</translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientEditor</name>
    <message>
        <source>&amp;Name</source>
        <translation>الا&amp;سم</translation>
    </message>
    <message>
        <source>&amp;Birth date</source>
        <translation>تاريخ ال&amp;ميلاد</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>ال&amp;هاتف</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>البريد الإل&amp;كتروني</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>ال&amp;عنوان</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>ملا&amp;حظات</translation>
    </message>
    <message>
        <source>Age: %1</source>
        <translation>العمر: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>مريض جديد</translation>
    </message>
    <message>
        <source>Create patient</source>
        <translation>إنشاء المريض</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>التراجع عن التغييرات</translation>
    </message>
    <message>
        <source>Write the date like %1.</source>
        <translation>اكتب التاريخ هكذا: %1.</translation>
    </message>
    <message>
        <source>The birth date lies ahead.</source>
        <translation>تاريخ الميلاد في المستقبل.</translation>
    </message>
    <message>
        <source>A patient needs a name.</source>
        <translation>لا بد للمريض من اسم.</translation>
    </message>
    <message>
        <source>There is already a %1, born %2, phone %3.</source>
        <translation>يوجد بالفعل %1، مواليد %2، هاتف %3.</translation>
    </message>
    <message>
        <source>Create anyway</source>
        <translation>إنشاء على أي حال</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>For doctors and administrators alone</source>
        <translation>للأطباء والمديرين وحدهم</translation>
    </message>
    <message>
        <source>As the clinic&apos;s</source>
        <translation>كلغة العيادة</translation>
    </message>
    <message>
        <source>&amp;Language of messages</source>
        <translation>&amp;لغة الرسائل</translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientHistory</name>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>الطبيب</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Coming</source>
        <translation>القادمة</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>السابقة</translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation>المواعيد</translation>
    </message>
    <message>
        <source>Appointments of this patient</source>
        <translation>مواعيد هذا المريض</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No appointment is booked.</source>
        <translation>لا يوجد موعد محجوز.</translation>
    </message>
    <message>
        <source>No appointment yet.</source>
        <translation>لا مواعيد بعد.</translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientPicker</name>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Name, phone or birth date</source>
        <translation>الاسم أو الهاتف أو تاريخ الميلاد</translation>
    </message>
    <message>
        <source>Patients found</source>
        <translation>المرضى الذين عُثر عليهم</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>no birth date</source>
        <translation>بلا تاريخ ميلاد</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>بلا هاتف</translation>
    </message>
    <message>
        <source>New patient: %1 · %2 · %3</source>
        <translation>مريض جديد: %1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientResultsModel</name>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>No patient found</source>
        <translation>لم يُعثر على مريض</translation>
    </message>
    <message>
        <source>There are more: type another part of the name</source>
        <translation>هناك المزيد: اكتب جزءًا آخر من الاسم</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>birth date with age, then the masked phone number</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Phone and birth date may follow the name</source>
        <translation>يمكن إتباع الاسم بالهاتف وتاريخ الميلاد</translation>
    </message>
    <message>
        <source>no birth date</source>
        <translation>بلا تاريخ ميلاد</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>بلا هاتف</translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation>إنشاء «%1»</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>frontdesk::PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>المرضى</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>تاريخ الميلاد</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>الهاتف</translation>
    </message>
    <message>
        <source>Name, phone or birth date</source>
        <translation>الاسم أو الهاتف أو تاريخ الميلاد</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>لا مرضى بعد</translation>
    </message>
    <message>
        <source>Patients appear here when they are booked or registered.</source>
        <translation>يظهر المرضى هنا عند حجز مواعيد لهم أو تسجيلهم.</translation>
    </message>
    <message>
        <source>New patient</source>
        <translation>مريض جديد</translation>
    </message>
    <message>
        <source>No patient chosen</source>
        <translation>لم يُختر مريض</translation>
    </message>
    <message>
        <source>Choose a patient to see their particulars and appointments.</source>
        <translation>اختر مريضًا لعرض بياناته ومواعيده.</translation>
    </message>
</context>
<context>
    <name>frontdesk::Pinboard</name>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>%1
%2, %3</source>
        <comment>patient, time, doctor</comment>
        <translation>%1
%2، %3</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>الحافظة</translation>
    </message>
    <message>
        <source>Appointments on the clipboard</source>
        <translation>المواعيد في الحافظة</translation>
    </message>
    <message>
        <source>Put at the cursor</source>
        <translation>وضع عند المؤشر</translation>
    </message>
    <message>
        <source>Moves it to where the calendar&apos;s cursor is (Ctrl+V)</source>
        <translation>ينقله إلى موضع مؤشر التقويم (Ctrl+V)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>frontdesk::RecordEditor</name>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>تراجع عن التعديلات</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>frontdesk::ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>التقارير</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>تصدير التقرير</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>حفظ التقرير</translation>
    </message>
    <message>
        <source>Write the date like %1.</source>
        <translation>اكتب التاريخ هكذا: %1.</translation>
    </message>
    <message>
        <source>The last day comes before the first.</source>
        <translation>اليوم الأخير يسبق اليوم الأول.</translation>
    </message>
    <message numerus="yes">
        <source>A report covers at most %Ln day(s).</source>
        <translation>
            <numerusform>لا يشمل التقرير أي يوم.</numerusform>
            <numerusform>يشمل التقرير يومًا واحدًا على الأكثر.</numerusform>
            <numerusform>يشمل التقرير يومين على الأكثر.</numerusform>
            <numerusform>يشمل التقرير %Ln أيام على الأكثر.</numerusform>
            <numerusform>يشمل التقرير %Ln يومًا على الأكثر.</numerusform>
            <numerusform>يشمل التقرير %Ln يوم على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding up…</source>
        <translation>جارٍ الحساب…</translation>
    </message>
    <message>
        <source>The report could not be read</source>
        <translation>تعذّرت قراءة التقرير</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>لا شيء لعرضه</translation>
    </message>
    <message>
        <source>There is nothing to count on these days.</source>
        <translation>ليس في هذه الأيام ما يُحصى.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>الفترة</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>اليوم الأول</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>اليوم الأخير</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>تصدير بصيغة CSV…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>حُفظ التقرير.</translation>
    </message>
    <message>
        <source>The report could not be saved. %1</source>
        <translation>تعذّر حفظ التقرير. %1</translation>
    </message>
    <message>
        <source>From</source>
        <translation>من</translation>
    </message>
    <message>
        <source>to</source>
        <comment>between the first and the last day</comment>
        <translation>إلى</translation>
    </message>
</context>
<context>
    <name>frontdesk::ResetForm</name>
    <message>
        <source>Reset code</source>
        <translation>رمز إعادة التعيين</translation>
    </message>
    <message>
        <source>An administrator makes one for you, on the Users page.</source>
        <translation>ينشئه لك أحد المديرين في صفحة المستخدمين.</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>حفظ كلمة المرور الجديدة</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>هذا الحقل مطلوب.</translation>
    </message>
</context>
<context>
    <name>frontdesk::SchedulesPage</name>
    <message>
        <source>Schedules</source>
        <translation>جداول العمل</translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation>إضافة ساعات</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Whose working hours?</source>
        <translation>ساعات عمل مَن؟</translation>
    </message>
    <message>
        <source>Choose a doctor above.</source>
        <translation>اختر طبيبًا من الأعلى.</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>الساعات</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>الفترات</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>بلا دقائق</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>التكرار</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>الصلاحية</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>ساعات العمل</translation>
    </message>
    <message>
        <source>No hours chosen</source>
        <translation>لم تُختر ساعات</translation>
    </message>
    <message>
        <source>Choose hours to change them, or click free ground to add some.</source>
        <translation>اختر ساعات لتعديلها، أو انقر مكانًا فارغًا لإضافة غيرها.</translation>
    </message>
    <message>
        <source>Working hours saved</source>
        <translation>حُفظت ساعات العمل</translation>
    </message>
    <message>
        <source>Working hours removed</source>
        <translation>أُزيلت ساعات العمل</translation>
    </message>
    <message>
        <source>No working hours yet</source>
        <translation>لا ساعات عمل بعد</translation>
    </message>
    <message>
        <source>Without working hours nothing can be booked with this doctor.</source>
        <translation>دون ساعات عمل لا يمكن الحجز لدى هذا الطبيب.</translation>
    </message>
    <message>
        <source>Import holidays…</source>
        <translation>استيراد العطل…</translation>
    </message>
    <message>
        <source>Closes the clinic on the days of a calendar file (.ics)</source>
        <translation>يغلق العيادة في أيام ملف التقويم ‏(.ics)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln holiday(s) imported</source>
        <translation>
            <numerusform>لم تُستورد أي عطلة</numerusform>
            <numerusform>استُوردت عطلة واحدة</numerusform>
            <numerusform>استُوردت عطلتان</numerusform>
            <numerusform>استُوردت %Ln عطل</numerusform>
            <numerusform>استُوردت %Ln عطلة</numerusform>
            <numerusform>استُوردت %Ln عطلة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::SecondFactorCard</name>
    <message>
        <source>Two-step log-in</source>
        <translation>تسجيل الدخول بخطوتين</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>إعداد</translation>
    </message>
    <message>
        <source>QR code for the authenticator app</source>
        <translation>رمز QR لتطبيق المصادقة</translation>
    </message>
    <message>
        <source>The key below says the same.</source>
        <translation>المفتاح أدناه يحمل المعلومات نفسها.</translation>
    </message>
    <message>
        <source>Key, to type in place of the picture</source>
        <translation>المفتاح، لكتابته بدلًا من الصورة</translation>
    </message>
    <message>
        <source>Code that the app shows</source>
        <translation>الرمز الذي يعرضه التطبيق</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>رموز الاسترداد</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>I have kept them</source>
        <translation>احتفظت بها</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>كلمة المرور</translation>
    </message>
    <message>
        <source>Code from the app, or a recovery code</source>
        <translation>الرمز من التطبيق أو رمز استرداد</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Besides your password, a code from an app on your phone is asked for. Somebody who learns your password still cannot log in.</source>
        <translation>يُطلب إلى جانب كلمة المرور رمز من تطبيق على هاتفك. فمن يعرف كلمة مرورك لا يستطيع تسجيل الدخول بها وحدها.</translation>
    </message>
    <message>
        <source>Scan the picture with an authenticator app, then type the code that the app shows.</source>
        <translation>امسح الصورة بتطبيق مصادقة، ثم اكتب الرمز الذي يعرضه التطبيق.</translation>
    </message>
    <message>
        <source>Two-step log-in is on. Keep these codes where you find them without your phone: each lets you log in once. They are not shown again.</source>
        <translation>تسجيل الدخول بخطوتين مُفعّل. احتفظ بهذه الرموز حيث تجدها من دون هاتفك: كل رمز يتيح تسجيل الدخول مرة واحدة. ولن تُعرض مرة أخرى.</translation>
    </message>
    <message numerus="yes">
        <source>Two-step log-in is on. You have %Ln recovery code(s) left.</source>
        <translation>
            <numerusform>تسجيل الدخول بخطوتين مُفعّل. لم يبقَ لديك أي رمز استرداد.</numerusform>
            <numerusform>تسجيل الدخول بخطوتين مُفعّل. بقي لديك رمز استرداد واحد.</numerusform>
            <numerusform>تسجيل الدخول بخطوتين مُفعّل. بقي لديك رمزا استرداد.</numerusform>
            <numerusform>تسجيل الدخول بخطوتين مُفعّل. بقي لديك %Ln رموز استرداد.</numerusform>
            <numerusform>تسجيل الدخول بخطوتين مُفعّل. بقي لديك %Ln رمز استرداد.</numerusform>
            <numerusform>تسجيل الدخول بخطوتين مُفعّل. بقي لديك %Ln رمز استرداد.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>حاول من جديد</translation>
    </message>
    <message>
        <source>Type the code that the app shows.</source>
        <translation>اكتب الرمز الذي يعرضه التطبيق.</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>هذا الحقل مطلوب.</translation>
    </message>
    <message>
        <source>Two-step log-in is off.</source>
        <translation>تسجيل الدخول بخطوتين متوقف.</translation>
    </message>
</context>
<context>
    <name>frontdesk::SeriesConflicts</name>
    <message>
        <source>Instead of %1</source>
        <translation>بدلًا من %1</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>تركه</translation>
    </message>
    <message>
        <source>%1: %2 Nothing is free nearby.</source>
        <comment>day and time, why it cannot be had</comment>
        <translation>%1: %2 لا وقت متاحًا قريبًا منه.</translation>
    </message>
    <message>
        <source>%1: %2 Free: %3.</source>
        <comment>day and time, why it cannot be had, other times</comment>
        <translation>%1: %2 المتاح: %3.</translation>
    </message>
</context>
<context>
    <name>frontdesk::ServerPage</name>
    <message>
        <source>Server</source>
        <translation>الخادم</translation>
    </message>
    <message>
        <source>The address has been copied.</source>
        <translation>نُسخ العنوان.</translation>
    </message>
    <message>
        <source>Patients&apos; apps and doctors&apos; tools reach this clinic through the server while this program runs. Booking at the desk works without it.</source>
        <translation>تصل تطبيقات المرضى وأدوات الأطباء إلى هذه العيادة عبر الخادم ما دام هذا البرنامج يعمل. والحجز في الاستقبال يعمل بدونه.</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>نسخ العنوان</translation>
    </message>
    <message>
        <source>requests answered</source>
        <translation>طلبات أُجيبت</translation>
    </message>
    <message>
        <source>open connections</source>
        <translation>اتصالات مفتوحة</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>إخفاقات</translation>
    </message>
    <message>
        <source>The server is on</source>
        <translation>الخادم يعمل</translation>
    </message>
    <message>
        <source>The server is off</source>
        <translation>الخادم متوقف</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Certificate (SHA-256): %1</source>
        <translation>الشهادة (SHA-256): %1</translation>
    </message>
</context>
<context>
    <name>frontdesk::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Language of this computer</source>
        <translation>لغة هذا الحاسوب</translation>
    </message>
    <message>
        <source>Clinic</source>
        <translation>العيادة</translation>
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
        <source>Existing appointments keep their moment; working hours are read in the new zone.</source>
        <translation>تحتفظ المواعيد القائمة بلحظتها؛ وتُقرأ ساعات العمل بالمنطقة الجديدة.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Type the clinic&apos;s name.</source>
        <translation>اكتب اسم العيادة.</translation>
    </message>
    <message>
        <source>There is no such time zone.</source>
        <translation>لا توجد منطقة زمنية بهذا الاسم.</translation>
    </message>
    <message>
        <source>The clinic&apos;s settings have been saved.</source>
        <translation>حُفظت إعدادات العيادة.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>قفل</translation>
    </message>
    <message>
        <source>Ask for the password again when nobody has worked here</source>
        <translation>طلب كلمة المرور مجددًا إذا لم يعمل أحد هنا</translation>
    </message>
    <message>
        <source>What was being typed is kept. Ctrl+L locks at once.</source>
        <translation>ما كان يُكتب محفوظ. يقفل Ctrl+L فورًا.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message numerus="yes">
        <source>For %Ln minute(s)</source>
        <translation>
            <numerusform>لمدة أقل من دقيقة</numerusform>
            <numerusform>لمدة دقيقة واحدة</numerusform>
            <numerusform>لمدة دقيقتين</numerusform>
            <numerusform>لمدة %Ln دقائق</numerusform>
            <numerusform>لمدة %Ln دقيقة</numerusform>
            <numerusform>لمدة %Ln دقيقة</numerusform>
        </translation>
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
<context>
    <name>frontdesk::StartWindow</name>
    <message>
        <source>Frontdesk</source>
        <translation>Frontdesk</translation>
    </message>
    <message>
        <source>Frontdesk cannot start</source>
        <translation>تعذّر بدء Frontdesk</translation>
    </message>
    <message>
        <source>%1
(%2)</source>
        <comment>what is wrong, technical cause</comment>
        <translation>%1
(%2)</translation>
    </message>
    <message>
        <source>The database cannot be reached. Check that its server runs and that this computer is connected.</source>
        <translation>لا يمكن الوصول إلى قاعدة البيانات. تأكد من أن خادمها يعمل وأن هذا الحاسوب متصل.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Choose another database</source>
        <translation>اختيار قاعدة بيانات أخرى</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>frontdesk::TwoStepWindow</name>
    <message>
        <source>Two-step log-in – Frontdesk</source>
        <translation>تسجيل الدخول بخطوتين – Frontdesk</translation>
    </message>
    <message>
        <source>This clinic asks administrators for two-step log-in. Set it up once; then you are in.</source>
        <translation>تطلب هذه العيادة من المديرين تسجيل الدخول بخطوتين. أعدّه مرة واحدة ثم تدخل.</translation>
    </message>
</context>
<context>
    <name>frontdesk::UserEditor</name>
    <message>
        <source>&amp;E-mail</source>
        <translation>البريد الإل&amp;كتروني</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>ال&amp;دور</translation>
    </message>
    <message>
        <source>Doctors get their log-in under Doctors, patients register themselves.</source>
        <translation>يحصل الأطباء على حساباتهم من «الأطباء»، والمرضى يسجّلون أنفسهم.</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>كلمة ال&amp;مرور</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>New pass&amp;word</source>
        <translation>كلمة مرور &amp;جديدة</translation>
    </message>
    <message>
        <source>At least 12 characters. Tell it to the person; they can change it.</source>
        <translation>١٢ حرفًا على الأقل. أخبر بها صاحبها؛ ويمكنه تغييرها.</translation>
    </message>
    <message>
        <source>Only to reset it. It ends the person&apos;s sessions.</source>
        <translation>لإعادة تعيينها فقط. تنتهي بها جلسات الشخص.</translation>
    </message>
    <message>
        <source>New log-in</source>
        <translation>حساب دخول جديد</translation>
    </message>
    <message>
        <source>Create log-in</source>
        <translation>إنشاء حساب الدخول</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>التراجع عن التغييرات</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>تعطيل</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>تمكين</translation>
    </message>
    <message>
        <source>Disabled: cannot log in.</source>
        <translation>معطَّل: لا يمكنه تسجيل الدخول.</translation>
    </message>
    <message>
        <source>This is your own log-in.</source>
        <translation>هذا حساب دخولك أنت.</translation>
    </message>
    <message>
        <source>May log in.</source>
        <translation>يمكنه تسجيل الدخول.</translation>
    </message>
    <message>
        <source>Write an address like name@clinic.example.</source>
        <translation>اكتب عنوانًا مثل name@clinic.example.</translation>
    </message>
    <message>
        <source>Created. The person can log in now.</source>
        <translation>أُنشئ. يمكن للشخص تسجيل الدخول الآن.</translation>
    </message>
    <message>
        <source>Saved. The new password holds from now on.</source>
        <translation>حُفظ. كلمة المرور الجديدة سارية من الآن.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>This is your own log-in: your session ends, and you log in again.</source>
        <translation>هذا حسابك: ستنتهي جلستك وتسجّل الدخول من جديد.</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>تغييرها</translation>
    </message>
    <message>
        <source>Save or undo your changes first.</source>
        <translation>احفظ تغييراتك أو تراجع عنها أولًا.</translation>
    </message>
    <message>
        <source>Enabled.</source>
        <translation>تم التمكين.</translation>
    </message>
    <message>
        <source>Disabled. The person&apos;s sessions have ended.</source>
        <translation>تم التعطيل. انتهت جلسات الشخص.</translation>
    </message>
    <message>
        <source>This is your own log-in: you would be locked out at once.</source>
        <translation>هذا حسابك: ستُمنع من الدخول فورًا.</translation>
    </message>
    <message>
        <source>Disable it</source>
        <translation>تعطيله</translation>
    </message>
    <message>
        <source>The clinic needs at least one active administrator. Make somebody else an administrator first.</source>
        <translation>تحتاج العيادة إلى مسؤول نشط واحد على الأقل. اجعل شخصًا آخر مسؤولًا أولًا.</translation>
    </message>
    <message>
        <source>Password reset code</source>
        <translation>رمز إعادة تعيين كلمة المرور</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Make a password reset code</source>
        <translation>إنشاء رمز لإعادة تعيين كلمة المرور</translation>
    </message>
    <message>
        <source>Remove two-step log-in</source>
        <translation>إزالة تسجيل الدخول بخطوتين</translation>
    </message>
    <message>
        <source>For somebody who has lost both phone and recovery codes</source>
        <translation>لمن فقد الهاتف ورموز الاسترداد معًا</translation>
    </message>
    <message>
        <source>Good once, until %1. Hand it to the person, who chooses a new password at the log-in window.</source>
        <translation>صالح لمرة واحدة حتى %1. سلّمه إلى الشخص ليختار كلمة مرور جديدة في نافذة تسجيل الدخول.</translation>
    </message>
    <message>
        <source>Removed. The password alone logs in now.</source>
        <translation>أُزيل. يكفي الآن تسجيل الدخول بكلمة المرور وحدها.</translation>
    </message>
    <message>
        <source>This log-in has no two-step log-in.</source>
        <translation>هذا الحساب لا يستعمل تسجيل الدخول بخطوتين.</translation>
    </message>
    <message>
        <source>Be sure who asks you: the password alone will log in, and the person&apos;s sessions end.</source>
        <translation>تأكد ممن يطلب ذلك: ستكفي كلمة المرور وحدها لتسجيل الدخول، وتنتهي جلسات هذا الشخص.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>إزالة</translation>
    </message>
</context>
<context>
    <name>frontdesk::UsersPage</name>
    <message>
        <source>Users</source>
        <translation>المستخدمون</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>نشط</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>معطَّل</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>Part of the e-mail</source>
        <translation>جزء من البريد الإلكتروني</translation>
    </message>
    <message>
        <source>No users</source>
        <translation>لا مستخدمين</translation>
    </message>
    <message>
        <source>Everybody who works at the desk needs a log-in of their own.</source>
        <translation>يحتاج كل من يعمل في الاستقبال إلى حساب دخول خاص به.</translation>
    </message>
    <message>
        <source>New log-in</source>
        <translation>حساب دخول جديد</translation>
    </message>
    <message>
        <source>No log-in chosen</source>
        <translation>لم يُختر حساب</translation>
    </message>
    <message>
        <source>Choose one to change its role, reset its password or disable it.</source>
        <translation>اختر حسابًا لتغيير دوره أو إعادة تعيين كلمة مروره أو تعطيله.</translation>
    </message>
</context>
<context>
    <name>frontdesk::WaitlistEditor</name>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>إزالة من القائمة</translation>
    </message>
    <message>
        <source>Choose a patient.</source>
        <translation>اختر مريضًا.</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>درجة الاستعجال</translation>
    </message>
    <message>
        <source>On these days (none: any)</source>
        <translation>في هذه الأيام (إن لم يُختر شيء: أي يوم)</translation>
    </message>
    <message>
        <source>At these times (none: any)</source>
        <translation>في هذه الأوقات (إن لم يُكتب شيء: أي وقت)</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>ليس بعد</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Offered: %1 (%2)</source>
        <comment>time, status</comment>
        <translation>عُرض عليه: %1 (%2)</translation>
    </message>
    <message>
        <source>Write times like 09:00-12:00.</source>
        <translation>اكتب الأوقات هكذا: 09:00-12:00.</translation>
    </message>
    <message>
        <source>This is not a date.</source>
        <translation>هذا ليس تاريخًا.</translation>
    </message>
</context>
<context>
    <name>frontdesk::WaitlistPage</name>
    <message>
        <source>Waiting list</source>
        <translation>قائمة الانتظار</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>When</source>
        <translation>متى</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>درجة الاستعجال</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>منذ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Nobody waits</source>
        <translation>لا أحد ينتظر</translation>
    </message>
    <message>
        <source>Who wants an earlier or another time is offered one that becomes free.</source>
        <translation>من يريد وقتًا أبكر أو وقتًا آخر يُعرض عليه ما يشغر.</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>إضافة إلى القائمة</translation>
    </message>
    <message>
        <source>Which entries</source>
        <translation>أي المنتظرين</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>لم يُختر أحد</translation>
    </message>
    <message>
        <source>Choose somebody to see what they wait for.</source>
        <translation>اختر منتظرًا لترى ما ينتظره.</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>حُفظ: %1</translation>
    </message>
    <message>
        <source>%1 does not wait any more.</source>
        <translation>لم يعد %1 في الانتظار.</translation>
    </message>
    <message>
        <source>As of %1. What you have typed is kept.</source>
        <translation>كما كانت في %1. ما كتبته محفوظ.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln patient(s) want %1 with %2.</source>
        <comment>time, doctor</comment>
        <translation>
            <numerusform>لا أحد يريد %1 مع %2.</numerusform>
            <numerusform>مريض واحد يريد %1 مع %2.</numerusform>
            <numerusform>مريضان يريدان %1 مع %2.</numerusform>
            <numerusform>%Ln مرضى يريدون %1 مع %2.</numerusform>
            <numerusform>%Ln مريضًا يريدون %1 مع %2.</numerusform>
            <numerusform>%Ln مريض يريدون %1 مع %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>عرضه عليهم</translation>
    </message>
    <message numerus="yes">
        <source>Offered to %Ln patient(s). The first to accept has it.</source>
        <translation>
            <numerusform>لم يُعرض على أحد.</numerusform>
            <numerusform>عُرض على مريض واحد، وهو له إن قبل.</numerusform>
            <numerusform>عُرض على مريضين، وهو لمن يقبل أولًا.</numerusform>
            <numerusform>عُرض على %Ln مرضى، وهو لمن يقبل أولًا.</numerusform>
            <numerusform>عُرض على %Ln مريضًا، وهو لمن يقبل أولًا.</numerusform>
            <numerusform>عُرض على %Ln مريض، وهو لمن يقبل أولًا.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::WalkInForm</name>
    <message>
        <source>Walk in</source>
        <translation>تسجيل</translation>
    </message>
    <message>
        <source>Routine</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>قريبًا</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>المريض</translation>
    </message>
    <message>
        <source>Wants to see</source>
        <translation>يريد مقابلة</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>درجة الاستعجال</translation>
    </message>
    <message>
        <source>Why they come</source>
        <translation>سبب الزيارة</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Choose a patient.</source>
        <translation>اختر مريضًا.</translation>
    </message>
    <message>
        <source>%1 can see %2 now.</source>
        <comment>doctor, patient</comment>
        <translation>يمكن لـ%1 استقبال %2 الآن.</translation>
    </message>
    <message>
        <source>Nobody is free: %1 waits in the queue.</source>
        <translation>لا طبيب متفرغ الآن: ينتظر %1 في الطابور.</translation>
    </message>
    <message>
        <source>They wait in the queue already.</source>
        <translation>ينتظر في الطابور من قبل.</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>مريض بلا موعد</translation>
    </message>
</context>
<context>
    <name>frontdesk::WeekGrid</name>
    <message>
        <source>Working hours of the week</source>
        <translation>ساعات عمل الأسبوع</translation>
    </message>
    <message numerus="yes">
        <source>%Ln min slots</source>
        <translation>
            <numerusform>بلا فترات</numerusform>
            <numerusform>فترات من دقيقة</numerusform>
            <numerusform>فترات من دقيقتين</numerusform>
            <numerusform>فترات من %Ln دقائق</numerusform>
            <numerusform>فترات من %Ln دقيقة</numerusform>
            <numerusform>فترات من %Ln دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>frontdesk::WindowEditor</name>
    <message>
        <source> min</source>
        <translation> دقيقة</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>دائمًا</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>إلى الأبد</translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;من</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;إلى</translation>
    </message>
    <message>
        <source>Midnight ends the day.</source>
        <translation>ينتهي اليوم عند منتصف الليل.</translation>
    </message>
    <message>
        <source>&amp;Slot length</source>
        <translation>طول ال&amp;فترة</translation>
    </message>
    <message>
        <source>&amp;Repeats</source>
        <translation>ال&amp;تكرار</translation>
    </message>
    <message>
        <source>First &amp;day</source>
        <translation>أول &amp;يوم</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>آ&amp;خر يوم</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove these working hours? Appointments in them stay booked.</source>
        <translation>هل تريد إزالة ساعات العمل هذه؟ تبقى مواعيدها محجوزة.</translation>
    </message>
    <message>
        <source>New working hours</source>
        <translation>ساعات عمل جديدة</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation>إضافة ساعات</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>التراجع عن التغييرات</translation>
    </message>
    <message>
        <source>Write the date like %1.</source>
        <translation>اكتب التاريخ هكذا: %1.</translation>
    </message>
    <message>
        <source>Choose a weekday.</source>
        <translation>اختر يومًا من الأسبوع.</translation>
    </message>
    <message>
        <source>The end must come after the start.</source>
        <translation>يجب أن تأتي النهاية بعد البداية.</translation>
    </message>
    <message>
        <source>Not one slot fits into these hours.</source>
        <translation>لا تتسع هذه الساعات لفترة واحدة.</translation>
    </message>
    <message>
        <source>The last day cannot be before the first.</source>
        <translation>لا يمكن أن يسبق اليوم الأخير اليوم الأول.</translation>
    </message>
    <message>
        <source>Alternating weeks are counted from a first day.</source>
        <translation>تُحسب الأسابيع المتناوبة من يوم أول.</translation>
    </message>
    <message>
        <source>These hours overlap others: %1.</source>
        <translation>تتداخل هذه الساعات مع غيرها: %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
</TS>
