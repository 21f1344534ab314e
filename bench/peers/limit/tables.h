/* Quantile functions as piecewise quadratics, made of costcone's cubics (src/plan/quantile-table.ts). */
#pragma once
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "lanes.h"

enum { INPUTS = 8, RESOLUTION = 7, SHIFT = 32 - 20 + RESOLUTION };
enum method { LINEAR, TRIANGULAR, TABLE };

/* As costcone writes it (write-tables.ts). */
typedef struct {
  enum method method;
  double *data;
} sampler;

/* Value at a tail, as costcone draws it: t > 0 is the lower side. */
static double costcones_quantile(const sampler *s, double t) {
  const double *data = s->data;
  if (s->method == LINEAR) return (t > 0 ? data[0] : data[1]) + t * data[2];
  if (s->method == TRIANGULAR) {
    const double u = t > 0 ? t : 1 + t, survival = t > 0 ? 1 - t : -t;
    return u > data[2] ? data[1] - sqrt(survival * data[4]) : data[0] + sqrt(u * data[3]);
  }
  const int bits = (int)data[0], least = -53;
  const double size = fabs(t) < 0x1p-53 ? 0x1p-53 : fabs(t);
  const int octave = ilogb(size);
  const double place = (ldexp(size, -octave) - 1) * (1 << bits), within = place - floor(place);
  const long interval = ((long)(octave - least) << bits) + (long)place + (t < 0 ? (52L << bits) + 1 : 0);
  const double *c = data + 4 + 4 * interval, z = within / (1 << bits);
  return ((c[3] * z + c[2]) * z + c[1]) * z + c[0];
}

/*
 * Rows of 16 bytes: the value at the middle of an interval, then the linear coefficient as a double whose lower half is the upper half
 * of the quadratic one. Its 20 bits that remain are enough, as an interval is short.
 *
 * A row's place in bytes is cut out of the upper word of a tail: sign, exponent and leading 7 bits of the mantissa. Of the 8 MB from one end to
 * the other only the octaves that are in use take memory.
 */
typedef struct {
  char *middle;
} rows;

static inline int32_t place_of(double tail) {
  int64_t bits;
  memcpy(&bits, &tail, 8);
  return (int32_t)(bits >> 32) >> 9 & ~15;
}

static void write_row(char *row, double value, double slope, double curve) {
  uint64_t upper, lower;
  memcpy(&lower, &curve, 8);
  lower = (lower + 0x80000000) >> 32;
  memcpy(&upper, &slope, 8);
  upper = ((upper - lower + 0x80000000) & 0xffffffff00000000) | lower;
  memcpy(row, &value, 8);
  memcpy(row + 8, &upper, 8);
}

/* `scale`: what tails are multiplied by, a power of two. */
static rows rows_of(const sampler *s, double scale) {
  const long half = 1L << 22;
  char *memory = aligned_alloc(4096, 2 * half);
  const rows made = {memory + half};
  const double intervals = 1 << RESOLUTION, node = sqrt(3) / 4;
  for (int side = 1; side >= -1; side -= 2)
    for (int octave = -64; octave <= -1; octave++)
      for (int k = 0; k < (octave == -1 ? 1 : 1 << RESOLUTION); k++) {
        const double start = ldexp(1 + k / intervals, octave), width = ldexp(1 / intervals, octave);
        /* Through the Chebyshev nodes; the only row at a half is constant. */
        const double low = octave == -1 ? 0.5 : start + width * (0.5 - node);
        const double centre = octave == -1 ? 0.5 : start + width / 2;
        const double high = octave == -1 ? 0.5 : start + width * (0.5 + node);
        const double a = costcones_quantile(s, side * low), b = costcones_quantile(s, side * centre);
        const double c = costcones_quantile(s, side * high);
        const double slope = (c - a) / (2 * node), curve = (a - 2 * b + c) / (2 * node * node);
        write_row(made.middle + place_of(side * scale * start), b, slope * intervals, curve * intervals * intervals);
      }
  return made;
}

/* `gathered`: how rows are loaded, known where this is compiled. */
static inline __attribute__((always_inline)) doubles look_up(rows table, doubles tail, int gathered) {
  doubles value, slope;
  if (gathered) gather_rows(table.middle, tail, &value, &slope);
  else {
    int32_t at[2 * LANES] __attribute__((aligned(64)));
    OF(store_pd)((double *)at, as_doubles(OF(slli_epi32)(OF(srai_epi32)(as_words(tail), 13), 4)));
    load_rows(table.middle, at, &value, &slope);
  }
  const words fraction = keep_bits(as_words(tail), (UINT64_C(1) << (52 - RESOLUTION)) - 1, as_words(all(1)));
  const doubles z = minus(as_doubles(fraction), all(1 + 0.5 / (1 << RESOLUTION)));
  const doubles curve = as_doubles(OF(slli_epi64)(as_words(slope), 32));
  return times_plus(times_plus(curve, z, slope), z, value);
}
