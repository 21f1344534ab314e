/* costcone's own algorithm in C with AVX-512: Philox, quantile tables, formula, moments and histogram, block by block.
   Usage: avx512 TABLES SIZE.., TABLES as written by write-tables.ts: eight times a method, a length and the data. */
#include <immintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BLOCK = 1024, INPUTS = 8, BINS = 1 << 22 };
typedef __m512d d8;
typedef __m512i i8;
static double column[INPUTS][BLOCK] __attribute__((aligned(64)));
static double *table[INPUTS];
static double method[INPUTS];
static uint32_t *counts;

/* Eight counters, 32 draws: of four counters the first words, then the second ones; words in the low half of 64-bit lanes. */
static inline void store_draws(double *target, i8 words) {
  const d8 tails = _mm512_fmadd_pd(_mm512_cvtepi32_pd(_mm512_cvtepi64_epi32(words)), _mm512_set1_pd(0x1p-32), _mm512_set1_pd(0x1p-33));
  _mm256_store_pd(target, _mm512_castpd512_pd256(tails));
  _mm256_store_pd(target + 16, _mm512_extractf64x4_pd(tails, 1));
}
static inline void philox_tails(double *target, uint32_t key0, uint32_t key1, uint64_t first) {
  const i8 m0 = _mm512_set1_epi64(0xd2511f53), m1 = _mm512_set1_epi64(0xcd9e8d57), low = _mm512_set1_epi64(0xffffffff);
  for (int at = 0; at < BLOCK; at += 32) {
    const uint64_t counter = (first + at) >> 2;
    i8 c = _mm512_add_epi64(_mm512_set1_epi64(counter), _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7));
    i8 x0 = _mm512_and_si512(c, low), x1 = _mm512_srli_epi64(c, 32), x2 = _mm512_setzero_si512(), x3 = x2;
    uint32_t k0 = key0, k1 = key1;
    for (int round = 0; round < 7; round++) {
      const i8 p0 = _mm512_mul_epu32(x0, m0), p1 = _mm512_mul_epu32(x2, m1);
      x0 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(p1, 32), x1), _mm512_set1_epi64(k0));
      x1 = _mm512_and_si512(p1, low);
      x2 = _mm512_xor_si512(_mm512_xor_si512(_mm512_srli_epi64(p0, 32), x3), _mm512_set1_epi64(k1));
      x3 = _mm512_and_si512(p0, low);
      k0 += 0x9e3779b9; k1 += 0xbb67ae85;
    }
    store_draws(target + at, x0);
    store_draws(target + at + 4, x1);
    store_draws(target + at + 8, x2);
    store_draws(target + at + 12, x3);
  }
}

static inline void quantiles(int input) {
  double *x = column[input];
  const double *t = table[input];
  if (method[input] == 0) {
    for (int at = 0; at < BLOCK; at += 8) {
      const d8 u = _mm512_load_pd(x + at);
      const d8 start = _mm512_mask_blend_pd(_mm512_cmp_pd_mask(u, _mm512_setzero_pd(), _CMP_GT_OQ), _mm512_set1_pd(t[1]), _mm512_set1_pd(t[0]));
      _mm512_store_pd(x + at, _mm512_fmadd_pd(u, _mm512_set1_pd(t[2]), start));
    }
  } else if (method[input] == 1) {
    for (int at = 0; at < BLOCK; at += 8) {
      const d8 tail = _mm512_load_pd(x + at), one = _mm512_set1_pd(1);
      const __mmask8 upper = _mm512_cmp_pd_mask(tail, _mm512_setzero_pd(), _CMP_LT_OQ);
      const d8 u = _mm512_mask_add_pd(tail, upper, tail, one), s = _mm512_mask_sub_pd(_mm512_sub_pd(one, tail), upper, _mm512_setzero_pd(), tail);
      const __mmask8 beyond = _mm512_cmp_pd_mask(u, _mm512_set1_pd(t[2]), _CMP_GT_OQ);
      const d8 root = _mm512_sqrt_pd(_mm512_mul_pd(_mm512_mask_blend_pd(beyond, u, s), _mm512_mask_blend_pd(beyond, _mm512_set1_pd(t[3]), _mm512_set1_pd(t[4]))));
      _mm512_store_pd(x + at, _mm512_mask_blend_pd(beyond, _mm512_add_pd(_mm512_set1_pd(t[0]), root), _mm512_sub_pd(_mm512_set1_pd(t[1]), root)));
    }
  } else {
    const int bits = (int)t[0];
    const double *first = t + 4;
    const i8 mask = _mm512_set1_epi64((64 << bits) - 1), side = _mm512_set1_epi64((52 << bits) + 1), start = _mm512_set1_epi64(10 << bits);
    const i8 fraction = _mm512_set1_epi64((1LL << (52 - bits)) - 1), one = _mm512_castpd_si512(_mm512_set1_pd(1));
    for (int at = 0; at < BLOCK; at += 8) {
      const i8 b = _mm512_load_si512(x + at);
      i8 cell = _mm512_sub_epi64(_mm512_and_si512(_mm512_srl_epi64(b, _mm_cvtsi32_si128(52 - bits)), mask), start);
      cell = _mm512_slli_epi64(_mm512_mask_add_epi64(cell, _mm512_movepi64_mask(b), cell, side), 2);
      const d8 z = _mm512_sub_pd(_mm512_castsi512_pd(_mm512_or_si512(_mm512_and_si512(b, fraction), one)), _mm512_set1_pd(1));
      const d8 c0 = _mm512_i64gather_pd(cell, first, 8), c1 = _mm512_i64gather_pd(cell, first + 1, 8);
      const d8 c2 = _mm512_i64gather_pd(cell, first + 2, 8), c3 = _mm512_i64gather_pd(cell, first + 3, 8);
      _mm512_store_pd(x + at, _mm512_fmadd_pd(_mm512_fmadd_pd(_mm512_fmadd_pd(c3, z, c2), z, c1), z, c0));
    }
  }
}

