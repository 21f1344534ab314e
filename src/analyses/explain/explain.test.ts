import { describe, expect, it } from 'vitest';
import { calibration, rowOf } from '../../catalog/catalog.ts';
import { builtInModels } from '../../model/models/built-in-models.ts';
import { terminalExplanation } from '../../report/terminal/terminal-explanation.ts';
import { readScenarioText } from '../../scenario/read-scenario.ts';
import { explain } from './explain.ts';
import { scoredDefaults } from '../../catalog/scored-defaults.ts';

const inputsOf = (text: string) => explain(readScenarioText(text)).inputs;
const every = builtInModels.map(({ name }) => ({ name, inputs: inputsOf(`model: ${name}`) }));
// Models with experts have inputs that dense ones have not.
const withExperts = inputsOf('model: llm-service\nlanguage_model: deepseek-v3');

describe('the defaults that a backtest tests', () => {
  it('are inputs of the built-in models, each of one group', () => {
    const names = Object.values(scoredDefaults).flat();
    expect(new Set(names).size).toBe(names.length);
    const known = [...every.flatMap(({ inputs }) => inputs), ...withExperts].map(({ name }) => name);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('have the score of the scenarios in which they stood, and no other input has one', () => {
    for (const { name: model, inputs } of every)
      for (const { name, backtest } of inputs) {
        const group = Object.entries(scoredDefaults).find(([, names]) => names.includes(name))?.[0];
        const row = group === undefined ? undefined : rowOf(calibration(), group);
        const score = row?.defaults[model]?.[name];
        const expected = score === undefined ? null : { group, ...score, date: row!.date };
        expect(backtest, `${model}: ${name}`).toEqual(expected);
      }
    expect(every.flatMap(({ inputs }) => inputs.filter(({ backtest }) => backtest !== null))).not.toEqual([]);
  });

  it('have it only while they stand, and in one line of the listing', () => {
    const text = 'model: llm-training\n';
    const { n, inside } = rowOf(calibration(), 'training')!.defaults['llm-training']!.training_factor!;
    const set = `${text}inputs: { training_factor: 2 }\n`;
    const scoreOf = (scenario: string) =>
      inputsOf(scenario).find(({ name }) => name === 'training_factor')!.backtest;
    expect(scoreOf(set)).toBeNull();
    expect(scoreOf(text)).toMatchObject({ group: 'training', n, inside });
    const listing = terminalExplanation(explain(readScenarioText(text)));
    expect(listing).toMatch(
      new RegExp(
        `^training_factor .*(\\n .*)*\\n {4}backtest: ${inside} of ${n} measured training runs inside$`,
        'm',
      ),
    );
  });
});
