import type { CarriedOther, CarriedScenario, ChangedList } from './result.ts';

/** What is carried whole where it changed, as lists of inputs and quantities are not. */
type Whole = Exclude<keyof CarriedOther & keyof CarriedScenario, 'inputs' | 'quantities'>;

/** What is other in a scenario than in the base; `whole`: what is looked at besides inputs and quantities. */
export function changeBetween(
  base: CarriedScenario,
  other: CarriedScenario,
  whole: readonly Whole[],
): Omit<CarriedOther, 'own'> {
  const inputs = changedList(base.inputs, other.inputs);
  const quantities = changedList(base.quantities, other.quantities);
  const others = Object.fromEntries(
    whole.filter((key) => !isSame(base[key], other[key])).map((key) => [key, other[key]]),
  );
  return {
    ...(inputs === null ? {} : { inputs }),
    ...(quantities === null ? {} : { quantities }),
    ...others,
  };
}

/** The other scenario again. */
export function withChange(
  base: CarriedScenario,
  { inputs, quantities, own: _, ...others }: CarriedOther,
): CarriedScenario {
  return {
    ...base,
    ...others,
    inputs: changedBy(base.inputs, inputs),
    quantities: changedBy(base.quantities, quantities),
  };
}

/** Null where two lists are alike. */
function changedList<Item extends { readonly name: string }>(
  before: readonly Item[],
  after: readonly Item[],
): ChangedList<Item> | null {
  const known = new Map(before.map((item) => [item.name, JSON.stringify(item)]));
  const items = after.filter((item) => known.get(item.name) !== JSON.stringify(item));
  const names = after.map(({ name }) => name);
  const isInOrder = isSame(
    names,
    before.map(({ name }) => name),
  );
  if (items.length === 0 && isInOrder) return null;
  return isInOrder ? { items } : { items, names };
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function changedBy<Item extends { readonly name: string }>(
  before: readonly Item[],
  change: ChangedList<Item> | undefined,
): readonly Item[] {
  if (change === undefined) return before;
  const { items, names = before.map(({ name }) => name) } = change;
  const known = new Map([...before, ...items].map((item) => [item.name, item]));
  return names.map((name) => known.get(name)!);
}
