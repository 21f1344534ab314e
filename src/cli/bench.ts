import { host } from '#host';
import { exitCodes, type Words } from './command.ts';
import { print, say } from './outlet.ts';
import { readSaved } from './saved-results.ts';
import { switchOf, textOf } from './words.ts';
import { tryNamed, writeWhole } from './written-files.ts';

/** `costcone bench`: how fast the kernel is on this machine. */
export async function bench(words: Words): Promise<number> {
  const out = textOf(words, 'out');
  if (out !== undefined) tryNamed(out);
  const old = textOf(words, 'compare');
  const { compareMeasurements, savedMeasurements } = await import(
    '../../bench/kernel/compare-measurements.ts'
  );
  const before = old === undefined ? null : savedMeasurements(old, readSaved(old).saved);
  const { describeMeasurements } = await import('../../bench/kernel/describe.ts');
  const { measureKernel } = await import('../../bench/kernel/measure.ts');
  const measured = await measureKernel(host.version);
  const json = `${JSON.stringify(measured, null, 2)}\n`;
  if (out !== undefined) writeWhole(out, json);
  const isJson = switchOf(words, 'json');
  print(isJson ? json.trimEnd() : describeMeasurements(measured));
  // Standard output holds the JSON alone.
  if (before !== null) (isJson ? say : print)(`\n${compareMeasurements(before, measured)}`);
  return exitCodes.ok;
}
