import type { Estimate } from '../../statistics/estimate.ts';
import type { Driver } from '../drivers/result.ts';
import type { EvidenceResult, MovedInput, SeenObservation } from '../evidence/result.ts';
import type { FirstMonth, Forecast } from '../forecast/result.ts';
import type { GoalResult } from '../goals/result.ts';
import type { OutputResult } from '../outcome/result.ts';
import type { PrecisionResult } from '../precision/result.ts';
import type { Result } from '../result.ts';

/** One output in a few numbers. */
export interface OutputSummary extends Pick<OutputResult, 'unit' | 'label' | 'mean' | 'interval'> {
  readonly p5: Estimate;
  readonly p50: Estimate;
  readonly p95: Estimate;
}

/** An output that is a month or never. */
export interface FirstMonthSummary extends Pick<FirstMonth, 'unit' | 'label' | 'never' | 'mean'> {
  readonly p5: string | null;
  readonly p50: string | null;
  readonly p95: string | null;
}

/** The months of the headline and of goals, in order from `from`, with six digits. */
export interface ForecastSummary extends Pick<Forecast, 'from' | 'months'> {
  /** Empty where the headline is one number for the whole horizon. */
  readonly outputs: Readonly<
    Record<
      string,
      { readonly unit: string } & Readonly<Record<'p5' | 'p50' | 'p95', readonly (number | null)[]>>
    >
  >;
  /** How likely each goal holds in, or up to, each month: empty where that makes no sense. */
  readonly goals: readonly {
    readonly text: string;
    readonly byMonth: readonly (number | null)[];
    readonly mostLikelyMiss: string | null;
  }[];
}

/** What observations did to the run: those that are in conflict first, 20 at most, and the five inputs that moved most. */
export interface EvidenceSummary
  extends Pick<EvidenceResult, 'effectiveDraws' | 'smallestReplicate' | 'priorHeadline'> {
  readonly count: number;
  readonly conflicts: number;
  readonly observations: readonly Pick<
    SeenObservation,
    'quantity' | 'month' | 'text' | 'place' | 'conflict'
  >[];
  readonly inputs: readonly ({ readonly input: string } & Pick<
    MovedInput,
    'posterior' | 'moved' | 'narrowed'
  >)[];
}

/** What `run --summary` prints: the part of a Result that scripts ask for, small enough to keep. Undefined numbers are null. */
export interface Summary {
  readonly format: 'costcone-summary/1';
  readonly scenario: Pick<Result['scenario'], 'title' | 'file' | 'sha256'>;
  readonly run: Pick<Result['run'], 'seed' | 'design' | 'draws' | 'replicates' | 'version'>;
  /** True when the run was interrupted and only whole replicates count. */
  readonly partial: boolean;
  /** Null when not asked. */
  readonly precision: PrecisionResult | null;
  readonly outputs: Readonly<Record<string, OutputSummary | FirstMonthSummary>>;
  /** Absent where nothing was observed. */
  readonly evidence?: EvidenceSummary;
  /** Absent without a horizon. */
  readonly forecast?: ForecastSummary;
  readonly goals: readonly Pick<GoalResult, 'text' | 'required' | 'probability' | 'verdict'>[];
  /**
   * By output, the first inputs by how much they would narrow its interval if they were known: five of the headline, one of
   * every other output, with a horizon none. Null where the Result has none.
   */
  readonly drivers: Readonly<
    Record<
      string,
      readonly ({ readonly input: string } & Pick<Driver, 'rank' | 'tied' | 'narrowing' | 'amount'>)[]
    >
  > | null;
  readonly warnings: readonly string[];
}
