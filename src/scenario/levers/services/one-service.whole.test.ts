import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../../analyses/comparison/comparison.ts';
import { ScenarioError } from '../../../errors.ts';
import { readScenarioText } from '../../read-scenario.ts';
import type { Scenario } from '../../scenario.ts';
import { simulate } from '../../../simulate.ts';
import type { Lever } from '../lever.ts';
import { readLevers } from '../lever-files.ts';
import { readLever } from '../read-lever.ts';

/** One service, plain and as a portfolio of one. */
interface Pair {
  readonly plain: string;
  readonly portfolio: string;
}

const pair = (options: string, inputs: string): Pair => ({
  plain: `model: llm-service\n${options}\ninputs: { daily_active_users: 300k to 400k, queries_per_user: 2 to 4, ${inputs} }\n`,
  portfolio: `${options}\nservices: { assistant: {} }\ncustomers: { all: { users: 300k to 400k, queries_per_user: 2 to 4, to: { assistant: 100% } } }\ninputs: { ${inputs} }\n`,
});

const pairs: readonly (readonly [string, Pair])[] = [
  ['on H100', pair('language_model: llama3.1-70b\nworkloads: [chat, code]', 'spare: 0.05 to 0.15')],
  [
    'of its own model on A100, with a third of them owned',
    pair('language_model: gpt3-175b\naccelerator: a100-80', 'owned_share: 1/3'),
  ],
  [
    'that is reserved, with formats and sizes of its own',
    pair(
      'language_model: mixtral-8x7b\nrental: reserved-1y\nformats: { kv: fp8 }\ngpus_per_instance: { prefill: 4, decode: 8 }',
      'elastic_share: "uniform(0.1, 0.3)", chat.cache_hit: 0.1',
    ),
  ],
];

/** A scenario with a lever; the reasons where it does not apply. */
function read(text: string, lever: Lever): Scenario | readonly string[] {
  try {
    return readScenarioText(text, { levers: [lever] });
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems.map(({ rule }) => rule);
    throw error;
  }
}

const levers = readLevers();
const costs = ['daily_cost', 'hardware_cost', 'training_cost', 'labour_cost'];
const run = (scenario: Scenario) =>
  simulate({ ...scenario, outputs: costs }, { draws: 1024, seed: 'levers', workers: 1, outputs: costs });

/** Levers without how they reach inputs, which is not known where they are pulled on several services. */
const told = ({ levers }: Scenario) => levers.map(({ reach: _, ...lever }) => lever);

describe.each(pairs)('a portfolio of one service %s', (_, { plain, portfolio }) => {
  let applied = 0;
  beforeAll(() => {
    applied = 0;
  });

  it.each(levers.map((lever) => [lever.name, lever] as const))(
    'is with %s what the plain scenario is with it, bit for bit',
    async (_, lever) => {
      const [alone, inPortfolio] = [read(plain, lever), read(portfolio, lever)];
      if ('inputs' in alone && 'inputs' in inPortfolio) {
        applied += 1;
        const [expected, found] = [await run(alone), await run(inPortfolio)];
        for (const name of costs) expect(found.outputs[name], name).toStrictEqual(expected.outputs[name]);
        expect(told(inPortfolio)).toEqual(told(alone));
      } else
        expect(inPortfolio).toEqual(
          (alone as readonly string[]).map((reason) => reason.replace('this scenario', 'the service')),
        );
    },
  );

  it('has levers that apply', () => {
    expect(applied).toBeGreaterThan(8);
  });
});

it('multiplies what services share draw by draw', async () => {
  const base = `
services:
  chat: { language_model: llama3.1-70b, accelerator: h100-sxm }
  code: { language_model: llama3.1-8b, accelerator: h100-sxm }
customers: { all: { users: 300k to 400k, queries_per_user: 2 to 4, to: { chat: 60%, code: 40% } } }
outputs: [rent_cost, daily_cost]
`;
  const folder = mkdtempSync(join(tmpdir(), 'costcone-shared-scale-'));
  const file = join(folder, 'cheaper.yaml');
  writeFileSync(file, 'lever: cheaper\ntitle: Cheaper\nexplanation: A test.\nscale: { gpu_price: 0.8 }\n');
  const changed = readScenarioText(base, { levers: [readLever(file)] });
  rmSync(folder, { recursive: true });
  const { others } = await compare([readScenarioText(base), changed], {
    draws: 1024,
    seed: 'levers',
    workers: 1,
    sensitivity: false,
  });
  const { ratio } = others[0]!.outputs.rent_cost!;
  for (const quantile of ['p5', 'p50', 'p95'] as const)
    expect(ratio.quantiles[quantile]!.value).toBeCloseTo(0.8, 12);
});
