import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { commands } from './cli/commands.ts';
import { costcone, repository } from './cli/testing/built-command.ts';
import { ScenarioError } from './errors.ts';
import * as library from './index.ts';
import { readLevers } from './scenario/levers/lever-files.ts';
import { readScenario, readScenarioText } from './scenario/read-scenario.ts';
import { simulate } from './simulate.ts';
import { fencesIn, linesOfCommands } from './testing/guide-examples.ts';

const pages = ['README.md', ...readdirSync(join(repository, 'docs')).map((name) => `docs/${name}`)]
  .filter((name) => name.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') }));

/** What a part of a scenario is put into, by the page that shows it: keys that it stands on. */
const bases: Readonly<Record<string, string>> = {
  'docs/evidence.md':
    'model: llm-service\nhorizon: { from: 2026-10, months: 12 }\ninputs:\n  gpu_price: 2 to 3\n',
};
const plainBase = 'model: llm-service\n';

const fences = pages.flatMap(({ path, text }) => fencesIn(text).map((fence) => ({ path, ...fence })));
const yaml = fences.filter(({ language }) => language === 'yaml');
/** Jobs of Kubernetes, workflows of GitHub and their steps. */
const isOther = (code: string) => /^(?:apiVersion:|name:|- name:)/.test(code);
const isLever = (code: string) => code.startsWith('lever:');
const isWhole = (code: string) => /^(?:title|model):/m.test(code);

const folder = mkdtempSync(join(tmpdir(), 'costcone-guide-'));
symlinkSync(join(repository, 'scenarios'), join(folder, 'scenarios'));
for (const { file, code } of yaml) if (file !== undefined) writeFileSync(join(folder, file), code);
afterAll(() => rmSync(folder, { recursive: true }));

describe('YAML of the guide', () => {
  const whole = yaml.filter(({ code, broken }) => isWhole(code) && !isLever(code) && !broken);
  it.each(whole.map(({ path, line, code }) => [`${path}:${line}`, code] as const))(
    '%s runs',
    async (_, code) => {
      const result = await simulate(readScenarioText(code), { draws: 2048, seed: 'a', sensitivity: false });
      expect(Object.keys(result.outputs).length).toBeGreaterThan(0);
    },
  );

  const broken = yaml.filter((fence) => fence.broken);
  it.each(broken.map(({ path, line, code }) => [`${path}:${line}`, code] as const))(
    '%s is refused',
    (_, code) => expect(() => readScenarioText(code)).toThrow(ScenarioError),
  );

  const parts = yaml.filter(({ code }) => !isWhole(code) && !isLever(code) && !isOther(code));
  it.each(parts.map(({ path, line, code }) => [`${path}:${line}`, path, code] as const))(
    '%s is a part of a scenario',
    (_, path, code) => {
      const base = bases[path] ?? plainBase;
      writeFileSync(join(folder, 'today.yaml'), 'model: llm-service\n');
      const keys = (text: string) => new Set([...text.matchAll(/^(\w+):/gm)].map(([, key]) => key));
      const given = keys(code);
      const kept = base.split(/(?=^\w)/m).filter((part) => ![...keys(part)].some((key) => given.has(key)));
      const text = given.has('extends') ? code : kept.join('') + code;
      expect(readScenarioText(text, { folder }).outputs.length).toBeGreaterThan(0);
    },
  );

  it('has files of other tools that are YAML', () => {
    const others = yaml.filter(({ code }) => isOther(code));
    expect(others.length).toBe(4);
    for (const { code } of others)
      for (const document of parseAllDocuments(code)) expect(document.errors).toEqual([]);
  });

  it('has levers that can be read', () => {
    const levers = yaml.filter(({ code }) => isLever(code));
    expect(levers.length).toBeGreaterThan(0);
    const place = mkdtempSync(join(folder, 'levers-'));
    for (const [index, { code }] of levers.entries()) writeFileSync(join(place, `${index}.yaml`), code);
    expect(readLevers(place)).toHaveLength(levers.length);
  });
});

describe('commands of the guide', () => {
  const shown = fences
    .filter(({ language }) => language === 'console')
    .flatMap(({ path, line, code }) => {
      const [, words, printed = ''] = /^\$ (?:npx )?costcone (.*)\n?([\s\S]*)$/.exec(code.trimEnd()) ?? [];
      return [[`${path}:${line} ${words}`, words!, printed] as const];
    });

  it('are shown with what they print', () => expect(shown.length).toBeGreaterThan(8));

  it.each(shown)('%s', async (_, words, printed) => {
    const { exitCode, stdout, stderr } = await costcone(words.split(' '), { cwd: folder });
    expect(exitCode, stderr).toBe(words.startsWith('validate wrong') ? 3 : 0);
    const lines = `${stdout}\n${stderr}`.split('\n');
    for (const line of printed.split('\n')) if (line !== '') expect(lines, line).toContain(line);
  });

  it('have names and options that there are', () => {
    const lines = pages.flatMap(({ path, text }) => linesOfCommands(text).map((words) => ({ path, words })));
    expect(lines.length).toBeGreaterThan(60);
    for (const { path, words } of lines) {
      const [name, ...rest] = words;
      const command = commands.find(({ usage }) => usage.split(' ', 1)[0] === name);
      expect(command, `${path}: costcone ${words.join(' ')}`).toBeDefined();
      const options = rest
        .filter((word) => word.startsWith('--'))
        .map((word) => word.slice(2).split('=')[0]!);
      for (const option of options) {
        const known = new Set(Object.keys(command!.options));
        const isKnown = known.has(option) || known.has(option.replace(/^no-/, '')) || option === 'help';
        expect(isKnown, `${path}: costcone ${words.join(' ')} has no --${option}`).toBe(true);
      }
    }
  });
});

describe('programs of the guide', () => {
  const programs = fences.filter(({ language }) => language === 'ts' || language === 'js');
  it.each(programs.map(({ path, line, code }) => [`${path}:${line}`, code] as const))(
    '%s is a program, of names that there are',
    async (_, code) => {
      await transform(code, { loader: 'ts' });
      const [, names = ''] = /import \{([^}]*)\} from 'costcone'/.exec(code) ?? [];
      for (const name of names.split(',').map((word) => word.trim()))
        if (name !== '') expect(library).toHaveProperty(name);
    },
  );
});

describe('docs/from-log-to-budget.md', () => {
  it('has a scenario that holds what import makes of its log', async () => {
    const words = ['import', 'scenarios/logs/startup-usage.json', '--users', '190000'];
    const { stdout } = await costcone(words);
    const { inputs } = readScenario(join(repository, 'scenarios/startup-invoice.yaml'));
    const imported = [...stdout.matchAll(/^ {2}(\S+):\n {4}value: (.*)$/gm)];
    expect(imported).toHaveLength(6);
    for (const [, name, value] of imported)
      expect(inputs.find((input) => input.name === name)!.notation, name).toBe(value);
  });

  it('goes the whole way', () => {
    const own = fences.filter(({ path, language }) => path.endsWith('budget.md') && language === 'console');
    expect(own.map(({ code }) => /costcone (\w+)/.exec(code)![1])).toEqual([
      'import',
      'run',
      'run',
      'run',
      'compare',
    ]);
  });
});
