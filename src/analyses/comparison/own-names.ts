import { beginSentence } from '../../notation/spoken-name.ts';

/** Punctuation between what names share and what is their own. */
const between = /^[\s,;:–—·-]+/;

/** A word that a sentence may begin with a capital; `int8` and `iOS` are spelt as they are. */
const plainWord = /^\p{Ll}+(?![\p{L}\p{N}])/u;

/**
 * Names of others without the words that all of them, and the base, begin with; as they are where nothing would be left of
 * one, or two would be alike. The base keeps its name.
 *
 * @param base the name of what all are held against
 * @example ownNames('ChatGPT 2023', ['ChatGPT 2023, H100', 'ChatGPT 2023 (int8)']) // => ['H100', 'int8']
 */
export function ownNames(base: string, others: readonly string[]): readonly string[] {
  const words = [base, ...others].map((name) => name.split(' '));
  const shared = sharedWords(words);
  // One word in common is no subject in common, unless it is all that the base is called.
  if (shared < Math.min(2, words[0]!.length)) return others;
  const own = words.slice(1).map((parts) => ownPart(parts, shared));
  const isClear = own.every((name) => name !== '' && name !== base) && new Set(own).size === own.length;
  return isClear ? own : others;
}

/** How many words all names begin with, punctuation after the last one aside. */
function sharedWords([first, ...others]: readonly (readonly string[])[]): number {
  const bare = (word: string | undefined) => word?.replace(/[,;:]$/, '');
  let count = 0;
  while (count < first!.length && others.every((words) => bare(words[count]) === bare(first![count])))
    count += 1;
  return count;
}

function ownPart(words: readonly string[], shared: number): string {
  const own = words.slice(shared).join(' ').replace(between, '');
  const [, inner] = /^\(([^()]*)\)$/.exec(own) ?? [];
  return (inner ?? own).replace(plainWord, beginSentence);
}
