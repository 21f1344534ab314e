import type { Listing } from '../catalog/list-catalog.ts';
import { UsageError } from '../errors.ts';
import { exitCodes, type Words } from './command.ts';
import { switchOf, textOf, textsOf } from './words.ts';
import { print, printJson, say } from './outlet.ts';

/** `costcone catalog`: the kinds, the rows of a kind, one row with its sources, rows that words stand in, or a check. */
export async function catalog(words: Words): Promise<number> {
  const kind = textOf(words, 'kind');
  const more = textsOf(words, 'words');
  const isSearch = kind === 'search';
  if (switchOf(words, 'check')) {
    if (isSearch) throw new UsageError('--check goes through all rows of a kind: leave out search');
    return check(words, kind, more);
  }
  if (textOf(words, 'at') !== undefined)
    throw new UsageError('--at is the month of a check: give --check too');
  if (isSearch) {
    if (more.length === 0) throw new UsageError('search needs a word, as in `costcone catalog search h100`');
    const { searchCatalog } = await import('../catalog/search-catalog.ts');
    return printListing(words, searchCatalog(more));
  }
  if (kind === 'levers') return listLevers(words, more);
  const { listCatalog } = await import('../catalog/list-catalog.ts');
  return printListing(words, listCatalog(kind, more.length === 0 ? undefined : more.join(' ')));
}

/** Levers are files rather than rows: all of those that come with costcone, or one by name or path with its file. */
async function listLevers(words: Words, more: readonly string[]): Promise<number> {
  const { findLevers, readLevers } = await import('../scenario/levers/lever-files.ts');
  const { alignedColumns } = await import('../catalog/listing/aligned-columns.ts');
  const levers = more.length === 0 ? readLevers() : findLevers(more);
  const data = levers.map(({ name, title, explanation }) => ({ lever: name, title, explanation }));
  if (more.length > 0)
    return printListing(words, { data, table: levers.map(({ file }) => file.text.trimEnd()).join('\n\n') });
  const heads = ['lever', 'title'].map((head) => ({ head }));
  const note =
    'pull them with `costcone compare a.yaml --lever NAME`, or all with --levers; one in full: costcone catalog levers int8';
  return printListing(words, {
    data,
    table: alignedColumns(
      heads,
      data.map(({ lever, title }) => [lever, title]),
    ),
    note,
  });
}

/** The listing goes to stdout, what helps to read it to stderr. */
function printListing(words: Words, { data, table, note }: Listing): number {
  if (switchOf(words, 'json')) printJson(data, 2);
  else {
    if (table !== '') print(table);
    if (note !== undefined) say(note);
  }
  return exitCodes.ok;
}

/**
 * Rows that are out of order end with the code of every check that fails: neither the call nor a scenario is at fault.
 * Aged rows do not: time makes them, and a check that nobody broke would fail one day.
 */
async function check(words: Words, kindName: string | undefined, more: readonly string[]): Promise<number> {
  const { checkCatalog } = await import('../catalog/check/check-catalog.ts');
  const { kindNamed, rowOfKind } = await import('../catalog/list-catalog.ts');
  const { kinds } = await import('../catalog/kinds.ts');
  const { monthName } = await import('../catalog/check/row-dates.ts');
  const kind = kindName === undefined ? undefined : kindNamed(kindName);
  const id = kind === undefined || more.length === 0 ? undefined : rowOfKind(kind, more.join(' ')).id;
  const at = await monthOf(words);
  const findings = checkCatalog(at, kind === undefined ? kinds : [kind]).filter(
    (finding) => id === undefined || finding.id === id,
  );
  const wrong = findings.filter(({ found }) => found === 'out of order').length;
  const { alignedColumns } = await import('../catalog/listing/aligned-columns.ts');
  const heads = ['found', 'kind', 'id', 'date', 'what'].map((head) => ({ head }));
  const cells = findings.map((finding) => [
    finding.found,
    finding.kind,
    finding.id,
    finding.date,
    finding.what,
  ]);
  printListing(words, {
    data: findings,
    table: findings.length === 0 ? '' : alignedColumns(heads, cells),
    note: `${wrong} out of order, ${findings.length - wrong} older than a year in ${monthName(at)}`,
  });
  return wrong > 0 ? exitCodes.goalMissed : exitCodes.ok;
}

/** The month of `--at`, or this one. */
async function monthOf(words: Words): Promise<number> {
  const { periodOf } = await import('../catalog/check/row-dates.ts');
  const text = textOf(words, 'at') ?? new Date().toISOString().slice(0, 7);
  const period = /^\d{4}-\d\d$/.test(text) ? periodOf(text) : null;
  if (period === null) throw new UsageError(`--at needs a month, as in 2026-11 (found "${text}")`);
  return period.last;
}
