import { NotationError } from '../../errors.ts';
import type { CustomerOptions, PriceKind } from '../../model/models/portfolio/options.ts';
import { quoted } from '../../notation/messages.ts';
import { parseQuantity } from '../../notation/parse-quantity.ts';
import { parseUnit } from '../../notation/parse-unit.ts';
import { sameDimension } from '../../units/arithmetic.ts';
import type { Unit } from '../../units/unit.ts';
import type { Draft } from '../draft.ts';
import { type Reading, report } from '../reading.ts';
import { type DraftCustomer, isByDirection } from './draft-customer.ts';

const kinds: readonly (readonly [PriceKind, Unit])[] = [
  ['user', parseUnit('USD/user/month')],
  ['query', parseUnit('USD/query')],
  ['token', parseUnit('USD/Mtoken')],
  ['flat', parseUnit('USD/month')],
];

const forms =
  'as in 20 USD/user/month, 0.002 USD/query, 1k USD/month or { input: 0.6 USD/Mtoken, output: 2 USD/Mtoken }';

/** How a group of customers pays: by the unit of its price. Null where it pays nothing. */
export function priceOf(
  name: string,
  { price, to }: DraftCustomer,
  draft: Draft,
  reading: Reading,
): CustomerOptions['price'] {
  const reached = [...to.keys()];
  if (isByDirection(price)) {
    const listed = price.entries.get('services')?.value;
    const items = listed?.kind === 'list' ? listed.items : [];
    const billed = items.flatMap((item) => {
      if (item.kind !== 'scalar') return [];
      if (to.has(item.text)) return [item.text];
      const hint = `its queries reach ${reached.join(', ')}`;
      report(
        reading,
        item,
        'only tokens of services that the group reaches are billed',
        quoted(item.text),
        hint,
      );
      return [];
    });
    if (listed?.kind === 'list' && items.length === 0)
      report(reading, listed, 'must name a service', 'an empty list', 'or leave `services` out');
    for (const direction of ['input', 'output'])
      if (!price.entries.has(direction))
        report(
          reading,
          price,
          `\`${direction}\` is missing`,
          undefined,
          'as in { input: 0.6 USD/Mtoken, output: 2 USD/Mtoken }',
        );
    return {
      kind: 'tokens by direction',
      billed: listed === undefined ? reached : billed,
      hasCachedPrice: price.entries.has('cached_input'),
    };
  }
  const entry = draft.inputs.get(`${name}.price`);
  if (entry === undefined) return null;
  const unit = unitOf(entry.fields.get('unit')?.text, entry.value.text);
  const kind = unit === undefined ? undefined : kinds.find(([, known]) => sameDimension(known, unit))?.[0];
  if (kind === undefined && unit !== undefined)
    report(reading, entry.value, 'the unit must say what is paid for', quoted(entry.value.text), forms);
  const hasUsers = draft.inputs.has(`${name}.users`);
  if (kind === 'user' && !hasUsers) {
    const hint = 'give `users` and `queries_per_user` instead of `queries`, or a price of another kind';
    report(reading, entry.value, 'a price for each user needs `users`', quoted(entry.value.text), hint);
  }
  // A price that cannot be read is reported as an input: what it is paid for must only be there.
  return { kind: kind ?? (hasUsers ? 'user' : 'query'), billed: reached, hasCachedPrice: false };
}

/** The unit of a price; undefined for what cannot be read, which is reported where inputs are read. */
function unitOf(declared: string | undefined, notation: string): Unit | undefined {
  try {
    return declared === undefined ? (parseQuantity(notation).unit ?? parseUnit('')) : parseUnit(declared);
  } catch (error) {
    if (error instanceof NotationError) return undefined;
    throw error;
  }
}
