import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { simulate } from '../../simulate.ts';
import { bridgeOfResults } from '../bridge-of-results.ts';
import { withCoordinator } from '../../engine/coordinator.ts';
import { type CompareOptions, compare } from '../comparison/comparison.ts';
import { bridge } from './bridge.ts';
import type { Bridge } from './result.ts';

type Parts = Parameters<typeof formulaScenario>[0];

const options = { draws: 4096, seed: 'bridge', sensitivity: false, workers: 1 };

async function answerOf(base: Parts, other: Parts, more: CompareOptions = {}) {
  const compared = await compare([formulaScenario(base), formulaScenario(other)], { ...options, ...more });
  return { bridge: compared.others[0]!.bridge!, ...compared };
}

const bridgeOf = async (base: Parts, other: Parts): Promise<Bridge> => (await answerOf(base, other)).bridge;

const partsOf = ({ steps }: Bridge) => Object.fromEntries(steps.map(({ name, part }) => [name, part.value!]));

function expectToAddUp({ from, to, steps, groups, residual }: Bridge): void {
  const size = 1e-12 * Math.max(Math.abs(from), Math.abs(to));
  for (const parts of [steps, groups])
    expect(Math.abs(parts.reduce((sum, { part }) => sum + part.value!, 0) - (to - from))).toBeLessThanOrEqual(
      size,
    );
  expect(Math.abs(residual)).toBeLessThanOrEqual(size);
}

const bill = (price: string, volume: string): Parts => ({
  inputs: { price: `${price} USD/query`, volume: `${volume} query/day` },
  formulas: { cost: 'price * volume' },
});

