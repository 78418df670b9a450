# Draws the growth table of heat_bench (`| incidents | … | …, MB |`, cells `median / 95 %`) as SVG: milliseconds on the
# left, megabytes on the right, against the size of the register, both scales logarithmic.
#   awk -f growth_plot.awk REPORT.md >growth.svg

BEGIN { FS = " *[|] *" }
/^[|] incidents [|]/ {
  columns = NF - 2
  for (c = 2; c <= columns; ++c) {
    title[c] = $(c + 1)
    in_megabytes[c] = sub(/, MB$/, "", title[c])
  }
  reading = 1
  next
}
reading && /^[|] *[0-9]/ {
  size[++rows] = $2 + 0
  for (c = 2; c <= columns; ++c) {
    split($(c + 1), parts, " / ")
    value[rows, c] = parts[1] + 0
  }
  next
}
!/^[|]/ { reading = 0 }

END {
  split("#4477aa #ee6677 #228833 #aa7700 #66ccee #aa3377 #555555 #000000", colours, " ")
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 400\" font-family=\"sans-serif\" font-size=\"13\">"
  print "<rect width=\"860\" height=\"400\" fill=\"#ffffff\"/>"
  panel(60, 400, "milliseconds of one core (median)", 0)
  panel(600, 760, "megabytes", 1)
  print "</svg>"
}

function log10(x) { return log(x) / log(10) }
function x_of(incidents) { return left + (right - left) * (log10(incidents) - log10(size[1])) / (log10(size[rows]) - log10(size[1])) }
function y_of(amount) { return 340 - 290 * (log10(amount) - low) / (high - low) }
function floor(x) { return int(x) - (x < int(x)) }
function text(x, y, anchor, words) { printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x, y, anchor, words }
function line(x1, y1, x2, y2) { printf "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"#dddddd\"/>\n", x1, y1, x2, y2 }
function short(number) { return number >= 1e6 ? number / 1e6 " M" : number >= 1e3 ? number / 1e3 " k" : number }

# One set of axes with the columns that are (or are not) megabytes.
function panel(from, to, label, megabytes,    c, r, decade, least, most) {
  left = from; right = to; least = 1e30; most = 0
  for (c = 2; c <= columns; ++c)
    if (in_megabytes[c] == megabytes)
      for (r = 1; r <= rows; ++r)
        if (value[r, c] > 0) {
          if (value[r, c] < least) least = value[r, c]
          if (value[r, c] > most) most = value[r, c]
        }
  low = floor(log10(least)); high = floor(log10(most)) + 1
  text(left - 40, 24, "start", label)
  for (decade = low; decade <= high; ++decade) {
    line(left, y_of(10 ^ decade), right, y_of(10 ^ decade))
    text(left - 8, y_of(10 ^ decade) + 4, "end", 10 ^ decade)
  }
  for (r = 1; r <= rows; ++r) {
    line(x_of(size[r]), 50, x_of(size[r]), 340)
    text(x_of(size[r]), 360, "middle", short(size[r]))
  }
  text((left + right) / 2, 385, "middle", "incidents in the register")
  curves(megabytes)
}

# The curves, their names at the right-hand end, moved apart where they would cover one another.
function curves(megabytes,    c, r, path, order, count, i, j, held, y, last) {
  count = 0
  for (c = 2; c <= columns; ++c) {
    if (in_megabytes[c] != megabytes) continue
    path = ""
    for (r = 1; r <= rows; ++r)
      if (value[r, c] > 0) path = path sprintf("%s%.1f %.1f", path == "" ? "M" : "L", x_of(size[r]), y_of(value[r, c]))
    printf "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", path, colours[c - 1]
    order[++count] = c
  }
  for (i = 2; i <= count; ++i)
    for (j = i; j > 1 && value[rows, order[j]] > value[rows, order[j - 1]]; --j) {
      held = order[j]; order[j] = order[j - 1]; order[j - 1] = held
    }
  last = 0
  for (i = 1; i <= count; ++i) {
    c = order[i]
    y = (value[rows, c] > 0 ? y_of(value[rows, c]) : 340) + 4
    if (y < last + 15) y = last + 15
    last = y
    printf "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>\n", right + 8, y, colours[c - 1], title[c]
  }
}
