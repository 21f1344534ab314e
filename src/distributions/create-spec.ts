import { didYouMean } from '../errors.ts';
import { createDistribution } from './create-distribution.ts';
import type { DistributionSpec } from './distribution.ts';
import { checkDrawable } from './drawable.ts';
import { families, familyOf } from './families.ts';
import type { GivenArgument } from './given.ts';
import { intervalSpec } from './interval.ts';
import { ParameterError } from './parameter-error.ts';
import { checkRanges } from './parameter-ranges.ts';
import { resolveArguments } from './resolve-arguments.ts';

/**
 * A distribution as it was written, checked and brought to its canonical parameters. The family `to` is the notation
 * `a to b`. `empirical` wants the column itself, as `values`.
 *
 * @throws ParameterError with everything that is wrong with the call.
 */
export function createSpec(family: string, given: readonly GivenArgument[]): DistributionSpec {
  const spec = resolveSpec(family, given);
  checkDrawable(spec, createDistribution);
  return spec;
}

/**
 * The same without a look at the values that it has: at bounds that stand for any number there may be no width left.
 *
 * @throws ParameterError
 */
export function resolveSpec(family: string, given: readonly GivenArgument[]): DistributionSpec {
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
  if (resolved.problems.length === 0) checkRanges(row, parameters, resolved);
  if (resolved.problems.length > 0) throw new ParameterError(resolved.problems);
  return { family, parameters };
}
