import type { Step } from './shape.ts';

/** A line and a column, counted from 1. */
export interface JsonPlace {
  readonly line: number;
  readonly column: number;
}

/** Deepest nesting that is read: what costcone writes has about ten levels. */
const deepest = 100;

const scalar = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+/y;
const blank = /\s*/y;

/** Whether brackets stand inside each other deeper than in any saved result: those would be too many for a reader. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (isText) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) isText = false;
    } else if (code === 0x22) isText = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/**
 * Where the value at a path stands in a JSON text; where it is missing, the mapping or list that lacks it. Of a key that
 * stands twice the last one counts, as it does for `JSON.parse`.
 *
 * @param json valid, not too deep
 */
export function placeAt(json: string, path: readonly Step[]): JsonPlace {
  let start = skipBlank(json, 0);
  for (const step of path) {
    const next = childOf(json, start, step);
    if (next === null) break;
    start = next;
  }
  return placeOf(json, start);
}

/** The line and column of an offset. */
export function placeOf(text: string, offset: number): JsonPlace {
  let line = 1;
  let begin = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    begin = at + 1;
  }
  return { line, column: offset - begin + 1 };
}

function childOf(json: string, start: number, step: Step): number | null {
  const opening = json[start];
  if (opening !== '{' && opening !== '[') return null;
  let found: number | null = null;
  let at = skipBlank(json, start + 1);
  for (let index = 0; at < json.length && json[at] !== '}' && json[at] !== ']'; index++) {
    let key: Step = index;
    if (opening === '{') {
      const end = endOfValue(json, at);
      key = JSON.parse(json.slice(at, end)) as string;
      at = skipBlank(json, skipBlank(json, end) + 1);
    }
    if (key === step) found = at;
    at = skipBlank(json, endOfValue(json, at));
    if (json[at] === ',') at = skipBlank(json, at + 1);
  }
  return found;
}

function endOfValue(json: string, start: number): number {
  let depth = 0;
  let at = start;
  do {
    const character = json[at];
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (character !== undefined && /[\]{}[,:]/.test(character)) at += 1;
    else {
      scalar.lastIndex = at;
      at += scalar.exec(json)?.[0].length ?? 1;
    }
    if (depth > 0) at = skipBlank(json, at);
  } while (depth > 0 && at < json.length);
  return at;
}

function skipBlank(json: string, start: number): number {
  blank.lastIndex = start;
  return start + (blank.exec(json)?.[0].length ?? 0);
}
