import type { Forecast } from '../forecast/result.ts';
import type { ForecastSummary } from './result.ts';

/** Digits of a month's numbers: a summary is to stay small. */
const digits = 6;

const short = (value: number | null) => (value === null ? null : Number(value.toPrecision(digits)));

/** The months of one output and of all goals. */
export function forecastSummary(
  { from, months, outputs, goals }: Forecast,
  headline: string,
): ForecastSummary {
  const found = outputs[headline];
  const column = (key: 'p5' | 'p50' | 'p95') =>
    found!.months.map(({ quantiles }) => short(quantiles[key].value));
  return {
    from,
    months,
    outputs:
      found === undefined
        ? {}
        : { [headline]: { unit: found.unit, p5: column('p5'), p50: column('p50'), p95: column('p95') } },
    goals: goals.map(({ text, byMonth, firstMiss }) => ({
      text,
      byMonth: byMonth.map(({ probability }) => short(probability.value)),
      mostLikelyMiss: firstMiss?.mostLikely ?? null,
    })),
  };
}
