import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../read-scenario.ts';

const read = (text: string, ...set: string[]) => readScenarioText(text, { set });
type Read = ReturnType<typeof read>;

const quantity = ({ quantities }: Read, name: string) => {
  const { formula, unit } = quantities.find((one) => one.name === name)!;
  return `${formula} [${unit.text}]`;
};
const names = ({ inputs }: Read) => inputs.map(({ name }) => name);

const own = `inputs:
  rent: 2 to 3 USD/hour
  power: 0.2 to 0.3 EUR/kWh
formulas:
  energy: power * 100 kWh
  total: { formula: rent * 10 hour + energy + 5 GBP, unit: USD }
  ratio: rent / (3 USD/hour)
  roots: sqrt(rent / (1 GBP/hour))
  per_money: 1 / rent
  square: rent ^ 2
`;

describe('amounts in several currencies', () => {
  it('are converted where they stand, and nothing else is', () => {
    const scenario = read(`currency: EUR\n${own}`);
    expect(quantity(scenario, 'energy')).toBe('power * 100 kWh [EUR]');
    expect(quantity(scenario, 'ratio')).toBe('rent / (3 USD/hour) []');
    expect(quantity(scenario, 'roots')).toBe(
      'sqrt(rent * eur_per_usd / (1 GBP/hour * eur_per_usd / gbp_per_usd)) []',
    );
    expect(quantity(scenario, 'per_money')).toBe('1 / (rent * eur_per_usd) [hour/EUR]');
    expect(quantity(scenario, 'square')).toBe('(rent * eur_per_usd)^2 [EUR^2/hour^2]');
  });

  it('come in dollars where nobody says, and from dollars where a formula of that file says so', () => {
    const scenario = read(own);
    expect(quantity(scenario, 'energy')).toBe('power / eur_per_usd * 100 kWh [USD]');
    expect(quantity(scenario, 'total')).toBe('rent * 10 hour + energy + 5 GBP / gbp_per_usd [USD]');
    const total = 'rent * 10 hour + energy / eur_per_usd + 5 GBP / gbp_per_usd [USD]';
    expect(quantity(read(`currency: EUR\n${own}`), 'total')).toBe(total);
    const overridden = read(own, 'currency=EUR');
    expect(quantity(overridden, 'total')).toBe(
      'rent * eur_per_usd * 10 hour + energy + 5 GBP * eur_per_usd / gbp_per_usd [EUR]',
    );
  });

  it('come in the currency of the unit beside a formula', () => {
    const scenario = read(
      'model: llm-napkin\nformulas: { euros: { formula: daily_cost, unit: EUR/day }, twice: 2 * euros }\n',
    );
    expect(quantity(scenario, 'euros')).toBe('daily_cost * eur_per_usd [EUR/day]');
    expect(quantity(scenario, 'twice')).toBe('2 * (euros / eur_per_usd) [USD/day]');
  });

  it('without a model come in the only currency there is', () => {
    const text = 'inputs: { price: 3 EUR/hour }\nformulas: { cost: price * 24 hour }\n';
    expect(quantity(read(text), 'cost')).toBe('price * 24 hour [EUR]');
    expect(names(read(text))).toEqual(['price']);
    expect(quantity(read(`${text}goals: [cost <= 80 USD]\n`), 'cost')).toBe(
      'price / eur_per_usd * 24 hour [USD]',
    );
  });

  it('take a 0 as it is', () => {
    const text = 'currency: EUR\ninputs: { p: 1 to 2 EUR }\nformulas: { c: "max(p, 0 USD)" }\n';
    expect(names(read(text))).toEqual(['p']);
  });
});

