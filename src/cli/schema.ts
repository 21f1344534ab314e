import { exitCodes, type Words } from './command.ts';
import { print } from './printing.ts';
import { switchOf } from './words.ts';

/** `costcone schema`: the JSON Schema that editors use, of scenarios or of levers. */
export async function schema(words: Words): Promise<number> {
  const found = switchOf(words, 'lever')
    ? (await import('../scenario/levers/lever-shape.ts')).leverSchema()
    : (await import('../scenario/schema.ts')).scenarioSchema();
  print(`${JSON.stringify(found, null, 2)}\n`);
  return exitCodes.ok;
}
