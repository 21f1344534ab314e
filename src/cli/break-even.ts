import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { openPage, pageNames, writePage } from './page-files.ts';
import { readScenarios } from './scenarios.ts';
import { colourWanted } from './terminal.ts';
import { countOf, drawSettings, dropUndefined, shareOf, switchOf, textOf, textsOf } from './words.ts';

/** `costcone break-even`: the value of an input at which a goal just holds, or two scenarios cost the same. */
export async function breakEven(words: Words): Promise<number> {
  const files = [textOf(words, 'file'), textOf(words, 'other')].filter((file) => file !== undefined);
  const json = switchOf(words, 'json');
  const folder = textOf(words, 'out') ?? (switchOf(words, 'open') ? 'reports' : undefined);
  const settings = drawSettings(words);
  const asked = dropUndefined({
    goal: countOf(words, 'goal'),
    probability: shareOf(words, 'probability'),
    output: textOf(words, 'output'),
  });
  const [scenario, other] = await readScenarios(files, textsOf(words, 'set'));
  const { breakEven } = await import('../analyses/break-even/break-even.ts');
  const interrupt = stopOnInterrupt();
  const found = await breakEven(
    scenario!,
    { input: textOf(words, 'input')!, ...asked, ...(other && { other }) },
    { ...settings, signal: interrupt.signal },
  ).finally(interrupt.release);
  let page: string | undefined;
  if (folder !== undefined) {
    const { renderBreakEvenPage } = await import('../report/render-page.ts');
    const [name] = pageNames(files);
    page = writePage(folder, `${name}-break-even`, await renderBreakEvenPage(found), found);
  }
  if (json) process.stdout.write(`${JSON.stringify(found)}\n`);
  else {
    const { terminalBreakEven } = await import('../report/terminal/terminal-break-even.ts');
    process.stdout.write(`${terminalBreakEven(found, { colour: colourWanted(), page })}\n`);
  }
  if (page !== undefined && switchOf(words, 'open')) openPage(page);
  return exitCodes.ok;
}
