import { accelerators, apiPrices, regions } from '../catalog.ts';
import type { RowCheck } from './finding.ts';

/** Keys whose value is the id of another row, and what there is then. */
const references = [
  { key: 'api_price', what: 'API price', rows: apiPrices },
  { key: 'accelerator', what: 'accelerator', rows: accelerators },
  { key: 'of', what: 'region', rows: regions },
] as const;

/** Ids of other rows that a row gives are there. */
export const leadsSomewhere: RowCheck = (row) =>
  references.flatMap(({ key, what, rows }) => {
    const id = (row as { readonly [name: string]: unknown } & typeof row)[key];
    if (id === undefined || rows().some((one) => one.id === id)) return [];
    return [{ what: `there is no ${what} ${String(id)}` }];
  });
