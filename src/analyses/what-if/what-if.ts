import { createDistribution } from '../../distributions/create-distribution.ts';
import { type Plan, replicateCount } from '../../plan/plan.ts';
import { sobolDirections } from '../../sampling/sobol.ts';
import type { Scenario, ScenarioInput } from '../../scenario/scenario.ts';
import { columnId, scenarioColumnNames, unitOf } from '../scenario-columns.ts';

/** How a changed input is written for `--set`; each stays inside the input's allowed range. */
export type WhatIfForm = 'to' | 'beta' | 'normal' | 'uniform';

/** An input that a reader of the page can change. */
export interface WhatIfInput {
  readonly name: string;
  /** Position in `program.random`. */
  readonly column: number;
  /** Base units in one of the input's declared unit. */
  readonly factor: number;
  readonly form: WhatIfForm;
  /** Allowed values in the declared unit; null where there is no end. */
  readonly range: readonly [low: number | null, high: number | null];
  /** False where the input is tied to others: it needs a distribution. */
  readonly fixable: boolean;
}

/** The compiled scenario as plain JSON, so that a page can draw it anew without costcone. */
export interface WhatIf {
  readonly design: Plan['design'];
  readonly program: {
    readonly code: readonly number[];
    /** Doubles in base64, lowest byte first: JSON has no NaN. */
    readonly constants: string;
    readonly registers: number;
    readonly random: Plan['program']['random'];
    readonly columns: Plan['program']['columns'];
  };
  readonly streams: Plan['streams'];
  readonly copulas: readonly { readonly streams: readonly number[]; readonly factor: readonly number[] }[];
  /** `Plan.keys` of 16 replicates, as 32-bit words in base64, lowest byte first. */
  readonly keys: string;
  /** Sobol' direction numbers, 32 words a dimension from 0 on, in the same writing; empty for other designs. */
  readonly directions: string;
  readonly inputs: readonly WhatIfInput[];
  /** Share of draws that may give no finite number. */
  readonly allowNonFinite: number;
  /** The factor of every output's unit. */
  readonly factors: Readonly<Record<string, number>>;
}

/** Longest list of distributions that a page should carry, in characters of JSON. */
const longestSpecs = 50_000;

/**
 * What a page needs to draw a scenario anew; null where a plan is about more than this scenario, has fewer replicates
 * than a whole run, or holds what JSON cannot (infinite parameters, very long lists of data).
 *
 * `inputIndex`: position of an input in `Program.random`, or null.
 */
export function whatIfOf(
  scenario: Scenario,
  plan: Plan,
  inputIndex: (name: string) => number | null,
): WhatIf | null {
  const own = new Set(scenarioColumnNames(scenario).map(({ id }) => id));
  for (const index of scenario.goals.keys()) own.add(columnId.overrun('', index));
  const { program, streams, copulas, keys, design } = plan;
  const specs = program.random.map(({ spec }) => spec);
  if (plan.replicates < replicateCount || program.columns.some(({ id }) => !own.has(id))) return null;
  if (!isJson(specs) || JSON.stringify(specs).length > longestSpecs) return null;
  const dimensions = streams.reduce((most, { dimension }) => Math.max(most, dimension + 1), 0);
  const directions =
    design === 'sobol' ? Array.from({ length: dimensions }, (_, k) => sobolDirections(k)) : [];
  return {
    design,
    program: {
      code: [...program.code],
      constants: base64(program.constants),
      registers: program.registers,
      random: program.random,
      columns: program.columns,
    },
    streams,
    copulas: copulas.map(({ streams, factor }) => ({ streams, factor: [...factor] })),
    keys: base64(wordsInUse(keys.subarray(0, 4 * replicateCount * streams.length), design)),
    directions: base64(Uint32Array.from(directions.flatMap((words) => [...words]))),
    inputs: scenario.inputs.flatMap((input) => changeable(input, scenario, inputIndex(input.name))),
    allowNonFinite: scenario.allowNonFinite,
    factors: Object.fromEntries(scenario.outputs.map((name) => [name, unitOf(scenario, name).factor])),
  };
}

function changeable(
  { name, unit, range, value }: ScenarioInput,
  { correlations }: Scenario,
  column: number | null,
): WhatIfInput[] {
  if (column === null) return [];
  const ends = endsOf(value, range);
  const fixable = !correlations.some(({ between }) => between.includes(name));
  const form = formOf(ends, unit.factor, reachesZero(value));
  return [{ name, column, factor: unit.factor, form, range: ends, fixable }];
}

/** The allowed range; for an input of the scenario's own, what its distribution shows of its nature. */
function endsOf(value: ScenarioInput['value'], range: ScenarioInput['range']): WhatIfInput['range'] {
  const end = (x: number) => (Number.isFinite(x) ? x : null);
  if (range !== null) return [end(range[0]), end(range[1])];
  if (value.kind === 'constant') return [null, null];
  const { support } = createDistribution(value.spec);
  const isShare = value.spec.family === 'beta' && support[0] === 0 && support[1] === 1;
  return [support[0] >= 0 ? 0 : null, isShare ? 1 : null];
}

/** Whether the 5th percentile is 0 or less, where `a to b`, which is lognormal, cannot begin. */
function reachesZero(value: ScenarioInput['value']): boolean {
  return value.kind === 'distribution' && createDistribution(value.spec).quantile(0.05) <= 0;
}

function formOf([low, high]: WhatIfInput['range'], factor: number, reachesZero: boolean): WhatIfForm {
  if (high === null) {
    if (low === null) return 'normal';
    return low < 1e-300 && !reachesZero ? 'to' : 'uniform';
  }
  return factor === 1 && high === 1 && low !== null && low < 1e-300 ? 'beta' : 'uniform';
}

function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isJson);
  return true;
}

/** Keys without the words that the design never draws from: zeros take little room. */
function wordsInUse(keys: Uint32Array, design: Plan['design']): Uint32Array {
  return design === 'sobol' ? keys.map((word, index) => (index % 4 === 2 ? word : 0)) : keys;
}

/** The bytes of an array as they lie in memory: lowest byte first on every machine that Node runs on today. */
function base64({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
