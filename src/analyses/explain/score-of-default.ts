import { calibration, rowOf } from '../../catalog/catalog.ts';
import { groupOfDefault } from '../../catalog/scored-defaults.ts';
import type { Explanation } from './result.ts';

type Score = NonNullable<Explanation['inputs'][number]['backtest']>;

/** What the last backtest says of an input's default in a model; null where nothing measured hangs on it. */
export function scoreOfDefault(name: string, model: string | null): Score | null {
  const group = groupOfDefault(name);
  const row = group === undefined ? undefined : rowOf(calibration(), group);
  const score = model === null ? undefined : row?.defaults[model]?.[name];
  if (group === undefined || row === undefined || score === undefined) return null;
  return { group, n: score.n, inside: score.inside, date: row.date };
}
