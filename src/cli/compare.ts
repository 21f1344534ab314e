import { UsageError } from '../errors.ts';
import type { Lever } from '../scenario/levers/lever.ts';
import { answer, folderOf } from './answer.ts';
import { withChosenEngine } from './chosen-engine.ts';
import { exitCodes, type GivenDraws, type Words } from './command.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { pageNames, questionName } from './page-files.ts';
import { startProgress } from './progress.ts';
import { leverReader, printRemarks, readingsOf, readScenarios } from './scenarios.ts';
import { drawSettings, evidenceSettings, switchOf, textOf, textsOf } from './words.ts';
import { tryPages } from './written-files.ts';

/** `costcone compare`: scenarios, and what levers make of the first, against the first, draw by draw; or two saved results. */
export async function compare(words: Words, given?: GivenDraws): Promise<number> {
  const base = textOf(words, 'base')!;
  const files = textsOf(words, 'others');
  const { savedPair, compareSaved } = await import('./compare-saved.ts');
  const saved = savedPair(words, [base, ...files]);
  if (saved !== null) return compareSaved(words, saved);
  const set = textsOf(words, 'set');
  const folder = folderOf(words);
  const { workers: _, ...settings } = {
    ...drawSettings(words),
    ...evidenceSettings(words),
    ...given?.settings,
  };
  const readings = readingsOf(words, [base, ...files]);
  const levers = await leversOf(words, readings.allowRead);
  const isPulling = levers.length > 0;
  if (!isPulling && files.length === 0)
    throw new UsageError(
      'compare needs another scenario, or a lever, as in `costcone compare a.yaml --levers`',
    );
  const read = await leverReader(base, readings);
  if (isPulling) printRemarks(read([]));
  const others = await readScenarios(isPulling ? files : [base, ...files], readings);
  const name = nameOf(base, files, textsOf(words, 'lever'));
  tryPages(folder, [name]);
  const { compare } = await import('../analyses/comparison/comparison.ts');
  const { compareLevers } = await import('../analyses/comparison/compare-levers.ts');

  const interrupt = stopOnInterrupt();
  const progress = startProgress(isPulling ? `${levers.length} levers` : `${files.length + 1} scenarios`);
  const options = {
    ...settings,
    set,
    sensitivity: switchOf(words, 'sensitivity'),
    ...(words.bridge === undefined ? {} : { bridge: switchOf(words, 'bridge') }),
    signal: interrupt.signal,
    onProgress: progress.update,
  };
  const combine = words.levers !== undefined;
  const comparison = await withChosenEngine(
    words,
    interrupt.signal,
    (engine) =>
      isPulling
        ? compareLevers(read, levers, { ...options, engine, others, combine })
        : compare(others, { ...options, engine }),
    given?.engine,
  ).finally(() => {
    progress.end();
    interrupt.release();
  });

  await answer(words, comparison, name, folder);
  return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.ok;
}

/** What the page is called: the base, the scenarios that are held against it, and levers that are named one by one. */
function nameOf(base: string, others: readonly string[], levers: readonly string[]): string {
  const stems = [base, ...others, ...levers].map((file) => pageNames([file])[0]!);
  return questionName(stems[0], 'compared', ...stems.slice(1).filter((stem) => stem !== stems[0]));
}

/** Levers that are named, and all of a folder where that is asked; each once. */
async function leversOf(words: Words, allowRead: readonly string[]): Promise<readonly Lever[]> {
  const named = textsOf(words, 'lever');
  const folder = textOf(words, 'levers');
  if (named.length === 0 && folder === undefined) return [];
  const { findLevers, readLevers } = await import('../scenario/levers/lever-files.ts');
  const all = [
    ...findLevers(named, allowRead),
    ...(folder === undefined ? [] : readLevers(folder === '' ? undefined : folder, allowRead)),
  ];
  return [...new Map(all.map((lever) => [lever.file.name, lever])).values()];
}
