import { describe, expect, it } from 'vitest';
import { builtInModels } from '../../model/models/built-in-models.ts';
import { parseUnit } from '../../notation/parse-unit.ts';
import { readScenario, readScenarioText } from '../../scenario/read-scenario.ts';
import { kindOf, lastPart, namesWithKind } from './input-kinds.ts';
import { packedNames } from './units.ts';

const kindIn = (name: string, unit = '') => kindOf({ name, unit: parseUnit(unit) });

/** Every input of the models, of attention of each sort, and of services with customers. */
const inputs = [
  ...builtInModels.map(({ name }) => readScenarioText(`model: ${name}`, { name: 'x.yaml' })),
  ...['deepseek-v3', 'gemma3-27b', 'deepseek-v4-pro', 'jamba-1.5-mini'].map((id) =>
    readScenarioText(
      `model: llm-service\nlanguage_model: ${id}\ngpus_per_instance: { prefill: 64, decode: 64 }`,
      { name: 'x.yaml' },
    ),
  ),
  readScenario('scenarios/startup-portfolio.yaml'),
].flatMap((scenario) => scenario.inputs);

describe('the kind of an input', () => {
  it.each([
    ['gpu_price', 'USD/GPU/hour', 'price'],
    ['electricity_price', 'EUR/kWh', 'price'],
    ['staff_cost', 'USD/person/year', 'price'],
    ['eur_per_usd', 'EUR/USD', 'price'],
    ['api.price.input', 'USD/Mtoken', 'price'],
    ['commitments.0.gpus', 'GPU', 'price'],
    ['owned_share', '', 'price'],
    ['cost_of_capital', '%/year', 'price'],
    ['daily_active_users', 'user', 'volume'],
    ['free.queries_per_user', 'query/user/day', 'volume'],
    ['chat.input_tokens', 'token/query', 'volume'],
    ['peak_to_mean', '', 'volume'],
    ['chat.share', '', 'mix'],
    ['free.to.chat', '', 'mix'],
    ['chat.cache_hit', '', 'mix'],
    ['peak_flops', 'TFLOP/s/GPU', 'technology'],
    ['chat.mbu', '', 'technology'],
    ['parameters', 'parameter', 'technology'],
    ['full_top_k', 'token/query', 'technology'],
    ['spare', '', 'technology'],
    ['operations_staff', 'person', 'rest'],
    // A scenario's own, by their units.
    ['licence', 'USD/month', 'price'],
    ['traffic', 'TB/day', 'volume'],
    ['gpu_hours', 'GPU*hour', 'volume'],
    ['hours', 'hour', 'volume'],
    ['latency', 'ms', 'technology'],
    ['draw', 'kW', 'technology'],
    ['rate', 'token/s/GPU', 'technology'],
    ['term', 'year', 'rest'],
    ['upkeep', '%/year', 'rest'],
    ['premium_share', '', 'mix'],
    ['factor', '', 'rest'],
  ])('%s in %s is %s', (name, unit, kind) => expect(kindIn(name, unit)).toBe(kind));

  it('is the rest for people and carbon alone, of all inputs of the built-in models', () => {
    const rest = inputs.filter((input) => kindOf(input) === 'rest').map(({ name }) => lastPart(name));
    expect([...new Set(rest)].sort()).toEqual([
      'carbon_intensity',
      'embodied_carbon',
      'operations_staff',
      'research_staff',
      'staff',
      'staff_per_thousand_gpus',
      'training_duration',
      'training_staff',
    ]);
  });

  it('is given to no name that no model has', () => {
    const names = new Set(inputs.map(({ name }) => lastPart(name)));
    expect([...namesWithKind, ...packedNames].filter((name) => !names.has(name))).toEqual([]);
  });
});
