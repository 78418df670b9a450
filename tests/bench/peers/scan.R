# The scan statistic of the cases in FOLDER in plain R, whole tables at a time: every circle and span of the cases as
# they are, once; a replication takes as long. Fails when its likeliest cluster is not ours.  Rscript scan.R FOLDER
folder <- commandArgs(TRUE)[1]
rows <- read.csv(file.path(folder, "cases.csv"))
ours <- read.csv(file.path(folder, "cluster.csv"))
by_place <- function(column) matrix(column, ncol = max(rows$period) + 1, byrow = TRUE)
cases <- by_place(rows$cases)
expected <- by_place(rows$population) * sum(rows$cases) / sum(rows$population)
x <- by_place(rows$x)[, 1]
y <- by_place(rows$y)[, 1]
all <- sum(cases)
periods <- ncol(cases)
part <- function(a, b) ifelse(a > 0, a * log(a / b), 0)
# Sums over growing circles, then over time; column t + 1 holds what there is up to period t.
cumulated <- function(table, places) {
  grown <- apply(table[places, , drop = FALSE], 2, cumsum)
  grown <- matrix(grown, nrow = length(places))
  cbind(0, t(apply(grown, 1, cumsum)))
}
scan <- function() {
  best <- 0
  for (centre in seq_along(x)) {
    places <- order((x - x[centre])^2 + (y - y[centre])^2)
    places <- places[cumsum(rowSums(expected)[places]) <= all / 2]
    if (length(places) == 0) next
    c_sums <- cumulated(cases, places)
    e_sums <- cumulated(expected, places)
    for (span in 1:(periods %/% 2)) {
      from <- 1:(periods - span + 1)
      c <- c_sums[, from + span] - c_sums[, from]
      e <- e_sums[, from + span] - e_sums[, from]
      high <- c > e & c >= 2
      if (any(high)) best <- max(best, part(c[high], e[high]) + part(all - c[high], all - e[high]))
    }
  }
  best
}
used <- system.time(best <- scan())
stopifnot(abs(best - ours$llr) < 1e-8)
processor <- used[["user.self"]] + used[["sys.self"]]
cat(sprintf("| plain R, the cases as they are, one core | %.1f | %.1f |\n", processor, used[["elapsed"]]))
cat(sprintf("| plain R, 999 replications (none made; 1,000 times as long) | %.0f | %.0f |\n", 1000 * processor,
            1000 * used[["elapsed"]]))
