import { foldExpression, namesIn } from '../fold.ts';
import type { Expression } from '../tree.ts';
import { monthlyFunctions, monthlyNames } from './functions.ts';

/** Names that a formula needs in the very month that it is computed for: what stands in the first argument of `previous` is not. */
export function namesNow(tree: Expression): readonly string[] {
  return namesIn(withoutPrevious(tree));
}

/** Names of which a formula needs more than one month, those to come too. */
export function namesWhole(tree: Expression): string[] {
  const names = new Set<string>();
  foldExpression<void>(tree, (part) => {
    if (part.kind === 'monthly' && monthlyFunctions[part.function].isWhole)
      for (const name of namesIn(part)) names.add(name);
  });
  return [...names];
}

/** Whether a formula differs from month to month, given the names that do. */
export function isMoving(tree: Expression, moving: ReadonlySet<string>): boolean {
  const isNamed = (name: string) => moving.has(name) || (monthlyNames as readonly string[]).includes(name);
  if (!looksAtMonths(tree)) return namesIn(tree).some(isNamed);
  return foldExpression<boolean>(tree, (part, operands) => {
    if (part.kind === 'name') return isNamed(part.name);
    if (part.kind === 'monthly') return !monthlyFunctions[part.function].isWhole;
    return operands.includes(true);
  });
}

/** The same with `first` in the place of every `previous(x, first)`: what it is measured in. */
export function withoutPrevious(tree: Expression): Expression {
  if (!looksAtMonths(tree)) return tree;
  return foldExpression<Expression>(tree, (part, operands) => {
    switch (part.kind) {
      case 'number':
      case 'name':
      case 'month':
        return part;
      case 'negate':
      case 'not':
        return { ...part, operand: operands[0]! };
      case 'binary':
        return { ...part, left: operands[0]!, right: operands[1]! };
      case 'call':
        return { ...part, arguments: operands };
      case 'monthly':
        return part.function === 'previous' ? operands[1]! : { ...part, arguments: operands };
    }
  });
}

/** By formula: they stay as they are while a scenario is read again and again. */
const looking = new WeakMap<Expression, boolean>();

/** Whether a formula has a function of months, or a month. */
export function looksAtMonths(tree: Expression): boolean {
  const known = looking.get(tree);
  if (known !== undefined) return known;
  const looks = foldExpression<boolean>(
    tree,
    (part, operands) => part.kind === 'monthly' || part.kind === 'month' || operands.includes(true),
  );
  looking.set(tree, looks);
  return looks;
}
