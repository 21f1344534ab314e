import fc from 'fast-check';
import { describe, it } from 'vitest';
import { NotationError } from '../errors.ts';
import { readers, repeated } from './testing/hostile-texts.ts';

/** Reads a text, and lets a well-made refusal pass. */
function tryReading(read: (text: string) => unknown, text: string): void {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    const { start, end, rule, found = '', hint = '' } = error;
    const marked = start >= 0 && end >= start && end <= text.length;
    const readable = !rule.includes('undefined') && found.length < 200 && hint.length < 300;
    if (!marked || !readable) throw error;
  }
}

const pieces = fc.constantFrom(
  ...'+ - * / ^ ( ) [ ] , < <= == = to with and or not if min sqrt normal mixture truncate p5= weights= 1 0 2.5 1e9 10k 3B 40% % USD USD/kWh kWh s^2 1/s a chat.x pi e "t" \u0000 😀 __proto__ constructor'.split(
    ' ',
  ),
  ' ',
  ' ',
  '  ',
);

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('reads or refuses any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => tryReading(read, text)));
  });

  it('reads or refuses any order of its own words', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (words) => tryReading(read, words.join(''))),
      { numRuns: 500 },
    );
  });

  it.each(repeated)('reads or refuses many %s', (_, many, text) => {
    tryReading(read, text(many));
  });
});
