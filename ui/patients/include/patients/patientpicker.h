// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/patientservice.h"
#include "shell/deskcontext.h"
#include "shell/ownname.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QListView;
class QTimer;

namespace frontdesk {

class PatientResultsModel;

/// One box that finds a patient, or takes the particulars of a new one ("name phone birth date").
/// The results pop up below while the keys stay in the box. Nobody is chosen by guessing: only a
/// row that was picked, or the single hit of a finished search.
class PatientPicker : public QWidget
{
    Q_OBJECT

public:
    PatientPicker(DeskContext &context, QWidget *parent = nullptr);
    ~PatientPicker() override;

    /// Starts over with what was typed elsewhere, searches for it and takes the focus.
    void start(const QString &typedText);
    void choose(const Patient &patient);
    void clear();

    const std::optional<Patient> &chosen() const { return m_chosen; }
    /// The person to create, where that offer was picked.
    const std::optional<NewPatient> &toCreate() const { return m_toCreate; }
    bool hasChoice() const { return m_chosen || m_toCreate; }
    QString typedText() const;

    /// Picks the highlighted row or the only hit, after the running search if there is one; then
    /// settled().
    void settle();

    /// The box, for labels and focus.
    QLineEdit *box() const { return m_box; }
    QListView *popup() const { return m_popup; }

Q_SIGNALS:
    /// Another patient is chosen, or none any more.
    void choiceChanged();
    void settled(bool hasChoice);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildPopup();
    void onEdited();
    void search();
    void searchEnded();
    void showPopup();
    void hidePopup();
    void moveHighlight(int by);
    void highlight(int row);
    bool pickHighlighted();
    void pick(int row);
    void dropChoice();
    void retranslate();
    void showChoice();
    void showDetail(const QString &text);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    QDate today() const;

    DeskContext &m_context;
    OwnName m_ownName; ///< of the box
    QLineEdit *m_box = nullptr;
    QLabel *m_detail = nullptr;
    QListView *m_popup = nullptr;
    PatientResultsModel *m_results = nullptr;
    QTimer *m_debounce = nullptr;
    quint64 m_generation = 0; ///< of the newest text: replies to older ones are dropped
    bool m_pending = false;
    bool m_settleWanted = false;
    bool m_highlightIsOurs = false; ///< highlighted as the only hit, not by the user
    std::optional<Patient> m_chosen;
    std::optional<NewPatient> m_toCreate;
};

} // namespace frontdesk
