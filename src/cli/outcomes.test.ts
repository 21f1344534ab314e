import { describe, expect, it } from 'vitest';
import { exitCodes, worstOf } from './command.ts';
import { Outcomes } from './outcomes.ts';
import { pageNames, questionName } from './page-files.ts';

describe('Outcomes', () => {
  it('counts what is missing, by reason', () => {
    const outcomes = new Outcomes(9);
    outcomes.failed(exitCodes.invalidScenario);
    outcomes.failed(exitCodes.invalidScenario);
    outcomes.given(exitCodes.ok);
    outcomes.given(exitCodes.goalMissed);
    outcomes.failed(exitCodes.modelFailed);
    outcomes.failed(exitCodes.bug);
    outcomes.failed(exitCodes.usage, 'not written');
    expect(outcomes.words('written')).toBe('2 of 9 written, 2 invalid, 2 failed, 1 not written');
    outcomes.stopped();
    expect(outcomes.words('answered')).toBe('2 of 9 answered, 2 invalid, 2 failed, 1 not written, 2 stopped');
    expect(outcomes.exitCode).toBe(exitCodes.bug);
  });

  it('says nothing of one file, or where nothing is missing', () => {
    const one = new Outcomes(1);
    one.failed(exitCodes.modelFailed);
    expect(one.words('written')).toBeNull();
    const two = new Outcomes(2);
    two.given(exitCodes.ok);
    two.given(exitCodes.notConverged);
    expect([two.words('written'), two.exitCode]).toEqual([null, exitCodes.notConverged]);
  });
});

it('knows of all exit codes which is worse', () => {
  const fromTheWorst = [1, 130, 2, 3, 4, 6, 5, 0];
  for (const [k, code] of fromTheWorst.entries())
    for (const other of fromTheWorst.slice(k)) expect(worstOf([other, code])).toBe(code);
  expect(new Set<number>(Object.values(exitCodes))).toEqual(new Set(fromTheWorst));
  expect(worstOf([])).toBe(0);
});

describe('names of pages', () => {
  it('differ also where a file system makes no difference', () => {
    expect(pageNames(['a/x.yaml', 'b/X.yaml', 'x-2.yaml', 'c/x.yml', '<stdin>'])).toEqual([
      'x',
      'X-2',
      'x-2-2',
      'x-3',
      'stdin',
    ]);
    // An accent of its own, and one that belongs to its letter.
    expect(pageNames(['caf\u00e9.yaml', 'cafe\u0301.yaml'])[1]).toBe('cafe\u0301-2');
  });

  it('say what was asked, in at most 200 bytes, and differ where that is cut', () => {
    expect(questionName('a', 'break-even', 'gpu_price', undefined, 'at-0.8')).toBe(
      'a-break-even-gpu_price-at-0.8',
    );
    expect(questionName('a', 'b/c')).toBe('a-b_c');
    const long = ['\u00e9'.repeat(150), 'x', 'y'].map((end) => questionName('\u20ac'.repeat(90), end));
    expect(questionName('\u20ac'.repeat(90), 'x')).not.toBe(questionName('\u20ac'.repeat(90), 'y'));
    for (const name of long) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(name).toMatch(/^\u20ac+-[0-9a-f]{12}$/);
    }
  });
});
