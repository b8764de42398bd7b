// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace frontdesk {

/// The navigation at the side of the main window: an entry for each page, those of its foot apart.
/// Where it is too low for all, the entries are icons alone, with their words in the tips, and
/// smaller ones where it is lower still.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent);

    /// Entries are in the order of the calls; one of them is checked.
    QToolButton *addEntry(const QString &iconName, bool atFoot);
    QToolButton *checkedEntry() const;
    /// What the program's mark at the top is to a screen reader.
    void setMarkName(const QString &name);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Look { Words, Icons, Dense }; ///< from the highest to the lowest

    void fit();
    void setLook(Look look);

    QLabel *m_mark;
    QVBoxLayout *m_pages = nullptr;
    QVBoxLayout *m_foot = nullptr;
    QButtonGroup *m_group = nullptr;
    QList<QToolButton *> m_entries;
    Look m_look = Look::Words;
    QHash<Look, int> m_needed; ///< the height of all, in the looks that have been measured
    qsizetype m_measured = 0; ///< how many entries were shown then
};

} // namespace frontdesk
