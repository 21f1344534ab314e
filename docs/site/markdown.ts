import MarkdownIt from 'markdown-it';
import { runnable } from './examples.ts';
import { starterScenario } from '../../src/scenario/starter.ts';
import { escapeHtml } from './escape.ts';
import { highlighted } from './highlight.ts';
import type { Places } from './places.ts';

/** What Eleventy hands to the renderer. */
interface Environment {
  readonly page: { readonly inputPath: string; readonly url: string };
  /** The file in the repository that the page is made of, where Eleventy does not know it. */
  readonly source?: string;
}

/** The anchor of a heading as GitHub makes it, so that links work in both places. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');

/** The renderer of all pages: anchors, addresses, tables that scroll, code with marks, and examples to run. */
export function markdownRenderer(places: Places): MarkdownIt {
  const markdown = new MarkdownIt({ html: true, highlight: highlighted });
  markdown.core.ruler.push('anchors', ({ tokens }) => {
    const seen = new Map<string, number>();
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open' || token.attrGet('id') !== null) continue;
      const words = tokens[index + 1]!.children!.map(({ content }) => content).join('');
      const anchor = anchorOf(words);
      const times = seen.get(anchor) ?? 0;
      seen.set(anchor, times + 1);
      token.attrSet('id', times === 0 ? anchor : `${anchor}-${times}`);
    }
  });
  markdown.core.ruler.push('addresses', ({ tokens, env }) => {
    const { page, source = page.inputPath.replace(/^\.\//, '') } = env as Environment;
    for (const child of tokens.flatMap(({ children }) => children ?? []))
      for (const name of ['href', 'src']) {
        const address = child.attrGet(name);
        if (address !== null) child.attrSet(name, places.resolve(address, source, page.url.slice(1)));
      }
  });
  // The policy of the pages forbids styles on elements.
  markdown.core.ruler.push('alignment', ({ tokens }) => {
    for (const token of tokens) {
      const style = token.attrGet('style');
      if (style === null) continue;
      token.attrs = token.attrs!.filter(([name]) => name !== 'style');
      if (style.includes('right')) token.attrJoin('class', 'number');
    }
  });
  // A head without words is no head to somebody who hears the table.
  markdown.core.ruler.push('corners', ({ tokens }) => {
    for (const [index, token] of tokens.entries())
      if (token.type === 'th_open' && tokens[index + 1]!.content === '') {
        token.tag = 'td';
        tokens[index + 2]!.tag = 'td';
      }
  });
  const { rules } = markdown.renderer;
  rules.table_open = () => '<div class="scroll" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.html_block = (tokens, index) => {
    const { content } = tokens[index]!;
    if (content.trim() !== '<!-- playground -->') return content;
    return `<div id="workbench" data-text="${escapeHtml(starterScenario())}"></div>\n`;
  };
  rules.fence = (tokens, index) => block(tokens[index]!.content, tokens[index]!.info);
  rules.code_block = (tokens, index) => block(tokens[index]!.content, 'sh');
  return markdown;
}

/**
 * A block of code; a whole scenario can be edited and run where it stands. `info`: the language, then the name of its file,
 * then `broken` where the text shows mistakes.
 */
function block(code: string, info: string): string {
  const [language = '', ...words] = info.split(' ');
  const pre = `<pre tabindex="0"><code>${highlighted(code.trimEnd(), language)}</code></pre>`;
  if (language === 'yaml' && !words.includes('broken') && runnable(code))
    return `<div class="code example" data-text="${escapeHtml(code)}">${pre}</div>\n`;
  return `<div class="code">${pre}</div>\n`;
}
