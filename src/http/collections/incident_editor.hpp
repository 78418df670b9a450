#pragma once

#include "http/collections/feature_editor.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// Changes incidents for those who may write and see them. Time, geometry, uncertainty, place_text, category,
/// severity, community, gender and narrative can be changed; what a register calls an incident, its tier and
/// its stage only when it is created; municipality, certainty and place follow from the rest. To delete is to
/// withdraw.
class incident_editor : public feature_editor {
 public:
  incident_editor(restricted_views views, intake::incident_register& incidents)
      : views_(views), incidents_(incidents) {}

  std::string create(const json& feature, const request& asked) const override;
  std::unique_ptr<feature_edit> open(const std::string& id, const request& asked) const override;

 private:
  restricted_views views_;
  intake::incident_register& incidents_;
};

}  // namespace uramost::http
