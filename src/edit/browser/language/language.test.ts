import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { factsOf, factsOfModel } from '../worker/facts-of.ts';
import { languageOfRegistries } from '../worker/language-of-registries.ts';
import { type Offer, offersAt } from './completion.ts';
import { definitionOf } from './definition.ts';
import { meaningAt } from './meaning.ts';

const language = languageOfRegistries();
const service = factsOf(readScenarioText('model: llm-service\nformulas: { own_cost: daily_cost * 2 }\n'));
const head = 'model: llm-service\n';

const offers = (text: string, facts = service): readonly Offer[] =>
  offersAt(text, language, facts)?.offers ?? [];
const named = (text: string, word: string) => offers(text).find((offer) => offer.word === word);
const words = (text: string) => offers(text).map(({ word }) => word);

describe('what may be written', () => {
  it('is an input of the model after `inputs:`, with unit, default and source', () => {
    const input = service.inputs.find(({ name }) => name === 'gpu_price')!;
    expect(input.unit).not.toBe('');
    const offer = named(`${head}inputs:\n  gpu_`, 'gpu_price')!;
    expect(offer).toMatchObject({ kind: 'input', insert: 'gpu_price: ' });
    expect(offer.detail).toContain(input.unit);
    expect(offer.detail).toContain(`default ${input.notation}`);
    expect(offer.about).toContain(`Source: ${input.source}`);
    expect(words(`${head}inputs:\n  `)).toEqual(service.inputs.map(({ name }) => name));
  });

  it('is a key of its place', () => {
    expect(words('')).toEqual(expect.arrayContaining(['model', 'inputs', 'goals', 'workloads']));
    expect(words('')).not.toContain('precision');
    expect(words(`${head}published:\n  - { qu`)).toEqual(
      expect.arrayContaining(['quantity', 'at_most', 'kind']),
    );
    expect(words(`${head}inputs:\n  gpu_price: { `)).toEqual(
      expect.arrayContaining(['value', 'source', 'growth']),
    );
    expect(words(`${head}workloads:\n  - name: chat\n    `)).toEqual(
      expect.arrayContaining(['like', 'share', 'input_tokens']),
    );
  });

  it('is a row of the catalogue, or a word of a list', () => {
    expect(words('model: ')).toEqual(['llm-napkin', 'llm-training', 'llm-service']);
    expect(words('accelerator: h1')).toContain('h100-sxm');
    expect(words('language_model: ll')).toContain('llama3.1-70b');
    expect(words('region: ')).toContain('us');
    expect(words('rental: ')).toContain('spot');
    expect(words('workloads: [')).toContain('chat');
    expect(words('published:\n  - kind: ')).toEqual(['measured', 'estimate', 'arithmetic']);
  });

  it('is a name or a function in formulas and goals, a name in outputs', () => {
    expect(words('formulas:\n  y: ma')).toEqual(expect.arrayContaining(['daily_cost', 'gpu_price', 'max']));
    expect(words('formulas:\n  y: ')).not.toContain('first_month');
    expect(words('goals:\n  - dai')).toContain('own_cost');
    expect(words('outputs: [')).toContain('own_cost');
    expect(words('outputs: [')).not.toContain('max');
    expect(words('published:\n  - quantity: ')).toContain('hardware_cost');
  });

  it('is a distribution, and after a number `to` and units, its own first', () => {
    expect(named('inputs:\n  gpu_price: tri', 'triangular')).toMatchObject({ insert: 'triangular(' });
    expect(words('inputs:\n  gpu_price: 2 ').slice(0, 2)).toEqual(['USD/GPU/hour', 'to']);
    expect(words('inputs:\n  gpu_price: triangular(1, 2, 3) US')).toContain('USD');
    expect(words('inputs:\n  gpu_price: 2 ')).not.toContain('triangular');
  });

  it('is nothing in comments and words for people', () => {
    expect(offersAt('# mod', language, service)).toBeNull();
    expect(words('title: gp')).toEqual([]);
    expect(words('inputs:\n  gpu_price: { value: 1, source: gp')).toEqual([]);
  });

  it('is known of the model while the text cannot be read', () => {
    const facts = factsOfModel('model: llm-service\ninputs: [');
    expect(facts.inputs.map(({ name }) => name)).toContain('gpu_price');
    expect(factsOfModel('a: [').inputs).toEqual([]);
  });
});

const text = `model: llm-service # gpu_price
workloads:
  - name: chat
    share: 100%
inputs:
  gpu_price: 2 to 3 USD/GPU/hour
  own: triangular(1, 2, 3) USD/day
formulas:
  own_cost: max(daily_cost, own) * chat.share
`;
const facts = factsOf(readScenarioText(text));
const meaning = (place: string, within = place.search(/\S/) + 1) =>
  meaningAt(text, text.indexOf(place) + within, language, facts);

describe('what a word means', () => {
  it.each([
    ['  gpu_price', 'gpu_price', 'Unit: USD/GPU/hour.'],
    ['triangular', 'triangular', 'low'],
    ['max(', 'max', 'the largest argument'],
    ['USD/GPU', 'USD', 'money'],
    ['daily_cost', 'daily_cost', 'Formula:'],
    ['workloads:', 'workloads', 'Kinds of use.'],
    ['llm-service', 'llm-service', 'servi'],
    ['chat.share', 'chat.share', 'Unit:'],
  ])('%s', (place, word, says) => {
    const found = meaning(place)!;
    expect(found.word).toBe(word);
    expect(text.slice(found.from, found.to)).toBe(word);
    expect(found.about.toLowerCase()).toContain(says.toLowerCase());
  });

  it('is nothing in a comment, of a number and of a name that there is not', () => {
    expect(meaningAt(text, text.indexOf('# gpu_price') + 4, language, facts)).toBeNull();
    expect(meaning('2 to', 0)).toBeNull();
    expect(meaningAt('formulas:\n  y: nobody', 17, language, facts)).toBeNull();
  });

  it('leads to where the file defines it', () => {
    expect(definitionOf(text, 'own')).toBe(text.indexOf('own: tri'));
    expect(definitionOf(text, 'gpu_price')).toBe(text.indexOf('gpu_price: 2'));
    expect(definitionOf(text, 'own_cost')).toBe(text.indexOf('own_cost:'));
    expect(definitionOf(text, 'chat.share')).toBe(text.indexOf('share: 100%'));
    expect(definitionOf(text, 'daily_cost')).toBeNull();
    expect(definitionOf('published:\n  - own: 1\n', 'own')).toBeNull();
  });
});
