import { describe, expect, it } from 'vitest';
import type { Result } from '../../../analyses/result.ts';
import { sampleResult } from '../../testing/sample-results.ts';
import { runCommand } from './provenance.ts';

const usual = await sampleResult('usual');
const commandOf = (
  changes: Partial<Result>,
  ...more: Parameters<typeof runCommand> extends [Result, ...infer R] ? R : never
) => runCommand({ ...usual, ...changes }, ...more);

describe('the command that makes a page again', () => {
  it('names the file, the seed and the draws', () => {
    expect(commandOf({})).toBe(`costcone run usual.yaml --seed report --draws ${usual.run.draws}`);
  });

  it('names what was not as usual: level, precision, sensitivity left out, inputs set', () => {
    const outputs = Object.fromEntries(
      Object.entries(usual.outputs).map(([name, output]) => [
        name,
        { ...output, interval: { ...output.interval, level: 0.8 } },
      ]),
    );
    const precision = { asked: 0.02, quantities: ['daily_cost.mean'], reached: 0.01, met: true };
    const set = ["price='1'"];
    expect(commandOf({ outputs, precision, sensitivity: null, run: { ...usual.run, set } })).toBe(
      `costcone run usual.yaml --seed report --draws ${usual.run.draws} --level 0.8 --no-sensitivity --precision 0.02:daily_cost.mean --set 'price='\\''1'\\'''`,
    );
    expect(commandOf({ precision }, ['x=1'], 65536)).toBe(
      'costcone run usual.yaml --seed report --draws 65536 --set x=1',
    );
  });

  it('sets nothing twice: what is changed takes the place of what was set', () => {
    const run = { ...usual.run, set: ['price=1 to 2', 'tokens=300'] };
    expect(commandOf({ run }, ['price=3'])).toMatch(/ --set tokens=300 --set price=3$/);
  });

  it('keeps a file that begins with a dash from being an option', () => {
    const scenario = { ...usual.scenario, file: '-x y.yaml' };
    expect(commandOf({ scenario })).toContain("costcone run './-x y.yaml' --seed");
  });
});
