import { grouped } from '../notation/grouped.ts';
import type { Result } from './result.ts';

/**
 * A count and what is counted.
 * @example countWords(1, 'draw') // => '1 draw'
 * @example countWords(1048576, 'draw') // => '1,048,576 draws'
 */
export function countWords(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** How a run was made, in one line. */
export function runWords({ run, partial }: Result): string {
  const draws = `${countWords(run.draws, 'draw')} in ${countWords(run.replicates, 'replicate')}`;
  return `${draws}, ${designNames[run.design]}, seed ${run.seed}${partial ? ', stopped early' : ''}`;
}

/** What each design is called in a sentence. */
export const designNames = {
  sobol: 'scrambled Sobol’ points',
  'latin-hypercube': 'Latin hypercube',
  'monte-carlo': 'independent draws',
} as const;

/** What a reader must know of a run as a whole. */
export const runWarnings = {
  partial: (whole: number, planned: number) => [
    `the run was stopped: ${whole} of ${planned} replicates were whole and only they count`,
  ],

  roundedUp: (asked: number, drawn: number) =>
    asked === drawn
      ? []
      : [
          `${countWords(asked, 'draw')} ${asked === 1 ? 'was' : 'were'} rounded up to ${grouped(drawn)}: 16 replicates of a power of two each`,
        ],
};

/** Amounts of which more is better, by the last word of their name. Judgement: what accounts call so; all others are costs. */
const gains = /(?:^|[._])(?:earnings|income|margin|margin_share|profit|revenue|savings)$/;

interface Limited {
  readonly threshold: { readonly quantity: string; readonly operator: string } | null;
}

/** Whether more of a quantity is better: as the goals on it say, or else its name. */
export function isGain(quantity: string, goals: readonly Limited[]): boolean {
  const operators = goals.flatMap(({ threshold }) =>
    threshold?.quantity === quantity ? [threshold.operator] : [],
  );
  return operators.length > 0 ? operators.every((one) => one.startsWith('>')) : gains.test(quantity);
}
