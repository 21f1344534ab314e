# The eight-input model in R. Usage: Rscript r-peer.R SIZE..
sizes <- as.numeric(commandArgs(trailingOnly = TRUE))
levels <- c(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99)
batch <- 2^16

triangular <- function(n, low, mode, high) {
  u <- runif(n)
  left <- low + sqrt(u * (high - low) * (mode - low))
  right <- high - sqrt((1 - u) * (high - low) * (high - mode))
  ifelse(u < (mode - low) / (high - low), left, right)
}

inputs <- list(
  users = function(n) rlnorm(n, log(12e6), 0.3),
  queries = function(n) rgamma(n, 4, scale = 2),
  tokens = function(n) rlnorm(n, log(250), 0.5),
  speed = function(n) 300 + 1200 * rbeta(n, 2, 4),
  utilization = function(n) rbeta(n, 8, 12),
  price = function(n) triangular(n, 1, 1.6, 3),
  power = function(n) rnorm(n, 0.65, 0.05),
  electricity = function(n) runif(n, 0.05, 0.12)
)

daily_cost <- function(n) {
  x <- lapply(inputs, function(draw) draw(n))
  with(x, users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24)
}

run <- function(n) {
  set.seed(1)
  cost <- numeric(n)
  for (start in seq(0, n - 1, batch)) {
    count <- min(batch, n - start)
    cost[start + seq_len(count)] <- daily_cost(count)
  }
  list(mean = mean(cost), sd = sd(cost), quantiles = unname(quantile(cost, levels)))
}

invisible(run(2^14))
seconds <- c()
for (size in sizes) {
  start <- proc.time()
  result <- run(size)
  seconds <- c(seconds, sum((proc.time() - start)[c("user.self", "sys.self")]))
}
means <- vapply(inputs, function(draw) mean(draw(2^18)), 0)
numbers <- function(x) paste0("[", paste(format(x, digits = 17), collapse = ", "), "]")
cat(sprintf(
  '{"seconds": %s, "inputs": %s, "mean": %.17g, "sd": %.17g, "quantiles": %s, "version": "R %s"}\n',
  numbers(seconds), numbers(means), result$mean, result$sd, numbers(result$quantiles), getRversion()
))
