import { describe, expect, it } from 'vitest';
import { scenarioTextReader } from '../../scenario/scenario-reader.ts';
import { sourceFile } from '../../scenario/source-file.ts';
import { rowsOfCsv } from './csv-rows.ts';
import { readRows } from './read-rows.ts';

const scenario =
  'title: T\ninputs: { price: 1 to 2 USD/day, volume: 3 }\nformulas: { cost: price * volume }\n';

/** What is said of a table whose rows are read. */
async function saidOf(text: string): Promise<string> {
  const table = rowsOfCsv(sourceFile(new TextEncoder().encode(text), 'rows', '/', 1 << 20));
  const reader = scenarioTextReader(scenario);
  return readRows(reader, table, () => {}, new AbortController().signal).then(
    () => 'nothing',
    (error: unknown) => String(error),
  );
}

describe('rows that cannot be read', () => {
  it.each([
    'API_KEY=swordfish\nPASSWORD=swordfish\n',
    'root:swordfish:0:0:root:/root:/bin/bash\nstaff:swordfish:1:1::/:/bin/sh\n',
    'machine host login user password swordfish\nmachine swordfish\n',
    'swordfish\nswordfish1\n',
    'price,swordfish\nswordfish,x\n',
  ])('are not quoted where their file is no table: %#', async (text) => {
    const said = await saidOf(text);
    expect(said).toContain('rows  does not look like a table with names in its first line');
    expect(said).not.toContain('swordfish');
  });

  it('are quoted where it has numbers, or only names that the scenario has', async () => {
    expect(await saidOf('price,volum\n1 USD/day,2\n')).toContain('did you mean "volume"?');
    expect(await saidOf('price\n1 til 2 USD/day\n')).toContain('"til"');
    expect(await saidOf('inputs.price,level\n1 to 2 USD/day,high\n')).toContain('("high")');
    expect(await saidOf('price\n1 to 2 USD/day\n')).toBe('nothing');
  });
});

it('tells of empty cells with all other mistakes', async () => {
  const said = await saidOf('price,volume\n1,\n2,many\n,few\n');
  expect(said.split('\n').map((line) => line.replace(/, (?:write|calc).*/, ''))).toEqual([
    'ScenarioError: rows:2:3  volume: a cell must hold a value ("")',
    'rows:3:3  volume: an input must be a number or a distribution, without names other than pi and e ("many")',
    'rows:4:1  price: a cell must hold a value ("")',
    'rows:4:2  volume: an input must be a number or a distribution, without names other than pi and e ("few")',
  ]);
});
