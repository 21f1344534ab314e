import type { Forecast } from '../../analyses/forecast/result.ts';
import { shownForecast } from '../../analyses/forecast/words.ts';
import type { Result } from '../../analyses/result.ts';
import { type NamedOutput, namedOutputs } from '../../analyses/outcome/words.ts';
import type { Figures } from './figure.ts';
import type { Html } from './html.ts';

/** What every section of a single run's page is made from. */
export interface PageContext {
  readonly result: Result;
  readonly outputs: readonly NamedOutput[];
  readonly headline: NamedOutput;
  readonly figures: Figures;
  /** What makes identifiers unique where a page tells of several scenarios. */
  readonly prefix: string;
}

/** A section of the page: its anchor, its name in the contents list, and its body (null where there is nothing to say). */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Whether it is one line until a reader opens it. */
  readonly isFolded?: boolean;
  readonly body: (context: PageContext) => Html | null | Promise<Html | null>;
}

/** @throws Error for a result without outputs: every scenario has at least one. */
export function pageContext(result: Result, figures: Figures, prefix = ''): PageContext {
  const outputs = namedOutputs(result);
  const headline = outputs[0];
  if (!headline) throw new Error('a result without outputs has no page');
  return { result, outputs, headline, figures, prefix };
}

/** Digits of the numbers that a page carries: more than it shows, few enough to stay small. */
const carriedDigits = 5;

/**
 * A result for a page to carry: its numbers rounded, without kept draws, formulas, words that stand on the page anyway, what
 * only drawings are made of and what drives the lesser outputs. What a what-if is computed from stays exact.
 */
export function carried(result: Result): Result {
  const { whatIf, outputs, inputs, drivers, sensitivity, forecast, evidence, ...rest } = result;
  const [headline] = Object.keys(outputs);
  const small = rounded({
    ...rest,
    model: named(result),
    ...(forecast === undefined ? {} : { forecast: shownMonths(result, forecast) }),
    ...(evidence === undefined ? {} : { evidence: { ...evidence, observations: [], inputs: {} } }),
    ...(drivers === undefined ? {} : { drivers: drivers && only(drivers, headline) }),
    sensitivity: sensitivity && only(sensitivity, headline),
    outputs: mapValues(outputs, (output) => ({ ...output, histogram: { edges: [], counts: [] } })),
    inputs: mapValues(inputs, (input) => ({ ...input, density: null, explanation: '', source: '' })),
    sample: { rows: 0, inputs: {}, outputs: {} },
  });
  return { ...small, whatIf };
}

/** The months of what is shown first: single draws are in its drawing, and quarters stand on the page. */
function shownMonths(result: Result, forecast: Forecast): Forecast {
  const shown = shownForecast(result);
  if (shown === null) return { ...forecast, outputs: {} };
  const { paths: _, quarters: __, years: ___, ...output } = shown.output;
  return withShortErrors({ ...forecast, outputs: { [shown.name]: output } });
}

/** Digits of the errors of months, of which there are hundreds. */
const errorDigits = 2;

function withShortErrors<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withShortErrors) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'error' && typeof item === 'number'
        ? Number(item.toPrecision(errorDigits))
        : withShortErrors(item),
    ]),
  ) as T;
}

/** What a record says of one output. */
function only<T>(record: Readonly<Record<string, T | null>>, output: string | undefined) {
  return output === undefined ? {} : { [output]: record[output] ?? null };
}

/** Labels of quantities that goals name, which a what-if writes anew. */
function named({ goals, model }: Result): Result['model'] {
  return Object.fromEntries(
    Object.entries(model)
      .filter(([name]) => goals.some(({ text }) => text.includes(name)))
      .map(([name, quantity]) => [name, { ...quantity, formula: '', explanation: '', source: '', uses: [] }]),
  );
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** A value with its numbers rounded to what a page carries. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return Number(value.toPrecision(carriedDigits)) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)])) as T;
}
