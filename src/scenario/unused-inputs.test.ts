import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenarioText } from './read-scenario.ts';

const head = 'model: llm-service\nlanguage_model: llama-3.1-8b\naccelerator: h100-sxm\n';

function hintAt(text: string): string | undefined {
  try {
    readScenarioText(`${head}${text}`);
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems[0]!.hint;
    throw error;
  }
  throw new Error('it was read');
}

describe('an input that nothing uses', () => {
  it.each([
    ['is misspelt', 'inputs: { gpu_prise: 2 USD/GPU/h }', 'did you mean "gpu_price"?'],
    ['lacks its workload', 'inputs: { input_tokens: 900 }', 'did you mean "chat.input_tokens"?'],
    ['lacks it and is misspelt', 'inputs: { output_token: 900 }', 'did you mean "chat.output_tokens"?'],
    [
      'may be that of several workloads',
      'workloads: [{ name: a, share: 50% }, { name: b, share: 50% }]\ninputs: { output_tokens: 900 }',
      'did you mean "a.output_tokens" or "b.output_tokens"?',
    ],
    ['resembles nothing', 'inputs: { zzzzzz: 900 }', '`costcone explain llm-service` lists the inputs'],
    ['is a key of scenarios', 'inputs: { rental: spot }', '`rental` stands beside `inputs`, not in it'],
  ])('%s', (_, text, hint) => {
    expect(hintAt(text)).toBe(hint);
  });
});
