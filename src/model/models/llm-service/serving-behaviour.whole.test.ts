import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

/** Designs of each scenario: as many draws of its inputs, the same for every change of it. */
const designs = 1024;

interface Choice {
  readonly model: string;
  readonly accelerator: string;
  readonly gpus: number;
  readonly seed: number;
}

const choice = fc.record<Choice>({
  model: fc.constantFrom('llama3.1-8b', 'llama3.1-70b', 'qwen3-235b-a22b', 'deepseek-v3', 'mixtral-8x7b'),
  accelerator: fc.constantFrom('h100-sxm', 'h200', 'b200', 'mi300x'),
  gpus: fc.constantFrom(8, 16, 32),
  seed: fc.nat(1e6),
});

const outputs = [
  'seconds',
  'gpus',
  'elastic_gpus',
  'chat.batch',
  'chat.batch_now',
  'chat.speed',
  'chat.speed_met',
  'speed_promised',
  'cost_ceiling_drawn',
] as const;

/** What the same random designs give under a change; kept draws have six digits. */
async function under(
  { model, accelerator, gpus, seed }: Choice,
  change: { readonly speed?: number; readonly users?: number } = {},
): Promise<Readonly<Record<(typeof outputs)[number], readonly number[]>>> {
  const { speed = 1, users = 1 } = change;
  const { sample } = await simulate(
    readScenarioText(`
model: llm-service
accelerator: ${accelerator}
language_model: ${model}
gpus_per_instance: { decode: ${gpus} }
formats: { kv: fp8 }
workloads: [chat]
inputs:
  chat.input_tokens: loguniform(50, 20k)
  chat.output_tokens: loguniform(5, 5k)
  chat.cache_hit: uniform(0, 0.9)
  asked: loguniform(1, 300) token/s
  people: loguniform(100, 10M)
  max_batch: loguniform(8, 2048)
  cost_ceiling: uniform(2, 30)
  accepted_tokens: uniform(1, 3)
  elastic_share: uniform(0, 1)
formulas:
  promised_speed: ${speed} * asked
  daily_active_users: ${users} user * people
  seconds: { formula: chat.prefill_seconds + chat.decode_seconds, unit: GPU*s/query }
  speed_promised: { formula: promised_speed, unit: token/s }
  cost_ceiling_drawn: cost_ceiling
outputs: [${outputs.join(', ')}]
allow_non_finite: 1
`),
    { draws: designs, seed: `behaviour ${seed}`, workers: 1, sensitivity: false },
  );
  return sample.outputs as Awaited<ReturnType<typeof under>>;
}

/** Six digits of two numbers. */
const slack = 1 + 2e-5;

const property = (check: (choice: Choice) => Promise<void>) =>
  fc.assert(fc.asyncProperty(choice, check), { numRuns: 3 });

/** The draws that a comparison holds for, and how many there were of them: a design that does not fit has no number. */
function violations(
  numbers: readonly (readonly number[])[],
  isWrong: (...values: number[]) => boolean,
): { readonly fitting: number; readonly wrong: number[] } {
  const rows = Array.from({ length: designs }, (_, draw) => draw).filter((draw) =>
    numbers.every((column) => Number.isFinite(column[draw] ?? Number.NaN)),
  );
  return {
    fitting: rows.length,
    wrong: rows.filter((draw) => isWrong(...numbers.map((column) => column[draw]!))),
  };
}

describe('of random designs', () => {
  it('a harder promise is never cheaper, needs no fewer accelerators, and costs little more when it is little harder', () =>
    property(async (chosen) => {
      const [at, little, harder] = await Promise.all([1, 1.01, 3].map((speed) => under(chosen, { speed })));
      for (const more of [little!, harder!]) {
        expect(violations([at!.seconds, more.seconds], (a, b) => b * slack < a).wrong).toEqual([]);
        expect(violations([at!.gpus, more.gpus], (a, b) => b * slack < a).wrong).toEqual([]);
      }
      // Continuous, across the speed that can just be kept too. Near it cost is steep, up to the ceiling.
      const jumps = (a: number, b: number, ceiling: number) => b > a * (1 + 0.015 * ceiling);
      const { wrong } = violations([at!.seconds, little!.seconds, at!.cost_ceiling_drawn], jumps);
      expect(wrong).toEqual([]);
    }));

  it('a query never costs more than the ceiling times one without a promise', () =>
    property(async (chosen) => {
      const [none, impossible] = await Promise.all([0, 1e6].map((speed) => under(chosen, { speed })));
      const { wrong } = violations(
        [none!.seconds, impossible!.seconds, none!.cost_ceiling_drawn],
        (free, dear, ceiling) => dear > ceiling * free * slack,
      );
      expect(wrong).toEqual([]);
    }));

  it('more demand never needs fewer accelerators', () =>
    property(async (chosen) => {
      const [some, more] = await Promise.all([1, 1.3].map((users) => under(chosen, { users })));
      expect(violations([some!.gpus, more!.gpus], (a, b) => b < a).wrong).toEqual([]);
    }));

  it('the promise is kept where the speed says so; the elastic fleet and the batch of now are within the whole', () =>
    property(async (chosen) => {
      const found = await under(chosen);
      const isWrong = (speed: number, met: number, promised: number) =>
        met === 1 ? speed * slack < promised : speed > promised * slack;
      const { wrong, fitting } = violations(
        [found['chat.speed'], found['chat.speed_met'], found.speed_promised],
        isWrong,
      );
      expect(wrong).toEqual([]);
      const larger = (part: number, whole: number) => part > whole * slack;
      expect(violations([found.elastic_gpus, found.gpus], larger).wrong).toEqual([]);
      expect(violations([found['chat.batch_now'], found['chat.batch']], larger).wrong).toEqual([]);
      // Not all designs fit, but many do, or nothing was tried.
      fc.pre(fitting > 0);
    }));
});
