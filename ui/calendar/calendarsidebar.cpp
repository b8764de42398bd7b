// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendarsidebar.h"

#include "calendar/minimonth.h"
#include "shell/plaintip.h"
#include "shell/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace frontdesk {

using namespace Qt::StringLiterals;

CalendarSideBar::CalendarSideBar(QWidget *parent)
    : QWidget(parent)
    , m_month(new MiniMonth(this))
    , m_chooser(new QWidget(this))
    , m_heading(new QLabel(m_chooser))
    , m_all(new QPushButton(m_chooser))
    , m_presetButton(new QPushButton(m_chooser))
{
    setObjectName(u"calendarSideBar"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Medium, Space::Small, Space::Medium, Space::Small);
    layout->setSpacing(Space::Large);
    layout->addWidget(m_month);
    layout->addWidget(m_chooser, 1);

    setTextLook(m_heading, TextLook::Small);
    m_all->setObjectName(u"showAllDoctors"_s);
    setButtonLook(m_all, ButtonLook::Quiet);
    auto *head = new QHBoxLayout;
    head->addWidget(m_heading, 1);
    head->addWidget(m_all);
    auto *scroll = new QScrollArea(m_chooser);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *holder = new QWidget(scroll);
    m_listHolder = new QVBoxLayout(holder);
    m_listHolder->setContentsMargins({});
    m_listHolder->addStretch(1);
    scroll->setWidget(holder);
    for (QWidget *area : {static_cast<QWidget *>(scroll->viewport()), holder})
        area->setAutoFillBackground(false);
    auto *chooser = new QVBoxLayout(m_chooser);
    chooser->setContentsMargins({});
    chooser->setSpacing(Space::Tiny);
    chooser->addLayout(head);
    m_presetButton->setObjectName(u"presets"_s);
    auto *menu = new QMenu(m_presetButton);
    m_presetButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &CalendarSideBar::fillPresets);
    chooser->addWidget(m_presetButton);
    chooser->addWidget(scroll, 1);
    connect(m_all, &QPushButton::clicked, this, &CalendarSideBar::allRequested);
    retranslate();
}

void CalendarSideBar::retranslate()
{
    m_heading->setText(tr("Doctors"));
    m_all->setText(tr("Show all"));
    m_all->setAccessibleName(tr("Show all doctors"));
    m_presetButton->setText(tr("Presets"));
    m_presetButton->setToolTip(tr("Named choices of doctors"));
}

void CalendarSideBar::setPresets(const QStringList &names)
{
    m_presets = names;
}

void CalendarSideBar::fillPresets()
{
    QMenu *menu = m_presetButton->menu();
    menu->clear();
    const auto add = [this](QMenu *to, const QString &name, auto signal) {
        QString label = name;
        connect(to->addAction(label.replace(u'&', u"&&"_s)), &QAction::triggered, this,
                [this, name, signal] { emit(this->*signal)(name); });
    };
    for (const QString &name : std::as_const(m_presets))
        add(menu, name, &CalendarSideBar::presetChosen);
    if (!m_presets.isEmpty())
        menu->addSeparator();
    connect(menu->addAction(tr("&Save this choice…")), &QAction::triggered, this,
            &CalendarSideBar::askForName);
    if (m_presets.isEmpty())
        return;
    QMenu *removal = menu->addMenu(tr("&Remove"));
    for (const QString &name : std::as_const(m_presets))
        add(removal, name, &CalendarSideBar::presetUnwanted);
}

void CalendarSideBar::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"presetName"_s);
    dialog->setWindowTitle(tr("Save this choice of doctors"));
    dialog->setLabelText(tr("Name"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            emit presetWanted(name.trimmed());
    });
    dialog->open();
}

void CalendarSideBar::setChoosable(bool choosable)
{
    m_chooser->setVisible(choosable);
    layout()->setAlignment(m_month, choosable ? Qt::Alignment() : Qt::AlignTop);
}

void CalendarSideBar::setDoctors(const QList<Doctor> &doctors, const QSet<DoctorId> &hidden)
{
    const bool same = std::equal(doctors.begin(), doctors.end(), m_doctors.begin(), m_doctors.end(),
                                 [](const Doctor &a, const Doctor &b) {
                                     return a.id == b.id && a.fullName == b.fullName
                                            && a.specialty == b.specialty;
                                 });
    m_doctors = doctors;
    m_hidden = hidden;
    if (!same)
        rebuild();
    updateChecks();
}

void CalendarSideBar::updateChecks()
{
    for (auto box = m_boxes.cbegin(); box != m_boxes.cend(); ++box) {
        const QSignalBlocker quiet(box.value());
        box.value()->setChecked(!m_hidden.contains(box.key()));
    }
    m_all->setEnabled(!m_hidden.isEmpty());
}

void CalendarSideBar::rebuild()
{
    m_boxes.clear();
    if (m_list)
        m_list->deleteLater();
    m_list = new QWidget(this);
    m_listHolder->insertWidget(0, m_list);
    auto *layout = new QVBoxLayout(m_list);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    QMap<QString, QList<Doctor>> bySpecialty;
    for (const Doctor &doctor : std::as_const(m_doctors))
        bySpecialty[doctor.specialty].append(doctor);
    for (auto group = bySpecialty.cbegin(); group != bySpecialty.cend(); ++group) {
        auto *heading = new QLabel(group.key(), m_list);
        heading->setTextFormat(Qt::PlainText);
        setTextLook(heading, TextLook::Small);
        // A label goes by its text's own direction; a heading stands at the list's edge.
        heading->setAlignment(Qt::AlignAbsolute | Qt::AlignVCenter
                              | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft));
        heading->setContentsMargins(0, Space::Small, 0, 2);
        layout->addWidget(heading);
        for (const Doctor &doctor : group.value()) {
            QString label = doctor.fullName;
            auto *box = new QCheckBox(label.replace(u'&', u"&&"_s), m_list);
            box->setObjectName(u"doctor-"_s + doctor.id.toString());
            box->setAccessibleName(doctor.fullName);
            box->setToolTip(plainTip(doctor.fullName));
            box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
            layout->addWidget(box);
            m_boxes.insert(doctor.id, box);
            connect(box, &QCheckBox::toggled, this,
                    [this, id = doctor.id](bool shown) { emit doctorToggled(id, shown); });
        }
    }
    m_list->show();
}

void CalendarSideBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::LayoutDirectionChange) {
        rebuild();
        updateChecks();
    }
    QWidget::changeEvent(event);
}

} // namespace frontdesk
