import { describe, expect, it } from 'vitest';
import { calibrationOf, type Forecast } from './calibration.ts';
import { crps } from './crps.ts';
import { logScore } from './log-score.ts';
import { type LogStep, logSteps } from './logarithm.ts';
import { Observed } from './observed.ts';
import { normalRows } from './testing/normal-rows.ts';
import { summaryOf } from './testing/summary-of.ts';
import { unpacked } from './unpacked.ts';

const [normals] = normalRows(20_000, 'scores') as [Float64Array, Float64Array];

function stepsOf(values: Float64Array, atoms = false, scale = 1): readonly LogStep[] | null {
  const summary = summaryOf(values, atoms, 0);
  const read = unpacked(() => summary.histogram);
  return logSteps(new Observed(summary, { own: read, all: read, origin: 0 }), scale);
}

/** E|X - y| - E|X - X'|/2 of a sample. */
function sampleCrps(values: Float64Array, y: number): number {
  const sorted = values.toSorted();
  const n = sorted.length;
  const distance = sorted.reduce((sum, x) => sum + Math.abs(x - y), 0) / n;
  const spread = sorted.reduce((sum, x, index) => sum + (2 * (index + 1) - n - 1) * x, 0) / n ** 2;
  return distance - spread;
}

describe('logSteps', () => {
  it('hold the whole distribution in the unit asked for, and are null where a logarithm is missing', () => {
    const steps = stepsOf(normals.map(Math.exp), false, 1000)!;
    expect(steps.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const mean = steps.reduce((sum, { low, high, share }) => sum + (share * (low + high)) / 2, 0);
    expect(mean).toBeCloseTo(normals.reduce((sum, x) => sum + x, 0) / normals.length - Math.log(1000), 4);
    expect(stepsOf(normals)).toBeNull();
    expect(stepsOf(new Float64Array(0))).toBeNull();
    expect(stepsOf(Float64Array.of(0, 1))).toBeNull();
  });
});

describe('crps', () => {
  const steps = stepsOf(normals.map(Math.exp))!;

  it.each([-9, -2, 0, 0.3, 2.5, 9])('is that of the sample at %d', (y) => {
    expect(crps(steps, y)).toBeCloseTo(sampleCrps(normals, y), 4);
  });

  it('of a sure answer is its distance, of two atoms the textbook value', () => {
    const sure = stepsOf(Float64Array.of(Math.E, Math.E), true)!;
    expect([0, 1, 3].map((y) => crps(sure, y))).toEqual([1, 0, 2]);
    const two = stepsOf(Float64Array.of(1, Math.E), true)!;
    // E|X - y| = 1/2 and E|X - X'|/2 = 1/4 at both ends and in the middle.
    for (const y of [0, 0.5, 1]) expect(crps(two, y)).toBeCloseTo(0.25, 12);
    expect(crps(two, 3)).toBeCloseTo(2.25, 12);
  });

  it('of an even spread is exact at its ends and outside', () => {
    const even: readonly LogStep[] = [{ low: 0, high: 1, share: 1 }];
    // The integral of t^2, and beyond the end a whole unit more for each.
    expect(crps(even, 1)).toBeCloseTo(1 / 3, 14);
    expect(crps(even, 0)).toBeCloseTo(1 / 3, 14);
    expect(crps(even, 0.5)).toBeCloseTo(1 / 12, 14);
    expect(crps(even, -2)).toBeCloseTo(2 + 1 / 3, 14);
  });

  it('of an even spread is exact inside, and of two with a gap', () => {
    // From 1 to 5 in quarters: 4 times the integrals of t^2 from 0 to 1/4 and to 3/4, (1/64 + 27/64) / 3.
    expect(crps([{ low: 1, high: 5, share: 1 }], 2)).toBeCloseTo(7 / 12, 14);
    // Half from 0 to 1, half from 3 to 4. At 1.5: E|X - y| = (1 + 2) / 2, E|X - X'| = (1/3 + 3) / 2.
    const two: readonly LogStep[] = [
      { low: 0, high: 1, share: 0.5 },
      { low: 3, high: 4, share: 0.5 },
    ];
    expect(crps(two, 1.5)).toBeCloseTo(1.5 - 5 / 6, 14);
    expect(crps(two, 6)).toBeCloseTo(4 - 5 / 6, 14);
  });
});

describe('logScore', () => {
  const steps = stepsOf(normals.map((x) => Math.exp(0.1 * x)))!;
  const exact = (y: number) => 0.5 * (y / 0.1) ** 2 + Math.log(0.1) + 0.5 * Math.log(2 * Math.PI);

  it.each([-0.2, -0.05, 0, 0.1, 0.2])('is that of the density at %d', (y) => {
    // Some 270 of the draws lie within a bandwidth of the outer two: 6 %.
    expect(Math.abs(logScore(steps, y, normals.length)! - exact(y))).toBeLessThan(0.12);
  });

  it('is finite and rises however far the value lies outside, and is null without a spread', () => {
    const scores = [0.3, 1, 10, 1e3, 1e6].map((y) => logScore(steps, y, normals.length)!);
    expect(scores.every(Number.isFinite)).toBe(true);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    expect(logScore(stepsOf(Float64Array.of(2, 2), true)!, 0, 2)).toBeNull();
  });
});

describe('the bandwidth of logScore', () => {
  // 32 draws: 32^-0.2 = 1/2.
  const draws = 32;
  const density = (x: number, mean: number, sd: number) =>
    Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
  /** Kernels of a bandwidth at the steps' middles, and one draw in 33 as a normal. */
  function scoreWith(bandwidth: number, steps: readonly LogStep[], y: number, mean: number, sd: number) {
    const kernels = steps.map(({ low, high, share }) => share * density(y, (low + high) / 2, bandwidth));
    return -Math.log((32 / 33) * kernels.reduce((sum, one) => sum + one) + density(y, mean, sd) / 33);
  }

  it('is 0.9 of the distance of the quartiles, over 1.34, where that is less than the standard deviation', () => {
    // Mean 3, variance 0.2 * 10^2. Quartiles within the middle step, 0.15 / 0.8 and 0.65 / 0.8 of its 2: 1.25 apart.
    const steps: readonly LogStep[] = [
      { low: -7, high: -7, share: 0.1 },
      { low: 2, high: 4, share: 0.8 },
      { low: 13, high: 13, share: 0.1 },
    ];
    for (const y of [-6.5, 3.2, 4, 8])
      expect(logScore(steps, y, draws)).toBeCloseTo(
        scoreWith(0.45 * (1.25 / 1.34), steps, y, 3, Math.sqrt(20)),
        12,
      );
  });

  it('has its quartiles at the end of a step that holds just so much', () => {
    // Quartiles -1 and 1/2. Middles -21, 0, 22: mean 1/4, variance (21^2 + 22^2) / 4 - 1/16.
    const steps: readonly LogStep[] = [
      { low: -41, high: -1, share: 0.25 },
      { low: -0.5, high: 0.5, share: 0.5 },
      { low: 2, high: 42, share: 0.25 },
    ];
    expect(logScore(steps, 0.5, draws)).toBeCloseTo(
      scoreWith(0.45 * (1.5 / 1.34), steps, 0.5, 0.25, Math.sqrt(925 / 4 - 1 / 16)),
      12,
    );
  });

  it('is 0.9 of the standard deviation where that is less, or where the quartiles are equal', () => {
    // Two atoms, 2 apart: mean 2, standard deviation 1, quartiles over 1.34 1.49.
    const two: readonly LogStep[] = [
      { low: 1, high: 1, share: 0.5 },
      { low: 3, high: 3, share: 0.5 },
    ];
    expect(logScore(two, 2.5, draws)).toBeCloseTo(scoreWith(0.45, two, 2.5, 2, 1), 12);
    // Mean 2, variance 0.2 * 5.
    const middle: readonly LogStep[] = [
      { low: 2 - Math.sqrt(5), high: 2 - Math.sqrt(5), share: 0.1 },
      { low: 2, high: 2, share: 0.8 },
      { low: 2 + Math.sqrt(5), high: 2 + Math.sqrt(5), share: 0.1 },
    ];
    expect(logScore(middle, 2.5, draws)).toBeCloseTo(scoreWith(0.45, middle, 2.5, 2, 1), 12);
  });

  it('may be so small that no kernel has a density that a double holds', () => {
    const steps: readonly LogStep[] = [
      { low: -1, high: -1, share: 0.1 },
      { low: -1e-9, high: 1e-9, share: 0.8 },
      { low: 1, high: 1, share: 0.1 },
    ];
    // Half of (1e150)^2 over the variance 0.2.
    expect(logScore(steps, 1e150, draws)! / 2.5e300).toBeCloseTo(1, 12);
  });
});

describe('calibrationOf', () => {
  const unknown: Forecast = {
    inside: false,
    percentile: null,
    crps: null,
    logScore: null,
    width: null,
    bias: null,
  };

  it('counts all, and takes means over what is known', () => {
    const found = calibrationOf([
      { inside: true, percentile: 0, crps: 0.1, logScore: 1, width: 2, bias: 0.5 },
      { inside: true, percentile: 30, crps: 0.3, logScore: 3, width: 8, bias: 2 },
      { inside: false, percentile: 100, crps: null, logScore: null, width: null, bias: null },
      unknown,
    ]);
    expect(found).toEqual({
      n: 4,
      inside: 2,
      crps: expect.closeTo(0.2, 12),
      logScore: 2,
      width: expect.closeTo(4, 12),
      bias: expect.closeTo(1, 12),
      histogram: [1, 0, 0, 1, 0, 0, 0, 0, 0, 1],
    });
  });

  it('of nothing knows nothing', () => {
    const { histogram, ...rest } = calibrationOf([]);
    expect(rest).toEqual({ n: 0, inside: 0, crps: null, logScore: null, width: null, bias: null });
    expect(histogram).toEqual(new Array(10).fill(0));
  });
});
