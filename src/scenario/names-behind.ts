import { namesIn } from '../notation/fold.ts';
import type { Scenario } from './scenario.ts';

/** Everything that a quantity is computed from, itself among it. */
export function namesBehind(
  { quantities }: Pick<Scenario, 'quantities'>,
  quantity: string,
): ReadonlySet<string> {
  const trees = new Map(quantities.map(({ name, tree }) => [name, tree]));
  const names = new Set([quantity]);
  for (const name of names) {
    const tree = trees.get(name);
    if (tree !== undefined) for (const used of namesIn(tree)) names.add(used);
  }
  return names;
}
