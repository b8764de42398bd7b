// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/flowcard.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <QHash>
#include <QTimer>

#include <array>

class QAction;
class QLabel;
class QListView;
class QPushButton;
class QWidget;

namespace frontdesk {

class EmptyState;
class FlowModel;
class InlineMessage;
class WalkInForm;

/// The flow board: where each of the day's patients is, and how long they have been there. A step
/// on the board is the appointment's own status.
class FlowPage : public DeskPage
{
    Q_OBJECT

public:
    FlowPage(DeskContext &context, QWidget *parent = nullptr);

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;
    void setConnected(bool connected, Instant asOf) override;

public Q_SLOTS:
    void startWalkIn();
    /// The chosen patient, who was expected, is here.
    void checkIn();
    void stepForward();
    void stepBack();
    /// Those who wait in the queue have left.
    void dismissChosen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Column {
        QLabel *title = nullptr;
        QListView *list = nullptr;
        FlowModel *model = nullptr;
    };

    QWidget *buildBar();
    QWidget *buildBoard();
    QPushButton *addStep(const QString &name, const QKeySequence &keys, void (FlowPage::*step)());
    void retranslate();
    void showConnection();
    void load();
    void showCards(const QList<FlowCard> &cards);
    void showTitles();
    void setNow();
    std::optional<FlowCard> chosen() const;
    void choose(FlowStage stage, int row);
    void updateSteps();
    void setStatus(const FlowCard &card, AppointmentStatus status);
    void run(QFuture<Result<void>> future, const QString &done);
    QString stageText(FlowStage stage) const;

    DeskContext &m_context;
    std::array<Column, FlowStages> m_columns;
    QLabel *m_heading = nullptr;
    QHash<QPushButton *, QAction *> m_steps; ///< the keys of the buttons
    Instant m_asOf; ///< of what is shown while the database is lost
    InlineMessage *m_message = nullptr;
    WalkInForm *m_walkIn = nullptr;
    QWidget *m_board = nullptr;
    EmptyState *m_empty = nullptr;
    QPushButton *m_checkIn = nullptr;
    QPushButton *m_forward = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_left = nullptr;
    QPushButton *m_newWalkIn = nullptr;
    QTimer m_minute;
    quint64 m_generation = 0;
    bool m_connected = true;
    bool m_busy = false;
    bool m_loaded = false;
};

} // namespace frontdesk
