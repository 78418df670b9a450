#include "geodata/interpretation.hpp"

#include <algorithm>

#include "geodata/name_folding.hpp"

namespace uramost::geodata {
namespace {

using sort = named_thing::sort;

/// A mention with what it may mean.
struct statement {
  const mention* said;
  std::vector<meaning> meanings;
  bool is_firm;      // else it counts only when another agrees with it …
  bool is_fragment;  // … and, when it looks like part of an unknown name, not alone either
};

bool is_seat_like(const named_thing& thing) {
  return thing.is == sort::municipality ||
         (thing.located != nullptr && thing.located->kind == place_kind::municipality_seat);
}

bool bears_name(const municipality& area, const std::string& folded) {
  for (const language of : all_languages)
    if (fold_accents(area.name.in(of)) == folded) return true;
  return std::ranges::any_of(area.other_names,
                             [&](const auto& name) { return fold_accents(name) == folded; });
}

bool is_seat_of_region(const named_thing& thing, const std::string& region) {
  return is_seat_like(thing) && thing.within != nullptr && !region.empty() &&
         bears_name(*thing.within, fold_accents(region));
}

class interpreter {
 public:
  explicit interpreter(const name_index& names) : names_(names) {}

  interpretation run(std::span<const mention> mentions) {
    for (const mention& each : mentions) hear(each);
    drop_unsupported();
    if (is_elsewhere_ || statements_.empty()) return {};
    if (statements_.size() == 1)
      keep_all(1, "");
    else if (is_list() || !keep_consistent())
      keep_contradictory();
    if (passes_elsewhere_) be_doubtful(0.5);
    finish();
    return std::move(result_);
  }

 private:
  const named_thing& thing_of(const meaning& each) const { return names_.things()[each.thing]; }

  /// Notes what a mention may mean, once it is known not to mean a place outside.
  void hear(const mention& each) {
    auto meanings = weigh(each, names_);
    const bool outside = means_outside(meanings, sort::elsewhere);
    const bool region = means_outside(meanings, sort::region);
    std::erase_if(meanings, [&](const meaning& m) {
      return is_outside(thing_of(m)) || ((outside || region) && !is_namesake(m));
    });
    if (!outside && !region) restore_shares(meanings);
    if (!meanings.empty()) {
      const bool is_fragment = each.beside_unknown && !is_distinctive(each, meanings);
      result_.doubtful |= outside || region || (each.beside_unknown && !is_fragment);
      statements_.push_back({&each, std::move(meanings), !each.is_weak && !is_fragment, is_fragment});
    } else if (outside) {
      // "put Raška - Leposavić" passes there; "Trnava, Raška" lies there.
      const bool passes = each.between_dashes || (each.relation && each.relation != word_role::in);
      (passes ? passes_elsewhere_ : is_elsewhere_) = true;
    }
  }

  /// After some meanings have gone for good.
  static void restore_shares(std::vector<meaning>& meanings) {
    double sum = 0;
    for (const meaning& m : meanings) sum += m.share;
    for (meaning& m : meanings) m.share /= sum;
  }

  static bool is_outside(const named_thing& thing) {
    return thing.is == sort::elsewhere || thing.is == sort::region;
  }

  /// Is a name of that sort written at least as closely as any place's here?
  bool means_outside(const std::vector<meaning>& meanings, sort wanted) const {
    const auto closest = [&](auto is_wanted) {
      const name_reading* best = nullptr;
      for (const meaning& m : meanings)
        if (is_wanted(thing_of(m)) && (best == nullptr || strangeness(m.reading) < strangeness(*best)))
          best = &m.reading;
      return best;
    };
    const auto* there = closest([&](const named_thing& thing) { return thing.is == wanted; });
    const auto* here = closest([&](const named_thing& thing) { return !is_outside(thing); });
    return there != nullptr && (here == nullptr || strangeness(*there) <= strangeness(*here));
  }

  /// Likely the whole name although unknown words stand beside it: of several words, or a seat's.
  bool is_distinctive(const mention& each, const std::vector<meaning>& meanings) const {
    return each.end - each.begin > 1 ||
           std::ranges::any_of(meanings, [&](const meaning& m) { return is_seat_like(thing_of(m)); });
  }

  /// A place here that has a well-known outside place's very name, as its main name.
  bool is_namesake(const meaning& m) const {
    const named_thing& thing = thing_of(m);
    return thing.located != nullptr && is_populated(thing.located->kind) && m.reading.is_main_name &&
           m.reading.likeness == word_likeness{} && m.reading.accents != accent_likeness::different;
  }

  /// "između A i B", "A i B": neither qualifies the other.
  bool is_list() const {
    return std::ranges::any_of(statements_, [](const statement& each) {
      return each.said->relation == word_role::between || each.said->relation == word_role::conjunction;
    });
  }

