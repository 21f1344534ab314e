import type { SearchEntry } from '../search-index.ts';

/** Most results that are shown. */
const most = 12;

/** Points of one word in one entry; 0 where it does not occur. */
function pointsOf(word: string, title: string, page: string, text: string): number {
  if (title === word || title.startsWith(`${word} `) || title.startsWith(`${word}(`)) return 100;
  if (title.startsWith(word)) return 40;
  if (title.includes(word)) return 25;
  if (page.includes(word)) return 8;
  return text.includes(word) ? 4 : 0;
}

/** What most people look for comes first among what is as good: the model of a service, and last the catalogue. */
function prominence(address: string): number {
  if (address.startsWith('reference/models/llm-service')) return 1;
  return address.startsWith('reference/catalogue/') ? -2 : 0;
}

/** Words of a question that say nothing of what is looked for have no more letters. */
const shortest = 4;

/**
 * The entries in which every word occurs, the best first; the guide before the reference where both are as good. Where there is none, as
 * for a whole question, those with every longer word, and then those with most of them.
 */
export function ranked(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const words = query
    .toLowerCase()
    .split(/[\s?]+/)
    .filter(Boolean);
  const all = rankedBy(entries, words, words.length);
  const long = words.filter((word) => word.length >= shortest);
  for (let least = long.length; all.length === 0 && least > 1; least--) {
    const some = rankedBy(entries, long, least);
    if (some.length > 0) return some;
  }
  return all;
}

/** The entries in which at least so many of the words occur. */
function rankedBy(
  entries: readonly SearchEntry[],
  words: readonly string[],
  least: number,
): readonly SearchEntry[] {
  return entries
    .map((entry, place) => {
      const [address, title, page, text] = entry.map((part) => part.toLowerCase()) as [
        string,
        string,
        string,
        string,
      ];
      const points = words.map((word) => pointsOf(word, title, page, text));
      const sum = points.reduce((a, b) => a + b, 0) + prominence(address);
      return { entry, place, points: points.filter(Boolean).length < least ? 0 : sum };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.place - b.place)
    .slice(0, most)
    .map(({ entry }) => entry);
}
