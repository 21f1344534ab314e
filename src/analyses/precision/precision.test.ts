import { afterEach, describe, expect, it, vi } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const scenario = formulaScenario({
  inputs: { x: 'lognormal(mean=1, sd=1)', z: 'lognormal(mean=1, sd=1)' },
  formulas: { y: 'x * z' },
});

afterEach(() => void vi.restoreAllMocks());

/** Draws that are taken where 65,536 take 100 milliseconds, by a clock that only moves as draws are done. */
async function drawsWithin(maxTimeMs: number | undefined, maxDraws = 2 ** 19) {
  let nowMs = 5000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const { run, precision } = await simulate(scenario, {
    seed: 'time',
    precision: { relative: 1e-9 },
    maxDraws,
    ...(maxTimeMs === undefined ? {} : { maxTimeMs }),
    sensitivity: false,
    onProgress: (done, total) => {
      if (done === total) nowMs += (100 * total) / 2 ** 16;
    },
  });
  expect(precision).toMatchObject({ asked: 1e-9, met: false });
  return run.draws;
}

describe('a run to a precision', () => {
  // A round ends 100, 300, 700 ... after the start, and the next takes twice as long as it did.
  it.each([
    [1, 2 ** 16],
    [299, 2 ** 16],
    [300, 2 ** 17],
    [699, 2 ** 17],
    [700, 2 ** 18],
    [undefined, 2 ** 19],
  ])('of at most %s ms starts no round that would end later', async (maxTimeMs, draws) => {
    expect(await drawsWithin(maxTimeMs)).toBe(draws);
  });

  it('draws no more than allowed, and the first round only where that is all', async () => {
    expect(await drawsWithin(undefined, 2 ** 18 - 1)).toBe(2 ** 17);
    expect(await drawsWithin(undefined, 2 ** 14)).toBe(2 ** 14);
  });
});

it('draws no more than the most to agree with what was observed', async () => {
  const observed = readScenarioText(`
inputs: { rate: "normal(100, 20)", extra: "normal(10, 3)" }
formulas: { cost: rate + extra }
outputs: [cost]
observed: [{ quantity: cost, value: 120, error: 0.05 }]
`);
  const options = { seed: 's', precision: { relative: 0.5 }, maxDraws: 2 ** 16, sensitivity: false };
  await expect(simulate(observed, options)).rejects.toThrow(/^of 65,536 draws only/);
});
