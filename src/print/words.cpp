#include "print/words.hpp"

#include <array>

namespace uramost::print {

namespace {
struct entry {
  word meaning;
  std::string_view sq, sr_latn, sr_cyrl, en;
};

constexpr std::array entries{
    entry{word::briefing, "Përmbledhje informative", "Informativni pregled", "Информативни преглед",
          "Briefing"},
    entry{word::conclusion, "Përfundimi", "Zaključak", "Закључак", "Conclusion"},
    entry{word::key_facts, "Të dhënat kryesore", "Osnovni podaci", "Основни подаци", "Key facts"},
    entry{word::filters, "Filtrat", "Filteri", "Филтери", "Filters"},
    entry{word::period, "Periudha", "Period", "Период", "Period"},
    entry{word::number_of_incidents, "Numri i incidenteve", "Broj incidenata", "Број инцидената",
          "Number of incidents"},
    entry{word::tests_made, "Teste të kryera", "Izvršeni testovi", "Извршени тестови", "Tests made"},
    entry{word::parameters, "Parametrat", "Parametri", "Параметри", "Parameters"},
    entry{word::p_value, "Vlera p", "Vrednost p", "Вредност p", "p-value"},
    entry{word::method, "Metoda", "Metod", "Метод", "Method"},
    entry{word::source, "Burimi", "Izvor", "Извор", "Source"},
    entry{word::caveats, "Kujdes në interpretim", "Ograničenja tumačenja", "Ограничења тумачења", "Caveats"},
    entry{word::tables, "Tabelat", "Tabele", "Табеле", "Tables"},
    entry{word::charts, "Grafikët", "Grafikoni", "Графикони", "Charts"},
    entry{word::legend, "Legjenda", "Legenda", "Легенда", "Legend"},
    entry{word::map, "Harta", "Mapa", "Мапа", "Map"},
    entry{word::scale, "Shkalla", "Razmera", "Размера", "Scale"},
    entry{word::north, "V", "S", "С", "N"},
    entry{word::municipality_border, "Kufiri i komunës", "Granica opštine", "Граница општине",
          "Municipality border"},
    entry{word::place, "Vendbanim", "Naselje", "Насеље", "Settlement"},
    entry{word::significant, "Statistikisht domethënëse", "Statistički značajno", "Статистички значајно",
          "Statistically significant"},
    entry{word::not_distinguishable, "Nuk dallohet nga rastësia", "Ne razlikuje se od slučajnosti",
          "Не разликује се од случајности", "Not distinguishable from chance"},
    entry{word::incidents, "incidente", "incidenata", "инцидената", "incidents"},
    entry{word::incidents_per_km2, "incidente/km²", "incidenata/km²", "инцидената/km²", "incidents/km²"},
    entry{word::density, "Dendësia", "Gustina", "Густина", "Density"},
    entry{word::no_data, "pa të dhëna", "nema podataka", "нема података", "no data"},
    entry{word::page, "Faqja", "Strana", "Страна", "Page"},
    entry{word::of, "nga", "od", "од", "of"},
    entry{word::made_on, "Përgatitur më", "Izrađeno", "Израђено", "Made on"},
    entry{word::prepared_by, "Përgatiti", "Autor", "Аутор", "Prepared by"},
    entry{word::revision, "Rishikimi", "Revizija", "Ревизија", "Revision"},
    entry{word::query, "Kërkesa", "Upit", "Упит", "Query"},
    entry{word::synthetic, "Të dhëna sintetike – nuk janë incidente të vërteta",
          "Sintetički podaci – nisu stvarni incidenti", "Синтетички подаци – нису стварни инциденти",
          "Synthetic data – not real incidents"},
    entry{word::geodata,
          "Emrat e vendeve: NGA GEOnet Names Server. Kodet e komunave: GeoNames (CC BY 4.0). Kufijtë: të "
          "përgjithësuar nga kosovomaps (MIT).",
          "Imena mesta: NGA GEOnet Names Server. Šifre opština: GeoNames (CC BY 4.0). Granice: uopštene iz "
          "kosovomaps (MIT).",
          "Имена места: NGA GEOnet Names Server. Шифре општина: GeoNames (CC BY 4.0). Границе: уопштене из "
          "kosovomaps (MIT).",
          "Place names: NGA GEOnet Names Server. Municipality codes: GeoNames (CC BY 4.0). Borders: "
          "generalised from kosovomaps (MIT)."},
    entry{word::monday, "Hën", "pon", "пон", "Mon"},
    entry{word::tuesday, "Mar", "uto", "уто", "Tue"},
    entry{word::wednesday, "Mër", "sre", "сре", "Wed"},
    entry{word::thursday, "Enj", "čet", "чет", "Thu"},
    entry{word::friday, "Pre", "pet", "пет", "Fri"},
    entry{word::saturday, "Sht", "sub", "суб", "Sat"},
    entry{word::sunday, "Die", "ned", "нед", "Sun"},
    entry{word::patrol_order, "Urdhër patrullimi", "Nalog za patrolu", "Налог за патролу", "Patrol order"},
    entry{word::handling, "Ruajtja", "Postupanje", "Поступање", "Handling"},
    entry{word::order_handling,
          "Jo për publikim: kush e ka këtë urdhër, di se ku nuk ka patrullë. Kthejeni kopjen në fund të "
          "ndërrimit.",
          "Nije za objavljivanje: ko ima ovaj nalog, zna gde patrole nema. Primerak se vraća na kraju smene.",
          "Није за објављивање: ко има овај налог, зна где патроле нема. Примерак се враћа на крају смене.",
          "Not for publication: whoever has this order knows where no patrol is. Hand your copy back at the "
          "end of the shift."},
    entry{word::roads, "Rrugët", "Putevi", "Путеви", "Roads"},
    entry{word::shift, "Ndërrimi", "Smena", "Смена", "Shift"},
    entry{word::begin, "Fillimi", "Početak", "Почетак", "Begin"},
    entry{word::end, "Mbarimi", "Kraj", "Крај", "End"},
    entry{word::patrol, "Patrulla", "Patrola", "Патрола", "Patrol"},
    entry{word::patrols, "Patrullat", "Patrole", "Патроле", "Patrols"},
    entry{word::patrols_for_all, "Patrulla që do të mjaftonin për të gjitha pikat",
          "Patrola koliko bi bilo dovoljno za sve tačke", "Патрола колико би било довољно за све тачке",
          "Patrols that would reach all points"},
    entry{word::stay, "Qëndrimi në çdo ndalesë", "Zadržavanje na svakom mestu", "Задржавање на сваком месту",
          "Stay at every stop"},
    entry{word::at_least_every, "Së paku një herë në", "Najmanje jednom u", "Најмање једном у",
          "At least once in"},
    entry{word::minutes, "min", "min", "мин", "min"},
    entry{word::points, "Pikat", "Tačke", "Тачке", "Points"},
    entry{word::points_without_patrol, "Pikat pa patrullë", "Tačke bez patrole", "Тачке без патроле",
          "Points without a patrol"},
    entry{word::number, "Nr.", "Br.", "Бр.", "No."},
    entry{word::municipality, "Komuna", "Opština", "Општина", "Municipality"},
    entry{word::languages_needed, "Gjuhët", "Jezici", "Језици", "Languages"},
    entry{word::arrive, "Mbërritja", "Dolazak", "Долазак", "Arrive"},
    entry{word::leave, "Nisja", "Odlazak", "Одлазак", "Leave"},
    entry{word::point, "Pika", "Tačka", "Тачка", "Point"},
    entry{word::notes, "Shënime", "Beleške", "Белешке", "Notes"},
    entry{word::what_to_note, "Çfarë të shënohet", "Šta zabeležiti", "Шта забележити", "What to note"},
    entry{word::note_times, "Minuta e mbërritjes dhe e nisjes në çdo ndalesë; ndalesa që u la dhe arsyeja.",
          "Minut dolaska i odlaska na svakom mestu; mesto koje je izostavljeno i razlog.",
          "Минут доласка и одласка на сваком месту; место које је изостављено и разлог.",
          "The minute of arriving and of leaving at every stop; a stop that was left out, and why."},
    entry{word::note_language, "Gjuha në të cilën u bisedua dhe a e fliste ndonjë polic.",
          "Jezik na kojem se razgovaralo i da li ga je neko od policajaca govorio.",
          "Језик на којем се разговарало и да ли га је неко од полицајаца говорио.",
          "The language that was spoken, and whether an officer spoke it."},
    entry{word::note_incidents, "Çfarë ndodhi: si incident me numrin e vet, jo në këtë fletë.",
          "Šta se dogodilo: kao incident sa svojim brojem, ne na ovom listu.",
          "Шта се догодило: као инцидент са својим бројем, не на овом листу.",
          "What happened: as an incident with a number of its own, not on this sheet."},
    entry{word::note_nobody, "Asnjë emër dhe asgjë për atë se kush janë njerëzit.",
          "Nijedno ime i ništa o tome ko su ljudi.", "Ниједно име и ништа о томе ко су људи.",
          "No names, and nothing about who people are."},
};

constexpr bool are_in_order() {
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (static_cast<int>(entries[i].meaning) != static_cast<int>(i)) return false;
  return entries.size() == static_cast<std::size_t>(word::count);
}
static_assert(are_in_order());
}  // namespace

std::string_view in(language of, word wanted) {
  const entry& found = entries.at(static_cast<std::size_t>(wanted));
  switch (of) {
    case language::sq:
      return found.sq;
    case language::sr_latn:
      return found.sr_latn;
    case language::sr_cyrl:
      return found.sr_cyrl;
    case language::en:
      return found.en;
  }
  return found.en;
}

std::string_view weekday(language of, int iso_day) {
  return in(of, static_cast<word>(static_cast<int>(word::monday) + iso_day - 1));
}

std::string page_of(language of, int page, int pages) {
  return std::string(in(of, word::page)) + ' ' + std::to_string(page) + ' ' + std::string(in(of, word::of)) +
         ' ' + std::to_string(pages);
}

}  // namespace uramost::print
