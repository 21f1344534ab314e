import { fileURLToPath } from 'node:url';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { openPage, writePage } from './page-files.ts';
import { startProgress } from './progress.ts';
import { colourWanted } from './terminal.ts';
import { drawSettings, switchOf, textOf } from './words.ts';

/** The scenarios that come with costcone. */
const ownScenarios = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** `costcone backtest`: published figures against the distributions that the model gives for them. */
export async function backtest(words: Words): Promise<number> {
  const directory = textOf(words, 'directory') ?? ownScenarios;
  const json = switchOf(words, 'json');
  const folder = textOf(words, 'out') ?? (json ? undefined : 'reports');
  // The figures have to be the same on every call unless a seed is given.
  const settings = { seed: 'backtest', ...drawSettings(words) };
  const { backtest } = await import('../analyses/backtest/backtest.ts');

  const interrupt = stopOnInterrupt();
  const progress = startProgress('backtest', { unit: 'scenarios' });
  const scored = await backtest(directory, {
    ...settings,
    signal: interrupt.signal,
    onProgress: progress.update,
  }).finally(() => {
    progress.end();
    interrupt.release();
  });

  let page: string | undefined;
  if (folder !== undefined) {
    const { renderBacktestPage } = await import('../report/render-page.ts');
    page = writePage(folder, 'backtest', await renderBacktestPage(scored), scored);
  }
  if (json) process.stdout.write(`${JSON.stringify(scored)}\n`);
  else {
    const { terminalBacktest } = await import('../report/terminal/terminal-backtest.ts');
    process.stdout.write(`${terminalBacktest(scored, { colour: colourWanted(), page })}\n`);
  }
  if (page !== undefined && switchOf(words, 'open')) openPage(page);
  return exitCodes.ok;
}
