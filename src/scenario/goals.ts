import { evaluateConstant, isConstant } from '../notation/constant.ts';
import { namesIn } from '../notation/fold.ts';
import { formulaUnit } from '../notation/formula-unit.ts';
import { quoted } from '../notation/messages.ts';
import { checkComparedMonths, checkMonths } from '../notation/monthly/check.ts';
import { parseGoal } from '../notation/parse-formula.ts';
import { comesTo } from './months/comes-to.ts';
import { type GoalMonths, goalByMonth } from './months/goal-months.ts';
import type { BinaryOperator, Expression } from '../notation/tree.ts';
import { fromBase } from '../units/arithmetic.ts';
import { goalInOneCurrency, withFixedRates } from './currency/goal-currency.ts';
import type { MoneyNames } from './currency/in-one-currency.ts';
import type { Names } from './quantities.ts';
import { type Reading, readNotation, report } from './reading.ts';
import { reportUnknownNames } from './unknown-names.ts';
import type { Goal } from './scenario.ts';
import type { YamlNode, YamlScalar } from './yaml-tree.ts';

/** The probability a goal needs when it does not say. */
const usualProbability = 0.9;

/** Reads goals and checks their units. */
export function readGoals(
  node: YamlNode | undefined,
  names: MoneyNames,
  reading: Reading,
  months: GoalMonths | null = null,
): Goal[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    const goal = item.kind === 'scalar' ? readGoal(item, names, reading, months) : null;
    return goal === null ? [] : [goal];
  });
}

function readGoal(
  node: YamlScalar,
  names: MoneyNames,
  reading: Reading,
  over: GoalMonths | null,
): Goal | null {
  const goal = readNotation(reading, node, parseGoal);
  if (goal === null) return null;
  const { comparison, required, months } = goal;
  const used = namesIn(comparison);
  if (used.some((name) => names.unread.has(name))) {
    reportUnknownNames(comparison, node, [...names.units.keys(), ...names.unread], reading);
    return null;
  }
  if (used.length === 0) {
    report(reading, node, 'a goal must name a quantity', quoted(node.text));
    return null;
  }
  return readNotation(reading, node, () => {
    checkMonths(comparison, over?.horizon ?? null);
    checkComparedMonths(comparison, names.units, node.text);
    formulaUnit(comparison, names.units);
    const tree = goalInOneCurrency(comparison, names);
    const byMonth = goalByMonth(tree, comparison, months, names.quantities, over);
    const threshold = months === null ? thresholdOf(withFixedRates(tree, names.inputs), names) : null;
    return {
      text: node.text,
      tree,
      required: required ?? usualProbability,
      months,
      byMonth,
      threshold: over === null || isItself(threshold, names, over) ? threshold : null,
    };
  });
}

/** Whether what a goal limits is what a Result says of it over a horizon. */
function isItself(threshold: Goal['threshold'], { quantities }: Names, over: GoalMonths): boolean {
  const quantity = quantities.find(({ name }) => name === threshold?.quantity);
  return quantity !== undefined && comesTo(quantity, over) === 'itself';
}

const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** The limit in `quantity <= limit` or `limit >= quantity`, in the quantity's unit. */
function thresholdOf(tree: Expression, names: Names): Goal['threshold'] {
  if (tree.kind !== 'binary' || !isOrder(tree.operator)) return null;
  const isTurned = isConstant(tree.left);
  const [name, limit] = isTurned ? [tree.right, tree.left] : [tree.left, tree.right];
  if (name.kind !== 'name' || !isConstant(limit)) return null;
  const quantity = names.quantities.find((candidate) => candidate.name === name.name);
  if (quantity === undefined) return null;
  return {
    quantity: quantity.name,
    operator: isTurned ? mirrored[tree.operator] : tree.operator,
    limit: fromBase(evaluateConstant(limit).base, quantity.unit),
  };
}

function isOrder(operator: BinaryOperator): operator is keyof typeof mirrored {
  return operator in mirrored;
}
