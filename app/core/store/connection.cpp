// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/connection.h"

#include "base/guithread.h"

#include "base/logging.h"
#include "store/sqlitevfs.h"

#include <QCoreApplication>
#include <sqlite3.h>

namespace conspectus::store {
namespace {

ErrorCode codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::LibraryDamaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::LibraryBusy;
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return ErrorCode::PermissionDenied;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Internal;
    }
}

QString messageOf(ErrorCode code)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("store", text); };
    switch (code) {
    case ErrorCode::DiskFull:
        return tr("The disk is full. What was saved before is safe. Free some space, then try again.");
    case ErrorCode::ReadOnly:
        return tr("This library can be read but not written. Nothing was changed.");
    case ErrorCode::LibraryDamaged:
        return tr("A database of this library is damaged. What was saved stands in its journal as well; open "
                  "the library "
                  "again to have the database made anew from it.");
    case ErrorCode::LibraryBusy:
        return tr("Another program is writing to this library. Close it, then try again.");
    case ErrorCode::PermissionDenied:
        return tr("The library's database cannot be opened. Check that this account may use it.");
    case ErrorCode::Cancelled:
        return tr("Cancelled.");
    default:
        return tr("The library's database reported an error. What was saved before is safe. Check the disk, "
                  "then try again.");
    }
}

int flagsOf(Connection::Mode mode)
{
    switch (mode) {
    case Connection::Mode::ReadOnly:
    case Connection::Mode::Immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Connection::Mode::ReadWrite:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    case Connection::Mode::Memory:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
    }
    return SQLITE_OPEN_READONLY;
}

// A file: address, so that "?" or "%" in a folder's name mean themselves.
QByteArray addressOf(const QString &path, Connection::Mode mode)
{
    if (mode == Connection::Mode::Memory)
        return QByteArrayLiteral(":memory:");
    QByteArray address = QByteArrayLiteral("file:") + path.toUtf8().toPercentEncoding(QByteArrayLiteral("/"));
    if (mode == Connection::Mode::Immutable)
        address += QByteArrayLiteral("?immutable=1");
    return address;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const QString &path, Mode mode, FileSystem *files)
{
    CONSPECTUS_OFF_GUI_THREAD();
    std::unique_ptr<Connection> connection(new Connection);
    const char *vfsName = nullptr;
    if (files && mode != Mode::Memory) {
        connection->m_vfs = std::make_unique<SqliteVfs>(*files, mode == Mode::ReadWrite);
        vfsName = connection->m_vfs->name();
    }
    const int code =
        sqlite3_open_v2(addressOf(path, mode).constData(), &connection->m_handle, flagsOf(mode), vfsName);
    if (code != SQLITE_OK)
        return Failure(connection->lastError("open"));
    sqlite3 *handle = connection->m_handle;
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_busy_timeout(handle, 5000);
    if (auto set =
            connection->exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                             "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000;");
        !set)
        return Failure(set.error());
    return connection;
}

Connection::~Connection()
{
    for (sqlite3_stmt *statement : std::as_const(m_idle))
        sqlite3_finalize(statement);
    // BUSY: a statement outlived its connection. (FTS5 keeps some of its own, which closing ends.)
    const int code = sqlite3_close(m_handle);
    Q_ASSERT_X(code == SQLITE_OK, "Connection", "a statement outlived its connection");
    if (code != SQLITE_OK)
        qCWarning(lcStore, "a database did not close: %d", code);
}

Error Connection::lastError(const char *statement) const
{
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    const QString detail = QStringLiteral("SQLite %1: %2 [%3]")
                               .arg(code)
                               .arg(QString::fromUtf8(m_handle ? sqlite3_errmsg(m_handle) : "out of memory"),
                                    QString::fromUtf8(statement ? statement : ""));
    return Error{codeOf(code), messageOf(codeOf(code)), detail};
}

Result<void> Connection::exec(const char *script)
{
    CONSPECTUS_OFF_GUI_THREAD();
    if (sqlite3_exec(m_handle, script, nullptr, nullptr, nullptr) != SQLITE_OK)
        return Failure(lastError(script));
    return {};
}

Result<QString> Connection::textOf(const char *query)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement statement(*this, query);
    const QString text = statement.next() ? statement.text(0) : QString();
    if (auto result = statement.result(); !result)
        return Failure(result.error());
    return text;
}

