// SPDX-License-Identifier: GPL-3.0-or-later
#include "patients/patientpicker.h"

#include "models/clinicformat.h"
#include "patientresultsdelegate.h"
#include "patientresultsmodel.h"
#include "shell/bidi.h"
#include "shell/errortext.h"
#include "shell/icons.h"
#include "shell/theme.h"
#include "shell/whendone.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds Debounce {80};
constexpr int MaxHits = 20;
constexpr int MaxVisibleRows = 7;
constexpr int MinPopupWidth = 340;
constexpr int MaxTyped = 300;

} // namespace

PatientPicker::PatientPicker(DeskContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_box(new QLineEdit(this))
    , m_detail(new QLabel(this))
    , m_results(new PatientResultsModel(this))
    , m_debounce(new QTimer(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    layout->addWidget(m_box);
    layout->addWidget(m_detail);

    m_box->setObjectName(u"patientBox"_s);
    m_box->setMaxLength(MaxTyped);
    m_box->setClearButtonEnabled(true);
    m_box->addAction(themedIcon(u"search"_s, IconTint::Muted), QLineEdit::LeadingPosition);
    m_box->installEventFilter(this);
    connect(m_box, &QLineEdit::textEdited, this, &PatientPicker::onEdited);

    m_detail->setObjectName(u"patientDetail"_s);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setWordWrap(true);
    setTextLook(m_detail, TextLook::Muted);
    m_detail->hide();

    m_debounce->setSingleShot(true);
    m_debounce->setInterval(Debounce);
    connect(m_debounce, &QTimer::timeout, this, &PatientPicker::search);
    buildPopup();
    retranslate();
}

PatientPicker::~PatientPicker() = default;

void PatientPicker::buildPopup()
{
    // A tool-tip window never takes the focus, so the keys stay in the box, and it may reach out of
    // the form.
    m_popup = new QListView(this);
    m_popup->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_popup->setAttribute(Qt::WA_ShowWithoutActivating);
    m_popup->setObjectName(u"patientResults"_s);
    m_popup->setFocusPolicy(Qt::NoFocus);
    m_popup->setFrameShape(QFrame::Box);
    m_popup->setUniformItemSizes(true);
    m_popup->setMouseTracking(true);
    m_popup->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_popup->setModel(m_results);
    m_popup->setItemDelegate(new PatientResultsDelegate(m_popup));
    m_popup->hide();
    connect(m_popup, &QListView::clicked, this,
            [this](const QModelIndex &index) { pick(index.row()); });
    connect(m_popup, &QListView::entered, this, [this](const QModelIndex &index) {
        if (index.flags() & Qt::ItemIsEnabled)
            highlight(index.row());
    });
}

QDate PatientPicker::today() const
{
    return m_context.zone.get()->toDate(m_context.clock.now());
}

QString PatientPicker::typedText() const
{
    return m_box->text();
}

void PatientPicker::start(const QString &typedText)
{
    clear();
    m_box->setFocus(Qt::OtherFocusReason);
    m_box->setText(typedText);
    m_box->end(false);
    if (!typedText.isEmpty())
        onEdited();
}

void PatientPicker::choose(const Patient &patient)
{
    clear();
    m_chosen = patient;
    m_box->setText(patient.fullName);
    m_box->setCursorPosition(0);
    showChoice();
    Q_EMIT choiceChanged();
}

/// Who is chosen, beneath the box.
void PatientPicker::showChoice()
{
    if (m_chosen) {
        const QString birth = birthText(locale(), m_chosen->dateOfBirth, today());
        showDetail(m_chosen->phone.isEmpty()
                       ? birth
                       : tr("%1 · %2").arg(birth, bidiIsolated(m_chosen->phone)));
    } else if (m_toCreate) {
        const NewPatient &created = *m_toCreate;
        const QString birth = created.dateOfBirth.isValid()
                                  ? birthText(locale(), created.dateOfBirth, today())
                                  : tr("no birth date");
        const QString phone =
            created.phone.isEmpty() ? tr("no phone") : bidiIsolated(created.phone);
        showDetail(
            tr("New patient: %1 · %2 · %3").arg(bidiIsolated(created.fullName), birth, phone));
    }
}

void PatientPicker::retranslate()
{
    m_ownName.give(*m_box, tr("Patient"));
    m_box->setPlaceholderText(tr("Name, phone or birth date"));
    m_popup->setAccessibleName(tr("Patients found"));
    showChoice();
    if (hasChoice() || m_box->text().trimmed().isEmpty())
        return;
    // What was found is said anew, and dates are read in the other order.
    m_pending = true;
    m_results->setLocale(locale());
    m_results->setTyped(parseQuickPatient(m_box->text(), locale(), today()), today());
    m_debounce->start();
}

void PatientPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PatientPicker::clear()
{
    ++m_generation;
    m_debounce->stop();
    m_pending = false;
    m_settleWanted = false;
    m_box->clear();
    m_results->clear();
    hidePopup();
    dropChoice();
}

void PatientPicker::dropChoice()
{
    const bool had = hasChoice();
    m_chosen.reset();
    m_toCreate.reset();
    showDetail({});
    if (had)
        Q_EMIT choiceChanged();
}

bool PatientPicker::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_box->setFocus(static_cast<QFocusEvent *>(event)->reason());
    // A form marks this whole widget as faulty; the box is what shows it.
    if (event->type() == QEvent::DynamicPropertyChange
        && m_box->property("faulty") != property("faulty")) {
        m_box->setProperty("faulty", property("faulty"));
        m_box->style()->unpolish(m_box);
        m_box->style()->polish(m_box);
    }
    return QWidget::event(event);
}

void PatientPicker::showDetail(const QString &text)
{
    m_detail->setText(text);
    m_detail->setVisible(!text.isEmpty());
}

void PatientPicker::onEdited()
{
    ++m_generation;
    dropChoice();
    const QString text = m_box->text();
    if (text.trimmed().isEmpty()) {
        m_debounce->stop();
        m_pending = false;
        m_results->clear();
        hidePopup();
        return;
    }
    const bool createWasHighlighted = !m_highlightIsOurs && m_popup->currentIndex().isValid()
                                      && m_popup->currentIndex().row() == m_results->createRow();
    m_pending = true;
    m_results->setLocale(locale());
    m_results->setTyped(parseQuickPatient(text, locale(), today()), today());
    highlight(createWasHighlighted ? m_results->createRow() : -1);
    showPopup();
    m_debounce->start();
}

void PatientPicker::search()
{
    const QString query = searchQuery(m_box->text(), locale(), today());
    const Actor actor = m_context.actor;
    auto future = m_context.services.run([actor, query](Services &services) {
        return services.patients.search(actor, query, PageRequest {MaxHits, {}});
    });
    whenDone(future, this, [this, query, asked = m_generation](const Result<Page<Patient>> &found) {
        if (asked != m_generation)
            return;
        const bool keepCreate = m_popup->currentIndex().isValid()
                                && m_popup->currentIndex().row() == m_results->createRow();
        if (found)
            m_results->setFound(found->items, !found->nextCursor.isEmpty());
        else
            m_results->setFailure(errorText(found.error()));
        const QList<Patient> &hits = m_results->patients();
        // Enter takes the only hit; somebody whose name is merely alike takes an arrow key first.
        const bool only = hits.size() == 1 && !m_results->hasMore()
                          && !PatientService::isGuess(query, hits.first());
        highlight(keepCreate ? m_results->createRow() : only ? 0 : -1);
        m_highlightIsOurs = !keepCreate && only;
        searchEnded();
    });
}

void PatientPicker::searchEnded()
{
    m_pending = false;
    if (m_box->hasFocus())
        showPopup();
    if (m_settleWanted) {
        m_settleWanted = false;
        settle();
    }
}

void PatientPicker::settle()
{
    if (!hasChoice() && m_pending && !m_popup->currentIndex().isValid()) {
        m_settleWanted = true;
        return;
    }
    if (!hasChoice())
        pickHighlighted();
    hidePopup();
    Q_EMIT settled(hasChoice());
}

void PatientPicker::highlight(int row)
{
    m_highlightIsOurs = false;
    m_popup->setCurrentIndex(row < 0 ? QModelIndex() : m_results->index(row));
}

bool PatientPicker::pickHighlighted()
{
    const QModelIndex current = m_popup->currentIndex();
    if (!current.isValid() || !(current.flags() & Qt::ItemIsEnabled))
        return false;
    pick(current.row());
    return true;
}

void PatientPicker::pick(int row)
{
    if (m_results->kindAt(row) == PatientResultsModel::Kind::Person) {
        choose(Patient(m_results->patientAt(row)));
        return;
    }
    if (row != m_results->createRow())
        return;
    const QuickPatient typed = parseQuickPatient(m_box->text(), locale(), today());
    ++m_generation;
    m_debounce->stop();
    m_pending = false;
    hidePopup();
    m_chosen.reset();
    NewPatient created;
    created.fullName = typed.name;
    created.phone = typed.phone;
    created.dateOfBirth = typed.dateOfBirth;
    m_toCreate = created;
    showChoice();
    Q_EMIT choiceChanged();
}

void PatientPicker::showPopup()
{
    if (m_results->rowCount() == 0 || !isVisible()) {
        hidePopup();
        return;
    }
    const int rows = std::min(m_results->rowCount(), MaxVisibleRows);
    const int frame = 2 * m_popup->frameWidth();
    const QSize size(std::max(width(), MinPopupWidth), rows * m_popup->sizeHintForRow(0) + frame);
    QPoint corner = mapToGlobal(m_box->geometry().bottomLeft() + QPoint(0, 2));
    if (isRightToLeft())
        corner.setX(mapToGlobal(m_box->geometry().bottomRight()).x() - size.width() + 1);
    if (const QScreen *where = screen()) {
        const QRect area = where->availableGeometry();
        corner.setX(std::clamp(corner.x(), area.left(),
                               std::max(area.left(), area.right() - size.width())));
        if (corner.y() + size.height() > area.bottom())
            corner.setY(mapToGlobal(m_box->geometry().topLeft()).y() - size.height() - 2);
    }
    m_popup->setGeometry(QRect(corner, size));
    m_popup->show();
}

void PatientPicker::hidePopup()
{
    m_popup->hide();
    m_popup->setCurrentIndex({});
    m_highlightIsOurs = false;
}

void PatientPicker::moveHighlight(int by)
{
    const int rows = m_results->rowCount();
    int row =
        m_popup->currentIndex().isValid() ? m_popup->currentIndex().row() : (by > 0 ? -1 : rows);
    for (row += by > 0 ? 1 : -1; row >= 0 && row<rows; row += by> 0 ? 1 : -1) {
        if (m_results->flags(m_results->index(row)) & Qt::ItemIsEnabled) {
            highlight(row);
            return;
        }
    }
}

bool PatientPicker::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    if (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!m_popup->isVisible())
            showPopup();
        moveHighlight(key == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_End:
        // First to the end of the line, then on to the offer to create.
        if (!m_popup->isVisible() || m_box->cursorPosition() < m_box->text().size())
            return false;
        highlight(m_results->createRow());
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_popup->isVisible() || hasChoice())
            return false;
        // Typed faster than the search answers: the only hit is picked when it comes.
        if (!pickHighlighted() && m_pending)
            m_settleWanted = true;
        return true;
    case Qt::Key_Escape:
        if (!m_popup->isVisible())
            return false;
        hidePopup();
        return true;
    case Qt::Key_Tab:
        if (m_popup->isVisible())
            pickHighlighted();
        return false;
    default:
        return false;
    }
}

bool PatientPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box)
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // With the list open these keys are the list's, whatever else they are bound to.
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool ours = m_popup->isVisible() && press->modifiers() == Qt::NoModifier
                          && (press->key() == Qt::Key_Escape || press->key() == Qt::Key_Return
                              || press->key() == Qt::Key_Enter || press->key() == Qt::Key_End);
        if (ours)
            event->accept();
        return ours;
    }
    case QEvent::KeyPress: {
        const auto *press = static_cast<QKeyEvent *>(event);
        return handleKey(press->key(), press->modifiers());
    }
    case QEvent::FocusOut:
    case QEvent::Hide:
        m_popup->hide();
        return false;
    default:
        return false;
    }
}

} // namespace frontdesk
