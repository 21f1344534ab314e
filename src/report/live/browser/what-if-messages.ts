import type { GoalResult } from '../../../analyses/goals/result.ts';
import type { OutputResult } from '../../../analyses/outcome/result.ts';
import type { Result } from '../../../analyses/result.ts';
import { goalLimit } from '../../charts/goal-line.ts';
import type { WhatIf, WhatIfForm } from '../../../analyses/what-if/result.ts';

/** Draws of every answer; `costcone run --draws 65536` gives the same numbers. */
export const whatIfDraws = 65536;

/** What an input became, in its declared unit: a distribution by its 5th and 95th percentile (`uniform`: its ends), or one value. */
export interface Change {
  readonly form: WhatIfForm;
  readonly low: number;
  /** `low` again where the input has one value. */
  readonly high: number;
}

/** Changed inputs by name. */
export type Changes = Readonly<Record<string, Change>>;

/** A change as it is written for `--set`, with the input's unit. */
export function changeNotation(change: Change, unit: string): string {
  return `${bareNotation(change)} ${unit}`.trimEnd();
}

function bareNotation({ form, low, high }: Change): string {
  if (low === high) return String(low);
  switch (form) {
    case 'to':
      return `${low} to ${high}`;
    case 'uniform':
      return `uniform(${low}, ${high})`;
    case 'beta':
    case 'normal':
      return `${form}(p5=${low}, p95=${high})`;
  }
}

/** What the worker is told first. */
export interface WhatIfQuestion {
  readonly kernel: Uint8Array;
  readonly whatIf: WhatIf;
  readonly outputs: readonly {
    readonly name: string;
    readonly unit: string;
    readonly label: string;
    readonly level: number;
  }[];
  readonly goals: readonly { readonly index: number; readonly factor: number; readonly goal: GoalResult }[];
}

/** What the worker says to changes. */
export interface WhatIfAnswer {
  readonly outputs: Readonly<Record<string, OutputResult>>;
  readonly goals: readonly GoalResult[];
  readonly elapsedMs: number;
}

/** Why the worker has no answer: what `costcone run` would refuse too. */
export interface WhatIfRefusal {
  readonly refused: string;
}

/** What the worker has to know of a result: only what a what-if redraws is asked for. */
export function questionOf(result: Result, whatIf: WhatIf, kernel: Uint8Array): WhatIfQuestion {
  return {
    kernel,
    whatIf,
    outputs: Object.entries(result.outputs)
      .filter(([name], index) => index === 0 || goalLimit(result, name) !== null)
      .map(([name, { unit, label, interval }]) => ({ name, unit, label, level: interval.level })),
    goals: result.goals.map((goal, index) => ({
      index,
      factor: goal.threshold === null ? 1 : (whatIf.factors[goal.threshold.quantity] ?? 1),
      goal,
    })),
  };
}
