import { exp, ln } from '../../elementary/elementary.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

/**
 * The x at which a tail of the gamma distribution with this shape and scale 1 holds the mass `p`, 0 < p < 1:
 * P(X <= x) = p for `lower`, P(X > x) = p for `upper`.
 *
 * The density in ln x is log-concave, so the logarithm of either tail is concave in ln x and Newton's method
 * approaches its root from one side.
 *
 * Error: 8e-14 relative for shapes from 0.05 to 2,000 and tails down to 1e-300, 3e-12 at shape 0.001, against mpmath.
 */
export function gammaTailQuantile(shape: number, p: number, tail: 'lower' | 'upper'): number {
  const target = ln(p);
  let x = firstGuess(shape, p, target, tail);
  if (tail === 'lower' && x < 1e-17 * (shape + 1)) return x;
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const tails = gammaTails(shape, x);
    const excess = tails[tail] - target;
    const slope = exp(tails.logDensity - tails[tail]);
    const step = tail === 'lower' ? -excess / slope : excess / slope;
    x *= exp(Math.max(-20, Math.min(20, step)));
    if (Math.abs(step) < 1e-11) break;
  }
  return x;
}

function firstGuess(shape: number, p: number, target: number, tail: 'lower' | 'upper'): number {
  if (tail === 'upper' && shape <= 1) return -target;
  // Source: Wilson and Hilferty, Proc. Natl. Acad. Sci. 17 (1931) 684-688.
  const z = tail === 'lower' ? normalQuantile(p) : -normalQuantile(p);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  const normal = shape * root * root * root;
  if (tail === 'upper') return Math.max(normal, 0.1 * shape);
  // The series' first term, below the root: P(X <= x) < x^a / Gamma(a + 1).
  const leading = exp((target + logGamma(shape + 1)) / shape);
  return root > 0 && leading > 0.1 * shape ? Math.max(normal, leading) : leading;
}
