/* Draws, formula and statistics, block by block. */
#pragma once
#include "points.h"
#include "tables.h"

enum { BLOCK = 512, REPLICATES = 16, LEVELS = 11 };
/* Bins of the output: 1024 an octave, from 1 to 2^64. A draw lies beyond with a probability of less than 1e-15. */
enum { BINS = 64 << 10, FIRST_BIN = 1023 << 10 };
static const double levels[LEVELS] = {.01, .025, .05, .1, .25, .5, .75, .9, .95, .975, .99};

typedef struct {
  int sobol, gathered;
  sampler samplers[INPUTS];
  uint32_t directions[INPUTS][32];
  /* What a tail is multiplied by. */
  double scale;
  rows tables[INPUTS];
  key_schedule keys[INPUTS];
  dimension dimensions[INPUTS];
  double column[INPUTS][BLOCK] __attribute__((aligned(64)));
} model;

/* Not 0 where the file is not one that write-tables.ts writes. */
static int read_model(model *m, const char *path, int sobol) {
  FILE *file = fopen(path, "rb");
  if (!file) return 1;
  m->sobol = sobol;
  m->scale = sobol ? 0x1p32 : 0x1p64;
  for (int k = 0; k < INPUTS; k++) {
    double head[2];
    if (fread(head, 8, 2, file) != 2) return 1;
    m->samplers[k].method = (enum method)head[0];
    m->samplers[k].data = malloc((size_t)head[1] * 8);
    if (fread(m->samplers[k].data, 8, (size_t)head[1], file) != (size_t)head[1]) return 1;
    if (m->samplers[k].method != LINEAR) m->tables[k] = rows_of(&m->samplers[k], m->scale);
  }
  const int whole = fread(m->directions, sizeof m->directions, 1, file) == 1;
  return fclose(file) || !whole;
}

static void use_replicate(model *m, int replicate) {
  for (int k = 0; k < INPUTS; k++) {
    m->keys[k] = schedule_of(k + 1, replicate + 1);
    if (m->sobol) m->dimensions[k] = scrambled(m->directions[k], m->keys[k]);
  }
}

/* Values of one input; either half of a uniform may come first. */
#define DRAW(value)                                                                                                 \
  for (int group = 0; group < BLOCK; group += GROUP) {                                                              \
    const uint32_t base = sobol ? base_of(&m->dimensions[k], first + group) : 0;                                    \
    for (int at = group; at < group + GROUP; at += LANES) {                                                         \
      const doubles tail = sobol ? plus(from_points(m->dimensions[k].point + (at - group), base), all(0.5))         \
                                 : tail_of(random_words(&keys, (first + at) / 2));                                  \
      OF(store_pd)(m->column[k] + at, value);                                                                       \
    }                                                                                                               \
  }
static inline __attribute__((always_inline)) void draw_by(model *m, int k, uint64_t first, int sobol, int gathered) {
  const key_schedule keys = m->keys[k];
  const double *data = m->samplers[k].data;
  const rows table = m->tables[k];
  if (m->samplers[k].method == LINEAR) {
    const doubles middle = all((data[0] + data[1]) / 2), width = all(data[2] / (sobol ? 0x1p32 : 0x1p64));
    DRAW(times_plus(tail, width, middle))
  } else DRAW(look_up(table, tail, gathered))
}
static void draw(model *m, int k, uint64_t first) {
  if (m->sobol && m->gathered) draw_by(m, k, first, 1, 1);
  else if (m->sobol) draw_by(m, k, first, 1, 0);
  else if (m->gathered) draw_by(m, k, first, 0, 1);
  else draw_by(m, k, first, 0, 0);
}

typedef struct { double count, mean, m2; } moments;
static moments merged(moments a, moments b) {
  if (a.count == 0) return b;
  const double count = a.count + b.count, delta = b.mean - a.mean;
  return (moments){count, a.mean + delta * b.count / count, a.m2 + b.m2 + delta * delta * a.count * b.count / count};
}

/* users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24 of the block, counted. */
static moments evaluate(const model *m, uint32_t *counts) {
  uint32_t bin[BLOCK] __attribute__((aligned(64)));
  double origin[LANES] __attribute__((aligned(64)));
  doubles sum = all(0), squares = all(0);
  for (int at = 0; at < BLOCK; at += LANES) {
#define C(k) load(m->column[k] + at)
    const doubles rate = times_plus(C(6), C(7), C(5));
    const doubles cost = quotient(times(times(C(0), C(1)), times(C(2), rate)), times(times(C(3), C(4)), all(86400.0 / 24)));
#undef C
    store_low_halves(bin + at, OF(srli_epi64)(as_words(cost), 42));
    if (at == 0) OF(store_pd)(origin, cost);
    const doubles d = minus(cost, all(origin[0]));
    sum = plus(sum, d);
    squares = times_plus(d, d, squares);
  }
  for (int at = 0; at < BLOCK; at++) counts[bin[at] - FIRST_BIN]++;
  const double mean = sum_of(sum) / BLOCK;
  return (moments){BLOCK, origin[0] + mean, sum_of(squares) - mean * mean * BLOCK};
}

typedef struct { double mean, sd, quantiles[LEVELS], relative_error; } statistics;

static double edge_of(long bin) {
  const uint64_t bits = (uint64_t)(bin + FIRST_BIN) << 42;
  double edge;
  memcpy(&edge, &bits, 8);
  return edge;
}

static statistics statistics_of(moments all, const uint32_t *counts) {
  statistics s = {all.mean, sqrt(all.m2 / (all.count - 1)), {0}, 0};
  double below = 0;
  for (long bin = 0, k = 0; bin < BINS && k < LEVELS; below += counts[bin++])
    for (; k < LEVELS && counts[bin] && below + counts[bin] >= levels[k] * all.count; k++)
      s.quantiles[k] = edge_of(bin) + (edge_of(bin + 1) - edge_of(bin)) * (levels[k] * all.count - below) / counts[bin];
  return s;
}

static double relative_error(const statistics *s, double (*of)(const statistics *)) {
  double mean = 0, squares = 0;
  for (int r = 0; r < REPLICATES; r++) mean += of(s + r) / REPLICATES;
  for (int r = 0; r < REPLICATES; r++) squares += (of(s + r) - mean) * (of(s + r) - mean);
  return sqrt(squares / REPLICATES / (REPLICATES - 1)) / mean;
}
static double mean_of(const statistics *s) { return s->mean; }
static double low_of(const statistics *s) { return s->quantiles[2]; }
static double high_of(const statistics *s) { return s->quantiles[8]; }

static statistics run(model *m, long draws) {
  static uint32_t pooled[BINS];
  statistics of[REPLICATES];
  moments whole = {0};
  memset(pooled, 0, sizeof pooled);
  for (int replicate = 0; replicate < REPLICATES; replicate++) {
    uint32_t *counts = calloc(BINS, sizeof *counts);
    moments part = {0};
    use_replicate(m, replicate);
    for (long first = 0; first < draws / REPLICATES; first += BLOCK) {
      for (int k = 0; k < INPUTS; k++) draw(m, k, first);
      part = merged(part, evaluate(m, counts));
    }
    of[replicate] = statistics_of(part, counts);
    for (long bin = 0; bin < BINS; bin++) pooled[bin] += counts[bin];
    whole = merged(whole, part);
    free(counts);
  }
  statistics s = statistics_of(whole, pooled);
  s.relative_error = fmax(relative_error(of, mean_of), fmax(relative_error(of, low_of), relative_error(of, high_of)));
  return s;
}
