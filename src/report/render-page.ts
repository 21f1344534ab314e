import type { Backtest } from '../analyses/backtest/result.ts';
import type { BreakEven } from '../analyses/break-even/result.ts';
import type { Comparison } from '../analyses/comparison/result.ts';
import type { Result } from '../analyses/result.ts';
import { pageScripts } from './live/scripts.ts';
import { renderDocument } from './page/document.ts';
import { backtestParts } from './page/render-backtest.ts';
import { breakEvenParts } from './page/render-break-even.ts';
import { comparisonParts } from './page/render-comparison.ts';
import { runParts } from './page/render-run.ts';

/** The page of one run: a single HTML file, the same bytes for the same result. */
export async function renderPage(result: Result): Promise<string> {
  return renderDocument(await runParts(result), pageScripts());
}

/** The page of a comparison. */
export async function renderComparisonPage(comparison: Comparison): Promise<string> {
  return renderDocument(await comparisonParts(comparison), pageScripts());
}

/** The page of a backtest. */
export async function renderBacktestPage(backtest: Backtest): Promise<string> {
  return renderDocument(await backtestParts(backtest), pageScripts());
}

/** The page of a break-even. */
export async function renderBreakEvenPage(found: BreakEven): Promise<string> {
  return renderDocument(await breakEvenParts(found), pageScripts());
}
