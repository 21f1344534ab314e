import { didYouMean } from '../errors.ts';
import { createDistribution } from './create-distribution.ts';
import type { DistributionSpec } from './distribution.ts';
import { families, familyOf } from './families.ts';
import type { GivenArgument } from './given.ts';
import { intervalSpec } from './interval.ts';
import { ParameterError } from './parameter-error.ts';
import { resolveArguments } from './resolve-arguments.ts';

/**
 * A distribution as it was written, checked and brought to its canonical parameters. The family `to` is the notation
 * `a to b`. `empirical` wants the column itself, as `values`.
 *
 * @throws ParameterError with everything that is wrong with the call.
 */
export function createSpec(family: string, given: readonly GivenArgument[]): DistributionSpec {
  if (family === 'to') return intervalSpec(given);
  const row = familyOf(family);
  if (row === undefined) {
    const names = families.map(({ name }) => name);
    const hint = didYouMean(family, names) ?? `there are ${names.join(', ')}`;
    throw new ParameterError([
      { argument: null, rule: 'there is no such distribution', found: family, hint },
    ]);
  }
  const resolved = resolveArguments(row, given);
  const parameters = row.resolve(resolved, createDistribution);
  if (resolved.problems.length > 0) throw new ParameterError(resolved.problems);
  return { family, parameters };
}
