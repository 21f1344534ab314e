import { describe, expect, it } from 'vitest';
import { readScenarioText } from '../../../scenario/read-scenario.ts';
import { simulate } from '../../../simulate.ts';
import { convertValue } from '../../../units/arithmetic.ts';
import { parseUnit } from '../../../notation/parse-unit.ts';
import { scenarioOf, workedCases } from './testing/worked-cases.ts';

/** Numbers of the cases that the model does not show: other names of what it shows, and sums it does not make. */
const notShown = new Set(['fits', 'instance_rate', 'output_per_gpu', 'usd_per_query']);

/** Numbers that each workload has for itself. */
const perWorkload = new Set([
  'input_square',
  'context',
  'prefill_seconds',
  'attention_work',
  'step_reading',
  'step_slope',
  'step_slope_felt',
  'query_bytes',
  'batch_by_memory',
  'batch_by_speed',
  'batch_floor',
  'batch',
  'visited',
  'step_time',
  'token_interval',
  'speed',
  'speed_met',
  'decode_seconds',
  'batch_now',
]);
const ofExperts = new Set(['step_experts', 'visit_rate']);

/** In seconds, bytes and operations, as the cases are. */
const plainUnit = (unit: string) =>
  unit
    .replace(/\bk?[MGT]?B\b|\b(byte)\b/g, 'byte')
    .replace(/\bms\b/g, 's')
    .replace(/\b[MGT]FLOP\b/g, 'FLOP');

/** The cases give inputs and results to 10 digits, which a difference of large inputs doubles. */
const tolerance = 2e-9;

describe('llm-service agrees with a prototype in every number of', () => {
  it.each(workedCases)('$name: $shows', async (worked) => {
    const isDense = worked.inputs.experts === 0;
    const names = new Map(
      Object.entries({ ...worked.step, ...worked.fleet }).flatMap(([name, value]) =>
        notShown.has(name) || (isDense && ofExperts.has(name))
          ? []
          : [[perWorkload.has(name) ? `chat.${name}` : name, value] as const],
      ),
    );
    const { outputs } = await simulate(readScenarioText(scenarioOf(worked, [...names.keys()])), {
      draws: 16,
      seed: 'worked',
      workers: 1,
      sensitivity: false,
    });
    const found = Object.fromEntries(
      [...names].map(([name]) => {
        const { unit, quantiles } = outputs[name]!;
        const value = quantiles.p50.value;
        const from = parseUnit(unit);
        return [name, value === null ? null : convertValue(value, from, parseUnit(plainUnit(unit)))];
      }),
    );
    if (worked.step.fits === 0) {
      expect([found['chat.batch'], found.gpus]).toEqual([null, null]);
      return;
    }
    const wrong = [...names].filter(([name, value]) => {
      const distance = Math.abs((found[name] ?? Number.NaN) - Number(value));
      return !(distance <= tolerance * Math.abs(Number(value)));
    });
    expect(wrong.map(([name, value]) => [name, value, found[name]])).toEqual([]);
    expect(names.size).toBeGreaterThan(50);
  });
});
