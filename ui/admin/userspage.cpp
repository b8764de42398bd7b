// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/userspage.h"

#include "models/clinicformat.h"

namespace frontdesk {

using namespace Qt::StringLiterals;

UsersPage::UsersPage(DeskContext &context, QWidget *parent)
    : RecordPage<User, UserEditor>(parent)
{
    setObjectName(u"usersPage"_s);
    build(context, ChangedEntity::User,
          {tr("Users"), tr("Part of the e-mail"), u"admin"_s, tr("No users"),
           tr("Everybody who works at the desk needs a log-in of their own."), tr("New log-in")},
          {{[] { return tr("E-mail"); }, [](const User &user) { return user.email; }},
           {[] { return tr("Role"); }, [](const User &user) { return roleText(user.role); }},
           {[] { return tr("State"); },
            [](const User &user) { return user.isActive ? tr("Active") : tr("Disabled"); }},
           {[] { return tr("Since"); },
            [this, &context](const User &user) {
                return numericDateText(locale(), context.zone.get()->toDate(user.stamp.createdAt));
            }}},
          [actor = context.actor](Services &services, const QString &query,
                                  const PageRequest &request) {
              return services.users.list(actor, query, request);
          },
          new UserEditor(context), {u"newUser"_s, tr("New log-in")},
          {u"key"_s, tr("No log-in chosen"),
           tr("Choose one to change its role, reset its password or disable it.")});
}

QString UsersPage::title() const
{
    return tr("Users");
}

QString UsersPage::iconName() const
{
    return u"admin"_s;
}

} // namespace frontdesk
