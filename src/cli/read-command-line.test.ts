import { describe, expect, it } from 'vitest';
import { readCommandLine } from './read-command-line.ts';

const wordsOf = (...argv: string[]) => {
  const asked = readCommandLine(argv);
  if (asked.kind !== 'work') throw new Error(asked.kind);
  return { ...asked.words };
};

describe('a command line', () => {
  it.each([
    [['run', 'a.yaml', '--draws', '5'], { files: ['a.yaml'], draws: '5', observed: true, sensitivity: true }],
    [['--json', 'validate', 'a', 'b'], { files: ['a', 'b'], json: true }],
    [['--draws', '5', 'backtest'], { draws: '5' }],
    [['validate', '--json', 'true'], { files: ['true'], json: true }],
    [['validate', 'a', '--json=false'], { files: ['a'], json: false }],
    [['validate', '-'], { files: ['<stdin>'] }],
    [['validate', 'a', '--', '--json', '007'], { files: ['a', '--json', '007'] }],
    [['validate', 'a', '--set=x=a=b', '--set', 'y=1'], { files: ['a'], set: ['x=a=b', 'y=1'] }],
    [['backtest', 'a', '--level', '-0.9'], { directory: 'a', level: '-0.9' }],
    [['backtest', '--seed='], { seed: '' }],
    [['catalog', 'search', 'llama', '3.10'], { kind: 'search', words: ['llama', '3.10'] }],
    [
      ['compare', 'a', '--levers', '--no-bridge', '--no-observed'],
      { base: 'a', others: [], levers: '', bridge: false, observed: false, sensitivity: true },
    ],
  ])('%j gives its words', (argv, words) => {
    expect(wordsOf(...argv)).toEqual(words);
  });

  it.each([
    [[], 'Name a command; --help lists them.'],
    [['rum', 'a'], 'Unknown command: rum. Did you mean run?'],
    [['simulation'], 'Unknown command: simulation; --help lists them.'],
    [['run'], 'Not enough arguments: run <files..> (got 0, need at least 1)'],
    [['run', 'a', '--draws'], 'Not enough arguments following: draws'],
    [['run', 'a', '--out', '--json'], 'Not enough arguments following: out'],
    [['validate', 'a', '--x', '-y', '--draws=3'], 'Unknown arguments: x, y, draws'],
    [['schema', 'x'], 'Unknown argument: x'],
    [['run', 'a', '--no-draws'], 'Unknown argument: no-draws'],
    [['run', 'a', '--constructor'], 'Unknown argument: constructor'],
    [['run', 'a', '--json=yes'], '--json is a switch: it takes no value (found "yes")'],
    [
      ['run', 'a', '--design', 'dice'],
      '--design is one of sobol, latin-hypercube, monte-carlo (found "dice")',
    ],
    [['break-even', 'a'], 'Missing required argument: input'],
  ])('%j is refused', (argv, message) => {
    expect(() => readCommandLine(argv)).toThrow(expect.objectContaining({ name: 'UsageError', message }));
  });

  it.each([
    [['--help'], undefined],
    [['run', 'a', '--draws', '--help'], 'run <files..>'],
    [['--help', 'schema'], 'schema'],
    [['nothing', '--help'], undefined],
  ])('%j asks for help', (argv, usage) => {
    const asked = readCommandLine(argv);
    expect(asked.kind === 'help' && asked.command?.usage).toBe(usage);
  });

  it('asks for the version, and not behind a --', () => {
    expect(readCommandLine(['--version'])).toEqual({ kind: 'version' });
    expect(wordsOf('validate', '--', '--version')).toEqual({ files: ['--version'] });
  });
});
