import { drawsOfEach } from '../run/settings.ts';
import { answer } from './answer.ts';
import { withChosenEngine } from './chosen-engine.ts';
import { exitCodes, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { pageNames, questionName } from './page-files.ts';
import { readingsOf, readScenarios } from './scenarios.ts';
import {
  countOf,
  drawSettings,
  dropUndefined,
  evidenceSettings,
  readShare,
  shareOf,
  switchOf,
  textOf,
  textsOf,
} from './words.ts';
import { tryPages } from './written-files.ts';

/** `costcone break-even`: the value of an input at which a goal just holds, two scenarios cost the same, or one costs least. */
export async function breakEven(words: Words): Promise<number> {
  const files = [textOf(words, 'file'), textOf(words, 'other')].filter((file) => file !== undefined);
  const folder = textOf(words, 'out') ?? (switchOf(words, 'open') ? 'reports' : undefined);
  const set = textsOf(words, 'set');
  const { workers: _, ...settings } = { ...drawSettings(words), ...evidenceSettings(words, drawsOfEach) };
  const asked = dropUndefined({
    goal: countOf(words, 'goal'),
    probability: shareOf(words, 'probability'),
    output: textOf(words, 'output'),
    cheapest: lowestOf(words),
  });
  const [scenario, other] = await readScenarios(files, readingsOf(words, files));
  const [base, against] = pageNames(files);
  const name = questionName(
    base,
    'break-even',
    textOf(words, 'input'),
    asked.goal === undefined ? undefined : `goal-${asked.goal}`,
    asked.probability === undefined ? undefined : `at-${asked.probability}`,
    asked.output,
    asked.cheapest === undefined ? undefined : `cheapest-${asked.cheapest}`,
    against === undefined ? undefined : `against-${against}`,
  );
  tryPages(folder, [name]);
  const { breakEven } = await import('../analyses/break-even/break-even.ts');
  const interrupt = stopOnInterrupt();
  const found = await withChosenEngine(words, interrupt.signal, (engine) =>
    breakEven(
      scenario!,
      { input: textOf(words, 'input')!, ...asked, ...(other && { other }) },
      { ...settings, set, engine, signal: interrupt.signal },
    ),
  ).finally(interrupt.release);
  await answer(words, found, name, folder);
  return exitCodes.ok;
}

/** What `--cheapest` names: the mean, or a share of the draws. */
function lowestOf(words: Words): 'mean' | number | undefined {
  const text = textOf(words, 'cheapest');
  if (text === undefined || text === 'mean') return text;
  return readShare('cheapest', text, 'mean, or a share between 0 and 1, as in 0.9 or 90%');
}