describe('rates', () => {
  const model = 'model: llm-napkin\n';

  it('come after all other inputs, and only those that are needed', () => {
    const usual = names(read(model));
    const text = `${model}currency: EUR\ninputs: { gpu_price: 2 to 3 GBP/GPU/hour, own: 1 to 2 USD/day }\nformulas: { total: daily_cost + own }\n`;
    expect(names(read(text))).toEqual([...usual, 'own', 'eur_per_usd', 'gbp_per_usd']);
    expect(names(read(`${text}notes: ["JPY"]\n`, 'gbp_per_usd=0.8'))).toEqual(names(read(text)));
  });

  it('stay where something goes together with them', () => {
    const text =
      'currency: EUR\ninputs: { p: 1 to 2 EUR }\nformulas: { c: 2 * p }\ncorrelations: [{ between: [p, eur_per_usd], spearman: 0.3 }]\n';
    expect(names(read(text))).toEqual(['p', 'eur_per_usd']);
  });

  it('are those of the scenario’s year', () => {
    const rate = (text: string) => read(text).inputs.at(-1)!;
    expect(rate(`${model}currency: CNY\nyear: 2023\n`)).toMatchObject({ name: 'cny_per_usd' });
    const alone = 'currency: CNY\nyear: 2023\ninputs: { p: 1 to 2 USD }\nformulas: { c: 2 * p }\n';
    expect(rate(alone).notation).toBe(rate(`${model}currency: CNY\nyear: 2023\n`).notation);
    expect(rate(`${model}currency: CNY\nyear: 2023\n`).notation).not.toBe(
      rate(`${model}currency: CNY\n`).notation,
    );
  });

  it('may be given, a bare number in their own unit', () => {
    const input = read(`${model}currency: EUR\ninputs: { eur_per_usd: 0.84 to 0.92 }\n`).inputs.at(-1)!;
    expect(input).toMatchObject({ notation: '0.84 to 0.92', source: 'given in the scenario' });
    expect(input.value.unit.text).toBe('EUR/USD');
  });

  it('are said to be independent where there are several', () => {
    const notes = (more = '') => read(`currency: GBP\n${own}${more}`).notes.join(' ');
    expect(notes()).toContain('(eur_per_usd, gbp_per_usd) are drawn independently');
    const tied = 'correlations: [{ between: [eur_per_usd, gbp_per_usd], spearman: 0.6 }]\n';
    expect(notes(tied)).not.toContain('independently');
  });

  it('give their names free where no such money is', () => {
    const text = 'inputs: { eur_per_usd: 0.9, cost: 3 USD }\nformulas: { euros: cost * eur_per_usd }\n';
    const scenario = read(text);
    expect(quantity(scenario, 'euros')).toBe('cost * eur_per_usd [USD]');
    expect(scenario.inputs[0]!.unit.text).toBe('');
    expect(scenario.remarks.map(({ rule }) => rule)).toEqual([
      'is a plain number, as no amount is in EUR: what is multiplied by it stays in USD',
    ]);
    expect(read(text, 'eur_per_usd=0.9 EUR/USD').remarks).toEqual([]);
  });

  it('are shown as rates by a formula of them alone', () => {
    const text = `${model}currency: EUR\nformulas: { rate: eur_per_usd, back: 1 / eur_per_usd }\n`;
    expect(quantity(read(text), 'rate')).toBe('eur_per_usd [EUR/USD]');
    expect(quantity(read(text), 'back')).toBe('1 / eur_per_usd [USD/EUR]');
  });
});

describe('inputs', () => {
  it('are shown in the currency they are written in, with their range', () => {
    const { inputs } = read('model: llm-napkin\ncurrency: CNY\ninputs: { gpu_price: 14 CNY/GPU/hour }\n');
    const price = inputs.find(({ name }) => name === 'gpu_price')!;
    expect(price.unit.text).toBe('CNY/GPU/hour');
    expect(price.value).toMatchObject({ value: 14 });
    const other = read('model: llm-napkin\n').inputs.find(({ name }) => name === 'gpu_price')!;
    expect(price.range![1] * price.unit.factor).toBeCloseTo(other.range![1] * other.unit.factor, 9);
  });

  it('that are bare numbers of a model get a remark where results are in another currency', () => {
    const text = 'model: llm-napkin\ninputs: { gpu_price: 2 to 3 }\n';
    expect(read(text).remarks).toEqual([]);
    expect(read(text, 'currency=EUR').remarks.map(({ hint }) => hint)).toEqual([
      'write 2 to 3 USD/GPU/hour, or 2 to 3 EUR/GPU/hour',
    ]);
  });
});

describe('goals', () => {
  const text = 'model: llm-napkin\ncurrency: EUR\n';
  const goal = (limit: string, ...set: string[]) =>
    read(`${text}goals: ["daily_cost <= ${limit}"]\n`, ...set).goals[0]!;

  it('have a limit that is known in the currency of their quantity', () => {
    expect(goal('4k EUR/day').threshold).toMatchObject({ limit: 4000 });
    expect(goal('4k USD/day').threshold).toBeNull();
  });

  it('have one in another currency where the rate is a number', () => {
    expect(goal('4k USD/day', 'eur_per_usd=0.9').threshold!.limit).toBeCloseTo(3600, 9);
  });
});

describe('published values', () => {
  const text = (value: string) =>
    `model: llm-napkin\ncurrency: EUR\ninputs: { eur_per_usd: 0.8 to 1.0 }\npublished: [{ quantity: daily_cost, value: ${value}, source: s, kind: estimate }]\n`;

  it('are converted at the middle of the rate, which the notes say', () => {
    const { published, notes } = read(text('1000 USD/day'));
    expect(published[0]).toMatchObject({ value: 894.4, unit: { text: 'EUR/day' } });
    expect(notes.at(-1)).toBe(
      'Published values in other currencies are converted at the middle of the rate: 0.8944 EUR/USD.',
    );
  });

  it('stay as they are in the currency of their quantity', () => {
    const { published, notes } = read(text('1000.123 EUR/day'));
    expect(published[0]!.value).toBe(1000.123);
    expect(notes.join(' ')).not.toContain('Published');
  });
});
