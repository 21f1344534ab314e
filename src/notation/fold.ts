import type { Unit } from '../units/unit.ts';
import { constants } from './names.ts';
import type { Expression } from './tree.ts';

/** The operands of a node, left to right. */
export function operandsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'name':
    case 'month':
      return [];
    case 'negate':
    case 'not':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
    case 'monthly':
      return node.arguments;
  }
}

/**
 * Computes something from the leaves up: `combine` gets a node and what was computed for its operands. A sum of 20,000
 * terms is a tree 20,000 deep, so this walks with a stack of its own.
 */
export function foldExpression<Value>(
  tree: Expression,
  combine: (node: Expression, operands: readonly Value[]) => Value,
): Value {
  const open: { node: Expression; operands: readonly Expression[]; values: Value[] }[] = [];
  const enter = (node: Expression) => open.push({ node, operands: operandsOf(node), values: [] });
  enter(tree);
  for (;;) {
    const top = open[open.length - 1]!;
    if (top.values.length < top.operands.length) {
      enter(top.operands[top.values.length]!);
      continue;
    }
    const value = combine(top.node, top.values);
    open.pop();
    const parent = open[open.length - 1];
    if (parent === undefined) return value;
    parent.values.push(value);
  }
}

/** Formulas stay as they are while a scenario is read again and again. */
const names = new WeakMap<Expression, readonly string[]>();

/** The names in a formula that are not constants, each once, in the order they appear. */
export function namesIn(tree: Expression): readonly string[] {
  const known = names.get(tree);
  if (known !== undefined) return known;
  const found = new Set<string>();
  foldExpression<void>(tree, (node) => {
    if (node.kind === 'name' && !constants.has(node.name)) found.add(node.name);
  });
  names.set(tree, [...found]);
  return [...found];
}

/** The units that were written in a formula. */
export function unitsIn(tree: Expression): ReadonlySet<Unit> {
  const units = new Set<Unit>();
  foldExpression<void>(tree, (node) => {
    if (node.kind === 'number' && node.unit !== null) units.add(node.unit);
  });
  return units;
}
