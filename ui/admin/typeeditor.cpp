// SPDX-License-Identifier: GPL-3.0-or-later
#include "admin/typeeditor.h"

#include "shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPixmap>
#include <QSpinBox>

#include <algorithm>

namespace frontdesk {

using namespace Qt::StringLiterals;

namespace {

constexpr int SwatchSize = 16;
constexpr int ShownDoctors = 6;

QIcon swatch(const QString &colour)
{
    QPixmap pixmap(SwatchSize, SwatchSize);
    pixmap.fill(QColor(colour));
    return QIcon(pixmap);
}

Result<AppointmentType> createType(Services &services, const Actor &actor,
                                   const AppointmentType &wanted)
{
    return services.appointmentTypes.create(
        actor, {wanted.name, wanted.durationMinutes, wanted.buffers.beforeMinutes,
                wanted.buffers.afterMinutes, wanted.colour, wanted.bookableOnline, wanted.doctors});
}

Result<AppointmentType> changeType(Services &services, const Actor &actor,
                                   const AppointmentType &wanted)
{
    return services.appointmentTypes.update(
        actor, wanted.id,
        {wanted.name, wanted.durationMinutes, wanted.buffers.beforeMinutes,
         wanted.buffers.afterMinutes, wanted.colour, wanted.bookableOnline, wanted.doctors,
         wanted.isActive},
        wanted.stamp.version);
}

Result<AppointmentType> fetchType(Services &services, const Actor &actor,
                                  const AppointmentType &stored)
{
    return services.appointmentTypes.get(actor, stored.id);
}

} // namespace

TypeEditor::TypeEditor(DeskContext &context, QWidget *parent)
    : StoredRecordEditor<AppointmentType>(context, {&createType, &changeType, &fetchType}, parent)
    , m_name(new QLineEdit(this))
    , m_duration(
          newMinutes(u"duration"_s, AppointmentType::LeastMinutes, AppointmentType::MostMinutes))
    , m_before(newMinutes(u"bufferBefore"_s, 0, Buffers::MostMinutes))
    , m_after(newMinutes(u"bufferAfter"_s, 0, Buffers::MostMinutes))
    , m_colour(new QComboBox(this))
    , m_online(new QCheckBox(tr("&Patients book it themselves"), this))
    , m_doctors(new QListWidget(this))
    , m_inUse(new QCheckBox(tr("In &use"), this))
{
    setObjectName(u"typeEditor"_s);
    buildFields();
    connect(m_name, &QLineEdit::textChanged, this, [this] { edited(); });
    connect(m_colour, &QComboBox::currentIndexChanged, this, [this] { edited(); });
    connect(m_online, &QCheckBox::toggled, this, [this] { edited(); });
    connect(m_inUse, &QCheckBox::toggled, this, [this] { edited(); });
    connect(m_doctors, &QListWidget::itemChanged, this, [this] {
        m_wanted.clear();
        for (int row = 0; row < m_doctors->count(); ++row) {
            const QListWidgetItem *item = m_doctors->item(row);
            if (item->checkState() == Qt::Checked)
                m_wanted.append(DoctorId(item->data(Qt::UserRole).toUuid()));
        }
        edited();
    });
    loadDoctors();
}

QSpinBox *TypeEditor::newMinutes(const QString &name, int least, int most)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(name);
    box->setRange(least, most);
    box->setSingleStep(AppointmentType::LeastMinutes);
    box->setSuffix(tr(" min"));
    connect(box, &QSpinBox::valueChanged, this, [this] { edited(); });
    return box;
}

