// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/services.h"

namespace frontdesk {

Services::Services(const ServiceContext &context)
    : m_context(context)
    , auth(m_context)
    , secondFactor(m_context)
    , passwordResets(m_context)
    , users(m_context)
    , patients(m_context)
    , doctors(m_context)
    , schedules(m_context)
    , exceptions(m_context)
    , calendar(m_context)
    , appointmentTypes(m_context)
    , rooms(m_context)
    , webhooks(m_context)
    , holds(m_context)
    , appointments(m_context)
    , series(m_context)
    , waitlist(m_context)
    , queue(m_context)
    , clinic(m_context)
    , notifications(m_context)
    , outbox(m_context)
    , reports(m_context)
    , audit(m_context)
    , idempotency(m_context)
{
}

} // namespace frontdesk
