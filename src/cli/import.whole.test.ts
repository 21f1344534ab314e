import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { billCsv, billRows } from '../import/testing/bill.ts';
import { madeRequests } from '../import/testing/requests.ts';
import { readScenario, readScenarioText } from '../scenario/read-scenario.ts';
import { importOptions } from './import-options.ts';
import { importing } from './import.ts';

const folder = mkdtempSync(join(tmpdir(), 'costcone-import-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => void vi.restoreAllMocks());

const put = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

/** What the command prints, and what it says beside. */
async function imported(file: string, words: Readonly<Record<string, unknown>> = {}) {
  let [out, beside] = ['', ''];
  vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    out += String(part);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((part) => {
    beside += String(part);
    return true;
  });
  expect(await importing({ files: file, ...words })).toBe(0);
  vi.restoreAllMocks();
  return { out, beside };
}

const log = put(
  'requests.csv',
  [
    'TIMESTAMP,ContextTokens,GeneratedTokens',
    ...madeRequests().map(({ time, input, output }) => `${time},${input},${output}`),
  ].join('\n'),
);
const bill = put('bill.csv', billCsv(billRows()));
const benchmark = put(
  'bench.json',
  JSON.stringify({
    backend: 'vllm',
    model_id: 'meta-llama/Llama-3.3-70B-Instruct',
    request_rate: 'inf',
    max_concurrency: 64,
    duration: 250,
    completed: 500,
    total_input_tokens: 512_000,
    total_output_tokens: 128_000,
    output_throughput: 512,
    mean_ttft_ms: 800,
    median_tpot_ms: 40,
  }),
);

const head = 'model: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.3-70b\n';

describe('what import prints', () => {
  it.each([
    ['a log', log, {}, ['chat.input_tokens', 'queries_per_user', 'peak_to_mean'], 0],
    ['a benchmark', benchmark, { gpus: '4', error: '10%' }, ['chat.concurrency', 'chat.output_tokens'], 1],
    [
      'a bill',
      bill,
      { service: 'Amazon Elastic Compute Cloud', error: '3%' },
      ['gpu_price', 'commitments.0.gpus'],
      1,
    ],
  ])('of %s is a part of a valid scenario', async (_, file, words, names, observations) => {
    const { out } = await imported(file, words);
    const scenario = readScenarioText(`${head}${out}`);
    const inputs = new Map(scenario.inputs.map((input) => [input.name, input]));
    for (const name of names)
      expect(inputs.get(name)!.source).toMatch(/^(requests|bench|bill)\.(csv|json): /);
    expect(scenario.evidence?.observations.length ?? 0).toBe(observations);
  });

  it('says what it is, what is not known and what was left out, in comments and beside', async () => {
    const { out, beside } = await imported(log);
    expect(out.split('\n').slice(0, 10)).toEqual([
      '# requests.csv: a log of requests, CSV, 110 rows, 2026-10-05 to 2026-10-08 (UTC)',
      '# input tokens are ContextTokens, output tokens GeneratedTokens',
      '# Not known:',
      '#   - weekends: none are among the whole days of the log',
      '#   - the ends of the intervals: drawn from 3 whole days they are too close to each',
      '#     other, from 14 by a tenth',
      '# Left out:',
      '#   - 1 day at the ends that the log covers in part: 2 requests not in the traffic,',
      '#     nor in the lengths',
      'inputs:',
    ]);
    expect(beside).toBe(
      'not known: weekends: none are among the whole days of the log\n' +
        'not known: the ends of the intervals: drawn from 3 whole days they are too close to each other, from 14 by a tenth\n' +
        'left out: 1 day at the ends that the log covers in part: 2 requests not in the traffic, nor in the lengths\n',
    );
  });

  it('names the workload that it is asked to, and options', async () => {
    const { out } = await imported(log, { workload: 'code', accelerator: 'h200', region: 'de' });
    expect(out).toContain('accelerator: h200\nregion: de\ninputs:\n');
    expect(out).toContain('  code.input_tokens:\n    value: 200 token/query\n');
  });

  it.each([
    [{ replace: true }, '--replace needs --into'],
    [{ error: '5' }, '--error needs a share, as in 5%, or a number with its unit'],
    [{ error: '5 USD\ngoals: []' }, '--error needs a share, as in 5%, or a number with its unit'],
    [{ error: '0%' }, '--error needs a share, as in 5% (found "0%")'],
    [{ month: 'October' }, '--month needs a month, as in 2026-10 (found "October")'],
    [{ days: 'a week' }, '--days needs a number of days, as in 7 (found "a week")'],
    [{ gpus: 'four' }, '--gpus needs a whole number above 0'],
    [{ accelerator: 'a: b' }, '--accelerator needs an id of the catalogue (found "a: b")'],
    [{ seed: '' }, '--seed needs at least one character'],
  ])('refuses %j', async (words, message) => {
    await expect(importing({ files: log, ...words })).rejects.toThrow(message);
  });

  it('knows every option that it reads', () => {
    const text = ['import.ts', 'import-into.ts']
      .map((name) => readFileSync(join('src/cli', name), 'utf8'))
      .join();
    const read = [...text.matchAll(/(?:textOf|textsOf|switchOf|countOf)\(words, '([^']+)'\)/g)].map(
      ([, name]) => name!,
    );
    expect(new Set([...read, 'accelerator', 'region'])).toEqual(
      new Set(['files', ...Object.keys(importOptions)]),
    );
  });

  it('refuses options that change nothing of this kind of file', async () => {
    await expect(importing({ files: log, gpus: '8', run: '2' })).rejects.toThrow(
      /^--gpus, --run change nothing of \S+requests\.csv, which is a log of requests; that takes --users, --days, --model, --time-zone$/,
    );
    await expect(
      importing({ files: bill, service: 'all', error: '3%', 'time-zone': 'Europe/Berlin' }),
    ).rejects.toThrow('--time-zone changes nothing of');
  });

  it('refuses a file that is named twice', async () => {
    await expect(importing({ files: [log, log] })).rejects.toThrow(
      'is named twice: what it holds would count twice',
    );
  });

  it('shows nothing of a file that is none', async () => {
    const secret = put('secret.env', 'PASSWORD=hunter2\nKEY=abc\n');
    const error: Error = await importing({ files: secret }).then(
      () => expect.unreachable(),
      (reason: Error) => reason,
    );
    expect(error.message).toContain('it does not look like a table');
    expect(error.message).toContain('a bill in FOCUS (BilledCost, EffectiveCost');
    expect(error.message).not.toMatch(/hunter2|PASSWORD|KEY=/);
    const json = put('secret.json', '{"token": "hunter2", "inner": {"password": "x"}}');
    await expect(importing({ files: json })).rejects.toThrow(
      /it is JSON, but not a list of objects with these fields\. They are/,
    );
    const table = put('table.csv', 'time,latency\n1,2\n3,4\n');
    await expect(importing({ files: table })).rejects.toThrow('it is CSV with the columns "time", "latency"');
  });
});

describe('docs/import.md', () => {
  const text = readFileSync('docs/import.md', 'utf8');
  const examples = [
    ...text.matchAll(
      /```sh\n(costcone import (\S+).*)\n```\n\n```yaml\n([^`]*(?:`tax`[^`]*`credits`[^`]*)?)\n```/g,
    ),
  ];

  it('has an example of each kind of file', () => {
    expect(examples.map(([, , file]) => file)).toEqual(['requests.csv', 'bench.json', 'bill.csv']);
  });

  it.each(examples.map(([, command, file, output]) => [command!, file!, output!] as const))(
    'shows what %s prints',
    async (command, file, output) => {
      const option = (name: string) => new RegExp(`--${name} (?:"([^"]*)"|(\\S+))`).exec(command);
      const words = Object.fromEntries(
        ['gpus', 'error', 'service'].flatMap((name) => {
          const found = option(name);
          return found === null ? [] : [[name, found[1] ?? found[2]]];
        }),
      );
      expect((await imported(join(folder, file), words)).out).toBe(`${output}\n`);
    },
  );
});

