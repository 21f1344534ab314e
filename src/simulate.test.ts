import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';
import type { Estimate } from './statistics/estimate.ts';
import type { OutputResult } from './analyses/outcome/result.ts';
import { caseScenario, propagationCases } from './statistics/testing/propagation-cases.ts';

/** Within five simulation errors, and what the reference itself does not know. */
function expectClose({ value, error }: Estimate, expected: number, slack: number) {
  expect(Math.abs(value! - expected)).toBeLessThan(5 * error! + slack);
}

describe('simulate', () => {
  it.each(propagationCases)('$id: $source', async (known) => {
    const { expected } = known;
    const published = known.id.startsWith('nist');
    const result = await simulate(caseScenario(known), { draws: 2 ** 17, seed: known.id });
    const y = result.outputs.y!;
    // Three published digits are all that is known of the NIST case; elsewhere only rounding is forgiven.
    if (expected.mean !== undefined)
      expectClose(y.mean, expected.mean, (published ? 1e-3 : 1e-9) * Math.abs(expected.mean));
    if (expected.sd !== undefined) expectClose(y.sd, expected.sd, (published ? 0.03 : 1e-9) * expected.sd);
    for (const [p, value] of Object.entries(expected.quantiles ?? {})) {
      const key = `p${Number((100 * Number(p)).toPrecision(3))}` as keyof OutputResult['quantiles'];
      expectClose(y.quantiles[key], value, 5 * (expected.quantile_se?.[p] ?? 1e-9));
    }
    for (const [p, value] of Object.entries(expected.cvar_upper ?? {}))
      expectClose(y.tailMean[`p${100 * Number(p)}` as 'p90'], value, 1e-5 * value);
    Object.keys(known.inputs).forEach((input, index) => {
      const effect = result.sensitivity!.y![input]!;
      if (expected.S1) expectIndex(effect.first, expected.S1[index]!);
      if (expected.ST) expectIndex(effect.total, expected.ST[index]!);
      if (expected.spearman_input_output)
        expect(Math.abs(effect.spearman! - expected.spearman_input_output[index]!)).toBeLessThan(0.005);
    });
    if (expected.spearman !== undefined) {
      expect(result.correlations[0]!.asked).toBeCloseTo(expected.spearman, 10);
      expect(Math.abs(result.correlations[0]!.achieved! - expected.spearman)).toBeLessThan(0.01);
    }
  });
});

/** Within 0.01 or five errors, with errors that say something. */
function expectIndex({ value, error }: Estimate, expected: number) {
  expect(Math.abs(value! - expected)).toBeLessThan(Math.max(0.01, 5 * error!));
  expect(error!).toBeLessThan(0.04);
}