Result<qint64> Connection::numberOf(const char *query)
{
    CONSPECTUS_OFF_GUI_THREAD();
    Statement statement(*this, query);
    const qint64 number = statement.next() ? statement.number(0) : 0;
    if (auto result = statement.result(); !result)
        return Failure(result.error());
    return number;
}

qint64 Connection::lastInsertId() const { return sqlite3_last_insert_rowid(m_handle); }

int Connection::changes() const { return sqlite3_changes(m_handle); }

bool Connection::inTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }

int Connection::isOver(void *watch)
{
    const auto *watched = static_cast<const Watch *>(watch);
    return watched->token->isCancelled() || watched->until.hasExpired() ? 1 : 0;
}

void Connection::watch(const CancelToken *token, QDeadlineTimer until)
{
    constexpr int kSteps = 1000; // of SQLite's machine between two looks
    m_watch = {token, until};
    sqlite3_progress_handler(m_handle, token ? kSteps : 0, token ? &Connection::isOver : nullptr, &m_watch);
}

Result<void> Connection::copyFrom(Connection &from)
{
    CONSPECTUS_OFF_GUI_THREAD();
    sqlite3_backup *copy = sqlite3_backup_init(m_handle, "main", from.m_handle, "main");
    if (!copy)
        return Failure(lastError("backup"));
    const int step = sqlite3_backup_step(copy, -1);
    const int end = sqlite3_backup_finish(copy);
    if (step != SQLITE_DONE || end != SQLITE_OK)
        return Failure(lastError("backup"));
    return {};
}

sqlite3_stmt *Connection::take(const char *sql)
{
    if (sqlite3_stmt *idle = m_idle.take(sql))
        return idle;
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    return statement;
}

void Connection::giveBack(const char *sql, sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (m_idle.contains(sql))
        sqlite3_finalize(statement);
    else
        m_idle.insert(sql, statement);
}

Statement::Statement(Connection &connection, const char *sql)
    : m_connection(connection)
    , m_sql(sql)
    , m_statement(connection.take(sql))
{
    if (!m_statement)
        check(SQLITE_ERROR);
}

Statement::~Statement()
{
    if (m_statement)
        m_connection.giveBack(m_sql, m_statement);
}

void Statement::check(int code)
{
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || m_failed)
        return;
    m_failed = true;
    m_error = m_connection.lastError(m_sql);
}

Statement &Statement::bind(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    if (m_statement)
        check(sqlite3_bind_text(m_statement, ++m_parameter, utf8.isNull() ? "" : utf8.constData(),
                                static_cast<int>(utf8.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bind(qint64 number)
{
    if (m_statement)
        check(sqlite3_bind_int64(m_statement, ++m_parameter, number));
    return *this;
}

Statement &Statement::bind(const QByteArray &blob)
{
    if (blob.isNull())
        return bindNull();
    if (m_statement)
        check(sqlite3_bind_blob(m_statement, ++m_parameter, blob.constData(), static_cast<int>(blob.size()),
                                SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bindNull()
{
    if (m_statement)
        check(sqlite3_bind_null(m_statement, ++m_parameter));
    return *this;
}

bool Statement::next()
{
    if (m_failed)
        return false;
    const int code = sqlite3_step(m_statement);
    check(code);
    return code == SQLITE_ROW;
}

Result<void> Statement::run()
{
    while (next()) {
    }
    const auto outcome = result();
    reset();
    return outcome;
}

void Statement::reset()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
    m_parameter = 0;
}

Result<void> Statement::result() const
{
    if (m_failed)
        return Failure(m_error);
    return {};
}

QString Statement::text(int column) const
{
    const void *bytes = sqlite3_column_text(m_statement, column);
    return QString::fromUtf8(static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column));
}

qint64 Statement::number(int column) const { return sqlite3_column_int64(m_statement, column); }

double Statement::real(int column) const { return sqlite3_column_double(m_statement, column); }

QByteArray Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return QByteArray(static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column));
}

int Statement::type(int column) const { return sqlite3_column_type(m_statement, column); }

Transaction::~Transaction()
{
    if (m_connection.inTransaction() && !m_connection.exec("ROLLBACK"))
        qCWarning(lcStore, "rolling back failed");
}

Result<void> Transaction::begin() { return m_connection.exec("BEGIN IMMEDIATE"); }

Result<void> Transaction::commit()
{
    auto committed = m_connection.exec("COMMIT");
    if (!committed && m_connection.inTransaction() && !m_connection.exec("ROLLBACK"))
        qCWarning(lcStore, "rolling back failed");
    return committed;
}

} // namespace conspectus::store
