import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ScenarioError } from '../errors.ts';
import { readLevers } from './levers/lever-files.ts';
import { readLever } from './levers/read-lever.ts';
import { readScenario } from './read-scenario.ts';

const folder = mkdtempSync(join(tmpdir(), 'foreign-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that hold no word for others; `swordfish` is what must stay there. */
const foreign: Readonly<Record<string, string>> = {
  shadow: 'root:$6$swordfish$abc:19000:0:99999:7:::\ndaemon:*:19000:0:99999:7:::\nstaff:x:50:\n',
  '.env': 'API_KEY=swordfish\nDATABASE_URL="postgres://user:swordfish@host/db"\n',
  'env.yaml': 'api_key: swordfish\npassword: swordfish\n',
  'tagged.yaml': 'password: !swordfish x\nother: *swordfish\n',
  'many.yaml': `title: x\n${['a', 'b', 'c', 'd', 'e'].map((key) => `${key}_swordfish: swordfish\n`).join('')}`,
  'quoted.txt': '"swordfish',
  'flow.txt': '{ swordfish, 1,2: [swordfish }',
  id_rsa: '-----BEGIN OPENSSH PRIVATE KEY-----\nswordfish+AAAA/b3BlbnNzaC1rZXktdjE=\n-----END\n',
  'credentials.json': '{"type": "service_account", "private_key": "swordfish", "id": 3}',
  'broken.json': '{"private_key": "swordfish", swordfish}',
  'list.json': '["swordfish", "swordfish"]',
  'word.json': '"swordfish"',
  passwords: 'swordfish\nswordfish1\nswordfish2\n',
  netrc: 'machine host login user password swordfish\n',
  'mail.csv': 'name,mail\nswordfish,swordfish@host\nswordfish,swordfish@host\n',
  'history.sh': 'curl -H "Authorization: swordfish" https://host\nexport TOKEN=swordfish\n',
  'page.html': '<html><title>swordfish</title></html>',
  'directive.txt': '%swordfish\n---\nswordfish: 1\n',
};
for (const [name, text] of Object.entries(foreign)) writeFileSync(join(folder, name), text);

const firstLine = (name: string) => foreign[name]!.split('\n')[0]!.replaceAll('"', "'").slice(0, 60);

/** Ways in which a scenario names a file. */
const ways: Readonly<Record<string, (name: string) => string>> = {
  extends: (name) => `extends: ${name}\n`,
  column: (name) => `inputs: { x: 'empirical(file="${name}", column="x")' }\nformulas: { y: x }\n`,
  'first line': (name) =>
    `inputs:\n  x: ${JSON.stringify(`empirical(file="${name}", column="${firstLine(name)}")`)}\nformulas: { y: x }\n`,
  rents: (name) => `model: llm-service\nrents: ${name}\n`,
  language_model: (name) => `model: llm-service\nlanguage_model: ./${name}\n`,
};

function problemsOf(read: () => unknown): ScenarioError['problems'] {
  try {
    read();
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
  return [];
}

/** Without what the scenario itself says, as that is its own. */
const saidOf = (problems: ScenarioError['problems'], own = '') =>
  own === '' ? JSON.stringify(problems) : JSON.stringify(problems).replaceAll(own, '');

describe('a file that is no scenario, table or config', () => {
  const cases = Object.keys(ways).flatMap((way) => Object.keys(foreign).map((name) => ({ way, name })));
  it.each(cases)('keeps its words where a scenario names it: $way $name', ({ way, name }) => {
    const own = join(folder, 'own.yaml');
    writeFileSync(own, `title: Own\n${ways[way]!(name)}`);
    const problems = problemsOf(() => readScenario(own));
    expect(problems).not.toEqual([]);
    const quoted = way === 'first line' ? JSON.stringify(firstLine(name).slice(0, 37)).slice(1, -1) : '';
    expect(saidOf(problems, quoted)).not.toContain('swordfish');
  });

  it.each(Object.keys(foreign))('keeps its words where it is read itself: %s', (name) => {
    const path = join(folder, name);
    for (const read of [() => readScenario(path), () => readLever(path)]) {
      const problems = problemsOf(read);
      expect(problems).toHaveLength(1);
      expect(saidOf(problems)).not.toContain('swordfish');
    }
  });
});

describe('a file that is one', () => {
  const said = (text: string) => {
    writeFileSync(join(folder, 'own.yaml'), text);
    return problemsOf(() => readScenario(join(folder, 'own.yaml'))).map(({ rule, found, hint }) => [
      rule,
      found,
      hint,
    ]);
  };

  it('is told what stands there', () => {
    expect(said('title: x\ninputs: { a: 1 to }\n')[0]![1]).toBeDefined();
    expect(said('title: x\npasswort: y\ninputs: { a: 1 }\n')[0]!.slice(0, 2)).toEqual([
      'unknown key',
      '"passwort"',
    ]);
    writeFileSync(join(folder, 'log.csv'), 'tokens,user\n1,a\n2k,b\n3,c\n');
    const column = (name: string) =>
      said(`inputs: { x: 'empirical(file="log.csv", column="${name}")' }\nformulas: { y: x }\n`)[0];
    expect(column('tokens')).toEqual(['must be a number', '"2k"', undefined]);
    expect(column('token')).toEqual([
      expect.stringContaining('no such column'),
      '"token"',
      'did you mean "tokens"?',
    ]);
  });

  it('is told what it meant where none of its keys is right', () => {
    expect(said('# mine\ninputz:\n  a: 1 to 2\n')).toEqual([
      ['is not a scenario: it has none of the keys of one', undefined, 'did you mean "inputs"?'],
    ]);
  });

  it('is a lever, all of those that come with costcone', () => {
    expect(readLevers().length).toBeGreaterThan(10);
  });
});
