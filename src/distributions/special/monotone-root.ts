/**
 * The smallest x in [low, high], to the last digit or two, at which a rising function is not negative; `high` when it
 * is negative throughout. Jumps are allowed.
 *
 * Source: Chandrupatla, Advances in Engineering Software 28 (1997) 145-149: inverse quadratic interpolation where it
 * is safe, else bisection.
 */
export function firstAtOrAbove(low: number, high: number, rising: (x: number) => number): number {
  // `a` is the newest end of the bracket, `b` the other, `c` the end that was dropped.
  let [a, b] = [high, low];
  let [fa, fb] = [rising(a), rising(b)];
  if (fb >= 0) return low;
  if (fa < 0) return high;
  let [c, fc] = [b, fb];
  let share = 0.5;
  for (let iteration = 0; iteration < 300; iteration += 1) {
    const x = share === 0.5 && isFar(a, b) ? Math.sqrt(a) * Math.sqrt(b) : a + share * (b - a);
    const fx = rising(x);
    if (fx >= 0 === fa >= 0) [c, fc] = [a, fa];
    else [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [x, fx];
    const width = Math.abs(b - a);
    const tolerance = 2.3e-16 * Math.max(Math.abs(a), Math.abs(b)) + Number.MIN_VALUE;
    if (width <= 2 * tolerance) break;
    share = Math.min(Math.max(interpolated(a, b, c, fa, fb, fc), tolerance / width), 1 - tolerance / width);
  }
  return fa >= 0 ? a : b;
}

/** Whether halves of the logarithm come closer than halves of the number: ends may be hundreds of decades apart. */
function isFar(a: number, b: number): boolean {
  return Math.min(a, b) > 0 && Math.max(a, b) > 1e3 * Math.min(a, b);
}

/** Where between a (0) and b (1) the root should lie. */
function interpolated(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(1 - Math.sqrt(1 - xi) < phi && phi < Math.sqrt(xi))) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
