/** Steps of a simplex are first this long: parameters come as logarithms or in units of the spread. */
const firstStep = 0.3;
const mostEvaluations = 400;

/**
 * Where a function of a few variables is highest, from a start. Values that are not numbers count as the lowest.
 *
 * Source: Nelder and Mead 1965, A simplex method for function minimization, Computer Journal 7. Error: it ends where
 * the heights of the simplex differ by less than 1e-9, or after 400 evaluations.
 */
export function climb(f: (x: readonly number[]) => number, start: readonly number[]): readonly number[] {
  let evaluations = 0;
  const at = (x: readonly number[]) => {
    evaluations++;
    const height = f(x);
    return { x, height: Number.isNaN(height) ? -Infinity : height };
  };
  const corners = [
    at(start),
    ...start.map((_, axis) => at(start.map((value, i) => (i === axis ? value + firstStep : value)))),
  ];
  while (evaluations < mostEvaluations) {
    corners.sort((a, b) => b.height - a.height);
    const [best, worst] = [corners[0]!, corners.at(-1)!];
    if (best.height - worst.height < 1e-9) break;
    const others = corners.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, { x }) => sum + x[i]!, 0) / others.length);
    const along = (factor: number) => at(centre.map((value, i) => value + factor * (worst.x[i]! - value)));
    const mirrored = along(-1);
    if (mirrored.height > best.height) {
      const further = along(-2);
      corners[corners.length - 1] = further.height > mirrored.height ? further : mirrored;
    } else if (mirrored.height > others.at(-1)!.height) corners[corners.length - 1] = mirrored;
    else {
      const inward = along(mirrored.height > worst.height ? -0.5 : 0.5);
      if (inward.height > Math.max(worst.height, mirrored.height)) corners[corners.length - 1] = inward;
      else
        for (let i = 1; i < corners.length; i++)
          corners[i] = at(corners[i]!.x.map((value, axis) => (value + best.x[axis]!) / 2));
    }
  }
  return corners.reduce((a, b) => (b.height > a.height ? b : a)).x;
}
