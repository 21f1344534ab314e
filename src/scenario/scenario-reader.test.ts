import { describe, expect, it } from 'vitest';
import { createDistribution } from '../distributions/create-distribution.ts';
import { ScenarioError } from '../errors.ts';
import { readScenario, readScenarioText } from './read-scenario.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';
import { scenarioReader, scenarioTextReader } from './scenario-reader.ts';

const flagship = 'scenarios/chatgpt-2023.yaml';

/** Other values that an input may have: a number, a distribution in its unit, one without. */
function othersOf({ name, unit, value, range }: ScenarioInput): readonly string[] {
  const at = (p: number) =>
    value.kind === 'constant' ? value.value : createDistribution(value.spec).quantile(p);
  const [low, high] = [at(0.3), at(0.7)];
  const written = value.unit.text === '' || value.unit.text === '%' ? value.unit.text : ` ${value.unit.text}`;
  const spread = low < high ? [`uniform(${low}, ${high})${written}`] : [];
  const bare = range !== null && unit.text === value.unit.text ? [String(high)] : [];
  return [`${low}${written}`, ...spread, ...bare, ...(name === 'promised_speed' ? ['none'] : [])];
}

/** Everything of a scenario but the remarks on how it is written, which are no part of an answer. */
const withoutRemarks = ({ remarks, ...rest }: Scenario) => rest;

describe('reading a scenario with other values', () => {
  it.each([
    flagship,
    'scenarios/support-desk-eur.yaml',
    'scenarios/article-model.yaml',
    'scenarios/startup-year.yaml',
  ])('gives what reading all of it gives: %s', (file) => {
    const reader = scenarioReader(file);
    let alone = 0;
    // Five of them, as each is read whole several times; parts have periods besides.
    const all = reader.asItStands().inputs.filter(({ part }) => part === undefined);
    const inputs = all.filter((_, index) => index % Math.ceil(all.length / 5) === 0);
    for (const input of inputs) {
      const [first, ...others] = othersOf(input);
      reader.read(new Map([[input.name, first!]]));
      if (reader.readsAlone(input.name)) alone += others.length;
      for (const text of others)
        expect(withoutRemarks(reader.read(new Map([[input.name, text]]))), `${input.name}=${text}`).toEqual(
          withoutRemarks(readScenario(file, { set: [`${input.name}=${text}`] })),
        );
    }
    expect(alone).toBeGreaterThan(0);
  });

  it('keeps all else the very objects that were read', () => {
    const reader = scenarioReader(flagship);
    const first = reader.read(new Map([['gpu_price', '2 USD/GPU/hour']]));
    const second = reader.read(new Map([['gpu_price', '1 to 3']]));
    expect(second.quantities).toBe(first.quantities);
    expect(second.inputs.find(({ name }) => name === 'gpu_price')!.value.kind).toBe('distribution');
  });

  it.each([
    [{ gpu_price: '-1' }, /must not be below 0|must be above 0/],
    [{ gpu_price: '3 kWh' }, /must be in USD\/GPU\/hour/],
    [{ gpu_price: '3 to 3' }, /./],
    [{ gpu_price: '3 +' }, /./],
    [{ utilization_of_what: '3' }, /not an input of the model/],
    [{ gpu_price: '-1', headroom: '-1' }, /gpu_price[\s\S]*headroom/],
  ])('refuses what reading all of it refuses: %j', (values, words) => {
    const reader = scenarioReader(flagship);
    const set = new Map(Object.entries(values));
    const names = [...set.keys()].filter((name) =>
      reader.asItStands().inputs.some((one) => one.name === name),
    );
    if (names.length > 0) reader.read(new Map(names.map((name) => [name, '0.5'])));
    const texts = [...set].map(([name, text]) => `${name}=${text}`);
    const messageOf = (read: () => Scenario) => {
      try {
        read();
      } catch (error) {
        if (error instanceof ScenarioError) return error.message;
        throw error;
      }
      throw new Error('it was read');
    };
    const message = messageOf(() => reader.read(set));
    expect(message).toMatch(words);
    expect(message).toBe(messageOf(() => readScenario(flagship, { set: texts })));
  });

  const text = `formulas: { cost: price * n, more: cost * (1 + share) }
inputs: { price: 2 USD to 3 USD, n: 4 to 5, share: 10%, m: 'normal(n, 1)' }
outputs: [cost]`;

  it('reads all of it where one input may decide how another is read', () => {
    const reader = scenarioTextReader(text);
    for (const n of ['4', '1 to 9', '2 to 3'])
      expect(reader.read(new Map([['n', n]]))).toEqual(readScenarioText(text, { set: [`n=${n}`] }));
    expect(reader.readsAlone('n')).toBe(false);
  });

  it('reads all of it where the value decides whether its changes stay in its range', () => {
    const year = (growth: string) => `model: llm-service
accelerator: h100-sxm
language_model: llama3.1-70b
horizon: { from: 2027-01, months: 12 }
inputs: { daily_active_users: 1000, pue: { value: 1.1, growth: ${growth} } }
`;
    const known = scenarioTextReader(year('10% per month'));
    known.read(new Map([['pue', '1.2']]));
    expect(known.readsAlone('pue')).toBe(false);
    expect(() => known.read(new Map([['pue', '2.9']]))).toThrow('let it change less');
    const drawn = scenarioTextReader(year('1% to 2% per month'));
    drawn.read(new Map([['pue', '1.2']]));
    expect(drawn.readsAlone('pue')).toBe(true);
  });

  it('reads all of it for another unit, a file, or another name', () => {
    const plain = text.replace(", m: 'normal(n, 1)'", '');
    const reader = scenarioTextReader(plain);
    for (const set of [
      { price: '2 USD' },
      { price: '200 EUR' },
      { price: '3 USD', n: '2' },
      { n: '2 USD' },
      { year: '2024' },
    ]) {
      const texts = Object.entries(set).map(([name, value]) => `${name}=${value}`);
      let expected: Scenario | Error;
      try {
        expected = readScenarioText(plain, { set: texts });
      } catch (error) {
        expected = error as Error;
      }
      if (expected instanceof Error)
        expect(() => reader.read(new Map(Object.entries(set)))).toThrow(expected.message);
      else expect(reader.read(new Map(Object.entries(set)))).toEqual(expected);
    }
  });
});