static void draw(long first) {
  for (int k = 0; k < INPUTS; k++) { philox_tails(column[k], 2 * k + 1, 2 * k + 2, first); quantiles(k); }
}

typedef struct { double mean, sd, quantile[11]; } statistics;

static statistics run(long n) {
  double mean = 0, m2 = 0, seen = 0;
  memset(counts, 0, BINS * sizeof *counts);
  for (long first = 0; first < n; first += BLOCK) {
    draw(first);
    static double cost[BLOCK] __attribute__((aligned(64)));
    d8 sum = _mm512_setzero_pd(), squares = sum;
    for (int at = 0; at < BLOCK; at += 8) {
#define C(k) _mm512_load_pd(column[k] + at)
      const d8 gpus = _mm512_div_pd(_mm512_mul_pd(_mm512_mul_pd(C(0), C(1)), C(2)), _mm512_mul_pd(_mm512_mul_pd(C(3), C(4)), _mm512_set1_pd(86400)));
      const d8 y = _mm512_mul_pd(_mm512_mul_pd(gpus, _mm512_fmadd_pd(C(6), C(7), C(5))), _mm512_set1_pd(24));
      _mm512_store_pd(cost + at, y);
      sum = _mm512_add_pd(sum, y);
    }
    const double middle = _mm512_reduce_add_pd(sum) / BLOCK;
    for (int at = 0; at < BLOCK; at += 8) {
      const d8 d = _mm512_sub_pd(_mm512_load_pd(cost + at), _mm512_set1_pd(middle));
      squares = _mm512_fmadd_pd(d, d, squares);
    }
    for (int at = 0; at < BLOCK; at++) { uint64_t b; memcpy(&b, cost + at, 8); counts[b >> 42]++; }
    const double delta = middle - mean;
    m2 += _mm512_reduce_add_pd(squares) + delta * delta * seen * BLOCK / (seen + BLOCK);
    mean += delta * BLOCK / (seen + BLOCK);
    seen += BLOCK;
  }
  const double levels[11] = {.01, .025, .05, .1, .25, .5, .75, .9, .95, .975, .99};
  statistics to = {mean, sqrt(m2 / (seen - 1)), {0}};
  double below = 0;
  for (int bin = 0, k = 0; bin < BINS / 2 && k < 11; below += counts[bin++])
    while (k < 11 && below + counts[bin] >= levels[k] * seen && counts[bin]) {
      double low, high; uint64_t b = (uint64_t)bin << 42; memcpy(&low, &b, 8); b = (uint64_t)(bin + 1) << 42; memcpy(&high, &b, 8);
      to.quantile[k] = low + (high - low) * (levels[k] * seen - below) / counts[bin]; k++;
    }
  return to;
}

static void print(const char *name, const double *numbers, int count) {
  printf("\"%s\": [", name);
  for (int k = 0; k < count; k++) printf("%s%.17g", k ? ", " : "", numbers[k]);
  printf("], ");
}

int main(int argc, char **argv) {
  enum { CHECKED = 1 << 18, MOST_SIZES = 8 };
  double seconds[MOST_SIZES], means[INPUTS] = {0};
  statistics last = {0};
  FILE *file = argc > 2 && argc < MOST_SIZES + 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) return 2;
  for (int k = 0; k < INPUTS; k++) {
    double head[2];
    if (fread(head, 8, 2, file) != 2) return 2;
    method[k] = head[0];
    table[k] = aligned_alloc(64, ((size_t)head[1] * 8 + 63) / 64 * 64);
    if (fread(table[k], 8, (size_t)head[1], file) != (size_t)head[1]) return 2;
  }
  counts = malloc(BINS * sizeof *counts);
  for (int k = 2; k < argc; k++) {
    const clock_t start = clock();
    last = run(atol(argv[k]) / BLOCK * BLOCK);
    seconds[k - 2] = (double)(clock() - start) / CLOCKS_PER_SEC;
  }
  for (long first = 0; first < CHECKED; first += BLOCK) {
    draw(first);
    for (int k = 0; k < INPUTS; k++)
      for (int at = 0; at < BLOCK; at++) means[k] += column[k][at] / CHECKED;
  }
  printf("{");
  print("seconds", seconds, argc - 2);
  print("inputs", means, INPUTS);
  print("quantiles", last.quantile, 11);
  printf("\"mean\": %.17g, \"sd\": %.17g, \"version\": \"gcc " __VERSION__ ", AVX-512\"}\n", last.mean, last.sd);
  return 0;
}
