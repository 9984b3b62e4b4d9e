// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commandline.h"

#include "cli/commands.h"
#include "library/places.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <functional>
#include <iostream>

namespace conspectus::cli {

namespace {

// Strings as the reader typed them, one object for all commands; only the chosen command looks at its own.
struct Arguments
{
    std::string library;
    std::string survey;
    std::string file;
    std::vector<std::string> pdfs;
    std::string passwordFile;
    std::string format;
    std::string query;
    std::vector<std::string> where;
    std::string quote, area, point, style, kind, note;
    std::string version, annotation, finding, node, role;
    int page = 0;
    int occurrence = 0;
    int limit = 50;
    int waitSeconds = 5;
    bool json = false;
    bool words = false;
};

QString text(const std::string &argument) { return QString::fromStdString(argument); }

QStringList texts(const std::vector<std::string> &arguments)
{
    QStringList list;
    for (const std::string &argument : arguments)
        list.append(text(argument));
    return list;
}

using Command = std::function<int(const Place &, const Output &)>;

class CommandLine
{
public:
    CommandLine();
    [[nodiscard]] int run(int argc, char **argv);

private:
    CLI::App *add(const char *name, const char *what, Command command);
    void addSurvey(CLI::App *command);
    void addPageCommands();
    void addTextCommands();
    void addAnnotationCommands();
    void addLibraryCommands();

