import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';

const quiet = { seed: 'training', workers: 1, sensitivity: false } as const;

/** Every input a number, none of them nothing; half of the cluster owned. */
const numbers: Readonly<Record<string, string | number>> = {
  active_parameters: '70B',
  training_tokens: '2T',
  training_epochs: 1.5,
  training_peak_flops: '989 TFLOP/s/GPU',
  training_mfu: 0.25,
  training_goodput: 0.98,
  usual_duration: '30 day',
  scaling_exponent: 0.1,
  failures_in_mfu: 1,
  time_between_failures: '2000 GPU*day',
  restart_time: '0.5 hour',
  server_power: '1275 W/GPU',
  active_draw: 0.7,
  cluster_overhead: 0.12,
  pue: 1.2,
  carbon_intensity: 400,
  gpu_price: 2,
  electricity_price: 0.08,
  owned_share: 0.5,
  chip_price: 25000,
  server_factor: 1.6,
  network_share: 0.2,
  cost_of_capital: 10,
  hardware_lifetime: 5,
  maintenance_share: 6,
  data_share: 0.1,
  evaluation_share: 0.05,
  failed_share: 0.2,
  exploratory_share: 0.8,
  delay_price: 300_000,
  training_staff: 100,
  staff_share: 0.5,
  staff_cost: 500_000,
  training_duration: 1,
  refresh_interval: 1,
};

const watched = [
  'usual_gpus',
  'run_mfu',
  'gpu_hours',
  'training_days',
  'failure_goodput',
  'expected_interruptions',
  'failure_days',
  'failure_cost',
  'training_energy',
  'energy_per_day',
  'run_rent',
  'run_write_off',
  'run_maintenance',
  'final_run_cost',
  'delay_cost',
  'run_cost',
  'daily_cost',
];

/** The watched quantities where every input is a number, with some of them changed: exact. */
async function points(changes: Readonly<Record<string, string | number>> = {}, outputs = watched) {
  const inputs = Object.entries({ ...numbers, ...changes }).map(([name, value]) => `  ${name}: ${value}`);
  const text = `model: llm-training\ninputs:\n${inputs.join('\n')}\noutputs: [${outputs.join(', ')}]\n`;
  const result = await simulate(readScenarioText(text), { ...quiet, draws: 16 });
  return Object.fromEntries(
    Object.entries(result.outputs).map(([name, { quantiles }]) => [name, quantiles.p50.value!]),
  );
}

/** A run worked out by hand, in plain numbers: hours, watts, dollars. */
function byHand({ gpus, isStep }: { gpus: number | null; isStep: boolean }) {
  const flop = 6 * 70e9 * 2e12 * 1.5;
  const usual = flop / (989e12 * 0.25) / 3600 / 24 / 30;
  const cluster = gpus ?? usual;
  const mfu = 0.25 * Math.min(Math.max((cluster / usual) ** -0.1, 0.25), 1.1);
  // A failure on the whole cluster every 2,000 / cluster days, half an hour each.
  const left = 1 / (1 + (cluster / 2000) * (0.5 / 24));
  const hours = flop / (989e12 * mfu * 0.98 * (isStep ? left : 1)) / 3600;
  const days = hours / cluster / 24;
  const energy = (hours * 1275 * 0.7 * 1.12 * 1.2) / 1e6;
  const purchase = (cluster * 25_000 * 1.6) / 0.8;
  const recovery = 0.1 / (1 - 1.1 ** -5);
  const rent = 0.5 * hours * 2;
  const writeOff = (0.5 * purchase * recovery * days) / 365.25;
  const maintenance = (0.5 * purchase * 0.06 * days) / 365.25;
  const final = rent + writeOff + maintenance + 0.5 * energy * 1000 * 0.08;
  const run = final * 2.15 + 300_000 * days + 100 * 500_000;
  return {
    usual_gpus: usual,
    run_mfu: mfu,
    gpu_hours: hours,
    training_days: days,
    failure_goodput: left,
    // What the failures cost in time is what the days lack: interruptions x half an hour.
    expected_interruptions: (days * 24 * (1 - left)) / 0.5,
    failure_days: days * (1 - left),
    failure_cost: final * (1 - left),
    training_energy: energy,
    energy_per_day: (cluster * 1275 * 0.7 * 1.12 * 1.2 * 24) / 1000,
    run_rent: rent,
    run_write_off: writeOff,
    run_maintenance: maintenance,
    final_run_cost: final,
    delay_cost: 300_000 * days,
    run_cost: run,
    daily_cost: run / 365.25,
  };
}

describe('gives what a calculation by hand gives', () => {
  it.each([
    ['on as many accelerators as usual', {}, { gpus: null, isStep: false }],
    ['on eight times as many', { gpus: 16_000 }, { gpus: 16_000, isStep: false }],
    ['on few', { gpus: 200 }, { gpus: 200, isStep: false }],
    ['with failures on top', { gpus: 16_000, failures_in_mfu: 0 }, { gpus: 16_000, isStep: true }],
  ])('%s', async (_, changes, run) => {
    const found = await points(changes);
    for (const [name, value] of Object.entries(byHand(run)))
      expect(Math.abs(found[name]! / value - 1), `${name}: ${found[name]} and ${value}`).toBeLessThan(1e-12);
  });
});

