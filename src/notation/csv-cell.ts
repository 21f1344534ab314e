/** What a spreadsheet takes for the beginning of a formula, also after blanks and in the wide forms of East Asian keyboards. */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * A text as a cell of comma-separated values, by RFC 4180. What a spreadsheet would run as a formula gets a quote in front;
 * plain numbers, with a sign or not, stay as they are.
 * @example csvCell('a, b') // => '"a, b"'
 * @example csvCell('=1+2') // => "'=1+2"
 * @example csvCell('-1.5') // => '-1.5'
 */
export function csvCell(text: string): string {
  const safe = formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
