import { exitCodes } from './command.ts';

/** `costcone schema`: the JSON Schema that editors use. */
export async function schema(): Promise<number> {
  const { scenarioSchema } = await import('../scenario/schema.ts');
  process.stdout.write(`${JSON.stringify(scenarioSchema(), null, 2)}\n`);
  return exitCodes.ok;
}
