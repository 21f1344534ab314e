export { breakEven, type BreakEvenRequest } from './analyses/break-even/break-even.ts';
export { compare } from './analyses/comparison/comparison.ts';
export { createEngine } from './engine/create-engine.ts';
export type { EngineOptions } from './engine/engine-options.ts';
export type { Engine, Subtree } from './engine/executor.ts';
export { InterruptedError, ModelError, type Problem, ScenarioError, UsageError } from './errors.ts';
export { exportSamples, sampleFormatOf, sampleTable } from './analyses/samples/samples.ts';
export { type ReadOptions, readScenario, readScenarioText } from './scenario/read-scenario.ts';
export type { SubtreeSummary } from './kernel/merge.ts';
export type { Plan } from './plan/plan.ts';
export type { Scenario } from './scenario/scenario.ts';
export type { PrecisionRequest, SimulateOptions } from './run/settings.ts';
export { simulate } from './simulate.ts';
export type { BreakEven } from './analyses/break-even/result.ts';
export type {
  ChoiceValue,
  Comparison,
  PairedOutput,
  PairedStatistics,
} from './analyses/comparison/result.ts';
export * from './analyses/result.ts';
export type { SampleColumn, SampleTable } from './analyses/samples/formats.ts';
