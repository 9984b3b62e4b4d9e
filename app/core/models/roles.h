// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Roles that models offer and delegates know: the contract between core and interface. DisplayRole is formatted text,
// SortRole the raw value, IconRole the id of an icon ("survey", "topic").
#pragma once

#include <Qt>

namespace conspectus {

enum Role : int {
    SortRole = Qt::UserRole + 1,
    IconRole,           // QString
    ObjectIdRole,       // QString
    CountRole,          // int; absent = none shown
    PageRole,           // int from 0; -1
    PageLabelRole,      // QString
    PointRole,          // QPointF, page space of PageRole's page
    KindIdRole,         // QString
    QuoteRole,          // QString
    NoteRole,           // QString
    StyleRole,          // QString, styleName()
    SavedRole,          // bool
    NumberRole,         // int, the annotation's number in the survey, from 1
    LinksRole,          // QStringList, "supports F1"
    LocationRole,       // QString, "p. 9 · §4.2"
    IsHeaderRole,       // bool: a group header row
    EvidenceMarkRole,   // int, EvidenceMark
    DimmedRole,         // bool: nothing there (a node without passages)
    SparkRole,          // QVariantList of double 0…1
    PlaceOnPageRole,    // QString, "col. 1, l. 15"; "p. 9" where the text layer is not there
    SectionRole,        // QString, "§4.2"; empty where not known
    WarningRole,        // bool: something to look at (entries held back)
    MarksRole,          // QVariantList of QPoint(begin, end): stretches of DisplayRole to mark
    EntryTypeRole,      // int, SearchEntry::Type
    DetailRole,         // QString, second line or text at the right ("Ctrl+O")
    StatusRole,         // QString, an annotation's status: "", "open", "answered", "resolved"
    TagsRole,           // QStringList
    ShareRole,          // double 0…1, drawn as a bar; absent = not known
    RepliesRole,        // int, how many replies an annotation has
    ReplyToRole,        // QString, the annotation that this one answers; empty: none
    AreaSizeRole,       // QSizeF in pt, of an annotation that is an area; empty for others
    LevelRole,          // int, how deep a section stands, 0 = top
};

} // namespace conspectus
