import type { Carried } from '../../host/browser.ts';
import type { BreakEven } from '../../analyses/break-even/result.ts';
import type { Result } from '../../analyses/result.ts';
import type { CarriedComparison } from './carried-comparison.ts';
import type { ChartData } from './figure.ts';

/** What a page carries for its scripts. */
export interface PageData {
  readonly charts: Readonly<Record<string, ChartData>>;
  /** The run, for what-ifs and downloads; null on pages of several. */
  readonly result: Result | null;
  /** What a comparison is drawn anew from, where its page can. */
  readonly comparison?: CarriedComparison;
  /** The break-even, where its page can look for it anew. */
  readonly breakEven?: BreakEven;
  /** What of costcone's own tables a what-if needs. */
  readonly tables?: Carried['tables'];
  /** Comma-separated values of every scenario, on the page of a comparison. */
  readonly numbers?: string;
}

/** What the packed script hands over when it is ready. */
export type StartCharts = (data: PageData) => void;
