import { describe, expect, it } from 'vitest';
import { Observed } from './observed.ts';
import { tailIndex } from './tail-index.ts';
import { summaryOf } from './testing/summary-of.ts';
import { unpacked } from './unpacked.ts';

const count = 2 ** 16;

function observed(values: Float64Array): Observed {
  const summary = summaryOf(values, true, 0);
  const read = unpacked(() => summary.histogram);
  return new Observed(summary, { own: read, all: read, origin: 0 });
}

/** A column of evenly spaced quantiles; `s`: the share of the values further up. */
const evenly = (upperQuantile: (s: number) => number, values = count) =>
  observed(Float64Array.from({ length: values }, (_, row) => upperQuantile((row + 0.5) / values)));

/** Beyond 0, where all others are, a share of the values that is distributed as `upperQuantile`. */
const rarely = (share: number, upperQuantile: (s: number) => number) =>
  evenly((s) => (s < share ? upperQuantile(s / share) : 0));

const pareto = (exponent: number) => (s: number) => s ** (-1 / exponent);
const exponential = (s: number) => -Math.log(s);

describe('tailIndex', () => {
  // 768 values lie in the tail that is looked at; the prior on the shape moves it by up to 10 / 778 of its distance to 1/2.
  it.each([1.05, 1.5, 2, 2.5, 3])(
    'is the exponent %f of a power tail, on either side and anywhere',
    (exponent) => {
      const near = (found: number | null) => expect(1 / found!).toBeCloseTo(1 / exponent, 1.5);
      near(tailIndex(evenly(pareto(exponent))));
      near(tailIndex(evenly((s) => -pareto(exponent)(s))));
      near(tailIndex(evenly((s) => 40 * pareto(exponent)(s) - 700)));
      near(tailIndex(rarely(0.5, pareto(exponent))));
      near(tailIndex(rarely(0.01, (s) => pareto(exponent)(s) - 1)));
    },
  );

  // An exponential has a shape of 0, a uniform one of -1.
  it.each([
    ['an exponential', evenly(exponential)],
    ['a limit from below, one in a hundred beyond it', rarely(0.01, exponential)],
    ['a limit from below, one in a thousand beyond it', rarely(0.001, exponential)],
    ['equal parts at 0 and around 5', evenly((s) => (s < 0.5 ? 5 + Math.log((2 * s) / (2 - 2 * s)) : 0))],
    ['a rare event of nearly one size', evenly((s) => (s < 0.003 ? 1000 + 1e3 * s : exponential(s)))],
    [
      'one rarer than the tail that is looked at',
      evenly((s) => (s < 0.0005 ? 1000 + 1e3 * s : exponential(s))),
    ],
    ['two humps far apart', evenly((s) => (s < 0.5 ? 1e9 : 0) + exponential((2 * s) % 1 || 1))],
  ])('is above 8 for %s', (_, column) => {
    expect(tailIndex(column)).toBeGreaterThan(8);
  });

  it.each([
    ['values spread evenly', evenly((s) => 1 - s)],
    ['three values, one of them rare and far out', evenly((s) => (s < 0.001 ? 1000 : s < 0.5 ? 1 : 0))],
    ['counts that fall fast', evenly((s) => (s < 0.0002 ? 3 : s < 0.005 ? 2 : s < 0.1 ? 1 : 0))],
    ['a constant', evenly(() => 5)],
  ])('is infinite for %s', (_, column) => {
    expect(tailIndex(column)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is not known with fewer than 25 values in a tail', () => {
    expect(tailIndex(evenly(exponential, 120))).toBeNull();
    expect(tailIndex(evenly(exponential, 130))).toBeGreaterThan(2.1);
    expect(tailIndex(rarely(20 / count, exponential))).toBeNull();
    expect(tailIndex(evenly(exponential, 0))).toBeNull();
  });

  // A bin of such a tail holds up to 5 of the 3,072 values that are looked at.
  it('takes no bin of a heavy tail for an atom', () => {
    expect(1 / tailIndex(evenly(pareto(1.5), 2 ** 20))!).toBeCloseTo(1 / 1.5, 2);
  });

  // Of 65,536 values 3 * 256 = 768 are the tail. They end at a share of 768 / 65,536; what lies further in may be anything.
  const changed = (from: number) =>
    evenly((s) =>
      s * count < from
        ? pareto(2)(s)
        : s * count < 2 * from
          ? pareto(2)(from / count) - 3 * (s - from / count)
          : pareto(2)(s),
    );
  it('looks at the outermost 3 sqrt(n) values and at no others', () => {
    const whole = tailIndex(evenly(pareto(2)));
    expect(tailIndex(changed(800))).toBe(whole);
    expect(tailIndex(changed(600))).not.toBe(whole);
  });

  // Of 150 values a fifth, 30, are the tail, where 3 sqrt(n) were 36.
  it('looks at a fifth of few values', () => {
    const few = (from: number) => evenly((s) => (s * 150 < from ? pareto(2)(s) : 1 + (1 - s) / 10), 150);
    const whole = tailIndex(few(40));
    expect(tailIndex(few(32))).toBe(whole);
    expect(tailIndex(few(28))).not.toBe(whole);
  });
});
