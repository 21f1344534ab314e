import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError, visible } from '../errors.ts';
import { exitCodes, type Words } from './command.ts';
import { writeWhole } from './page-files.ts';
import { textOf } from './words.ts';
import { print } from './outlet.ts';

/** `costcone init`: a scenario to start from, and its schema beside it; never overwrites a scenario. */
export async function init(words: Words): Promise<number> {
  const path = textOf(words, 'file') ?? 'scenario.yaml';
  if (existsSync(path)) throw new UsageError(`${path} is there already; name another file`);
  const { starterScenario } = await import('../scenario/starter.ts');
  const { scenarioSchema } = await import('../scenario/schema.ts');
  writeWhole(path, starterScenario());
  writeWhole(join(dirname(path), 'scenario.schema.json'), `${JSON.stringify(scenarioSchema(), null, 2)}\n`);
  print(`Wrote ${visible(path)} and scenario.schema.json. Next: costcone run ${visible(path)}`);
  return exitCodes.ok;
}
