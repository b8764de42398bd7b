// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <cstdio>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

QCommandLineOption number(const QString &name, const QString &meaning, const QString &standard)
{
    return {name, meaning, u"N"_s, standard};
}

} // namespace

void print(const QString &line)
{
    std::printf("%s\n", qUtf8Printable(line));
}

QList<Command> allCommands()
{
    return {
        {u"serve"_s, u"answers the REST interface until it is told to stop"_s, {}, &serve},
        {u"migrate"_s, u"brings the database to this version's schema, and ends"_s, {}, &migrate},
        {u"create-admin"_s,
         u"makes an administrator; the password is read from standard input"_s,
         {{u"email"_s, u"the e-mail address to log in with"_s, u"EMAIL"_s}},
         &createAdmin},
        {u"rotate-key"_s,
         u"makes a new key, seals notes and second factors with it; start servers again afterwards"_s,
         {},
         &rotateKey},
        {u"backup"_s,
         u"writes a checked copy of the SQLite database, which may be in use, to a new file"_s,
         {},
         &backup,
         u"FILE"_s},
        {u"restore"_s,
         u"puts a backup in the place of the SQLite database, which is put aside"_s,
         {},
         &restore,
         u"FILE"_s},
        {u"verify-audit"_s,
         u"looks for rows of the audit trail that were edited, deleted, moved or cut off"_s,
         {{u"head"_s, u"a signed head that an earlier run printed"_s, u"LINE"_s},
          {u"new-anchor"_s, u"takes the trail as it is, after a backup was restored"_s}},
         &verifyAudit},
        {u"demo-data"_s,
         u"fills an empty database with a believable clinic, and prints its log-ins"_s,
         {number(u"doctors"_s, u"how many doctors"_s, u"8"_s),
          number(u"patients"_s, u"how many patients"_s, u"400"_s),
          number(u"appointments"_s, u"how many appointments"_s, u"900"_s),
          number(u"seed"_s, u"the same seed gives the same clinic"_s, u"1"_s)},
         &demoData},
        {u"routes"_s, u"prints every route and who may use it"_s, {}, &listRoutes},
    };
}

} // namespace frontdesk
