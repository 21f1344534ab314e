/**
 * For each offset in the value of a YAML scalar (its end included) the offset in the file; null where quoting, folding or
 * escapes make that ambiguous.
 *
 * `raw` is the scalar as it stands in the file, with its quotes but without a block scalar's header; `start` is its offset.
 */
export function scalarOffsets(value: string, raw: string, start: number): readonly number[] | null {
  const quote = raw[0] === '"' || raw[0] === "'" ? raw[0] : '';
  const offsets: number[] = [];
  let at = quote.length;
  for (let index = 0; index < value.length; ) {
    const step = matchOne(value, index, raw, at, quote);
    if (step === null) return null;
    at = step.at;
    for (let k = 0; k < step.taken; k++) offsets.push(start + step.from);
    index += step.taken;
  }
  offsets.push(start + at);
  return offsets;
}

interface Step {
  /** Characters of the value this accounts for. */
  readonly taken: number;
  /** Where they stand in `raw`. */
  readonly from: number;
  /** Where to go on in `raw`. */
  readonly at: number;
}

function matchOne(value: string, index: number, raw: string, at: number, quote: string): Step | null {
  const wanted = value[index]!;
  if (quote === '"' && raw[at] === '\\') return matchEscape(raw, at, value, index);
  const fold = /^[ \t]*\r?\n\s*/.exec(raw.slice(at, at + 1000));
  if (fold && /\s/.test(wanted)) {
    const white = /^\s+/.exec(value.slice(index))![0].length;
    return { taken: white, from: at, at: at + fold[0].length };
  }
  if (raw[at] !== wanted) {
    // A block scalar's first line begins with its indentation.
    const indent = /^[ \t\r\n]+/.exec(raw.slice(at, at + 1000));
    return index === 0 && indent ? matchOne(value, index, raw, at + indent[0].length, quote) : null;
  }
  if (quote === "'" && wanted === "'") return { taken: 1, from: at, at: at + 2 };
  return { taken: 1, from: at, at: at + 1 };
}

function matchEscape(raw: string, at: number, value: string, index: number): Step | null {
  const continued = /^\\\r?\n[ \t]*/.exec(raw.slice(at, at + 1000));
  if (continued) return matchOne(value, index, raw, at + continued[0].length, '"');
  const digits = { x: 2, u: 4, U: 8 }[raw[at + 1] ?? ''] ?? 0;
  const taken = (value.codePointAt(index) ?? 0) > 0xffff && digits === 8 ? 2 : 1;
  return { taken, from: at, at: at + 2 + digits };
}
