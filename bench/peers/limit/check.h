/* Tests of the draws: each input against its exact distribution, and all pairs of inputs for independence. */
#pragma once
#include "exact.h"
#include "model.h"

enum { CHECKED = 1 << 20, CELLS = 16 };
static int failures = 0;

/* Says and counts what is above its limit. */
static void expect_below(double value, double limit, const char *what, const char *of, const char *and) {
  if (value < limit) return;
  failures++;
  fprintf(stderr, "%s of %s%s%s is %.3g, not below %.3g\n", what, of, *and ? " and " : "", and, value, limit);
}

static int ascending(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Largest distance of the empirical distribution of uniforms, ascending, from theirs. */
static double kolmogorov_distance(const double *sorted) {
  double largest = 0;
  for (long i = 0; i < CHECKED; i++)
    largest = fmax(largest, fmax((i + 1.0) / CHECKED - sorted[i], sorted[i] - (double)i / CHECKED));
  return largest;
}

/* Of the mean, in standard errors that independent draws would have, and the same of the variance. */
static void check_moments(const double *x, const distribution *d, double limit) {
  double mean = 0, second = 0, fourth = 0;
  for (long i = 0; i < CHECKED; i++) {
    const double z = (x[i] - d->mean) / d->sd;
    mean += z / CHECKED, second += z * z / CHECKED, fourth += z * z * z * z / CHECKED;
  }
  expect_below(fabs(mean) * sqrt(CHECKED), limit, "the mean's error, in standard errors,", d->name, "");
  expect_below(fabs(second - 1) * sqrt(CHECKED / (fourth - 1)), limit, "the variance's error, in standard errors,", d->name, "");
}

/* Uniforms i of `a` with i + lag of `b`: chi-square of 16 by 16 cells in standard deviations above its mean. */
static double joint_excess(const double *a, const double *b, long lag) {
  static double cells[CELLS][CELLS];
  memset(cells, 0, sizeof cells);
  const double freedom = CELLS * CELLS - 1, expected = (double)(CHECKED - lag) / (CELLS * CELLS);
  for (long i = 0; i + lag < CHECKED; i++) cells[(int)(a[i] * CELLS)][(int)(b[i + lag] * CELLS)]++;
  double chi = 0;
  for (int j = 0; j < CELLS; j++)
    for (int k = 0; k < CELLS; k++) chi += (cells[j][k] - expected) * (cells[j][k] - expected) / expected;
  return (chi - freedom) / sqrt(2 * freedom);
}

/* Largest error of the rows, relative to max(|x - median|, interquartile range) as costcone counts it; tails down to 2^-33. */
static double table_error(const model *m, int k) {
  const sampler *s = &m->samplers[k];
  const double median = costcones_quantile(s, 0.4999999999), range = costcones_quantile(s, -0.25) - costcones_quantile(s, 0.25);
  double largest = 0;
  for (int octave = -33; octave < -1; octave++)
    for (int i = 0; i < 4096; i++) {
      double tail[LANES] __attribute__((aligned(64))), value[LANES] __attribute__((aligned(64)));
      for (int lane = 0; lane < LANES; lane++) tail[lane] = (lane & 1 ? -1 : 1) * m->scale * ldexp(1 + (i + lane / (double)LANES) / 4096, octave);
      OF(store_pd)(value, look_up(m->tables[k], load(tail), m->gathered));
      for (int lane = 0; lane < LANES; lane++) {
        const double exact = costcones_quantile(s, tail[lane] / m->scale);
        largest = fmax(largest, fabs(value[lane] - exact) / fmax(fabs(exact - median), range));
      }
    }
  return largest;
}

/* Independent draws keep within five standard errors, and within 2.2 / sqrt(n) of their distribution function (probability 1e-4 of more).
   Sobol' points have one in each n-th part, so they are two n-ths from it at most. The triangular has a kink in one row. */
static int check(model *m) {
  static double uniform[INPUTS][CHECKED], sorted[CHECKED];
  distribution exact[INPUTS];
  exact_distributions(exact);
  use_replicate(m, 0);
  for (int k = 0; k < INPUTS; k++) {
    double differing = 0;
    m->gathered = 0;
    for (long first = 0; first < CHECKED; first += BLOCK) {
      draw(m, k, first);
      memcpy(sorted + first, m->column[k], sizeof m->column[k]);
      m->gathered = 1;
      draw(m, k, first);
      m->gathered = 0;
      differing += memcmp(sorted + first, m->column[k], sizeof m->column[k]) != 0;
    }
    expect_below(differing, 1, "the number of blocks that change with the way of loading rows,", exact[k].name, "");
    check_moments(sorted, &exact[k], m->sobol ? 0.5 : 5);
    for (long i = 0; i < CHECKED; i++) sorted[i] = uniform[k][i] = exact[k].cdf(sorted[i]);
    qsort(sorted, CHECKED, sizeof *sorted, ascending);
    expect_below(-sorted[0], 1e-15, "what lies below the support", exact[k].name, "");
    expect_below(kolmogorov_distance(sorted), m->sobol ? 2.1 / CHECKED : 2.2 / sqrt(CHECKED), "the Kolmogorov distance", exact[k].name, "");
    if (m->samplers[k].method != LINEAR)
      expect_below(table_error(m, k), m->samplers[k].method == TRIANGULAR ? 4e-7 : 1e-8, "the table's error", exact[k].name, "");
    if (!m->sobol) expect_below(joint_excess(uniform[k], uniform[k], 1), 5, "the excess of chi-square", exact[k].name, "its next draw");
  }
  for (int j = 0; j < INPUTS; j++)
    for (int k = 0; k < j; k++) expect_below(joint_excess(uniform[j], uniform[k], 0), 5, "the excess of chi-square", exact[j].name, exact[k].name);
  return failures > 0;
}
