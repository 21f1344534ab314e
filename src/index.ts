export { InterruptedError, ModelError, type Problem, ScenarioError, UsageError } from './errors.ts';
export { type ReadOptions, readScenario, readScenarioText } from './scenario/read-scenario.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { PrecisionRequest, SimulateOptions } from './settings.ts';
export { simulate } from './simulate.ts';
export * from './statistics/result.ts';
