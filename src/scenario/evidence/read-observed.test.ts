import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../errors.ts';
import { parseMonth } from '../../notation/calendar-month.ts';
import { readScenarioText } from '../read-scenario.ts';

const day = 86_400;
const model = `inputs:
  price: 2 to 3 USD/GPU/hour
  fleet: 10 to 20 GPU
  share: beta(8, 12)
  failures: gamma(4, 2) 1/day
  asked: 10k to 20k query/day
formulas:
  cost: { formula: price * fleet, unit: USD/day }
  bill: cost * 30 day
`;
const months = 'horizon: { from: 2027-01, months: 6 }\n';
const growing = `${model.replace('price: 2 to 3 USD/GPU/hour', 'price: { value: 2 to 3 USD/GPU/hour, growth: -3% to 8% per month }')}  all: total(cost)
  spent: first_month(cost > 900 USD/day)
`;

const read = (row: string, text = model) => readScenarioText(`${text}observed:\n  - { ${row} }\n`);
const seen = (row: string, text?: string) => read(row, text).evidence!.observations[0]!;

/** What is wrong with an observation, without its place. */
function refusal(row: string, text?: string): string {
  try {
    read(row, text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('an observation of a value', () => {
  it('with an error in % is of the logarithm', () => {
    expect(seen('quantity: cost, value: 864 USD/day, error: 3%, source: invoice')).toEqual({
      quantity: 'cost',
      month: null,
      at: null,
      text: '864 USD/day within 3%',
      source: 'invoice',
      likelihood: { kind: 'ratio', value: 0.01, sd: 0.03 },
      unit: 'USD/day',
      factor: 1 / day,
    });
  });

  it('with any other error is of the difference, in the unit of the value where it names none', () => {
    const likelihood = { kind: 'difference', value: 0.01, sd: 20 * (1 / day) };
    for (const error of ['20 USD/day', '20', '28.8 - 8.8'])
      expect(seen(`quantity: cost, value: 864 USD/day, error: ${error}`)).toMatchObject({ likelihood });
    expect(seen('quantity: cost, value: 864 USD/day, error: 20').text).toBe('864 USD/day within 20 USD/day');
    expect(seen('quantity: cost, value: 864, error: 20')).toMatchObject({
      likelihood,
      text: '864 USD/day within 20 USD/day',
    });
  });

  it('takes a bare error beside a value in % as a share', () => {
    expect(seen('quantity: share, value: 42%, error: 0.03')).toMatchObject({
      likelihood: { kind: 'difference', value: 0.42, sd: 0.03 },
      text: '42% within 0.03',
      unit: '%',
      factor: 0.01,
    });
    expect(seen('quantity: share, value: 0.42, error: 3%').likelihood).toEqual({
      kind: 'ratio',
      value: 0.42,
      sd: 0.03,
    });
  });

  it('may be of an input, its unit converted', () => {
    const { likelihood, unit } = seen('quantity: price, value: 1 USD/GPU/day, error: 5%');
    expect([likelihood, unit]).toEqual([{ kind: 'ratio', value: 1 / day, sd: 0.05 }, 'USD/GPU/day']);
  });

  it.each([
    ['value: 1 USD/day', /^<stdin>:11:5 {2}observed\[0\]: needs `error`.*as in `error: 5%`/],
    ['value: 1 USD/day, error: 0', /observed\[0\]\.error: an error must be above 0 \("0"\)/],
    ['value: 1 USD/day, error: 0%', /an error must be above 0/],
    ['value: 1 USD/day, error: -1 USD/day', /an error must be above 0/],
    ['value: 1 USD/day, error: 3 GPU', /must be in USD\/day or another unit of the same dimension \(GPU\)/],
    ['value: 1 GPU, error: 3%', /must be in USD\/day or another unit of the same dimension \(GPU\)/],
    ['value: 1 USD, error: 3%', /same dimension \(USD\), an amount needs the month that it is of/],
    ['value: -1 USD/day, error: 3%', /an error in % needs a value above 0/],
    ['value: 1 to 2 USD/day, error: 3%', /must be one number .*a hard range is `between: \[low, high\]`/],
    ['value: 1 USD/day, error: 1% to 2%', /an error must be one number/],
    ['value: 1 USD/day, error: nothing', /observed\[0\]\.error: .*"nothing"/],
    ['value: 1 USD/day, error: 3%, of: 1 day', /`of` belongs to `count`/],
    ['value: 1 USD/day, error: 3%, sigma: 2', /unknown key \("sigma"\)/],
    ['value: [1], error: 3%', /observed\[0\]\.value: must be a number with its unit/],
    ['error: 3%', /needs exactly one of `value`, `between` and `count`/],
    ['value: 1 USD/day, count: 2, error: 3%', /needs exactly one of .* \(`value` and `count`\)/],
    ['value: 1 USD/day, error: 3%, source: 3', /must be text \(3\), put it in quotes/],
    ['value: 1 USD/day, error: 3%, month: 2026-13', /must be a month \("2026-13"\), as in 2026-10/],
    ['value: 1e308 USD/s, error: 3%, month: 2026', /must be a month, as in 2026-10 \(2026\)/],
  ])('is refused: %s', (keys, message) => {
    expect(refusal(`quantity: cost, ${keys}`)).toMatch(message);
    expect(refusal(`quantity: cost, ${keys}`).split('\n')).toHaveLength(1);
  });

  it('in % with an error in % is refused with the two things that it can mean', () => {
    expect(refusal('quantity: share, value: 42%, error: 3%')).toContain(
      'write 0.03 for 3 percentage points, or 0.0126 for that share of the value',
    );
  });

  it('of an unknown name is refused with the nearest', () => {
    expect(refusal('quantity: costs, value: 1 USD/day, error: 3%')).toContain(
      'unknown quantity or input ("costs"), did you mean "cost"?',
    );
  });
});

describe('an observation of a hard range', () => {
  it('has its ends in base units; a unit that stands once is that of both', () => {
    const likelihood = { kind: 'between', low: 14, high: 16 };
    for (const ends of ['14 GPU, 16 GPU', '14, 16 GPU', '14 GPU, 16', '14, 16'])
      expect(seen(`quantity: fleet, between: [${ends}]`)).toMatchObject({ likelihood, unit: 'GPU' });
    expect(seen('quantity: fleet, between: [14 GPU, 16 GPU]').text).toBe('between 14 GPU and 16 GPU');
    expect(seen('quantity: cost, between: [1, 2 USD/hour]').likelihood).toEqual({
      kind: 'between',
      low: 1 / 3600,
      high: 2 / 3600,
    });
  });

  it.each([
    ['fleet', '[16 GPU, 14 GPU]', 'below the second ("[16 GPU, 14 GPU]"), write [14 GPU, 16 GPU]'],
    ['fleet', '[16 GPU, 16 GPU]', 'a range needs some width'],
    ['fleet', '[16 GPU]', 'must be a list of two values'],
    ['fleet', '14 to 16 GPU', 'must be a list of two values'],
    ['fleet', '[14 USD, 16 GPU]', 'must be in GPU or another unit of the same dimension (USD)'],
    ['fleet', '[14 GPU, 16 GPU], error: 3%', '`error` belongs to `value`'],
  ])('of %s is refused: %s', (name, ends, message) =>
    expect(refusal(`quantity: ${name}, between: ${ends}`)).toContain(message),
  );

  it('that an input cannot be in is refused', () => {
    const text = 'model: llm-napkin\n';
    expect(refusal('quantity: fleet_utilization, between: [1.2, 1.5]', text)).toContain('at most 1');
    expect(refusal('quantity: fleet_utilization, between: [0.5, 1.5]', text)).toBe('accepted');
  });
});

describe('an observation of a count', () => {
  it('over some of the unit of a rate is a Poisson count, shown as a count', () => {
    expect(seen('quantity: failures, count: 7, of: 1 day')).toMatchObject({
      likelihood: { kind: 'poisson', count: 7, exposure: day },
      text: '7 in 1 day',
      unit: '',
      factor: 1 / day,
    });
  });

  it('of a number is binomial', () => {
    expect(seen('quantity: share, count: 70, of: 100')).toMatchObject({
      likelihood: { kind: 'binomial', count: 70, of: 100 },
      text: '70 of 100',
      factor: 0.01,
    });
  });

  it.each([
    ['failures, count: 7', 'needs `of`, as in `count: 7, of: 1 day`'],
    [
      'failures, count: 7, of: 7',
      'needs a unit, so that failures (1/day) times it is a number ("7"), as in 7 day',
    ],
    ['failures, count: 7, of: 7 GPU', 'must be in day or another unit of the same dimension (GPU)'],
    ['failures, count: 7, of: 1 day*day, month: 2026-10', 'must be in day or another unit'],
    ['failures, count: 7, of: 0 day', 'observed[0].of: must be above 0 ("0 day")'],
    ['failures, count: -7, of: 1 day', 'a count must be a whole number of at least 0'],
    ['failures, count: 7 query, of: 1 day', 'a count must be a whole number of at least 0, without a unit'],
    ['asked, count: 7, of: 1 day', 'must be in day/query or another unit'],
    ['share, count: 7.5, of: 10', 'a count must be a whole number of at least 0'],
    ['share, count: 11, of: 10', 'the count must not be above the number of trials (11 of 10)'],
    ['share, count: 0, of: 0', 'nothing was tried (0 of 0)'],
    ['share, count: 7, of: 10 day', 'share has no unit, so give a number of trials'],
    ['share, count: 7, of: 10, error: 3%', 'the uncertainty of a count follows from its number'],
  ])('is refused: %s', (row, message) => expect(refusal(`quantity: ${row}`)).toContain(message));
});

describe('an observation of a month', () => {
  it('spreads an amount over the days of that month', () => {
    // 2026-10 has 31 days, 2026-02 28.
    expect(seen('quantity: cost, value: 26784 USD, error: 3%, month: 2026-10')).toMatchObject({
      month: parseMonth('2026-10'),
      at: null,
      likelihood: { kind: 'ratio', value: 0.01, sd: 0.03 },
      unit: 'USD',
      factor: 1 / (31 * day),
    });
    const { likelihood } = seen('quantity: cost, value: 24192 USD, error: 2419.2 USD, month: 2026-02');
    expect(likelihood).toEqual({ kind: 'difference', value: 0.01, sd: 0.001 });
  });

  it('takes `month` in a unit for that month', () => {
    const ratio = { kind: 'ratio', value: 0.01, sd: 0.03 };
    expect(seen('quantity: cost, value: 26784 USD/month, error: 3%, month: 2026-10').likelihood).toEqual(
      ratio,
    );
    // Of no month in particular it is a twelfth of 365.25 days.
    expect(seen('quantity: cost, value: 26298 USD/month, error: 3%').likelihood).toEqual(ratio);
    const hours = seen('quantity: fleet, between: [7440 GPU*hour, 14880 GPU*hour], month: 2026-10');
    expect(hours.likelihood).toEqual({ kind: 'between', low: 10, high: 20 });
  });

  it('leaves what is no amount of a month as it is', () => {
    const { likelihood, month } = seen('quantity: fleet, value: 12 GPU, error: 1, month: 2026-10');
    expect([likelihood, month]).toEqual([{ kind: 'difference', value: 12, sd: 1 }, parseMonth('2026-10')]);
    expect(seen('quantity: bill, value: 900 USD, error: 3%, month: 2026-10').likelihood).toEqual({
      kind: 'ratio',
      value: 900,
      sd: 0.03,
    });
  });

  it('belongs with a horizon to a month of it', () => {
    const observation = seen('quantity: cost, value: 24192 USD, error: 3%, month: 2027-02', months + growing);
    expect(observation).toMatchObject({ at: 1, likelihood: { kind: 'ratio', value: 0.01, sd: 0.03 } });
    expect(
      seen('quantity: price, value: 2 USD/GPU/hour, error: 3%, month: 2027-06', months + growing).at,
    ).toBe(5);
  });

  it('is not asked for where all months are alike', () => {
    for (const month of ['', ', month: 2027-02'])
      expect(seen(`quantity: fleet, value: 12 GPU, error: 1 GPU${month}`, months + growing).at).toBeNull();
    expect(seen('quantity: all, value: 100k USD, error: 3%', months + growing)).toMatchObject({
      at: null,
      likelihood: { kind: 'ratio', value: 1e5, sd: 0.03 },
    });
  });

  it('may be of a part of an input; of growth that is drawn as 1 + r it says so', () => {
    expect(seen('quantity: price.growth, value: 5%, error: 0.01', months + growing)).toMatchObject({
      likelihood: { kind: 'difference', value: 1.05, sd: 0.01 },
      unit: '%',
      factor: 0.01,
      less: 1,
    });
    expect(refusal('quantity: price.growth, value: 0.05, error: 3%', months + growing)).toContain(
      'the error of a rate of growth cannot be a share of it',
    );
  });

  it.each([
    [
      'cost, value: 24k USD, error: 3%',
      'needs `month`, because it differs from month to month ("cost"), add a month of 2027-01 to 2027-06, as in `month: 2027-01`',
    ],
    [
      'cost, value: 24k USD, error: 3%, month: 2026-12',
      'must be a month of the horizon, 2027-01 to 2027-06 ("2026-12")',
    ],
    ['cost, value: 24k GPU, error: 3%, month: 2026-12', 'must be in USD/day'],
    [
      'all, value: 24k USD, error: 3%, month: 2027-02',
      'is one number for the whole horizon and has no month',
    ],
    [
      'spent, value: 24k USD, error: 3%, month: 2027-02',
      'a first_month is not a number and cannot be observed',
    ],
    ['month_index, value: 2, error: 1', 'unknown quantity or input ("month_index")'],
  ])('is refused: %s', (row, message) =>
    expect(refusal(`quantity: ${row}`, months + growing)).toContain(message),
  );
});

describe('observed', () => {
  it('is nothing where there is none, or an empty list', () => {
    expect(readScenarioText(model).evidence).toBeNull();
    expect(readScenarioText(`${model}observed: []\n`).evidence).toBeNull();
  });

  it('is a list', () => {
    expect(() => readScenarioText(`${model}observed: { quantity: cost }\n`)).toThrow(
      'must be a list of observations such as',
    );
    expect(() => readScenarioText(`${model}observed: [cost]\n`)).toThrow('must be a mapping such as');
    expect(() => readScenarioText(`${model}observed: [{ value: 1, error: 2 }]\n`)).toThrow(
      '`quantity` is missing',
    );
  });

  it('keeps other money as it was written, and knows the rate', () => {
    const text = `currency: USD\n${model.replace('inputs:', 'inputs:\n  eur_per_usd: 0.8 EUR/USD')}`;
    const scenario = read('quantity: cost, value: 691.2 EUR/day, error: 80 EUR/day', text);
    const [{ likelihood, unit, factor, money }] = scenario.evidence!.observations as never as [
      ReturnType<typeof seen>,
    ];
    const { value, sd } = likelihood as { value: number; sd: number };
    expect([value / factor, sd / factor, unit]).toEqual([
      expect.closeTo(691.2, 9),
      expect.closeTo(80, 9),
      'EUR/day',
    ]);
    expect(money!.rates).toEqual([{ name: 'eur_per_usd', power: -1 }]);
    // 864 USD/day.
    expect(value * money!.middle).toBeCloseTo(0.01, 12);
    expect(scenario.notes.join()).not.toContain('middle of the rate');
    // The rate is an input though no formula needs it.
    expect(scenario.inputs.map(({ name }) => name)).toContain('eur_per_usd');
  });

  it('converts an error in other money than its value at the middle of the rate, and says so', () => {
    const text = `currency: USD\n${model.replace('inputs:', 'inputs:\n  eur_per_usd: 0.8 EUR/USD')}`;
    const scenario = read('quantity: cost, value: 864 USD/day, error: 80 EUR/day', text);
    const [{ likelihood, money }] = scenario.evidence!.observations as never as [ReturnType<typeof seen>];
    expect(likelihood).toHaveProperty('sd', expect.closeTo(100 / day, 12));
    expect(money).toBeUndefined();
    expect(scenario.notes).toContainEqual(expect.stringMatching(/middle of the rate: 0\.8 EUR/));
    const range = read('quantity: cost, between: [800 USD/day, 720 EUR/day]', text).evidence!
      .observations[0]!;
    expect(range.likelihood).toMatchObject({ kind: 'between', high: expect.closeTo(900 / day, 12) });
  });

  it('remarks what stands there twice, and what is known already', () => {
    const row = '  - { quantity: failures, count: 5, of: 1 day }\n';
    const { remarks, evidence } = readScenarioText(`${model}observed:\n${row}${row}`);
    expect(evidence!.observations).toHaveLength(2);
    expect(remarks.map(({ rule, found }) => [rule, found])).toEqual([
      ['the same observation appears twice, and counts twice', 'first in line 11'],
    ]);
    const fixed = readScenarioText(
      `${model.replace('10 to 20 GPU', '12 GPU')}observed:\n  - { quantity: fleet, value: 13 GPU, error: 1 GPU }\n`,
    );
    expect(fixed.remarks.map(({ rule }) => rule)).toEqual(['is one number, which no observation can change']);
    const slight = read('quantity: cost, value: 864 USD/day, error: 0.03');
    expect(slight.remarks.map(({ path, rule, found }) => [path, rule, found])).toEqual([
      ['observed[0].error', 'is a very small error', '0.0035% of the value'],
    ]);
  });

  it('has inputs of services by their full names', () => {
    const text = readScenarioText(
      `model: llm-service
services: { chat: { language_model: llama3.1-70b, promised_speed: 20 to 30 }, code: { language_model: llama3.1-8b } }
customers: { all: { users: 100k, to: { chat: 100%, code: 20% } } }
observed:
  - { quantity: chat.promised_speed, value: 25, error: 5% }
  - { quantity: chat.gpus, between: [4 GPU, 400 GPU] }
`,
    );
    expect(text.evidence!.observations.map(({ quantity }) => quantity)).toEqual([
      'chat.promised_speed',
      'chat.gpus',
    ]);
  });
});
