# Recomputes results/src/test/resources/reference/r.txt, with R's own functions only:
#   Rscript results/src/test/r/reference.R
# from the root of the sources. Each value stands in that file beside the call that gave it.

folder <- "results/src/test/resources/reference"

read_numbers <- function(file) {
  lines <- sub("#.*", "", readLines(file.path(folder, file)))
  name <- ""
  found <- list()
  for (line in lines) {
    if (startsWith(line, "@")) {
      name <- trimws(substring(line, 2))
    } else if (nzchar(trimws(line))) {
      found[[name]] <- c(found[[name]], as.numeric(strsplit(trimws(line), " +")[[1]]))
    }
  }
  found
}

input <- read_numbers("inputs.txt")
nist <- read_numbers("nist.txt")
output <- c(
  "# Made by results/src/test/r/reference.R; each value stands below the call that gave it.",
  paste("#", R.version.string, "with boot", packageVersion("boot"))
)

record <- function(name, call) {
  text <- deparse(substitute(call), width.cutoff = 200L)
  value <- unname(unlist(call))
  rows <- split(value, (seq_along(value) - 1) %/% 4)
  output <<- c(output, "", paste("#", text), paste("@", name),
    sapply(rows, function(row) paste(sprintf("%.17g", row), collapse = " ")))
}

base <- input$base
other <- input$other
uneven <- other[1:8]
theta <- mean(uneven) / mean(base)

# ---- Student's t ----
record("t.quantiles", qt(0.975, c(1, 4, 9, 29, 4.5)))
record("t.tails", pt(c(2.5, 0.3, 12), c(7, 3.5, 29), lower.tail = FALSE))
record("mean.interval", t.test(input$blocks.base, conf.level = 0.95)[c("estimate", "conf.int")])
record("sleep.interval", t.test(sleep$extra[11:20])$conf.int)
record("sleep.p", t.test(sleep$extra[11:20], sleep$extra[1:10], paired = TRUE)$p.value)
record("paired.p", t.test(other, base, paired = TRUE)$p.value)
record("welch.degrees", t.test(uneven, theta * base, var.equal = FALSE)$parameter)
record("tost.10", max(t.test(other - base / 1.1, alternative = "greater")$p.value, t.test(other - 1.1 * base, alternative = "less")$p.value))
record("tost.5", max(t.test(other - base / 1.05, alternative = "greater")$p.value, t.test(other - 1.05 * base, alternative = "less")$p.value))

# ---- Ratios of means ----
# The roots of |other - theta base| = t se(theta), once by the quadratic and once by search.
fieller_roots <- function(b, o, vb, vo, cov, t) {
  sort(Re(polyroot(c(o^2 - t^2 * vo, -2 * (b * o - t^2 * cov), b^2 - t^2 * vb))))
}
paired_roots <- function(b, o, level) {
  n <- length(b)
  fieller_roots(mean(b), mean(o), var(b) / n, var(o) / n, cov(b, o) / n, qt((1 + level) / 2, n - 1))
}
searched_roots <- function(b, o, level) {
  n <- length(b)
  excess <- function(th) abs(mean(o - th * b)) - qt((1 + level) / 2, n - 1) * sd(o - th * b) / sqrt(n)
  middle <- mean(o) / mean(b)
  c(uniroot(excess, c(middle * 0.5, middle), tol = 1e-14)$root,
    uniroot(excess, c(middle, middle * 1.5), tol = 1e-14)$root)
}
record("fieller.quadratic", paired_roots(base, other, 0.95))
record("fieller.searched", searched_roots(base, other, 0.95))
record("fieller.searched.90", searched_roots(base, other, 0.9))
record("fieller.blocks", searched_roots(input$blocks.base, input$blocks.other, 0.95))
record("fieller.weak", paired_roots(input$weak.base, input$weak.other, 0.95))
record("fieller.welch", fieller_roots(mean(base), mean(uneven), var(base) / 10, var(uneven) / 8, 0, qt(0.975, t.test(uneven, theta * base)$parameter)))

# ---- Two clusters ----
ratios <- log(other / base)
pairs <- (ratios[1:5] + ratios[6:10]) / 2
halves <- (ratios[1:5] - ratios[6:10]) / 2
same <- log(rev(input$blocks.base) / input$blocks.base)[1:8]
margin <- log(1.1)
record("crossover.interval", exp(c(mean(pairs), t.test(pairs)$conf.int)))
record("crossover.machines", exp(c(mean(halves), t.test(halves)$conf.int)))
record("crossover.p", t.test(pairs)$p.value)
record("crossover.tost", max(t.test(pairs, mu = -margin, alternative = "greater")$p.value, t.test(pairs, mu = margin, alternative = "less")$p.value))
record("calibration.degrees", t.test(ratios, same)$parameter)
record("calibration.interval", exp(c(mean(ratios) - mean(same), t.test(ratios, same)$conf.int)))
record("calibration.p", t.test(ratios, same)$p.value)
record("calibration.tost", max(t.test(ratios, same, mu = -margin, alternative = "greater")$p.value, t.test(ratios, same, mu = margin, alternative = "less")$p.value))
# The mean of two means: half of the t test of ratios against the same with its sign changed.
record("halfway.interval", exp(c(mean(ratios) + mean(same), t.test(ratios, -same, conf.level = 0.9)$conf.int) / 2))

