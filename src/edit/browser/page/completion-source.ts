import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { type Offer, offersAt } from '../language/completion.ts';
import { aboutElement } from './about-element.ts';
import type { Knowledge } from './knowledge.ts';

/** Offers what may be written where the cursor stands. */
export function completionSource({ language, facts }: Knowledge) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const known = language();
    if (known === null) return null;
    const found = offersAt(state.doc.sliceString(0, pos, '\n'), known, facts());
    // Before a word is begun, a list would only be in the way.
    const isAsked =
      explicit || (found !== null && found.back > 0) || isAfterKey(state.doc.sliceString(0, pos));
    if (found === null || !isAsked) return null;
    const line = state.doc.lineAt(pos);
    const hasColon = /^[\w.-]*:/.test(line.text.slice(pos - line.from));
    return {
      from: pos - found.back,
      options: found.offers.map((offer, index) => completionOf(offer, index, hasColon)),
      validFor: /^[\w.-]*$/,
    };
  };
}

/** True at the start of a line below `inputs:` and the like. */
const isAfterKey = (text: string) => /:[ \t]*\r?\n[ \t]+$/.test(text.slice(-200));

function completionOf(
  { word, detail, about, insert = word, kind }: Offer,
  index: number,
  hasColon: boolean,
): Completion {
  return {
    label: word,
    detail,
    type: kind,
    apply: hasColon && insert === `${word}: ` ? word : insert,
    // In the order of the tables, among those that match equally well.
    boost: kind === 'unit' ? -index / 1000 : 50 - Math.min(index / 100, 40),
    ...(about === '' ? {} : { info: () => aboutElement({ word, detail, about }) }),
  };
}
