// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendarhistory.h"
#include "calendar/calendarmode.h"
#include "calendar/calendarsource.h"
#include "calendar/calendarstore.h"
#include "calendar/cardfill.h"
#include "shell/deskcontext.h"
#include "shell/page.h"

#include <QHash>
#include <QKeySequence>
#include <QSet>

#include <functional>
#include <memory>

class QMenu;
class QPrinter;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace frontdesk {

class AppointmentPanel;
class BookingForm;
class CalendarListView;
class CalendarSideBar;
class CalendarToolBar;
class DayView;
class EditingWatch;
class EmptyState;
class Finder;
class InlineMessage;
class MonthView;
class Pinboard;
class WalkInForm;
struct CancelledSeries;
struct DaySheet;
struct CommandPaletteEntry;
struct PlannedMove;
struct SpokenPlace;
struct WalkInOutcome;

/// The calendar screen: a day, a week, a month or a list, ways to other days, and at its side the
/// appointment that is looked at, booked or moved.
class CalendarPage : public DeskPage
{
    Q_OBJECT

public:
    explicit CalendarPage(DeskContext &context, QWidget *parent = nullptr);
    /// With another source, for tests.
    CalendarPage(DeskContext &context, std::unique_ptr<CalendarSource> source,
                 QWidget *parent = nullptr);
    ~CalendarPage() override;

    QString title() const override;
    QString iconName() const override;
    void activate() override;
    bool hasUnsavedChanges() const override;
    void setConnected(bool connected, Instant asOf) override;

