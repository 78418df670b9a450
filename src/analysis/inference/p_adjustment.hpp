#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/inference/verdict.hpp"

namespace uramost::analysis {

/// How p-values of many tests are made up for there being many. `benjamini_hochberg` controls the false
/// discovery rate (Benjamini & Hochberg 1995), `benjamini_yekutieli` the same under any dependence (2001);
/// `bonferroni` and `holm` (1979) the chance of a single false one.
enum class p_adjustment { none, benjamini_hochberg, benjamini_yekutieli, bonferroni, holm };

std::string_view to_string(p_adjustment method);  ///< "none", "bh", "by", "bonferroni", "holm"
std::optional<p_adjustment> p_adjustment_of(std::string_view text);

/// Adjusted p-values in the order given, as R's p.adjust defines them: at most 1, never below the raw one. A
/// NaN is no test: it stays NaN and does not count.
std::vector<double> adjusted(std::span<const double> p, p_adjustment method);

/// The smallest; nothing when all are NaN.
std::optional<double> least(std::span<const double> p);

/// On several tests of `n` observations, by their adjusted p-values. A NaN is no test.
verdict verdict_on(std::size_t n, std::span<const double> adjusted_p);

}  // namespace uramost::analysis