  /// How well `context` goes with `subject` as the thing that a text is about; 0-1.
  double agreement(const meaning& subject, const meaning& context) const {
    const named_thing& a = thing_of(subject);
    const named_thing& b = thing_of(context);
    const bool same_municipality = a.within != nullptr && a.within == b.within;
    if (subject.thing == context.thing)
      return subject.whole_municipality && !context.whole_municipality ? 0.1 : 1;
    if (same_municipality && is_seat_like(b)) return 1;
    if (same_municipality && is_seat_like(a)) return 0.01;
    if (same_municipality) return context.from->relation == word_role::near ? 0.5 : 0.2;
    const bool on_a_road = subject.from->between_dashes || context.from->between_dashes;
    if (a.within != nullptr && !on_a_road && is_seat_of_region(b, a.within->region)) return 0.1;
    return 0;
  }

  /// The share of what the other mentions may mean that goes with `subject`.
  double support(const statement& own, const meaning& subject) const {
    double support = 1;
    for (const statement& other : statements_) {
      if (&other == &own) continue;
      double best = 0;
      for (const meaning& context : other.meanings)
        best = std::max(best, agreement(subject, context) * context.share);
      support *= best;
    }
    return support;
  }

  /// A word that is hardly a name, and contradicts the rest, was none.
  void drop_unsupported() {
    const bool some_firm = std::ranges::any_of(statements_, &statement::is_firm);
    std::vector<const mention*> dropped;
    for (const statement& each : statements_)
      if (some_firm ? !each.is_firm && !is_supported(each) : each.is_fragment) dropped.push_back(each.said);
    std::erase_if(statements_, [&](const statement& each) {
      return std::ranges::find(dropped, each.said) != dropped.end();
    });
  }

  bool is_supported(const statement& own) const {
    return std::ranges::any_of(
        own.meanings, [&](const meaning& m) { return support(own, m) > 0 || qualifies_other(own, m); });
  }

  bool qualifies_other(const statement& own, const meaning& context) const {
    return std::ranges::any_of(statements_, [&](const statement& other) {
      return &other != &own && std::ranges::any_of(other.meanings, [&](const meaning& subject) {
        return agreement(subject, context) > 0;
      });
    });
  }

  /// Keeps the subjects that all other mentions agree with; false when there are none.
  bool keep_consistent() {
    constexpr double weakest = 0.0005;
    double sum = 0;
    std::vector<interpretation::candidate> kept;
    for (const statement& each : statements_)
      for (const meaning& subject : each.meanings) {
        const double weight = subject.share * support(each, subject);
        if (weight < weakest) continue;
        sum += weight;
        kept.push_back({subject, weight, "goes with the other place named"});
      }
    if (kept.empty()) return false;
    double trust = 1;
    for (const statement& each : statements_) trust = std::min(trust, each.meanings.front().trust);
    for (auto& candidate : kept) {
      candidate.score *= trust / sum;
      result_.candidates.push_back(std::move(candidate));
    }
    return true;
  }

  void be_doubtful(double factor) {
    result_.doubtful = true;
    for (auto& each : result_.candidates) each.score *= factor;
  }

  void keep_contradictory() {
    result_.doubtful = true;
    const bool list = is_list();
    keep_all((list ? 0.9 : 0.6) / static_cast<double>(statements_.size()),
             list ? "one of several places named" : "the text also names a place elsewhere");
  }

  void keep_all(double factor, const std::string& remark) {
    for (const statement& each : statements_)
      for (const meaning& m : each.meanings)
        result_.candidates.push_back({m, factor * m.share * m.trust, remark});
  }

  /// Each thing once, best first.
  void finish() {
    std::vector<interpretation::candidate> once;
    for (auto& each : result_.candidates) {
      const auto known = std::ranges::find_if(once, [&](const interpretation::candidate& other) {
        return other.what.thing == each.what.thing &&
               other.what.whole_municipality == each.what.whole_municipality;
      });
      if (known == once.end()) {
        once.push_back(std::move(each));
      } else {
        const double score = known->score + each.score;
        if (each.score > known->score) *known = std::move(each);
        known->score = score;
      }
    }
    std::ranges::stable_sort(once, std::ranges::greater{}, &interpretation::candidate::score);
    result_.candidates = std::move(once);
  }

  const name_index& names_;
  std::vector<statement> statements_;
  interpretation result_;
  bool is_elsewhere_ = false;      // the text says so
  bool passes_elsewhere_ = false;  // it names a place outside beside ours
};

}  // namespace

interpretation interpret(std::span<const mention> mentions, const name_index& names) {
  return interpreter(names).run(mentions);
}

}  // namespace uramost::geodata
