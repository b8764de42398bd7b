// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/zonecombo.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace frontdesk {

ZoneCombo::ZoneCombo(QWidget *parent)
    : QComboBox(parent)
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        // Places such as Europe/Berlin; not the abbreviations and fixed offsets of old.
        if (id == "UTC" || (id.contains('/') && !id.startsWith("Etc/")))
            names.append(QString::fromLatin1(id));
    }
    names.sort();
    addItems(names);
    setEditable(true);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(12);
    // IANA names read from left to right in every language.
    lineEdit()->setLayoutDirection(Qt::LeftToRight);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (const QString known = zone(); !known.isEmpty())
            setZone(known);
    });
}

void ZoneCombo::setZone(const QString &ianaName)
{
    const int index = findText(ianaName, Qt::MatchFixedString);
    if (index >= 0)
        setCurrentIndex(index);
    else
        setEditText(ianaName);
}

QString ZoneCombo::zone() const
{
    const QString typed = currentText().trimmed().replace(u' ', u'_');
    const int index = findText(typed, Qt::MatchFixedString);
    return index >= 0 ? itemText(index) : QString();
}

QString ZoneCombo::systemZone()
{
    // "Etc/UTC" and its like are UTC by another name.
    const QString name = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    return name.startsWith("Etc/"_L1) || !name.contains(u'/') ? u"UTC"_s : name;
}

} // namespace frontdesk
