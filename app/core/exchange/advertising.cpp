// SPDX-FileCopyrightText: The Conspectus authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rules are words and shapes, each worth one or two points; names of real methods hit one of them at most
// ("Recall@K", "Customer Service Quality and Loyalty"), advertising hits several. Wording and brands are
// those of entries met in public lists of methods.
#include "exchange/advertising.h"

#include "exchange/importnotes.h"

#include <QRegularExpression>
#include <array>
#include <vector>

namespace conspectus::exchange {

namespace {

constexpr qsizetype kMaxExamined = 2000; // longer entries are judged by their beginning
constexpr qsizetype kLongEntry = 120;

struct Rule
{
    QRegularExpression pattern;
    int points;
    const char *reason; // in context ExchangeText
};

Rule rule(const char *pattern, int points, const char *reason)
{
    return {
        QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::CaseInsensitiveOption |
                                                           QRegularExpression::UseUnicodePropertiesOption),
        points, reason};
}

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all{
        rule(R"(\|\|\|)", 2, QT_TRANSLATE_NOOP("ExchangeText", "it is divided by “|||”")),
        rule(R"(\+?\d(?:[ ().\-–/]{0,2}\d){8,}|\b1[ (.\-–]{1,2}8\d\d\b)", 2,
             QT_TRANSLATE_NOOP("ExchangeText", "it has a telephone number")),
        rule(R"(https?:|\bwww\.|\b[a-z0-9-]+\.(?:com|shop|xyz|online|biz|info|ru|site|store)\b)", 2,
             QT_TRANSLATE_NOOP("ExchangeText", "it has a web address")),
        rule(R"([^\s@]@[^\s@])", 1, QT_TRANSLATE_NOOP("ExchangeText", "it has words joined by “@”")),
        rule(
            R"(\b(?:how (?:do|can|to|does|long|much)\b|what (?:is|are|happens|if)\b|can (?:i|you|we)\b|where (?:do|can)\b)"
            R"(|does \w+ (?:have|offer|give|allow|refund|charge)\b|is (?:it|there|my|expedia)\b|why is my\b|who do i\b)"
            R"(|when (?:can|does)\b|do i\b|will \w+ (?:refund|charge|give)\b))",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it asks like a customer")),
        rule(R"(\?\W*$)", 1, QT_TRANSLATE_NOOP("ExchangeText", "it ends as a question")),
        rule(
            R"(\b(?:refunds?|refunded|cancell?ation polic(?:y|ies)|cancel (?:my|a|an|your)|compensation claim|chargeback|)"
            R"(dispute (?:with|a|my)|money back|get my money|rebook\w*|change (?:my|a) flight|name change)\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it is about refunds or bookings")),
        rule(
            R"(\b(?:customer (?:service|support|care)|help ?line|help ?desk number|toll[ -]?free|contact number|)"
            R"(phone number|support number|service number|live (?:person|agent|human|chat)|real (?:person|human)|)"
            R"(speak (?:to|with)|talk to|reach (?:a|someone)|get (?:in touch|through)|get (?:a )?human|complaints?)\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it offers a customer service")),
        rule(
            R"(\b(?:expedia|booking\.com|airbnb|agoda|orbitz|priceline|travelocity|tripadvisor|lufthansa|ryanair|easyjet|)"
            R"(jetblue|emirates airlines?|qatar airways|british airways|air france|air canada|delta (?:airlines?|flights?)|)"
            R"((?:united|american|spirit|southwest|frontier|alaska|hawaiian|allegiant|turkish|copa|avianca|breeze) airlines?|)"
            R"(airlines?|airways|coinbase|binance|metamask|trust wallet|robinhood|crypto\.com|blockchain wallet|cash app|)"
            R"(paypal|venmo|zelle|western union|wells fargo|bank of america|chase bank|quickbooks|turbotax|mcafee|)"
            R"(norton 360|geek squad|best buy|hp printer|epson printer|canon printer|yahoo mail|hotmail|amazon prime|)"
            R"(netflix|roku|instagram|tiktok|whatsapp|onlyfans|telegram channel)\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it names a company that is often advertised so")),
        rule(
            R"(\b(?:buy|cheap(?:est)?|discounts?|coupons?|promo(?:tional)? codes?|best prices?|lowest prices?|for sale|)"
            R"(free shipping|special offers?|limited offer|deals?|giveaway|free (?:trial|download|spins|money))\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it offers something for sale")),
        rule(
            R"(\b(?:online|now|today|near me|24/7|24x7|24 hours?|immediately|instantly|guaranteed|no prescription|)"
            R"(overnight delivery|100 ?%|in (?:usa|india|dubai|uk)|step[ -]by[ -]step guide)\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it urges")),
        rule(
            R"(\b(?:click here|call (?:us|now|today)|order now|visit (?:our|us)|sign up|join (?:now|us)|contact us|apply now|)"
            R"(subscribe|dm (?:me|us)|register now|text us)\b)",
            2, QT_TRANSLATE_NOOP("ExchangeText", "it calls to do something")),
        rule(
            R"(\b(?:casinos?|slot (?:gacor|machines? online)|sports ?book|betting (?:site|app|tips)|online betting|jackpot|)"
            R"(poker online|togel|judi|viagra|cialis|xanax|tramadol|adderall|escorts?|call girls?|payday loans?|)"
            R"(instant loans?|personal loans?|fake (?:passports?|diplomas?|ids?)|hacked|followers|likes and views|)"
            R"(weight loss pills?|cbd gummies|keto gummies|essay writing service|seo services?|backlinks)\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it is about goods that are often advertised so")),
        rule(
            R"(\b(?:gacor|togel|call girls?|escort service|cbd gummies|keto gummies|no prescription|essay writing service|)"
            R"(slot gacor|hacked apk|mod apk|seo services?|instagram followers|fake (?:passports?|diplomas?))\b)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it is a phrase of advertising")),
        rule(
            R"(\b(?:kundenservice|kundendienst|rückerstattung\w*|erstattung|servicio al cliente|atención al cliente|reembolsos?|)"
            R"(service clients?|remboursements?|servizio clienti|assistenza clienti|rimbors[oi]|atendimento ao cliente|)"
            R"(müşteri hizmetleri|iade|obsługa klienta|zwrot pieniędzy|klantenservice|hoàn tiền|layanan pelanggan)\b|)"
            R"(служб[аы] поддержки|вернуть деньги|возврат (?:денег|билета)|退款|退票|خدمة العملاء|استرداد|払い戻し|환불|रिफंड)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it is about refunds or bookings")),
        rule(
            R"(\b(?:wie (?:erreiche|bekomme|kann) ich|cómo (?:llamar|hablar|contactar|puedo|obtener)|comment (?:contacter|joindre|)"
            R"(appeler|obtenir)|come (?:parlare|contattare|chiamare)|como (?:falar|ligar|entrar em contato)|hoe (?:bel|kan) ik|)"
            R"(nasıl|làm sao|cara (?:menghubungi|membatalkan))\b|как (?:вернуть|позвонить|связаться|купить)|如何(?:联系|退|取消|购买)|怎么(?:联系|退)|كيف)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it asks like a customer")),
        rule(
            R"(\b(?:telefon(?:nummer|isch)?|teléfono|téléphone|telefono|telefone|numéro|números? de|hotline|)"
            R"(por teléfono|par téléphone|số điện thoại|nomor telepon)\b|телефон|客服|电话|热线|微信|加群|電話番号|رقم|전화번호)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it offers a customer service")),
        rule(
            R"(\b(?:kaufen|günstig|billig|rabatt|comprar|barat[oa]s?|descuento|oferta|acheter|pas cher|promo|comprare|economic[oi]|)"
            R"(sconto|satın al|ucuz|indirim|tani[oe]?|kup|giá rẻ|mua|murah|jual|promosi|billets? d'avion|boletos?|vé máy bay)\b|)"
            R"(купить|недорого|дешев|скидк|заказать|билет|代写|代办|代开|发票|办证|购买|优惠|便宜|出售|格安|激安|اشتر|رخيص|저렴)",
            1, QT_TRANSLATE_NOOP("ExchangeText", "it offers something for sale")),
        rule(
            R"(加微信|加vx|加qq|代写|代开发票|办证|\b(?:situs (?:judi|slot)|đặt vé máy bay|bahis sitesi|casino siteleri|telegram @\w|)"
            R"(whatsapp ?\+?\d)|диплом\w* (?:недорого|на заказ)|купить диплом)",
            2, QT_TRANSLATE_NOOP("ExchangeText", "it is a phrase of advertising")),
        rule(R"(казино|ставки на спорт|博彩|赌场|彩票|娱乐城|カジノ|카지노|바카라|토토|قمار|\b(?:kumar|bahis|taruhan|cá cược|apuestas|paris sportifs)\b)",
             2, QT_TRANSLATE_NOOP("ExchangeText", "it is about goods that are often advertised so")),
        rule(R"(\b(?:v[i1!]agra|c[i1]al[i1]s|cas[i1]n0|p[o0]rn\w*|xxx|s[e3]x (?:chat|dating))\b)", 1,
             QT_TRANSLATE_NOOP("ExchangeText", "it is a phrase of advertising")),
        rule(R"(\bfaq'?s?\b|™|®|^\W*[\[{*~<«]{1,3}[^\]}*~>»]{2,40}@)", 1,
             QT_TRANSLATE_NOOP("ExchangeText", "it is decorated")),
    };
    return all;
}

