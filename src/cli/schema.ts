import { exitCodes, type Words } from './command.ts';
import { switchOf } from './words.ts';
import { printJson } from './outlet.ts';

/** `costcone schema`: the JSON Schema that editors use, of scenarios or of levers. */
export async function schema(words: Words): Promise<number> {
  const found = switchOf(words, 'lever')
    ? (await import('../scenario/levers/lever-shape.ts')).leverSchema()
    : (await import('../scenario/editor-schema.ts')).editorSchema();
  printJson(found, 2);
  return exitCodes.ok;
}
