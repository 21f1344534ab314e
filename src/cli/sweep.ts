import { drawsOfEach } from '../run/settings.ts';
import { grouped } from '../notation/grouped.ts';
import { InterruptedError, UsageError, visible } from '../errors.ts';
import type { Sweep } from '../analyses/sweep/result.ts';
import type { ScenarioReader } from '../scenario/scenario-reader.ts';
import { printAnswer } from './answer.ts';
import { exitCodes, standardInput, type Words } from './command.ts';
import { RowFolder } from './finished-rows.ts';
import { readBytes, readsOnce } from './inputs.ts';
import { withChosenEngine } from './chosen-engine.ts';
import { stopOnInterrupt } from './interrupt.ts';
import { print, printJson, say, shown } from './outlet.ts';
import { openPage } from './page-files.ts';
import { write } from './printing.ts';
import { startProgress } from './progress.ts';
import { printRemarks, type Readings, readingsOf } from './scenarios.ts';
import { sweptTable } from './swept-table.ts';
import { drawSettings, dropUndefined, evidenceSettings, switchOf, textOf, textsOf } from './words.ts';
import { tryNamed, writeWhole } from './written-files.ts';

/** `costcone sweep`: a scenario for every row of a table or point of a grid, all read before any is drawn. */
export async function sweep(words: Words): Promise<number> {
  const file = textOf(words, 'file')!;
  const [out, page] = [textOf(words, 'out'), textOf(words, 'page')];
  if (switchOf(words, 'open') && page === undefined)
    throw new UsageError('--open needs a page: give --page FILE.html too');
  const { exportSweep, sweepFormatOf } = await import('../analyses/sweep/exported.ts');
  const format = out === undefined ? 'csv' : sweepFormatOf(out);
  if (out !== undefined && out === page)
    throw new UsageError(`--out and --page would both write ${visible(out)}: name two files`);
  for (const path of [out, page]) if (path !== undefined) tryNamed(path);
  const table = await sweptTable(words);
  const readings = readingsOf(words, [file]);
  const reader = await readerOf(file, readings);
  printRemarks(reader.asItStands());
  const { sweep: run } = await import('../analyses/sweep/sweep.ts');
  const outputs = textsOf(words, 'outputs').flatMap((text) => text.split(',').map((name) => name.trim()));
  const request = {
    table,
    ...dropUndefined({ outputs: outputs.length > 0 ? outputs : undefined, best: textOf(words, 'best') }),
  };
  const { workers: _, ...settings } = {
    ...drawSettings(words),
    ...evidenceSettings(words, drawsOfEach),
    set: readings.set,
    path: shownPath(file),
  };
  const folder = out === undefined ? null : new RowFolder(out);
  const { drawSeed } = await import('../sampling/seed.ts');
  const seed = settings.seed ?? folder?.seed ?? drawSeed();
  if (folder !== null) folder.seed = seed;
  if (folder !== null && folder.size > 0)
    say(
      `costcone: ${visible(folder.path)} holds ${grouped(folder.size)} finished rows; those of this sweep are not drawn again`,
    );
  const interrupt = stopOnInterrupt();
  const progress = startProgress(file, { unit: 'rows' });
  const found = await withChosenEngine(words, interrupt.signal, (engine) =>
    run(reader, request, {
      ...settings,
      engine,
      seed,
      ...(folder === null ? {} : { finished: folder }),
      signal: interrupt.signal,
      onProgress: progress.update,
    }),
  )
    .catch((error: unknown) => {
      if (!(error instanceof InterruptedError)) throw error;
      throw new InterruptedError(`${error.message}; ${howToGoOn(folder)}`);
    })
    .finally(() => {
      progress.end();
      interrupt.release();
    });
  await give(found);
  folder?.remove();
  for (const warning of found.warnings) say(`costcone: ${warning}`);
  return found.rows.some(({ error }) => error !== null) ? exitCodes.modelFailed : exitCodes.ok;

  async function give(found: Sweep): Promise<void> {
    const rows = exportSweep(found, format);
    if (out !== undefined) writeWhole(out, rows);
    if (page !== undefined) {
      const { renderPage } = await import('../report/formats.ts');
      writeWhole(page, await renderPage(found));
    }
    if (switchOf(words, 'json')) printJson(found);
    else if (out === undefined) {
      const text = new TextDecoder().decode(rows);
      write(process.stdout.isTTY ? shown(text) : text);
      say(`costcone: ${unitsOf(found)}; seed ${found.run.seed}`);
      if (found.best !== null) say((await import('../analyses/sweep/words.ts')).bestWords(found));
    } else {
      await printAnswer(found, page);
      print(`Rows: ${visible(out)}`);
    }
    if (page !== undefined && switchOf(words, 'open')) openPage(page);
  }
}

async function readerOf(file: string, readings: Readings): Promise<ScenarioReader> {
  const { scenarioReader, scenarioTextReader } = await import('../scenario/scenario-reader.ts');
  if (!readsOnce(file)) return scenarioReader(file, readings);
  return scenarioTextReader(readBytes(file), {
    ...readings,
    ...(file === standardInput ? {} : { name: file }),
  });
}

const shownPath = (file: string) => (file === standardInput ? '-' : file);

function howToGoOn(folder: RowFolder | null): string {
  return folder === null
    ? 'give --out FILE.csv, and a sweep that is stopped goes on where it was'
    : `they are kept in ${visible(folder.path)}, and the same command goes on with the others`;
}

function unitsOf({ outputs }: Sweep): string {
  return outputs
    .map(
      ({ name, unit }) =>
        `${name} ${unit === null ? 'in a unit that differs from row to row' : unit === '' ? 'has no unit' : `in ${unit}`}`,
    )
    .join(', ');
}
