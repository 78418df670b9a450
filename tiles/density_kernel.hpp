#pragma once

namespace uramost::tiles {

enum class kernel { quartic, gaussian };

/// A radially symmetric kernel on the ground whose integral over the plane is one incident.
///
/// quartic (biweight; Silverman 1986, eq. 4.5): 3/(πh²) (1 − d²/h²)² up to the support radius h = bandwidth.
/// gaussian: exp(−d²/2σ²) / (2πσ²) with the standard deviation σ = bandwidth, cut at 4σ and divided by the
/// 1 − e⁻⁸ = 0.99966 that is left within.
class density_kernel {
 public:
  density_kernel(kernel shape, double bandwidth_m);

  /// Beyond it the kernel is zero, metres.
  double reach_m() const { return reach_m_; }
  /// Value at the centre, per km².
  double peak_per_km2() const { return peak_per_km2_; }
  double bandwidth_m() const { return bandwidth_m_; }
  kernel shape() const { return shape_; }

  /// Share of the peak at a squared distance in bandwidths: 1 at 0, falling to 0.
  double relative(double distance2) const;
  /// Value at a squared distance in m², per km².
  double per_km2(double distance2_m2) const {
    return peak_per_km2_ * relative(distance2_m2 / (bandwidth_m_ * bandwidth_m_));
  }

 private:
  kernel shape_;
  double bandwidth_m_, reach_m_, peak_per_km2_;
};

}  // namespace uramost::tiles
