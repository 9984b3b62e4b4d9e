// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exchange/pageheadings.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxHeading = 60;

struct Names
{
    Section section;
    bool isWeak;
    const char *names; // divided by '|'
};

const Names kNames[] = {
    {Section::Tldr, false,
     "tl;dr|tldr|tl; dr|tl dr|tl;dr summary|tldr summary|一句话总结|一句话概括|ひとことで言うと"},
    {Section::Tldr, true,
     "in short|in brief|at a glance|in a nutshell|one-sentence summary|one sentence summary|short summary|"
     "ai summary|plain language summary|summary|总结|概述|要約|en bref|en resumen|em resumo|in breve|auf einen blick|kort samengevat|kurzfassung|кратко"},
    {Section::Contribution, false,
     "contribution|contributions|key contribution|key contributions|main contribution|main contributions|"
     "what it contributes|core contribution|core contributions|our contribution|our contributions|主要贡献|"
     "核心贡献|主な貢献|вклад|основной вклад|contribución|contribuciones|contribution principale|hauptbeitrag|contributo|contribuição|기여"},
    {Section::Contribution, true, "beiträge|novelty|what is new|what's new|贡献|貢献|beitrag"},
    {Section::Findings, false,
     "findings|key findings|main findings|key takeaways|main takeaways|key results|main results|"
     "key insights|主要发现|主な知見|основные выводы|hallazgos|principales hallazgos|hauptergebnisse|principaux résultats|wichtigste ergebnisse|constatations|achados|principais achados|risultati principali|주요 결과"},
    {Section::Findings, true,
     "takeaways|highlights|risultati|bevindingen|результаты|key points|main points|insights|发现|要点|知見|ergebnisse|résultats|resultados|"
     "выводы"},
    {Section::Abstract, false,
     "abstract|original abstract|抄録|paper abstract|full abstract|摘要|要旨|초록|аннотация|résumé|resumen|"
     "resumo|abstrakt"},
    {Section::Abstract, true, "概要|zusammenfassung|riassunto|sommario|samenvatting|реферат"},
    {Section::Reviews, false,
     "peer reviews|peer review|official reviews|public reviews|open reviews|community reviews|评审与讨论|"
     "同行评审|評審|gutachten|peer-reviews|revisiones por pares|évaluations|évaluations par les pairs|рецензии|revisões por pares|査読|동료 평가"},
    {Section::Reviews, true, "reviews|reviews & discussion|reviews and discussion|评审意见|评审"},
    {Section::Code, false,
     "code & models|code &amp; models|code and models|models & code|models and code|code & data|"
     "code and data|code, data & models|code & modelle|code und modelle|code et modèles|code & modèles|código y modelos|código e modelos|codice e modelli|код и модели|代码与模型|コードとモデル"},
    {Section::Code, true,
     "code|models|implementations|repositories|code repositories|resources|source code|代码|模型"},
    {Section::Videos, false, "videos|talks & videos|videos & talks|talks and videos"},
    {Section::Videos, true, "video|vídeos|vídeo|видео|talks|presentations|视频|動画|vidéos"},
    {Section::Taxonomy, false,
     "taxonomy|topics & methods|topics and methods|methods & topics|methods and topics|分类体系|taxonomie|taxonomía|taxonomia|таксономия|分類体系|themen und methoden|thèmes et méthodes|temas y métodos"},
    {Section::Taxonomy, true, "tags|classification|categories|分类|標籤|标签"},
    {Section::Keywords, false, "keywords|key words|index terms|关键词|キーワード|ключевые слова"},
};

const QHash<QString, Heading> &headingNames()
{
    static const QHash<QString, Heading> names = [] {
        QHash<QString, Heading> all;
        for (const Names &each : kNames) {
            for (const QString &name : QString::fromUtf8(each.names).split(u'|'))
                all.insert(name, {each.section, each.isWeak});
        }
        return all;
    }();
    return names;
}

// The words of a line without what sites put around a heading: "## 1. **TL;DR** ▾", "📌 TL;DR:",
// "Findings (3)".
QString headingWords(const QString &line)
{
    static const QRegularExpression bracket(QStringLiteral("\\s*[(（\\[][^()（）\\[\\]]{0,30}[)）\\]]\\W*$"));
    static const QRegularExpression number(QStringLiteral("^\\d{1,2}(?:\\.\\d{1,2})?[.)、]?\\s+"));
    static const QRegularExpression around(QStringLiteral("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$"));
    QString words = line.simplified();
    words.remove(bracket);
    words.remove(around);
    words.remove(number);
    words.remove(around);
    return words.toLower();
}

} // namespace

