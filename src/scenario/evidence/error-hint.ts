import { type ModelError, modelErrors } from './model-error.ts';
import type { ObservedNames } from './observed-names.ts';

/** What was measured of a kind. */
const measured: Readonly<Record<ModelError['group'], string>> = {
  training: 'training runs',
  throughput: 'throughputs',
  energy: 'energies',
  cost: 'costs',
};

/** How to choose the error of an observation. */
export function errorHint(name: string, { names, model }: ObservedNames): string {
  if (names.inputs.some((input) => input.name === name))
    return 'of an input only what the measurement may be off by, as in `error: 5%`, or in its unit';
  const [first] = modelErrors({ quantities: names.quantities, model }, name);
  if (first === undefined)
    return 'as in `error: 5%`, or in its unit: an invoice is exact, but how well does the formula follow it?';
  return `${modelErrorWords(first, name)}: start with \`error: ${percentOf(first)}\` and write less where its inputs are known better`;
}

/**
 * How far the model was off.
 * @example modelErrorWords({ group: 'energy', off: 0.3, n: 21, date: '2026-11', isOfKind: true }, 'x') // => 'in 21 measured energies the model was off by 30%'
 */
export function modelErrorWords(error: ModelError, name: string): string {
  const { group, n, isOfKind } = error;
  const what = isOfKind ? '' : `, from which ${name} is computed,`;
  return `in ${n} measured ${measured[group]}${what} the model was off by ${percentOf(error)}`;
}

/** The standard deviation of a logarithm as people write an error. */
export const percentOf = ({ off }: Pick<ModelError, 'off'>) => `${Number((100 * off).toPrecision(2))}%`;
