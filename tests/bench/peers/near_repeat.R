# The table of near repeats of the incidents in FOLDER in plain R, whole vectors at a time: pairs once, then 19 shuffles,
# told as if there had been 999. Fails when its counts differ from ours.  Rscript near_repeat.R FOLDER
folder <- commandArgs(TRUE)[1]
incidents <- read.csv(file.path(folder, "incidents.csv"))
ours <- read.csv(file.path(folder, "table.csv"))
metres <- c(0, 1, 201, 401, 601, 801, 1001)
days <- c(0, 1, 5, 9, 13, 17)
seconds <- function(work) {
  used <- system.time(work())
  c(used[["user.self"]] + used[["sys.self"]], used[["elapsed"]])
}
n <- nrow(incidents)
pairs <- NULL
once <- seconds(function() {
  found <- lapply(seq_len(n - 1), function(i) {
    others <- (i + 1):n
    apart <- abs(incidents$x[others] - incidents$x[i]) + abs(incidents$y[others] - incidents$y[i])
    near <- which(apart < max(metres))
    list(rep(i, length(near)), others[near], findInterval(apart[near], metres))
  })
  pairs <<- lapply(1:3, function(part) unlist(lapply(found, `[[`, part)))
})
table_of <- function(when) {
  soon <- findInterval(abs(when[pairs[[1]]] - when[pairs[[2]]]), days)
  kept <- soon < length(days)
  tabulate((pairs[[3]][kept] - 1) * (length(days) - 1) + soon[kept], (length(metres) - 1) * (length(days) - 1))
}
stopifnot(table_of(incidents$day) == ours$observed)
each <- seconds(function() for (i in 1:19) table_of(sample(incidents$day))) / 19
all <- once + 999 * each
cat(sprintf("| plain R, 999 shuffles (19 made, scaled), one core | %.1f | %.1f |\n", all[1], all[2]))
