import { describe, expect, it } from 'vitest';
import { parseUnit } from '../notation/parse-unit.ts';
import { formulaTree } from './formula-tree.ts';

const input = (name: string, unit: string, notation: string, source: string) => ({
  name,
  unit: parseUnit(unit),
  notation,
  source,
});
const quantity = (name: string, unit: string, formula: string, source: string) => ({
  name,
  unit: parseUnit(unit),
  formula,
  source,
});

const set = {
  inputs: [
    input('gpus', 'GPU', '100 to 200', 'judgement'),
    input('price', 'USD/GPU/hour', '2', 'price list'),
    input('share', '', '40%', ''),
  ],
  quantities: [
    quantity('rent', 'USD/day', 'gpus * price', 'arithmetic'),
    quantity('cost', 'USD/day', 'rent * (1 + share) + gpus * 1 USD/GPU/day', 'invoice'),
  ],
};

describe('formulaTree', () => {
  it('draws each part once, with unit, formula and source', () => {
    expect(formulaTree(set, 'cost')).toBe(`\
cost [USD/day] = rent * (1 + share) + gpus * 1 USD/GPU/day
│   source: invoice
├─ rent [USD/day] = gpus * price
│  │   source: arithmetic
│  ├─ gpus [GPU] = 100 to 200
│  │      source: judgement
│  └─ price [USD/GPU/hour] = 2
│         source: price list
├─ share = 40%
└─ gpus (see above)`);
  });

  it('suggests the nearest name', () => {
    expect(() => formulaTree(set, 'rnet')).toThrow('there is nothing called "rnet", did you mean "rent"?');
  });
});
