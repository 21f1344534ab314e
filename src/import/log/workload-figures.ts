import type { Range } from '../interval.ts';
import {
  cacheShare,
  type Figure,
  inputSpread,
  lengthCorrelation,
  meanInput,
  meanOutput,
  outputSpread,
} from './over-days.ts';

/** A figure of a log as an input of a workload. */
export interface FigureRow {
  readonly name: string;
  readonly unit: string;
  readonly range: Range;
  readonly figure: Figure;
  /** How it was computed. */
  readonly words: string;
  /** Whether it needs requests one by one. */
  readonly needsSingle: boolean;
}

const positive: Range = [0, Number.POSITIVE_INFINITY];
const tokens = { unit: ' token/query', range: positive, needsSingle: false };
const spread = { unit: '', range: positive, needsSingle: true };

/** What a workload is, one row a figure. */
export const workloadFigures: readonly FigureRow[] = [
  { ...tokens, name: 'input_tokens', figure: meanInput, words: 'mean input tokens' },
  { ...tokens, name: 'output_tokens', figure: meanOutput, words: 'mean output tokens' },
  {
    ...spread,
    name: 'input_cv',
    figure: inputSpread,
    words: 'standard deviation over mean of the input tokens',
  },
  {
    ...spread,
    name: 'output_cv',
    figure: outputSpread,
    words: 'standard deviation over mean of the output tokens',
  },
  {
    name: 'length_correlation',
    unit: '',
    range: [-1, 1],
    figure: lengthCorrelation,
    words: "Pearson's correlation of input and output tokens",
    needsSingle: true,
  },
];

/** Only where the log says what was cached. */
export const cacheFigure: FigureRow = {
  name: 'cache_hit',
  unit: '',
  range: [0, 1],
  figure: cacheShare,
  words: 'share of the input tokens that came from the prompt cache',
  needsSingle: false,
};
