import { didYouMean } from '../errors.ts';
import { namesIn } from '../notation/fold.ts';
import { parseFormula } from '../notation/parse-formula.ts';
import type { Unit } from '../units/unit.ts';

/** What a formula tree is drawn from: a model, or a scenario. */
export interface FormulaSet {
  readonly inputs: readonly {
    readonly name: string;
    readonly unit: Unit;
    readonly notation: string;
    readonly source: string;
    /** How it changes from month to month, in lines such as `growth: 3% per month`. */
    readonly changes?: readonly string[];
  }[];
  readonly quantities: readonly {
    readonly name: string;
    readonly unit: Unit;
    readonly formula: string;
    readonly source: string;
  }[];
}

interface Part {
  readonly name: string;
  readonly text: string;
  readonly source: string;
  readonly changes: readonly string[];
  readonly uses: readonly string[];
}

/**
 * How a quantity is computed, as indented text: each line is `name [unit] = formula`, with its source below it and the
 * parts it is computed from below that. A part that was drawn before is named only.
 * @throws RangeError when there is nothing of that name; its message suggests the nearest
 */
export function formulaTree(set: FormulaSet, name: string): string {
  const parts = partsOf(set);
  if (!parts.has(name)) {
    const hint = didYouMean(name, parts.keys());
    throw new RangeError(`there is nothing called "${name}"${hint === undefined ? '' : `, ${hint}`}`);
  }
  const lines: string[] = [];
  const drawn = new Set<string>();
  const open: { name: string; branch: string; indent: string }[] = [{ name, branch: '', indent: '' }];
  while (open.length > 0) {
    const { name, branch, indent } = open.pop()!;
    const part = parts.get(name);
    if (part === undefined) continue;
    if (drawn.has(name)) {
      lines.push(`${branch}${part.name} (see above)`);
      continue;
    }
    drawn.add(name);
    const below = part.uses.filter((used) => parts.has(used));
    lines.push(`${branch}${part.text}`);
    for (const change of part.changes) lines.push(`${indent}${below.length > 0 ? '│ ' : '  '}  ${change}`);
    if (part.source !== '') lines.push(`${indent}${below.length > 0 ? '│ ' : '  '}  source: ${part.source}`);
    for (const [index, used] of [...below.entries()].reverse()) {
      const isLast = index === below.length - 1;
      open.push({
        name: used,
        branch: `${indent}${isLast ? '└─ ' : '├─ '}`,
        indent: `${indent}${isLast ? '   ' : '│  '}`,
      });
    }
  }
  return lines.join('\n');
}

function partsOf({ inputs, quantities }: FormulaSet): ReadonlyMap<string, Part> {
  const heading = (name: string, { text }: Unit) => (text === '' ? name : `${name} [${text}]`);
  return new Map([
    ...inputs.map(({ name, unit, notation, source, changes = [] }): [string, Part] => [
      name,
      { name, text: `${heading(name, unit)} = ${notation}`, source, changes, uses: [] },
    ]),
    ...quantities.map(({ name, unit, formula, source }): [string, Part] => [
      name,
      {
        name,
        text: `${heading(name, unit)} = ${formula}`,
        source,
        changes: [],
        uses: namesIn(parseFormula(formula)),
      },
    ]),
  ]);
}
