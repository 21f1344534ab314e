import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError, visible } from '../errors.ts';
import { exitCodes, type Words } from './command.ts';
import { textOf } from './words.ts';
import { print } from './outlet.ts';
import { tryWhole, writeTogether } from './written-files.ts';

/** `costcone init`: a scenario to start from, and its schema beside it; never overwrites a scenario. */
export async function init(words: Words): Promise<number> {
  const path = textOf(words, 'file') ?? 'scenario.yaml';
  if (existsSync(path)) throw new UsageError(`${visible(path)} is there already; name another file`);
  const { starterScenario } = await import('../scenario/starter.ts');
  const { editorSchema } = await import('../scenario/editor-schema.ts');
  tryWhole(path);
  writeTogether([
    { path, content: starterScenario() },
    {
      path: join(dirname(path), 'scenario.schema.json'),
      content: `${JSON.stringify(editorSchema(), null, 2)}\n`,
    },
  ]);
  const shown = visible(path);
  print(`Wrote ${shown} and scenario.schema.json. Next: costcone run ${shown}`);
  return exitCodes.ok;
}
