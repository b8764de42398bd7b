// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/hashchain.h"

#include "derivedkey.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <algorithm>

#include <openssl/crypto.h>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int LinkBytes = 32;
constexpr char Mark[] = "frontdesk-audit-1";

QByteArray textOf(const ChainHead &head, const QByteArray &name)
{
    return QByteArray(Mark) + ' ' + QByteArray::number(head.position) + ' ' + head.link.toHex()
           + ' ' + name;
}

QByteArray macOf(const QByteArray &text, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex();
}

bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size()
           && CRYPTO_memcmp(a.constData(), b.constData(), std::size_t(a.size())) == 0;
}

} // namespace

QByteArray chainBeginning()
{
    return QByteArray(LinkBytes, '\0');
}

QByteArray chainLink(const QByteArray &previous, const QByteArrayList &fields)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    for (const QByteArray &field : fields) {
        hash.addData(QByteArray::number(field.size()) + ':');
        hash.addData(field);
    }
    return hash.result();
}

ChainSigner::ChainSigner(const InstanceKeys &keys)
{
    const auto add = [&](const QByteArray &instanceKey) {
        const QByteArray key = derivedKey(instanceKey, "frontdesk audit heads");
        m_keys.append({key, keyName(key)});
    };
    add(keys.current);
    if (keys.previous)
        add(keys.previous->key);
}

QString ChainSigner::sign(const ChainHead &head) const
{
    const Key &key = m_keys.first();
    const QByteArray text = textOf(head, key.name);
    return QString::fromLatin1(text + ' ' + macOf(text, key.bytes));
}

Result<ChainHead> ChainSigner::open(const QString &signedHead) const
{
    const QByteArrayList parts = signedHead.trimmed().toLatin1().split(' ');
    const auto altered = [] {
        return fail(ErrorCode::InvalidInput, u"This is no signed head of the audit trail"_s);
    };
    if (parts.size() != 5 || parts[0] != Mark)
        return altered();
    const auto key = std::ranges::find(m_keys, parts[3], &Key::name);
    if (key == m_keys.end())
        return fail(ErrorCode::ConfigInvalid,
                    u"The head of the audit trail was signed with a key that is not here"_s);
    const ChainHead head {parts[1].toLongLong(), QByteArray::fromHex(parts[2])};
    // Made anew from what was read, so that nothing but the signed text is taken for it.
    const QByteArray text = textOf(head, key->name);
    if (head.position < 0 || head.link.size() != LinkBytes
        || !sameBytes(parts[4], macOf(text, key->bytes)))
        return altered();
    return head;
}

QString ChainSigner::currentKey() const
{
    return QString::fromLatin1(m_keys.first().name);
}

QStringList ChainSigner::keys() const
{
    QStringList names;
    for (const Key &key : m_keys)
        names.append(QString::fromLatin1(key.name));
    return names;
}

bool ChainSigner::isCurrent(const QString &signedHead) const
{
    return signedHead.section(u' ', 3, 3) == currentKey();
}

} // namespace frontdesk
