import { builtInModels } from '../model/models/built-in-models.ts';
import { rangeRule } from './range.ts';
import { readScenarioText } from './read-scenario.ts';
import { scenarioSchema } from './schema.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 7) of a scenario file with the inputs, outputs and workload keys of every model: once a file
 * says which model it has, an editor completes them, with unit, allowed range, default and source.
 */
export function editorSchema(): Schema {
  return {
    ...scenarioSchema(),
    allOf: builtInModels.map(({ name }) => ({
      if: { required: ['model'], properties: { model: { const: name } } },
      // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema
      then: { properties: propertiesOf(readScenarioText(`model: ${name}\n`)) },
    })),
  };
}

function propertiesOf({ inputs, quantities }: Scenario): Schema {
  const workload = workloadKeys(inputs);
  return {
    inputs: { properties: Object.fromEntries(inputs.map((input) => [input.name, described(input)])) },
    outputs: {
      items: {
        anyOf: [
          ...quantities.map(({ name, label, unit }) => ({
            const: name,
            description: [`${label}.`, unit.text && `Unit: ${unit.text}.`].filter(Boolean).join(' '),
          })),
          // A formula of the scenario's own.
          { type: 'string' },
        ],
      },
    },
    ...(workload.length === 0 ? {} : { workloads: { items: { properties: Object.fromEntries(workload) } } }),
  };
}

/** The quantities of a single workload without its name: keys of each row under `workloads`. */
function workloadKeys(inputs: readonly ScenarioInput[]): readonly (readonly [string, Schema])[] {
  const [share] = inputs.filter(({ name }) => name.endsWith('.share'));
  if (share === undefined) return [];
  const prefix = share.name.slice(0, -'share'.length);
  return inputs.flatMap((input) =>
    input.name.startsWith(prefix) ? [[input.name.slice(prefix.length), described(input)] as const] : [],
  );
}

/** What an editor shows of an input, and writes for it at first. */
function described({ explanation, unit, range, notation, source }: ScenarioInput): Schema {
  return {
    description: [
      explanation,
      `Unit: ${unit.text === '' ? 'none' : unit.text}.`,
      ...(range === null ? [] : [`It ${rangeRule(range, unit)}.`]),
      `Default: ${notation}.`,
      ...(source === '' ? [] : [`Source: ${source}.`]),
    ].join(' '),
    default: notation,
  };
}
