import { visible } from '../errors.ts';
import { exitCodes, type Words } from './command.ts';
import { readScenarios } from './scenarios.ts';
import { textsOf } from './words.ts';

/** `costcone validate`: every problem of every file, or a line a file. */
export async function validate(words: Words): Promise<number> {
  const files = textsOf(words, 'files');
  const scenarios = await readScenarios(files, textsOf(words, 'set'));
  for (const [index, scenario] of scenarios.entries()) {
    const random = scenario.inputs.filter(({ value }) => value.kind === 'distribution').length;
    process.stdout.write(
      `${visible(files[index]!)}: valid (${scenario.inputs.length} inputs, ${random} uncertain; outputs ${scenario.outputs.join(', ')})\n`,
    );
  }
  return exitCodes.ok;
}
