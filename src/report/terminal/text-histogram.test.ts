import { describe, expect, it } from 'vitest';
import { nameOutput } from '../../analyses/outcome/words.ts';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { textHistogram } from './text-histogram.ts';

/** Lines of the histogram of `y`: label, whether inside the interval, share. */
async function linesOf(inputs: Readonly<Record<string, string>>, y: string) {
  const { outputs } = await simulate(formulaScenario({ inputs, formulas: { y } }), {
    draws: 2 ** 16,
    seed: 'h',
    sensitivity: false,
  });
  const lines = textHistogram(nameOutput('y', outputs.y!));
  const bars = lines.flatMap((line) => {
    const [, label, mark, share] = /^ +(\S|\S[^│█]*[^ │█]) ([│ ]) [█▉▊▋▌▍▎▏]* ([<>]?\d+) %$/.exec(line) ?? [];
    return label === undefined ? [] : [{ label, inside: mark === '│', share: share! }];
  });
  return { bars, beyond: lines.find((line) => line.includes('beyond')) ?? null };
}

describe('the histogram of a terminal', () => {
  it('shows the hump, and counts what lies far away', async () => {
    const { bars, beyond } = await linesOf({ a: 'normal(0, 1)', t: 'bernoulli(0.01)' }, 'a + t * 1000');
    expect(beyond).toMatch(/^ {2}beyond: 1 % below −2\.\d+, 1 % above [3-5]/);
    // A standard normal holds 68 % within 1 of 0: bars of the middle tower over those of the ends.
    expect(bars.length).toBeGreaterThan(5);
    const shares = bars.map(({ share }) => Number(share.replace(/[<>]/, '')));
    expect(Math.max(...shares)).toBeGreaterThan(4 * shares[0]!);
    expect(shares.reduce((sum, share) => sum + share)).toBeGreaterThan(94);
  });

  it('has no digits of chance at the edge that is next to 0', async () => {
    const { bars } = await linesOf({ x: 'uniform(-5, 5)' }, 'x');
    expect(bars.map(({ label }) => label).join(' ')).not.toContain('10⁻');
  });

  it('gives a few values a line each', async () => {
    const { bars, beyond } = await linesOf({ x: 'discrete(values=[-0.3, 0, 8], weights=[5, 3, 2])' }, 'x');
    expect(bars).toEqual([
      { label: '−0.3', inside: true, share: '50' },
      { label: '0', inside: true, share: '30' },
      { label: '8', inside: true, share: '20' },
    ]);
    expect(beyond).toBeNull();
  });

  it('shows two far humps with nothing between them', async () => {
    const { bars } = await linesOf({ x: 'mixture(normal(0, 1), normal(1000, 1), weights=[0.7, 0.3])' }, 'x');
    expect(bars.map(({ share }) => share)).toEqual(['70', ...Array(bars.length - 2).fill('0'), '30']);
  });

  // P(x > 1200) = P(z > 2/3) = 0.2525 (scipy 1.17, norm.sf(2 / 3)), so that three quarters lie on the spike at 0.
  it('does not smear a spike', async () => {
    const { bars, beyond } = await linesOf({ x: 'normal(1000, 300)' }, 'max(x - 1200, 0)');
    expect(bars[0]!.label).toMatch(/^0 to /);
    expect(Number(bars[0]!.share)).toBeGreaterThanOrEqual(75);
    expect(beyond).toMatch(/^ {2}beyond: 1 % above /);
    const rare = await linesOf({ x: 'normal(1000, 300)' }, 'max(x - 1900, 0)');
    expect(rare.bars[0]!.share).toBe('>99');
    expect(rare.bars.filter(({ inside }) => inside)).toHaveLength(0);
  });

  it('has lines of equal ratio over many decades', async () => {
    const { bars } = await linesOf({ x: 'lognormal(median=1, gsd=100)' }, 'x');
    const shares = bars.map(({ share }) => Number(share));
    expect(Math.max(...shares)).toBeLessThan(25);
    expect(Math.abs(shares[0]! - shares.at(-1)!)).toBeLessThan(3);
  });

  it('shows what is all negative, and heavy tails', async () => {
    const negative = await linesOf({ x: '10 to 30' }, '-x');
    expect(negative.bars.length).toBeGreaterThan(7);
    expect(negative.bars[0]!.label).toMatch(/^−3\d\S* to −3/);
    const heavy = await linesOf({ x: 'pareto(1, 1.1)' }, 'x');
    // P(x > 15.2) is a twentieth: the end of the interval, well inside what is shown.
    expect(heavy.bars.filter(({ inside }) => inside).length).toBeGreaterThan(3);
    expect(heavy.beyond).toMatch(/2 % above 29/);
  });
});
