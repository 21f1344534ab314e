import { type Html, html } from './html.ts';

type Pieces = Parameters<typeof html> extends [unknown, ...infer Rest] ? Rest : never;

/** What a number counts, and is read in one breath with: a per cent sign, a magnitude, a unit. */
const counted =
  /(?<=\d) (?=%|(?:thousand|million|billion|trillion)\b|[A-Z]|[a-z]+\/)|(?<=\d (?:million|billion|trillion)) (?=[A-Z]|[a-z]+\/)/g;

/** Text whose numbers stay in one line with what they count. Commands and what is typed must keep their blanks. */
export const unbroken = (text: string) => text.replace(counted, '\u00a0');

/** Markup for people to read: its text is `unbroken`; markup among the pieces stays as it is. */
export function prose(parts: TemplateStringsArray, ...pieces: Pieces): Html {
  const fixed = Object.assign(parts.map(unbroken), { raw: parts.raw });
  return html(fixed, ...pieces.map((piece) => (typeof piece === 'string' ? unbroken(piece) : piece)));
}
