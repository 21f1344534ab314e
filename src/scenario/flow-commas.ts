import type { CST } from 'yaml';

/** A value between `{ }` or `[ ]` that its own commas divide, as in `{ n: pert(1, 2, 4) }`. */
export interface DividedValue {
  readonly offset: number;
  /** What YAML takes for the value: `pert(1`. */
  readonly found: string;
  /** The whole value, in quotes. */
  readonly quoted: string;
}

/** Every value of a file that commas divide although it stands in round brackets. */
export function dividedValues(tokens: readonly CST.Token[], text: string): readonly DividedValue[] {
  const divided: DividedValue[] = [];
  let end = 0;
  const look = (token: CST.Token | null | undefined) => {
    if (token?.type !== 'scalar' || token.offset < end || !opensBracket(token.source)) return;
    const after = endOfValue(text, token.offset);
    if (after === null || after <= token.offset + token.source.length) return;
    end = after;
    const whole = text.slice(token.offset, after).replace(/\s+/g, ' ').trim();
    const mark = whole.includes('"') ? "'" : '"';
    divided.push({ offset: token.offset, found: token.source, quoted: `${mark}${whole}${mark}` });
  };
  const visit = (token: CST.Token | null | undefined) => {
    if (token === null || token === undefined || !('items' in token)) return;
    for (const { key, value } of token.items) {
      if (token.type === 'flow-collection') {
        look(key);
        look(value);
      }
      visit(key);
      visit(value);
    }
  };
  for (const token of tokens) if (token.type === 'document') visit(token.value);
  return divided;
}

function opensBracket(source: string): boolean {
  return count(source, '(') > count(source, ')');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Where a value ends whose round brackets are closed: before the comma or bracket that follows; null where they are not. */
function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (depth > 0 && (character === '"' || character === "'")) quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (depth === 0 && /[,\]}\n#]/.test(character)) return at;
    if (depth < 0) return null;
  }
  return null;
}
