import type { Result } from '../../../statistics/result.ts';
import type { ChartData } from '../../page/figure.ts';

/** What a page carries for its scripts. */
export interface PageData {
  readonly charts: Readonly<Record<string, ChartData>>;
  readonly result: Result;
}

/** What the packed script hands over when it is ready. */
export type StartCharts = (data: PageData) => void;
