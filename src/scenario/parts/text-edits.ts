/** A piece of a text and what takes its place; nothing is taken away where start and end are the same. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with all edits, which do not overlap; of several at one place the first stands first. */
export function editedText(text: string, edits: readonly TextEdit[]): string {
  const inOrder = edits
    .map((edit, index) => ({ ...edit, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let [result, at] = ['', 0];
  for (const { start, end, text: added } of inOrder) {
    result += text.slice(at, start) + added;
    at = end;
  }
  return result + text.slice(at);
}

/** Where the line after an offset begins; the offset itself where it begins one, unless it is the start of the text. */
export function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** How far an offset is from the start of its line. */
export const columnOf = (text: string, offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1);
