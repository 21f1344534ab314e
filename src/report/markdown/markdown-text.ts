/** GitHub-flavoured Markdown in which texts of a scenario are only texts. */

/** Characters that begin or end markup, a mention's address, mathematics or an entity. */
const markup = /[\\`*_{}[\]<>#|~&$^]/g;

/**
 * A text that stands for itself: no markup, no link, no mention, one line.
 * @example plainText('<b>a|b</b>') // => '\\<b\\>a\\|b\\</b\\>'
 */
export function plainText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(markup, '\\$&')
    .replaceAll('://', '\\://')
    .replaceAll('www.', 'www\\.')
    .replaceAll('@', '@<!-- -->');
}

/** A table: its head, how its columns are aligned, its rows; empty without rows. Cells are Markdown. */
export function table(
  head: readonly string[],
  align: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(align.map((side) => (side === 'left' ? '---' : '---:'))), ...rows.map(line)].join(
    '\n',
  );
}

/** Lines as they stand, in a fence that none of them can close. */
export function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /`+/.exec(line)?.[0].length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}

/** Something that a reader unfolds; empty where there is nothing. */
export function folded(title: string, content: string): string {
  return content === '' ? '' : `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

/** Blocks with an empty line between them; empty ones are left out. */
export const blocks = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n');
