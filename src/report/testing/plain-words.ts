import { expect } from 'vitest';
import { type Reportable, renderAnswer } from '../formats.ts';

/** What no sentence, cell or label of ours may hold, each with what it would mean. */
const odd: Readonly<Record<string, RegExp>> = {
  'a missing value': /\b(?:null|NaN|undefined|Infinity)\b|\[object /,
  'minus zero': /(?<![\w.,^*/)\]] ?)[-−]0(?![\d.,%\w])/,
  'one of several':
    /(?<![\d.,])1 (?:draws|replicates|inputs|outputs|scenarios|levers|values|cases|goals|days|hours|years|GPUs|users|queries|people)\b/,
  'a number for machines': /\d(?:\.\d+)?e[+-]\d/,
  'a number of far too many digits': /\d\.\d{10,}/,
  'a blank before a full stop or comma': /\w [.,;](?: |$)/m,
  'two stops': /(?<!\.)[.,;:]{2}(?!\.)/,
  'a sentence that does not end': /: (?:\.|$)/,
  'an empty bracket': /\(\s*\)/,
};

/** Of words that are ours alone: in sources and in tables a number and a word may stand side by side by chance. */
const severalOfOne =
  /(?<![\d.,@_])(?:[2-9]|[1-9]\d+)(?:,\d{3})* (?:draw|replicate|input|output|scenario|lever|case|goal|user|day|year|hour)\b(?![\w/*-])/;

/** What is written by us rather than quoted: without texts that the user gave, such as notations and file texts. */
export function expectPlain(text: string, what: string, except: readonly string[] = []): void {
  for (const [meaning, pattern] of Object.entries(odd)) {
    if (except.includes(meaning)) continue;
    const found = pattern.exec(text);
    const around = found === null ? '' : text.slice(Math.max(0, found.index - 60), found.index + 60);
    expect(found === null ? '' : `${meaning} in ${what}: …${around}…`).toBe('');
  }
}

/** Formulas and notations stand in explanations as they are read: exactly. */
export const exact = ['a number for machines', 'a number of far too many digits'];

/** Sentences have single blanks; tables in the terminal do not. */
export function expectSentences(sentences: readonly string[], what: string): void {
  for (const sentence of sentences) {
    expect(sentence, what).not.toMatch(/ {2}|^ | $|\n/);
    expect(sentence, what).not.toMatch(severalOfOne);
    expectPlain(sentence, what);
  }
}

/** What a page shows and reads aloud: without scripts, styles, and the scenario's own text. */
export function shownWords(page: string): string {
  return (
    page
      .replace(/<(script|style|pre|svg)\b[\s\S]*?<\/\1>/g, ' ')
      // What is quoted is one word of a sentence.
      .replace(/<code\b[\s\S]*?<\/code>/g, 'x')
      .replace(/<\/?(?:a|abbr|b|em|i|small|span|strong)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
      .replace(/\s+/g, ' ')
  );
}

const sentencesOf = (value: Reportable): readonly string[] => ('warnings' in value ? value.warnings : []);

/** The warnings of a result and what the terminal says of it. */
export async function expectPlainAnswer(value: Reportable, what: string): Promise<void> {
  expectSentences(sentencesOf(value), what);
  const answer = await renderAnswer(value);
  expectPlain(answer, `the terminal, ${what}`);
  expect(answer, what).not.toMatch(severalOfOne);
}
