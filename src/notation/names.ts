import { functions } from './operations/operations.ts';
import { nameIs } from './messages.ts';

/** Names that always stand for the same number. */
export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
]);

/** Words of the language itself. */
export const reservedWords: ReadonlySet<string> = new Set(['to', 'and', 'or', 'not', 'if', 'with']);

/** Functions whose names were free before they were functions: a call has its bracket, so both can be told apart. */
const freeFunctions: ReadonlySet<string> = new Set(['sum']);

const part = /^\p{L}[\p{L}\p{M}\p{N}_]*$/u;
const longest = 100;

/**
 * Checks a name that somebody gives to an input, a quantity or a workload: parts of letters, digits and underscores,
 * each beginning with a letter, joined by dots. `families` are names of distributions, which are not free either.
 * @throws NotationError
 */
export function checkName(name: string, families: Iterable<string> = []): void {
  if (name.length > longest) throw nameIs.tooLong(name, longest);
  if (!name.split('.').every((piece) => part.test(piece))) throw nameIs.malformed(name);
  if (name.normalize('NFC') !== name) throw nameIs.malformed(name);
  if (constants.has(name)) throw nameIs.taken(name, 'a constant');
  if (reservedWords.has(name)) throw nameIs.taken(name, 'a word of the language');
  if (functions.has(name) && !freeFunctions.has(name)) throw nameIs.taken(name, 'a function');
  if (new Set(families).has(name)) throw nameIs.taken(name, 'a distribution');
  // Names become keys of plain objects in results, where these already mean something.
  if (name in Object.prototype) throw nameIs.taken(name, 'a word of JavaScript');
}
