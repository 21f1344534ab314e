import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { openPage, pageNames, writePage } from './page-files.ts';
import { startProgress } from './progress.ts';
import { readScenarios } from './scenarios.ts';
import { colourWanted } from './terminal.ts';
import { drawSettings, switchOf, textOf, textsOf } from './words.ts';

/** `costcone compare`: scenarios against the first, draw by draw. */
export async function compare(words: Words): Promise<number> {
  const files = [textOf(words, 'base')!, ...textsOf(words, 'others')];
  const set = textsOf(words, 'set');
  const json = switchOf(words, 'json');
  const folder = textOf(words, 'out') ?? (json ? undefined : 'reports');
  const settings = drawSettings(words);
  const scenarios = await readScenarios(files, set);
  const { compare } = await import('../analyses/comparison/comparison.ts');

  const interrupt = stopOnInterrupt();
  const progress = startProgress(`${files.length} scenarios`);
  const comparison = await compare(scenarios, {
    ...settings,
    set,
    sensitivity: switchOf(words, 'sensitivity'),
    signal: interrupt.signal,
    onProgress: progress.update,
  }).finally(() => {
    progress.end();
    interrupt.release();
  });

  let page: string | undefined;
  if (folder !== undefined) {
    const { renderComparisonPage } = await import('../report/render-page.ts');
    const [base] = pageNames(files);
    page = writePage(folder, `${base}-compared`, await renderComparisonPage(comparison), comparison);
  }
  if (json) process.stdout.write(`${JSON.stringify(comparison)}\n`);
  else {
    const { terminalComparison } = await import('../report/terminal/terminal-comparison.ts');
    process.stdout.write(`${terminalComparison(comparison, { colour: colourWanted(), page })}\n`);
  }
  if (page !== undefined && switchOf(words, 'open')) openPage(page);
  return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.ok;
}
