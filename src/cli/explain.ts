import { existsSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import { formulaTree } from '../model/formula-tree.ts';
import { builtInModels } from '../model/models/built-in-models.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { exitCodes, type Words } from './command.ts';
import { type Readings, readingsOf, readScenarios } from './scenarios.ts';
import { switchOf, textOf } from './words.ts';
import { print, printJson } from './outlet.ts';

/** `costcone explain`: what a scenario or model is made of, or how one quantity of it is computed. */
export async function explain(words: Words): Promise<number> {
  const subject = textOf(words, 'subject')!;
  const quantity = textOf(words, 'quantity');
  if (quantity !== undefined && switchOf(words, 'json'))
    throw new UsageError('--json lists inputs and quantities: leave out the name of the quantity');
  const scenario = await readSubject(subject, readingsOf(words, [subject]));
  if (quantity !== undefined)
    print([await treeOf(scenario, quantity), ...(await observedOf(scenario, quantity))].join('\n'));
  else await overview(words, scenario);
  return exitCodes.ok;
}

async function readSubject(subject: string, readings: Readings): Promise<Scenario> {
  const model = builtInModels.find(({ name }) => name === subject);
  if (model === undefined || existsSync(subject)) return (await readScenarios([subject], readings))[0]!;
  const { readScenarioText } = await import('../scenario/read-scenario.ts');
  return readScenarioText(`title: ${subject}\nmodel: ${subject}\n`, { ...readings, name: subject });
}

/** How a quantity is computed; with a horizon what it is over the months before, and how its inputs change. */
async function treeOf(scenario: Scenario, quantity: string): Promise<string> {
  try {
    if (scenario.horizon === null) return formulaTree(scenario, quantity);
    const { changesOf, explainHorizon, overMonths } = await import('../analyses/explain/over-months.ts');
    const { overMonthsWords } = await import('../analyses/explain/words.ts');
    const { wrap } = await import('../report/terminal/text-layout.ts');
    const inputs = scenario.inputs.map((input) => ({
      ...input,
      changes: changesOf(scenario, input.name).map(({ key, text }) => `${key}: ${text}`),
    }));
    const tree = formulaTree({ ...scenario, inputs }, quantity);
    const found = scenario.quantities.find(({ name }) => name === quantity);
    if (found === undefined) return tree;
    const over = overMonths(scenario, found)!;
    const words = overMonthsWords(quantity, found.unit.text, over, explainHorizon(scenario)!);
    return [...wrap(words), '', tree].join('\n');
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

/** What was observed of a quantity, and what an observation of it would have to allow for. */
async function observedOf(scenario: Scenario, quantity: string): Promise<readonly string[]> {
  const { explainObserved } = await import('../analyses/explain/observed.ts');
  const { modelErrorsWords, observationWords } = await import('../analyses/explain/words.ts');
  const { modelErrors } = await import('../scenario/evidence/model-error.ts');
  const { wrap } = await import('../report/terminal/text-layout.ts');
  const seen = (explainObserved(scenario) ?? []).filter((one) => one.quantity === quantity);
  const words = modelErrorsWords(quantity, modelErrors(scenario, quantity));
  const lines = [
    ...seen.flatMap((one) => wrap(`Observed: ${observationWords(one)}`)),
    ...(words === null ? [] : wrap(words)),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}

async function overview(words: Words, scenario: Scenario): Promise<void> {
  const { explain } = await import('../analyses/explain/explain.ts');
  const explanation = explain(scenario);
  if (switchOf(words, 'json')) return printJson(explanation);
  const { terminalExplanation } = await import('../report/terminal/terminal-explanation.ts');
  print(terminalExplanation(explanation));
}
