# Gi* of the grid in FOLDER/grid.csv with spdep, by formula and with 999 conditional permutations; fails when its z
# differs from ours.  Rscript spdep_gi_star.R FOLDER
suppressMessages(library(spdep))
folder <- commandArgs(TRUE)[1]
grid <- read.csv(file.path(folder, "grid.csv"))
side <- sqrt(nrow(grid))
weights <- nb2listw(include.self(cell2nb(side, side, type = "queen")), style = "B")
report <- function(what, work) {
  used <- system.time(work())
  cat(sprintf("| %s | %.3f | %.3f |\n", what, used[["user.self"]] + used[["sys.self"]], used[["elapsed"]]))
}
invisible(set.coresOption(1L))
z <- NULL
report("spdep, Gi* by formula", function() z <<- as.numeric(localG(grid$value, weights)))
stopifnot(max(abs(z - grid$z)) < 1e-9)
report("spdep, 999 permutations, one core", function() localG_perm(grid$value, weights, nsim = 999))
