import type { InputEffect } from './result.ts';

/** An input and the share of an output's variance that it explains on its own. */
export interface Driver {
  readonly name: string;
  readonly share: number;
}

/** Inputs by the share of the variance they explain on their own (first-order index), the largest first. */
export function drivers(effects: Readonly<Record<string, InputEffect>>): readonly Driver[] {
  return Object.entries(effects)
    .flatMap(([name, { first }]) => (first.value === null ? [] : [{ name, share: first.value }]))
    .sort((a, b) => b.share - a.share);
}

/** Inputs beyond the third are left to the table. */
const mostNamed = 3;
/** Naming stops where this share is explained. */
const enough = 2 / 3;

/** What drives an output, in a sentence: `utilization and rental price explain 71 % of the variance`. */
export function driversSentence(effects: Readonly<Record<string, InputEffect>> | null): string | null {
  const all = effects === null ? [] : drivers(effects);
  if (all.length === 0) return null;
  const named: Driver[] = [];
  let share = 0;
  for (const driver of all) {
    if (named.length === mostNamed || share >= enough || driver.share < 0.01) break;
    named.push(driver);
    share += driver.share;
  }
  if (named.length === 0) return 'no input explains 1 % of the variance on its own: they act together';
  const verb = named.length === 1 ? 'explains' : 'explain';
  const correlated = named.some(({ name }) => effects![name]!.method === 'given-data');
  // Shares of correlated inputs overlap, so their sum means nothing.
  if (correlated && named.length > 1)
    return `${named.map(({ name, share }) => `${words(name)} explains ${percent(share)}`).join(', ')} of the variance; correlated inputs share what they explain`;
  return `${list(named.map(({ name }) => words(name)))} ${verb} ${percent(share)} of the variance`;
}

/** A name as words. */
const words = (name: string) => name.replace(/[._]+/g, ' ');

const percent = (share: number) => `${Math.round(100 * Math.min(share, 1))} %`;

const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
