import type { BreakEven, BreakEvenWhatIf } from '../../../analyses/break-even/result.ts';
import type { ComparedAgain } from '../../../analyses/comparison/result.ts';
import type { Drivers } from '../../../analyses/drivers/result.ts';
import type { Forecast } from '../../../analyses/forecast/result.ts';
import type { GoalResult } from '../../../analyses/goals/result.ts';
import type { OutputResult } from '../../../analyses/outcome/result.ts';
import type { Result } from '../../../analyses/result.ts';
import type { ComparisonWhatIf, RatePeriod, WhatIf, WhatIfForm } from '../../../analyses/what-if/result.ts';
import type { Carried } from '../../../host/browser.ts';
import type { SimulateOptions } from '../../../run/settings.ts';
import { goalLimit } from '../../charts/goal-line.ts';

/** Draws of every answer; `costcone run --draws 65536` gives the same numbers. */
export const whatIfDraws = 65536;

/** What an input became, in its declared unit: a distribution by its 5th and 95th percentile (`uniform`: its ends), or one value. */
export interface Change {
  readonly form: WhatIfForm;
  readonly low: number;
  /** `low` again where the input has one value. */
  readonly high: number;
  /** The period of a rate. */
  readonly per?: RatePeriod | undefined;
}

/** Changed inputs by name. */
export type Changes = Readonly<Record<string, Change>>;

/** What a reader has changed: a lever, by its name, and inputs on top of it. */
export interface WhatIfState {
  readonly changes: Changes;
  readonly lever?: string | undefined;
}

/** What the worker is asked: what changes make of the answer; `thorough` as in `SimulateOptions`. */
export interface WhatIfChanges extends WhatIfState {
  readonly thorough?: boolean;
}

/** A change as it is written for `--set`, with the input's unit. */
export function changeNotation(change: Change, unit: string): string {
  const { per } = change;
  return `${bareNotation(change)} ${unit}`.trimEnd() + (per === undefined ? '' : ` per ${per}`);
}

function bareNotation({ form, low, high }: Change): string {
  if (low === high) return String(low);
  switch (form) {
    case 'to':
    case 'growth':
      return `${low} to ${high}`;
    case 'uniform':
      return `uniform(${low}, ${high})`;
    case 'beta':
    case 'normal':
      return `${form}(p5=${low}, p95=${high})`;
  }
}

/** What the worker of a page is told first. */
export type Question = WhatIfQuestion | ComparisonQuestion | BreakEvenQuestion;

/** What it says to changes. */
export type Answer = WhatIfAnswer | ComparisonAnswer | BreakEvenAnswer;

/** Draws what a reader has changed. @throws UsageError and ModelError as the command would */
export type Draw<Drawn extends Answer> = (changes: WhatIfChanges) => Promise<Drawn>;

/** What it is told of the scenarios of a comparison. */
export interface ComparisonQuestion {
  readonly comparison: ComparisonWhatIf;
  /** What the page lends to the code in it. */
  readonly carried: Carried;
  readonly settings: Pick<SimulateOptions, 'seed' | 'design' | 'level'>;
}

/** What it says of them. */
export interface ComparisonAnswer {
  readonly compared: ComparedAgain;
  readonly elapsedMs: number;
}

/** What it is told of a break-even. */
export interface BreakEvenQuestion {
  readonly breakEven: BreakEvenWhatIf;
  /** The input that is set to one value after the other. */
  readonly input: string;
  /** What the page lends to the code in it. */
  readonly carried: Carried;
  readonly settings: Pick<SimulateOptions, 'seed' | 'design'>;
}

/** What it says of it. */
export interface BreakEvenAnswer {
  readonly found: BreakEven;
  readonly elapsedMs: number;
}

/** What it is told of the scenario of a run. */
export interface WhatIfQuestion {
  readonly whatIf: WhatIf;
  /** What the page lends to the code in it. */
  readonly carried: Carried;
  readonly settings: Pick<SimulateOptions, 'seed' | 'design' | 'level'>;
  /** Outputs to draw anew; all others are only held to be finite. */
  readonly outputs: readonly string[];
}

/** What it says of that. */
export interface WhatIfAnswer {
  readonly outputs: Readonly<Record<string, OutputResult>>;
  readonly goals: readonly GoalResult[];
  /** Null where the scenario is about a day. */
  readonly forecast: Forecast | null;
  /** Null unless the answer is thorough. */
  readonly drivers: Drivers | null;
  readonly elapsedMs: number;
}

/** Why the worker has no answer: what `costcone run` would refuse too. */
export interface WhatIfRefusal {
  readonly refused: string;
}

/** What the worker has to know of a result: only what a what-if redraws is asked for. */
export function questionOf(result: Result, whatIf: WhatIf, carried: Carried): WhatIfQuestion {
  const { seed, design } = result.run;
  const names = Object.keys(result.outputs) as [string, ...string[]];
  const { level } = result.outputs[names[0]]!.interval;
  return {
    whatIf,
    carried,
    settings: { seed, design, level },
    outputs: names.filter((name, index) => index === 0 || goalLimit(result, name) !== null),
  };
}
