// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The commands: each takes its arguments as values and gives an exit code. The command line's contract (shapes of the JSON
// documents, error codes) holds for all of them; fields may be added, never renamed.
#pragma once

#include "cli/session.h"

#include <QStringList>

namespace conspectus::cli {

struct ImportArguments
{
    QString page;          // a file or "-"
    QStringList pdfs;
    QString passwordFile;  // a file or "-"; empty: none
};
int importPage(const Place &place, const Output &output, const ImportArguments &arguments);

struct AddPdfArguments
{
    QString survey;
    QString pdf;
    QString passwordFile;
};
int addPdf(const Place &place, const Output &output, const AddPdfArguments &arguments);

int list(const Place &place, const Output &output);
int show(const Place &place, const Output &output, const QString &survey);

struct ExportArguments
{
    QString survey;
    QString format; // "markdown", "json"
    QString file;   // empty: stdout
};
int exportSurvey(const Place &place, const Output &output, const ExportArguments &arguments);

struct TextArguments
{
    QString survey;
    int page = 0; // from 1; 0: all
    bool words = false;
};
int text(const Place &place, const Output &output, const TextArguments &arguments);
int outline(const Place &place, const Output &output, const QString &survey);
int taxonomy(const Place &place, const Output &output, const QString &survey);

struct SearchArguments
{
    QString query;
    QStringList where; // "page", "note", "pdf"; empty: all
    int limit = 50;
};
int search(const Place &place, const Output &output, const SearchArguments &arguments);

struct AnnotateArguments
{
    QString survey;
    QString quote;
    QString area;       // "x,y,w,h" in 0…1
    QString point;      // "x,y" in 0…1
    int page = 0;       // from 1; 0: not given
    int occurrence = 0; // from 1; 0: not given
    QString style;      // of a quote; empty: highlight
    QString kind;
    QString note;
};
int annotate(const Place &place, const Output &output, const AnnotateArguments &arguments);

int annotations(const Place &place, const Output &output, const QString &survey, const QString &version);

struct LinkArguments
{
    QString annotation;
    QString finding;
    QString node;
    QString role;
};
int link(const Place &place, const Output &output, const LinkArguments &arguments);

int backup(const Place &place, const Output &output, const QString &toFolder);
int check(const Place &place, const Output &output);

} // namespace conspectus::cli
