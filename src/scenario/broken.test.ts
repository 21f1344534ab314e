import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readScenario } from './read-scenario.ts';

const folder = 'scenarios/broken/';
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** What a file that must be refused is refused with; files are named from its folder. */
function messageOf(file: string): string {
  try {
    readScenario(`${folder}${file}`);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message.replaceAll(folder, '');
    throw error;
  }
  return 'accepted';
}

// A changed message is taken over by `npx vitest run src/scenario/broken.test.ts -u`; read the difference first.
describe('scenarios/broken', () => {
  it('has a file for every rule', () => expect(files.length).toBeGreaterThan(100));

  it.each(files)('%s is refused with exactly its message', async (file) => {
    const expected = resolve(folder, file.replace('.yaml', '.txt'));
    expect(existsSync(expected)).toBe(true);
    await expect(`${messageOf(file)}\n`).toMatchFileSnapshot(expected);
  });

  it.each(files)('%s names a file and a line', (file) => {
    for (const line of messageOf(file).split('\n')) expect(line).toMatch(/^[\w./-]+:\d+:\d+ {2}\S/);
  });
});
