/**
 * For each offset in the value of a YAML scalar (its end included) the offset in the file; null where quoting, folding or
 * escapes make that ambiguous.
 *
 * `raw` is the scalar as it stands in the file, with its quotes but without a block scalar's header; `start` is its offset.
 */
export function scalarOffsets(value: string, raw: string, start: number): readonly number[] | null {
  const walk: Walk = {
    value,
    raw,
    quote: raw[0] === '"' || raw[0] === "'" ? raw[0] : '',
    blanksEnd: 0,
  };
  const offsets: number[] = [];
  let at = walk.quote.length;
  for (let index = 0; index < value.length; ) {
    const step = matchOne(walk, index, at);
    if (step === null) return null;
    at = step.at;
    for (let k = 0; k < step.taken; k++) offsets.push(start + step.from);
    index += step.taken;
  }
  offsets.push(start + at);
  return offsets;
}

/** A scalar's value and how it is written. */
interface Walk {
  readonly value: string;
  readonly raw: string;
  /** The quote it is written in, or nothing. */
  readonly quote: string;
  /** Where the blanks end that were last looked at, so that each is looked at once. */
  blanksEnd: number;
}

interface Step {
  /** Characters of the value this accounts for. */
  readonly taken: number;
  /** Where they stand in `raw`. */
  readonly from: number;
  /** Where to go on in `raw`. */
  readonly at: number;
}

const blanks = /[ \t]*/y;
const white = /\s+/y;
const indentation = /[ \t\r\n]+/y;
const lineEnd = /\r?\n/y;

/** Where a match of a pattern at `from` ends; `from` where there is none. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** Where the white space ends that holds a line end and begins with blanks at `at`; `at` where there is none. */
function foldEnd(walk: Walk, at: number): number {
  if (walk.blanksEnd < at) walk.blanksEnd = endOf(blanks, walk.raw, at);
  const end = endOf(lineEnd, walk.raw, walk.blanksEnd);
  return end === walk.blanksEnd ? at : endOf(white, walk.raw, end);
}

function matchOne(walk: Walk, index: number, at: number): Step | null {
  const { value, raw, quote } = walk;
  const wanted = value[index]!;
  if (quote === '"' && raw[at] === '\\') {
    const continued = continuedEnd(raw, at);
    return continued > at ? matchOne(walk, index, continued) : matchEscape(walk, index, at);
  }
  const fold = /\s/.test(wanted) ? foldEnd(walk, at) : at;
  if (fold > at) return { taken: endOf(white, value, index) - index, from: at, at: fold };
  if (raw[at] !== wanted) {
    // A block scalar's first line begins with its indentation.
    const indent = index === 0 ? endOf(indentation, raw, at) : at;
    return indent > at ? matchOne(walk, index, indent) : null;
  }
  if (quote === "'" && wanted === "'") return { taken: 1, from: at, at: at + 2 };
  return { taken: 1, from: at, at: at + 1 };
}

/** Where the lines end that a backslash before each line end joins, from `start` on; `start` where there are none. */
function continuedEnd(raw: string, start: number): number {
  let at = start;
  while (raw[at] === '\\') {
    const end = endOf(lineEnd, raw, at + 1);
    if (end === at + 1) break;
    at = endOf(blanks, raw, end);
  }
  return at;
}

function matchEscape(walk: Walk, index: number, at: number): Step | null {
  const { value, raw } = walk;
  const digits = { x: 2, u: 4, U: 8 }[raw[at + 1] ?? ''] ?? 0;
  const taken = (value.codePointAt(index) ?? 0) > 0xffff && digits === 8 ? 2 : 1;
  return { taken, from: at, at: at + 2 + digits };
}
