import { describe, expect, it } from 'vitest';
import { evaluateConstant } from '../../../notation/constant.ts';
import { parseFormula } from '../../../notation/parse-formula.ts';
import { commitmentQuantities } from './commitments.ts';

interface Day {
  readonly fleet: number;
  readonly mean: number;
  readonly least: number;
  readonly committed: number;
  readonly elastic?: number;
  readonly owned?: number;
}

/** The quantities of a fleet with one commitment, in base units: GPU, USD/s. */
function quantitiesOf({ fleet, mean, least, committed, elastic = 1, owned = 0 }: Day) {
  const texts = new Map([
    ['fleet', `${fleet} GPU`],
    ['mean', `${mean} GPU`],
    ['least', `${least} GPU`],
    ['elastic', `${elastic}`],
    ['owned', `${owned}`],
    ['rent', '3 USD/GPU/hour'],
    ['commitments.0.gpus', `${committed} GPU`],
    ['commitments.0.price', '2 USD/GPU/hour'],
  ]);
  const rows = commitmentQuantities({
    prefix: '',
    commitments: [0],
    fleet: 'fleet',
    mean: 'mean',
    least: 'least',
    elasticShare: 'elastic',
    ownedShare: 'owned',
    rentPrice: 'rent',
  });
  const found = new Map<string, number>();
  for (const { name, formula, unit = '' } of rows) {
    const text = formula.replace(/[a-z_]+(?:\.[a-z0-9_]+)*(?!\()/gi, (word) =>
      texts.has(word) ? `(${texts.get(word)})` : word,
    );
    const { base } = evaluateConstant(parseFormula(text));
    found.set(name, base);
    texts.set(name, unit === 'USD/day' ? `${base * 86400} USD/day` : `${base} ${unit}`);
  }
  return (name: string) => found.get(name)!;
}

const steps = 100_000;

/** Mean over a day of f(need), where the need is uniform between 2 m - fleet and the fleet and never below `least`. */
function overDay({ fleet, least }: Day, m: number, f: (need: number) => number): number {
  let sum = 0;
  for (let step = 0; step < steps; step++) {
    const load = 2 * m - fleet + (2 * (fleet - m) * (step + 0.5)) / steps;
    sum += f(Math.max(load, least));
  }
  return sum / steps;
}

/** The m for which the need has the mean that is asked for, found by halving. */
function middleOf(day: Day): number {
  let [low, high] = [day.mean - 1e6, day.mean];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (overDay(day, middle, (need) => need) < day.mean) low = middle;
    else high = middle;
  }
  return high;
}

const days: readonly [string, Day][] = [
  ['some hours', { fleet: 100, mean: 60, least: 4, committed: 64 }],
  ['all hours', { fleet: 100, mean: 80, least: 4, committed: 50 }],
  ['no hour', { fleet: 100, mean: 60, least: 4, committed: 120 }],
  ['all but the busiest moment', { fleet: 100, mean: 60, least: 4, committed: 100 }],
  ['some hours, and at night one instance is needed', { fleet: 100, mean: 40, least: 8, committed: 30 }],
  ['all hours, at night one instance', { fleet: 100, mean: 40, least: 8, committed: 5 }],
  ['a moment, and nearly always one instance is needed', { fleet: 100, mean: 8.5, least: 8, committed: 90 }],
  ['some hours of a need that does not move', { fleet: 40, mean: 40, least: 8, committed: 30 }],
  ['no hour of a need that does not move', { fleet: 40, mean: 40, least: 8, committed: 41 }],
  ['some of one instance', { fleet: 8, mean: 8, least: 8, committed: 6 }],
];

describe('an elastic fleet with a commitment', () => {
  it.each(days)('needs more for %s: as counted over the day', (_, day) => {
    const found = quantitiesOf(day);
    const m = middleOf(day);
    const { committed } = day;
    const beyond = overDay(day, m, (need) => Math.max(need - committed, 0));
    const unused = overDay(day, m, (need) => Math.max(committed - need, 0));
    expect(Math.abs(found('elastic_beyond') - beyond)).toBeLessThan(2e-4);
    expect(Math.abs((found('unused_commitment') * 3600) / 2 - unused)).toBeLessThan(2e-4);
    expect(found('billed_gpus')).toBeCloseTo(committed + found('elastic_beyond'), 10);
  });

  it('is as without one when that vanishes, to a few units in the last place', () => {
    for (const [, day] of days) {
      const found = quantitiesOf({ ...day, committed: 1e-300 });
      expect(Math.abs(found('elastic_beyond') / day.mean - 1)).toBeLessThan(1e-14);
    }
  });

  it('needs nothing beyond it without demand, and uses nothing of it', () => {
    const found = quantitiesOf({ fleet: 0, mean: 0, least: 0, committed: 10 });
    expect(found('elastic_beyond')).toBe(0);
    expect(found('unused_commitment')).toBeCloseTo(found('committed_cost'), 15);
    expect(found('commitment_needed')).toBe(0);
  });

  it('rents what is needed beyond it, of which a part may be owned or stay all day', () => {
    const day = { fleet: 100, mean: 60, least: 4, committed: 64 };
    // (100 - 64)^2 / (2 * 80) of the elastic part, 100 - 64 of the rest.
    const beyond = 0.75 * 8.1 + 0.25 * 36;
    const found = quantitiesOf({ ...day, elastic: 0.75, owned: 0.4 });
    expect(found('uncommitted_gpus')).toBeCloseTo(beyond, 12);
    expect(found('on_demand_cost') * 3600).toBeCloseTo(0.6 * beyond * 3, 12);
    expect(found('rent_cost') * 3600).toBeCloseTo(0.6 * beyond * 3 + 128, 12);
    // 70 are needed on the mean, of which all but `beyond` are committed.
    expect(found('unused_commitment') * 3600).toBeCloseTo(2 * (64 - (70 - beyond)), 12);
  });
});

it('names the quantities of a pool by its name, over the commitments that serve it', () => {
  const rows = commitmentQuantities({
    prefix: 'main.',
    commitments: [0, 2],
    fleet: '(chat.gpus + code.gpus)',
    mean: 'main.elastic_gpus',
    least: 'main.least_gpus',
    elasticShare: 'elastic_share',
    ownedShare: 'owned_share',
    rentPrice: 'main.rent_price',
  });
  const cost = rows.find(({ name }) => name === 'main.committed_cost');
  expect(cost?.formula).toBe(
    'commitments.0.gpus * commitments.0.price + commitments.2.gpus * commitments.2.price',
  );
  for (const { name } of rows) expect(name).toMatch(/^main\./);
});
