import { evaluateConstant, isConstant } from '../../notation/constant.ts';
import { formatExpression } from '../../notation/format.ts';
import { formulaUnit } from '../../notation/formula-unit.ts';
import type { Expression } from '../../notation/tree.ts';
import { labelOf } from '../../run/scenario-view.ts';
import type { Goal, Scenario } from '../../scenario/scenario.ts';
import { withFixedRates } from '../../scenario/currency/goal-currency.ts';
import type { Unit } from '../../units/unit.ts';
import type { GoalLimit } from './result.ts';

/** What a goal such as `total(daily_cost) <= 1M USD` allows; null where it limits no total. */
export function limitOf(scenario: Scenario, { tree, byMonth, months }: Goal): GoalLimit | null {
  if (byMonth === null || months !== null) return null;
  const comparison = withFixedRates(tree, scenario.inputs);
  if (comparison.kind !== 'binary') return null;
  const isTurned = comparison.operator.startsWith('>');
  const { left, right } = comparison;
  const [total, limit] = isTurned ? [right, left] : [left, right];
  const unit = formulaUnit(total, unitsOf(scenario));
  return { value: null, unit: unit.text, ...givenLimit(scenario, limit), of: whatOf(scenario, total) };
}

/** A limit that is one number, in the unit in which it was given. */
function givenLimit({ inputs, horizon }: Scenario, limit: Expression): Partial<GoalLimit> {
  if (isConstant(limit)) {
    const { value, unit } = evaluateConstant(limit);
    return { value, ...(unit === null ? {} : { unit: unit.text }) };
  }
  const input = limit.kind === 'name' ? inputs.find(({ name }) => name === limit.name) : undefined;
  if (input?.value.kind !== 'constant' || horizon!.moving.includes(input.name)) return {};
  return { value: input.value.value, unit: input.value.unit.text };
}

/** What a total is of, in words. */
function whatOf(scenario: Scenario, total: Expression): string {
  if (total.kind === 'name') return labelOf(scenario, total.name);
  const [x] = total.kind === 'monthly' ? total.arguments : [];
  return x?.kind === 'name' ? labelOf(scenario, x.name) : formatExpression(x ?? total);
}

function unitsOf({ inputs, quantities }: Scenario): ReadonlyMap<string, Unit> {
  return new Map([...inputs, ...quantities].map(({ name, unit }) => [name, unit]));
}
