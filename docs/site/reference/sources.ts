import { escapeHtml } from '../escape.ts';

const link = (address: string, text: string): string => `<a href="${address}">${text}</a>`;

/** Where what a source names can be read: papers of arXiv, sites with a path, and files of public repositories. */
const named: readonly (readonly [found: RegExp, address: (match: RegExpExecArray) => string])[] = [
  [/^arXiv (\d{4}\.\d{4,5})/, ([, number]) => `https://arxiv.org/abs/${number}`],
  [
    /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+(?:com|co|org|net|gov|io|ai|fyi|cn|eu|de|uk|fr|dev)\/[\w./%-]*\w)/,
    ([, path]) => `https://${path}`,
  ],
  [
    /^([A-Za-z0-9][\w-]{1,38}\/[\w.-]+)@([0-9a-f]{7,40})/,
    ([, repository, commit]) => `https://github.com/${repository}/tree/${commit}`,
  ],
];

/** The words of a source as HTML, with links to what can be read. */
export function linkedSource(source: string): string {
  return source.split(/(?<=[\s(;,])/).reduce<{ html: string; rest: number }>(
    ({ html, rest }, piece, index, pieces) => {
      if (index < rest) return { html, rest };
      const text = pieces.slice(index, index + 2).join('');
      for (const [pattern, address] of named) {
        const match = pattern.exec(text);
        if (match === null) continue;
        const end = match[0].length > piece.length ? index + 2 : index + 1;
        const after = pieces.slice(index, end).join('').slice(match[0].length);
        return {
          html: html + link(escapeHtml(address(match)), escapeHtml(match[0])) + escapeHtml(after),
          rest: end,
        };
      }
      return { html: html + escapeHtml(piece), rest };
    },
    { html: '', rest: 0 },
  ).html;
}
