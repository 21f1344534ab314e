import type { CatalogRow } from '../kinds.ts';
import { factsOf, mappingsOf, type RowCheck } from './finding.ts';

/** Lists of which every item has a source of its own. */
const sourcedLists: readonly string[] = ['rent', 'purchase', 'links'];

const isSource = (key: string | undefined) => key !== undefined && /(?:^|_)sources?$/.test(key);

const hasSource = (value: unknown) =>
  factsOf(value).some(
    ({ keys, value: text }) => isSource(keys.at(-1)) && typeof text === 'string' && text.trim().length > 0,
  );

/** A row says where its facts are from, and so does every price in it. */
export const toldWhence: RowCheck = (row) => [
  ...(hasOwnSource(row) ? [] : [{ what: 'has no source' }]),
  ...mappingsOf(row)
    .filter(({ keys, mapping }) => sourcedLists.includes(keys.join('.')) && !hasSource(mapping))
    .map(({ keys, mapping }) => ({
      what: `${[keys.join('.'), mapping.year].join(' ').trim()}: has no source`,
    })),
];

/** Sources directly in the row: those of its prices are for the prices alone. */
function hasOwnSource(row: CatalogRow): boolean {
  return Object.entries(row).some(([key, value]) => isSource(key) && hasSource({ [key]: value }));
}
