import { describe, expect, it } from 'vitest';
import { createEngine } from '../../engine/create-engine.ts';
import { type ReadOptions, readScenario, readScenarioText } from '../../scenario/read-scenario.ts';
import { scenarioReader, scenarioTextReader } from '../../scenario/scenario-reader.ts';
import { simulate } from '../../simulate.ts';
import { gridRows } from './grid-rows.ts';
import type { Sweep } from './result.ts';
import { type SweepOptions, type SweepRequest, sweep } from './sweep.ts';
import type { SweptRows } from './swept-rows.ts';
import { bestWords, sweepQuestion } from './words.ts';

const drawn = { draws: 4096, seed: 'sweep' };

const rent = `title: Rent
currency: USD
inputs:
  price: 1 to 3 USD/GPU/hour
  gpus: poisson(10) GPU
  load: beta(2, 3)
  noise: normal(0, 1)
formulas:
  cost: { formula: price * gpus, unit: USD/day }
  root: sqrt(load - 0.01 * noise)
  ratio: cost / (1 + load) / 1 USD * 1 hour
outputs: [cost, ratio]
correlations:
  - { between: [load, noise], spearman: 0.4 }
goals:
  - cost <= 500 USD/day with 80%
  - ratio >= 5
`;

const tableOf = (columns: readonly string[], rows: readonly (readonly string[])[]): SweptRows => ({
  columns,
  rows,
  placeOf: () => ({ file: 'rows.csv', line: 1, column: 1 }),
  nameOf: (row) => `line ${row + 2}`,
});

const untied = rent.replace(/correlations:[\s\S]*(?=goals:)/, '');

const sweepText = (text: string, request: SweepRequest, options: SweepOptions = {}, read: ReadOptions = {}) =>
  sweep(scenarioTextReader(text, read), request, { ...drawn, workers: 1, ...options });

/** What a run of its own says of a row, which looks for nothing rarer than its draws. */
async function alone(
  text: string,
  { columns, run, outputs: wanted }: Sweep,
  set: readonly string[],
  options: object = {},
) {
  const scenario = readScenarioText(text, {
    set: set.map((value, index) => `${columns[index]!.name}=${value}`),
  });
  const { outputs, goals } = await simulate(scenario, {
    draws: run.draws,
    seed: run.seed,
    design: run.design,
    workers: 1,
    outputs: wanted.map(({ name }) => name),
    ...options,
  });
  return { outputs, goals: goals.map(({ probability }) => probability) };
}

async function expectRowsAsRun(text: string, found: Sweep, options: object = {}) {
  expect(found.rows.length).toBeGreaterThan(0);
  for (const row of found.rows) {
    const { outputs, goals } = await alone(text, found, row.set, options);
    expect(row.error).toBeNull();
    expect(row.goals, row.set.join()).toEqual(goals);
    for (const [name, { mean, sd, quantiles }] of Object.entries(row.outputs)) {
      expect(mean, row.set.join()).toEqual(outputs[name]!.mean);
      expect(sd).toEqual(outputs[name]!.sd);
      for (const [key, estimate] of Object.entries(quantiles)) {
        const { value, error } = outputs[name]!.quantiles[key as 'p5'];
        expect(estimate).toMatchObject({ value, error });
      }
    }
  }
}

