// SPDX-License-Identifier: GPL-3.0-or-later
#include "databasestep.h"

#include "shell/busyindicator.h"
#include "shell/errortext.h"
#include "shell/field.h"
#include "shell/inlinemessage.h"
#include "shell/theme.h"
#include "shell/whendone.h"
#include "storage/location.h"
#include "storage/migrator.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace frontdesk {

DatabaseStep::DatabaseStep(const SetupActions &actions, const SetupStart &start, QWidget *parent)
    : SetupStep(parent)
    , m_actions(actions)
    , m_defaultPath(QDir::toNativeSeparators(DatabaseLocation::defaultFile().filePath))
    , m_useSqlite(new QRadioButton(this))
    , m_usePostgres(new QRadioButton(this))
{
    m_sqlite = buildSqlite();
    m_postgres = buildPostgres();
    m_useSqlite->setObjectName(u"useSqlite"_s);
    m_usePostgres->setObjectName(u"usePostgres"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Space::Small);
    layout->addWidget(m_useSqlite, 0, Qt::AlignLeft);
    layout->addWidget(m_sqlite);
    layout->addWidget(m_usePostgres, 0, Qt::AlignLeft);
    layout->addWidget(m_postgres);
    layout->addStretch();
    connect(m_useSqlite, &QRadioButton::toggled, this, &DatabaseStep::showKind);
    fill(start.databaseUrl);
    showKind();
}

QWidget *DatabaseStep::buildSqlite()
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(Space::Huge, 0, 0, Space::Small);
    layout->setSpacing(Space::Small);
    m_path = new QLineEdit(box);
    m_path->setObjectName(u"sqlitePath"_s);
    m_path->setText(m_defaultPath);
    m_file = new Field({}, m_path, box);
    m_browse = new QPushButton(box);
    m_browse->setObjectName(u"sqliteBrowse"_s);
    layout->addWidget(m_file, 1);
    layout->addWidget(m_browse, 0, Qt::AlignBottom);
    connect(m_browse, &QPushButton::clicked, this, &DatabaseStep::browse);
    connect(m_path, &QLineEdit::textEdited, m_file, &Field::clearError);
    return box;
}

