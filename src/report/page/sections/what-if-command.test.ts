import { describe, expect, it } from 'vitest';
import type { Result } from '../../../analyses/result.ts';
import { sampleResult } from '../../testing/sample-results.ts';
import { compareCommand } from './what-if-command.ts';

const base = await sampleResult('usual');

/** Another scenario, of levers where these are named, at a level of its own where that is given. */
function other(file: string, levers: readonly string[] = [], level = 0.9) {
  const result: Result = {
    ...base,
    scenario: { ...base.scenario, file },
    outputs: Object.fromEntries(
      Object.entries(base.outputs).map(([name, output]) => [
        name,
        { ...output, interval: { ...output.interval, level } },
      ]),
    ),
  };
  return { result, outputs: {}, levers };
}

const command = (...others: readonly ReturnType<typeof other>[]) =>
  compareCommand({ base, others }, ['price=1 to 2'], 65536);

describe('the command that compares anew', () => {
  it('names every file and every lever', () => {
    expect(command(other('b c.yaml'), other('usual.yaml + int8', ['int8']))).toBe(
      "costcone compare --lever int8 usual.yaml 'b c.yaml' --seed report --draws 65536 --set 'price=1 to 2'",
    );
  });

  it('looks for levers that go together, where some were pulled together', () => {
    // Behind `--levers` a file would be one with levers.
    expect(command(other('x', ['int8']), other('y', ['int8', 'h200']))).toBe(
      "costcone compare usual.yaml --seed report --draws 65536 --set 'price=1 to 2' --levers",
    );
  });

  it('names a level that all have, and none where files give different ones', () => {
    const wide = { ...other('a', [], 0.8).result, scenario: base.scenario };
    const both = { base: wide, others: [other('b.yaml', [], 0.8)] };
    expect(compareCommand(both, [], 65536)).toContain(' --level 0.8');
    expect(command(other('b.yaml', [], 0.8))).not.toContain('--level');
  });
});
