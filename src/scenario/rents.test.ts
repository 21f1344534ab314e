import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../errors.ts';
import { readRentList } from './rent-list.ts';
import { readScenario } from './read-scenario.ts';
import { sourceFile } from './source-file.ts';

const read = (text: string, ownNames: readonly string[] = []) => {
  const problems: Problem[] = [];
  const list = readRentList(
    sourceFile(new TextEncoder().encode(text), 'x.csv', '/', 1e6),
    ownNames,
    problems,
  );
  return { ...list, problems };
};

describe('readRentList', () => {
  it('reads columns in any order, and names those that it does not read', () => {
    const { rents, ignored, problems } = read(
      'Source,Price,contact,ACCELERATOR,rental,provider,region,date\n"quote, of May",2.4,Ann,NVIDIA H100 SXM,Spot,Neocloud,Denmark,2026-05-17\n',
    );
    expect(problems).toEqual([]);
    expect(ignored).toEqual(['contact']);
    expect(rents).toEqual([
      {
        accelerator: 'h100-sxm',
        price: 2.4,
        rental: 'spot',
        provider: 'neocloud',
        region: 'denmark',
        year: 2026,
        half: 1,
        line: 2,
        source: 'quote, of May',
      },
    ]);
  });

  it('leaves open what is not said: a firm is of no class that is known', () => {
    const { rents } = read('accelerator,price,provider,year\n\nh200,3,Acme Cloud,2026-H2\nb200,4,,\n');
    expect(rents[0]).toMatchObject({ rental: 'on-demand', provider: null, region: null, half: 2, line: 3 });
    expect(rents[1]).toMatchObject({ year: null, half: null, line: 4 });
  });

  it('converts prices', () => {
    const { rents } = read('accelerator,price,unit\nh200,48,USD/GPU/day\nh200,2,USD/GPU/hour\nh200,2,\n');
    expect(rents.map(({ price }) => price)).toEqual([2, 2, 2]);
  });

  it('finds accelerators that the scenario describes itself', () => {
    expect(read('accelerator,price\nOur Chip,3\n', ['our chip']).rents[0]?.accelerator).toBe('our chip');
    expect(read('accelerator,price\nour chp,3\n', ['our chip']).problems[0]?.hint).toBe(
      'did you mean "our chip"?',
    );
  });

  it('names ten mistakes at most', () => {
    expect(read(`accelerator,price\n${'h200,x\n'.repeat(50)}`).problems).toHaveLength(10);
  });
});

describe('a scenario with a price list', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'costcone-'));
    mkdirSync(join(folder, 'prices'));
    writeFileSync(join(folder, 'prices/ours.csv'), 'accelerator,price\nh100-sxm,2.25\nH200,3\n');
    writeFileSync(join(folder, 'prices/chip.csv'), 'accelerator,price\nh100-sxm,2\nour chip,0.9\n');
    writeFileSync(join(folder, 'prices/base.yaml'), 'model: llm-service\nrents: ours.csv\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const scenarioOf = (text: string, set: readonly string[] = []) => {
    writeFileSync(join(folder, 'a.yaml'), text);
    return readScenario(join(folder, 'a.yaml'), { set });
  };
  const priceOf = ({ inputs }: ReturnType<typeof scenarioOf>) => {
    const { notation, source, place } = inputs.find(({ name }) => name === 'gpu_price')!;
    return { notation, source, place };
  };

  it.each(['llm-service', 'llm-napkin', 'llm-training'])('takes the rent of %s from it', (model) => {
    const scenario = scenarioOf(`model: ${model}\naccelerator: h100-sxm\nrents: prices/ours.csv\n`);
    expect(priceOf(scenario)).toEqual({
      notation: '2.25 USD/GPU/hour',
      source: 'prices/ours.csv, line 2',
      place: null,
    });
    expect(scenario.notes).toContain('Rents: prices/ours.csv, 2 prices of 2 accelerators.');
    expect(scenario.cautions).toEqual([]);
  });

  it('finds it from the file that names it', () => {
    expect(priceOf(scenarioOf('extends: prices/base.yaml\ntitle: x\n')).source).toBe('ours.csv, line 2');
  });

  it('takes the catalogue’s rent where the list has none, and says so', () => {
    const scenario = scenarioOf('model: llm-service\naccelerator: b200\nrents: prices/ours.csv\n');
    expect(priceOf(scenario)).toEqual(priceOf(scenarioOf('model: llm-service\naccelerator: b200\n')));
    expect(scenario.cautions).toContain(
      'prices/ours.csv has no price of NVIDIA B200 SXM: the catalogue’s is used',
    );
  });

  it('prices an accelerator of its own', () => {
    const own =
      '{ name: Our chip, dense_tflops: { bf16: 900 }, memory_gib: 96, bandwidth_gb_per_s: 3000, rent_usd_per_hour: 5 }';
    const scenario = scenarioOf(`model: llm-service\naccelerator: ${own}\nrents: prices/chip.csv\n`);
    expect(priceOf(scenario)).toMatchObject({
      notation: '0.9 USD/GPU/hour',
      source: 'prices/chip.csv, line 3',
    });
  });

  it('does not need it where the price is given, and remarks that', () => {
    const scenario = scenarioOf('model: llm-service\nrents: prices/ours.csv\n', ['gpu_price=3']);
    expect(priceOf(scenario).notation).toBe('3');
    expect(scenario.remarks.map(({ rule, hint }) => [rule, hint])).toEqual([
      ['nothing in this list is used', '`gpu_price` is given'],
    ]);
    expect(scenario.notes.join()).not.toContain('Rents:');
  });

  it('depends on the list', () => {
    const text = 'model: llm-service\nrents: prices/ours.csv\n';
    const before = scenarioOf(text).sha256;
    writeFileSync(join(folder, 'prices/other.csv'), 'accelerator,price\nh100-sxm,2.5\n');
    expect(scenarioOf(text).sha256).toBe(before);
    expect(scenarioOf(text, [`rents=${join(folder, 'prices/other.csv')}`]).sha256).not.toBe(before);
  });
});
