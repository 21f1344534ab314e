import { describe, expect, it } from 'vitest';
import { type Drawn, drawn, estimated, mean, overMonths, quantile, sd } from './testing/formulas-drawn.ts';

const day = 86_400;

/**
 * A statistic of 16 replicates of 4,096 draws is within 5 of its errors, and known to `precision` of the value. Stratified draws
 * count a share alike in all replicates, to one of 4,096.
 */
function agrees(
  column: Drawn,
  statistic: (values: Float64Array) => number,
  expected: number,
  { precision = 0.01, unit = 1, grain = 0 } = {},
) {
  const { value, error } = estimated(column, statistic);
  expect(error).toBeLessThan(precision * Math.abs(expected) * unit);
  expect(Math.abs(value - expected * unit)).toBeLessThan(
    5 * error + 1e-12 * Math.abs(expected * unit) + grain,
  );
}

/** The share of draws on which something holds is as expected. */
function holds(column: Drawn, condition: (value: number) => boolean, expected: number) {
  agrees(column, (values) => mean(values.map((value) => Number(condition(value)))), expected, {
    grain: 1 / 4096,
  });
}

describe('1 + growth = exp(normal(.05, .03)) a month from 100', () => {
  // Lognormal of mean exp(.05 m + .03^2 m^2 / 2) in month m; P(first month above 200 is m or before) = P(g > ln 2 / m).
  // Sums by mpmath at 30 digits.
  const columns = drawn(
    overMonths(
      '{ from: 2027-01, months: 37 }',
      `inputs:
  x: { value: 100 USD/day, growth: 0.0654605% to 10.4447940% per month }
formulas:
  last: at(x, 2030-01)
  sum: total(x * 1 day / days_in_month) - at(x, 2027-01) * 1 day
  above: first_month(x > 200 USD/day)
outputs: [last, sum]`,
    ),
    ['last', 'sum', 'above'],
  );

  it('month 36', () => {
    agrees(columns.last, mean, 1083.953393, { unit: 1 / day });
    agrees(columns.last, quantile(0.05), 102.383777, { unit: 1 / day });
    agrees(columns.last, quantile(0.5), 604.964746, { unit: 1 / day });
    agrees(columns.last, quantile(0.95), 3574.612662, { unit: 1 / day });
  });

  it('sum of months 1 to 36', () => agrees(columns.sum, mean, 14109.534427));

  it('first month above 200', () => {
    holds(columns.above, (month) => month <= 12, 0.397917091);
    holds(columns.above, (month) => month <= 24, 0.759271858);
    // Never: g <= ln 2 / 36, P = Phi((ln 2 / 36 - .05) / .03).
    holds(columns.above, (month) => month === 37, 0.152713747);
  });
});

describe('geometric Brownian motion, 2.5, drift -.30 a year, volatility .25 per root of a year', () => {
  const columns = drawn(
    overMonths(
      '{ from: 2027-01, months: 37 }',
      `inputs:
  # exp(-.3) - 1: the mean is 2.5 exp(-.3 t).
  x: { value: 2.5 USD/day, growth: -25.918177931828% per year, volatility: 25% per year }
formulas:
  year: at(x, 2028-01)
  last: at(x, 2030-01)
  sum: total(x * 1 day / days_in_month) - at(x, 2027-01) * 1 day
outputs: [last, sum]`,
    ),
    ['year', 'last', 'sum'],
  );

  it('months 12 and 36', () => {
    agrees(columns.year, mean, 1.852045552, { unit: 1 / day });
    agrees(columns.year, quantile(0.05), 1.189850091, { unit: 1 / day });
    agrees(columns.year, quantile(0.95), 2.708118568, { unit: 1 / day });
    agrees(columns.last, mean, 1.016424149, { unit: 1 / day });
  });

  it('sum of months 1 to 36', () => {
    agrees(columns.sum, mean, 58.604336851);
    agrees(columns.sum, sd, 13.655455288);
  });
});

