/* Uniforms as signed tails: u up to a half, u - 1 above; times 2^64 under monte-carlo and times 2^32 under sobol. */
#pragma once
#include "lanes.h"

#if !defined(__AES__)
#error "this processor has no AES instructions"
#endif

/* Monte Carlo by a generator with a counter: five rounds of AES on the counter, under keys that a Weyl sequence gives. It is ARS-5, which
   passes BigCrush: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC 2011, table 2. */
enum { ROUNDS = 5 };
typedef struct { uint64_t word[ROUNDS + 1][2]; } key_schedule;

static key_schedule schedule_of(uint64_t low, uint64_t high) {
  key_schedule keys;
  for (int round = 0; round <= ROUNDS; round++, low += 0x9e3779b97f4a7c15, high += 0xbb67ae8584caa73b) {
    keys.word[round][0] = low;
    keys.word[round][1] = high;
  }
  return keys;
}

/* As many words as a vector has lanes, from counters that follow one another: two words each. */
#if defined(__VAES__) && defined(__AVX512F__)
static inline words random_words(const key_schedule *keys, uint64_t counter) {
#define KEY(round) _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)keys->word[round]))
  words x = _mm512_add_epi64(_mm512_maskz_set1_epi64(0x55, counter), _mm512_setr_epi64(0, 0, 1, 0, 2, 0, 3, 0));
  x = _mm512_xor_si512(x, KEY(0));
  for (int round = 1; round < ROUNDS; round++) x = _mm512_aesenc_epi128(x, KEY(round));
  return _mm512_aesenclast_epi128(x, KEY(ROUNDS));
#undef KEY
}
#else
static inline __m128i random_pair(const key_schedule *keys, uint64_t counter) {
  const __m128i *key = (const __m128i *)keys->word;
  __m128i x = _mm_xor_si128(_mm_set_epi64x(0, counter), _mm_loadu_si128(key));
  for (int round = 1; round < ROUNDS; round++) x = _mm_aesenc_si128(x, _mm_loadu_si128(key + round));
  return _mm_aesenclast_si128(x, _mm_loadu_si128(key + ROUNDS));
}
static inline words random_words(const key_schedule *keys, uint64_t counter) {
#define FOUR(counter) _mm256_set_m128i(random_pair(keys, (counter) + 1), random_pair(keys, counter))
#if defined(__AVX512F__)
  return _mm512_inserti64x4(_mm512_castsi256_si512(FOUR(counter)), FOUR(counter + 2), 1);
#else
  return FOUR(counter);
#endif
#undef FOUR
}
#endif

/* A Sobol' dimension under a random linear scramble and a digital shift (Matousek, On the L2-discrepancy for anchored boxes, J. Complexity 14,
   1998), which all go into the direction numbers: a draw costs one exclusive or. */
enum { GROUP = 64 };
typedef struct {
  uint32_t direction[32], shift;
  /* Points 0 to 63, without the shift. */
  uint32_t point[GROUP] __attribute__((aligned(64)));
} dimension;

static uint64_t random_word(key_schedule *keys, uint64_t *counter) {
  uint64_t word[LANES] __attribute__((aligned(64)));
  OF(store_pd)((double *)word, as_doubles(random_words(keys, LANES / 2 * (*counter)++)));
  return word[0];
}

static dimension scrambled(const uint32_t directions[32], key_schedule keys) {
  dimension to = {0};
  uint64_t counter = 0;
  /* Digit i of a scrambled number: digit i of the number, and a random choice of those before it. */
  for (int digit = 0; digit < 32; digit++) {
    const uint32_t own = UINT32_C(1) << (31 - digit), before = digit ? ~UINT32_C(0) << (32 - digit) : 0;
    const uint32_t row = own | (before & (uint32_t)(random_word(&keys, &counter) >> 32));
    for (int k = 0; k < 32; k++) to.direction[k] |= __builtin_parity(directions[k] & row) ? own : 0;
  }
  to.shift = random_word(&keys, &counter) >> 32;
  for (int i = 1; i < GROUP; i++) to.point[i] = to.point[i & (i - 1)] ^ to.direction[__builtin_ctz(i)];
  return to;
}

/* What the points of the group at `first`, a multiple of GROUP, have in common. */
static inline uint32_t base_of(const dimension *d, uint32_t first) {
  uint32_t base = d->shift;
  for (; first; first &= first - 1) base ^= d->direction[__builtin_ctz(first)];
  return base;
}
