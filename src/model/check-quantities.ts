import { NotationError } from '../errors.ts';
import { namesIn, operandsOf } from '../notation/fold.ts';
import { checkFormula, formulaUnit } from '../notation/formula-unit.ts';
import { checkLookingBack, checkMonths, checkNoCalendar, type MonthSpan } from '../notation/monthly/check.ts';
import { namesNow, namesWhole, withoutPrevious } from '../notation/monthly/uses.ts';
import { keptReadings } from '../notation/kept-readings.ts';
import { parseFormula } from '../notation/parse-formula.ts';
import type { Expression, Span } from '../notation/tree.ts';
import type { Unit } from '../units/unit.ts';
import { dependencyOrder } from './dependency-order.ts';
import { cycleError, cycleHint } from './messages.ts';

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

/** A formula without its name and unit. */
interface ParsedText {
  readonly tree: Expression;
  /** What of it is computed in one month. */
  readonly now: Expression;
  /** Names that are used in the same month. */
  readonly uses: readonly string[];
  /** Names it is computed from, each once. */
  readonly names: readonly string[];
}

interface Parsed extends ParsedText {
  readonly name: string;
  readonly declared: Unit | null;
}

const parsedText = keptReadings((formula): ParsedText => {
  const tree = parseFormula(formula);
  return { tree, now: withoutPrevious(tree), uses: namesNow(tree), names: namesIn(tree) };
});

/** Units with which a formula was found right. */
interface RightWith {
  readonly declared: Unit;
  readonly units: readonly (Unit | undefined)[];
}

const foundRight = new WeakMap<Expression, RightWith>();

/** Checks the units of a formula, unless these very units were found right before. @throws NotationError */
function checkUnits(
  { tree, now, names }: ParsedText,
  declared: Unit,
  units: ReadonlyMap<string, Unit>,
): void {
  const known = foundRight.get(tree);
  if (known?.declared === declared && names.every((name, index) => units.get(name) === known.units[index]))
    return;
  checkNoCalendar(tree, units);
  checkFormula(now, declared, units);
  foundRight.set(tree, { declared, units: names.map((name) => units.get(name)) });
}

/**
 * Parses formulas, sorts them so that each stands after what it needs, and checks their units. `inputs` holds the unit
 * of every input. What depends on a formula with a problem is not reported again.
 */
export function checkQuantities(
  formulas: readonly FormulaText[],
  inputs: ReadonlyMap<string, Unit>,
  span: MonthSpan | null = null,
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
    const text = attempt(name, () => parsedText(formula));
    if (text === undefined || attempt(name, () => checkMonths(text.tree, span)) === undefined) return [];
    return [{ name, declared: unit, ...text }];
  });
  const { ordered, cycles: inMonth } = dependencyOrder(parsed);
  const overMonths = inMonth.length > 0 || span === null ? [] : cyclesOverMonths(parsed);
  const inMonthHint = span === null ? undefined : cycleHint.sameMonth;
  for (const [cycles, hint] of [
    [inMonth, inMonthHint],
    [overMonths, cycleHint.allMonths],
  ] as const)
    for (const cycle of cycles) {
      const { name, tree } = parsed.find((formula) => formula.name === cycle[0])!;
      problems.push({ name, error: cycleError(cycle, firstUse(tree, cycle[1] ?? name), hint) });
    }
  const units = new Map(inputs);
  const known = new Set([...inputs.keys(), ...formulas.map(({ name }) => name)]);
  const checked = ordered.flatMap((parsed): CheckedFormula[] => {
    const { name, declared, tree, now, uses, names } = parsed;
    // A declared unit stands even where the formula is wrong, so that others can be checked against it.
    if (declared !== null) units.set(name, declared);
    if (uses.some((used) => known.has(used) && !units.has(used))) return [];
    const unit = attempt(name, () => {
      if (declared !== null) {
        checkUnits(parsed, declared, units);
        return declared;
      }
      checkNoCalendar(tree, units);
      return formulaUnit(now, units);
    });
    if (unit === undefined) return [];
    units.set(name, unit);
    return [{ name, tree, unit, uses: names }];
  });
  // What a formula looks back at may stand after it: the units of all are known by now.
  const good = checked.filter(
    ({ name, tree }) => attempt(name, () => checkLookingBack(tree, units)) !== undefined,
  );
  return { checked: good, problems };
}

/** A formula that looks at all months of what hangs on it, as names in the order in which they use each other. */
function cyclesOverMonths(parsed: readonly Parsed[]): string[][] {
  const uses = new Map(parsed.map(({ name, tree }) => [name, namesIn(tree)]));
  for (const { name, tree } of parsed)
    for (const whole of namesWhole(tree)) {
      const path = pathBetween(whole, name, uses);
      if (path !== null) return [[name, ...path.slice(0, -1)]];
    }
  return [];
}

/** From one name to another along what they use; null where there is no way. */
function pathBetween(
  from: string,
  to: string,
  uses: ReadonlyMap<string, readonly string[]>,
): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) {
      const path: string[] = [];
      for (let at: string | null = name; at !== null; at = cameFrom.get(at)!) path.unshift(at);
      return path;
    }
    for (const used of uses.get(name) ?? [])
      if (!cameFrom.has(used)) {
        cameFrom.set(used, name);
        open.push(used);
      }
  }
  return null;
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
