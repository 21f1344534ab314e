import { expect, it } from 'vitest';
import { trends } from '../../catalog/catalog.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { catalogueTrends } from './catalogue-trends.ts';
import { trendWords } from './words.ts';

const notationOf = (id: string) => trends().find((row) => row.id === id)!.notation;

const found = (lines: string) =>
  catalogueTrends(readScenarioText(`model: llm-napkin\naccelerator: h100-sxm\n${lines}`));

it('names prices of the catalogue that the headline depends on and the scenario lets change', () => {
  const year = 'horizon: { from: 2027-01, months: 2 }\n';
  const rent = { input: 'gpu_price', notation: notationOf('rent-from-hopper') };
  expect(found(`${year}outputs: [hardware_cost]\n`)).toEqual([rent]);
  expect(found(`${year}outputs: [labour_cost]\n`)).toEqual([
    { input: 'staff_cost', notation: notationOf('pay') },
  ]);
  expect(found(`${year}inputs: { gpu_price: { growth: 3% per year } }\noutputs: [hardware_cost]\n`)).toEqual(
    [],
  );
  expect(found('outputs: [hardware_cost]\n')).toEqual([]);
  // Rent contains the lessor's electricity: it counts for what is owned alone.
  const electricity = { input: 'electricity_price', notation: notationOf('electricity') };
  expect(found(`${year}outputs: [electricity_cost]\n`)).toEqual([]);
  expect(found(`${year}inputs: { owned_share: 10% }\noutputs: [electricity_cost]\n`)).toEqual([electricity]);
  const later = 'inputs: { owned_share: { value: 0, steps: [{ from: 2027-02, value: 1 }] } }\n';
  expect(found(`${year}${later}outputs: [electricity_cost]\n`)).toEqual([electricity]);
});

it('says them in one sentence', () => {
  expect(trendWords([])).toEqual([]);
  expect(trendWords([{ input: 'gpu_price', notation: '-20% to 5% per year' }])).toEqual([
    'the scenario does not say how prices change; the catalogue’s trends apply: GPU price by −20 % to 5 % a year. `growth: none` keeps a price as it is',
  ]);
});
