// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One survey that is open: its snapshot, kept up to date, with exact signals. Owned by Library; home thread only. Changes are
// applied at once; isSaved() becomes true when the store has acknowledged them (drawn dashed until then).
#pragma once

#include "library/heldobjects.h"
#include "survey/projection.h"
#include "survey/survey.h"
#include "text/textpage.h"

#include <QObject>
#include <optional>

namespace conspectus {

class SurveyData final : public QObject
{
    Q_OBJECT
public:
    // The lists of a snapshot that change row by row.
    enum class List { Versions, Findings, Annotations, Links, Nodes, Reviews, Resources, Videos };
    Q_ENUM(List)

    // A survey as the store has it, made ready on the store's thread: 10,000 annotations take longer than a frame.
    struct Content
    {
        HeldObjects::Map objects;
        SurveySnapshot snapshot;
    };
    [[nodiscard]] static Content contentOf(const SurveyId &id, std::vector<ObjectState> objects); // any thread

    SurveyData(SurveyId id, Content content, QObject *parent = nullptr);
    SurveyData(SurveyId id, std::vector<ObjectState> objects, QObject *parent = nullptr);
    ~SurveyData() override;

    [[nodiscard]] const SurveyId &id() const { return m_id; }
    [[nodiscard]] const SurveySnapshot &snapshot() const { return m_snapshot; }
    // False while an operation on the object is not acknowledged.
    [[nodiscard]] bool isSaved(const ObjectId &object) const { return m_held.isSaved(object); }
    [[nodiscard]] const ObjectState *object(const ObjectId &id) const { return m_held.find(id); }
    // Where it stands in its list; nothing where it has no row.
    [[nodiscard]] std::optional<size_t> annotationRow(const AnnotationId &id) const;

    // The text layer of the current version, as far as it is there; pages arrive one by one while it is extracted.
    [[nodiscard]] const text::TextLayer &textLayer() const { return m_textLayer; }

    // Called by Library only.
    // Changes of a group that is not saved yet. A group that comes in parts names the objects it has counted already.
    void apply(std::span<const Change> changes, HeldObjects::Counted *counted = nullptr);
    void applyAgain(std::span<const Change> changes);     // of a group that is counted already, or is taken back
    void acknowledge(std::span<const ObjectId> objects);  // the store has them; one entry per object of a group
    void setTextLayer(const VersionId &version, text::TextLayer layer);
    void setTextPage(const VersionId &version, int page, text::TextPagePtr textPage, const QString &layerId);

Q_SIGNALS:
    // Pairs around every change of a list; a row that moves (an annotation whose place changed) is removed and inserted.
    void aboutToInsert(conspectus::SurveyData::List list, int row);
    void inserted(conspectus::SurveyData::List list, int row);
    void aboutToRemove(conspectus::SurveyData::List list, int row);
    void removed(conspectus::SurveyData::List list, int row);
    void changed(conspectus::SurveyData::List list, int row);
    void surveyChanged();                                        // fields of the page
    void savedChanged(const conspectus::ObjectId &object);
    void textPageReady(int page);
    void textLayerReset();

private:
    SurveyId m_id;
    SurveySnapshot m_snapshot;
    HeldObjects m_held;
    text::TextLayer m_textLayer;
    VersionId m_current; // the version m_textLayer and the order of the annotations belong to

    void project(const ObjectState &object);
    void projectSurvey(const ObjectState &object);
    void projectNodes();
    // Brings one row to what it is now; nothing means that it is not there.
    template<typename Value, typename Before>
    void putRow(std::vector<Value> &list, List name, const QString &id, std::optional<Value> value, Before before);
    template<typename Value>
    void insertRow(std::vector<Value> &list, List name, size_t row, Value value);
    template<typename Value>
    void removeRow(std::vector<Value> &list, List name, size_t row);
    void followCurrentVersion();
};

} // namespace conspectus
