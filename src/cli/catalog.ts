import { exitCodes, type Words } from './command.ts';
import { switchOf, textOf } from './words.ts';

/** `costcone catalog`: the kinds, the rows of a kind, or one row with its sources. */
export async function catalog(words: Words): Promise<number> {
  const { listCatalog } = await import('../catalog/list-catalog.ts');
  const listing = listCatalog(textOf(words, 'kind'), textOf(words, 'row'));
  process.stdout.write(
    switchOf(words, 'json') ? `${JSON.stringify(listing.data, null, 2)}\n` : `${listing.table}\n`,
  );
  return exitCodes.ok;
}