describe('noise that comes back', () => {
  const noise = (persistence: number, sigma = 0.1, months = 24) =>
    drawn(
      overMonths(
        `{ from: 2027-01, months: ${months} }`,
        `inputs:
  x: { value: 1, noise: ${sigma}, persistence: ${persistence} }
formulas:
  a: (ln(at(x, 2027-03)) + ${sigma ** 2 / 2}) / ${sigma}
  b: (ln(at(x, 2027-06)) + ${sigma ** 2 / 2}) / ${sigma}
  product: a * b
  first: at(x, 2027-01)
  late: at(x, 2028-12)
outputs: [a]`,
      ),
      ['a', 'b', 'product', 'first', 'late'],
    );

  // A stationary AR(1) of sd 1 has the correlation phi^k over k months, here 3.
  it.each([0, 0.8, 0.99, -0.5])(
    'persistence %s: deviations of sd 1 in every month, tied by its power',
    (phi) => {
      const { a, b, product, first, late } = noise(phi);
      for (const one of [a, b]) {
        expect(Math.abs(estimated(one, mean).value)).toBeLessThan(5 * estimated(one, mean).error + 1e-9);
        agrees(one, sd, 1, { precision: 0.02 });
      }
      const tied = estimated(product, mean);
      expect(tied.error).toBeLessThan(0.01);
      expect(Math.abs(tied.value - phi ** 3)).toBeLessThan(5 * tied.error);
      // exp(s a - s^2 / 2) has mean 1 and sd sqrt(exp(s^2) - 1), also in month 0 and two years on.
      for (const one of [first, late]) {
        agrees(one, mean, 1);
        agrees(one, sd, Math.sqrt(Math.exp(0.01) - 1), { precision: 0.02 });
      }
    },
  );
});

describe('AR(1) around .45, phi .8, innovations of sd .03', () => {
  // Stationary: sd .03 / sqrt(1 - .8^2) = .05; sd of a mean of 12 months .05 sqrt(12 + 2 sum (12 - k) .8^k) / 12. p95 by the normal.
  // Months all count alike: a mean by calendar days is another number.
  const { month, year } = drawn(
    overMonths(
      '{ from: 2027-01, months: 12 }',
      `inputs:
  x: { value: 1, noise: 0.05, persistence: 0.8 }
formulas:
  deviating: 0.45 + ln(x) + 0.05^2 / 2
  sum: previous(sum, 0) + deviating
  month: at(deviating, 2027-08)
  year: at(sum, 2027-12) / 12
outputs: [month, year]`,
    ),
    ['month', 'year'],
  );

  it('a month', () => {
    agrees(month, mean, 0.45);
    agrees(month, sd, 0.05);
    agrees(month, quantile(0.95), 0.532242681);
  });

  it('the mean of twelve', () => {
    agrees(year, mean, 0.45);
    agrees(year, sd, 0.035046789);
  });
});

describe('noise and volatility together', () => {
  it('keep the mean of 1 and add up in the logarithm', () => {
    const { month0, month9 } = drawn(
      overMonths(
        '{ from: 2027-05, months: 12 }',
        `inputs:
  x: { value: 3, volatility: 6% per month, noise: 10%, persistence: 0.5 }
formulas:
  month0: at(x, 2027-05)
  month9: at(x, 2028-02)
outputs: [month0]`,
      ),
      ['month0', 'month9'],
    );
    // Month 0 has noise alone; in month 9 the variance of the logarithm is .06^2 x 9 + .1^2.
    agrees(month0, mean, 3);
    agrees(month0, (values) => sd(values.map(Math.log)), 0.1);
    agrees(month9, mean, 3);
    agrees(month9, (values) => sd(values.map(Math.log)), Math.sqrt(0.06 ** 2 * 9 + 0.01));
  });
});

