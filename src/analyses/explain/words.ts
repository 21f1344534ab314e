import { modelErrorWords } from '../../scenario/evidence/error-hint.ts';
import type { ModelError } from '../../scenario/evidence/model-error.ts';
import type { ExplainedHorizon, ExplainedObservation, Explanation, OverMonths } from './result.ts';

type Score = NonNullable<Explanation['inputs'][number]['backtest']>;

/** What was measured of a group. */
const measured: Readonly<Record<Score['group'], string>> = {
  training: 'training runs',
  throughput: 'throughputs',
  energy: 'energies',
  cost: 'costs',
};

/**
 * How a default did in a backtest.
 * @example scoreWords({ group: 'throughput', n: 45, inside: 41, date: '2026-11' }) // => 'backtest: 41 of 45 measured throughputs inside'
 */
export function scoreWords({ group, n, inside }: Score): string {
  return `backtest: ${inside} of ${n} measured ${measured[group]} inside`;
}

/**
 * The months of a scenario.
 * @example horizonWords({ from: '2027-01', to: '2027-12', months: 12, fiscalYearStarts: null }) // => '2027-01 to 2027-12 (12 months)'
 */
export function horizonWords({ from, to, months, fiscalYearStarts }: ExplainedHorizon): string {
  const span = months === 1 ? `${from} (1 month)` : `${from} to ${to} (${months} months)`;
  if (fiscalYearStarts === null) return span;
  return `${span}, fiscal years from month ${fiscalYearStarts} on`;
}

/** What was seen of a quantity: `hardware_cost in 2026-10: 61k USD within 3% (invoice of October)`. */
export function observationWords({ quantity, month, text, source }: ExplainedObservation): string {
  const when = month === null ? '' : ` in ${month}`;
  return `${quantity}${when}: ${text}${source === '' ? '' : ` (${source})`}`;
}

/** What the error of an observation can be held against, in one sentence; null where nothing measured tests the model. */
export function modelErrorsWords(quantity: string, [first]: readonly ModelError[]): string | null {
  return first === undefined
    ? null
    : `${sentence(modelErrorWords(first, quantity))}: a starting point for the \`error\` of an observation.`;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What a quantity is over the months of a horizon, in a sentence or two. */
export function overMonthsWords(
  name: string,
  unit: string,
  { byMonth, result, unit: whole }: OverMonths,
  horizon: ExplainedHorizon,
): string {
  const span = horizonWords(horizon);
  const inUnit = (text: string) => (text === '' ? '' : ` in ${text}`);
  const differs = byMonth ? `${name} differs from month to month` : `${name} is the same in every month`;
  switch (result) {
    case 'total':
      return `${differs}${inUnit(unit)}. A result gives its total over ${span}${inUnit(whole)}, and that of each month${inUnit(unit)}.`;
    case 'average':
      return `${differs}. A result gives its average over the days of ${span}${inUnit(whole)}, and each month.`;
    case 'itself':
      return byMonth
        ? `${differs}.`
        : `${name} is one number for all of ${span}${inUnit(whole)}: a result gives that.`;
    case 'month':
      return `${name} is a month of ${span}, or never: a result gives how likely each is.`;
  }
}