# ---- Series over blocks ----
record("lh.lag1", acf(lh, plot = FALSE)$acf[2])
record("nile.trend", summary(lm(Nile ~ seq_along(Nile)))$coefficients[2, 3])
# Equal-weighted cosines: projections on sqrt(2/n) cos(pi j (t - 1/2) / n), j = 1 ... nu.
cosines <- function(x, nu) {
  n <- length(x)
  sapply(1:nu, function(j) sum(sqrt(2 / n) * cos(pi * j * (1:n - 0.5) / n) * x))
}
nu <- max(2, floor(0.41 * 100^(2 / 3)))
record("ewc.degrees", nu)
record("ewc.variance", mean(cosines(as.numeric(Nile), nu)^2) / 100)
record("ewc.covariance", mean(cosines(as.numeric(Nile), nu) * cosines(as.numeric(rev(Nile)), nu)) / 100)
few <- max(2, floor(0.41 * 24^(2 / 3)))
record("ewc.blocks", c(few, mean(cosines(input$blocks.base, few)^2) / 24, mean(cosines(input$blocks.base, few) * cosines(input$blocks.other, few)) / 24))

# ---- Families ----
record("holm", p.adjust(input$family, method = "holm"))
joint <- function(p, m) {
  order <- order(p)
  pmin(1, cummax(p[order] * pmin(m, length(p):1)))[order(order)]
}
record("holm.joint", joint(c(input$family, input$family.second), 6))

# ---- Quantiles over blocks ----
times_base <- lapply(1:6, function(i) input[[paste0("times.base.", i)]])
times_other <- lapply(1:6, function(i) input[[paste0("times.other.", i)]])
record("quantile.merged", quantile(unlist(times_base), c(0.05, 0.5, 0.9, 0.95, 1), type = 1))
record("ecdf.merged", ecdf(unlist(times_base))(c(700, 950, 1000.5, 3000)))
woodruff <- function(blocks, level, confidence) {
  all <- unlist(blocks)
  n <- length(blocks)
  value <- quantile(all, level, type = 1)
  share <- mean(all <= value)
  weight <- lengths(blocks) / mean(lengths(blocks))
  scatter <- sqrt(sum((weight * (sapply(blocks, function(b) mean(b <= value)) - share))^2) / n / (n - 1))
  half <- qt((1 + confidence) / 2, n - 1) * max(scatter, sqrt(level * (1 - level) / length(all)))
  quantile(all, c(level, level - half, level + half), type = 1)
}
record("woodruff.median", woodruff(times_base, 0.5, 0.95))
record("woodruff.p80", woodruff(times_other, 0.8, 0.9))
jackknife <- function(bases, others, level, confidence) {
  n <- length(bases)
  log_ratio <- function(keep) log(quantile(unlist(others[keep]), level, type = 1) / quantile(unlist(bases[keep]), level, type = 1))
  left <- sapply(1:n, function(i) log_ratio(setdiff(1:n, i)))
  half <- qt((1 + confidence) / 2, n - 1) * sqrt((n - 1) / n * sum((left - mean(left))^2))
  exp(log_ratio(1:n) + c(0, -half, half))
}
record("jackknife.median", jackknife(times_base, times_other, 0.5, 0.95))
record("jackknife.p90", jackknife(times_base, times_other, 0.9, 0.95))
record("quantile.calls", sapply(c(0.5, 0.9, 0.95, 0.99, 0.999), function(q) which(q^(1:5000) <= 0.025)[1]))

# ---- Idle windows ----
second_differences <- function(seconds, watts) {
  sapply(2:(length(seconds) - 1), function(j) {
    d <- watts[j] - approx(seconds[c(j - 1, j + 1)], watts[c(j - 1, j + 1)], seconds[j])$y
    w <- (seconds[j] - seconds[j - 1]) / (seconds[j + 1] - seconds[j - 1])
    c(d^2, 1 + w^2 + (1 - w)^2)
  })
}
second <- cbind(second_differences(input$idle.seconds, input$idle.watts), second_differences(input$idle.again.seconds, input$idle.again.watts))
first <- c(diff(input$idle.watts), diff(input$idle.again.watts))
record("idle.variance", sum(second[1, ]) / sum(second[2, ]))
record("idle.extrapolation", max(2 * sum(second[1, ]) / sum(second[2, ]), mean(first^2)))

