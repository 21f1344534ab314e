import { existsSync } from 'node:fs';
import { UsageError, visible } from '../errors.ts';
import { formulaTree } from '../model/formula-tree.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import { wrap } from '../report/terminal/text-layout.ts';
import type { Scenario, ScenarioInput } from '../scenario/scenario.ts';
import { exitCodes, type Words } from './command.ts';
import { readScenarios } from './scenarios.ts';
import { textOf, textsOf } from './words.ts';

/** `costcone explain`: what a scenario or model is made of, or how one quantity of it is computed. */
export async function explain(words: Words): Promise<number> {
  const subject = textOf(words, 'subject')!;
  const quantity = textOf(words, 'quantity');
  const scenario = await readSubject(subject, textsOf(words, 'set'));
  process.stdout.write(`${quantity === undefined ? overview(scenario) : treeOf(scenario, quantity)}\n`);
  return exitCodes.ok;
}

async function readSubject(subject: string, set: readonly string[]): Promise<Scenario> {
  const model = builtInModels.find(({ name }) => name === subject);
  if (model === undefined || existsSync(subject)) return (await readScenarios([subject], set))[0]!;
  const { readScenarioText } = await import('../scenario/read-scenario.ts');
  return readScenarioText(`title: ${subject}\nmodel: ${subject}\n`, { set, name: subject });
}

function treeOf(scenario: Scenario, quantity: string): string {
  try {
    return visible(formulaTree(scenario, quantity)).replaceAll('\\u{a}', '\n');
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function overview(scenario: Scenario): string {
  const model = builtInModels.find(({ name }) => name === scenario.model);
  const heading =
    model === undefined ? scenario.title : `${model.name}: ${[model.explanation, ...model.scope].join(' ')}`;
  return [
    ...wrap(heading),
    '',
    `Inputs (${scenario.inputs.length}): name [unit] = value, allowed range, explanation, source`,
    '',
    ...scenario.inputs.flatMap(describeInput),
    `Quantities (${scenario.quantities.length}), in the order in which they are computed:`,
    '',
    ...scenario.quantities.flatMap(({ name, unit, explanation }) =>
      wrap(`${name}${unit.text && ` [${unit.text}]`}: ${explanation}`, '  '),
    ),
    '',
    ...wrap(`Outputs unless a scenario names others: ${scenario.outputs.join(', ')}.`),
    ...wrap('Add a name to see how it is computed: costcone explain FILE|MODEL daily_cost'),
  ].join('\n');
}

function describeInput({ name, unit, notation, range, explanation, source, place }: ScenarioInput): string[] {
  return [
    visible(`${name}${unit.text && ` [${unit.text}]`} = ${notation}${place === null ? '  (default)' : ''}`),
    ...(range === null ? [] : [`    allowed: ${rangeText(range)}`]),
    ...(explanation === '' ? [] : wrap(explanation, '    ')),
    ...(source === '' ? [] : wrap(`source: ${source}`, '    ')),
    '',
  ];
}

function rangeText([low, high]: readonly [number, number]): string {
  if (low === -Infinity && high === Infinity) return 'any number';
  // The smallest double stands for an end that is left out.
  if (low === Number.MIN_VALUE) return high === Infinity ? 'above 0' : `above 0, at most ${high}`;
  if (high === Infinity) return `${low} and above`;
  if (low === -Infinity) return `${high} and below`;
  return `${low} to ${high}`;
}
