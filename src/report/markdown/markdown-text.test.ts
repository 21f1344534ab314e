import { describe, expect, it } from 'vitest';
import { fenced, folded, plainText, table } from './markdown-text.ts';

describe('a text of a scenario', () => {
  it.each([
    ['a | b', 'a \\| b'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[x](https://a.b)', '\\[x\\](https\\://a.b)'],
    ['@team, see www.a.b', '@<!-- -->team, see www\\.a.b'],
    ['two\nlines\u2028and', 'two lines and'],
    ['$x^2$ &amp; `code`', '\\$x\\^2\\$ \\&amp; \\`code\\`'],
    ['0.7 to 4 million USD/day', '0.7 to 4 million USD/day'],
  ])('%j stands for itself', (text, markdown) => {
    expect(plainText(text)).toBe(markdown);
  });
});

it('makes tables, and none without rows', () => {
  expect(table(['a', 'b'], ['left', 'right'], [['x', '1']])).toBe('| a | b |\n| --- | ---: |\n| x | 1 |');
  expect(table(['a'], ['left'], [])).toBe('');
});

it('makes a fence longer than any in it', () => {
  expect(fenced(['```', 'x'])).toBe('````text\n```\nx\n````');
});

it('folds nothing away where there is nothing', () => {
  expect(folded('More', '')).toBe('');
});
