import type { Result } from '../result.ts';
import type { OutputSummary, Summary } from './result.ts';

/** Drivers that are given of the headline, and of every other output. */
const [ofHeadline, ofOthers] = [5, 1];

/** The part of a Result that scripts ask for. Numbers are those of the Result, digit for digit. */
export function summarize(result: Result): Summary {
  const { scenario, run, partial, precision, outputs, goals, warnings } = result;
  const { title, file, sha256 } = scenario;
  const { seed, design, draws, replicates, version } = run;
  return {
    format: 'costcone-summary/1',
    scenario: { title, file, sha256 },
    run: { seed, design, draws, replicates, version },
    partial,
    precision,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(
        ([name, { unit, label, mean, interval, quantiles }]): [string, OutputSummary] => {
          const [p5, p50, p95] = (['p5', 'p50', 'p95'] as const).map((key) => {
            const { value, error } = quantiles[key];
            return { value, error };
          }) as [OutputSummary['p5'], OutputSummary['p50'], OutputSummary['p95']];
          return [name, { unit, label, mean, p5, p50, p95, interval }];
        },
      ),
    ),
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

function firstDrivers({ drivers, outputs }: Result): Summary['drivers'] {
  if (drivers == null) return null;
  const [headline] = Object.keys(outputs);
  return Object.fromEntries(
    Object.entries(drivers).map(([output, inputs]) => [
      output,
      Object.entries(inputs ?? {})
        .slice(0, output === headline ? ofHeadline : ofOthers)
        .map(([input, { rank, tied, narrowing, amount }]) => ({ input, rank, tied, narrowing, amount })),
    ]),
  );
}