void TypeEditor::buildFields()
{
    m_name->setObjectName(u"name"_s);
    m_online->setObjectName(u"online"_s);
    m_inUse->setObjectName(u"inUse"_s);
    m_colour->setObjectName(u"colour"_s);
    for (const auto &[name, colour] :
         {std::pair(tr("Grey"), "#7a869a"_L1), std::pair(tr("Blue"), "#2f7fd1"_L1),
          std::pair(tr("Green"), "#2e8b57"_L1), std::pair(tr("Teal"), "#138a8a"_L1),
          std::pair(tr("Orange"), "#c96a10"_L1), std::pair(tr("Red"), "#c0392b"_L1),
          std::pair(tr("Pink"), "#b8478f"_L1), std::pair(tr("Purple"), "#7a52b3"_L1)})
        m_colour->addItem(swatch(colour), name, QString(colour));
    m_doctors->setObjectName(u"doctors"_s);
    m_doctors->setFixedHeight(m_doctors->fontMetrics().lineSpacing() * ShownDoctors + Space::Huge);
    form()->addField(tr("&Name"), m_name, u"/name"_s);
    form()->addField(tr("&Length"), m_duration, u"/durationMinutes"_s);
    form()->addColumns({{tr("Free &before"), m_before, u"/bufferBeforeMinutes"_s},
                        {tr("Free a&fter"), m_after, u"/bufferAfterMinutes"_s}});
    form()->addField(tr("&Colour"), m_colour, u"/colour"_s);
    form()->addWidget(m_online);
    form()
        ->addField(tr("&Doctors"), m_doctors, u"/doctorIds"_s)
        ->setHint(tr("Who offer it. Nobody chosen: all doctors."));
    form()->addWidget(m_inUse);
}

void TypeEditor::loadDoctors()
{
    const Actor actor = context().actor;
    auto future = context().services.run([actor](Services &services) {
        return services.doctors.list(actor, {{}, {}, true}, {PageRequest::MaxLimit, {}});
    });
    whenDone(future, this, [this](const Result<Page<Doctor>> &page) {
        if (!page) {
            form()->showError(page.error());
            return;
        }
        const QSignalBlocker quiet(m_doctors);
        m_doctors->clear();
        for (const Doctor &doctor : page->items) {
            auto *item = new QListWidgetItem(doctor.fullName, m_doctors);
            item->setData(Qt::UserRole, doctor.id.uuid());
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        }
        checkDoctors(m_wanted);
    });
}

QString TypeEditor::titleOfNew() const
{
    return tr("New type of appointment");
}

void TypeEditor::checkDoctors(const QList<DoctorId> &doctors)
{
    const QSignalBlocker quiet(m_doctors);
    m_wanted = doctors;
    for (int row = 0; row < m_doctors->count(); ++row) {
        QListWidgetItem *item = m_doctors->item(row);
        const bool offers = doctors.contains(DoctorId(item->data(Qt::UserRole).toUuid()));
        item->setCheckState(offers ? Qt::Checked : Qt::Unchecked);
    }
}

void TypeEditor::chooseColour(const QString &colour)
{
    const QString wanted = colour.isEmpty() ? m_colour->itemData(0).toString() : colour;
    // A colour that was set over the interface need not be one of ours.
    if (m_colour->findData(wanted) < 0)
        m_colour->addItem(swatch(wanted), wanted, wanted);
    m_colour->setCurrentIndex(m_colour->findData(wanted));
}

void TypeEditor::fill(const AppointmentType &values)
{
    m_name->setText(values.name);
    m_duration->setValue(values.durationMinutes);
    m_before->setValue(values.buffers.beforeMinutes);
    m_after->setValue(values.buffers.afterMinutes);
    chooseColour(values.colour);
    m_online->setChecked(values.bookableOnline);
    checkDoctors(values.doctors);
    m_inUse->setChecked(values.isActive);
    m_inUse->setVisible(!values.id.isNull());
}

AppointmentType TypeEditor::typed(AppointmentType onto) const
{
    onto.name = m_name->text().trimmed();
    onto.durationMinutes = m_duration->value();
    onto.buffers = {m_before->value(), m_after->value()};
    const QString colour = m_colour->currentData().toString();
    if (!onto.colour.isEmpty() || m_colour->currentIndex() > 0)
        onto.colour = colour;
    onto.bookableOnline = m_online->isChecked();
    const bool same = std::is_permutation(onto.doctors.begin(), onto.doctors.end(),
                                          m_wanted.begin(), m_wanted.end());
    if (!same)
        onto.doctors = m_wanted;
    onto.isActive = m_inUse->isChecked();
    return onto;
}

} // namespace frontdesk
