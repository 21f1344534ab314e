const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Where a function with one hump is highest between two points.
 *
 * Source: Kiefer 1953, golden-section search. Error: 1e-9 of the interval, as far as the function's rounding allows.
 */
export function maximize(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let left = b - golden * (b - a);
  let right = a + golden * (b - a);
  let [atLeft, atRight] = [f(left), f(right)];
  const enough = 1e-9 * (high - low);
  while (b - a > enough) {
    if (atLeft >= atRight) {
      b = right;
      [right, atRight] = [left, atLeft];
      left = b - golden * (b - a);
      atLeft = f(left);
    } else {
      a = left;
      [left, atLeft] = [right, atRight];
      right = a + golden * (b - a);
      atRight = f(right);
    }
  }
  return (a + b) / 2;
}
