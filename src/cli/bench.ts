import { readFileSync, writeFileSync } from 'node:fs';
import { exitCodes, type Words } from './command.ts';
import { switchOf, textOf } from './words.ts';

/** `costcone bench`: how fast the kernel is on this machine. */
export async function bench(words: Words): Promise<number> {
  const { describeMeasurements } = await import('../../bench/kernel/describe.ts');
  const { measureKernel } = await import('../../bench/kernel/measure.ts');
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const measured = await measureKernel(version);
  const json = `${JSON.stringify(measured, null, 2)}\n`;
  const out = textOf(words, 'out');
  if (out !== undefined) writeFileSync(out, json);
  process.stdout.write(switchOf(words, 'json') ? json : `${describeMeasurements(measured)}\n`);
  return exitCodes.ok;
}
