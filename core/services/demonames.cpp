// SPDX-License-Identifier: GPL-3.0-or-later
#include "demonames.h"

#include <QStringList>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

const QStringList &givenNames()
{
    static const QStringList names =
        u"Lena,Omar,Sofia,Jonas,Amira,Elias,Marie,Yusuf,Clara,Tariq,Greta,Mateo,Nour,Felix,Zeynep,"
        "Lukas,Hana,Emil,Salma,Anton,Inès,Karim,Ida,Björn,Leïla,Oskar,Rania,Theo,Agnieszka,Samir,"
        "Nele,Dimitri,Farah,Moritz,Chiara,Hassan,Linnéa,Rafael,Maryam,Henrik,Aylin,Bruno,Fatima,"
        "Viktor,Noa,Paul,Dalia,Kofi,Mei,Arjun"_s.split(u',');
    return names;
}

const QStringList &familyNames()
{
    static const QStringList names =
        u"Fischer,Khalil,García,Weber,Haddad,Nguyen,Keller,Demir,Rossi,Schäfer,Aziz,Kowalska,Braun,"
        "Mansour,Lindqvist,Okafor,Hoffmann,Saleh,Dubois,Vogel,Yılmaz,Petrov,Winkler,Farouk,Moreau,"
        "Becker,Nasser,Øster,Müller,Hussein,Silva,Brandt,Karimi,Novák,Lorenz,Ibrahim,Jansen,Costa,"
        "Öztürk,Schneider,Rahman,Walter,Barakat,Peters,Suzuki,Frank,Darwish,Albrecht,Mensah,"
        "von Hohenstein-Wartenberg"_s.split(u',');
    return names;
}

const QStringList &arabicNames()
{
    static const QStringList names =
        u"أحمد حداد,ليلى منصور,عمر خليل,نور إبراهيم,فاطمة الزهراء صالح,يوسف ناصر,مريم رحمن,"
        "سلمى فاروق,طارق عزيز,هناء بركات"_s.split(u',');
    return names;
}

} // namespace

int DemoNames::number(int below)
{
    return int(m_random() % quint64(below));
}

QString DemoNames::person()
{
    const auto pick = [this](const QStringList &from) { return from[number(int(from.size()))]; };
    if (chance(6))
        return pick(arabicNames());
    return u"%1 %2"_s.arg(pick(givenNames()), pick(familyNames()));
}

QString DemoNames::doctor(int index)
{
    const auto &given = givenNames();
    const auto &family = familyNames();
    // Coprime steps, so that the first fifty doctors all have different names.
    return u"Dr. %1 %2"_s.arg(given[(index * 7 + 4) % given.size()],
                              family[(index * 3 + 4) % (family.size() - 1)]);
}

QString DemoNames::specialty(int index) const
{
    static const QStringList list {
        u"General practice"_s, u"Cardiology"_s,   u"Paediatrics"_s, u"Dermatology"_s,
        u"General practice"_s, u"Orthopaedics"_s, u"Gynaecology"_s, u"Ear, nose and throat"_s};
    return list[index % list.size()];
}

QString DemoNames::phone()
{
    return u"+49 1%1%2 %3"_s.arg(5 + number(3)).arg(number(10)).arg(1'000'000 + number(9'000'000));
}

QString DemoNames::street()
{
    static const QStringList streets =
        u"Lindenstraße,Bahnhofstraße,Am Markt,Rosenweg,Schillerplatz,Mühlgasse,Hafenstraße,"
        "Gartenweg"_s.split(u',');
    return u"%1 %2"_s.arg(streets[number(int(streets.size()))]).arg(1 + number(140));
}

QString DemoNames::reason()
{
    static const QStringList reasons =
        u"Check-up,Follow-up,Blood test results,Vaccination,Back pain,Prescription renewal,"
        "Skin rash,Cough and fever,ECG,First visit,Referral letter,Knee pain,"
        "Travel vaccination advice,Blood pressure,Sick note"_s.split(u',');
    return reasons[number(int(reasons.size()))];
}

QString DemoNames::alert(int index)
{
    static const QStringList alerts =
        u"Needs the step-free entrance,Comes with an interpreter,Bring the last X-ray,"
        "Hard of hearing: fetch in person,Fasting since midnight"_s.split(u',');
    return alerts[index % alerts.size()];
}

QString DemoNames::cancelReason()
{
    static const QStringList reasons =
        u"Patient is ill,Cannot get away from work,Found an earlier date,Feels better"_s.split(
            u',');
    return reasons[number(int(reasons.size()))];
}

QDate DemoNames::birthDate(QDate today)
{
    return today.addDays(-(200 + number(33'000)));
}

} // namespace frontdesk
