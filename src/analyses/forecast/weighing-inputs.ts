import { foldExpression } from '../../notation/fold.ts';
import type { Expression } from '../../notation/tree.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** What a part of a formula depends on, and whether it is nothing in every draw. */
interface Weight {
  readonly isNothing: boolean;
  readonly inputs: ReadonlySet<string>;
}

const nothing: Weight = { isNothing: true, inputs: new Set() };

/** Inputs on which a quantity depends: what is multiplied by a share of 0 does not count, as the electricity of what is rented. */
export function weighingInputs(
  { inputs, quantities, horizon }: Scenario,
  quantity: string,
): ReadonlySet<string> {
  const moving = new Set(horizon?.moving);
  const weights = new Map<string, Weight>(
    inputs.map(({ name, value }) => {
      const isNothing = value.kind === 'constant' && value.base === 0 && !moving.has(name);
      return [name, isNothing ? nothing : { isNothing: false, inputs: new Set([name]) }];
    }),
  );
  for (const { name, tree } of quantities) weights.set(name, weightOf(tree, weights));
  return weights.get(quantity)?.inputs ?? new Set();
}

function weightOf(tree: Expression, weights: ReadonlyMap<string, Weight>): Weight {
  return foldExpression<Weight>(tree, (part, operands) => {
    if (part.kind === 'name') return weights.get(part.name) ?? together(operands);
    if (part.kind === 'number') return { isNothing: part.value === 0, inputs: new Set() };
    const [left, right] = operands;
    if (part.kind === 'binary' && part.operator === '*' && (left!.isNothing || right!.isNothing))
      return nothing;
    if (part.kind === 'binary' && part.operator === '/' && left!.isNothing) return nothing;
    if (part.kind === 'binary' && (part.operator === '+' || part.operator === '-'))
      return { ...together(operands), isNothing: left!.isNothing && right!.isNothing };
    return together(operands);
  });
}

const together = (operands: readonly Weight[]): Weight => ({
  isNothing: false,
  inputs: new Set(operands.flatMap(({ inputs }) => [...inputs])),
});