describe('volatility', () => {
  const walk = (volatility: string, growth = '') =>
    drawn(
      overMonths(
        '{ from: 2027-01, months: 13 }',
        `inputs:\n  x: { value: 100, volatility: "${volatility}"${growth} }\nformulas:\n  start: at(x, 2027-01)\n  end: at(x, 2028-01)\n  middle: at(x, 2027-07)\n  both: ln(middle / 100) * ln(end / 100)\noutputs: [end]`,
      ),
      ['start', 'end', 'middle', 'both'],
    );

  it.each([
    ['20% per year', 0.2],
    ['10% per quarter', 0.2],
    ['5% per month', 0.05 * Math.sqrt(12)],
  ])('%s is per root of its period', (volatility, s) => {
    const { start, end } = walk(volatility);
    expect(estimated(start, sd).value).toBe(0);
    agrees(end, mean, 100);
    agrees(end, (values) => sd(values.map(Math.log)), s);
  });

  it('with a growth of 0 only wanders', () =>
    agrees(walk('20% per year', ', growth: 0% per year').end, mean, 100));

  it('months share what came before: the covariance of W at 6 and 12 months is half a year', () => {
    const { both } = walk('20% per year');
    // E[(s W(.5) - s^2 / 4) (s W(1) - s^2 / 2)] = s^2 / 2 + s^4 / 8.
    agrees(both, mean, 0.04 / 2 + 0.0016 / 8, { precision: 0.02 });
  });

  it('that is uncertain is drawn once a path, and the mean stays', () => {
    const { end } = walk('uniform(10%, 30%) per year');
    agrees(end, mean, 100);
    // Var of the factor: E[exp(s^2)] - 1 over s uniform in .1 to .3 = (integral of exp(s^2)) / .2 - 1, by series.
    const moment = (s: number) => s + s ** 3 / 3 + s ** 5 / 10 + s ** 7 / 42 + s ** 9 / 216;
    agrees(end, sd, 100 * Math.sqrt((moment(0.3) - moment(0.1)) / 0.2 - 1), { precision: 0.03 });
  });
});

describe('growth that is uncertain', () => {
  const end = (growth: string) =>
    drawn(
      overMonths(
        '{ from: 2027-01, months: 13 }',
        `inputs:\n  x: { value: 100, growth: "${growth}" }\nformulas:\n  end: at(x, 2028-01)\noutputs: [end]`,
      ),
      ['end'],
    ).end;

  it('`a to b` is the 90 % interval of 1 + r', () => {
    agrees(end('-35% to -5% per year'), quantile(0.05), 65);
    agrees(end('-35% to -5% per year'), quantile(0.95), 95);
    agrees(end('3% to 8% per month'), quantile(0.05), 100 * 1.03 ** 12);
    agrees(end('3% to 8% per month'), quantile(0.95), 100 * 1.08 ** 12);
    agrees(end('-10% to 20% per quarter'), quantile(0.95), 100 * 1.2 ** 4);
  });

  it('another family is one of r itself', () => {
    // E[(1 + r)^12], r uniform in .02 to .04: (1.04^13 - 1.02^13) / (13 x .02).
    agrees(end('uniform(2%, 4%) per month'), mean, (100 * (1.04 ** 13 - 1.02 ** 13)) / (13 * 0.02));
    agrees(end('normal(10%, 5%) per year'), mean, 110);
    agrees(end('normal(10%, 5%) per year'), sd, 5);
    agrees(end('uniform(-99.9%, -99%) per year'), mean, 0.55);
  });
});

describe('steps by chance', () => {
  it('100 to 60 at a time uniform over 36 months', () => {
    const { year, sum } = drawn(
      overMonths(
        '{ from: 2027-01, months: 36 }',
        `inputs:
  x: { value: 100 USD/day, steps: [{ from: "uniform(0, 36) month", factor: 0.6 }] }
formulas:
  year: at(x, 2028-01)
  sum: total(x * 1 day / days_in_month)
outputs: [sum]`,
      ),
      ['year', 'sum'],
    );
    holds(year, (value) => value * day < 80, 1 / 3);
    agrees(sum, mean, 2900);
    agrees(sum, sd, 415.531787763);
  });

  it('a probability is that of the step coming at all; two steps come each for itself', () => {
    const { both, one } = drawn(
      overMonths(
        '{ from: 2027-01, months: 6 }',
        `inputs:
  x: { value: 1, steps: [{ from: 2027-03, factor: 2, probability: 70% }, { from: 2027-03, factor: 3, probability: 0.4 }] }
formulas:
  both: at(x, 2027-06)
  one: at(x, 2027-02)
outputs: [both]`,
      ),
      ['both', 'one'],
    );
    expect(estimated(one, sd).value).toBe(0);
    holds(both, (value) => value === 6, 0.28);
    holds(both, (value) => value === 2, 0.42);
    holds(both, (value) => value === 3, 0.12);
    holds(both, (value) => value === 1, 0.18);
  });

  it('a value by chance drops earlier factors only where it comes', () => {
    const { x } = drawn(
      overMonths(
        '{ from: 2027-01, months: 6 }',
        `inputs:
  y: { value: 1, steps: [{ from: 2027-04, value: 10, probability: 50% }, { from: 2027-02, factor: 3 }, { from: 2027-05, factor: 2 }] }
formulas:
  x: at(y, 2027-06)
outputs: [x]`,
      ),
      ['x'],
    );
    holds(x, (value) => value === 20, 0.5);
    holds(x, (value) => value === 6, 0.5);
  });

  it('of two values at random times the later one stands', () => {
    const { x } = drawn(
      overMonths(
        '{ from: 2027-01, months: 12 }',
        `inputs:
  y: { value: 1, steps: [{ from: "uniform(0, 10) month", value: 2 }, { from: "uniform(0, 10) month", value: 3 }] }
formulas:
  x: at(y, 2027-12)
outputs: [x]`,
      ),
      ['x'],
    );
    holds(x, (value) => value === 2, 0.5);
    holds(x, (value) => value === 3, 0.5);
  });
});

