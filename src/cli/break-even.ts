import { answer, writePages } from './answer.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { pageNames } from './page-files.ts';
import { readingsOf, readScenarios } from './scenarios.ts';
import { countOf, drawSettings, dropUndefined, shareOf, switchOf, textOf } from './words.ts';

/** `costcone break-even`: the value of an input at which a goal just holds, or two scenarios cost the same. */
export async function breakEven(words: Words): Promise<number> {
  const files = [textOf(words, 'file'), textOf(words, 'other')].filter((file) => file !== undefined);
  const folder = textOf(words, 'out') ?? (switchOf(words, 'open') ? 'reports' : undefined);
  const settings = drawSettings(words);
  const asked = dropUndefined({
    goal: countOf(words, 'goal'),
    probability: shareOf(words, 'probability'),
    output: textOf(words, 'output'),
  });
  const [scenario, other] = await readScenarios(files, readingsOf(words, files));
  const { breakEven } = await import('../analyses/break-even/break-even.ts');
  const interrupt = stopOnInterrupt();
  const found = await breakEven(
    scenario!,
    { input: textOf(words, 'input')!, ...asked, ...(other && { other }) },
    { ...settings, signal: interrupt.signal },
  ).finally(interrupt.release);
  const [name] = pageNames(files);
  await answer(words, [found], await writePages([found], [`${name}-break-even`], folder));
  return exitCodes.ok;
}
