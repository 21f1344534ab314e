import { describe, expect, it } from 'vitest';
import { parseJsonText } from './catalog/config/json-text.ts';
import { readShare } from './cli/words.ts';
import { didYouMean, ScenarioError } from './errors.ts';
import { inputNames } from './fit/input-names.ts';
import { csvLog } from './fit/log/csv-log.ts';
import { readLog } from './fit/log/read-log.ts';
import { spokenName } from './notation/spoken-name.ts';
import { readColumn } from './scenario/csv.ts';
import { readScenarioText } from './scenario/read-scenario.ts';
import { sourceFile } from './scenario/source-file.ts';

const file = (text: string) => sourceFile(new TextEncoder().encode(text), 'x', '/', 2 ** 28);
const scenario =
  (before: string, after = '\n') =>
  (text: string) =>
    readScenarioText(before + text + after);

/** What reads a user's text outside the small language, whose own work is counted beside it. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'a cell of a CSV file': (text) => readColumn(file(`a\n${text}\n`), 'a'),
  'a cell after a semicolon': (text) => readColumn(file(`a;b\n1;${text}\n`), 'b'),
  'a quoted cell': (text) => readColumn(file(`a\n"${text}"\n`), 'a'),
  'the head of a CSV file': (text) => readColumn(file(`${text},b\n1,2\n`), 'c'),
  'a log': (text) => readLog(csvLog(file(`a,ts\n${text},2\n`)), { columns: [], time: undefined }),
  'the name of a column': (text) => inputNames([text]),
  'a string of JSON': (text) => parseJsonText(`"${text}"`),
  JSON: (text) => parseJsonText(text),
  'a formula in a file': scenario('inputs: { a: 1 }\nformulas:\n  x: '),
  'a formula in double quotes': scenario('inputs: { a: 1 }\nformulas:\n  x: "a * ', '"\n'),
  'a formula in a block': scenario('inputs: { a: 1 }\nformulas:\n  x: |\n    a * ', '\n'),
  'a goal': scenario('inputs: { a: 1 }\ngoals:\n  - a < '),
  'a key': scenario('', ': 1\n'),
  'a file': scenario(''),
  'a value between brackets': scenario('inputs: { a: ', ' }\n'),
  'the name of a workload': scenario('model: llm-service\nworkloads:\n  - name: '),
  'an anchor': scenario('inputs: &'),
  '--set': (text) => readScenarioText('inputs: { a: 1 }\n', { set: [text] }),
  'the value of --set': (text) => readScenarioText('inputs: { a: 1 }\n', { set: [`a=${text}`] }),
  'a share': (text) => readShare('level', text),
  'a name like another': (text) => didYouMean(text, ['daily_cost']),
  'a name to be said': spokenName,
};

const pieces = [
  '1',
  ' ',
  '\t',
  '""',
  '\\"',
  '\\n',
  '\\\n ',
  '(',
  '{',
  '[',
  '%',
  '_',
  '1,',
  ',000',
  'a.',
  '-a',
  '-',
  'e\u0301',
  '\r',
  '\n ',
  '/s',
  '* ',
  '&a ',
  'a b ',
];

/** Processor time in ms that a reader takes, the least of some tries; refusals are answers too. */
function timeMs(read: (text: string) => unknown, text: string, tries: number): number {
  const times = Array.from({ length: tries }, () => {
    const start = process.cpuUsage();
    try {
      read(text);
    } catch (error) {
      const isOurs = error instanceof Error && !['RangeError', 'TypeError', 'Error'].includes(error.name);
      if (!isOurs) throw error;
      if (error instanceof ScenarioError) expect(error.message.length).toBeLessThan(200_000);
    }
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Time that no reader needs for a small text: below it nothing is compared. */
const negligibleMs = 25;

describe.each(Object.entries(readers))('%s', (_, read) => {
  // Eight times the text may take eight times as long, and with a wide margin 24 times; what is quadratic takes 64.
  it.each(pieces)('takes time in proportion to many %j', (piece) => {
    const text = (n: number) => `${piece.repeat(n / piece.length)}x`;
    if (timeMs(read, text(16_000), 1) < negligibleMs) return;
    const [short, long] = [timeMs(read, text(2000), 3), timeMs(read, text(16_000), 3)];
    expect(long / Math.max(short, 2)).toBeLessThan(24);
  });
});
