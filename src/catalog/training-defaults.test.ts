import { median, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { accelerators, assumptions, rowOf, type TrainingRunRow, trainingRuns } from './catalog.ts';
import { denseUtilization, experts, trainingDefaults } from './training-defaults.ts';

const accelerator = (id: string) => rowOf(accelerators(), id)!;
const hasFp8 = ({ accelerator: id }: TrainingRunRow) => accelerator(id).dense_tflops.fp8 !== null;

/** 6 N D over what the accelerators of all hours could have done. */
function utilization(run: TrainingRunRow): number {
  const peak = accelerator(run.accelerator).dense_tflops.bf16! * 1e12;
  return (6 * run.active_parameters * run.tokens) / (run.accelerator_hours * 3600 * peak);
}

/** How far one more run may lie from the others' middle: a standard deviation and the uncertainty of the mean, in logarithms. */
function predictedGsd(values: readonly number[]): number {
  return Math.exp(sampleStandardDeviation(values.map(Math.log)) * Math.sqrt(1 + 1 / values.length));
}

const dense = trainingRuns().filter((run) => run.experts !== true);

describe.each([
  ['with fp8', denseUtilization.withFp8, dense.filter(hasFp8), 7],
  ['before', denseUtilization.before, dense.filter((run) => !hasFp8(run)), 9],
] as const)('dense runs on accelerators %s', (_, row, runs, count) => {
  const values = runs.map(utilization);

  it('give the median', () => {
    expect(runs).toHaveLength(count);
    expect(row.median).toBeCloseTo(median(values), 2);
  });

  it('spread no further than the default', () => {
    expect(predictedGsd(values)).toBeLessThanOrEqual(row.gsd);
    const reach = row.gsd ** 1.645;
    const outside = values.filter((value) => value > row.median * reach || value < row.median / reach);
    expect(outside.length).toBeLessThanOrEqual(1);
  });
});

it('mixtures of experts give their factor', () => {
  const runs = trainingRuns().filter((run) => run.experts === true);
  expect(runs).toHaveLength(5);
  const ratios = runs.map(
    (run) => utilization(run) / (hasFp8(run) ? denseUtilization.withFp8 : denseUtilization.before).median,
  );
  expect(experts.factor).toBeCloseTo(median(ratios), 1);
  expect(median(ratios)).toBeCloseTo(0.789, 3);
  expect(predictedGsd(ratios)).toBeCloseTo(experts.gsd, 1);
});

it('runs give the usual duration', () => {
  const days = trainingRuns().flatMap(({ accelerators: count, accelerator_hours: hours }) =>
    count === undefined ? [] : [hours / count / 24],
  );
  expect(days).toHaveLength(10);
  const [low, high] = rowOf(assumptions(), 'usual_duration')!.notation.split(' to ').map(Number);
  // The median of a lognormal is the geometric middle of its ends; 3.29 standard deviations lie between them.
  expect(Math.sqrt(low! * high!) / median(days)).toBeCloseTo(1.05, 2);
  const spread = Math.exp(sampleStandardDeviation(days.map(Math.log)));
  expect((high! / low!) ** (1 / 3.29)).toBeCloseTo(spread, 1);
});

describe('trainingDefaults', () => {
  const llama = { experts: null };
  const mixtral = { experts: { count: 8, active: 2 } };

  it.each([
    ['h100-sxm', llama, 'median=0.23, gsd=1.4'],
    ['b200', llama, 'median=0.23, gsd=1.4'],
    ['a100-80', llama, 'median=0.35, gsd=1.45'],
    ['v100', llama, 'median=0.35, gsd=1.45'],
    ['h800', mixtral, 'median=0.18, gsd=1.45'],
    ['tpu-v4', mixtral, 'median=0.28, gsd=1.45'],
  ])('%s', (id, shape, middle) => {
    const { notation } = trainingDefaults(accelerator(id), shape).training_mfu;
    expect(notation).toBe(`truncate(lognormal(${middle}), low=0.005, high=1)`);
  });

  it('names every model it was taken from', () => {
    const of = (id: string) => trainingDefaults(accelerator(id), mixtral).training_mfu.source;
    const told = `${of('h100-sxm')} ${of('a100-80')}`;
    for (const { name } of trainingRuns()) expect(told).toContain(name.match(/^[A-Za-z]+/)![0]);
  });
});