QString sectionName(Section section)
{
    switch (section) {
    case Section::Tldr:
        return QStringLiteral("TL;DR");
    case Section::Contribution:
        return QStringLiteral("Contribution");
    case Section::Findings:
        return QStringLiteral("Findings");
    case Section::Abstract:
        return QStringLiteral("Abstract");
    case Section::Reviews:
        return QStringLiteral("Peer Reviews");
    case Section::Code:
        return QStringLiteral("Code & Models");
    case Section::Videos:
        return QStringLiteral("Videos");
    case Section::Taxonomy:
        return QStringLiteral("Taxonomy");
    case Section::Keywords:
        return QStringLiteral("Keywords");
    case Section::Other:
        break;
    }
    return {};
}

std::optional<Heading> anyHeadingOf(const QString &line)
{
    if (line.isEmpty() || line.size() > kMaxHeading)
        return std::nullopt;
    const auto it = headingNames().constFind(headingWords(line));
    return it == headingNames().constEnd() ? std::nullopt : std::optional(*it);
}

std::optional<Section> headingOf(const QString &line)
{
    const std::optional<Heading> heading = anyHeadingOf(line);
    return heading && !heading->isWeak ? std::optional(heading->section) : std::nullopt;
}

std::optional<GluedHeading> gluedHeadingOf(const QString &line)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:\\*\\*)?(TL;? ?DR|(?:Key |Main )?Contributions?|Abstract|摘要|主要贡献)(?:\\*\\*)? "
                       "?[:：](?:\\*\\*)? ?(?=\\S)"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(line.left(kMaxHeading));
    if (!match.hasMatch())
        return std::nullopt;
    const std::optional<Section> section = headingOf(match.captured(1));
    if (!section)
        return std::nullopt;
    return GluedHeading{*section, match.captured(1), line.mid(match.capturedEnd())};
}

bool isMarkdownHeading(const QString &line)
{
    static const QRegularExpression pattern(QStringLiteral("^#{1,6} +\\S"));
    return line.startsWith(u'#') && pattern.match(line.left(kMaxHeading)).hasMatch();
}

bool isFurniture(const QString &line)
{
    static const QSet<QString> words = [] {
        const QStringList all =
            QStringLiteral("home|menu|search|sign in|sign up|log in|login|share|copy|copy link|cite|save|"
                           "bookmark|follow|like|report|edit|expand|collapse|show more|show less|read more|"
                           "see more|back to top|pdf|view pdf|download pdf|open pdf|html|bibtex|"
                           "view on arxiv|add one|add one.|loading…|loading...|skip to main content|"
                           "save to library|create alert|export citation|add to library|view paper|"
                           "semantic scholar|related papers|expand all|collapse all|show all|view all")
                .split(u'|');
        return QSet<QString>(all.begin(), all.end());
    }();
    static const QRegularExpression shapes(
        QStringLiteral("^(?:view (?:on|at|in) \\S+(?: \\S+)?|[\\d.,]+[km]? (?:citations?|references|views|likes|"
                       "votes|upvotes|comments|downloads)|open in \\S+)$"));
    constexpr qsizetype kLongest = 30;
    const QString word = line.trimmed().toLower();
    return word.size() <= kLongest && (words.contains(word) || shapes.match(word).hasMatch());
}

bool isNoReviewsLine(const QString &line)
{
    return line.trimmed().startsWith(QLatin1String("No public reviews on file"), Qt::CaseInsensitive);
}

bool standsBehindAbstract(const QString &line)
{
    static const QRegularExpression start(
        QStringLiteral("^(?:\\*{0,2}(?:key ?words|index terms|mesh terms)\\*{0,2}\\s*[:：—]|copyright\\b|©|\\(c\\) ?(?:19|20)|"
                       "pmid:|pmcid:|doi:|conflicts? of interest|supplementary material:|primary area:|"
                       "submission (?:number|type|length):|code of ethics:|venue:|comments:|subjects:|"
                       "cite as:|how to cite|citation:|(?:1|i)\\.?\\s+introduction$|关键词[:：])"),
        QRegularExpression::CaseInsensitiveOption);
    return start.match(line.trimmed().left(kMaxHeading)).hasMatch();
}

} // namespace conspectus::exchange
