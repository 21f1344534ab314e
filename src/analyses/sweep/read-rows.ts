import { yieldToEvents } from '../../engine/yield-to-events.ts';
import {
  InterruptedError,
  mostProblemsShown,
  type Problem,
  ScenarioError,
  UsageError,
} from '../../errors.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { ScenarioReader, Settable } from '../../scenario/scenario-reader.ts';
import { fromBase, sameDimension } from '../../units/arithmetic.ts';
import { isQuotable, noSweepTable } from './quotable.ts';
import { digestOf } from './row-key.ts';
import { emptyCell, type SweptRows } from './swept-rows.ts';

/** A row that was read: enough to draw it later with others like it. */
export interface ReadRow {
  /** Position in the table. */
  readonly index: number;
  /** Rows of the same plan have inputs of the same names that are drawn, tied in the same way: each then has its own random numbers. */
  readonly drawnTogether: string;
  readonly sha256: string;
  /** What was set as numbers; see `SweptRow.values`. */
  readonly values: readonly (number | null)[];
}

/** Rows that are read before other events have their turn. */
const readAtOnce = 8;

/** What rows set, by name; an empty cell, which is refused, sets nothing. */
export function settableOf({ columns, rows }: SweptRows, row: number): Settable {
  return new Map(
    columns
      .map((name, index): [string, string] => [name, rows[row]![index]!])
      .filter(([, text]) => text !== ''),
  );
}

/**
 * Reads every row before any is drawn; those that choose the same stand together. `ask` refuses what the request cannot be asked of.
 *
 * @throws ScenarioError with the problems of all rows; InterruptedError where it was stopped
 */
export async function readRows(
  reader: ScenarioReader,
  table: SweptRows,
  ask: (scenario: Scenario) => void,
  signal: AbortSignal,
): Promise<readonly ReadRow[]> {
  const problems = new RowProblems(table);
  const read: ReadRow[] = [];
  const standing = reader.asItStands();
  const isShown = isQuotable(table, standing);
  const readAll = async (indices: readonly number[]) => {
    for (const [count, index] of indices.entries()) {
      // Other events have their turn, so that a stop is heard.
      if (count % readAtOnce === 0) await yieldToEvents();
      if (signal.aborted) throw new InterruptedError('stopped while rows were read: there is no result');
      if (read.length === 0 && problems.count >= mostProblemsShown) break;
      const empty = table.columns.filter((_, column) => table.rows[index]![column] === '');
      if (empty.length > 0) {
        if (!isShown) throw noSweepTable(table);
        problems.add(index, new ScenarioError(empty.map((name) => emptyCell({ file: '--set' }, name))));
      }
      try {
        const scenario = reader.read(settableOf(table, index));
        ask(scenario);
        read.push({ index, ...whatIsKept(scenario, standing, table, index) });
      } catch (error) {
        const isOfTable = error instanceof ScenarioError || error instanceof UsageError;
        if (isOfTable && !isShown) throw noSweepTable(table);
        if (!(error instanceof ScenarioError)) throw error;
        problems.add(index, error);
      }
    }
  };
  const all = table.rows.map((_, index) => index);
  await readAll(all.slice(0, 1));
  await readAll(byChoice(reader, table, all.slice(1)));
  problems.throwAny();
  return read;
}

/** Rows in the order of what cannot be read alone, so that what they choose is read once. */
function byChoice(reader: ScenarioReader, { columns, rows }: SweptRows, indices: readonly number[]) {
  const choices = columns.flatMap((name, index) => (reader.readsAlone(name) ? [] : [index]));
  if (choices.length === 0) return indices;
  const keyOf = (row: number) => JSON.stringify(choices.map((column) => rows[row]![column]));
  const groups = new Map<string, number[]>();
  for (const row of indices) {
    const group = groups.get(keyOf(row)) ?? [];
    group.push(row);
    groups.set(keyOf(row), group);
  }
  return [...groups.values()].flat();
}

function whatIsKept(scenario: Scenario, standing: Scenario, { columns, rows }: SweptRows, index: number) {
  const { inputs, correlations, horizon } = scenario;
  const drawn = inputs.filter(({ value }) => value.kind === 'distribution');
  return {
    sha256: scenario.sha256,
    drawnTogether: digestOf([drawn.map(({ name, drawnAs }) => [name, drawnAs]), correlations, horizon]),
    values: columns.map((name, column) => numberOf(scenario, standing, name, rows[index]![column]!)),
  };
}

/** The number that a row sets, in the unit that the input has in the scenario as it stands. */
function numberOf({ inputs }: Scenario, standing: Scenario, name: string, text: string): number | null {
  const input = inputs.find((one) => one.name === name);
  if (input === undefined) return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null;
  const { value, part } = input;
  const unit = standing.inputs.find((one) => one.name === name)?.unit ?? input.unit;
  const isNumber = value.kind === 'constant' && sameDimension(unit, input.unit);
  return isNumber ? fromBase(value.base, unit) - (part?.less ?? 0) : null;
}

/** Problems of rows by what is wrong, so that the same in many rows is told once. */
class RowProblems {
  readonly #table: SweptRows;
  readonly #found = new Map<string, { readonly problem: Problem; readonly rows: number[] }>();

  constructor(table: SweptRows) {
    this.#table = table;
  }

  get count(): number {
    return [...this.#found.values()].reduce((sum, { rows }) => sum + rows.length, 0);
  }

  add(row: number, { problems }: ScenarioError): void {
    for (const problem of problems) {
      const { columns, placeOf } = this.#table;
      const name = problem.path.replace(/^(?:inputs|formulas)\./, '');
      const column = columns.findIndex((one) => one === name || one === problem.path);
      const isElsewhere = problem.place.file !== '--set';
      const rule = isElsewhere
        ? `${problem.rule} (in ${problem.place.file}${problem.place.line === undefined ? '' : `, line ${problem.place.line}`})`
        : problem.rule;
      const path = column < 0 ? problem.path : columns[column]!;
      const key = JSON.stringify([path, rule, problem.found, problem.hint]);
      const known = this.#found.get(key);
      if (known !== undefined) known.rows.push(row);
      else {
        const place = placeOf(row, Math.max(column, 0));
        this.#found.set(key, { problem: { ...problem, place, path, rule }, rows: [row] });
      }
    }
  }

  /** @throws ScenarioError where there is a problem */
  throwAny(): void {
    if (this.#found.size === 0) return;
    const inOrder = [...this.#found.values()].toSorted((a, b) => a.rows[0]! - b.rows[0]!);
    const { pathOf } = this.#table;
    throw new ScenarioError(
      inOrder.map(({ problem, rows }) => {
        const told = this.#told(problem, rows);
        return pathOf === undefined ? told : { ...told, path: pathOf(Math.min(...rows), told.path) };
      }),
    );
  }

  #told(problem: Problem, rows: readonly number[]): Problem {
    const [, ...others] = [...new Set(rows)].toSorted((a, b) => a - b);
    if (others.length === 0) return problem;
    const { nameOf } = this.#table;
    const named = others
      .slice(0, mostNamed)
      .map(nameOf)
      .join(others.length > 1 ? '; ' : '');
    const more = others.length > mostNamed ? `; and ${others.length - mostNamed} more` : '';
    return { ...problem, found: [problem.found, `also: ${named}${more}`].filter(Boolean).join('; ') };
  }
}

/** Further rows of the same problem that are named. */
const mostNamed = 10;
