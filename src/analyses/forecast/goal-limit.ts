import { evaluateConstant, isConstant } from '../../notation/constant.ts';
import type { Expression } from '../../notation/tree.ts';
import { withFixedRates } from '../../scenario/currency/goal-currency.ts';
import type { Goal, Scenario } from '../../scenario/scenario.ts';
import { fromBase } from '../../units/arithmetic.ts';
import { totalUnit } from '../../units/rate.ts';
import type { GoalLimit } from './result.ts';

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

const isOrder = (operator: string): operator is keyof typeof mirrored => operator in mirrored;

/**
 * The limit that a goal sets a quantity month by month: to what it is in the month, or to its total to date. Null where it
 * compares something else, or with what is no single number.
 */
export function goalLimit(scenario: Scenario, { byMonth }: Pick<Goal, 'byMonth'>): GoalLimit | null {
  if (byMonth === null) return null;
  const tree = withFixedRates(byMonth, scenario.inputs);
  if (tree.kind !== 'binary' || !isOrder(tree.operator)) return null;
  const right = fixedValue(scenario, tree.right);
  const limit = right ?? fixedValue(scenario, tree.left);
  const limited = limitedBy(right === null ? tree.right : tree.left);
  if (limit === null || limited === null) return null;
  const quantity = scenario.quantities.find(({ name }) => name === limited.name);
  if (quantity === undefined) return null;
  const unit = limited.of === 'month' ? quantity.unit : totalUnit(quantity.unit);
  return {
    quantity: quantity.name,
    of: limited.of,
    operator: right === null ? mirrored[tree.operator] : tree.operator,
    limit: fromBase(limit, unit),
    unit: unit.text,
  };
}

function limitedBy(tree: Expression): (Pick<GoalLimit, 'of'> & { readonly name: string }) | null {
  if (tree.kind === 'name') return { name: tree.name, of: 'month' };
  if (tree.kind !== 'monthly' || tree.function !== 'total_to_date') return null;
  const [inner] = tree.arguments;
  return inner?.kind === 'name' ? { name: inner.name, of: 'toDate' } : null;
}

/** A number in base units: written out, or an input or formula that is one number in every month. */
function fixedValue({ inputs, quantities, horizon }: Scenario, tree: Expression): number | null {
  if (isConstant(tree)) return evaluateConstant(tree).base;
  if (tree.kind !== 'name' || horizon!.moving.includes(tree.name)) return null;
  const input = inputs.find(({ name }) => name === tree.name);
  if (input !== undefined) return input.value.kind === 'constant' ? input.value.base : null;
  const formula = quantities.find(({ name }) => name === tree.name)?.tree;
  return formula !== undefined && isConstant(formula) ? evaluateConstant(formula).base : null;
}