describe('a row of a sweep', () => {
  const mixed = tableOf(
    ['price', 'gpus'],
    [
      ['2', '10'],
      ['1 to 3', '10'],
      ['2.5 USD/GPU/hour', 'poisson(12)'],
      ['uniform(1, 2)', 'poisson(12)'],
      ['2', '11'],
      ['48 USD/GPU/day', '3 to 4'],
    ],
  );

  it.each(['sobol', 'latin-hypercube', 'monte-carlo'] as const)(
    'is what a run with its values gives, to the last bit: %s',
    async (design) => {
      const found = await sweepText(rent, { table: mixed, outputs: ['cost', 'ratio'] }, { design });
      await expectRowsAsRun(rent, found);
    },
  );

  it('may set what is tied to another input, and give an exact mean', async () => {
    const text = rent
      .replace('outputs: [cost, ratio]', 'outputs: [heavy, cost]')
      .replace('formulas:', 'formulas:\n  heavy: tail')
      .replace('inputs:', 'inputs:\n  tail: pareto(1, 1.5)')
      .replace('  - ratio >= 5\n', '');
    const table = gridRows([
      'load=beta(2, 3),beta(3, 3),uniform(0.1, 1)',
      'tail=pareto(1, 1.5),pareto(1, 3)',
    ]);
    await expectRowsAsRun(text, await sweepText(text, { table, outputs: ['heavy', 'cost'] }));
  });

  it('looks at months, services and what was observed as a run does', async () => {
    const year = `horizon: { from: 2027-01, months: 6 }
inputs: { price: { value: 1 to 3 USD/day, growth: 2% to 4% per month }, n: 4 to 6 }
formulas: { bill: price * n, whole: total(bill) }
outputs: [whole, bill]
goals: [total(bill) <= 3k USD with 80%, bill <= 30 USD/day in every month]`;
    const grid = ['n=3,4 to 5', 'price.growth=1% per month,5% per month'];
    await expectRowsAsRun(year, await sweepText(year, { table: gridRows(grid), outputs: ['whole', 'bill'] }));
    const seen = `inputs: { price: 1 to 3 USD/day, n: 4 to 6, m: 1 to 2 }
formulas: { bill: price * n, both: bill * m }
outputs: [both, bill]
observed: [{ quantity: bill, value: 11 USD/day, error: 5% }]`;
    const observed = await sweepText(seen, { table: gridRows(['m=1,2']), best: 'p90:both' });
    expect(observed.rows[0]!.draws).toBeGreaterThan(0);
    await expectRowsAsRun(seen, observed);
    const unseen = await sweepText(seen, { table: gridRows(['m=1,2']) }, { observed: false });
    await expectRowsAsRun(seen, unseen, { observed: false });
    expect(unseen.rows[0]!.outputs).not.toEqual(observed.rows[0]!.outputs);
  });

  it('does not depend on workers, on the engine, or on the rows around it', async () => {
    const request = { table: mixed, best: 'p90:cost' };
    const one = await sweepText(rent, request);
    const engine = createEngine({ workers: 2, threads: 'always' });
    try {
      const options = { ...drawn, engine };
      expect(await sweep(scenarioTextReader(rent, { name: '<stdin>' }), request, options)).toEqual(one);
    } finally {
      await engine.close();
    }
    const last = await sweepText(rent, { ...request, table: tableOf(mixed.columns, mixed.rows.slice(-1)) });
    expect(last.rows[0]).toEqual(one.rows.at(-1));
  });

  it('fails alone, and says why as a run does', async () => {
    const text = `inputs: { x: 1 to 2, y: 1 to 2 }
formulas: { cost: x * y, share: sqrt(x - 1) }
outputs: [cost, share]`;
    const found = await sweepText(text, { table: gridRows(['x=2,0.5,1 to 3']) });
    expect(found.rows.map(({ error }) => error === null)).toEqual([true, false, false]);
    for (const { set, error } of found.rows.slice(1))
      await expect(alone(text, found, set)).rejects.toThrow(error!);
    expect(found.rows[1]).toMatchObject({ outputs: {}, goals: [] });
    expect(found.warnings).toEqual([expect.stringContaining('2 of 3 rows failed')]);
    const allowed = await sweepText(`${text}\nallow_non_finite: 1\n`, {
      table: gridRows(['x=2,0.5,1 to 3']),
    });
    await expectRowsAsRun(`${text}\nallow_non_finite: 1\n`, allowed);
  });

  it('warns of an event that its rows leave out', async () => {
    const outage = (chance: number) => `
inputs: { users: 1000 to 2000, price: 2 to 3 USD, outage: bernoulli(${chance}) }
formulas: { cost: users * price + outage * 500M USD }
outputs: [cost]
`;
    const table = tableOf(['users'], [['1500'], ['3000']]);
    const [rare, usual] = [await sweepText(outage(2e-5), { table }), await sweepText(outage(0.2), { table })];
    expect(rare.warnings).toEqual([
      expect.stringMatching(
        /^outage = 1 \(probability 2 × 10⁻⁵\) .* 10,000 USD of the mean of cost is left out of the first row/,
      ),
    ]);
    expect(usual.warnings).toEqual([]);
    const run = await simulate(readScenarioText(outage(2e-5), { set: ['users=1500'] }), drawn);
    const left = run.outputs.cost!.mean.value! - rare.rows[0]!.outputs.cost!.mean.value!;
    expect(left).toBeCloseTo(10_000, 3);
    const stop = new AbortController();
    const onProgress = (done: number, total: number) => done === total && stop.abort();
    const stopped = await sweepText(outage(2e-5), { table }, { signal: stop.signal, onProgress });
    expect(stopped.rows).toEqual(rare.rows);
    expect(stopped.warnings).toEqual(['stopped before events too rare for the draws were looked for']);
  });
});

