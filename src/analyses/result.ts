import type { Design } from '../plan/plan.ts';
import type { DriverGroups, Drivers, Sensitivity } from './drivers/result.ts';
import type { EvidenceResult } from './evidence/result.ts';
import type { FirstMonth, Forecast } from './forecast/result.ts';
import type { GoalResult } from './goals/result.ts';
import type { CorrelationResult, InputResult } from './inputs/result.ts';
import type { Breakdown, Budgets, NamedBreakdown, OnDefaults, OutputResult } from './outcome/result.ts';
import type { PrecisionResult } from './precision/result.ts';
import type { PublishedResult } from './published/result.ts';
import type { Sample } from './samples/result.ts';
import type { Unseen } from './unseen/result.ts';
import type { WhatIf } from './what-if/result.ts';

/** A quantity's part of the formula tree, for "how it is computed". */
export interface ModelQuantity {
  readonly label: string;
  readonly unit: string;
  readonly formula: string;
  readonly explanation: string;
  readonly source: string;
  /** Names of the inputs and quantities in the formula. */
  readonly uses: readonly string[];
}

/** Everything a report says. Undefined numbers are null. */
export interface Result {
  readonly format: 'costcone-result/1';
  readonly scenario: {
    readonly title: string;
    readonly question: string;
    readonly file: string;
    readonly sha256: string;
    readonly text: string;
    readonly model: string | null;
    readonly notes: readonly string[];
  };
  readonly run: {
    readonly seed: string;
    readonly design: Design;
    readonly draws: number;
    readonly replicates: number;
    readonly version: string;
    /** `--set` options, as given. */
    readonly set: readonly string[];
    /** False where observations, if there are any, were left out; absent otherwise. */
    readonly observed?: boolean;
  };
  /** True when the run was interrupted and only whole replicates count. */
  readonly partial: boolean;
  /** Null when not asked. */
  readonly precision: PrecisionResult | null;
  readonly outputs: Readonly<Record<string, OutputResult>>;
  /** Outputs that are a month or never; a saved result has them among `outputs`. Absent where there are none. */
  readonly firstMonths?: Readonly<Record<string, FirstMonth>>;
  /** What observations did to the run; absent where there are none. */
  readonly evidence?: EvidenceResult;
  /** Month by month, where the scenario has a horizon. */
  readonly forecast?: Forecast;
  /** What the draws show too seldom, though it matters; left out where there is nothing, and by older versions. */
  readonly unseen?: Unseen;
  readonly inputs: Readonly<Record<string, InputResult>>;
  /** What would narrow the intervals; null with `--no-sensitivity`, and results of older versions have none. */
  readonly drivers?: Drivers | null;
  /** Null with `--no-sensitivity`. */
  readonly sensitivity: Sensitivity | null;
  /** What correlated inputs account for together; absent where none are. */
  readonly driverGroups?: DriverGroups;
  readonly goals: readonly GoalResult[];
  readonly published: readonly PublishedResult[];
  readonly breakdown: Breakdown | null;
  /** The same headline by service, workload and customer, where there are several; results of older versions have none. */
  readonly breakdowns?: readonly NamedBreakdown[];
  /** How much of the headline stands on defaults that nobody set; results of older versions do not say. */
  readonly onDefaults?: OnDefaults | null;
  /** What must be read together with the answer; the first of `warnings`. */
  readonly cautions?: readonly string[];
  /** Null where the draws cannot say. */
  readonly decisions: Budgets | null;
  readonly correlations: readonly CorrelationResult[];
  readonly model: Readonly<Record<string, ModelQuantity>>;
  readonly sample: Sample;
  /** What a page needs to draw the scenario anew; null where that cannot be had. */
  readonly whatIf: WhatIf | null;
  readonly warnings: readonly string[];
}
