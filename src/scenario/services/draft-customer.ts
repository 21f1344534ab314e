import type { Problem } from '../../errors.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { addInput } from '../draft-inputs.ts';
import type { Placed, YamlMap, YamlNode } from '../yaml-tree.ts';
import { rowsOf } from './rows.ts';

/** Prices of tokens that a group of customers may pay, by direction. */
export const directions = ['input', 'cached_input', 'output'] as const;

/** A row of `customers` as written; its numbers are inputs (`free.users`, `free.to.chat`). */
export interface DraftCustomer {
  readonly key: Placed;
  /** Services that its queries reach, with the place of each. */
  readonly to: ReadonlyMap<string, Placed>;
  /** What it pays: one price, or prices by direction. */
  readonly price: YamlNode | undefined;
}

const volumes = ['users', 'queries_per_user', 'queries'];

/** Reads the rows of `customers`, and adds the inputs that they give. */
export function readCustomers(
  node: YamlNode | undefined,
  inputs: Map<string, DraftEntry>,
  problems: Problem[],
): Map<string, DraftCustomer> {
  return new Map(
    rowsOf(node, 'group of customers', problems).map(([name, { key, entries }]) => {
      const add = (from: YamlMap['entries'], word: string, full: string) => {
        const entry = from.get(word);
        if (entry !== undefined) addInput(inputs, full, entry.key, entry.value, problems);
      };
      for (const word of volumes) add(entries, word, `${name}.${word}`);
      const routes = entries.get('to')?.value;
      const reached = routes?.kind === 'map' ? routes.entries : new Map();
      for (const service of reached.keys()) add(reached, service, `${name}.to.${service}`);
      const price = entries.get('price')?.value;
      if (isByDirection(price))
        for (const word of directions) add(price.entries, word, `${name}.price.${word}`);
      else add(entries, 'price', `${name}.price`);
      const to = new Map([...reached].map(([service, entry]) => [service, entry.key]));
      return [name, { key, to, price }];
    }),
  );
}

/** Whether a price is one by direction, and not a value with its source. */
export function isByDirection(price: YamlNode | undefined): price is YamlMap {
  return price?.kind === 'map' && !price.entries.has('value');
}

/** Rows of a scenario that extends another one: it changes only what it names. */
export function mergeCustomers(
  base: ReadonlyMap<string, DraftCustomer>,
  over: ReadonlyMap<string, DraftCustomer>,
): Map<string, DraftCustomer> {
  const customers = new Map(base);
  for (const [name, row] of over) {
    const before = base.get(name);
    customers.set(name, {
      key: row.key,
      to: new Map([...(before?.to ?? []), ...row.to]),
      price: mergePrice(before?.price, row.price),
    });
  }
  return customers;
}

/** Prices by direction are changed one by one, any other price as a whole. */
function mergePrice(base: YamlNode | undefined, over: YamlNode | undefined): YamlNode | undefined {
  if (!isByDirection(base) || !isByDirection(over)) return over ?? base;
  return { ...over, entries: new Map([...base.entries, ...over.entries]) };
}

/** Numbers of customers that another price, or another way to give how much they ask, takes the place of. */
export function replacedNumbers(
  base: ReadonlyMap<string, DraftCustomer>,
  over: {
    readonly customers: ReadonlyMap<string, DraftCustomer>;
    readonly inputs: ReadonlyMap<string, DraftEntry>;
  },
): ReadonlySet<string> {
  const names: string[] = [];
  for (const [name, { price: before }] of base) {
    const price = over.customers.get(name)?.price;
    if (price !== undefined && !(isByDirection(before) && isByDirection(price)))
      names.push(`${name}.price`, ...directions.map((direction) => `${name}.price.${direction}`));
    if (over.inputs.has(`${name}.queries`)) names.push(`${name}.users`, `${name}.queries_per_user`);
    if (over.inputs.has(`${name}.users`)) names.push(`${name}.queries`);
  }
  return new Set(names);
}
