export { backtest, type BacktestOptions } from './analyses/backtest/backtest.ts';
export type { Backtest, BacktestCase, BacktestGroup } from './analyses/backtest/result.ts';
export { breakEven } from './analyses/break-even/break-even.ts';
export type { BreakEven } from './analyses/break-even/result.ts';
export type { BreakEvenOptions, BreakEvenRequest } from './analyses/break-even/solve.ts';
export type { Bridge, BridgeAnswer, BridgeGroup, BridgeKind, BridgeStep } from './analyses/bridge/result.ts';
export { type BridgeOptions, bridgeOfResults } from './analyses/bridge-of-results.ts';
export { type CompareOptions, compare } from './analyses/comparison/comparison.ts';
export { compareLevers, type LeverOptions } from './analyses/comparison/compare-levers.ts';
export type {
  ChoiceValue,
  Comparison,
  LeftOutCombination,
  LeverResult,
  PairedOutput,
  PairedStatistics,
} from './analyses/comparison/result.ts';
export { diff } from './analyses/diff/diff.ts';
export type { Diff, OutputDiff, StatisticDiff } from './analyses/diff/result.ts';
export type { Driver, Drivers, InputEffect, Sensitivity } from './analyses/drivers/result.ts';
export type { EvidenceResult, MovedInput, SeenObservation } from './analyses/evidence/result.ts';
export { explain } from './analyses/explain/explain.ts';
export type { Explanation } from './analyses/explain/result.ts';
export { exportMonths, monthsFormatOf } from './analyses/forecast/export-months.ts';
export type { FirstMonth, Forecast } from './analyses/forecast/result.ts';
export type { GoalResult, TurningPointResult, Verdict } from './analyses/goals/result.ts';
export type { CorrelationResult, InputResult } from './analyses/inputs/result.ts';
export {
  type Breakdown,
  type Budgets,
  curveProbabilities,
  type OutputResult,
  type QuantileEstimate,
} from './analyses/outcome/result.ts';
export type { PrecisionResult } from './analyses/precision/result.ts';
export type { PublishedResult } from './analyses/published/result.ts';
export type { ModelQuantity, Result } from './analyses/result.ts';
export { intoOutputs, outOfOutputs } from './analyses/saved/first-months.ts';
export type { Sample, SampleColumn, SampleTable } from './analyses/samples/result.ts';
export { exportSamples, sampleFormatOf, sampleTable } from './analyses/samples/samples.ts';
export { csvRows, rowsOfCsv } from './analyses/sweep/csv-rows.ts';
export type { FinishedRows } from './analyses/sweep/draw-all.ts';
export { exportSweep, type SweepFormat, sweepFormatOf } from './analyses/sweep/exported.ts';
export { gridRows } from './analyses/sweep/grid-rows.ts';
export type { Sweep, SweepBest, SweptOutput, SweptRow } from './analyses/sweep/result.ts';
export { type SweepOptions, type SweepRequest, sweep } from './analyses/sweep/sweep.ts';
export type { SweptRows } from './analyses/sweep/swept-rows.ts';
export type { OutputSummary, Summary } from './analyses/summary/result.ts';
export { summarize } from './analyses/summary/summary.ts';
export type { WhatIf } from './analyses/what-if/result.ts';
export { createEngine } from './engine/create-engine.ts';
export type { EngineOptions } from './engine/engine-options.ts';
export type { Engine, Subtree } from './engine/executor.ts';
export { redisEngine, type RedisEngineOptions } from './engine/queue/redis-engine.ts';
export {
  EvidenceError,
  InterruptedError,
  ModelError,
  type Problem,
  ScenarioError,
  UsageError,
} from './errors.ts';
export { type Fit, fitColumn as fit } from './fit/fit-column.ts';
export type { FamilyFit } from './fit/tried.ts';
export type { Verdict as FitVerdict } from './fit/verdict.ts';
export type { SubtreeSummary } from './kernel/merge.ts';
export { formulaTree } from './model/formula-tree.ts';
export type { Plan } from './plan/plan.ts';
export { type Reportable, renderAnswer, renderPage } from './report/formats.ts';
export type { PrecisionRequest, SimulateOptions } from './run/settings.ts';
export type { Likelihood, Observation } from './scenario/evidence/observation.ts';
export type { Lever } from './scenario/levers/lever.ts';
export { findLevers, readLevers } from './scenario/levers/lever-files.ts';
export { type ReadOptions, readScenario, readScenarioText } from './scenario/read-scenario.ts';
export type { Evidence, Scenario } from './scenario/scenario.ts';
export {
  type ScenarioReader,
  type Settable,
  scenarioReader,
  scenarioTextReader,
} from './scenario/scenario-reader.ts';
export { simulate } from './simulate.ts';
export type { Calibration } from './statistics/calibration.ts';
export type { Estimate } from './statistics/estimate.ts';
export { type PercentileKey, percentileKeys } from './statistics/percentiles.ts';
