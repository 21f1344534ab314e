import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds } from './kinds.ts';
import type { Input } from './kind.ts';
import { knownReasons } from './known.ts';
import type { Failure } from './protocol.ts';
import { Random } from './random.ts';

/** Failures by kind and sort: the first of each is printed and its input saved, the others are counted. */
export class Failures {
  readonly #counts = new Map<string, { readonly first: Failure; count: number }>();
  readonly known = new Map<string, number>();
  readonly #seed: string;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** Sorts that are not known. */
  get size(): number {
    return this.#counts.size;
  }

  add(failure: Failure): void {
    const { kind, sort } = failure;
    const reason = knownReasons.find((one) => one.sort.test(sort));
    if (reason !== undefined) {
      this.known.set(reason.name, (this.known.get(reason.name) ?? 0) + 1);
      return;
    }
    const key = `${kind}: ${sort}`;
    const before = this.#counts.get(key);
    if (before !== undefined) {
      before.count += 1;
      return;
    }
    this.#counts.set(key, { first: failure, count: 1 });
    const path = saveInput(caseOf(kind, this.#seed, failure.index), `${kind}-${this.#seed}-${failure.index}`);
    process.stdout.write(
      `${process.stderr.isTTY ? '\r' : ''}FAILED ${kind} ${failure.index}: ${failure.message}\n  again: ${again(this.#seed, failure)}\n  input: ${path}\n\n`,
    );
  }

  counts(): readonly { readonly first: Failure; readonly count: number }[] {
    return [...this.#counts.values()];
  }
}

/** The command that tries a case again. */
export const again = (seed: string, { kind, index }: Pick<Failure, 'kind' | 'index'>): string =>
  `npm run fuzz -- --seed ${seed} --kind ${kind} --case ${index}`;

/** The input of a case. */
export function caseOf(name: string, seed: string, index: number): Input {
  return kinds.find((one) => one.name === name)!.make(new Random(seed, name, index));
}

/** Writes an input below `reports/fuzz`; answers with the path of its main file. */
export function saveInput(input: Input, name: string): string {
  const folder = join('reports', 'fuzz', name);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(input.files ?? {})) writeFileSync(join(folder, file), content);
  const { words, base, depth } = input;
  writeFileSync(join(folder, 'case.json'), `${JSON.stringify({ words, base, depth })}\n`);
  const path = join(folder, 'input');
  writeFileSync(path, input.text);
  return path;
}
