#include "intake/column_mapping.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <span>

#include "core/text.hpp"
#include "intake/folded_words.hpp"
#include "intake/header_words.hpp"

namespace uramost::intake {

namespace {
constexpr std::array incident_headers{
    header_words{
        "external_id",
        "external_id|id|incident id|case id|case number|case no|no|nr|br|number|reference|ref|broj|r br|"
        "rb|redni broj|broj predmeta|broj slučaja|nr rendor|numri|numri rendor|numri i rastit|rasti nr|"
        "nr i rastit"},
    header_words{
        "date",
        "date|datum|data|occurred_at|occurred_on|occurred|datetime|date time|timestamp|"
        "datum vreme|datum vrijeme|data ora|data koha|datum od|date from|start date|date start|begin date|"
        "data nga|data fillimit"},
    header_words{"time",
                 "time|vreme|vrijeme|ora|koha|hour|sat|vreme od|vrijeme od|time from|start time|ora nga|"
                 "koha nga|ora fillimit|sati"},
    header_words{"date_end",
                 "date_end|datum do|date to|end date|date until|datum kraja|datum završetka|data deri|"
                 "data mbarimit|data përfundimit|data deri më"},
    header_words{"time_end",
                 "time_end|vreme do|vrijeme do|time to|end time|time until|vreme kraja|ora deri|"
                 "koha deri|ora mbarimit|ora përfundimit"},
    header_words{"time_precision",
                 "time_precision|occurred_precision|precision|date precision|preciznost|"
                 "preciznost vremena|saktësia|saktësia e kohës|saktësia kohore"},
    header_words{
        "lat",
        "lat|latitude|geografska širina|geogr širina|geo širina|g širina|širina|gjerësia gjeografike|"
        "gjerësia gjeogr|gjerësia|gjerësi|y|koordinata y|y koordinata|y coordinate|coordinate y|"
        "koordinata n|northing|point y|ycoord|y coord|n"},
    header_words{"lon",
                 "lon|lng|long|longitude|geografska dužina|geogr dužina|geo dužina|g dužina|dužina|"
                 "gjatësia gjeografike|gjatësia gjeogr|gjatësia|gjatësi|x|koordinata x|x koordinata|"
                 "x coordinate|coordinate x|koordinata e|easting|point x|xcoord|x coord|e"},
    header_words{"position",
                 "position|coordinates|coordinate|koordinate|koordinata|koordinatat|mgrs|gps|"
                 "gps koordinate|gps koordinatat|gps coordinates|lat lon|lat long|lat lng|pozicija|"
                 "pozicioni|latlon"},
    header_words{
        "place",
        "place|place_as_reported|place_text|mesto|mjesto|vendi|vend|vendndodhja|location|lokacija|lokacioni|"
        "lokacion|locality|lokalitet|lokaliteti|settlement|naselje|naseljeno mesto|vendbanimi|village|selo|"
        "fshati|fshat|town|grad|qyteti|place name|location name|adresa|address|adresë|ulica|street|rruga"},
    header_words{"municipality",
                 "municipality|opština|općina|komuna|komunë|municipality name|naziv opštine|"
                 "emri i komunës"},
    header_words{"category",
                 "category|kategorija|kategoria|type|vrsta|lloji|lloj|tip|tipi|type of incident|offence|"
                 "offense|crime|krivično delo|krivično djelo|delo|vepra penale|vepra|kvalifikacija|"
                 "klasifikimi|incident|ngjarja|događaj"},
    header_words{"severity",
                 "severity|težina|ozbiljnost|ozbiljnosti|rëndësia|pesha|shkalla e rrezikut|gravity"},
    header_words{"tier", "tier|protection tier|nivo zaštite|niveli i mbrojtjes"},
    header_words{"community",
                 "community|affected_community|affected community|zajednica|pogođena zajednica|"
                 "komuniteti|komuniteti i prekur"},
    header_words{"narrative",
                 "narrative|description|opis|përshkrimi|përshkrim|summary|kratak opis|rezime|sadržaj|"
                 "përmbledhje|përmbledhja|details|detalji|detaje|detajet|napomena|remarks|remark|notes|"
                 "note|shënime|vërejtje|comment|comments|komentar|koment"},
    header_words{"location_uncertainty_m",
                 "location_uncertainty_m|uncertainty_m|uncertainty|accuracy|accuracy_m|"
                 "position accuracy|tačnost|tačnost lokacije|tačnost položaja|"
                 "pasiguria|saktësia e vendndodhjes"},
    header_words{"stage", "stage|response stage|faza|status postupka|faza postupka|faza e procedurës"},
    // Dates only: a column that is headed "reported" may as well say yes or no.
    header_words{"reported_on",
                 "reported_on|reported at|date reported|date of report|report date|datum prijave|"
                 "datum prijavljivanja|data raportimit|raportuar më|data lajmërimit"},
    header_words{"registered_on",
                 "registered_on|registered at|date registered|registration date|datum registrovanja|"
                 "datum evidentiranja|datum zavođenja|data regjistrimit|regjistruar më|data evidentimit"},
    header_words{"attended_on",
                 "attended_on|attended at|date attended|datum izlaska|datum izlaska na teren|"
                 "datum uviđaja|data daljes vend|data këqyrjes"},
    header_words{"investigated_on",
                 "investigated_on|investigated at|date investigated|investigation date|datum istrage|"
                 "datum pokretanja istrage|data hetimit|data fillimit hetimit"},
    header_words{"prosecuted_on",
                 "prosecuted_on|prosecuted at|date prosecuted|date indictment|indictment date|"
                 "datum optužnice|datum podizanja optužnice|data aktakuzës|data ndjekjes penale"},
    header_words{"adjudicated_on",
                 "adjudicated_on|adjudicated at|date adjudicated|date judgment|date judgement|"
                 "judgment date|datum presude|data aktgjykimit"},
    header_words{"closed_on",
                 "closed_on|closed at|date closed|closing date|datum zatvaranja|datum okončanja|"
                 "data mbylljes|mbyllur më"},
    header_words{"institution",
                 "institution|authority|institucija|nadležna institucija|nadležni organ|"
                 "institucioni|institucion|autoriteti|organi kompetent"},
    header_words{"source_document",
                 "source_document|source document|document|dokument|izvorni dokument|dokumenti|"
                 "dokumenti burimor"},
    header_words{"gender",
                 "gender|sex|affected_gender|gender of victim|victim gender|victim sex|pol|rod|pol žrtve|"
                 "pol oštećenog|pol oštećene|gjinia|gjini|gjinia e viktimës|gjinia e të dëmtuarit"},
};

constexpr std::array response_headers{
    header_words{"source", "source|register|registar|regjistri"},
    header_words{"event_id", "event_id|response id|response number|broj radnje|broj postupka|numri veprimit"},
    incident_headers[0],
    header_words{"stage",
                 "stage|response stage|response|status|step|faza|postupak|radnja|mera|status postupka|"
                 "faza postupka|odgovor|faza e procedurës|veprimi|reagimi|përgjigja|statusi"},
    incident_headers[1],
    incident_headers[3],
    incident_headers[5],
    incident_headers[18],
    incident_headers[19],
    incident_headers[20],
    incident_headers[21],
    incident_headers[22],
    incident_headers[23],
    incident_headers[24],
    incident_headers[25],
    incident_headers[26]};

constexpr std::array patrol_point_headers{
    header_words{"external_id",
                 "external_id|id|no|nr|br|number|broj|r br|rb|redni broj|numri|nr rendor|code|kodi|"
                 "šifra|reference|ref"},
    header_words{"name", "name|naziv|ime|emri|emërtimi|title|patrol point|patrolna tačka|pika e patrullës"},
    header_words{"kind", "kind|type|vrsta|lloji|tip|tipi|category|kategorija|kategoria"},
    header_words{"shift", "shift|shifts|smena|smjena|ndërrimi|ndërresa|turni|hours|sati|radno vreme|orari"},
    header_words{"languages", "languages|language|jezici|jezik|gjuhët|gjuha"},
    incident_headers[6],
    incident_headers[7],
    incident_headers[8],
    incident_headers[9],
    incident_headers[10],
    incident_headers[16]};

/// Words that do not change what a header means.
const std::set<std::string, std::less<>>& idle_words() {
  static const std::set<std::string, std::less<>> words = [] {
    std::set<std::string, std::less<>> folded;
    for (std::string_view word : split("of the an and in at i u na e të te së dhe me incident incidenta "
                                       "incidentit incidenti događaja događaj "
                                       "ngjarjes ngjarje event occurrence occurred offence offense crime "
                                       "izvršenja krivičnog dela djela kryerjes "
                                       "veprës penale wgs84 wgs 84 epsg 4326 deg degrees dd decimal utm 34n "
                                       "kosovaref01 m metres meters "
                                       "metara metra stepeni gradë",
                                       ' '))
      folded.insert(folded_words(word));
    return folded;
  }();
  return words;
}

/// "date of the incident" → "date".
std::string without_idle_words(std::string_view folded) {
  std::string kept;
  for (std::string_view word : split(folded, ' ')) {
    if (idle_words().contains(word)) continue;
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  return kept;
}

constexpr std::size_t no_match = std::numeric_limits<std::size_t>::max();

/// How well a header names a field: 0 is best.
std::size_t rank(const header_words& of, const std::string& folded) {
  const std::string stripped = without_idle_words(folded);
  const auto phrases = split(of.phrases, '|');
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const std::string phrase = folded_words(phrases[i]);
    if (phrase == folded) return 2 * i;
    if (!stripped.empty() && phrase == stripped) return 2 * i + 1;
  }
  return no_match;
}

/// The field that a header names best; null when it names none.
const header_words* best_field(std::span<const header_words> fields, const std::string& folded) {
  const auto best =
      std::ranges::min_element(fields, {}, [&](const header_words& field) { return rank(field, folded); });
  return best == fields.end() || rank(*best, folded) == no_match ? nullptr : &*best;
}

column_mapping guess(std::span<const header_words> fields, const std::vector<std::string>& columns) {
  std::vector<std::string> folded;
  for (const std::string& column : columns)
    folded.push_back(column.starts_with('_') ? "" : folded_words(column));

  column_mapping mapping;
  std::set<std::size_t> taken;
  for (const header_words& field : fields) {
    std::size_t best = no_match, best_column = 0;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (const std::size_t how = taken.contains(i) ? no_match : rank(field, folded[i]); how < best)
        best = how, best_column = i;
    if (best == no_match) continue;
    taken.insert(best_column);
    mapping.columns.emplace(field.field, columns[best_column]);
  }
  if (std::ranges::find(columns, quarantine_id_column) == columns.end()) return mapping;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (const header_words* named = taken.contains(i) ? nullptr : best_field(fields, folded[i]))
      mapping.further_columns[std::string(named->field)].push_back(columns[i]);
  return mapping;
}

/// Half a coordinate is none.
void drop_lone_coordinate(column_mapping& mapping) {
  if (mapping.columns.contains("lat") == mapping.columns.contains("lon")) return;
  mapping.columns.erase("lat");
  mapping.columns.erase("lon");
}
}  // namespace

const std::string* column_mapping::column(std::string_view field) const {
  const auto found = columns.find(field);
  return found != columns.end() ? &found->second : nullptr;
}

column_mapping guess_mapping(const std::vector<std::string>& columns) {
  column_mapping mapping = guess(incident_headers, columns);
  drop_lone_coordinate(mapping);
  // "Vreme izvršenja" alone holds date and time.
  if (const auto time = mapping.columns.find("time");
      time != mapping.columns.end() && !mapping.column("date")) {
    mapping.columns.emplace("date", time->second);
    mapping.columns.erase("time");
  }
  // "Source" usually says who called; only in an export of UraMost, which has external_id, is it the
  // register.
  const auto has = [&](std::string_view header) {
    return std::find(columns.begin(), columns.end(), header) != columns.end();
  };
  if (has("source") && has("external_id")) mapping.columns.emplace("source", "source");
  return mapping;
}

column_mapping guess_patrol_point_mapping(const std::vector<std::string>& columns) {
  column_mapping mapping = guess(patrol_point_headers, columns);
  drop_lone_coordinate(mapping);
  return mapping;
}

column_mapping guess_response_mapping(const std::vector<std::string>& columns) {
  return guess(response_headers, columns);
}

}  // namespace uramost::intake
