import { evaluateConstant, isConstant } from '../notation/constant.ts';
import { namesIn } from '../notation/fold.ts';
import { formulaUnit } from '../notation/formula-unit.ts';
import { quoted } from '../notation/messages.ts';
import { parseGoal } from '../notation/parse-formula.ts';
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
export function readGoals(node: YamlNode | undefined, names: MoneyNames, reading: Reading): Goal[] {
  if (node?.kind !== 'list') return [];
  return node.items.flatMap((item) => {
    const goal = item.kind === 'scalar' ? readGoal(item, names, reading) : null;
    return goal === null ? [] : [goal];
  });
}

function readGoal(node: YamlScalar, names: MoneyNames, reading: Reading): Goal | null {
  const goal = readNotation(reading, node, parseGoal);
  if (goal === null) return null;
  const { comparison, required } = goal;
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
    formulaUnit(comparison, names.units);
    const tree = goalInOneCurrency(comparison, names);
    return {
      text: node.text,
      tree,
      required: required ?? usualProbability,
      threshold: thresholdOf(withFixedRates(tree, names.inputs), names),
    };
  });
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
