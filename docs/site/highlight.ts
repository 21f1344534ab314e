import { escapeHtml } from './escape.ts';

const mark = (kind: string, text: string): string => `<span class="${kind}">${escapeHtml(text)}</span>`;

/** What a line of YAML is made of: quoted text, a comment, the key before a colon, a word, or any other character. */
const yamlToken =
  /(?<quoted>"(?:[^"\\]|\\.)*"|'[^']*')|(?<comment>(?<=^|\s)#.*)|(?<key>[\w.$-]+(?=:(?:\s|$)))|[\w.$-]+|[^\w.$-]/g;

function yamlLine(line: string): string {
  return [...line.matchAll(yamlToken)]
    .map(({ 0: token, groups }) => {
      if (groups!.comment !== undefined) return mark('comment', token);
      return groups!.key === undefined ? escapeHtml(token) : mark('key', token);
    })
    .join('');
}

function shellLine(line: string): string {
  if (line.startsWith('$ '))
    return `<span class="prompt">$ </span><span class="typed">${escapeHtml(line.slice(2))}</span>`;
  const comment = /(?:^|\s)#.*/.exec(line);
  if (comment === null) return escapeHtml(line);
  return escapeHtml(line.slice(0, comment.index)) + mark('comment', comment[0]);
}

function scriptLine(line: string): string {
  const comment = /(?:^|\s)\/\/.*/.exec(line);
  if (comment === null) return escapeHtml(line);
  return escapeHtml(line.slice(0, comment.index)) + mark('comment', comment[0]);
}

const lines: Readonly<Record<string, (line: string) => string>> = {
  yaml: yamlLine,
  sh: shellLine,
  console: shellLine,
  ts: scriptLine,
  js: scriptLine,
};

/** Code as HTML with keys and comments marked: enough to read it, without a library that knows every language. */
export function highlighted(code: string, language: string): string {
  const line = lines[language] ?? escapeHtml;
  return code.split('\n').map(line).join('\n');
}
