import { describe, expect, it } from 'vitest';
import { compare } from './comparison.ts';
import { simulate } from '../../simulate.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';

const inputs = {
  requests: 'lognormal(mu=ln(1e6), sigma=0.35)',
  tokens: 'lognormal(mu=ln(1200), sigma=0.7)',
  price: 'uniform(2, 4)',
};
const bill = formulaScenario({ inputs, formulas: { cost: 'requests * tokens * price / 1e6' } });
const cut = formulaScenario({ inputs, formulas: { cost: 'requests * tokens * (0.9 * price) / 1e6' } });

describe('compare', () => {
  it('knows a 10 % price cut at least ten times better than two separate runs do', async () => {
    const options = { draws: 2 ** 16, seed: 'cut', sensitivity: false };
    const { base, others } = await compare([bill, cut], options);
    const { difference, ratio, probabilityLower } = others[0]!.outputs.cost!;
    const apart = await simulate(cut, { ...options, seed: 'another', design: 'monte-carlo' });
    const alone = await simulate(bill, { ...options, design: 'monte-carlo' });
    const unpaired = Math.hypot(alone.outputs.cost!.mean.error!, apart.outputs.cost!.mean.error!);
    const paired = await compare([bill, cut], { ...options, design: 'monte-carlo' });
    expect(unpaired / paired.others[0]!.outputs.cost!.difference.mean.error!).toBeGreaterThan(10);
    const saved = -0.1 * base.outputs.cost!.mean.value!;
    expect(difference.mean.value! / saved).toBeCloseTo(1, 10);
    expect(ratio.mean.value!).toBeCloseTo(0.9, 12);
    expect(ratio.sd.value!).toBeLessThan(1e-12);
    expect(probabilityLower).toEqual({ value: 1, error: 0 });
  });

  it('prices information before a choice: the closed form of two options', async () => {
    const normals = { z1: 'normal(0, 1)', z2: 'normal(0, 1)' };
    const zero = formulaScenario({ inputs: normals, formulas: { cost: '0 * (z1 + z2)' } });
    const risky = formulaScenario({ inputs: normals, formulas: { cost: '-(1 + 2*z1 + 1.5*z2)' } });
    const { decisions } = await compare([zero, risky], { draws: 2 ** 18, seed: 'evpi', sensitivity: false });
    const { perfectInformation, partialInformation } = decisions!;
    const { z1, z2 } = partialInformation;
    for (const [estimate, exact] of [
      [perfectInformation, 0.5760970923686325],
      [z1!, 0.39559311480261206],
      [z2!, 0.2266794707366054],
    ] as const)
      expect(Math.abs(estimate.value! - exact)).toBeLessThan(4.5 * estimate.error!);
    expect(Object.keys(partialInformation)).toEqual(['z1', 'z2']);
    expect(0 < z2!.value! && z2!.value! < z1!.value! && z1!.value! < perfectInformation.value!).toBe(true);
  });

  it('takes costs that only rounding sets apart for the same', async () => {
    const again = formulaScenario({
      inputs,
      formulas: { cost: 'requests * (1.1 * tokens) * price / 1.1 / 1e6' },
    });
    const none = { value: 0, error: 0 };
    const { others, decisions } = await compare([bill, again], { draws: 2 ** 12, seed: 'rounding' });
    const { difference, probabilityLower } = others[0]!.outputs.cost!;
    expect([difference.mean.value, difference.sd.value, probabilityLower]).toEqual([0, 0, none]);
    expect(decisions!.perfectInformation).toEqual(none);
    expect(decisions!.partialInformation).toEqual({ requests: none, tokens: none, price: none });
    // What is lower by little is lower, and what is no number stays none.
    const [little, broken] = [
      'requests * tokens * price / 1.000000001e6',
      'requests * tokens * price / 1e6 + 1 / (price < 3)',
    ].map((cost) => formulaScenario({ inputs, formulas: { cost }, allow_non_finite: 1 }));
    const found = await compare([bill, little!, broken!], { draws: 2 ** 12, seed: 'rounding' });
    expect(found.others[0]!.outputs.cost!.probabilityLower.value).toBe(1);
    expect(found.others[1]!.outputs.cost!.difference.nonFinite).toBe(2 ** 11);
  });

  it('knows that nobody chooses what never costs least, whatever is known', async () => {
    const options = { draws: 2 ** 12, seed: 'never', sensitivity: false };
    const worth = async (...formulas: readonly string[]) => {
      const normals = { z1: 'normal(0, 1)', z2: 'normal(0, 1)' };
      const scenarios = formulas.map((cost) => formulaScenario({ inputs: normals, formulas: { cost } }));
      return (await compare(scenarios, options)).decisions!.partialInformation;
    };
    const two = await worth('0 * (z1 + z2)', '-(1 + 2*z1 + 1.5*z2)');
    expect(await worth('0 * (z1 + z2)', '1e-9 - (1 + 2*z1 + 1.5*z2)', '-(1 + 2*z1 + 1.5*z2)')).toEqual(two);
    const none = { value: 0, error: 0 };
    expect(await worth('exp(z1 + z2)', '0.9 * exp(z1 + z2)')).toEqual({ z1: none, z2: none });
  });

  it('counts a single draw without a ratio as one', async () => {
    const rare = { u: 'uniform(0, 1)' };
    const [zero, other] = ['if(u < 1/256, 0, 1)', '1 + u'].map((cost) =>
      formulaScenario({ inputs: rare, formulas: { cost } }),
    );
    const { warnings } = await compare([zero!, other!], { draws: 256, seed: 'b', sensitivity: false });
    expect(warnings.join()).toContain('ratios leave out draws in which the base is 0: cost (1 draw)');
  });

  it('says nothing of ratios to what is 0 in every draw: there are none', async () => {
    const [free, paid] = ['0 * u', 'u'].map((cost) =>
      formulaScenario({ inputs: { u: 'uniform(0, 1)' }, formulas: { cost } }),
    );
    const { warnings, others } = await compare([free!, paid!], { draws: 256, seed: 'c', sensitivity: false });
    expect(warnings.join()).not.toContain('ratios');
    expect(others[0]!.outputs.cost!.ratio.quantiles.p50.value).toBeNull();
  });

  it('tells all scenarios in the units of the base', async () => {
    const plan = (fee: string) =>
      readScenarioText(
        `inputs:\n  users: 1000 to 3000 user\n  fee: ${fee}\nformulas:\n  cost: users * fee\noutputs: [cost]\n`,
      );
    const options = { draws: 4096, seed: 'units', sensitivity: false };
    const [month, day] = [plan('1 USD/user/month'), plan('0.05 USD/user/day')];
    const { base, others, decisions, warnings } = await compare([month, day], options);
    const [other] = others as [(typeof others)[number]];
    expect(other.result.outputs.cost!.unit).toBe('USD/month');
    const change = other.result.outputs.cost!.mean.value! - base.outputs.cost!.mean.value!;
    expect(other.outputs.cost!.difference.mean.value! / change).toBeCloseTo(1, 12);
    // A day's fee comes to 1.52 of the month's.
    expect(other.outputs.cost!.ratio.mean.value!).toBeCloseTo((0.05 * 365.25) / 12, 10);
    expect(decisions).toMatchObject({ perfectInformation: { value: 0, error: 0 } });
    expect(other.bridge).not.toBeNull();
    expect(warnings).toEqual([]);
    const swapped = await compare([day, month], options);
    expect(swapped.others[0]!.result.outputs.cost!.unit).toBe('USD/day');
    expect(swapped.decisions!.best).toBe(swapped.decisions!.options[1]);
  });

  it('says what it does not compare', async () => {
    const more = formulaScenario({
      inputs,
      formulas: { cost: 'requests * tokens * price / 1e6', share: 'floor(price - 1.5)' },
      outputs: ['cost', 'share'],
    });
    const others = formulaScenario({ inputs, formulas: { cost: 'requests * tokens * price / 1e6' } });
    const {
      decisions,
      warnings,
      others: compared,
    } = await compare([more, others], { draws: 4096, seed: '1' });
    expect(Object.keys(compared[0]!.outputs)).toEqual(['cost']);
    expect(warnings).toEqual(['not compared, as test.yaml does not give it: share']);
    expect(compared[0]!.outputs.cost!.difference).toMatchObject({ mean: { value: 0 }, sd: { value: 0 } });
    expect(decisions!.perfectInformation).toEqual({ value: 0, error: 0 });
  });
});