describe('import --into', () => {
  it('writes into a scenario whose other lines stay, and which is valid', async () => {
    const before = `# Mine.\n${head}workloads: [code] # only\ninputs:\n  promised_speed: 20 token/s # said\n`;
    const path = put('a.yaml', before);
    const { out, beside } = await imported(log, { into: path });
    expect(out).toBe(`${path}: merged 8 inputs. Next: costcone run ${path}\n`);
    expect(beside).toContain('left out: 1 day');
    await imported(bill, { into: path, service: 'all', error: '3%' });
    const after = readFileSync(path, 'utf8');
    expect(after.startsWith(before)).toBe(true);
    const scenario = readScenario(path);
    expect(scenario.evidence!.observations.map(({ quantity }) => quantity)).toEqual(['hardware_cost']);
    // The only workload is the one that lengths are of.
    expect(after).toContain('  code.input_tokens:\n    value: 200 token/query\n');
  });

  it('refuses to write over what is there, and leaves the file as it was', async () => {
    const before = `${head}inputs:\n  queries_per_user: 5\n`;
    const path = put('b.yaml', before);
    await expect(importing({ files: log, into: path })).rejects.toThrow(
      `${path}:5:3  inputs.queries_per_user: is there already, --replace puts the imported value in its place`,
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
    await imported(log, { into: path, replace: true });
    expect(readFileSync(path, 'utf8')).toContain('queries_per_user: { value: 36 query/user/day');
  });

  it('asks for the workload where there are several', async () => {
    const path = put('c.yaml', `${head}workloads: [chat, code]\n`);
    await expect(importing({ files: log, into: path })).rejects.toThrow(
      'has several workloads: name one with --workload (chat, code)',
    );
    await expect(importing({ files: log, into: path, workload: 'vision' })).rejects.toThrow(
      'has no workload "vision" (it has chat, code)',
    );
  });

  it('does not write a scenario that would not be valid', async () => {
    const before = `${head}horizon: { from: 2027-01, months: 3 }\n`;
    const path = put('d.yaml', before);
    await expect(importing({ files: bill, into: path, service: 'all', error: '3%' })).rejects.toThrow(
      'observed',
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
    const broken = put('e.yaml', `${head}nonsense: 1\n`);
    await expect(importing({ files: log, into: broken })).rejects.toThrow('unknown key');
  });

  it('leaves out inputs that a scenario does not have', async () => {
    const path = put(
      'f.yaml',
      'model: llm-service\naccelerator: h100-sxm\nlanguage_model: llama3.3-70b\nservices:\n  main: { workloads: [chat] }\ncustomers:\n  all: { users: 10k, queries_per_user: 5, to: { main: 100% } }\n',
    );
    const { beside } = await imported(log, { into: path });
    expect(beside).toContain(`left out: queries_per_user 36 query/user/day: ${path} has no such input`);
    expect(readFileSync(path, 'utf8')).toContain('  chat.input_tokens:\n');
  });
});
