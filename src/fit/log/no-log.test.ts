import { describe, expect, it } from 'vitest';
import { sourceFile } from '../../scenario/source-file.ts';
import { fitLog } from '../fit-log.ts';
import { csvLog } from './csv-log.ts';
import { jsonlLog } from './jsonl-log.ts';
import { readLog } from './read-log.ts';

/** Files that are no logs; `swordfish` is what must stay there. */
const foreign = {
  '.env': 'API_KEY=swordfish\nPASSWORD=swordfish2\n',
  '.env with a number': 'API_KEY=swordfish\n3306\n',
  passwd: 'root:swordfish:0:0:root:/root:/bin/bash\nstaff:swordfish:1:1::/:/bin/sh\n',
  words: 'swordfish\nswordfish1\nswordfish2\n',
  mail: 'name,mail\nswordfish,swordfish@host\nswordfish,swordfish@host\n',
  'quoted field': 'a\n"swordfish',
  credentials: '{"type": "swordfish", "private_key": "swordfish", "swordfish": 3}\n',
  history: '{ swordfish; }\nswordfish\n',
};

function saidOf(text: string, columns: readonly string[], time?: string): string {
  const file = sourceFile(new TextEncoder().encode(text), 'x', '/', 1e6);
  try {
    const table = text.startsWith('{') ? jsonlLog(file) : csvLog(file);
    fitLog(readLog(table, { columns, time }), null, 'fit');
  } catch (error) {
    return String(error);
  }
  throw new Error('was read');
}

describe('a file that is no log', () => {
  it.each(Object.entries(foreign))('keeps its words: %s', (_, text) => {
    for (const said of [saidOf(text, []), saidOf(text, ['x']), saidOf(text, [], 'x')])
      expect(said).not.toContain('swordfish');
  });

  it('keeps its cells where a column of it is named', () => {
    expect(saidOf(foreign.mail, ['mail'])).toMatch(/^ScenarioError: x:2:\d+ {2}mail: must be a number$/m);
    expect(saidOf(foreign.mail, [], 'mail')).not.toContain('swordfish');
    expect(saidOf(foreign.credentials, ['private_key'])).not.toContain('swordfish');
  });

  it('is told from a table', () => {
    expect(saidOf(foreign.words, [])).toContain('does not look like a table');
    expect(saidOf('tokens,user\n1,a\n2k,b\n3,c\n', ['tokens'])).toContain('must be a number ("2k")');
  });
});
