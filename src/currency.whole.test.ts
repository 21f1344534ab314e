import { describe, expect, it } from 'vitest';
import { compare } from './analyses/comparison/comparison.ts';
import { carryScenario, scenarioOf } from './analyses/what-if/carried-scenario.ts';
import { breakEven } from './analyses/break-even/break-even.ts';
import { renderPage } from './report/formats.ts';
import { readScenario, readScenarioText } from './scenario/read-scenario.ts';
import { simulate } from './simulate.ts';

const options = { draws: 8192, seed: 'money', workers: 1, sensitivity: false };
const run = (text: string, ...set: string[]) => simulate(readScenarioText(text, { set }), options);
const service = 'model: llm-service\naccelerator: h100-sxm\n';

type Run = Awaited<ReturnType<typeof run>>;
const median = ({ outputs }: Run, name: string) => outputs[name]!.quantiles.p50!.value!;

describe('a scenario in another currency', () => {
  it('has the numbers of the one in dollars times a rate that is a number', async () => {
    const dollars = await run(service);
    const euros = await run(service, 'currency=EUR', 'eur_per_usd=0.8');
    for (const [name, { unit, mean }] of Object.entries(dollars.outputs)) {
      const factor = unit.startsWith('USD') ? 0.8 : 1;
      expect(euros.outputs[name]!.unit).toBe(unit.replace('USD', 'EUR'));
      expect(euros.outputs[name]!.mean.value! / (mean.value! * factor || 1)).toBeCloseTo(
        mean.value ? 1 : 0,
        12,
      );
    }
    expect(Object.values(dollars.outputs).some(({ unit }) => unit.startsWith('USD'))).toBe(true);
  });

  it('gives every other input the draws it has in dollars', async () => {
    const [dollars, euros] = [await run(service), await run(service, 'currency=EUR')];
    expect(euros.outputs.gpus).toEqual(dollars.outputs.gpus);
    expect(Object.keys(euros.inputs)).toEqual([...Object.keys(dollars.inputs), 'eur_per_usd']);
  });

  it('has the same numbers however a rate is given', async () => {
    const usual = await run(service, 'currency=EUR');
    const { notation } = usual.inputs.eur_per_usd!;
    const given = await run(service, 'currency=EUR', `eur_per_usd=${notation} EUR/USD`);
    expect(given.outputs).toEqual(usual.outputs);
  });

  it('does not depend on a rate where all money is in its own', async () => {
    const text =
      'currency: EUR\ninputs: { price: 2 to 3 EUR/hour, fee: 1 to 2 USD/hour, hours: 10 to 20 hour }\nformulas: { cost: price * hours, all: (price + fee) * hours }\n';
    const { sensitivity, outputs } = await simulate(readScenarioText(text), {
      ...options,
      sensitivity: true,
    });
    expect(sensitivity!.cost!.eur_per_usd).toMatchObject({ total: { value: 0 } });
    expect(sensitivity!.all!.eur_per_usd!.total.value).toBeGreaterThan(0);
    const moved = await run(text, 'eur_per_usd=0.1 to 10');
    expect(moved.outputs.cost).toEqual(outputs.cost);
    expect(moved.outputs.all!.mean).not.toEqual(outputs.all!.mean);
  });

  it('adds up, and says so in its own money', async () => {
    const result = await run('model: llm-training\nlanguage_model: llama3.1-8b\ncurrency: JPY\n');
    const { breakdown } = result;
    expect(breakdown!.unit).toMatch(/^JPY/);
    const parts = breakdown!.parts.reduce((sum, { mean }) => sum + mean.value!, 0);
    expect(parts / result.outputs[breakdown!.total]!.mean.value!).toBeCloseTo(1, 9);
    expect(await renderPage(result)).toContain('¥');
  });

  it('is simulated in a page as in a run', async () => {
    const scenario = readScenario('scenarios/chatgpt-2023-cny.yaml', {
      set: ['gpu_price=2 to 3 EUR/GPU/hour'],
    });
    const text = 'goals: ["daily_cost <= 3M USD/day", "daily_cost <= 20M CNY/day"]\n';
    const converted = readScenarioText(`${service}currency: CNY\n${text}`);
    for (const one of [scenario, converted]) {
      const carried = scenarioOf(JSON.parse(JSON.stringify(carryScenario(one))));
      const [here, there] = [await simulate(one, options), await simulate(carried, options)];
      expect(there.outputs).toEqual(here.outputs);
      expect(there.goals.map(({ probability }) => probability)).toEqual(
        here.goals.map(({ probability }) => probability),
      );
    }
  });
});

describe('goals', () => {
  it('hold as often as their limit in the other currency does', async () => {
    const limit = median(await run(service), 'daily_cost');
    const { goals } = await run(
      `${service}currency: GBP\ngoals:\n  - daily_cost <= ${limit} USD/day\n  - daily_cost <= ${limit * 0.75} GBP/day\n`,
      'gbp_per_usd=0.75',
    );
    // A median is read from the draws as they are, a probability with the values of discrete inputs at their exact weights.
    for (const { probability } of goals)
      expect(Math.abs(probability.value! - 0.5)).toBeLessThan(probability.error!);
    expect(goals[1]!.probability).toEqual(goals[0]!.probability);
    expect(goals[0]!.threshold!.limit).toBeCloseTo(limit * 0.75, 6);
  });
});

describe('two scenarios in different currencies', () => {
  const scenarios = ['USD', 'EUR'].map((currency) =>
    readScenarioText(`${service}currency: ${currency}\n`, { name: `${currency}.yaml` }),
  ) as [ReturnType<typeof readScenarioText>, ReturnType<typeof readScenarioText>];

  it('share what is no money', async () => {
    const { others, warnings } = await compare(scenarios, options);
    expect(Object.keys(others[0]!.outputs)).toContain('gpus');
    expect(Object.keys(others[0]!.outputs)).not.toContain('daily_cost');
    expect(warnings.join('\n')).toMatch(
      /EUR\.yaml gives daily cost.* in EUR, USD\.yaml in USD: not compared/,
    );
  });

  it('are not even anywhere', async () => {
    const request = { input: 'gpu_price', other: scenarios[1] };
    await expect(breakEven(scenarios[0], request, options)).rejects.toThrow(
      'USD.yaml gives daily_cost in USD, EUR.yaml in EUR: give both the same `currency`',
    );
  });
});
