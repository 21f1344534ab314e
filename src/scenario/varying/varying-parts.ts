import { NotationError } from '../../errors.ts';
import { quoted } from '../../notation/messages.ts';
import { type Token, tokenAt } from '../../notation/tokens.ts';
import type { DraftEntry } from '../draft-entry.ts';
import { type Reading, reportAt } from '../reading.ts';

/** A mixture or truncation in which a name stands that is something else of the scenario. */
export interface VaryingPart {
  readonly family: 'mixture' | 'truncate';
  readonly name: string;
  readonly start: number;
}

/** The first such name; null where there is none. */
export function varyingPart(text: string, known: ReadonlySet<string>): VaryingPart | null {
  const family = /^\s*(mixture|truncate)\s*\(/.exec(text)?.[1] as VaryingPart['family'] | undefined;
  if (family === undefined) return null;
  try {
    for (let token: Token = tokenAt(text, 0); token.kind !== 'end'; token = tokenAt(text, token.span.end)) {
      const isArgument = tokenAt(text, token.span.end).text === '=';
      // After a number or a bracket a word is a unit.
      const isUnit = /[\d.)%]\s?$/.test(text.slice(0, token.span.start));
      if (token.kind === 'name' && known.has(token.text) && !isArgument && !isUnit)
        return { family, name: token.text, start: token.span.start };
    }
  } catch (error) {
    // A text that is no notation is reported where the input is read.
    if (!(error instanceof NotationError)) throw error;
  }
  return null;
}

const hints = {
  mixture: (name: string) =>
    `give the part its own name under inputs, and choose under formulas, as in ${name}: if(happens, ${name}_part, 0) with happens: bernoulli(40%)`,
  truncate: (name: string) =>
    `give the distribution its own name under inputs, and bound it under formulas, as in ${name}: max(${name}_part, 0 USD), which puts what lies beyond at the end`,
};

/** What has to be written instead. */
export function reportPart(name: string, { value }: DraftEntry, part: VaryingPart, reading: Reading): void {
  const rule = `the arguments of ${part.family}(..) cannot vary with other inputs`;
  reportAt(reading, value, part.start, rule, quoted(part.name), hints[part.family](name));
}
