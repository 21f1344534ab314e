import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FinishedRows } from '../analyses/sweep/draw-all.ts';
import { UsageError, visible } from '../errors.ts';
import { writeTogether } from './written-files.ts';

type Row = Parameters<FinishedRows['add']>[0][number];

/** Files of finished rows are called by the key of their first row; the seed stands beside them. */
const ofRows = /^[0-9a-f]{64}\.json$/;
const seedName = 'seed.json';

/**
 * Rows of a sweep that are finished, in a folder beside the file that they are written to in the end. Each file of it appears
 * whole, so that a sweep that was ended in any way goes on where it was.
 */
export class RowFolder implements FinishedRows {
  readonly path: string;
  readonly #rows = new Map<string, Row[1]>();
  #seed = '';

  /** @throws UsageError where the folder holds what no sweep wrote */
  constructor(out: string) {
    this.path = `${out}.part`;
    if (!existsSync(this.path)) return;
    for (const name of this.#names())
      for (const [key, row] of this.#read<Row[]>(name)) this.#rows.set(key, row);
  }

  /** Rows that were finished before. */
  get size(): number {
    return this.#rows.size;
  }

  /** The seed of the rows that are there, or null. */
  get seed(): string | null {
    const isThere = existsSync(join(this.path, seedName));
    return isThere ? this.#read<{ readonly seed: string }>(seedName).seed : null;
  }

  /** Keeps the seed with the first finished rows, so that a later sweep can go on without naming it. */
  set seed(seed: string) {
    this.#seed = seed;
  }

  get(key: string): Row[1] | undefined {
    return this.#rows.get(key);
  }

  add(rows: readonly Row[]): void {
    const seed = existsSync(join(this.path, seedName))
      ? []
      : [{ path: join(this.path, seedName), content: `${JSON.stringify({ seed: this.#seed })}\n` }];
    const content = `${JSON.stringify(rows)}\n`;
    writeTogether([{ path: join(this.path, `${rows[0]![0]}.json`), content }, ...seed]);
  }

  /** Removes the folder and what sweeps wrote into it. */
  remove(): void {
    if (!existsSync(this.path)) return;
    for (const name of [...this.#names(), seedName]) rmSync(join(this.path, name), { force: true });
    // What is no sweep's stays, and its folder with it.
    if (readdirSync(this.path).length === 0) rmdirSync(this.path);
  }

  #names(): readonly string[] {
    return readdirSync(this.path)
      .filter((name) => ofRows.test(name))
      .sort();
  }

  #read<Value>(name: string): Value {
    const path = join(this.path, name);
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Value;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new UsageError(
        `${visible(path)} was not written by a sweep: remove the folder ${visible(this.path)}`,
      );
    }
  }
}
