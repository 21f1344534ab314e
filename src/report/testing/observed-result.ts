import type { EvidenceResult, MovedInput, SeenObservation } from '../../analyses/evidence/result.ts';
import { conflictWarnings } from '../../analyses/evidence/words.ts';
import type { Result } from '../../analyses/result.ts';
import { sampleResult } from './sample-results.ts';

const bill: SeenObservation = {
  quantity: 'token_cost',
  month: null,
  text: '2.6k USD/day within 5%',
  source: 'invoice of October',
  // 2,600 over and times exp(1.6448536 * .05).
  seen: { value: 2600, low: 2394.7, high: 2822.9 },
  place: { value: 0.47, error: 0.003 },
  predicted: { 'p0.5': 550, p50: 2680, 'p99.5': 12_600 },
  unit: 'USD/day',
  conflict: false,
};

const people: SeenObservation = {
  quantity: 'staff',
  month: null,
  text: 'between 3k USD/day and 3.5k USD/day',
  source: 'payroll',
  seen: { value: null, low: 3000, high: 3500 },
  place: { value: 0.213, error: 0.001 },
  predicted: { 'p0.5': 1540, p50: 3160, 'p99.5': 6500 },
  unit: 'USD/day',
  conflict: false,
};

const traffic: SeenObservation = {
  quantity: 'queries',
  month: '2026-10',
  text: '7 of 1 s',
  source: '',
  seen: { value: 7, low: 7, high: 7 },
  place: { value: 0.0021, error: 0.0002 },
  predicted: { 'p0.5': 9, p50: 23, 'p99.5': 61 },
  unit: '',
  conflict: true,
};

/** What a narrower, lower posterior looks like: the prior's density drawn in by `part` towards `to`, a quantile of it. */
function movedFrom(result: Result, name: string, part: number, by: number): MovedInput {
  const { density, p5, p50, p95, sd } = result.inputs[name]!;
  const to = p50! + by * sd!;
  const drawnIn = (value: number) => to + part * (value - p50!);
  return {
    prior: { p5, p50, p95 },
    posterior: { p5: drawnIn(p5!), p50: to, p95: drawnIn(p95!) },
    moved: by,
    narrowed: 1 - part,
    density: density && { edges: density.edges.map(drawnIn), masses: density.masses },
  };
}

function observed(result: Result, evidence: EvidenceResult): Result {
  const conflicts = conflictWarnings(evidence);
  return {
    ...result,
    evidence,
    cautions: [...conflicts, ...(result.cautions ?? [])],
    warnings: [...conflicts, ...result.warnings],
  };
}

/** The usual sample with evidence that was made up: of two observations, or of three of which one is in conflict. */
export async function observedResult(isConflict = false): Promise<Result> {
  const result = await sampleResult('usual');
  return observed(result, {
    observations: isConflict ? [bill, people, traffic] : [bill, people],
    effectiveDraws: 1530.4,
    smallestReplicate: 80.2,
    maxDraws: null,
    inputs: {
      queries: movedFrom(result, 'queries', 0.6, -0.8),
      tokens: movedFrom(result, 'tokens', 0.7, -0.4),
      price: movedFrom(result, 'price', 0.75, -0.3),
      staff: { ...movedFrom(result, 'staff', 1, 0.01), density: null },
    },
    priorHeadline: { low: 3200, high: 21_000 },
  });
}

/** A year of which the first two months were observed, the second as a range. */
export async function observedYear(): Promise<Result> {
  const result = await sampleResult('a year by month');
  const forecast = result.forecast!;
  const { daily_cost: cost } = forecast.outputs;
  const actuals = [
    { value: 4700, low: 4420, high: 4998 },
    { value: null, low: 4200, high: 5200 },
  ];
  const months = cost!.months.map((month, index) => ({
    ...month,
    ...(actuals[index] === undefined ? {} : { actual: actuals[index] }),
  }));
  return observed(
    {
      ...result,
      forecast: { ...forecast, outputs: { ...forecast.outputs, daily_cost: { ...cost!, months } } },
    },
    {
      observations: [
        {
          ...bill,
          quantity: 'daily_cost',
          month: '2027-01',
          unit: 'USD',
          seen: { value: 145_700, low: 137_020, high: 154_940 },
          predicted: { 'p0.5': 91_000, p50: 139_000, 'p99.5': 212_000 },
        },
      ],
      effectiveDraws: 9000,
      smallestReplicate: 500,
      maxDraws: null,
      inputs: { users: movedFrom(result, 'users', 0.8, 0.2) },
      priorHeadline: null,
    },
  );
}