# ---- Lines ----
record("norris", c(coef(lm(nist$Norris.y ~ nist$Norris.x)), summary(lm(nist$Norris.y ~ nist$Norris.x))$r.squared))
# Deming: the line that makes the weighted squared distances smallest, by search over its angle.
deming <- function(x, y, ratio) {
  loss <- function(angle) {
    slope <- tan(angle)
    sum((y - mean(y) - slope * (x - mean(x)))^2) / (1 + ratio * slope^2)
  }
  tan(optimize(loss, c(0, 1.5), tol = 1e-12)$minimum)
}
deming_line <- function(x, y, ratio) c(deming(x, y, ratio), mean(y) - deming(x, y, ratio) * mean(x))
deming_error <- function(x, y, ratio) {
  n <- length(x)
  pseudo <- sapply(1:n, function(i) n * deming_line(x, y, ratio) - (n - 1) * deming_line(x[-i], y[-i], ratio))
  apply(pseudo, 1, sd) / sqrt(n)
}
record("deming.line", deming_line(input$deming.x, input$deming.y, 0.5))
record("deming.halves", qt(0.975, 8) * deming_error(input$deming.x, input$deming.y, 0.5))
# Several columns: NIST's Longley, and mixes through the origin.
longley_x <- sapply(1:6, function(i) nist[[paste0("Longley.x", i)]])
record("longley", coef(lm(nist$Longley.y ~ longley_x)))
mix <- cbind(input$mix.first, input$mix.second, input$mix.third)
joules <- input$mix.joules
record("mix.fit", coef(lm(joules ~ 0 + mix)))
mix_pseudo <- sapply(1:5, function(b) 5 * coef(lm(joules ~ 0 + mix)) - 4 * coef(lm(joules[input$mix.block != b] ~ 0 + mix[input$mix.block != b, ])))
record("mix.halves", qt(0.975, 4) * apply(mix_pseudo, 1, sd) / sqrt(5))
record("mix.condition", kappa(apply(mix, 2, function(column) column / sqrt(sum(column^2))), exact = TRUE))
# Without negative coefficients: the best of all sets of columns whose own fit has none.
not_negative <- function(x, y) {
  sets <- lapply(1:(2^ncol(x) - 1), function(bits) which(bitwAnd(bits, 2^(0:(ncol(x) - 1))) > 0))
  fits <- lapply(sets, function(set) {
    found <- rep(0, ncol(x))
    found[set] <- coef(lm(y ~ 0 + x[, set]))
    found
  })
  fits <- Filter(function(found) all(found >= 0), fits)
  fits[[which.min(sapply(fits, function(found) sum((y - x %*% found)^2)))]]
}
record("mix.not.negative", not_negative(mix, joules))
record("break.even", paired_roots(input$other, input$base, 0.95))

# All lines through two bounds that no bound contradicts, seen at a time: the extremes are among them.
offset_range <- function(time) {
  at <- input$clock.at
  corners <- cbind(c(at, at), c(input$clock.above, input$clock.below))
  values <- apply(combn(nrow(corners), 2), 2, function(pair) {
    slope <- diff(corners[pair, 2]) / diff(corners[pair, 1])
    line <- function(x) corners[pair[1], 2] + slope * (x - corners[pair[1], 1])
    fits <- is.finite(slope) && all(line(at) <= input$clock.above + 1e-9) && all(line(at) >= input$clock.below - 1e-9)
    if (fits) line(time) else NA
  })
  range(values, na.rm = TRUE)
}
record("offset.2", offset_range(2))
record("offset.9", offset_range(9))

# ---- Numbers of blocks ----
record("stop.upper", c(sqrt(9 / qchisq(0.2, 9)), sqrt(29 / qchisq(0.2, 29))))
record("stop.needed", ceiling((1.96 * sqrt(9 / qchisq(0.2, 9)) * c(0.05, 0.01) / 0.025)^2) + 2)
record("stop.half", qt(0.975, 11) * 0.05 / sqrt(12))

# ---- Sensitivity: BCa and signed ranks ----
blocks <- data.frame(base = input$blocks.base, other = input$blocks.other)
set.seed(42, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
ratio <- function(data, rows) mean(data$other[rows]) / mean(data$base[rows])
booted <- boot::boot(blocks, ratio, R = 999)
record("bca.replicates", booted$t)
record("bca.interval", boot::boot.ci(booted, conf = 0.95, type = "bca", L = boot::empinf(booted, type = "jack"))$bca[4:5])
record("bca.interval.90", boot::boot.ci(booted, conf = 0.9, type = "bca", L = boot::empinf(booted, type = "jack"))$bca[4:5])
logs <- log(blocks$other / blocks$base)
record("wilcoxon.p", wilcox.test(logs, exact = TRUE)$p.value)
record("wilcoxon.ratio", exp(c(wilcox.test(logs, exact = TRUE, conf.int = TRUE)$estimate, wilcox.test(logs, exact = TRUE, conf.int = TRUE)$conf.int)))
record("wilcoxon.depression", wilcox.test(input$depression.first, input$depression.second, paired = TRUE, conf.int = TRUE)[c("statistic", "p.value", "estimate", "conf.int")])

writeLines(output, file.path(folder, "r.txt"))
