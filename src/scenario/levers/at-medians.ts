import { createDistribution } from '../../distributions/create-distribution.ts';
import { foldExpression } from '../../notation/fold.ts';
import { numberInBase } from '../../notation/infer.ts';
import { constants } from '../../notation/names.ts';
import { performOperation } from '../../notation/operations/operation.ts';
import { operationOf } from '../../notation/operations/operations.ts';
import type { Expression } from '../../notation/tree.ts';
import type { Scenario } from '../scenario.ts';

/** Every input at its median, and the quantities that follow, in base units: what a scenario is like in one number each. */
export function atMedians({
  inputs,
  quantities,
}: Pick<Scenario, 'inputs' | 'quantities'>): ReadonlyMap<string, number> {
  const values = new Map<string, number>(
    inputs.map(({ name, value }) => [
      name,
      value.kind === 'constant'
        ? value.base
        : createDistribution(value.spec).quantile(0.5) * value.unit.factor,
    ]),
  );
  for (const { name, tree } of quantities) values.set(name, evaluate(tree, values));
  return values;
}

/** A formula of plain numbers in base units. */
export function evaluate(tree: Expression, values: ReadonlyMap<string, number>): number {
  return foldExpression<number>(tree, (part, operands) => {
    if (part.kind === 'number') return numberInBase(part);
    if (part.kind === 'name') return constants.get(part.name) ?? values.get(part.name) ?? Number.NaN;
    if (part.kind === 'month') return part.month;
    // What months add and take away is left out of a look at the medians.
    if (part.kind === 'monthly') return operands[0]!;
    const { operation } = operationOf(part);
    return performOperation(operation, ({ value }, a, b, c) => value(a!, b ?? 0, c ?? 0), operands);
  });
}
