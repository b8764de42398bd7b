// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/context.h"

namespace frontdesk {

ClinicZone::ClinicZone(ClinicTime time)
    : m_time(std::make_shared<const ClinicTime>(std::move(time)))
{
}

std::shared_ptr<const ClinicTime> ClinicZone::get() const
{
    const QMutexLocker lock(&m_mutex);
    return m_time;
}

void ClinicZone::set(ClinicTime time)
{
    auto shared = std::make_shared<const ClinicTime>(std::move(time));
    const QMutexLocker lock(&m_mutex);
    m_time = std::move(shared);
}

} // namespace frontdesk
