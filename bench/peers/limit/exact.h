/* The eight distributions of src/bench/eight-inputs.ts in closed form: all shapes are whole numbers. */
#pragma once
#include <math.h>
#include "tables.h"

typedef struct {
  const char *name;
  double (*cdf)(double x);
  double mean, sd;
} distribution;

static double normal_cdf(double z) { return 0.5 * erfc(-z * sqrt(0.5)); }
static double users_cdf(double x) { return normal_cdf((log(x) - log(12e6)) / 0.3); }
static double tokens_cdf(double x) { return normal_cdf((log(x) - log(250)) / 0.5); }
static double power_cdf(double x) { return normal_cdf((x - 0.65) / 0.05); }
static double electricity_cdf(double x) { return (x - 0.05) / 0.07; }
/* Shape 4, scale 2. */
static double queries_cdf(double x) {
  const double y = x / 2;
  return 1 - exp(-y) * (1 + y * (1 + y / 2 * (1 + y / 3)));
}
/* The probability of a successes or more in a + b - 1 trials. */
static double beta_cdf(int a, int b, double x) {
  const int n = a + b - 1;
  double term = pow(1 - x, n), below = 0;
  if (x >= 1) return 1;
  for (int j = 0; j < a; j++) {
    below += term;
    term *= x / (1 - x) * (n - j) / (j + 1);
  }
  return 1 - below;
}
static double speed_cdf(double x) { return beta_cdf(2, 4, (x - 300) / 1200); }
static double utilization_cdf(double x) { return beta_cdf(8, 12, x); }
static double price_cdf(double x) {
  return x < 1.6 ? (x - 1) * (x - 1) / (2 * 0.6) : 1 - (3 - x) * (3 - x) / (2 * 1.4);
}

static void exact_distributions(distribution to[INPUTS]) {
  const double users = 12e6 * exp(0.3 * 0.3 / 2), tokens = 250 * exp(0.5 * 0.5 / 2);
  const distribution all[INPUTS] = {
      {"users", users_cdf, users, users * sqrt(expm1(0.3 * 0.3))},
      {"queries_per_user", queries_cdf, 8, 4},
      {"tokens_per_query", tokens_cdf, tokens, tokens * sqrt(expm1(0.5 * 0.5))},
      {"tokens_per_gpu_second", speed_cdf, 300 + 1200 / 3.0, 1200 * sqrt(2 * 4 / (36 * 7.0))},
      {"utilization", utilization_cdf, 0.4, sqrt(8 * 12 / (400 * 21.0))},
      {"gpu_price", price_cdf, (1 + 1.6 + 3) / 3, sqrt((1 + 1.6 * 1.6 + 9 - 1.6 - 3 - 1.6 * 3) / 18)},
      {"gpu_power", power_cdf, 0.65, 0.05},
      {"electricity_price", electricity_cdf, 0.085, 0.07 / sqrt(12)},
  };
  memcpy(to, all, sizeof all);
}
