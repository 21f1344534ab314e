import { PatternError } from './pattern-error.ts';
import { type PatternTree, parsePattern } from './tree.ts';

/** One step of a matcher: where it goes on, and under which condition. */
export type Step =
  | { readonly kind: 'found' }
  | { readonly kind: 'split'; branches: readonly number[] }
  | { readonly kind: 'one'; readonly test: (character: string) => boolean; readonly next: number }
  | { readonly kind: 'place'; readonly test: (text: string, place: number) => boolean; readonly next: number }
  | { readonly kind: 'ahead'; readonly first: number; readonly not: boolean; readonly next: number };

/** Far more than any list of modules needs. */
const mostSteps = 2000;

/** The steps of a pattern, and the one where a match begins. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly first: number;
}

export function compilePattern(source: string): Steps {
  const compiler = new Compiler();
  const found = compiler.add({ kind: 'found' });
  const first = compiler.compile(parsePattern(source), found);
  return { steps: compiler.steps, first };
}

type Repeat = Extract<PatternTree, { readonly kind: 'repeat' }>;

class Compiler {
  readonly steps: Step[] = [];
  /** Counted apart from the steps, as empty brackets may be repeated without adding any. */
  #trees = 0;

  add(step: Step): number {
    return this.steps.push(step) - 1;
  }

  /** Adds the steps of a tree that goes on at `next`; gives its first. */
  compile(tree: PatternTree, next: number): number {
    this.#trees += 1;
    if (this.#trees > mostSteps) throw new PatternError('is too long a pattern');
    switch (tree.kind) {
      case 'one':
        return this.add({ kind: 'one', test: tree.test, next });
      case 'place':
        return this.add({ kind: 'place', test: tree.test, next });
      case 'sequence':
        return tree.parts.reduceRight((after, part) => this.compile(part, after), next);
      case 'either': {
        const branches = tree.branches.map((branch) => this.compile(branch, next));
        return this.add({ kind: 'split', branches });
      }
      case 'ahead': {
        const first = this.compile(tree.inner, this.add({ kind: 'found' }));
        return this.add({ kind: 'ahead', first, not: tree.not, next });
      }
      case 'repeat':
        return this.#repeat(tree, next);
    }
  }

  #repeat({ inner, least, most }: Repeat, next: number): number {
    let after = next;
    if (most === Number.POSITIVE_INFINITY) {
      const loop: Step = { kind: 'split', branches: [] };
      after = this.add(loop);
      loop.branches = [this.compile(inner, after), next];
    } else {
      for (let more = least; more < most; more += 1)
        after = this.add({ kind: 'split', branches: [this.compile(inner, after), next] });
    }
    for (let copy = 0; copy < least; copy += 1) after = this.compile(inner, after);
    return after;
  }
}
