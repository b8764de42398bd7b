// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/doctorbox.h"

#include "models/clinicformat.h"
#include "shell/bidi.h"
#include "shell/plaintip.h"
#include "shell/whendone.h"

#include <QEvent>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<QList<Doctor>> allDoctors(Services &services, const Actor &actor, bool activeOnly)
{
    QList<Doctor> all;
    PageRequest request {PageRequest::MaxLimit, {}};
    const DoctorFilter filter {{}, {}, activeOnly};
    do {
        FRONTDESK_TRY_ASSIGN(const Page<Doctor> page,
                             services.doctors.list(actor, filter, request));
        all.append(page.items);
        request.cursor = page.nextCursor;
    } while (!request.cursor.isEmpty());
    return all;
}

} // namespace

DoctorBox::DoctorBox(DeskContext &context, Show show, QWidget *parent)
    : QComboBox(parent)
    , m_context(context)
    , m_show(show)
{
    setObjectName(u"doctorBox"_s);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    retranslate();
    connect(this, &QComboBox::currentIndexChanged, this, &DoctorBox::notifyIfChanged);
    connect(&context.changes, &ChangeFeed::changed, this, [this](const Change &change) {
        if (change.entity == ChangedEntity::Doctor && m_loaded)
            reload();
    });
    connect(&context.changes, &ChangeFeed::resynchronise, this, &DoctorBox::reload);
}

void DoctorBox::retranslate()
{
    m_ownName.give(*this, tr("Doctor"));
    setPlaceholderText(tr("Choose a doctor"));
}

void DoctorBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QComboBox::changeEvent(event);
}

void DoctorBox::reload()
{
    const Actor actor = m_context.actor;
    const bool activeOnly = m_show == Show::Active;
    const bool onlyOneself = actor.role == Role::Doctor;
    auto future = m_context.services.run(
        [actor, activeOnly, onlyOneself](Services &services) -> Result<QList<Doctor>> {
            if (!onlyOneself)
                return allDoctors(services, actor, activeOnly);
            FRONTDESK_TRY_ASSIGN(const Doctor self, services.doctors.get(actor, actor.doctorId));
            return QList<Doctor> {self};
        });
    whenDone(future, this, [this, asked = ++m_generation](const Result<QList<Doctor>> &doctors) {
        if (asked != m_generation)
            return;
        if (!doctors) {
            Q_EMIT loadFailed(doctors.error());
            return;
        }
        fill(*doctors);
        m_loaded = true;
        Q_EMIT loaded();
    });
}

void DoctorBox::fill(const QList<Doctor> &doctors)
{
    const std::optional<Doctor> kept = chosen();
    {
        const QSignalBlocker quiet(this);
        clear();
        m_doctors = doctors;
        const bool keptIsListed = kept
                                  && std::any_of(doctors.begin(), doctors.end(),
                                                 [&](const Doctor &d) { return d.id == kept->id; });
        if (kept && !keptIsListed)
            m_doctors.append(*kept);
        for (const Doctor &doctor : std::as_const(m_doctors)) {
            addItem(doctor.isActive ? doctor.fullName
                                    : tr("%1 (inactive)").arg(bidiIsolated(doctor.fullName)));
            setItemData(count() - 1, plainTip(doctor.specialty), Qt::ToolTipRole);
        }
        setCurrentIndex(-1);
        for (int row = 0; kept && row < m_doctors.size(); ++row) {
            if (m_doctors.at(row).id == kept->id)
                setCurrentIndex(row);
        }
        // A clinic with one doctor, or a doctor who sees only themselves, has nothing to choose.
        if (!kept && m_doctors.size() == 1)
            setCurrentIndex(0);
    }
    notifyIfChanged();
}

void DoctorBox::choose(const Doctor &doctor)
{
    for (int row = 0; row < m_doctors.size(); ++row) {
        if (m_doctors.at(row).id == doctor.id) {
            m_doctors[row] = doctor;
            setCurrentIndex(row);
            return;
        }
    }
    m_doctors.append(doctor);
    addItem(doctor.fullName);
    setCurrentIndex(count() - 1);
}

std::optional<Doctor> DoctorBox::chosen() const
{
    const int row = currentIndex();
    if (row < 0 || row >= m_doctors.size())
        return std::nullopt;
    return m_doctors.at(row);
}

void DoctorBox::notifyIfChanged()
{
    const std::optional<Doctor> now = chosen();
    const DoctorId id = now ? now->id : DoctorId();
    if (id == m_announced)
        return;
    m_announced = id;
    Q_EMIT doctorChanged();
}

} // namespace frontdesk
