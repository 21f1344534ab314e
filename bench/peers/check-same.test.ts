import { describe, expect, it } from 'vitest';
import { checkSame } from './check-same.ts';
import { type Answer, levels } from './peer.ts';

/** Of an exponential distribution with mean 100. */
const reference: Answer = {
  seconds: [1],
  mean: 100,
  sd: 100,
  quantiles: levels.map((level) => -100 * Math.log(1 - level)),
  version: '',
};
/** Exact: exp(mu + sigma^2 / 2), shape * scale, alpha / (alpha + beta), and the like. */
const inputs = [
  12e6 * Math.exp(0.045),
  8,
  250 * Math.exp(0.125),
  700,
  0.4,
  5.6 / 3,
  0.65,
  0.085,
];
const draws = 2 ** 20;

describe('an answer of a peer', () => {
  it('is the same within what chance allows', () => {
    expect(() => checkSame({ ...reference, inputs }, reference, draws)).not.toThrow();
    const mean = 100 * (1 + 3 / Math.sqrt(draws));
    expect(() => checkSame({ ...reference, mean }, reference, draws)).not.toThrow();
  });

  it.each(inputs.map((_, k) => k))('is refused where input %i has another mean', (wrong) => {
    const others = inputs.map((mean, k) => (k === wrong ? mean * 1.02 : mean));
    expect(() => checkSame({ ...reference, inputs: others }, reference, draws)).toThrow('mean of');
  });

  it('is refused where its mean or a quantile is another one', () => {
    expect(() => checkSame({ ...reference, mean: 101 }, reference, draws)).toThrow('its mean is 101');
    const quantiles = reference.quantiles.map((quantile, k) => (k === 8 ? quantile * 1.02 : quantile));
    expect(() => checkSame({ ...reference, quantiles }, reference, draws)).toThrow('quantile at 0.95');
  });

  it('is refused where it has no numbers', () => {
    expect(() => checkSame({ ...reference, mean: Number.NaN }, reference, draws)).toThrow('NaN');
  });
});
