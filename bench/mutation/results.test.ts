import { expect, it } from 'vitest';
import { type MutationReport, mutationTable, survivorsList } from './results.ts';

const mutant = (status: string, replacement?: string) => ({
  mutatorName: 'EqualityOperator',
  status,
  ...(replacement === undefined ? {} : { replacement }),
  location: { start: { line: 2, column: 5 } },
});
const report: MutationReport = {
  files: {
    'src/a.ts': {
      source: 'one\n  if (a < b) return `c`;\n',
      mutants: ['Killed', 'Timeout', 'Ignored', 'CompileError'].map((status) => mutant(status)),
    },
    'src/b.ts': {
      source: 'one\n  if (a < b) return `c`;\n',
      mutants: [mutant('Survived', 'a <= b'), mutant('NoCoverage')],
    },
  },
};

it('counts what was noticed of what could be', () => {
  expect(
    mutationTable([['folder', report]])
      .split('\n')
      .slice(2),
  ).toEqual(['| folder | 2 | 2 | 1 | 50.0 % |', '| all | 2 | 2 | 1 | 50.0 % |']);
});

it('lists what was not, with its line', () => {
  expect(survivorsList('folder', report).split('\n').slice(2)).toEqual([
    '- `src/b.ts:2:5` EqualityOperator: `` if (a < b) return `c`; `` becomes ` a <= b `',
    '- `src/b.ts:2:5` EqualityOperator: `` if (a < b) return `c`; `` becomes nothing',
  ]);
  expect(survivorsList('none', { files: {} })).toBe('### none\n\nnone');
});