describe('the cluster', () => {
  it('finishes in the usual time where nobody says how large it is', async () => {
    const { training_days, run_mfu } = await points({ training_goodput: 1 });
    expect(training_days).toBeCloseTo(30, 9);
    expect(run_mfu).toBeCloseTo(0.25, 12);
  });

  it('makes more accelerators dearer and sooner', async () => {
    const some = await points({ gpus: 4000, delay_price: 0 });
    const many = await points({ gpus: 16_000, delay_price: 0 });
    expect(many.training_days).toBeLessThan(some.training_days! / 3);
    // 4 ^ 0.1.
    expect(many.final_run_cost! / some.final_run_cost!).toBeCloseTo(1.1487, 4);
  });

  it('pays for haste only where a day has a price', async () => {
    const price = 3_000_000;
    const some = await points({ gpus: 4000, delay_price: price });
    const many = await points({ gpus: 16_000, delay_price: price });
    expect(many.run_cost).toBeLessThan(some.run_cost!);
  });

  // MegaScale, arXiv 2402.15627, table 2: 65.3 % on 256 accelerators, 59.0 % on 1,024, at the same batch.
  it('loses what MegaScale lost at its exponent', async () => {
    const exponent = Math.log(65.3 / 59) / Math.log(4);
    expect(exponent).toBeCloseTo(0.073, 3);
    const at = async (gpus: number) =>
      (await points({ gpus, training_mfu: 0.653, scaling_exponent: exponent })).run_mfu!;
    expect((await at(8000)) / (await at(2000))).toBeCloseTo(59 / 65.3, 9);
  });

  // Llama 3, arXiv 2407.21783, section 3.3.4: 419 unexpected interruptions in 54 days on 16,384 H100, more than 90 % of
  // the time effective.
  it('fails as often as that of Llama 3 405B', async () => {
    const found = await points({
      active_parameters: '405.85B',
      training_tokens: '15.6T',
      training_epochs: 1,
      training_goodput: 1,
      training_mfu: 0.4,
      scaling_exponent: 0,
      gpus: 16_384,
      time_between_failures: `${(16_384 * 54) / 419} GPU*day`,
      restart_time: '0.25 hour',
    });
    expect(found.failure_goodput).toBeGreaterThan(0.9);
    const aDay = found.expected_interruptions! / found.training_days!;
    expect(aDay / (419 / 54)).toBeCloseTo(found.failure_goodput!, 9);
  });
});

it('does not charge restarts twice', async () => {
  const whole = await points({ gpus: 16_000 });
  const calm = await points({ gpus: 16_000, time_between_failures: '1e9 GPU*day' });
  expect(whole.gpu_hours).toBe(calm.gpu_hours);
  expect(whole.failure_days).toBeGreaterThan(1000 * calm.failure_days!);
});

it('takes the 16-bit peak whatever the run computes in', async () => {
  const hours = async (words: string) => {
    const text = `model: llm-training\naccelerator: h800\n${words}inputs: { active_parameters: 37B, training_tokens: 14.8T, training_mfu: 0.2 }\n`;
    const { outputs } = await simulate(readScenarioText(text), { ...quiet, draws: 16 });
    return outputs.gpu_hours!.quantiles.p50.value!;
  };
  expect(await hours('formats: { weights: fp8 }\n')).toBe(await hours(''));
  expect(await hours('')).toBeCloseTo((6 * 37e9 * 14.8e12) / (989e12 * 0.2 * 3600), 3);
});

it.each(['accelerator: a100-80', 'accelerator: h100-sxm', 'language_model: deepseek-v3'])(
  'keeps intervals of hours and energy below a factor of four with %s',
  async (words) => {
    const width = async (inputs: string, quantity: string) => {
      const text = `model: llm-training\n${words}\ninputs: { training_tokens: 2T, active_parameters: 30B${inputs} }\noutputs: [${quantity}]\n`;
      const { outputs } = await simulate(readScenarioText(text), { ...quiet, draws: 2 ** 14 });
      const { low, high } = outputs[quantity]!.interval;
      return high! / low!;
    };
    expect(await width('', 'gpu_hours')).toBeLessThan(3.5);
    expect(await width('', 'training_energy')).toBeLessThan(3.9);
    expect(await width(', gpus: 4000', 'training_energy')).toBeLessThan(4);
  },
);

it('refuses a run of no tokens, which has no cost per token', () => {
  expect(() => readScenarioText('model: llm-training\ninputs: { training_tokens: 0 }\n')).toThrow(
    'inputs.training_tokens: must be above 0 ("0")',
  );
});

it('says that its energy per day is that of a day of the run, unlike its costs', () => {
  const { quantities } = readScenarioText('model: llm-training\n');
  const labels = new Map(quantities.map(({ name, label }) => [name, label]));
  expect(labels.get('energy_per_day')).toBe('Energy on a day of the run');
});
