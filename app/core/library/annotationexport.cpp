// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "library/annotationexport.h"

#include "exchange/markdowntext.h"
#include "survey/projection.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace conspectus {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("AnnotationExport", text); }

// The notes and quotes whole, as rows hold one line of them.
QHash<QString, Annotation> annotationsOf(const AnnotationRows &rows)
{
    QHash<QString, Annotation> all;
    for (const ObjectState &object : rows.objects) {
        if (object.type == type::annotation)
            all.insert(object.id.text(), annotationFrom(object));
    }
    return all;
}

QString quoteOf(const Annotation &annotation)
{
    return annotation.anchors.empty() ? QString() : annotation.anchors.back().quote;
}

std::vector<int> eachOnce(const Arrangement &arrangement)
{
    std::vector<int> once;
    QSet<int> seen;
    for (const ArrangedGroup &group : arrangement.groups) {
        for (const int row : group.rows) {
            if (!seen.contains(row))
                once.push_back(row);
            seen.insert(row);
        }
    }
    return once;
}

QStringList names(const std::vector<RowTie> &ties)
{
    QStringList all;
    for (const RowTie &tie : ties)
        all << tie.name;
    return all;
}

// A cell that begins like a formula would be run by a spreadsheet.
QString cell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    if (text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r')))
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    return text;
}

QString pageOf(const AnnotationRow &row) { return row.page < 0 ? QString() : QString::number(row.page + 1); }

} // namespace

QByteArray annotationsAsMarkdown(const AnnotationRows &rows, const Arrangement &arrangement)
{
    const QHash<QString, Annotation> whole = annotationsOf(rows);
    QString text = QStringLiteral("# %1\n").arg(tr("Annotations"));
    for (const ArrangedGroup &group : arrangement.groups) {
        if (!group.title.isEmpty() || arrangement.groups.size() > 1)
            text += QStringLiteral("\n## %1\n").arg(group.title.isEmpty() ? tr("None of them") : exchange::escaped(group.title));
        for (const int index : group.rows) {
            const AnnotationRow &row = rows.rows[static_cast<size_t>(index)];
            const Annotation annotation = whole.value(row.id.text());
            QStringList facts{exchange::escaped(row.kindName), exchange::escaped(row.surveyTitle)};
            if (row.page >= 0)
                facts << tr("p. %1").arg(row.page + 1);
            if (!row.status.isEmpty())
                facts << row.status;
            for (const QString &tag : row.tags)
                facts << QLatin1Char('#') + exchange::escaped(tag);
            text += QStringLiteral("\n- **%1**\n").arg(facts.join(QStringLiteral(" · ")));
            if (const QString quote = quoteOf(annotation); !quote.isEmpty())
                text += QStringLiteral("  > %1\n").arg(exchange::escaped(quote));
            if (!annotation.note.isEmpty())
                text += QStringLiteral("\n  %1\n").arg(annotation.note.trimmed().replace(QLatin1Char('\n'), QLatin1String("\n  ")));
            for (const QString &finding : names(row.findings))
                text += QStringLiteral("\n  → %1\n").arg(exchange::escaped(finding));
        }
    }
    return text.toUtf8();
}

QByteArray annotationsAsCsv(const AnnotationRows &rows, const Arrangement &arrangement)
{
    const QHash<QString, Annotation> whole = annotationsOf(rows);
    QString text = QStringLiteral("survey,page,section,kind,status,tags,quote,note,findings,nodes,created,id\r\n");
    for (const int index : eachOnce(arrangement)) {
        const AnnotationRow &row = rows.rows[static_cast<size_t>(index)];
        const Annotation annotation = whole.value(row.id.text());
        QStringList cells;
        for (const QString &value : {row.surveyTitle, pageOf(row), row.section, row.kindName, row.status, row.tags.join(QStringLiteral("; ")),
                                     quoteOf(annotation), annotation.note, names(row.findings).join(QStringLiteral("; ")),
                                     names(row.nodes).join(QStringLiteral("; ")), row.created.toUTC().toString(Qt::ISODate), row.id.text()})
            cells << cell(value);
        text += cells.join(QLatin1Char(',')) + QStringLiteral("\r\n");
    }
    return text.toUtf8();
}

QByteArray annotationsAsJson(const AnnotationRows &rows, const Arrangement &arrangement)
{
    const QHash<QString, Annotation> whole = annotationsOf(rows);
    QJsonArray all;
    for (const int index : eachOnce(arrangement)) {
        const AnnotationRow &row = rows.rows[static_cast<size_t>(index)];
        const Annotation annotation = whole.value(row.id.text());
        const auto ids = [](const std::vector<RowTie> &ties) {
            QJsonArray array;
            for (const RowTie &tie : ties)
                array.append(QJsonObject{{QStringLiteral("id"), tie.target.text()}, {QStringLiteral("text"), tie.name}});
            return array;
        };
        all.append(QJsonObject{{QStringLiteral("annotation"), row.id.text()},
                               {QStringLiteral("survey"), row.survey.text()},
                               {QStringLiteral("surveyTitle"), row.surveyTitle},
                               {QStringLiteral("kind"), row.kind.text()},
                               {QStringLiteral("kindName"), row.kindName},
                               {QStringLiteral("style"), styleName(row.style)},
                               {QStringLiteral("page"), row.page < 0 ? QJsonValue() : QJsonValue(row.page + 1)},
                               {QStringLiteral("section"), row.section},
                               {QStringLiteral("quote"), quoteOf(annotation)},
                               {QStringLiteral("note"), annotation.note},
                               {QStringLiteral("status"), row.status},
                               {QStringLiteral("tags"), QJsonArray::fromStringList(row.tags)},
                               {QStringLiteral("findings"), ids(row.findings)},
                               {QStringLiteral("nodes"), ids(row.nodes)},
                               {QStringLiteral("created"), row.created.toUTC().toString(Qt::ISODateWithMs)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("schema"), 1}, {QStringLiteral("annotations"), all}}).toJson();
}

} // namespace conspectus
