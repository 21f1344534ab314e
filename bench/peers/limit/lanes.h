/* Vectors of doubles: eight with AVX-512, four with AVX2. What differs between the two stands here. */
#pragma once
#include <immintrin.h>
#include <stdint.h>

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
#define INSTRUCTIONS "AVX-512"
enum { LANES = 8 };
typedef __m512d doubles;
typedef __m512i words;
#define OF(name) _mm512_##name
static inline doubles as_doubles(words x) { return _mm512_castsi512_pd(x); }
static inline words as_words(doubles x) { return _mm512_castpd_si512(x); }
static inline words keep_bits(words x, uint64_t mask, words also) {
  return _mm512_or_si512(_mm512_and_si512(x, _mm512_set1_epi64(mask)), also);
}
static inline doubles less_than_zero(doubles t, doubles if_less, doubles otherwise) {
  return _mm512_mask_blend_pd(_mm512_movepi64_mask(as_words(t)), otherwise, if_less);
}
static inline doubles choose_greater(doubles a, doubles b, doubles if_greater, doubles otherwise) {
  return _mm512_mask_blend_pd(_mm512_cmp_pd_mask(a, b, _CMP_GT_OQ), otherwise, if_greater);
}
static inline double sum_of(doubles x) { return _mm512_reduce_add_pd(x); }
/* Signed words, never 0, as doubles. */
static inline doubles tail_of(words x) {
  return _mm512_cvtepi64_pd(_mm512_or_si512(x, _mm512_set1_epi64(1)));
}
static inline doubles from_points(const uint32_t *low, uint32_t base) {
  return _mm512_cvtepi32_pd(_mm256_xor_si256(_mm256_load_si256((const __m256i *)low), _mm256_set1_epi32(base)));
}

/* Rows of 16 bytes, loaded whole: `first` gets the first eight bytes of each, `second` the others. `at`: two numbers a lane, of which the
   second is the row's place in bytes. */
static inline void load_rows(const char *table, const int32_t *at, doubles *first, doubles *second) {
#define ROW(k) _mm_load_pd((const double *)(table + at[2 * (k) + 1]))
#define FOUR(a, b, c, d)                                                                                                           \
  _mm512_mask_broadcast_f64x2(                                                                                                     \
      _mm512_mask_broadcast_f64x2(_mm512_mask_broadcast_f64x2(_mm512_castpd128_pd512(ROW(a)), 0x0c, ROW(b)), 0x30, ROW(c)), 0xc0, \
      ROW(d))
  const doubles even = FOUR(0, 2, 4, 6), odd = FOUR(1, 3, 5, 7);
  *first = _mm512_unpacklo_pd(even, odd);
  *second = _mm512_unpackhi_pd(even, odd);
#undef FOUR
#undef ROW
}

/* The same by gathering, where the processor is good at it. */
static inline void gather_rows(const char *table, doubles tail, doubles *first, doubles *second) {
  const words at = _mm512_and_si512(_mm512_srai_epi64(as_words(tail), 41), _mm512_set1_epi64(-16));
  *first = _mm512_i64gather_pd(at, table, 1);
  *second = _mm512_i64gather_pd(at, table + 8, 1);
}

/* a / b, from an approximation of 14 bits and two steps of Newton's. */
static inline doubles quotient(doubles a, doubles b) {
  doubles r = _mm512_rcp14_pd(b);
  for (int step = 0; step < 2; step++) r = _mm512_fmadd_pd(r, _mm512_fnmadd_pd(b, r, _mm512_set1_pd(1)), r);
  return _mm512_mul_pd(a, r);
}
static inline void store_low_halves(uint32_t *to, words x) { _mm256_store_si256((__m256i *)to, _mm512_cvtepi64_epi32(x)); }

#elif defined(__AVX2__) && defined(__FMA__)
#define INSTRUCTIONS "AVX2"
enum { LANES = 4 };
typedef __m256d doubles;
typedef __m256i words;
#define OF(name) _mm256_##name
static inline doubles as_doubles(words x) { return _mm256_castsi256_pd(x); }
static inline words as_words(doubles x) { return _mm256_castpd_si256(x); }
static inline words keep_bits(words x, uint64_t mask, words also) {
  return _mm256_or_si256(_mm256_and_si256(x, _mm256_set1_epi64x(mask)), also);
}
static inline doubles less_than_zero(doubles t, doubles if_less, doubles otherwise) {
  return _mm256_blendv_pd(otherwise, if_less, t);
}
static inline doubles choose_greater(doubles a, doubles b, doubles if_greater, doubles otherwise) {
  return _mm256_blendv_pd(otherwise, if_greater, _mm256_cmp_pd(a, b, _CMP_GT_OQ));
}
static inline double sum_of(doubles x) {
  double lane[4];
  _mm256_storeu_pd(lane, x);
  return lane[0] + lane[1] + (lane[2] + lane[3]);
}
static inline doubles tail_of(words x) {
  const words turned = _mm256_xor_si256(_mm256_srli_epi64(x, 12), _mm256_set1_epi64x(0x3ff8000000000000));
  const doubles tail = _mm256_sub_pd(as_doubles(turned), _mm256_set1_pd(1.5));
  return _mm256_fmadd_pd(tail, _mm256_set1_pd(0x1p64), _mm256_set1_pd(0x1p11));
}
static inline doubles from_points(const uint32_t *low, uint32_t base) {
  return _mm256_cvtepi32_pd(_mm_xor_si128(_mm_load_si128((const __m128i *)low), _mm_set1_epi32(base)));
}
static inline void load_rows(const char *table, const int32_t *at, doubles *first, doubles *second) {
#define ROW(k) _mm_load_pd((const double *)(table + at[2 * (k) + 1]))
  const doubles even = _mm256_insertf128_pd(_mm256_castpd128_pd256(ROW(0)), ROW(2), 1);
  const doubles odd = _mm256_insertf128_pd(_mm256_castpd128_pd256(ROW(1)), ROW(3), 1);
  *first = _mm256_unpacklo_pd(even, odd);
  *second = _mm256_unpackhi_pd(even, odd);
#undef ROW
}
static inline void gather_rows(const char *table, doubles tail, doubles *first, doubles *second) {
  const words at = _mm256_slli_epi32(_mm256_srai_epi32(as_words(tail), 13), 4);
  const __m128i odd = _mm256_castsi256_si128(_mm256_permutevar8x32_epi32(at, _mm256_setr_epi32(1, 3, 5, 7, 1, 3, 5, 7)));
  *first = _mm256_i32gather_pd((const double *)table, odd, 1);
  *second = _mm256_i32gather_pd((const double *)(table + 8), odd, 1);
}
static inline doubles quotient(doubles a, doubles b) { return _mm256_div_pd(a, b); }
static inline void store_low_halves(uint32_t *to, words x) {
  const __m256i packed = _mm256_permutevar8x32_epi32(x, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
  _mm_store_si128((__m128i *)to, _mm256_castsi256_si128(packed));
}

#else
#error "this processor has neither AVX-512 nor AVX2 with FMA"
#endif

static inline doubles all(double x) { return OF(set1_pd)(x); }
static inline doubles load(const double *at) { return OF(load_pd)(at); }
static inline doubles times(doubles a, doubles b) { return OF(mul_pd)(a, b); }
static inline doubles plus(doubles a, doubles b) { return OF(add_pd)(a, b); }
static inline doubles minus(doubles a, doubles b) { return OF(sub_pd)(a, b); }
static inline doubles times_plus(doubles a, doubles b, doubles c) { return OF(fmadd_pd)(a, b, c); }
