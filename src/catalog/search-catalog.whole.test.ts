import { describe, expect, it } from 'vitest';
import { languageModels } from './catalog.ts';
import { type Match, searchCatalog } from './search-catalog.ts';

const matches = (...words: string[]) => searchCatalog(words).data as readonly Match[];

describe('searchCatalog', () => {
  it('finds words over all kinds, in ids before names before sources', () => {
    const found = matches('h100');
    const begun = found.filter(({ id }) => id.startsWith('h100'));
    expect(begun.map(({ id }) => id)).toEqual(expect.arrayContaining(['h100-sxm', 'h100-pcie']));
    expect(found.slice(0, begun.length)).toEqual(begun);
    const kindsFound = found.map(({ kind }) => kind);
    expect(kindsFound).toContain('training-runs');
    expect(kindsFound.indexOf('training-runs')).toBeLessThan(kindsFound.indexOf('assumptions'));
  });

  it('wants every word, in any case and with any separators', () => {
    const ids = matches('LLAMA-3.1', '70b').map(({ id }) => id);
    expect(ids[0]).toBe('llama3.1-70b');
    expect(ids.filter((id) => /^llama-?3\.1-70b/.test(id)).length).toBeGreaterThan(1);
    expect(ids).not.toContain('llama3.1-8b');
    expect(matches('llama3.1 70b')).toEqual(matches('LLAMA-3.1', '70b'));
  });

  it('finds makers, who may stand in the provider of a price', () => {
    expect(matches('anthropic').slice(0, 2)).toMatchObject([{ name: 'Anthropic' }, { name: 'Anthropic' }]);
  });

  it('says how to show the best, and how many more there are', () => {
    expect(searchCatalog(['llama2-70b']).note).toBe('show one: costcone catalog models llama2-70b');
    const { data, table, note } = searchCatalog(['a']);
    const count = (data as readonly Match[]).length;
    expect(table.split('\n')).toHaveLength(31);
    expect(note).toMatch(new RegExp(`^${count - 30} more: add a word, or --json for all; show one: `));
  });

  it.each([
    [['h10O'], 'nothing in the catalogue has "h10O"; did you mean "h100"?'],
    [['llama', 'mixtrl'], 'nothing in the catalogue has "mixtrl"; did you mean "mixtral"?'],
    [['zzzzzz'], 'nothing in the catalogue has "zzzzzz"; `costcone catalog` lists the kinds of rows'],
    [['gpt3-175b', 'germany'], 'no row has all of "gpt3-175b", "germany"; try fewer words'],
    [['--'], 'nothing in the catalogue has "--"; `costcone catalog` lists the kinds of rows'],
  ])('says of %j: %s', (words, said) => {
    expect(searchCatalog(words)).toEqual({ data: [], table: '', note: said });
  });

  it('finds every language model first by its own id', () => {
    for (const { id } of languageModels()) expect(matches(id)[0]).toMatchObject({ kind: 'models', id });
  });
});
