import { didYouMean, UsageError } from '../errors.ts';
import type { Design } from '../plan/plan.ts';
import type { EngineChoice } from '../engine/with-engine.ts';
import { drawSeed } from '../sampling/seed.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** What may be chosen about a run. Everything has a default. */
export interface SimulateOptions extends EngineChoice {
  /** Draws over all 16 replicates, rounded up to 16 x 2^m; 1,048,576 unless stated otherwise. */
  readonly draws?: number;
  /** Any text; the same seed gives the same bytes. Drawn when not given. */
  readonly seed?: string;
  /** `sobol` unless stated otherwise. */
  readonly design?: Design;
  /** Level of the reported interval, in (0, 1); the scenario's unless stated otherwise. */
  readonly level?: number;
  /** False leaves the sensitivity analysis out. */
  readonly sensitivity?: boolean;
  /** Draw until the named quantities are known this well. */
  readonly precision?: PrecisionRequest;
  /** Most draws that `precision`, or what was observed, may take beyond `draws`; 2^26 unless stated otherwise. */
  readonly maxDraws?: number;
  /** False leaves out what was observed: the answer is then what was thought before. */
  readonly observed?: boolean;
  /** What becomes of draws of which too few agree with what was observed; more are drawn unless stated otherwise. */
  readonly tooFew?: TooFew;
  /** Time after which `precision` starts no further round; none unless stated otherwise. */
  readonly maxTimeMs?: number;
  /**
   * Outputs to describe, with the goals and nothing else: all other columns are only held to be finite numbers. For
   * answers that are drawn again and again; a whole Result unless given.
   */
  readonly outputs?: readonly string[];
  /** With `outputs`: look for rare events and for what would narrow the intervals too, which takes several times as long. */
  readonly thorough?: boolean;
  /** With `outputs`: say where published values fall too. */
  readonly published?: boolean;
  /**
   * A scenario whose inputs come first in the order of the design, as that of a base in a comparison: the scenario then has the draws
   * that it has there.
   */
  readonly base?: Scenario;
  /** `--set` texts, kept with the result; they are applied when the scenario is read. */
  readonly set?: readonly string[];
  /** Called as draws are done, of those planned so far. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops the run; what is whole by then is the result. */
  readonly signal?: AbortSignal;
}

/**
 * What becomes of draws of which too few may agree with what was observed: `draw more`, up to the most that are allowed;
 * `refuse` says how many it would take; `assume enough` does not weigh them first, for those who plan draws that are made later.
 */
export type TooFew = 'draw more' | 'refuse' | 'assume enough';

export interface PrecisionRequest {
  /** Largest half-width of a 95 % simulation interval, relative to the quantity, as in 0.005. */
  readonly relative: number;
  /** Outputs, or statistics of them as in `daily_cost.p95`; the headline's mean and interval ends unless stated otherwise. */
  readonly quantities?: readonly string[] | undefined;
}

/** Options with their defaults. */
export interface Settings {
  readonly draws: number;
  /** Most draws that a run may take by itself. */
  readonly mostDraws: number;
  readonly tooFew: TooFew;
  /** Powers of two by which weights are larger; 0 unless stated otherwise. See `lowerEvidence`. */
  readonly weightShift?: number;
  readonly seed: string;
  readonly design: Design;
  readonly level: number;
  readonly set: readonly string[];
  /** False where observations are left out. */
  readonly observed: boolean;
  readonly sensitivity: boolean;
  /** Whether to say what would narrow the intervals. */
  readonly narrowing: boolean;
  /** Whether to look for what is too rare for the draws. */
  readonly rareEvents: boolean;
  /** Outputs to describe, or null for a whole Result. */
  readonly outputs: readonly string[] | null;
  /** Whether to say where published values fall. */
  readonly published: boolean;
  /** Whose inputs are numbered first: see `SimulateOptions`. */
  readonly base?: Scenario | undefined;
  /** Whether distributions of very many columns are drawn when they are asked for: see `MainRun.useDistributions`. */
  readonly inTurns?: boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The flagship's mean and interval ends are then known within 0.12 % (95 % simulation intervals; 0.6 % with 2^16), and
 * the shares of its drivers, which get as many evaluations, to about 0.01.
 */
export const defaultDraws = 2 ** 20;

/** Draws of each row of a sweep, and of each value that break-even tries. */
export const drawsOfEach = 2 ** 16;

/** Most draws that a run takes by itself, unless it is told. */
export const mostDrawsUnlessSaid = 2 ** 26;

const designs: readonly string[] = ['sobol', 'latin-hypercube', 'monte-carlo'];

/** Fills in defaults. @throws UsageError where an option makes no sense. */
export function settingsOf(
  scenario: Pick<Scenario, 'level' | 'outputs' | 'file'>,
  options: SimulateOptions,
): Settings {
  const { draws = defaultDraws, design = 'sobol', level = scenario.level } = options;
  if (!Number.isSafeInteger(draws) || draws < 1)
    throw new UsageError(`draws must be a whole number above 0 (found ${draws})`);
  if (!designs.includes(design))
    throw new UsageError(`design must be one of ${designs.join(', ')} (found ${design})`);
  if (!(level > 0 && level < 1)) throw new UsageError(`level must lie between 0 and 1 (found ${level})`);
  for (const name of options.outputs ?? []) {
    if (scenario.outputs.includes(name)) continue;
    const hint = didYouMean(name, scenario.outputs) ?? `there are ${scenario.outputs.join(', ')}`;
    throw new UsageError(`"${name}" is no output of ${scenario.file}; ${hint}`);
  }
  const thorough = options.outputs === undefined || options.thorough === true;
  // Draws that go on until a precision is reached begin with few.
  const begun = options.precision === undefined ? draws : (options.draws ?? 0);
  return {
    draws,
    mostDraws: Math.max(options.maxDraws ?? mostDrawsUnlessSaid, begun),
    tooFew: options.tooFew ?? 'draw more',
    design,
    level,
    seed: options.seed ?? drawSeed(),
    set: options.set ?? [],
    base: options.base,
    observed: options.observed !== false,
    sensitivity: options.sensitivity !== false && options.outputs === undefined,
    narrowing: options.sensitivity !== false && thorough,
    rareEvents: thorough,
    outputs: options.outputs ?? null,
    published: options.outputs === undefined || options.published === true,
    onProgress: options.onProgress ?? (() => {}),
    signal: options.signal ?? new AbortController().signal,
  };
}