QWidget *DatabaseStep::buildPostgres()
{
    auto *box = new QWidget(this);
    const auto line = [box](Field *&field, const QString &name) {
        auto *edit = new QLineEdit(box);
        edit->setObjectName(name);
        field = new Field({}, edit, box);
        connect(edit, &QLineEdit::textEdited, field, &Field::clearError);
        return edit;
    };
    m_host = line(m_hostField, u"pgHost"_s);
    m_host->setText(u"localhost"_s);
    m_port = new QSpinBox(box);
    m_port->setObjectName(u"pgPort"_s);
    m_port->setRange(1, 65535);
    m_port->setValue(5432);
    m_port->setLocale(QLocale::c());
    m_portField = new Field({}, m_port, box);
    m_database = line(m_databaseField, u"pgDatabase"_s);
    m_database->setText(u"frontdesk"_s);
    m_user = line(m_userField, u"pgUser"_s);
    m_user->setText(u"frontdesk"_s);
    m_password = line(m_passwordField, u"pgPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_test = new QPushButton(box);
    m_test->setObjectName(u"pgTest"_s);
    m_testing = new BusyIndicator(box);
    m_testResult = new InlineMessage(box);

    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(Space::Huge, 0, 0, 0);
    grid->setHorizontalSpacing(Space::Medium);
    grid->setVerticalSpacing(Space::Medium);
    grid->addWidget(m_hostField, 0, 0);
    grid->addWidget(m_portField, 0, 1);
    grid->addWidget(m_databaseField, 1, 0, 1, 2);
    grid->addWidget(m_userField, 2, 0);
    grid->addWidget(m_passwordField, 2, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addWidget(m_testing);
    row->addStretch();
    grid->addLayout(row, 3, 0, 1, 2);
    grid->addWidget(m_testResult, 4, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(m_test, &QPushButton::clicked, this, &DatabaseStep::test);
    return box;
}

void DatabaseStep::fill(const QString &url)
{
    const auto location = DatabaseLocation::parse(url);
    const bool isPostgres = location && location->dialect == Dialect::PostgreSql;
    (isPostgres ? m_usePostgres : m_useSqlite)->setChecked(true);
    if (!location)
        return;
    if (isPostgres) {
        m_host->setText(location->host);
        m_port->setValue(location->port);
        m_database->setText(location->databaseName);
        m_user->setText(location->userName);
        m_password->setText(location->password);
    } else {
        m_path->setText(QDir::toNativeSeparators(location->filePath));
    }
}

void DatabaseStep::showKind()
{
    m_sqlite->setVisible(m_useSqlite->isChecked());
    m_postgres->setVisible(m_usePostgres->isChecked());
}

QString DatabaseStep::title() const
{
    return tr("Database");
}

QString DatabaseStep::sentence() const
{
    return tr("Where the clinic's data is kept. One computer needs nothing but a file; several "
              "share a PostgreSQL server.");
}

void DatabaseStep::retranslate()
{
    m_useSqlite->setText(tr("On this computer, in a file"));
    m_usePostgres->setText(tr("On a PostgreSQL server"));
    m_file->setLabel(tr("File"));
    m_browse->setText(tr("Choose…"));
    m_hostField->setLabel(tr("Server"));
    m_portField->setLabel(tr("Port"));
    m_databaseField->setLabel(tr("Database"));
    m_userField->setLabel(tr("User"));
    m_passwordField->setLabel(tr("Password"));
    m_test->setText(tr("Test the connection"));
}

void DatabaseStep::focusFirst()
{
    (m_useSqlite->isChecked() ? m_useSqlite : m_usePostgres)->setFocus();
}

bool DatabaseStep::validate()
{
    Field *wrong = nullptr;
    const auto need = [&wrong](Field *field, QLineEdit *edit, const QString &message) {
        field->setError(edit->text().trimmed().isEmpty() ? message : QString());
        if (field->hasError() && !wrong)
            wrong = field;
    };
    if (m_useSqlite->isChecked()) {
        need(m_file, m_path, tr("Name a file."));
        if (!m_file->hasError() && QFileInfo(m_path->text().trimmed()).isRelative())
            m_file->setError(tr("Name the whole path, from the root folder on."));
        if (m_file->hasError())
            wrong = m_file;
    } else {
        need(m_hostField, m_host, tr("Name the server."));
        need(m_databaseField, m_database, tr("Name the database."));
        need(m_userField, m_user, tr("Name the user."));
    }
    if (wrong)
        wrong->editor()->setFocus();
    return !wrong;
}

QString DatabaseStep::url() const
{
    QUrl url;
    if (m_useSqlite->isChecked()) {
        const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
        if (path == QDir::fromNativeSeparators(m_defaultPath))
            return {};
        url.setScheme(u"sqlite"_s);
        url.setHost(QString());
        url.setPath(path);
        return u"sqlite://"_s + url.path(QUrl::FullyEncoded);
    }
    url.setScheme(u"postgresql"_s);
    url.setHost(m_host->text().trimmed());
    url.setPort(m_port->value());
    url.setPath(u'/' + m_database->text().trimmed());
    url.setUserName(m_user->text().trimmed());
    if (!m_password->text().isEmpty())
        url.setPassword(m_password->text());
    return url.toString(QUrl::FullyEncoded);
}

void DatabaseStep::commit(Done done)
{
    whenDone(m_actions.openDatabase(url()), this,
             [this, done = std::move(done)](const Result<DatabaseState> &result) {
                 if (result)
                     m_state = *result;
                 done(result ? std::nullopt : std::optional(result.error()));
             });
}

void DatabaseStep::test()
{
    if (!validate())
        return;
    m_testResult->clear();
    m_test->setEnabled(false);
    m_testing->start();
    whenDone(m_actions.testDatabase(url()), this, [this](const Result<SchemaReport> &result) {
        m_testing->stop();
        m_test->setEnabled(true);
        if (result)
            showReport(*result);
        else
            showFailure(result.error());
    });
}

void DatabaseStep::showReport(const SchemaReport &report)
{
    using Kind = InlineMessage::Kind;
    const auto show = [this](Kind kind, const QString &text) {
        m_testResult->showMessage(kind, text);
    };
    const QString version = locale().toString(report.version);
    const bool changes = report.state == SchemaState::Empty || report.state == SchemaState::Older;
    if (changes && !report.mayCreate) {
        show(Kind::Error, tr("The connection works, but this user may not create tables in the "
                             "database."));
        return;
    }
    switch (report.state) {
    case SchemaState::Empty:
        show(Kind::Success,
             tr("The connection works. The database is empty: Frontdesk will set it up "
                "when you continue."));
        break;
    case SchemaState::Current:
        show(Kind::Success,
             tr("The connection works. The database is Frontdesk's, in version %1.").arg(version));
        break;
    case SchemaState::Older:
        show(Kind::Warning,
             tr("The connection works. The database is Frontdesk's, in version %1, and "
                "will be brought to version %2 when you continue.")
                 .arg(version, locale().toString(report.known)));
        break;
    case SchemaState::Newer:
        show(Kind::Error,
             tr("The database was made by a newer Frontdesk: it has version %1, this one "
                "knows %2. Update this Frontdesk.")
                 .arg(version, locale().toString(report.known)));
        break;
    case SchemaState::Altered:
        show(Kind::Error,
             tr("The database's structure was changed by something else than Frontdesk. "
                "Restore a backup."));
        break;
    case SchemaState::Foreign:
        show(Kind::Error,
             tr("The database holds something that is not Frontdesk's. Choose an empty "
                "one."));
        break;
    }
}

void DatabaseStep::showFailure(const Error &error)
{
    QString text = errorText(error);
    if (error.code == ErrorCode::Unavailable) {
        switch (connectFailureOf(error)) {
        case ConnectFailure::Unreachable:
            text = tr("No PostgreSQL server answers there. Check the server's name and port, and "
                      "that it lets this computer in.");
            break;
        case ConnectFailure::LoginRefused:
            text = tr("The server answers, but refuses this user, password or database.");
            break;
        case ConnectFailure::NoSuchDatabase:
            text = tr("The server answers, but has no database of that name.");
            break;
        }
    }
    m_testResult->showMessage(InlineMessage::Kind::Error, text);
}

void DatabaseStep::browse()
{
    auto *dialog = new QFileDialog(this, tr("The database's file"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    // An existing file is opened, not replaced: nothing to confirm.
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(u"db"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_path->setText(QDir::toNativeSeparators(file));
        m_file->clearError();
    });
    dialog->open();
}

} // namespace frontdesk
