import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breakEven } from '../analyses/break-even/break-even.ts';
import { ScenarioError } from '../errors.ts';
import { readScenario, readScenarioText } from './read-scenario.ts';

const service = `model: llm-service
accelerator: h200
commitments: [{ gpus: 64, price: 1.7 USD/GPU/hour }, { gpus: 8 to 16, price: 1 to 2, accelerator: H200 }]
inputs: { own: 1 to 2 USD/day }
formulas: { total: rent_cost + own }
goals: [rent_cost <= 5000 USD/day with 50%]
`;

const notations = (scenario: ReturnType<typeof readScenarioText>) =>
  Object.fromEntries(
    scenario.inputs
      .filter(({ name }) => name.startsWith('commitments.'))
      .map(({ name, notation }) => [name, notation]),
  );

const messageOf = (...set: string[]) => {
  try {
    readScenarioText(service, { set });
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('commitments', () => {
  it('are inputs of the model, with units, after all others', () => {
    const { inputs, outputs } = readScenarioText(service);
    const others = readScenarioText(service.replace(/^commitments.*\n/m, '')).inputs;
    expect(inputs.filter(({ name }) => !name.startsWith('commitments.')).map(({ name }) => name)).toEqual(
      others.map(({ name }) => name),
    );
    expect(inputs.slice(-5).map(({ name, unit }) => [name, unit.text])).toEqual([
      ['commitments.0.gpus', 'GPU'],
      ['commitments.0.price', 'USD/GPU/hour'],
      ['commitments.1.gpus', 'GPU'],
      ['commitments.1.price', 'USD/GPU/hour'],
      ['own', 'USD/day'],
    ]);
    expect(outputs).toEqual(
      expect.arrayContaining(['committed_cost', 'on_demand_cost', 'unused_commitment']),
    );
  });

  it('leave a model without any as it is', () => {
    const none = readScenarioText(service.replace(/^commitments.*\n/m, 'commitments: []\n'));
    const { quantities, inputs } = readScenarioText(service.replace(/^commitments.*\n/m, ''));
    expect(none.inputs.map(({ name }) => name)).toEqual(inputs.map(({ name }) => name));
    expect(none.quantities.map(({ formula }) => formula)).toEqual(quantities.map(({ formula }) => formula));
    expect(none.quantities.map(({ name }) => name)).not.toContain('committed_cost');
  });

  it('are changed one number at a time', () => {
    expect(notations(readScenarioText(service, { set: ['commitments.0.gpus=96 to 128'] }))).toEqual({
      'commitments.0.gpus': '96 to 128',
      'commitments.0.price': '1.7 USD/GPU/hour',
      'commitments.1.gpus': '8 to 16',
      'commitments.1.price': '1 to 2',
    });
  });

  it('are refused where a number that is set is not there, or is none', () => {
    expect(messageOf('commitments.2.gpus=8')).toMatch(
      /^--set {2}inputs\.commitments\.2\.gpus: the last of `commitments` is number 1 \("commitments\.2\.gpus"\)/,
    );
    expect(messageOf('commitments.0.gpus=0')).toMatch(/commitments\.0\.gpus: must be above 0/);
    expect(messageOf('commitments.0.price=3 USD/day')).toMatch(/must be in USD\/GPU\/hour/);
    expect(messageOf('commitments.0.months=3')).toMatch(/commitments\.0\.months: a name is made of/);
  });

  it('are replaced as a list by a scenario that extends another, and its numbers kept otherwise', () => {
    const folder = mkdtempSync(join(tmpdir(), 'costcone-'));
    try {
      const extending = (text: string) => {
        writeFileSync(
          join(folder, 'base.yaml'),
          `${service}`.replace('own:', 'commitments.0.price: 9, own:'),
        );
        writeFileSync(join(folder, 'over.yaml'), `extends: base.yaml\n${text}`);
        return notations(readScenario(join(folder, 'over.yaml')));
      };
      expect(extending('commitments: [{ gpus: 10, price: 3 }]\n')).toEqual({
        'commitments.0.gpus': '10',
        'commitments.0.price': '3',
      });
      expect(extending('inputs: { commitments.1.gpus: 20 }\n')).toEqual({
        'commitments.0.gpus': '64',
        'commitments.0.price': '9',
        'commitments.1.gpus': '20',
        'commitments.1.price': '1 to 2',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('may follow a formula', () => {
    const followed = readScenarioText(service.replace('total:', 'commitments.0.gpus: 0.5 * gpus, total:'));
    expect(followed.inputs.some(({ name }) => name === 'commitments.0.gpus')).toBe(false);
    expect(followed.quantities.some(({ name }) => name === 'commitments.0.gpus')).toBe(true);
  });

  it('name an accelerator of the scenario’s own by its name', () => {
    const own = `model: llm-service
accelerator: { name: our chip, dense_tflops: { bf16: 900 }, memory_gib: 96, bandwidth_gb_per_s: 3000 }
commitments: [{ gpus: 8, price: 1, accelerator: our chip }]
`;
    expect(Object.keys(notations(readScenarioText(own)))).toHaveLength(2);
  });

  it('are tried one after the other by break-even', async () => {
    const scenario = readScenarioText(`model: llm-service
commitments: [{ gpus: 64, price: 1.7 USD/GPU/hour }]
inputs: { fleet_gpus: 100, gpu_price: 2 to 3, spot_share: 0, elastic_share: 0, owned_share: 0 }
goals: [rent_cost <= 5160 USD/day with 50%]
`);
    const { value } = await breakEven(
      scenario,
      { input: 'commitments.0.gpus' },
      { draws: 4096, seed: 'commit', workers: 1 },
    );
    // In half of the draws a rent of at most sqrt(6): 24 (1.7 C + sqrt(6) (100 - C)) = 5160.
    expect(value.value!).toBeCloseTo((100 * Math.sqrt(6) - 215) / (Math.sqrt(6) - 1.7), 0);
  });
});

it('keeps the source of a number of a commitment', () => {
  const sourced = service.replace(
    'price: 1.7 USD/GPU/hour',
    'price: { value: 1.7 USD/GPU/hour, source: an offer }',
  );
  const price = readScenarioText(sourced).inputs.find(({ name }) => name === 'commitments.0.price');
  expect(price).toMatchObject({ notation: '1.7 USD/GPU/hour', source: 'an offer' });
});
