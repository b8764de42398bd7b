// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace frontdesk {

/// The navigation at the side of the main window: an entry for each page, those of its foot apart.
/// Where it is too low for all, the entries are icons alone, with their words in the tips.
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
    void fit();
    void setWords(bool shown);

    QLabel *m_mark;
    QVBoxLayout *m_pages = nullptr;
    QVBoxLayout *m_foot = nullptr;
    QButtonGroup *m_group = nullptr;
    QList<QToolButton *> m_entries;
    bool m_words = true;
    int m_entryHeight = 0; ///< of an entry with its words
};

} // namespace frontdesk