    CLI::App m_app{"Work with a library of survey papers, without a display.", "conspectus-cli"};
    Arguments m_arguments;
    Command m_chosen;
};

CommandLine::CommandLine()
{
    m_app.require_subcommand(1);
    m_app.set_version_flag("--version", QCoreApplication::applicationVersion().toStdString());
    m_app.add_option("--library", m_arguments.library, "The library's folder (default: in the XDG data place)");
    m_app.add_flag("--json", m_arguments.json, "Print one JSON document and nothing else");
    m_app.add_option("--wait", m_arguments.waitSeconds, "Seconds to wait for a library that another program writes to")
        ->check(CLI::Range(0, 3600));
    addPageCommands();
    addTextCommands();
    addAnnotationCommands();
    addLibraryCommands();
}

CLI::App *CommandLine::add(const char *name, const char *what, Command command)
{
    CLI::App *sub = m_app.add_subcommand(name, what);
    sub->fallthrough(); // --json and the like may also stand behind the command
    sub->callback([this, command = std::move(command)] { m_chosen = command; });
    return sub;
}

void CommandLine::addSurvey(CLI::App *command)
{
    command->add_option("SURVEY", m_arguments.survey, "An id, a unique beginning of it, or a unique part of the title")->required();
}

void CommandLine::addPageCommands()
{
    Arguments &a = m_arguments;
    CLI::App *import = add("import", "A page text becomes a survey or updates it; a PDF alone becomes a survey",
                           [&a](const Place &place, const Output &output) {
                               return importPage(place, output, {text(a.file), texts(a.pdfs), text(a.passwordFile)});
                           });
    import->add_option("FILE", a.file, "A page text or a PDF; - reads standard input")->required();
    import->add_option("--pdf", a.pdfs, "A PDF to add to the survey; may be repeated");
    import->add_option("--password-file", a.passwordFile, "The file with the PDF's password; - reads standard input");

    CLI::App *addPdfCommand = add("add-pdf", "Add a PDF to a survey and read its text", [&a](const Place &place, const Output &output) {
        return addPdf(place, output, {text(a.survey), text(a.file), text(a.passwordFile)});
    });
    addSurvey(addPdfCommand);
    addPdfCommand->add_option("PDF", a.file, "The PDF")->required();
    addPdfCommand->add_option("--password-file", a.passwordFile, "The file with the PDF's password; - reads standard input");

    add("list", "The surveys of the library", [](const Place &place, const Output &output) { return list(place, output); });

    addSurvey(add("show", "Everything on a survey's page",
                  [&a](const Place &place, const Output &output) { return show(place, output, text(a.survey)); }));

    CLI::App *exporting = add("export", "Write a survey with its notes", [&a](const Place &place, const Output &output) {
        return exportSurvey(place, output, {text(a.survey), text(a.format), text(a.file)});
    });
    addSurvey(exporting);
    exporting->add_option("--format", a.format, "markdown, json, node-notes, anki, review-markdown or review-text")
        ->required()
        ->check(CLI::IsMember({"markdown", "json", "node-notes", "anki", "review-markdown", "review-text"}));
    exporting->add_option("--out", a.file, "The file to write (default: standard output)");
}

void CommandLine::addTextCommands()
{
    Arguments &a = m_arguments;
    CLI::App *textCommand = add("text", "The text of the PDF in reading order", [&a](const Place &place, const Output &output) {
        return cli::text(place, output, {text(a.survey), a.page, a.words});
    });
    addSurvey(textCommand);
    textCommand->add_option("--page", a.page, "Only this page (from 1)")->check(CLI::PositiveNumber);
    textCommand->add_flag("--words", a.words, "With each word's box, font, size and role");

    CLI::App *searching = add("search", "Search the whole library", [&a](const Place &place, const Output &output) {
        return search(place, output, {text(a.query), texts(a.where), a.limit});
    });
    searching->add_option("QUERY", a.query, "Words, or \"a phrase\"")->required();
    searching->add_option("--in", a.where, "Any of page, note, pdf, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember({"page", "note", "pdf"}));
    searching->add_option("--limit", a.limit, "The most hits to show")->check(CLI::Range(1, 10000));

    addSurvey(add("outline", "The PDF's own outline",
                  [&a](const Place &place, const Output &output) { return outline(place, output, text(a.survey)); }));
    addSurvey(add("taxonomy", "The tree of topics and methods",
                  [&a](const Place &place, const Output &output) { return taxonomy(place, output, text(a.survey)); }));
}

void CommandLine::addAnnotationCommands()
{
    Arguments &a = m_arguments;
    CLI::App *marking = add("annotate", "Mark a passage, an area or a point", [&a](const Place &place, const Output &output) {
        return annotate(place, output, {text(a.survey), text(a.quote), text(a.area), text(a.point), a.page, a.occurrence,
                                        text(a.style), text(a.kind), text(a.note)});
    });
    addSurvey(marking);
    CLI::Option_group *where = marking->add_option_group("where");
    where->add_option("--quote", a.quote, "The passage, as it is printed");
    where->add_option("--area", a.area, "x,y,width,height in 0…1 of the page; needs --page");
    where->add_option("--point", a.point, "x,y in 0…1 of the page; needs --page");
    where->require_option(1);
    marking->add_option("--page", a.page, "The page (from 1)")->check(CLI::PositiveNumber);
    marking->add_option("--occurrence", a.occurrence, "Which one, where the passage stands there more than once (from 1)")
        ->check(CLI::PositiveNumber);
    marking->add_option("--style", a.style, "highlight, underline, strikeout or squiggly")
        ->check(CLI::IsMember({"highlight", "underline", "strikeout", "squiggly"}));
    marking->add_option("--kind", a.kind, "What it means: claim, method, limitation …");
    marking->add_option("--note", a.note, "A note");

    CLI::App *listing = add("annotations", "A survey's annotations", [&a](const Place &place, const Output &output) {
        return annotations(place, output, text(a.survey), text(a.version));
    });
    addSurvey(listing);
    listing->add_option("--version", a.version, "Where they stand in this version (an id or its beginning)");

    CLI::App *linking = add("link", "Tie an annotation to a finding or to a node of the taxonomy",
                            [&a](const Place &place, const Output &output) {
                                return cli::link(place, output, {text(a.annotation), text(a.finding), text(a.node), text(a.role)});
                            });
    linking->add_option("ANNOTATION", a.annotation, "An id or a unique beginning of it")->required();
    CLI::Option_group *what = linking->add_option_group("what");
    what->add_option("--finding", a.finding, "An id, a unique beginning of it, or F1, F2 …");
    what->add_option("--node", a.node, "An id, a unique beginning of it, or the node's label");
    what->require_option(1);
    linking->add_option("--role", a.role, "What the passage does for the finding")
        ->check(CLI::IsMember({"supports", "states", "qualifies", "contradicts", "defines", "value-source"}));
}

void CommandLine::addLibraryCommands()
{
    Arguments &a = m_arguments;
    CLI::App *saving = add("backup", "Copy the library", [&a](const Place &place, const Output &output) {
        return backup(place, output, text(a.file));
    });
    saving->add_option("--to", a.file, "The folder to put the copy in (default: backups/ in the library)");
    add("check", "Check the library and what protects it from PDFs",
        [](const Place &place, const Output &output) { return check(place, output); });
}

int CommandLine::run(int argc, char **argv)
{
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        std::cout.flush();
        return m_app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    Place place;
    place.folder = m_arguments.library.empty() ? defaultLibraryFolder() : text(m_arguments.library);
    place.waitSeconds = m_arguments.waitSeconds;
    return m_chosen(place, Output(m_arguments.json));
}

} // namespace

int run(int argc, char **argv) { return CommandLine().run(argc, argv); }

} // namespace conspectus::cli