it('gives of the flagship what `costcone run` prints, rows that choose otherwise beside it', async () => {
  const file = 'scenarios/chatgpt-2023.yaml';
  const options = { draws: 4096, seed: 'flagship', workers: 1 };
  const found = await sweep(
    scenarioReader(file),
    { table: gridRows(['language_model=gpt3-175b,llama3.1-70b', 'gpu_price=1 to 3']) },
    options,
  );
  for (const { set, outputs, goals } of found.rows) {
    const [model, price] = set;
    const scenario = readScenario(file, { set: [`language_model=${model}`, `gpu_price=${price}`] });
    const whole = await simulate(scenario, { ...options, sensitivity: false });
    const { mean, sd, quantiles } = whole.outputs.daily_cost!;
    expect(outputs.daily_cost).toMatchObject({
      mean,
      sd,
      quantiles: { p5: quantiles.p5, p95: quantiles.p95 },
    });
    // Where an event is rare, a run looks for it, and knows its probability better.
    const { value, error } = goals[0]!;
    expect(Math.abs(value! - whole.goals[0]!.probability.value!)).toBeLessThan(
      4 * error! + 4 / options.draws,
    );
  }
});

describe('sweep', () => {
  const prices = gridRows(['price=1..3:5']);

  it('names of a profit the row with the highest, and says so', async () => {
    const sold = 'inputs:\n  price: 2\nformulas:\n  profit: price * 10 - 5\noutputs: [profit]\n';
    const found = await sweepText(sold, { table: gridRows(['price=1,2,3']), best: 'mean:profit' });
    expect(found.best).toMatchObject({ row: 2, verdict: 'highest', isGain: true });
    expect(sweepQuestion(found)).toBe('With which price is the mean profit highest?');
    expect(bestWords(found)).toMatch(/^The highest mean profit is .* In every other row it is lower\.$/);
  });

  it('names the best row, with the command that runs it', async () => {
    const found = await sweepText(rent, { table: prices, best: 'p90:cost' }, { path: 'my rent.yaml' });
    expect(found.best).toMatchObject({ row: 0, verdict: 'lowest', unit: 'USD/day', close: [] });
    expect(found.best!.value).toEqual(found.rows[0]!.outputs.cost!.quantiles.p90);
    expect(found.best!.command).toBe("costcone run 'my rent.yaml' --set price=1 --seed sweep --draws 4096");
    const same = await sweepText(untied, { table: gridRows(['load=0.2,0.4']), best: 'mean:cost' });
    expect(same.best).toMatchObject({ verdict: 'too close to call', close: [{ row: 1 }] });
    expect(bestWords(same)).toContain('It is the same in 1 other row (load = 0.4).');
  });

  it('gives units, and numbers of what was set', async () => {
    const found = await sweepText(rent, { table: gridRows(['price=24 USD/GPU/day,1 to 2', 'gpus=3']) });
    expect(found.columns).toEqual([
      { name: 'price', unit: 'USD/GPU/hour' },
      { name: 'gpus', unit: 'GPU' },
    ]);
    expect(found.rows.map(({ values }) => values)).toEqual([
      [1, 3],
      [null, 3],
    ]);
    expect(found.outputs).toEqual([{ name: 'cost', label: 'Cost', unit: 'USD/day' }]);
    const mixed = await sweepText(rent, { table: gridRows(['currency=USD,EUR']) });
    expect(mixed.outputs[0]!.unit).toBeNull();
    expect(mixed.rows.map(({ units }) => units)).toEqual([{ cost: 'USD/day' }, { cost: 'EUR/day' }]);
    await expect(
      sweepText(rent, { table: gridRows(['currency=USD,EUR']), best: 'mean:cost' }),
    ).rejects.toThrow('in different units');
  });

  it('refuses what makes no sense before anything is drawn', async () => {
    const ask = (request: Omit<SweepRequest, 'table'>) => sweepText(rent, { table: prices, ...request });
    await expect(ask({ outputs: ['costs'] })).rejects.toThrow('did you mean "cost"?');
    await expect(ask({ best: 'p91:cost' })).rejects.toThrow('or p99 of an output');
    await expect(ask({ best: 'cost' })).rejects.toThrow('as in p90:daily_cost');
    await expect(sweepText(rent, { table: prices }, {}, { set: ['price=2'] })).rejects.toThrow(
      '--set gives price twice',
    );
  });

  it('tells of all bad rows at once, the same of several once', async () => {
    const table = tableOf(
      ['price', 'gpus'],
      [
        ['2', '3'],
        ['2 kWh', '3'],
        ['2', '3 to'],
        ['2 kWh', '4'],
        ['3 to 3', '4'],
      ],
    );
    await expect(sweepText(rent, { table })).rejects.toThrow(
      [
        'rows.csv:1:1  formulas.cost.formula: the formula should give USD/day (in <stdin>, line 9) (it gives kWh*GPU; also: line 5)',
        'rows.csv:1:1  gpus: expected a value (the end)',
        'rows.csv:1:1  price: "a to b" must go from a smaller number to a larger one ("3 to 3"), write 3 for a number that is known',
      ].join('\n'),
    );
  });

  it('draws no finished row again, and rows that set the same once', async () => {
    const rows = new Map<string, Parameters<NonNullable<SweepOptions['finished']>['add']>[0][number][1]>();
    const added: number[] = [];
    const finished: NonNullable<SweepOptions['finished']> = {
      get: (key) => rows.get(key),
      add(more) {
        added.push(more.length);
        for (const [key, row] of more) rows.set(key, row);
      },
    };
    const first = await sweepText(rent, { table: gridRows(['price=1..3:3']) }, { finished });
    const total = () => added.reduce((sum, count) => sum + count, 0);
    expect(total()).toBe(3);
    const doubled = tableOf(['price'], [['1'], ['1.5'], ['2'], ['2.5'], ['3'], ['2.5']]);
    const all = await sweepText(rent, { table: doubled }, { finished });
    expect(total()).toBe(5);
    expect(all.rows[0]).toEqual(first.rows[0]);
    expect(all.rows[5]).toEqual(all.rows[3]);
    for (const other of [{ draws: 8192 }, { seed: 'other' }, { design: 'monte-carlo' as const }])
      await sweepText(rent, { table: gridRows(['price=1..3:3']) }, { finished, ...other });
    expect(total()).toBe(14);
    await sweepText(rent.replace('10) GPU', '11) GPU'), { table: gridRows(['price=1..3:3']) }, { finished });
    expect(total()).toBe(17);
  });

  it('keeps what is finished when it is stopped, and says how many rows there are', async () => {
    const stop = new AbortController();
    const added: number[] = [];
    const table = gridRows(['price=1..3:200']);
    await expect(
      sweepText(
        rent,
        { table },
        {
          signal: stop.signal,
          finished: {
            get: () => undefined,
            add(rows) {
              added.push(rows.length);
              stop.abort();
            },
          },
        },
      ),
    ).rejects.toThrow(/^stopped when \d+ of 200 rows were finished$/);
    const count = added.reduce((sum, rows) => sum + rows, 0);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(200);
  });

  it('tells how many rows are done', async () => {
    const told: (readonly [number, number])[] = [];
    await sweepText(
      rent,
      { table: gridRows(['price=1..3:40']) },
      { onProgress: (...step) => told.push(step) },
    );
    expect(told.at(-1)).toEqual([40, 40]);
    const done = told.map(([rows]) => rows);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
  });
});
