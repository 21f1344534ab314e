import { NotationError } from '../errors.ts';
import { namesIn, operandsOf } from '../notation/fold.ts';
import { checkFormula, formulaUnit } from '../notation/formula-unit.ts';
import { parseFormula } from '../notation/parse-formula.ts';
import type { Expression, Span } from '../notation/tree.ts';
import type { Unit } from '../units/unit.ts';
import { dependencyOrder } from './dependency-order.ts';
import { cycleError } from './messages.ts';

/** A formula somebody wrote; `unit` is null when it follows from the formula. */
export interface FormulaText {
  readonly name: string;
  readonly formula: string;
  readonly unit: Unit | null;
}

/** A formula whose words and units are checked. */
export interface CheckedFormula {
  readonly name: string;
  readonly tree: Expression;
  readonly unit: Unit;
  /** Names it is computed from, inputs and quantities, each once. */
  readonly uses: readonly string[];
}

/** One thing wrong with the formula of `name`. */
export interface FormulaProblem {
  readonly name: string;
  readonly error: NotationError;
}

interface Parsed {
  readonly name: string;
  readonly declared: Unit | null;
  readonly tree: Expression;
  readonly uses: readonly string[];
}

/**
 * Parses formulas, sorts them so that each stands after what it needs, and checks their units. `inputs` holds the unit
 * of every input. What depends on a formula with a problem is not reported again.
 */
export function checkQuantities(
  formulas: readonly FormulaText[],
  inputs: ReadonlyMap<string, Unit>,
): { readonly checked: readonly CheckedFormula[]; readonly problems: readonly FormulaProblem[] } {
  const problems: FormulaProblem[] = [];
  const attempt = <Value>(name: string, run: () => Value): Value | undefined => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof NotationError)) throw error;
      problems.push({ name, error });
      return undefined;
    }
  };
  const parsed = formulas.flatMap(({ name, formula, unit }): Parsed[] => {
    const tree = attempt(name, () => parseFormula(formula));
    return tree === undefined ? [] : [{ name, declared: unit, tree, uses: namesIn(tree) }];
  });
  const { ordered, cycles } = dependencyOrder(parsed);
  for (const cycle of cycles) {
    const { name, tree } = parsed.find((formula) => formula.name === cycle[0])!;
    problems.push({ name, error: cycleError(cycle, firstUse(tree, cycle[1] ?? name)) });
  }
  const units = new Map(inputs);
  const known = new Set([...inputs.keys(), ...formulas.map(({ name }) => name)]);
  const checked = ordered.flatMap(({ name, declared, tree, uses }): CheckedFormula[] => {
    // A declared unit stands even where the formula is wrong, so that others can be checked against it.
    if (declared !== null) units.set(name, declared);
    if (uses.some((used) => known.has(used) && !units.has(used))) return [];
    const unit = attempt(name, () => {
      if (declared === null) return formulaUnit(tree, units);
      checkFormula(tree, declared, units);
      return declared;
    });
    if (unit === undefined) return [];
    units.set(name, unit);
    return [{ name, tree, unit, uses }];
  });
  return { checked, problems };
}

/** Where a name first stands in a formula. */
function firstUse(tree: Expression, name: string): Span {
  const open: Expression[] = [tree];
  let found: Span = tree.span;
  while (open.length > 0) {
    const node = open.pop()!;
    if (node.kind === 'name' && node.name === name) found = node.span;
    open.push(...operandsOf(node));
  }
  return found;
}
