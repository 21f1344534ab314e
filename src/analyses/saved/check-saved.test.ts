import { expect, it } from 'vitest';
import { ScenarioError } from '../../errors.ts';
import { simulate } from '../../simulate.ts';
import { formulaScenario } from '../../statistics/testing/propagation-cases.ts';
import { checkSaved } from './check-saved.ts';

it('names the place of what is wrong in a saved result, the rule, and what was found', async () => {
  const scenario = formulaScenario({ inputs: { x: '1 to 2' }, formulas: { y: 'x' } });
  const result = await simulate(scenario, { draws: 1024, seed: 'saved', sensitivity: false });
  const check = (json: string) => checkSaved(JSON.parse(json), 'costcone-result/1', 'saved.json', json);
  const json = JSON.stringify(result, null, 1);
  expect(() => check(json)).not.toThrow();
  const wrong = json.replace('"draws": 1024', '"draws": "many"');
  const line = 1 + wrong.slice(0, wrong.indexOf('"many"')).split('\n').length - 1;
  try {
    check(wrong);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    const [problem] = (error as ScenarioError).problems;
    expect(problem).toMatchObject({ place: { file: 'saved.json', line }, path: 'run.draws' });
    expect(problem!.found).toContain('many');
  }
});
