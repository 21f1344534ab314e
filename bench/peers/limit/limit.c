/* The eight-input model as fast as C on this processor does it: for what bounds a draw, not for use elsewhere. */
#include <time.h>
#include "check.h"
#include "model.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* Takes the faster way of loading rows on this processor. */
static void choose_loads(model *m) {
  double best[2] = {1, 1};
  use_replicate(m, 0);
  for (int trial = 0; trial < 20; trial++) {
    m->gathered = trial & 1;
    const double start = now();
    for (long first = 0; first < 20 * BLOCK; first += BLOCK)
      for (int k = 0; k < INPUTS; k++) draw(m, k, first);
    best[m->gathered] = fmin(best[m->gathered], now() - start);
  }
  m->gathered = best[1] < best[0];
}

static void print(const char *name, const double *numbers, int count) {
  printf("\"%s\": [", name);
  for (int k = 0; k < count; k++) printf("%s%.17g", k ? ", " : "", numbers[k]);
  printf("], ");
}

/* Usage: limit DESIGN TABLES SIZE.. prints statistics and their times; limit DESIGN TABLES check tests the draws of every input. */
int main(int argc, char **argv) {
  enum { MOST_SIZES = 12 };
  double seconds[MOST_SIZES], errors[MOST_SIZES], means[INPUTS] = {0};
  if (argc < 4 || argc > MOST_SIZES + 3) return 2;
  static model m;
  if (read_model(&m, argv[2], strcmp(argv[1], "sobol") == 0)) return fprintf(stderr, "no tables in %s\n", argv[2]), 2;
  if (strcmp(argv[3], "check") == 0) return check(&m);
  choose_loads(&m);
  statistics last = {0};
  for (int k = 3; k < argc; k++) {
    const double start = now();
    last = run(&m, atol(argv[k]));
    seconds[k - 3] = now() - start;
    errors[k - 3] = last.relative_error;
  }
  use_replicate(&m, 0);
  for (long first = 0; first < CHECKED; first += BLOCK)
    for (int k = 0; k < INPUTS; k++) {
      draw(&m, k, first);
      for (int at = 0; at < BLOCK; at++) means[k] += m.column[k][at] / CHECKED;
    }
  printf("{");
  print("seconds", seconds, argc - 3);
  print("relativeErrors", errors, argc - 3);
  print("inputs", means, INPUTS);
  print("quantiles", last.quantiles, LEVELS);
  printf("\"mean\": %.17g, \"sd\": %.17g, ", last.mean, last.sd);
  printf("\"version\": \"gcc " __VERSION__ ", " INSTRUCTIONS ", rows %s\"}\n", m.gathered ? "gathered" : "loaded whole");
  return 0;
}
