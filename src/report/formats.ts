import type { Backtest } from '../analyses/backtest/result.ts';
import type { BreakEven } from '../analyses/break-even/result.ts';
import type { Comparison } from '../analyses/comparison/result.ts';
import type { Result } from '../analyses/result.ts';
import type { Sweep } from '../analyses/sweep/result.ts';
import { UsageError } from '../errors.ts';
import type { DocumentParts } from './page/document.ts';
import type { TerminalOptions } from './terminal/terminal-report.ts';

/** One format of a result. What draws it is loaded when it is asked for. */
export interface ResultFormat<Value> {
  /** What every saved file of the format holds; one cut down by hand is refused before a page is made of it. */
  readonly keys: readonly (keyof Value & string)[];
  readonly page: (value: Value) => Promise<DocumentParts>;
  /** The answer for a terminal: at most 80 columns. */
  readonly terminal: (value: Value, options: TerminalOptions) => Promise<string>;
  /** A short answer in GitHub-flavoured Markdown, where a command has `--markdown`. */
  readonly markdown?: (value: Value) => Promise<string>;
}

/** Keeps the type of a format's values. */
const row = <Value extends { readonly format: string }>(format: ResultFormat<Value>) => format;

/** Every format of a result: a row has a page, an answer in the terminal, and is made again by `report`. */
export const resultFormats = {
  'costcone-result/1': row<Result>({
    keys: ['scenario', 'run', 'outputs', 'inputs', 'sensitivity', 'goals', 'published', 'warnings'],
    page: async (result) => (await import('./page/render-run.ts')).runParts(result),
    terminal: async (result, options) =>
      (await import('./terminal/terminal-report.ts')).terminalReport(result, options),
    markdown: async (result) => (await import('./markdown/markdown-run.ts')).markdownRun(result),
  }),
  'costcone-comparison/1': row<Comparison>({
    keys: ['base', 'others'],
    page: async (comparison) => (await import('./page/render-comparison.ts')).comparisonParts(comparison),
    terminal: async (comparison, options) =>
      (await import('./terminal/terminal-comparison.ts')).terminalComparison(comparison, options),
    markdown: async (comparison) =>
      (await import('./markdown/markdown-comparison.ts')).markdownComparison(comparison),
  }),
  'costcone-backtest/1': row<Backtest>({
    keys: ['cases'],
    page: async (backtest) => (await import('./page/render-backtest.ts')).backtestParts(backtest),
    terminal: async (backtest, options) =>
      (await import('./terminal/terminal-backtest.ts')).terminalBacktest(backtest, options),
  }),
  'costcone-break-even/1': row<BreakEven>({
    keys: ['input', 'target', 'value', 'curve'],
    page: async (found) => (await import('./page/render-break-even.ts')).breakEvenParts(found),
    terminal: async (found, options) =>
      (await import('./terminal/terminal-break-even.ts')).terminalBreakEven(found, options),
  }),
  'costcone-sweep/1': row<Sweep>({
    keys: ['scenario', 'run', 'columns', 'outputs', 'rows', 'best'],
    page: async (sweep) => (await import('./page/render-sweep.ts')).sweepParts(sweep),
    terminal: async (sweep, options) =>
      (await import('./terminal/terminal-sweep.ts')).terminalSweep(sweep, options),
  }),
};

/** Whatever has a page. */
export type Reportable = Parameters<(typeof resultFormats)[keyof typeof resultFormats]['page']>[0];

/** The row of a value's format. */
export function formatOf<Value extends Reportable>({ format }: Value): ResultFormat<Value> {
  if (!Object.hasOwn(resultFormats, format))
    throw new UsageError(
      `there is no page of ${JSON.stringify(format)}: ${Object.keys(resultFormats).join(', ')}`,
    );
  return resultFormats[format] as unknown as ResultFormat<Value>;
}

/** The page of a result of any format: a single HTML file, the same bytes for the same value. */
export async function renderPage(value: Reportable): Promise<string> {
  const [{ renderDocument }, { pageScripts }] = await Promise.all([
    import('./page/document.ts'),
    import('./live/scripts.ts'),
  ]);
  return renderDocument(await formatOf(value).page(value), pageScripts());
}

/** The same as an answer for a terminal. */
export function renderAnswer(value: Reportable, options: TerminalOptions = {}): Promise<string> {
  return formatOf(value).terminal(value, options);
}

/**
 * The same as a short Markdown text.
 *
 * @throws UsageError where the format has none
 */
export async function renderMarkdown(value: Reportable): Promise<string> {
  const { markdown } = formatOf(value);
  if (markdown === undefined) throw new UsageError(`there is no Markdown of ${value.format}`);
  return markdown(value);
}