    /// The chosen day, within the shown period.
    QDate day() const { return m_day; }
    CalendarMode mode() const { return m_mode; }
    /// Whether what is shown is still on its way, or is being renewed.
    bool isLoading() const { return m_store->isLoading() || !m_store->isLoaded(); }
    DayView *view() const { return m_view; }
    MonthView *monthView() const { return m_month; }
    CalendarListView *listView() const { return m_list; }
    /// The appointment that the shown view has selected, or null.
    AppointmentId selected() const;
    /// What the cards are filled by: the status, unless this person has chosen otherwise.
    CardFill::By fill() const { return m_fill; }
    void setFill(CardFill::By by);
    const CalendarHistory &history() const { return *m_history; }
    Pinboard *pinboard() const { return m_pinboard; }
    /// Restores what this person left here (view, names hidden, fill, presets, clipboard) and keeps
    /// it from now on, under `key`. The settings must outlive the page.
    void keepIn(QSettings &settings, const QString &key);
    /// Where sheets go instead of the default printer, for tests: calls its argument with one.
    using Painting = std::function<void(QPrinter &)>;
    void setPrintTo(std::function<void(const Painting &)> printTo);
    /// Another key for one of this page's actions; empty restores the usual one. False, and
    /// nothing is changed, where another action has it or it would be typed as text.
    bool rebind(const QString &action, const QKeySequence &keys);
    /// The key that an action has by itself.
    QKeySequence usualKeys(const QString &action) const { return m_usualKeys.value(action); }

public Q_SLOTS:
    void goTo(QDate day);
    void goToToday();
    void setMode(frontdesk::CalendarMode mode);
    /// Forwards or back by what the view shows.
    void step(int periods);
    /// Initials instead of names everywhere in the calendar.
    void setPrivate(bool hidden);
    void undo();
    void redo();
    /// Puts the selected appointments on the clipboard; they stay in place until they are put
    /// down.
    void cut();
    /// Puts the clipboard's current appointment down at the cursor.
    void paste();
    /// Puts the selected appointments' lines on the system's clipboard, and has paste() book the
    /// first of them once more, for the same patient, until something is cut.
    void copy();
    /// Shows an appointment wherever it is: its day, selected.
    void reveal(const frontdesk::AppointmentDetails &details);
    /// Takes down somebody who has come without an appointment.
    void startWalkIn();
    /// The shown day on paper, a page for each doctor.
    void printDay();
    void previewDay();
    /// A dialogue to give the actions other keys.
    void editKeys();

Q_SIGNALS:
    /// A patient's record is wanted.
    void patientRequested(frontdesk::PatientId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildActions();
    QAction *addKey(const QString &name, const QKeySequence &keys);
    void retranslate();
    void connectView();
    void connectOtherViews();
    void connectSidePanel();
    void calendarChanged();
    void stateChanged();
    void showProblem();
    void showPermissions();
    bool mayChange() const { return !m_lostAt; }
    void showColumns();
    void showDays(const QList<DoctorCalendar> &columns, const QString &message);
    void showCenter(bool nothing);
    QWidget *currentView() const;
    void selectInView(AppointmentId id);
    /// Offers the free slots of the appointment's doctor on another day.
    void offerSlots(const AppointmentDetails &details, QDate day, const QPoint &at);
    using Chosen = std::function<void(const Interval &)>;
    void offerSlots(const AppointmentDetails &details, QDate day, const QPoint &at,
                    const Chosen &chosen);
    /// Offers all that is free on a day, of every doctor that is shown.
    void offerTimes(QDate day, const QPoint &at,
                    const std::function<void(const Doctor &, const Interval &)> &chosen);
    void exportList();
    void selectionChanged(AppointmentId id);
    void startNew();
    void bookOn(QDate day, const QPoint &at);
    void startBooking(const Doctor &doctor, const Interval &span, int slotMinutes,
                      const QString &typed);
    void startEditing(AppointmentId id);
    void startCancel(AppointmentId id);
    void takeStep(AppointmentStatus status);
    void buildCommands();
    QList<AppointmentId> selection() const;
    using Change = std::pair<AppointmentDetails, AppointmentDetails>;
    void changeInTurn(const QList<Change> &rest, const QList<CalendarHistory::Step> &done,
                      const QString &text);
    void moveTogether(const QList<PlannedMove> &moves);
    void accepted(const AppointmentDetails &before, const AppointmentDetails &after);
    void refused(const AppointmentDetails &before, const Error &error);
    void showRefusal(const AppointmentDetails &before, const QString &why);
    QString commandText(const AppointmentDetails &before, const AppointmentDetails &after) const;
    void showUndoTexts();
    void findPatient();
    void findPatient(const Patient &patient);
    void openPalette();
    QList<CommandPaletteEntry> paletteEntries(const QString &typed);
    QList<CommandPaletteEntry> placeEntries(const SpokenPlace &place);
    int slotMinutes(DoctorId doctor, Instant at) const;
    void offerNextFree();
    void offerNextFreeOf(const Doctor &doctor, Instant after, const QPoint &at);
    void openAppointmentMenu(QWidget *view, AppointmentId id, const QPoint &at);
    void fillAppointmentMenu(QMenu &menu, AppointmentId id);
    void fillSlotMenu(QMenu &menu, int column, const Interval &slot);
    void openDayMenu(QWidget *view, QDate day, const QPoint &at);
    void addPaste(QMenu &menu);
    void cancelBecause(const AppointmentDetails &details, const QString &reason);
    void bookAgainFor(PatientId id);
    void bookCopy(const Doctor &doctor, Instant start);
    void block(const Doctor &doctor, const Interval &slot);
    void offerToWaitlist(const Doctor &doctor, const Interval &slot, const QPoint &at);
    void printSlip(const AppointmentDetails &details, bool onScreen);
    void print(const Painting &paint, const QString &said, const QString &previewName);
    void preview(const Painting &paint, const QString &name);
    void walkedIn(const WalkInOutcome &outcome);
    DaySheet daySheet() const;
    struct FreeSlot {
        Doctor doctor;
        Interval span;
    };
    void showNextFree(const QList<FreeSlot> &own, const QList<FreeSlot> &others, const QPoint &at);
    void dragMoved(AppointmentId id, const QPoint &at);
    void moveDropped(AppointmentId id, DoctorId doctor, const Interval &span);
    void offerSlotsBeside(const AppointmentDetails &details, const QPoint &at);
    void loadFullness();
    void choosePreset(const QStringList &doctors);
    void savePreset(const QString &name);
    void removePreset(const QString &name);
    void buildFills();
    void showFill();
    void keep(const QString &name, const QVariant &value);
    static AppointmentDetails asBooked(const AppointmentDetails &details);
    void formSaved(const AppointmentDetails &details);
    void seriesSaved(const QList<AppointmentDetails> &booked);
    void seriesCancelled(const CancelledSeries &cancelled);
    void showSaved(const AppointmentDetails &details);
    void formWarned(const AppointmentDetails &details, const QString &text);
    void formDismissed();
    void tellEditing();
    void showEdited();
    void leaveForm(const std::function<void()> &then);
    void setDoctorShown(DoctorId doctor, bool shown);
    void showAllDoctors();
    QDate today() const;
    QList<Doctor> doctors() const;

    DeskContext &m_context;
    std::unique_ptr<CalendarSource> m_source;
    CalendarStore *m_store;
    CalendarToolBar *m_toolBar = nullptr;
    CalendarSideBar *m_sideBar = nullptr;
    InlineMessage *m_banner = nullptr; ///< the day could not be loaded
    InlineMessage *m_refusal = nullptr; ///< a change was taken back
    QStackedWidget *m_center = nullptr;
    DayView *m_view = nullptr;
    MonthView *m_month = nullptr;
    CalendarListView *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedWidget *m_side = nullptr;
    Finder *m_finder = nullptr;
    WalkInForm *m_walkIn = nullptr;
    Pinboard *m_pinboard = nullptr;
    CalendarHistory *m_history;
    EditingWatch *m_editing; ///< what is open here and at other desks
    QTimer m_dwell; ///< over a day of the month at the side, with something in hand
    QDate m_dwellDay;
    QTimer m_fullnessDue; ///< a burst of changes asks once
    QSettings *m_settings = nullptr;
    QString m_settingsKey;
    bool m_private = false;
    CardFill::By m_fill = CardFill::By::Status;
    AppointmentPanel *m_panel = nullptr;
    BookingForm *m_form = nullptr;
    CalendarMode m_mode = CalendarMode::Day;
    QDate m_day;
    QList<Doctor> m_lastDoctors; ///< so that a day that still loads has its columns
    QSet<DoctorId> m_hidden;
    QHash<QString, QKeySequence> m_usualKeys; ///< by the action's name
    std::function<void(const Painting &)> m_printTo; ///< empty: the default printer
    std::optional<Instant>
        m_lostAt; ///< the database cannot be reached: what is shown is as of then
    std::optional<AppointmentDetails> m_copied; ///< what paste() books once more
    AppointmentId m_toReveal; ///< selected as soon as its day is there
    AppointmentId m_warnedOf; ///< what the banner is about, where it stays while that is shown
};

} // namespace frontdesk
