import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/analyses/result.ts';
import { ModelError, type Problem, ScenarioError, UsageError } from '../../../src/errors.ts';
import { Finding } from '../finding.ts';
import { checkError, checkWords, mainFile } from './messages.ts';
import { ownError } from './own-error.ts';
import { checkMarkup, checkResult } from './results.ts';

const input = { text: 'a: 1\nb: 22\n' };
const problem = (change: Partial<Problem>): Problem => ({
  place: { file: mainFile, line: 1, column: 4 },
  path: 'a',
  rule: 'must be text',
  ...change,
});
const refused = (change: Partial<Problem>) => () =>
  checkError(new ScenarioError([problem(change)]), input, [4, 5, 0]);

describe('an error', () => {
  it('of the project is told from others', () => {
    expect(ownError(new UsageError('a'), 'reading').message).toBe('a');
    expect(() => ownError(new TypeError('x is "a" of 12'), 'reading')).toThrow(Finding);
    expect(() => ownError('a text', 'reading')).toThrow('reading: Error: a text');
    try {
      ownError(new TypeError('x is "a" of 12'), 'reading');
    } catch (error) {
      expect((error as Finding).sort).toMatch(/^reading: TypeError: x is "\.\." of 0/);
    }
  });

  it('is fine with a place, a rule and words', () => expect(refused({})).not.toThrow());

  it.each([
    ['holds undefined', { found: 'undefined' }, 'says undefined'],
    ['holds NaN', { rule: 'between 0 and NaN' }, 'says NaN'],
    ['holds an object', { hint: 'write [object Object]' }, 'says [object'],
    ['has no rule', { rule: '' }, 'without place or rule'],
    ['has no line', { place: { file: mainFile } }, 'without a line'],
    ['has a line that is not there', { place: { file: mainFile, line: 4, column: 1 } }, 'does not have'],
    ['has a column that is not there', { place: { file: mainFile, line: 1, column: 6 } }, 'does not have'],
  ])('that %s is found', (_, change, message) => expect(refused(change)).toThrow(message));

  it('that is long is found', () => {
    const long = Object.assign(new ScenarioError([problem({})]), { message: 'x'.repeat(3000) });
    expect(() => checkError(long, input, [4, 5, 0])).toThrow('too long a line');
  });

  it('may say what stands in the input', () => {
    expect(() => checkWords('found "nan" and NaN', { text: 'a: NaN' }, 'it')).not.toThrow();
    expect(() => checkWords('this is not a finite number ("Infinity")', input, 'it')).not.toThrow();
  });

  it('has at most fifty problems and a line that counts the others', () => {
    const many = new ScenarioError(Array.from({ length: 52 }, () => problem({})));
    expect(() => checkError(many, input, [4])).not.toThrow();
    const talkative = Object.assign(many, { message: `${many.message}\n${many.message}` });
    expect(() => checkError(talkative, input, [4])).toThrow('too many lines');
  });

  it('sends nothing to the terminal that steers it', () => {
    expect(() => checkError(new ModelError('a\u001b[31m'), input)).toThrow('control character');
    expect(() => checkError(new ModelError('a\u202eb'), input)).toThrow('control character');
    // The command itself shows these.
    expect(() => checkError(new UsageError('a\u001b[31m'), input)).not.toThrow();
  });
});

describe('a Result', () => {
  const check = (value: unknown) => () => checkResult(value as Result, input);
  it.each([
    [{ outputs: { a: { mean: { value: Number.NaN } } } }, 'a Result contains NaN'],
    [{ a: [1, Number.POSITIVE_INFINITY] }, 'a Result contains Infinity'],
    [{ a: () => 1 }, 'a Result contains function'],
    [{ a: new Map() }, 'what JSON cannot'],
    [{ warnings: ['known to about undefined %'] }, 'says undefined'],
  ])('with %j is found', (value, message) => expect(check(value)).toThrow(message));
  it('is fine as plain JSON', () =>
    expect(check({ a: [1, null, 'b', { c: true }], d: undefined })).not.toThrow());
});

describe('a page', () => {
  it.each([
    ['<p><fuzz></p>', 'an element'],
    ['<p title="a" onclick="fuzz()">b</p>', 'a handler'],
    ['<a href="javascript:fuzz()">b</a>', 'an address'],
    ['<p><script>fuzz()</script></p>', 'an element'],
  ])('%s lets something in', (page, message) => expect(() => checkMarkup(page)).toThrow(message));
  it('may hold payloads as text', () =>
    expect(() =>
      checkMarkup('<p title=" onfuzz=&quot;fuzz()">&lt;fuzz&gt; onerror=fuzz() javascript:fuzz()</p>'),
    ).not.toThrow());
});
