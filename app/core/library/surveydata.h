// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One survey that is open: its snapshot, kept up to date, with exact signals. Owned by Library; home thread only. Changes are
// applied at once; isSaved() becomes true when the store has acknowledged them (drawn dashed until then).
#pragma once

#include "survey/projection.h"
#include "survey/survey.h"
#include "text/textpage.h"

#include <QHash>
#include <QObject>
#include <optional>
#include <unordered_map>

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
        std::unordered_map<QString, ObjectState> objects;
        SurveySnapshot snapshot;
        QHash<QString, int> rows; // object id → row in its list
    };
    [[nodiscard]] static Content contentOf(const SurveyId &id, std::vector<ObjectState> objects); // any thread

    SurveyData(SurveyId id, Content content, QObject *parent = nullptr);
    SurveyData(SurveyId id, std::vector<ObjectState> objects, QObject *parent = nullptr);
    ~SurveyData() override;

    [[nodiscard]] const SurveyId &id() const { return m_id; }
    [[nodiscard]] const SurveySnapshot &snapshot() const { return m_snapshot; }
    // False while an operation on the object is not acknowledged.
    [[nodiscard]] bool isSaved(const ObjectId &object) const { return !m_pending.contains(object.text()); }
    [[nodiscard]] const ObjectState *object(const ObjectId &id) const;

    // The text layer of the current version, as far as it is there; pages arrive one by one while it is extracted.
    [[nodiscard]] const text::TextLayer &textLayer() const { return m_textLayer; }

    // Called by Library only.
    void apply(const std::vector<Change> &changes);         // at once, marks the objects as not saved
    void acknowledge(const std::vector<ObjectId> &objects); // the store has them; one entry per object of an apply()
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
    std::unordered_map<QString, ObjectState> m_objects;
    QHash<QString, int> m_rows;    // object id → where its row was last seen; exactly the ids that have a row
    QHash<QString, int> m_pending; // object id → applied changes not acknowledged
    text::TextLayer m_textLayer;
    VersionId m_current; // the version m_textLayer and the order of the annotations belong to

    void project(const ObjectState &object);
    void projectSurvey(const ObjectState &object);
    void projectNodes();
    // Brings one row to what it is now; nothing means that it is not there.
    template<typename Value, typename Before>
    void putRow(std::vector<Value> &list, List name, const QString &id, std::optional<Value> value, Before before);
    template<typename Value>
    [[nodiscard]] std::optional<size_t> rowOf(const std::vector<Value> &list, const QString &id);
    template<typename Value>
    void insertRow(std::vector<Value> &list, List name, size_t row, Value value);
    template<typename Value>
    void removeRow(std::vector<Value> &list, List name, size_t row);
    void followCurrentVersion();
};

// The objects that changes touch, each once, in the order in which they come first.
[[nodiscard]] std::vector<ObjectId> objectsOf(const std::vector<Change> &changes);

} // namespace conspectus