describe('correlations', () => {
  const pearson = (columns: Readonly<Record<'a' | 'b' | 'ab', Drawn>>) => {
    const [a, b, ab] = (['a', 'b', 'ab'] as const).map((name) => estimated(columns[name], mean));
    return { value: ab!.value - a!.value * b!.value, error: ab!.error };
  };
  const shocks = (between: string, month: string, before: string) =>
    drawn(
      overMonths(
        '{ from: 2027-01, months: 12 }',
        `inputs:
  x: { value: 1, volatility: 10% per month }
  y: { value: 1, volatility: 20% per month }
formulas:
  a: (ln(at(x, ${month}) / at(x, ${before})) + 0.005) / 0.1
  b: (ln(at(y, ${month}) / at(y, ${before})) + 0.02) / 0.2
  c: (ln(at(y, 2027-12) / at(y, 2027-11)) + 0.02) / 0.2
  ab: a * b
  ac: a * c
correlations:
  - { between: [${between}], normal: 0.6 }
outputs: [ab]`,
      ),
      ['a', 'b', 'ab', 'c', 'ac'],
    );

  it.each(['x, y', 'x.volatility, y.volatility'])('of shocks hold month by month: %s', (between) => {
    const columns = shocks(between, '2027-06', '2027-05');
    const { value, error } = pearson(columns);
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(value - 0.6)).toBeLessThan(5 * error);
    // The next month's shocks know nothing of this one's.
    const other = estimated(columns.ac, mean);
    expect(Math.abs(other.value)).toBeLessThan(5 * other.error + 1e-9);
  });

  it('of starting values hold for these and for the shocks', () => {
    const columns = drawn(
      overMonths(
        '{ from: 2027-01, months: 12 }',
        `inputs:
  x: { value: "lognormal(mu=0, sigma=1)", noise: 10%, persistence: 0.5 }
  y: { value: "lognormal(mu=0, sigma=1)", noise: 10%, persistence: 0.5 }
formulas:
  starts: ln(at(x, 2027-01)) * ln(at(y, 2027-01))
correlations:
  - { between: [x, y], normal: 0.6 }
outputs: [starts]`,
      ),
      ['starts'],
    );
    // ln x0 = z_x + .1 a_0 - .005: covariance .6 + .01 x .6, and the product of the means .005^2.
    agrees(columns.starts, mean, 0.606 + 0.005 ** 2, { precision: 0.02 });
  });

  it('of noise with a walk fit the month in spite of one shock less', () => {
    const columns = drawn(
      overMonths(
        '{ from: 2027-01, months: 12 }',
        `inputs:
  x: { value: 1, noise: 10% }
  y: { value: 1, volatility: 20% per month }
formulas:
  a: (ln(at(x, 2027-04)) + 0.005) / 0.1
  b: (ln(at(y, 2027-04) / at(y, 2027-03)) + 0.02) / 0.2
  ab: a * b
correlations:
  - { between: [x, y], normal: -0.7 }
outputs: [ab]`,
      ),
      ['a', 'b', 'ab'],
    );
    const { value, error } = pearson(columns);
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(value + 0.7)).toBeLessThan(5 * error);
  });
});
