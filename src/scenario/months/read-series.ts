import { inBase } from '../../units/arithmetic.ts';
import { dimensionless } from '../../units/unit.ts';
import type { Draft } from '../draft.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { textOf } from '../inputs.ts';
import { isTrendEntry } from './default-trends.ts';
import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { type Reading, readNotation, report } from '../reading.ts';
import type { ScenarioInput } from '../scenario.ts';
import type { YamlNode } from '../yaml-tree.ts';
import type { Growth, Series } from './horizon.ts';
import { checkKnownRange } from './known-range.ts';
import type { AddPart } from './add-part.ts';
import { readGrowth, readNoise, readVolatility } from './read-rate.ts';
import { readLimits } from './read-limits.ts';
import { readSeason } from './read-season.ts';
import { readSteps } from './read-steps.ts';
import type { ReadHorizon } from './read-horizon.ts';
import { scaledParts } from './scaled-parts.ts';
import { isSeriesEntry, type SeriesKey } from './series-keys.ts';
import type { WrittenParts, WrittenSeries } from './take-series.ts';

/** How the inputs of a scenario change, and the parts that this takes: inputs, after all others. */
export interface ReadSeries {
  readonly series: readonly Series[];
  readonly parts: readonly ScenarioInput[];
}

/** Reads what is said of how inputs change. */
export function readSeries(
  written: WrittenSeries,
  inputs: readonly ScenarioInput[],
  horizon: ReadHorizon,
  scales: Draft['scales'],
  reading: Reading,
): ReadSeries {
  const trends = new Map<string, Growth>();
  const read = [...written].flatMap(([name, parts]) => {
    const input = inputs.find((one) => one.name === name);
    if (input === undefined) {
      reportComputed(name, parts, reading);
      return [];
    }
    const { series, parts: own } = new SeriesReader(input, parts, horizon, reading, trends).read();
    return [{ series, parts: scaledParts(series, input, own, scales, reading) }];
  });
  return {
    series: read.map(({ series }) => series).filter((one) => changes(one) || one.limits !== null),
    parts: read.flatMap(({ parts }) => parts),
  };
}

/** An input whose distribution hangs on others became a formula: nothing of it is left to change. */
function reportComputed(name: string, parts: WrittenParts, reading: Reading): void {
  const isWrong = reading.problems.some(
    ({ path }) => path === `inputs.${name}` || path.startsWith(`inputs.${name}.`),
  );
  const [entry] = [...parts.keys.values(), ...parts.steps.values()];
  if (!isWrong)
    report(
      reading,
      entry!.key,
      `${name} is drawn around other inputs`,
      undefined,
      'let those change from month to month',
    );
}

/** Whether an input differs from month to month: limits alone, or keys that were taken away by `none`, leave it as it is. */
export function changes({ growth, volatility, noise, season, steps }: Series): boolean {
  return growth !== null || volatility !== null || noise !== null || season !== null || steps.length > 0;
}

class SeriesReader {
  readonly #input: ScenarioInput;
  readonly #written: WrittenParts;
  readonly #horizon: ReadHorizon;
  readonly #reading: Reading;
  /** Growth by trend of the catalogue: inputs of one trend grow alike. */
  readonly #trends: Map<string, Growth>;
  readonly #parts: ScenarioInput[] = [];

  constructor(
    input: ScenarioInput,
    written: WrittenParts,
    horizon: ReadHorizon,
    reading: Reading,
    trends: Map<string, Growth>,
  ) {
    this.#input = input;
    this.#written = written;
    this.#horizon = horizon;
    this.#reading = reading;
    this.#trends = trends;
  }

