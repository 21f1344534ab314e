import { resolveOptions } from '../../../catalog/resolve-options.ts';
import { parseQuantity } from '../../../notation/parse-quantity.ts';
import { sameDimension } from '../../../units/arithmetic.ts';
import { checkQuantities } from '../../check-quantities.ts';
import type { Model } from '../../model.ts';
import { builtInModels } from '../built-in-models.ts';

export const names = builtInModels.map(({ name }) => name);

/** A built-in model with the rows that words choose. @throws Error where a word is not understood */
export function build(name: string, words: Parameters<typeof resolveOptions>[0] = {}): Model {
  const { options, problems } = resolveOptions(words);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return builtInModels.find((model) => model.name === name)!.build(options);
}

/** Everything wrong with a model's formulas and defaults. */
export function problemsOf(model: Model): string[] {
  const units = new Map(model.inputs.map(({ name, unit }) => [name, unit]));
  const { problems } = checkQuantities(model.quantities, units);
  const misfits = model.inputs.filter(({ unit, notation, none }) => {
    if (none !== undefined && notation === 'none') return false;
    const written = parseQuantity(notation).unit;
    return written !== null && !sameDimension(written, unit);
  });
  return [
    ...problems.map(({ name, error }) => `${name}: ${error.rule} ${error.found ?? ''} ${error.hint ?? ''}`),
    ...misfits.map(({ name, notation }) => `${name}: ${notation}`),
  ];
}
