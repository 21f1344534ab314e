import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backtest } from '../analyses/backtest/result.ts';
import type { Comparison } from '../analyses/comparison/result.ts';
import type { Result } from '../analyses/result.ts';
import { costcone, loadedBy, repository } from './testing/built-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-'));
const scenario = join(folder, 'rent.yaml');

beforeAll(() => {
  writeFileSync(
    scenario,
    `title: Rent
question: What does the rent cost a day?
inputs:
  gpus: 8 GPU
  price: 1 to 4 USD/GPU/hour
formulas:
  daily_cost: gpus * price * 24 hour
goals:
  - daily_cost <= 500 USD with 60%
  - daily_cost <= 100 USD
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) =>
  costcone(['run', scenario, '--draws', '16384', '--seed', 'a', ...words], { cwd: folder });

describe('costcone', () => {
  it('lists its commands', async () => {
    const { exitCode, stdout, stderr } = await costcone(['--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    for (const name of [
      'run',
      'compare',
      'break-even',
      'backtest',
      'explain',
      'validate',
      'report',
      'fit',
      'init',
      'catalog',
      'schema',
      'bench',
    ])
      expect(stdout).toMatch(new RegExp(`costcone ${name}\\b`));
  });

  // What takes the time of a start is what is loaded: parts that one command needs wait until it is named.
  it('loads a handful of files to say so, a fifth of what a run loads', async () => {
    const [help, whole] = [
      await loadedBy(['--help']),
      await loadedBy(['run', scenario, '--draws', '16', '--json']),
    ];
    expect(help.files).toBeGreaterThan(0);
    expect(help.files).toBeLessThanOrEqual(8);
    expect(help.bytes).toBeLessThanOrEqual(220_000);
    expect(help.bytes / whole.bytes).toBeLessThan(0.25);
  });

  it('prints its version', async () => {
    expect((await costcone(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [[], 'Name a command'],
    [['rum'], 'run'],
    [['run'], 'Not enough'],
    [['run', 'a.yaml', '--drawz', '5'], 'drawz'],
    [
      ['run', 'a.yaml', '--draws', '65536', '--max-draws', '4096'],
      '--draws 65536 is more than --max-draws 4096 allows: write --draws 4096',
    ],
    [['run', 'a.yaml', '--max-time', '5s'], '--max-time limits how long --precision goes on'],
    [['run', 'a.yaml', '--draws', 'many'], '--draws needs a whole number above 0'],
    [['run', 'a.yaml', '--draws', '5', '--draws', '6'], '--draws was given 2 times'],
    [['run', 'a.yaml', '--design', 'dice'], 'sobol'],
    [['run', 'a.yaml', '--precision', 'high'], '--precision needs a share'],
    [['report', 'nowhere.json'], 'cannot read nowhere.json'],
    [['run', 'a.yaml', '--json', '--open'], '--open needs a page'],
    [['backtest', 'nowhere'], 'nowhere is no folder that can be read'],
    [['backtest', '--set', 'price'], '--set needs name="notation"'],
    [['backtest', 'a', 'b'], 'b'],
  ])('refuses %j with 2 and says why on stderr', async (words, message) => {
    const { exitCode, stdout, stderr } = await costcone(words, { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('exits with 3 for a file that is not there, with nothing on stdout', async () => {
    const { exitCode, stdout, stderr } = await costcone(['run', 'nowhere.yaml'], { cwd: folder });
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toContain('nowhere.yaml');
  });

  it('tells of every file that cannot be read before it runs the others', async () => {
    const none = await costcone(['run', 'nowhere.yaml', 'neither.yaml', '--json']);
    expect(none).toMatchObject({ exitCode: 3, stdout: '' });
    expect(none.stderr).toBe('nowhere.yaml  file not found\nneither.yaml  file not found\n');
    const some = await costcone([
      'run',
      'nowhere.yaml',
      scenario,
      'neither.yaml',
      '--json',
      '--draws',
      '1024',
    ]);
    expect(some.exitCode).toBe(3);
    expect(JSON.parse(some.stdout)).toHaveLength(1);
    expect(some.stderr).toBe(`${none.stderr}costcone: 1 of 3 answered, 2 invalid\n`);
  });
});

describe('costcone run', () => {
  it('answers in at most 80 columns and names the page it wrote', async () => {
    const { exitCode, stdout, stderr } = await run('--out', 'pages');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('What does the rent cost a day?');
    expect(stdout).toContain(join('pages', 'rent.html'));
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    expect(readdirSync(join(folder, 'pages')).sort()).toEqual(['rent.html', 'rent.json']);
  });

  it('prints one Result as JSON and writes nothing', async () => {
    const before = readdirSync(folder);
    const { stdout } = await run('--json');
    const result: Result = JSON.parse(stdout);
    expect(result.format).toBe('costcone-result/1');
    expect(result.run).toMatchObject({ seed: 'a', design: 'sobol', draws: 16_384, replicates: 16 });
    // 192 GPU-hours at a lognormal price with 5 % and 95 % points of 1 and 4 USD: the median is 192 * 2 USD.
    expect(result.outputs.daily_cost!.quantiles.p50.value).toBeCloseTo(384, 0);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('prints an array for several files', async () => {
    const { stdout } = await costcone([
      'run',
      scenario,
      scenario,
      '--json',
      '--draws',
      '1024',
      '--seed',
      'a',
    ]);
    const results: Result[] = JSON.parse(stdout);
    expect(results).toHaveLength(2);
    expect(results[0]).toEqual(results[1]);
  });

  it('gives the same bytes for any number of workers', async () => {
    const [one, two, three] = await Promise.all(
      ['1', '2', '3'].map((workers) =>
        costcone(['run', scenario, '--draws', '2M', '--seed', 'a', '--json', '--workers', workers]),
      ),
    );
    expect(JSON.parse(one!.stdout).run.draws).toBe(2 ** 21);
    expect(two!.stdout).toBe(one!.stdout);
    expect(three!.stdout).toBe(one!.stdout);
  });

  it('prints the seed it drew, and that seed gives the same bytes again', async () => {
    const first = await costcone(['run', scenario, '--draws', '1024', '--json']);
    const { seed } = JSON.parse(first.stdout).run;
    const again = await costcone(['run', scenario, '--draws', '1024', '--json', '--seed', seed]);
    expect(again.stdout).toBe(first.stdout);
  });

  it('reads standard input', async () => {
    const { exitCode, stdout } = await costcone(['run', '-', '--json', '--draws', '1024'], {
      input: readFileSync(scenario, 'utf8'),
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).scenario.title).toBe('Rent');
  });

  it('overrides inputs', async () => {
    const { stdout } = await run('--json', '--set', 'price=2 USD/GPU/hour');
    const { outputs } = JSON.parse(stdout) as Result;
    expect(outputs.daily_cost!.mean.value).toBeCloseTo(384, 9);
  });

  it('exits with 5 under --check where a goal is missed', async () => {
    expect((await run('--json', '--check')).exitCode).toBe(5);
    expect((await run('--json')).exitCode).toBe(0);
  });

  it('exits with 6 where the precision was not reached', async () => {
    const { exitCode, stdout } = await run('--json', '--precision', '0.000001%', '--max-draws', '65536');
    expect(exitCode).toBe(6);
    expect(JSON.parse(stdout).precision).toMatchObject({ met: false });
    expect((await run('--json', '--precision', '1%')).exitCode).toBe(0);
  });

  it('exits with 4 and an example where the model gives no finite number', async () => {
    const { exitCode, stdout, stderr } = await costcone(['run', '-', '--json', '--draws', '1024'], {
      input: 'title: Zero\ninputs: { a: "uniform(-1, 1)" }\nformulas: { y: ln(a) }\noutputs: [y]\n',
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(stderr).toMatch(/a = -0\.\d/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('stops at Ctrl-C in the middle of a run, and gives nothing where no replicate is whole', async () => {
    const { exitCode, stdout } = await costcone(
      [
        'run',
        scenario,
        '--json',
        '--draws',
        // A run of many minutes, if it were not stopped.
        '1000B',
        '--design',
        'monte-carlo',
        '--seed',
        'a',
        '--no-sensitivity',
      ],
      { interruptWhenDrawing: true },
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: '' });
  });

  it('makes the same page again from the saved result', async () => {
    await run('--out', 'again');
    const page = readFileSync(join(folder, 'again', 'rent.html'));
    const { exitCode } = await costcone(['report', join('again', 'rent.json')], { cwd: folder });
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, 'again', 'rent.html')).equals(page)).toBe(true);
  });

  it.each([
    ['compare', 'rent-compared', ['rent.yaml', 'rent.yaml', '--draws', '4096', '--no-sensitivity']],
    ['break-even', 'rent-break-even-price', ['rent.yaml', '--input', 'price', '--draws', '4096']],
    ['backtest', 'backtest-cost', [join(repository, 'scenarios/backtest/cost'), '--draws', '4096']],
  ])('makes the same page again from what %s saved', async (command, name, words) => {
    const made = await costcone([command, ...words, '--seed', 'a', '--out', command], { cwd: folder });
    expect(made).toMatchObject({ exitCode: 0 });
    const path = join(folder, command, `${name}.html`);
    const page = readFileSync(path);
    rmSync(path);
    await costcone(['report', join(command, `${name}.json`)], { cwd: folder });
    expect(readFileSync(path).equals(page)).toBe(true);
  });

  describe('compare with levers', () => {
    const mine = join(folder, 'mine');
    beforeAll(() => {
      mkdirSync(mine, { recursive: true });
      const head = (name: string) => `lever: ${name}\ntitle: ${name}\nexplanation: A test.\n`;
      writeFileSync(join(mine, 'cheap.yaml'), `${head('cheap')}scale: { price: 0.5 }\n`);
      writeFileSync(join(mine, 'small.yaml'), `${head('small')}set: { gpus: 4 GPU }\n`);
      writeFileSync(
        join(mine, 'odd.yaml'),
        `${head('odd')}requires: { model: llm-service }\nset: { gpus: 4 }\n`,
      );
    });
    const words = ['compare', 'rent.yaml', '--draws', '4096', '--seed', 'a', '--no-sensitivity'];

    it('pulls one by its path, on what --set made of the scenario', async () => {
      const set = ['--set', 'gpus=16 GPU', '--json'];
      const { exitCode, stdout } = await costcone([...words, '--lever', 'mine/cheap.yaml', ...set], {
        cwd: folder,
      });
      expect(exitCode).toBe(0);
      const { base, others, levers } = JSON.parse(stdout) as Comparison;
      expect(base.inputs.gpus!.mean).toBe(16);
      expect(others.map((one) => one.levers)).toEqual([['cheap']]);
      expect(others[0]!.outputs.daily_cost!.ratio.mean.value).toBeCloseTo(0.5, 12);
      expect(levers).toMatchObject([{ lever: 'cheap', applied: true, reason: null }]);
    });

    it('pulls those of a folder, alone and together, and says what does not apply', async () => {
      const { exitCode, stdout } = await costcone([...words, '--levers', 'mine'], { cwd: folder });
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^ {2}cheap .*\n {4}\+ small$/m);
      expect(stdout).toContain('odd: needs the model llm-service, and this scenario has none.');
      const path = join(folder, 'reports', 'rent-compared.html');
      const page = readFileSync(path);
      await costcone(['report', join('reports', 'rent-compared.json')], { cwd: folder });
      expect(readFileSync(path).equals(page)).toBe(true);
    });

    it.each([
      [
        'a name there is not',
        ['--lever', 'in8'],
        2,
        /there is no lever "in8"; did you mean "int8"\?; the levers are b200, /,
      ],
      ['a folder without levers', ['--levers', '.'], 2, /there is no lever in \./],
      ['nothing to compare with', [], 2, /needs another scenario, or a lever/],
      ['a scenario for a lever', ['--lever', './rent.yaml'], 3, /this file is a scenario, not a lever/],
      ['a lever that does not apply', ['--lever', 'int8'], 3, /requires\.model: needs the model llm-service/],
    ])('refuses %s', async (_, more, code, message) => {
      const { exitCode, stdout, stderr } = await costcone([...words, ...more], { cwd: folder });
      expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
      expect(stderr).toMatch(message);
    });

    it('lists those that come with costcone, and shows one', async () => {
      const { stdout } = await costcone(['catalog', 'levers']);
      expect(stdout).toMatch(/^int8 +Weights in int8/m);
      expect((await costcone(['catalog', 'levers', 'int8'])).stdout).toContain('formats.weights: int8');
    });
  });

  it('backtest answers every case, applies every option, and exits with 4 where one failed', async () => {
    const row = 'published: [{ quantity: y, value: 0.5, source: s, kind: measured, group: cost }]\n';
    const measured = join(folder, 'measured');
    mkdirSync(measured);
    writeFileSync(join(measured, 'good.yaml'), `inputs: { x: "uniform(0, 1)" }\nformulas: { y: x }\n${row}`);
    const options = [
      '--json',
      '--draws',
      '4096',
      '--seed',
      'b',
      '--level',
      '80%',
      '--set',
      'x=uniform(0, 2)',
    ];
    const words = ['backtest', measured, '--design', 'monte-carlo', '--workers', '1', ...options];
    const good = await costcone(words, { cwd: folder });
    expect(good.exitCode).toBe(0);
    const { cases, run: asked, expected, groups }: Backtest = JSON.parse(good.stdout);
    expect(asked).toEqual({ seed: 'b', design: 'monte-carlo', draws: 4096, set: ['x=uniform(0, 2)'] });
    expect({ expected, n: groups.cost!.n }).toEqual({ expected: 0.8, n: 1 });
    expect(cases[0]!.high).toBeCloseTo(1.8, 1);
    writeFileSync(join(measured, 'bad.yaml'), `inputs: { x: 1 to 2 }\nformulas: { y: sqrt(-x) }\n${row}`);
    const bad = await costcone(words, { cwd: folder });
    expect(bad.exitCode).toBe(4);
    const { cases: both, scored, inside }: Backtest = JSON.parse(bad.stdout);
    expect(both.map(({ file, error }) => [file, error === null])).toEqual([
      ['bad.yaml', false],
      ['good.yaml', true],
    ]);
    expect({ scored, inside }).toEqual({ scored: 2, inside: 1 });
    expect(await costcone(['backtest', measured, '--set', 'z=1'], { cwd: folder })).toMatchObject({
      exitCode: 3,
      stdout: '',
    });
  });

  it('break-even writes no file unless asked', async () => {
    const { exitCode, stdout } = await costcone(
      ['break-even', 'rent.yaml', '--input', 'price', '--draws', '4096'],
      { cwd: folder },
    );
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain('Report:');
  });
});

describe('the small commands', () => {
  it('report refuses a result of which most is missing, and run a folder that is a file', async () => {
    const saved = join(folder, 'hollow.json');
    writeFileSync(saved, '{"format":"costcone-result/1","run":{}}');
    const hollow = await costcone(['report', saved], { cwd: folder });
    expect(hollow).toMatchObject({ exitCode: 2, stdout: '' });
    expect(hollow.stderr).toContain('is no whole result: it lacks "scenario", "outputs"');
    const { exitCode, stderr } = await run('--out', scenario);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('cannot write');
  });

  it('stops where no folder can be made', async () => {
    const folder = process.platform === 'linux' ? '/proc/reports' : join(scenario, 'reports');
    const words = [
      ['run', scenario, '--draws', '1024', '--out', folder],
      ['init', join(scenario, 'reports', 'new.yaml')],
    ];
    for (const some of words)
      expect(await costcone(some)).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining('cannot write'),
      });
  });

  it('validate says what is in a valid file', async () => {
    const { exitCode, stdout } = await costcone(['validate', scenario]);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: `${scenario}: valid (2 inputs, 1 uncertain; outputs daily_cost)\n`,
    });
  });

  it('explain draws the formula tree of a quantity', async () => {
    const { stdout } = await costcone(['explain', scenario, 'daily_cost']);
    expect(stdout).toContain('gpus * price * 24 hour');
    expect(stdout).toContain('1 to 4 USD/GPU/hour');
  });

  it('explain lists the inputs of a model', async () => {
    const { stdout } = await costcone(['explain', 'llm-napkin']);
    expect(stdout).toMatch(/electricity_price \[USD\/kWh\] = /);
    expect(stdout).toContain('source: ');
  });

  it('explain suggests the nearest name', async () => {
    const { exitCode, stderr } = await costcone(['explain', scenario, 'daily_cots']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('daily_cost');
  });

  it('schema prints a draft-7 JSON Schema', async () => {
    const schema = JSON.parse((await costcone(['schema'])).stdout);
    expect(schema.$schema).toContain('draft-07');
  });

  it('init writes a scenario that runs, and does not overwrite it', async () => {
    expect((await costcone(['init', 'mine.yaml'], { cwd: folder })).exitCode).toBe(0);
    expect((await costcone(['validate', 'mine.yaml'], { cwd: folder })).exitCode).toBe(0);
    expect(readdirSync(folder)).toContain('scenario.schema.json');
    const { exitCode, stderr } = await costcone(['init', 'mine.yaml'], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('mine.yaml is there already');
  });

  it('catalog shows kinds, rows and one row', async () => {
    expect((await costcone(['catalog'])).stdout).toContain('accelerators');
    expect((await costcone(['catalog', 'accelerators'])).stdout).toContain('h100-sxm');
    const row = JSON.parse((await costcone(['catalog', 'accelerators', 'h100-sxm', '--json'])).stdout);
    expect(row.sources.length).toBeGreaterThan(0);
    expect((await costcone(['catalog', 'accelerator'])).exitCode).toBe(2);
    expect((await costcone(['catalog', 'models', 'Llama 3.1 8B Instruct'])).stdout).toMatch(
      /^id: llama3.1-8b/,
    );
  });

  it('catalog search keeps matches on stdout and what to do next on stderr', async () => {
    const { exitCode, stdout, stderr } = await costcone(['catalog', 'search', 'llama2', '70b']);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n')[1]).toMatch(/^models +llama2-70b +Llama 2 70B$/);
    expect(stderr).toBe('show one: costcone catalog models llama2-70b\n');
    // A number stays as it was written.
    const none = await costcone(['catalog', 'search', '3.10']);
    expect(none).toMatchObject({ exitCode: 0, stdout: '' });
    expect(none.stderr).toMatch(/^nothing in the catalogue has "3\.10"/);
    expect((await costcone(['catalog', 'search', 'zzzz', '--json'])).stdout).toBe('[]\n');
  });

  it('catalog --check lists what aged by a month, and does not fail for it', async () => {
    const { exitCode, stdout, stderr } = await costcone([
      'catalog',
      '--check',
      'assumptions',
      '--at',
      '2040-01',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^aged +assumptions +mfu +20\d\d-\d\d +a default$/m);
    expect(stderr).toMatch(/^0 out of order, \d+ older than a year in 2040-01\n$/);
    const one = await costcone(['catalog', 'assumptions', 'mfu', '--check', '--at', '2040-01', '--json']);
    expect(JSON.parse(one.stdout)).toMatchObject([{ kind: 'assumptions', id: 'mfu', found: 'aged' }]);
  });

  it('catalog --check exits with 5 where something is out of order', async () => {
    // Seen from 2010 every row is of the future.
    const { exitCode, stdout } = await costcone(['catalog', '--check', 'models', '--at', '2010-01']);
    expect(exitCode).toBe(5);
    expect(stdout).toMatch(/^out of order +models +llama2-70b +2023-07 +date is in the future$/m);
  });

  it.each([
    [['--check', 'search'], '--check goes through all rows of a kind: leave out search'],
    [['--at', '2026-11'], '--at is the month of a check: give --check too'],
    [['--check', '--at', '2026'], '--at needs a month, as in 2026-11 (found "2026")'],
    [['search'], 'search needs a word, as in `costcone catalog search h100`'],
  ])('catalog %j is refused: %s', async (words, said) => {
    const { exitCode, stdout, stderr } = await costcone(['catalog', ...words]);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: `costcone: ${said}\n` });
  });
});
