import { describe, expect, it } from 'vitest';
import { readScenario, readScenarioText } from '../../scenario/read-scenario.ts';
import { strangers } from './strangers.ts';

const own = 'model: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.1-70b\n';
const base = readScenarioText(own, { name: 'assistant.yaml' });
const chatgpt = 'scenarios/chatgpt-2023.yaml';

describe('strangers', () => {
  it('warns of a scenario with another model that starts from no common file', () => {
    const [warning] = strangers(base, [readScenario(chatgpt)]);
    expect(warning).toMatch(/^chatgpt-2023\.yaml shares neither a base nor the model with assistant\.yaml/);
  });

  it.each([
    ['of the same model', readScenarioText(`${own}inputs: { spare: 0.1 }\n`)],
    ['of the same file with another model', readScenarioText(own, { set: ['language_model=llama3.1-8b'] })],
    ['that a lever made', readScenarioText(own, { levers: ['distillation'] })],
  ])('is silent of one %s', (_, other) => expect(strangers(base, [other])).toEqual([]));

  it('is silent of the files that are compared with each other', () => {
    const [run, buy] = ['scenarios/buy-or-run.yaml', 'scenarios/buy.yaml'].map((file) => readScenario(file));
    expect(strangers(run!, [buy!])).toEqual([]);
  });
});
