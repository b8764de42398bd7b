// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "appointments/editingwatch.h"
#include "calendar/accessibilitynotifier.h"
#include "calendar/dayscene.h"
#include "engine/gridcursor.h"

#include <QAbstractScrollArea>
#include <QSet>
#include <QTimer>

#include <memory>

class QMenu;

namespace frontdesk {

class CardFill;
class CardPainter;
class CalendarText;
struct DayOverlay;

/// Where an appointment is wanted.
struct PlannedMove {
    AppointmentId id;
    DoctorId doctor;
    Interval span;

    bool operator==(const PlannedMove &) const = default;
};

/// One day of the clinic or several, a column for each day and doctor, painted by itself. It shows
/// what it is given and asks for every change by a signal; whoever owns it carries the change out
/// and gives it the new contents.
class DayView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// What the person logged in may do here.
    struct Permissions {
        bool book = true;
        bool move = true;
        bool advance = true; ///< the status
        bool cancel = true;
    };

    explicit DayView(const Clock &clock, QWidget *parent = nullptr);
    ~DayView() override;

    void setClinicTime(const ClinicTime &time);
    /// Shows a day. Another day scrolls to its beginning; the same one keeps scroll, selection,
    /// cursor and, where what is dragged is still there, the drag.
    void setCalendar(QDate day, const QList<DoctorCalendar> &calendars,
                     const QSet<AppointmentId> &pending = {})
    {
        setCalendars({day}, day, calendars, pending);
    }
    /// The same for several days; `chosen` is the one that gets the cursor.
    void setCalendars(const QList<QDate> &days, QDate chosen,
                      const QList<DoctorCalendar> &calendars,
                      const QSet<AppointmentId> &pending = {});
    /// Initials instead of names, no phone and no reason: for a screen that patients can see.
    void setPrivate(bool hidden);
    bool isPrivate() const { return m_private; }
    void setFill(const CardFill &fill);
    /// What other desks are changing just now, and how that is said.
    void setEdited(const EditingTexts &edited);
    /// Words in the middle instead of an answer ("Loading"); nothing can be booked meanwhile.
    void setMessage(const QString &message);
    void setPermissions(const Permissions &permissions) { m_permissions = permissions; }
    const Permissions &permissions() const { return m_permissions; }
    /// For tests; null restores the real one. Not owned.
    void setNotifier(AccessibilityNotifier *notifier);

    const DayScene &scene() const { return m_scene; }
    ViewTransform transform() const;
    Instant now() const { return m_clock.now(); }

    /// Null where an empty place has the cursor.
    AppointmentId selected() const { return m_selected; }
    /// Selects, and scrolls to it unless told not to.
    void select(AppointmentId id, bool scroll = true);
    void clearSelection() { select({}); }
    /// All that keys act on together: the selected one first, then those marked with it.
    QList<AppointmentId> selection() const;
    bool isMarked(AppointmentId id) const { return m_marked.contains(id); }
    /// Marks an appointment besides the selected one, or takes the mark back.
    void toggleMark(AppointmentId id);
    void clearMarks();
    const GridCursor &cursor() const { return m_cursor; }
    void setCursorAt(int column, Instant at);
    Interval cursorSlot() const { return frontdesk::cursorSlot(m_cursor, m_scene.grids()); }
    /// By mouse or by keys.
    /// What is dragged, as it was when that began.
    const std::optional<AppointmentDetails> &carried() const { return m_carried; }
    bool isDragging() const { return m_drag.isDragging() || m_keyDrag; }

    double zoom() const { return m_scene.zoom(); }
    void setZoom(double pixelsPerMinute); ///< keeps the time in the middle where it is
    void zoomIn();
    void zoomOut();
    void zoomToFit(); ///< the opening hours fill the view
    void scrollTo(Instant at); ///< to the top
    /// Where the cursor stands.
    QDate cursorDay() const;
    /// To the present on its day, else to the opening; the cursor with it.
    void scrollToBeginning();

    /// Rectangles in the viewport's pixels; they may lie outside it.
    QRectF appointmentRect(AppointmentId id) const;
    QRectF headerRect(int column) const;
    QRectF slotRect(int column, const Interval &span) const;
    Hit hitTest(const QPoint &position) const;

