#pragma once

#include <gtest/gtest.h>

#include "core/error.hpp"

namespace uramost {

/// Runs `work` and checks the kind of the error it throws.
template <class Work>
error expect_error(error_kind kind, Work work) {
  try {
    work();
  } catch (const error& thrown) {
    EXPECT_EQ(thrown.kind(), kind) << thrown.what();
    return thrown;
  }
  ADD_FAILURE() << "nothing was thrown";
  return {error_kind::internal, ""};
}

}  // namespace uramost
