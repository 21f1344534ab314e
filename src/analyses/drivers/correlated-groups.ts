import type { Scenario } from '../../scenario/scenario.ts';
import type { Pick } from './columns.ts';

/**
 * Inputs that hang together by correlations, in the order of `inputs`: each group has every input that one of it is
 * correlated with, directly or through others. Inputs on their own are in none.
 */
export function correlatedGroups({ correlations }: Scenario, inputs: readonly string[]): readonly Pick[] {
  const groupOf = new Map<string, Set<string>>();
  for (const { between } of correlations) {
    const [a, b] = between.map((name) => groupOf.get(name) ?? new Set([name])) as [Set<string>, Set<string>];
    const together = new Set([...a, ...b]);
    for (const name of together) groupOf.set(name, together);
  }
  return [...new Set(groupOf.values())]
    .map((group) => inputs.filter((name) => group.has(name)))
    .filter((group) => group.length > 1)
    .map((group) => ({ name: group.join(' and '), inputs: group }));
}
