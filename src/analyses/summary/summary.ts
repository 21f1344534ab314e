import type { Result } from '../result.ts';
import type { FirstMonth } from '../forecast/result.ts';
import type { OutputResult } from '../outcome/result.ts';
import { evidenceSummary } from './evidence-summary.ts';
import { forecastSummary } from './forecast-summary.ts';
import type { FirstMonthSummary, OutputSummary, Summary } from './result.ts';

/** Drivers that are given of the headline, and of every other output. */
const [ofHeadline, ofOthers] = [5, 1];

/** The part of a Result that scripts ask for. Numbers are those of the Result, digit for digit. */
export function summarize(result: Result): Summary {
  const { scenario, run, partial, precision, outputs, firstMonths = {}, goals, warnings } = result;
  const { forecast, evidence } = result;
  const { title, file, sha256 } = scenario;
  const { seed, design, draws, replicates, version } = run;
  return {
    format: 'costcone-summary/1',
    scenario: { title, file, sha256 },
    run: { seed, design, draws, replicates, version },
    partial,
    precision,
    outputs: { ...mapped(outputs, outputSummary), ...mapped(firstMonths, firstMonthSummary) },
    ...(evidence === undefined ? {} : { evidence: evidenceSummary(evidence) }),
    ...(forecast === undefined ? {} : { forecast: forecastSummary(forecast, Object.keys(outputs)[0]!) }),
    goals: goals.map(({ text, required, probability, verdict }) => ({
      text,
      required,
      probability,
      verdict,
    })),
    drivers: firstDrivers(result),
    warnings,
  };
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function outputSummary({ unit, label, mean, interval, quantiles }: OutputResult): OutputSummary {
  const [p5, p50, p95] = (['p5', 'p50', 'p95'] as const).map((key) => {
    const { value, error } = quantiles[key];
    return { value, error };
  }) as [OutputSummary['p5'], OutputSummary['p50'], OutputSummary['p95']];
  return { unit, label, mean, p5, p50, p95, interval };
}

function firstMonthSummary({
  unit,
  label,
  never,
  mean,
  quantiles: { p5, p50, p95 },
}: FirstMonth): FirstMonthSummary {
  return { unit, label, never, mean, p5, p50, p95 };
}

function firstDrivers({ drivers, outputs, forecast }: Result): Summary['drivers'] {
  if (drivers == null) return null;
  const [headline] = Object.keys(outputs);
  // Months take the room of theirs.
  const ofOther = forecast === undefined ? ofOthers : 0;
  return Object.fromEntries(
    Object.entries(drivers).map(([output, inputs]) => [
      output,
      Object.entries(inputs ?? {})
        .slice(0, output === headline ? ofHeadline : ofOther)
        .map(([input, { rank, tied, narrowing, amount }]) => ({ input, rank, tied, narrowing, amount })),
    ]),
  );
}
