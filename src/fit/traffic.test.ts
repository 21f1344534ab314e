import { describe, expect, it } from 'vitest';
import { sumsByDay, trafficOf } from './traffic.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 5);

/** Every hour of some days at its 0th minute `base` requests, and in hour 12 `peak` times as many. */
function log(base: readonly number[], peak: number): number[] {
  return base.flatMap((n, day) =>
    Array.from({ length: 24 }, (_, h) =>
      new Array<number>(h === 12 ? n * peak : n).fill(start + (24 * day + h) * hour),
    ).flat(),
  );
}

describe('traffic', () => {
  it('counts requests a day, and the busiest hour over the mean one', () => {
    const traffic = trafficOf([...log([10], 3), Number.NaN], 's')!;
    // 23 hours of 10 and one of 30; the busiest is 30 over 260 / 24.
    expect(traffic).toMatchObject({ count: 260, wholeDays: 1, first: '2026-01-05T00:00:00.000Z' });
    expect(traffic.perDay).toEqual({ mean: 260, p5: null, p95: null, days: 1, notation: '260' });
    expect(traffic.peakToMean!.mean).toBeCloseTo(30 / (260 / 24), 12);
  });

  it('draws whole days again', () => {
    const { perDay, peakToMean } = trafficOf(log([10, 20, 10, 20, 10, 20, 10, 20, 10, 20], 1), 's')!;
    // Ten days drawn from as many of 240 as of 480: the mean is 240 + 24 k with k binomial(10, 1/2), whose 5th and 95th
    // percentiles are 2 and 8 (P(k <= 1) = 0.011, P(k <= 2) = 0.055).
    expect(perDay).toMatchObject({ mean: 360, days: 10 });
    expect(perDay).toMatchObject({ p5: 288, p95: 432, notation: '288 to 432' });
    // No hour is busier than another: the number, as there is no spread.
    expect(peakToMean!.notation).toBe('1');
  });

  it('counts days without a request as 0', () => {
    const two = [...log([10], 1), ...log([10], 1).map((time) => time + 48 * hour)];
    expect(trafficOf(two, 's')!.perDay).toMatchObject({ mean: 160, days: 3 });
  });

  it('says of an hour only what a day like it would hold', () => {
    const traffic = trafficOf([start, start + hour / 2, start + hour], 's')!;
    expect(traffic).toMatchObject({ wholeDays: 0, perDay: null, peakToMean: null, atThisRate: 72 });
  });

  it('leaves out days that the log covers only in part', () => {
    const part = log([10, 10, 10], 1).filter((time) => time >= start + 5 * hour && time < start + 60 * hour);
    expect(trafficOf(part, 's')!.perDay).toMatchObject({ mean: 240, days: 1 });
  });

  it('sums a column by day', () => {
    const times = Float64Array.of(start, start + hour, start + 30 * hour, Number.NaN);
    expect(sumsByDay(Float64Array.of(1, 2, Number.NaN, 4), times)).toEqual([{ sum: 3, weight: 2 }]);
  });
});
