/* The eight-input model in C with libm. Usage: libm SIZE.. */
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

static void draw(double x[8]) {
  x[0] = exp(log(12e6) + 0.3 * normal()), x[1] = 2 * gamma_of(4);
  x[2] = exp(log(250) + 0.5 * normal()), x[3] = 300 + 1200 * beta_of(2, 4);
  x[4] = beta_of(8, 12), x[5] = triangular(1, 1.6, 3);
  x[6] = 0.65 + 0.05 * normal(), x[7] = 0.05 + 0.07 * uniform();
}
static double daily_cost(void) {
  double x[8];
  draw(x);
  return x[0] * x[1] * x[2] / (x[3] * x[4] * 86400) * (x[5] + x[6] * x[7]) * 24;
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

typedef struct { double mean, sd, quantiles[11]; } statistics;

static statistics run(long n) {
  const double levels[11] = {.01, .025, .05, .1, .25, .5, .75, .9, .95, .975, .99};
  double *cost = malloc(n * sizeof(double)), sum = 0, squares = 0;
  for (long i = 0; i < n; i++) sum += cost[i] = daily_cost();
  statistics to = {sum / n, 0, {0}};
  for (long i = 0; i < n; i++) squares += (cost[i] - to.mean) * (cost[i] - to.mean);
  to.sd = sqrt(squares / (n - 1));
  for (long k = 0, from = 0; k < 11; k++) {
    const long at = (long)(levels[k] * (n - 1));
    choose(cost, from, n - 1, at);
    to.quantiles[k] = cost[at];
    from = at;
  }
  free(cost);
  return to;
}

static void print(const char *name, const double *numbers, int count) {
  printf("\"%s\": [", name);
  for (int k = 0; k < count; k++) printf("%s%.17g", k ? ", " : "", numbers[k]);
  printf("], ");
}

int main(int count, char **words) {
  enum { CHECKED = 1 << 18, MOST_SIZES = 8 };
  double seconds[MOST_SIZES], means[8] = {0}, x[8];
  statistics last = {0};
  if (count > MOST_SIZES) return 2;
  for (int k = 1; k < count; k++) {
    const clock_t start = clock();
    last = run(atol(words[k]));
    seconds[k - 1] = (double)(clock() - start) / CLOCKS_PER_SEC;
  }
  for (int i = 0; i < CHECKED; i++) {
    draw(x);
    for (int k = 0; k < 8; k++) means[k] += x[k] / CHECKED;
  }
  printf("{");
  print("seconds", seconds, count - 1);
  print("inputs", means, 8);
  print("quantiles", last.quantiles, 11);
  printf("\"mean\": %.17g, \"sd\": %.17g, \"version\": \"gcc " __VERSION__ "\"}\n", last.mean, last.sd);
  return 0;
}
