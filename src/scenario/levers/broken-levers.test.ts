import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../../errors.ts';
import { readScenarioText } from '../read-scenario.ts';

const folder = 'scenarios/broken/levers/';
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** What each lever is pulled on: a third is owned, on the usual accelerator. */
const base = 'model: llm-service\naccelerator: h100-sxm\ninputs: { owned_share: 1/3 }\n';

/** What a lever that must be refused is refused with; files are named from its folder. */
function messageOf(file: string): string {
  try {
    readScenarioText(base, { levers: [`${folder}${file}`] });
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.replaceAll(folder, '');
    throw error;
  }
  return 'accepted';
}

// A changed message is taken over by `npx vitest run src/scenario/levers/broken-levers.test.ts -u`; read the difference first.
describe('scenarios/broken/levers', () => {
  it.each(files)('%s is refused with exactly its message', async (file) => {
    const expected = resolve(folder, file.replace('.yaml', '.txt'));
    expect(existsSync(expected)).toBe(true);
    await expect(`${messageOf(file)}\n`).toMatchFileSnapshot(expected);
  });

  it.each(files)('%s names the lever and a line', (file) => {
    for (const line of messageOf(file).split('\n')) expect(line).toMatch(/^[\w-]+\.yaml:\d+:\d+ {2}\S/);
  });
});
