import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands } from '../../../src/cli/commands.ts';
import { Finding } from '../finding.ts';
import { watch } from '../limits.ts';
import type { Kind } from '../kind.ts';
import { anyWord, numbers, strange } from '../material/words.ts';
import { checkControl, checkWords } from '../oracle/messages.ts';
import type { Random } from '../random.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const built = join(root, 'dist/cli/main.js');
const start = existsSync(built)
  ? [built]
  : ['--import', import.meta.resolve('tsx'), join(root, 'src/cli/main.ts')];

/** Commands that end by themselves and touch nothing but the folder they run in. */
const tried = commands.filter(({ usage }) => !/^(?:bench|worker|edit)\b/.test(usage));
const optionNames = [...new Set(tried.flatMap(({ options }) => Object.keys(options)))].filter(
  (name) => name !== 'open',
);

const files: Readonly<Record<string, string>> = {
  'good.yaml':
    'inputs:\n  a: 1 to 2 USD\n  b: normal(3, 1) USD\nformulas:\n  out: a + b\ngoals: [out <= 9 USD]\npublished: [{ quantity: out, value: 5 USD, source: x, kind: measured }]\n',
  'bad.yaml': 'inputs:\n  a: 1 to\nformulas:\n  out: a + q\n',
  'empty.yaml': '',
  'log.csv': `tokens,time\n${Array.from({ length: 40 }, (_, index) => `${(index * 37) % 101},${1704067200 + index * 60}`).join('\n')}\n`,
  'good.json': '{"format": "costcone-result/1"}',
};

const argument = (random: Random): string =>
  random.pick([
    () => random.pick([...Object.keys(files), 'good.yaml', 'good.yaml']),
    () =>
      random.pick([
        'nowhere.yaml',
        '.',
        '/dev/null',
        '/',
        '-',
        '--',
        '',
        'good.yaml/',
        'a\u0000b',
        'llm-service',
        'out',
        'h100-sxm',
        'levers',
        'search',
      ]),
    () => random.pick([...numbers, ...strange]),
    () => anyWord(random),
  ])();

const optionValue = (random: Random): string =>
  random.pick([
    '64',
    '1k',
    '2^8',
    'a',
    'sobol',
    'monte-carlo',
    '0.9',
    '90%',
    '1',
    'out',
    'a=2',
    'a=1 to 9 USD',
    '0.01:out',
    'int8',
    '1s',
    'samples.csv',
    'samples.parquet',
    './',
    anyWord(random),
    random.pick(numbers),
  ]);

/** Command lines, each as a real process. */
export const commandLines: Kind = {
  name: 'command-lines',
  about: 'command lines, as real processes',
  share: 2,
  make: (random) => {
    const { usage } = random.pick(tried);
    // Without a folder `backtest` runs all scenarios that come with costcone.
    const arguments_ = usage.startsWith('backtest')
      ? [random.pick(['.', '.', 'nowhere', 'good.yaml'])]
      : random.times(random.few(3), () => (random.chance(0.6) ? 'good.yaml' : argument(random)));
    const options = random.times(random.few(4), () => {
      const name = `--${random.chance(0.9) ? random.pick(optionNames) : random.pick(['help', 'no-sensitivity', 'version', '__proto__', 'drawz', anyWord(random)])}`;
      return random.chance(0.4)
        ? [name]
        : random.chance(0.5)
          ? [name, optionValue(random)]
          : [`${name}=${optionValue(random)}`];
    });
    const usual =
      /--draws/.test(options.flat().join(' ')) || !/^(?:run|compare|backtest|break-even)/.test(usage)
        ? []
        : ['--draws', '64'];
    return { text: JSON.stringify([usage.split(' ')[0], ...usual, ...arguments_, ...options.flat()]) };
  },
  examine: async (input, probe) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(probe.folder, name), text);
    // No system takes a word with a NUL in it.
    const words = (JSON.parse(input.text as string) as string[]).map((word) =>
      new TextDecoder().decode(new TextEncoder().encode(word)).replaceAll('\0', ''),
    );
    const { exitCode, printed } = await run(words, probe.folder);
    if (printed.includes('this is a bug in costcone') || /^\s+at .*\(.*:\d+:\d+\)$/m.test(printed))
      throw new Finding(
        `a command calls itself broken: ${/\n(\w*Error: .{0,80})/.exec(printed)?.[1] ?? ''}`,
        printed.slice(0, 1500),
      );
    if (![0, 2, 3, 4, 5, 6].includes(exitCode))
      throw new Finding(`a command ends with ${exitCode}`, printed.slice(0, 500));
    if (exitCode !== 0 && printed.trim() === '') throw new Finding('a command fails without a message');
    checkControl(printed, 'what a command prints');
    checkWords(printed, { ...input, files }, 'what a command prints');
    return exitCode === 0 ? 'accepted' : 'refused';
  },
};

function run(words: readonly string[], cwd: string): Promise<{ exitCode: number; printed: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...start, ...words], {
      cwd,
      env: { PATH: process.env.PATH, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => (printed += String(piece)));
    const guard = watch(child.pid!, () => {
      child.kill('SIGKILL');
      reject(new Finding('a command does not end', words.join(' ').slice(0, 300)));
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      guard.end();
      if (code === null) reject(new Finding(`a command ends with ${signal}`, printed.slice(0, 500)));
      else resolve({ exitCode: code, printed });
    });
  });
}
