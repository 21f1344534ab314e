import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costcone, repository } from './cli/testing/built-command.ts';
import { readScenario } from './scenario/read-scenario.ts';

const page = readFileSync(join(repository, 'docs/from-log-to-budget.md'), 'utf8');

/** Commands that the page shows, each with lines of what it prints. */
const shown = [...page.matchAll(/```console\n\$ npx costcone (.*)\n([\s\S]*?)```/g)].map(
  ([, words, lines]): [command: string, lines: string[]] => [words!, lines!.trimEnd().split('\n')],
);

describe('docs/from-log-to-budget.md', () => {
  it('goes the whole way', () => {
    expect(shown.map(([command]) => command.split(' ', 1)[0])).toEqual([
      'import',
      'run',
      'run',
      'run',
      'compare',
    ]);
  });

  it.each(shown)('%s', async (command, lines) => {
    const out = mkdtempSync(join(tmpdir(), 'costcone-guide-'));
    const words = command.split(' ');
    const { exitCode, stdout } = await costcone(words[0] === 'import' ? words : [...words, '--out', out]);
    rmSync(out, { recursive: true });
    expect(exitCode).toBe(0);
    const printed = stdout.split('\n');
    for (const line of lines) expect(printed, line).toContain(line);
  });

  it('has a scenario that holds what import makes of its log', async () => {
    const words = ['import', 'scenarios/logs/startup-usage.json', '--users', '190000'];
    const { stdout } = await costcone(words);
    const { inputs } = readScenario(join(repository, 'scenarios/startup-invoice.yaml'));
    const imported = [...stdout.matchAll(/^ {2}(\S+):\n {4}value: (.*)$/gm)];
    expect(imported).toHaveLength(6);
    for (const [, name, value] of imported)
      expect(inputs.find((input) => input.name === name)!.notation, name).toBe(value);
  });
});
