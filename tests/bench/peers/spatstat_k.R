# K and density of the points in FOLDER with spatstat; fails when its values differ from ours.
#   Rscript spatstat_k.R FOLDER
suppressMessages(library(spatstat))
folder <- commandArgs(TRUE)[1]
points <- read.csv(file.path(folder, "points.csv"))
ours <- read.csv(file.path(folder, "k.csv"))
pattern <- ppp(points$x, points$y, window = owin(c(0, 1), c(0, 1)))
report <- function(what, work) {
  used <- system.time(work())
  cat(sprintf("| %s | %.3f | %.3f |\n", what, used[["user.self"]] + used[["sys.self"]], used[["elapsed"]]))
}
same <- function(a, b) stopifnot(all(abs(a - b) <= 1e-8 * pmax(abs(a), 1e-9), na.rm = TRUE))
k <- NULL
report("spatstat, K, four estimates", function()
  k <<- Kest(pattern, r = ours$r, correction = c("none", "border", "translate", "isotropic"), nlarge = Inf))
same(k$un, ours$none)
same(k$border, ours$border)
same(k$trans, ours$translation)
same(k$iso, ours$isotropic)
density <- NULL
report("spatstat, density at the points", function()
  density <<- density(pattern, 0.02, at = "points", leaveoneout = FALSE))
same(as.numeric(density), points$density)
