// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/roomeditor.h"

#include <QCheckBox>
#include <QLineEdit>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

Result<Room> createRoom(Services &services, const Actor &actor, const Room &wanted)
{
    return services.rooms.create(actor, {wanted.name});
}

Result<Room> changeRoom(Services &services, const Actor &actor, const Room &wanted)
{
    return services.rooms.update(actor, wanted.id, {wanted.name, wanted.isActive},
                                 wanted.stamp.version);
}

Result<Room> fetchRoom(Services &services, const Actor &actor, const Room &stored)
{
    return services.rooms.get(actor, stored.id);
}

} // namespace

RoomEditor::RoomEditor(DeskContext &context, QWidget *parent)
    : StoredRecordEditor<Room>(context, {&createRoom, &changeRoom, &fetchRoom}, parent)
    , m_name(new QLineEdit(this))
    , m_inUse(new QCheckBox(tr("In &use"), this))
{
    setObjectName(u"roomEditor"_s);
    m_name->setObjectName(u"name"_s);
    m_inUse->setObjectName(u"inUse"_s);
    form()->addField(tr("&Name"), m_name, u"/name"_s);
    form()->addWidget(m_inUse);
    connect(m_name, &QLineEdit::textChanged, this, [this] { edited(); });
    connect(m_inUse, &QCheckBox::toggled, this, [this] { edited(); });
}

QString RoomEditor::titleOfNew() const
{
    return tr("New room");
}

void RoomEditor::fill(const Room &values)
{
    m_name->setText(values.name);
    m_inUse->setChecked(values.isActive);
    // A new room is in use; only later can it be closed.
    m_inUse->setVisible(!values.id.isNull());
}

Room RoomEditor::typed(Room onto) const
{
    onto.name = m_name->text().trimmed();
    onto.isActive = m_inUse->isChecked();
    return onto;
}

} // namespace frontdesk
