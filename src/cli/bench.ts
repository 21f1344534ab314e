import { host } from '#host';
import { exitCodes, type Words } from './command.ts';
import { writeWhole } from './page-files.ts';
import { switchOf, textOf } from './words.ts';

/** `costcone bench`: how fast the kernel is on this machine. */
export async function bench(words: Words): Promise<number> {
  const { describeMeasurements } = await import('../../bench/kernel/describe.ts');
  const { measureKernel } = await import('../../bench/kernel/measure.ts');
  const measured = await measureKernel(host.version);
  const json = `${JSON.stringify(measured, null, 2)}\n`;
  const out = textOf(words, 'out');
  if (out !== undefined) writeWhole(out, json);
  process.stdout.write(switchOf(words, 'json') ? json : `${describeMeasurements(measured)}\n`);
  return exitCodes.ok;
}
