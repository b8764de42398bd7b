// SPDX-License-Identifier: GPL-3.0-or-later
#include "passwordinput.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

/// Keeps a terminal from showing what is typed, as long as it lives.
class EchoOff
{
public:
    EchoOff()
    {
        ::tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~EchoOff() { ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }
    Q_DISABLE_COPY_MOVE(EchoOff)

private:
    termios m_before = {};
};

Result<QString> readLine()
{
    std::string line;
    std::getline(std::cin, line);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    if (line.empty())
        return fail(ErrorCode::ConfigInvalid,
                    u"create-admin reads the password from standard input, and nothing came"_s);
    const QByteArrayView bytes(line.data(), qsizetype(line.size()));
    if (!bytes.isValidUtf8())
        return fail(ErrorCode::ConfigInvalid, u"The password is not UTF-8"_s);
    return QString::fromUtf8(bytes);
}

Result<QString> ask(const char *prompt)
{
    std::fputs(prompt, stderr);
    const EchoOff silence;
    auto answer = readLine();
    std::fputs("\n", stderr);
    return answer;
}

} // namespace

Result<QString> readPassword()
{
    if (::isatty(STDIN_FILENO) == 0)
        return readLine();
    FRONTDESK_TRY_ASSIGN(const QString first, ask("Password: "));
    FRONTDESK_TRY_ASSIGN(const QString again, ask("The same again: "));
    if (first != again)
        return fail(ErrorCode::ConfigInvalid, u"The two passwords are not the same"_s);
    return first;
}

} // namespace frontdesk
