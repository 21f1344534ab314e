import { readScenarioText } from '../../scenario/read-scenario.ts';
import { simulate } from '../../simulate.ts';
import type { Result } from '../../analyses/result.ts';
import { sampleScenarios } from './sample-scenarios.ts';

const results = new Map<string, Promise<Result>>();

/** The result of a sample scenario with few draws; each is simulated once a test file. */
export function sampleResult(name: string): Promise<Result> {
  const known = results.get(name) ?? run(name);
  results.set(name, known);
  return known;
}

function run(name: string): Promise<Result> {
  const scenario = readScenarioText(sampleScenarios[name]!, { name: `${name.replaceAll(' ', '-')}.yaml` });
  return simulate(scenario, { draws: 16384, seed: 'report', workers: 1 });
}
