// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace frontdesk {

/// What the palette offers.
struct CommandPaletteEntry {
    QString text; ///< "Book: Thursday 12 March, 15:00, Dr Haddad"
    QString keys; ///< the shortcut, where there is one
    std::function<void()> run;
};

/// One line to reach everything: what is typed narrows a list of what could be meant, each entry
/// saying in full what it would do. Enter does the chosen one.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    using Entry = CommandPaletteEntry;
    using Source = std::function<QList<Entry>(const QString &typed)>;

    CommandPalette(Source source, QWidget *parent);

    /// Further entries for what is typed now, found in the background; dropped where something
    /// else has been typed meanwhile.
    void addEntries(const QString &typed, const QList<Entry> &entries);
    QString typed() const;

Q_SIGNALS:
    void typedChanged(const QString &typed);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refill();
    void append(const QList<Entry> &entries);
    void runCurrent();

    Source m_source;
    QLineEdit *m_box;
    QListWidget *m_list;
    QLabel *m_hint;
    QList<Entry> m_entries;
};

} // namespace frontdesk