  read(): { readonly series: Series; readonly parts: readonly ScenarioInput[] } {
    const { name } = this.#input;
    const { ends, isShare } = rangeOf(this.#input);
    const [season, limited] = [this.#node('season'), this.#node('limits')];
    const limits = limited === undefined ? null : readLimits(limited, this.#input, this.#reading);
    const series: Series = {
      input: name,
      growth: this.#growth(),
      volatility: this.#volatility(),
      noise: this.#noise(),
      season: season === undefined ? null : readSeason(season, this.#input, this.#reading),
      steps: readSteps(
        { input: this.#input, list: this.#node('steps'), set: this.#written.steps, horizon: this.#horizon },
        this.#add,
        this.#reading,
      ),
      limits,
      range: limits === null ? ends : [null, null],
      isShare,
    };
    const at = [...this.#written.keys.values()][0]?.key ?? [...this.#written.steps.values()][0]!.key;
    if (limits === null) checkKnownRange(series, this.#input, this.#parts, this.#horizon, at, this.#reading);
    return { series, parts: this.#parts };
  }

  #entry(key: SeriesKey): DraftEntry | undefined {
    const entry = this.#written.keys.get(key);
    return entry?.value.text.trim() === 'none' ? undefined : entry;
  }

  #node(key: SeriesKey): YamlNode | undefined {
    const entry = this.#entry(key);
    return entry !== undefined && isSeriesEntry(entry) ? entry.node : entry?.value;
  }

  readonly #add: AddPart = (key, node, value, words) => {
    const { explanation, less = 0, unit = dimensionless, defaultSource } = words;
    const name = `${this.#input.name}.${key}`;
    this.#parts.push({
      name,
      unit,
      notation: node.text,
      value,
      explanation,
      source: defaultSource ?? 'given in the scenario',
      range: null,
      place: defaultSource === undefined ? node.at() : null,
      part: { of: this.#input.name, less },
    });
    return name;
  };

  #growth(): Series['growth'] {
    const entry = this.#entry('growth');
    const trend = entry !== undefined && isTrendEntry(entry) ? entry.trend : null;
    const known = trend === null ? undefined : this.#trends.get(trend);
    if (known !== undefined) return known;
    const rate = entry === undefined ? null : readGrowth(entry.value, this.#reading);
    if (rate === null) return null;
    const { value, period, isFactor } = rate;
    const explanation = `How fast ${this.#input.name} grows, a ${periodName(period)}.`;
    const less = isFactor ? 1 : 0;
    const source = textOf(entry, 'source');
    const words = trend === null ? { explanation, less } : { explanation, less, defaultSource: source };
    const growth = { input: this.#add('growth', entry!.value, value, words), period, isFactor };
    if (trend !== null) this.#trends.set(trend, growth);
    return growth;
  }

  #volatility(): Series['volatility'] {
    const entry = this.#entry('volatility');
    const rate = entry === undefined ? null : readVolatility(entry.value, this.#reading);
    if (rate === null) return null;
    const explanation = `How far ${this.#input.name} wanders, per root of a ${periodName(rate.period)}.`;
    return { input: this.#add('volatility', entry!.value, rate.value, { explanation }), period: rate.period };
  }

  #noise(): Series['noise'] {
    const entry = this.#entry('noise');
    const persistence = this.#persistence(entry !== undefined);
    const value = entry === undefined ? null : readNoise(entry.value, this.#reading);
    if (value === null) return null;
    const explanation = `How far ${this.#input.name} deviates in a month.`;
    return { input: this.#add('noise', entry!.value, value, { explanation }), persistence };
  }

  #persistence(hasNoise: boolean): number {
    const entry = this.#entry('persistence');
    // Where noise was taken away, what belonged to it says nothing.
    const isLeft = !hasNoise && this.#written.keys.has('noise');
    if (entry === undefined || isLeft) return 0;
    if (!hasNoise) report(this.#reading, entry.key, 'persistence goes with `noise`, and there is none');
    const tree = readNotation(this.#reading, entry.value, parseQuantity);
    const phi = tree?.kind === 'constant' ? tree.base : Number.NaN;
    if (phi > -1 && phi < 1) return phi;
    if (tree !== null)
      report(
        this.#reading,
        entry.value,
        'must be a number between -1 and 1, ends excluded',
        quoted(entry.value.text),
      );
    return 0;
  }
}

const periodName = (months: number) => (months === 1 ? 'month' : months === 3 ? 'quarter' : 'year');

/** Ends of the allowed range in base units that a positive factor can lead beyond, and whether the range is 0 to 1. */
function rangeOf({ range, unit }: ScenarioInput): {
  readonly ends: Series['range'];
  readonly isShare: boolean;
} {
  if (range === null) return { ends: [null, null], isShare: false };
  const [low, high] = range;
  const isShare = unit.factor === 1 && low >= 0 && low < 1e-300 && high === 1;
  return {
    ends: [
      isShare ? 0 : low > 1e-300 ? inBase(low, unit) : null,
      Number.isFinite(high) ? inBase(high, unit) : null,
    ],
    isShare,
  };
}
