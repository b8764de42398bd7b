// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctorstep.h"

#include "shell/theme.h"
#include "shell/whendone.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QTimeEdit>

using namespace Qt::StringLiterals;

namespace frontdesk {

namespace {

WallTime wallTime(const QTimeEdit *edit)
{
    return {edit->time().hour() * 60 + edit->time().minute()};
}

} // namespace

DoctorStep::DoctorStep(const SetupActions &actions, QWidget *parent)
    : SetupStep(parent)
    , m_actions(actions)
    , m_name(new QLineEdit(this))
    , m_nameField(new Field({}, m_name, this))
    , m_specialty(new QLineEdit(this))
    , m_specialtyField(new Field({}, m_specialty, this))
    , m_daysField(new Field({}, buildDays(), this))
    , m_from(new QTimeEdit(QTime(9, 0), this))
    , m_fromField(new Field({}, m_from, this))
    , m_to(new QTimeEdit(QTime(17, 0), this))
    , m_toField(new Field({}, m_to, this))
    , m_slot(new QComboBox(this))
    , m_slotField(new Field({}, m_slot, this))
{
    m_name->setObjectName(u"doctorName"_s);
    m_name->setMaxLength(200);
    m_specialty->setObjectName(u"doctorSpecialty"_s);
    m_specialty->setMaxLength(100);
    m_from->setObjectName(u"doctorFrom"_s);
    m_to->setObjectName(u"doctorTo"_s);
    m_slot->setObjectName(u"doctorSlot"_s);
    for (const int minutes : {5, 10, 15, 20, 30, 45, 60})
        m_slot->addItem(QString(), minutes);
    m_slot->setCurrentIndex(m_slot->findData(15));
    m_fields.add(u"/fullName"_s, m_nameField);
    m_fields.add(u"/specialty"_s, m_specialtyField);
    m_fields.add(u"/startTime"_s, m_fromField);
    m_fields.add(u"/endTime"_s, m_toField);
    m_fields.add(u"/slotDurationMinutes"_s, m_slotField);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::Large);
    auto *who = new QHBoxLayout;
    who->setSpacing(Space::Medium);
    who->addWidget(m_nameField, 1);
    who->addWidget(m_specialtyField, 1);
    layout->addLayout(who);
    layout->addWidget(m_daysField);
    auto *hours = new QHBoxLayout;
    hours->setSpacing(Space::Medium);
    for (Field *field : {m_fromField, m_toField, m_slotField})
        hours->addWidget(field, 1, Qt::AlignTop);
    layout->addLayout(hours);
    layout->addStretch();
    connect(m_name, &QLineEdit::textEdited, m_nameField, &Field::clearError);
    connect(m_specialty, &QLineEdit::textEdited, m_specialtyField, &Field::clearError);
    for (const QTimeEdit *edit : {m_from, m_to})
        connect(edit, &QTimeEdit::timeChanged, m_toField, &Field::clearError);
}

QWidget *DoctorStep::buildDays()
{
    auto *box = new QWidget(this);
    m_dayRow = new QHBoxLayout(box);
    m_dayRow->setContentsMargins(0, 0, 0, 0);
    m_dayRow->setSpacing(Space::Tiny);
    for (int day = 1; day <= 7; ++day) {
        auto *check = new QCheckBox(box);
        check->setObjectName(u"doctorDay%1"_s.arg(day));
        connect(check, &QCheckBox::clicked, this, [this] {
            m_daysChosen = true;
            m_daysField->clearError();
        });
        m_days.append(check);
    }
    return box;
}

QString DoctorStep::title() const
{
    return tr("First doctor");
}

QString DoctorStep::sentence() const
{
    return tr(
        "The doctor and the usual week. More doctors, breaks and exceptions come later, under "
        "Doctors and Schedules.");
}

void DoctorStep::retranslate()
{
    m_nameField->setLabel(tr("Name"));
    m_specialtyField->setLabel(tr("Specialty"));
    m_daysField->setLabel(tr("Working days"));
    m_fromField->setLabel(tr("From"));
    m_toField->setLabel(tr("To"));
    m_slotField->setLabel(tr("Length of an appointment"));
    for (int i = 0; i < m_slot->count(); ++i)
        m_slot->setItemText(i, tr("%Ln minute(s)", nullptr, m_slot->itemData(i).toInt()));
    const QLocale locale;
    for (QTimeEdit *edit : {m_from, m_to}) {
        edit->setLocale(locale);
        edit->setDisplayFormat(locale.timeFormat(QLocale::ShortFormat));
    }
    // The week begins where the locale's does.
    for (int i = 0; i < 7; ++i) {
        const int day = (static_cast<int>(locale.firstDayOfWeek()) - 1 + i) % 7 + 1;
        QCheckBox *check = m_days[day - 1];
        check->setText(locale.standaloneDayName(day, QLocale::ShortFormat));
        if (!m_daysChosen)
            check->setChecked(locale.weekdays().contains(Qt::DayOfWeek(day)));
        check->setAccessibleName(locale.standaloneDayName(day));
        m_dayRow->removeWidget(check);
        m_dayRow->insertWidget(i, check);
    }
}

void DoctorStep::focusFirst()
{
    m_name->setFocus();
}

bool DoctorStep::validate()
{
    const bool anyDay = std::any_of(m_days.cbegin(), m_days.cend(),
                                    [](const QCheckBox *day) { return day->isChecked(); });
    m_nameField->setError(m_name->text().trimmed().isEmpty() ? tr("Type the doctor's name.")
                                                             : QString());
    m_specialtyField->setError(m_specialty->text().trimmed().isEmpty() ? tr("Type a specialty.")
                                                                       : QString());
    m_daysField->setError(anyDay ? QString() : tr("Choose a day at least."));
    const int minutes = wallTime(m_to).minutes - wallTime(m_from).minutes;
    if (minutes <= 0)
        m_toField->setError(tr("The end must come after the start."));
    else if (minutes < m_slot->currentData().toInt())
        m_toField->setError(tr("Not one appointment fits into this time."));
    else
        m_toField->clearError();
    for (Field *field : {m_nameField, m_specialtyField, m_daysField, m_toField}) {
        if (field->hasError()) {
            (field == m_daysField ? m_days.first() : field->editor())->setFocus();
            return false;
        }
    }
    return true;
}

FirstDoctor DoctorStep::doctor() const
{
    FirstDoctor result;
    result.doctor.fullName = m_name->text().trimmed();
    result.doctor.specialty = m_specialty->text().trimmed();
    for (int day = 1; day <= 7; ++day) {
        if (!m_days[day - 1]->isChecked())
            continue;
        NewSchedule hours;
        hours.dayOfWeek = day;
        hours.start = wallTime(m_from);
        hours.end = wallTime(m_to);
        hours.slotMinutes = m_slot->currentData().toInt();
        result.hours.append(hours);
    }
    return result;
}

void DoctorStep::commit(Done done)
{
    whenDone(m_actions.createDoctor(doctor()), this,
             [done = std::move(done)](const Result<void> &result) {
                 done(result ? std::nullopt : std::optional(result.error()));
             });
}

} // namespace frontdesk