describe('a bridge', () => {
  it('of price times volume: each change times the mean of the other', async () => {
    const bridge = await bridgeOf(bill('2', '100'), bill('3', '140'));
    // Shapley values of a b: (a1 - a0) (b0 + b1) / 2 and (b1 - b0) (a0 + a1) / 2.
    expect(partsOf(bridge)).toEqual({ price: 120, volume: 100 });
    expect(bridge).toMatchObject({ output: 'cost', unit: 'USD/day', from: 200, to: 420, residual: 0 });
    expect(bridge.groups.map(({ kind, part }) => [kind, part.value])).toEqual([
      ['price', 120],
      ['volume', 100],
    ]);
    expect(bridge.steps[0]).toMatchObject({ before: '2 USD/query', after: '3 USD/query', label: 'Price' });
    for (const { part } of bridge.steps) expect(part.error).toBe(0);
  });

  it('of three factors: the mean over six orders', async () => {
    const service = (a: number, b: number, c: number): Parts => ({
      inputs: { a, b, c },
      formulas: { cost: 'a * b * c' },
    });
    const parts = partsOf(await bridgeOf(service(1, 2, 3), service(2, 5, 7)));
    // da (2 b0 c0 + b0 c1 + b1 c0 + 2 b1 c1) / 6, and so on.
    const factor = (d: number, [x0, x1]: readonly number[], [y0, y1]: readonly number[]) =>
      (d * (2 * x0! * y0! + x0! * y1! + x1! * y0! + 2 * x1! * y1!)) / 6;
    expect(parts.a).toBeCloseTo(factor(1, [2, 5], [3, 7]), 12);
    expect(parts.b).toBeCloseTo(factor(3, [1, 2], [3, 7]), 12);
    expect(parts.c).toBeCloseTo(factor(4, [1, 2], [2, 5]), 12);
  });

  it('of distributions: exact means of what is linear in each', async () => {
    // Independent inputs: the mean of the product is the product of the means, 3 to 4 and 10 to 12.
    const { bridge, base, others } = await answerOf(
      bill('uniform(2, 4)', 'uniform(5, 15)'),
      bill('4', 'triangular(9, 12, 15)'),
    );
    const { price, volume } = partsOf(bridge);
    for (const [part, exact] of [
      [price, 11],
      [volume, 7],
    ] as const)
      expect(Math.abs(part! - exact)).toBeLessThan(0.005);
    // From and to are the means that the results give.
    expect(bridge.from).toBe(base.outputs.cost!.mean.value);
    expect(bridge.to).toBe(others[0]!.result.outputs.cost!.mean.value);
    expectToAddUp(bridge);
  });

  it('holds the exact parts within its errors, with few draws of its own', async () => {
    const { bridge } = await answerOf(
      bill('uniform(2, 4)', 'uniform(5, 15)'),
      bill('uniform(3, 5)', 'uniform(7, 17)'),
      { design: 'monte-carlo', draws: 65536 },
    );
    for (const [name, exact] of [
      ['price', 11],
      ['volume', 7],
    ] as const) {
      const { value, error } = bridge.steps.find((step) => step.name === name)!.part;
      expect(error).toBeGreaterThan(0);
      expect(Math.abs(value! - exact)).toBeLessThan(5 * error!);
    }
  });

  it('adds up over random scenarios, also from some orders', async () => {
    let state = 7;
    // Lehmer's generator, for inputs that nobody chose.
    const random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    for (const count of [2, 4, 6, 7, 11]) {
      const names = Array.from({ length: count }, (_, k) => `x${k}`);
      const scenario = (): Parts => ({
        inputs: Object.fromEntries(
          names.map((name) => [
            name,
            random() < 0.5 ? 1 + random() : `uniform(${random()}, ${1 + random()})`,
          ]),
        ),
        formulas: { cost: names.join(' * ') },
      });
      const bridge = await bridgeOf(scenario(), scenario());
      expectToAddUp(bridge);
      expect(bridge.steps).toHaveLength(count);
      expect(bridge.orders).toEqual(count > 6 ? expect.any(Number) : 'every');
    }
  });

  it('finds the exact parts of many factors within the error of its orders', async () => {
    // Factors 1 to 2, ten alike: each has a tenth of 2^10 - 1, whatever the order.
    const names = Array.from({ length: 10 }, (_, k) => `x${k}`);
    const scenario = (value: number): Parts => ({
      inputs: Object.fromEntries(names.map((name) => [name, value])),
      formulas: { cost: names.join(' * ') },
    });
    const { steps } = await bridgeOf(scenario(1), scenario(2));
    for (const { part } of steps) expect(Math.abs(part.value! - 102.3)).toBeLessThan(5 * part.error!);
  });

  it('has no step where nothing differs, and says so', async () => {
    const same = bill('uniform(2, 4)', '100');
    const bridge = await bridgeOf(same, same);
    expect(bridge).toMatchObject({ steps: [], groups: [], residual: 0, withoutEffect: [] });
    expect(bridge.from).toBe(bridge.to);
  });

  it('names what was changed without effect', async () => {
    const scenario = (spare: number, a: number): Parts => ({
      inputs: { a, b: 0, spare, x: 1 },
      formulas: { cost: 'x + a * b', other: 'spare * 1' },
      outputs: ['cost', 'other'],
    });
    const bridge = await bridgeOf(scenario(1, 1), scenario(2, 2));
    expect(bridge).toMatchObject({ steps: [], withoutEffect: ['a', 'spare'] });
  });

  it('takes inputs that only one has together with the formulas', async () => {
    const plain = bill('2', '100');
    const more: Parts = {
      inputs: { ...(bill('3', '100').inputs as object), fee: '50 USD/day' },
      formulas: { cost: 'price * volume + fee' },
    };
    const bridge = await bridgeOf(plain, more);
    expect(partsOf(bridge)).toEqual({ price: 100, 'the formulas': 50 });
    expect(bridge.steps[1]).toMatchObject({ kind: 'price', inputs: ['fee'], before: null, after: null });
  });

  it('turned round is the same with other signs', async () => {
    const a = bill('uniform(2, 4)', '100');
    const b = bill('5', 'uniform(80, 150)');
    const [there, back] = [await bridgeOf(a, b), await bridgeOf(b, a)];
    for (const [name, part] of Object.entries(partsOf(there))) expect(partsOf(back)[name]).toBe(-part);
  });

  it('sees correlations as a change of their own', async () => {
    const tied = (normal: number): Parts => ({
      inputs: { a: 'normal(0, 1)', b: 'normal(0, 1)' },
      formulas: { cost: 'a * b' },
      correlations: [{ between: ['a', 'b'], normal }],
    });
    const bridge = await bridgeOf(tied(0.2), tied(0.7));
    // The mean of a b is their correlation.
    expect(Object.keys(partsOf(bridge))).toEqual(['the correlations']);
    expect(partsOf(bridge)['the correlations']).toBeCloseTo(0.5, 1);
  });

  it('is not made where a mixture of both has no number', async () => {
    const root = (a: number, b: number): Parts => ({ inputs: { a, b }, formulas: { cost: 'sqrt(a - b)' } });
    const { bridge, warnings } = await answerOf(root(2, 1), root(8, 4));
    // Both in one step leave no mixture: a and b are of one kind.
    expect(bridge.steps).toMatchObject([{ name: 'all rest', inputs: ['a', 'b'] }]);
    expect(warnings).toEqual([]);
    const kinds = (a: number, b: number): Parts => ({
      inputs: { a: `${a} USD/query`, share: b },
      formulas: { cost: 'a * sqrt(a * (1 query/USD) - share)' },
    });
    const refused = await answerOf(kinds(2, 1), kinds(5, 4));
    expect(refused.others[0]!.bridge).toBeNull();
    expect(refused.warnings).toEqual([
      'why test.yaml differs is not divided into parts: with only some of the changes made there is no finite cost in any draw',
    ]);
  });

  it('sees what is rare, with more draws', async () => {
    const scenario = (a: number, b: number, c: number): Parts => ({
      inputs: { event: 'bernoulli(0.0000004)', a, b, c },
      formulas: { cost: 'event * (a + b + c) + 1' },
    });
    const { bridge } = await answerOf(scenario(1, 1, 1), scenario(2, 3, 4), {
      draws: 2 ** 21,
      seed: 'three',
    });
    expectToAddUp(bridge);
    expect(bridge.draws).toBe(2 ** 21);
    expect(bridge.steps.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  it('is not made of what its draws do not see', async () => {
    const [base, other] = [1, 2].map((damage) =>
      formulaScenario({
        inputs: { event: 'bernoulli(1e-12)', damage },
        formulas: { cost: 'event * damage + 1' },
      }),
    );
    const settings = {
      seed: 'unseen',
      design: 'sobol',
      draws: 4096,
      signal: new AbortController().signal,
    } as const;
    const between = (paired: boolean) =>
      withCoordinator({ workers: 1 }, (coordinator) =>
        bridge(base!, other!, { from: 1, to: 1.5, error: 0.5, paired }, settings, coordinator),
      );
    // Of the same draws, what differs differs; of others, it may be chance.
    expect((await between(true)).reason).toBe('what moves the mean of cost is too rare for its draws');
    expect((await between(false)).bridge).toMatchObject({
      steps: [],
      residual: 0.5,
      withoutEffect: ['damage'],
    });
  });

  it('is made of two results, and of one other only unless it is asked for', async () => {
    const [a, b] = [formulaScenario(bill('2', '100')), formulaScenario(bill('3', '140'))];
    const many = await compare([a, b, b], options);
    expect(many.others.map(({ bridge }) => bridge)).toEqual([null, null]);
    const asked = await compare([a, b, b], { ...options, bridge: true });
    expect(asked.others.map(({ bridge }) => bridge?.to)).toEqual([420, 420]);
  });
});

describe('a bridge of saved results', () => {
  const read = (text: string) => readScenarioText(text, { name: 'month.yaml' });
  const may = read(
    'inputs: { price: "1 to 3 USD/query", volume: 100 query/day }\nformulas: { cost: price * volume }',
  );
  const june = read(
    'inputs: { price: "2 to 3 USD/query", volume: 120 query/day }\nformulas: { cost: price * volume }',
  );

  it('leads from one saved mean to the other, whatever their seeds', async () => {
    const old = await simulate(may, { ...options, seed: 'may', design: 'monte-carlo', draws: 16384 });
    const now = await simulate(june, { ...options, seed: 'june', draws: 16384 });
    const again = (result: typeof old) => JSON.parse(JSON.stringify(result)) as typeof old;
    const { bridge } = await bridgeOfResults(again(old), again(now), { workers: 1 });
    expect(bridge!.from).toBe(old.outputs.cost!.mean.value);
    expect(bridge!.to).toBe(now.outputs.cost!.mean.value);
    expectToAddUp(bridge!);
    expect(bridge!.steps.map(({ name }) => name).sort()).toEqual(['price', 'volume']);
    // Means of a lognormal 1 to 3 and 2 to 3 from their closed form: exp(mu + sigma^2 / 2).
    const meanOf = (low: number, high: number) =>
      Math.exp(Math.log(low * high) / 2 + (Math.log(high / low) / (2 * 1.6448536269514722)) ** 2 / 2);
    const [p0, p1] = [meanOf(1, 3), meanOf(2, 3)];
    const { price, volume } = Object.fromEntries(bridge!.steps.map(({ name, part }) => [name, part]));
    expect(Math.abs(price!.value! - (p1 - p0) * 110)).toBeLessThan(5 * price!.error!);
    expect(Math.abs(volume!.value! - (20 * (p0 + p1)) / 2)).toBeLessThan(5 * volume!.error!);
  });

  it('says why there is none', async () => {
    const now = await simulate(june, options);
    const old = { ...now, whatIf: null };
    expect((await bridgeOfResults(old, now)).reason).toMatch(/^the older result does not carry its scenario/);
    // As version 0.1.0 wrote it.
    const { scenario: _scenario, ...withoutScenario } = now.whatIf!;
    const former = { ...now, whatIf: withoutScenario as typeof now.whatIf };
    expect((await bridgeOfResults(former, now)).reason).toMatch(
      /^the older result does not carry its scenario/,
    );
    const { cost } = now.outputs;
    const moved = { ...now, outputs: { cost: { ...cost!, mean: { value: 500, error: 0.1 } } } };
    expect((await bridgeOfResults(moved, now, { workers: 1 })).reason).toBe(
      'drawn again, the means of cost differ by another amount',
    );
    const other = await simulate(read('inputs: { x: 1 to 2 }\nformulas: { y: x * 2 }'), options);
    expect((await bridgeOfResults(now, other)).reason).toBe('the newer result does not report cost');
  });
});
