/* The eight-input model in C with libm. Usage: libm DRAWS */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* xoshiro256++ of Blackman and Vigna (2019). */
static uint64_t s[4] = {1, 2, 3, 4};
static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
static inline double uniform(void) {
  const uint64_t result = rotl(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45);
  return ((result >> 12) + 0.5) * 0x1p-52;
}

static double spare; static int has_spare;
static double normal(void) {
  if (has_spare) { has_spare = 0; return spare; }
  double u, v, q;
  do { u = 2 * uniform() - 1; v = 2 * uniform() - 1; q = u * u + v * v; } while (q >= 1 || q == 0);
  const double f = sqrt(-2 * log(q) / q);
  spare = v * f; has_spare = 1;
  return u * f;
}

/* Marsaglia and Tsang (2000). */
static double gamma_of(double shape) {
  const double d = shape - 1.0 / 3, c = 1 / sqrt(9 * d);
  for (;;) {
    const double x = normal(), w = 1 + c * x, v = w * w * w;
    if (v > 0 && log(uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}
static double beta_of(double a, double b) { const double x = gamma_of(a); return x / (x + gamma_of(b)); }
static double triangular(double low, double mode, double high) {
  const double u = uniform();
  return u < (mode - low) / (high - low) ? low + sqrt(u * (high - low) * (mode - low))
                                         : high - sqrt((1 - u) * (high - low) * (high - mode));
}

static double daily_cost(void) {
  const double users = exp(log(12e6) + 0.3 * normal()), queries = 2 * gamma_of(4);
  const double tokens = exp(log(250) + 0.5 * normal()), speed = 300 + 1200 * beta_of(2, 4);
  const double utilization = beta_of(8, 12), price = triangular(1, 1.6, 3);
  const double power = 0.65 + 0.05 * normal(), electricity = 0.05 + 0.07 * uniform();
  return users * queries * tokens / (speed * utilization * 86400) * (price + power * electricity) * 24;
}

/* Brings the k-th smallest to its place. */
static void choose(double *a, long low, long high, long k) {
  while (low < high) {
    const double pivot = a[(low + high) / 2];
    long i = low, j = high;
    while (i <= j) {
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
      if (i <= j) { const double t = a[i]; a[i++] = a[j]; a[j--] = t; }
    }
    if (k <= j) high = j; else if (k >= i) low = i; else return;
  }
}

int main(int count, char **words) {
  const long n = count > 1 ? atol(words[1]) : 1 << 20;
  const double levels[11] = {.01, .025, .05, .1, .25, .5, .75, .9, .95, .975, .99};
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  double *cost = malloc(n * sizeof(double)), sum = 0, squares = 0, quantiles[11];
  for (long i = 0; i < n; i++) sum += cost[i] = daily_cost();
  const double mean = sum / n;
  for (long i = 0; i < n; i++) squares += (cost[i] - mean) * (cost[i] - mean);
  long from = 0;
  for (int k = 0; k < 11; k++) { const long at = (long)(levels[k] * (n - 1)); choose(cost, from, n - 1, at); quantiles[k] = cost[at]; from = at; }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("{\"seconds\": %.9f, \"mean\": %.17g, \"sd\": %.17g, \"quantiles\": [", (end.tv_sec - start.tv_sec) + 1e-9 * (end.tv_nsec - start.tv_nsec), mean, sqrt(squares / (n - 1)));
  for (int k = 0; k < 11; k++) printf("%s%.17g", k ? ", " : "", quantiles[k]);
  printf("], \"version\": \"gcc " __VERSION__ "\"}\n");
  return 0;
}