bool isEmoji(char32_t c)
{
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F1E6 && c <= 0x1F1FF) ||
           c == 0xFE0F || c == 0x260E || c == 0x27A4;
}

bool isInvisible(char32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

// Latin letters in one word with letters that look like them, or letters of the styled alphabets.
bool isDisguised(const QString &entry)
{
    bool latin = false;
    bool lookalike = false;
    const QList<uint> codes = entry.toUcs4();
    for (const uint code : codes) {
        const QChar::Script script = QChar::script(code);
        if (code >= 0x1D400 && code <= 0x1D7FF)
            return true;
        if (!QChar::isLetter(code)) {
            latin = lookalike = false;
            continue;
        }
        latin = latin || script == QChar::Script_Latin;
        lookalike = lookalike || script == QChar::Script_Cyrillic || script == QChar::Script_Armenian ||
                    script == QChar::Script_Cherokee;
        if (latin && lookalike)
            return true;
    }
    return false;
}

// What the words are compared with: styled letters made plain, invisible characters taken out.
QString plain(const QString &entry)
{
    QString result;
    const QList<uint> codes = entry.toUcs4();
    for (const uint code : codes) {
        if (!isInvisible(code))
            result += QChar::fromUcs4(code);
    }
    return result.normalized(QString::NormalizationForm_KC);
}

void addPoint(AdvertisingScore &score, int points, const char *reason)
{
    score.score += points;
    score.reasons.append(ExchangeText::tr(reason, "why an entry was held back"));
}

} // namespace

AdvertisingScore advertisingScore(const QString &entry)
{
    AdvertisingScore score;
    const QString examined = entry.left(kMaxExamined);
    const QString words = plain(examined);
    for (const Rule &each : rules()) {
        if (each.pattern.match(words).hasMatch())
            addPoint(score, each.points, each.reason);
    }
    const QList<uint> codes = examined.toUcs4();
    if (std::any_of(codes.begin(), codes.end(), isEmoji))
        addPoint(score, 1, QT_TRANSLATE_NOOP("ExchangeText", "it has pictures in place of words"));
    if (std::any_of(codes.begin(), codes.end(), isInvisible))
        addPoint(score, 1, QT_TRANSLATE_NOOP("ExchangeText", "it has invisible characters"));
    if (isDisguised(examined))
        addPoint(score, 1,
                 QT_TRANSLATE_NOOP("ExchangeText", "it is written in letters that look like others"));
    if (entry.size() > kLongEntry)
        addPoint(score, 1, QT_TRANSLATE_NOOP("ExchangeText", "it is longer than a name"));
    return score;
}

} // namespace conspectus::exchange
