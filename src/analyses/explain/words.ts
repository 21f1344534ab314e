import type { Explanation } from './result.ts';

type Score = NonNullable<Explanation['inputs'][number]['backtest']>;

/** What was measured of a group. */
const measured: Readonly<Record<Score['group'], string>> = {
  training: 'training runs',
  throughput: 'throughputs',
  energy: 'energies',
  cost: 'costs',
};

/**
 * How a default did in a backtest.
 * @example scoreWords({ group: 'throughput', n: 45, inside: 41, date: '2026-11' }) // => 'backtest: 41 of 45 measured throughputs inside'
 */
export function scoreWords({ group, n, inside }: Score): string {
  return `backtest: ${inside} of ${n} measured ${measured[group]} inside`;
}