    /// "Haddad Ahmed, Monday 9 March, ...": as assistive technology and the tooltip say it.
    QString accessibleText(AppointmentId id) const;
    QString toolTipText(AppointmentId id) const;
    QString cursorText() const;
    QString headerText(int column) const;

Q_SIGNALS:
    void bookingRequested(const frontdesk::Doctor &doctor, const frontdesk::Interval &span,
                          int slotMinutes, const QString &typedText);
    void selectionChanged(frontdesk::AppointmentId id);
    /// Enter or a double click: open it for editing.
    void activated(frontdesk::AppointmentId id);
    void moveRequested(frontdesk::AppointmentId id, frontdesk::DoctorId doctor,
                       const frontdesk::Interval &span);
    /// Several at once, in an order in which none is in another's way.
    void movesRequested(const QList<frontdesk::PlannedMove> &moves);
    /// An appointment is being dragged; `at`: the pointer on the screen. Null when it ends.
    void draggedTo(frontdesk::AppointmentId id, const QPoint &at);
    /// An appointment was carried to beside the columns and let go there, at a place on the screen.
    void droppedBeside(const frontdesk::AppointmentDetails &details, const QPoint &at);
    void statusRequested(frontdesk::AppointmentId id, frontdesk::AppointmentStatus status);
    void cancelRequested(frontdesk::AppointmentId id);
    /// A context menu is about to open, with what the view itself can ask for; its owner adds more.
    void appointmentMenuOpening(QMenu *menu, frontdesk::AppointmentId id);
    void slotMenuOpening(QMenu *menu, int column, const frontdesk::Interval &slot);
    void zoomChanged(double pixelsPerMinute);
    void periodRequested(int steps); ///< Ctrl+PgUp, Ctrl+PgDn
    /// A sentence about what was just done or refused.
    void remarked(const QString &text);

protected:
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    // geometry
    void updateLook(); ///< font, locale, direction or palette
    void updateGeometryOfScene();
    void updateScrollBars();
    void scrollToY(double y);
    void goToDay(QDate day);
    void ensureVisible(const QRectF &content);
    void zoomAt(double pixelsPerMinute, double viewY);
    // overlay
    DayOverlay overlay() const;
    CalendarText text() const;
    void updateItem(AppointmentId id);
    void updateCursorSlot();
    void updateNow();
    void scheduleNow();
    void setHover(std::optional<GridCursor> place);
    // keyboard
    bool handleCursorKey(QKeyEvent *event);
    bool handleActionKey(QKeyEvent *event);
    bool bookByTyping(const QString &typed);
    void moveCursor(CursorStep step);
    void cursorChanged();
    bool selectNext(bool forward);
    void openAtCursor();
    bool handleDragKey(QKeyEvent *event);
    bool beginKeyDrag(DragState kind);
    void stepKeyDrag(int key, bool fine);
    void showKeyDrag();
    void commit(const DragProposal &dropped, Verdict verdict);
    QList<PlannedMove> plannedMoves(const DragProposal &dropped) const;
    Verdict verdictOf(const DragProposal &dropped) const;
    const std::optional<DragProposal> &proposal() const
    {
        return m_keyDrag ? m_keyDrag : m_drag.proposal();
    }
    // mouse
    void markUpTo(int index);
    DragPointer dragPointer(const QPoint &position, bool fine) const;
    void dragTo(const QPoint &position, bool fine);
    void finishDrag();
    void abortDrag();
    void autoscroll();
    void clickOn(const Hit &hit);
    void book(int column, const Interval &span, const QString &typed = {});
    void showOverflow(int index, const QPoint &at);
    QMenu *appointmentMenu(AppointmentId id);
    QMenu *slotMenu(int column, const Interval &slot);
    void updatePointer(const Hit &hit);
    bool mayDrag(const Hit &hit) const;
    void tipAt(AppointmentId id);
    void showTip();
    // accessibility
    void notifyFocus();

    const Clock &m_clock;
    DayScene m_scene;
    Permissions m_permissions;
    std::unique_ptr<CardPainter> m_cards;
    AccessibilityNotifier m_realNotifier;
    AccessibilityNotifier *m_notifier = &m_realNotifier;
    QSet<AppointmentId> m_pending;
    EditingTexts m_edited;
    QString m_message;
    AppointmentId m_selected;
    GridCursor m_cursor;
    std::optional<GridCursor> m_hover;
    QSet<AppointmentId> m_marked; ///< besides the selected one
    DragMachine m_drag;
    std::optional<DragProposal> m_keyDrag; ///< by keys, until the modifier is released
    std::optional<AppointmentDetails> m_carried; ///< what is dragged, from whatever day
    Verdict m_verdict = Verdict::Free;
    Hit m_pressed;
    QPoint m_pointer;
    bool m_fine = false;
    QTimer m_minute; ///< moves the line of the present
    QTimer m_autoscroll;
    QTimer m_tip;
    AppointmentId m_tipOf; ///< the card under the pointer, which has its tip or will have
    Instant m_paintedNow;
    double m_gutter = 0;
    double m_header = 0;
    QDate m_chosen; ///< the day that gets the cursor
    bool m_private = false;
    bool m_placed = false; ///< has been scrolled to the beginning of this day
};

} // namespace frontdesk
