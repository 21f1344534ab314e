import { readFileSync } from 'node:fs';
import { escapeHtml } from '../escape.ts';
import { type Declaration, declarationsOf, exportsOf } from './declarations.ts';
import { code, withCode } from './parts.ts';
import type { ReferencePage } from './reference-page.ts';

type Named = Declaration & { readonly shown: string };

/** The library's functions and types, from the declarations that are shipped with it. */
export function libraryPages(): readonly ReferencePage[] {
  const all = exportsOf(readFileSync('src/index.ts', 'utf8')).map(({ name, inside, file }): Named => {
    const declaration = declarationsOf(file).get(inside);
    if (declaration === undefined) throw new Error(`${file}.d.ts declares no ${inside}: run npm run build`);
    return { ...declaration, shown: name };
  });
  const anchors = new Map(all.map(({ name, shown }) => [name, shown]));
  const show = (declaration: Named) => section(declaration, (name) => anchorIn(anchors, name, declaration));
  const isCalled = ({ kind }: Named) => kind !== 'interface' && kind !== 'type';
  const result = reachable('Result', all);
  return [
    {
      path: 'reference/library',
      title: 'Library',
      markdown: [
        '# Library',
        "What `import { .. } from 'costcone'` gives. [As a library](../library.md) has examples.",
        '## Functions and values',
        all.filter(isCalled).map(show).join(''),
        '## Types',
        all
          .filter((one) => !isCalled(one))
          .map(show)
          .join(''),
      ].join('\n\n'),
    },
    {
      path: 'reference/result',
      title: 'Result format',
      markdown: [
        '# Result format',
        '`costcone run --json`, `--out` and the function `simulate` give a Result: plain JSON, `costcone-result/1`. Fields may be added; those that are there keep name, place and type, so scripts should ignore what they do not know. Undefined numbers are `null`. Percentile keys count from 0 to 100, levels and probabilities from 0 to 1. `error` is one standard error of the simulation, never the uncertainty of the outcome.',
        'Time, number of workers and machine stay out of it: the same file, seed and draws give the same bytes everywhere.',
        '## Types',
        result
          .map((one) =>
            section(one, (name) =>
              name !== one.name && result.some((other) => other.name === name) ? `#${name}` : null,
            ),
          )
          .join(''),
      ].join('\n\n'),
    },
  ];
}

const anchorIn = (anchors: ReadonlyMap<string, string>, name: string, { name: own }: Named): string | null =>
  name !== own && anchors.has(name) ? `#${anchors.get(name)}` : null;

/** A type and all that its fields are made of, each once, outer ones first. */
function reachable(root: string, exported: readonly Named[]): readonly Named[] {
  const found: Named[] = [];
  const visit = (declaration: Declaration | undefined) => {
    if (declaration === undefined || found.some(({ name }) => name === declaration.name)) return;
    found.push({ ...declaration, shown: declaration.name });
    const imported = importsOf(declaration.file);
    for (const [word] of declaration.text.matchAll(/\b[A-Z]\w+/g)) {
      const file = imported.get(word) ?? declaration.file;
      visit(declarationsOf(file).get(word));
    }
  };
  visit(exported.find(({ name }) => name === root));
  return found;
}

/** The files that the names of a declaration file come from. */
function importsOf(file: string): ReadonlyMap<string, string> {
  const text = readFileSync(`dist/${file}.d.ts`, 'utf8');
  const here = file.split('/').slice(0, -1).join('/');
  return new Map(
    [...text.matchAll(/import (?:type )?\{([^}]*)\} from '([^']+)'/g)].flatMap(([, names, path]) =>
      path!.startsWith('.')
        ? names!.split(',').map((name) => {
            const from = new URL(`http://x/${here}/${path}`).pathname.slice(1).replace(/\.ts$/, '');
            return [name.trim().replace(/^type /, ''), from] as const;
          })
        : [],
    ),
  );
}

function section(declaration: Named, anchor: (name: string) => string | null): string {
  const { shown, kind, comment, text } = declaration;
  const [sentences, ...marks] = comment.split(/^@/m);
  const thrown = marks.map(
    (mark) => `<dt>${mark.split(/\s/, 1)[0]}</dt><dd>${withCode(mark.replace(/^\w+\s*/, ''))}</dd>`,
  );
  const paragraphs = sentences!
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${withCode(paragraph.replaceAll('\n', ' '))}</p>`);
  return [
    `<section class="entry"><h3 id="${shown}">${code(shown)} <span class="unit">${kind}</span></h3>`,
    paragraphs.join(''),
    thrown.length === 0 ? '' : `<dl>${thrown.join('')}</dl>`,
    `<pre tabindex="0"><code>${linkedText(text.replace(/^export (?:declare )?/, ''), anchor)}</code></pre></section>\n`,
  ].join('');
}

/** TypeScript as HTML: comments marked, names of other types as links. An empty line would end the block in Markdown. */
function linkedText(text: string, anchor: (name: string) => string | null): string {
  return [...text.matchAll(/\/\*(?:[^*]|\*(?!\/))*\*\/|[A-Za-z_]\w*|\s+|[^\sA-Za-z_]/g)]
    .map(([token]) => {
      if (token.startsWith('/*')) return `<span class="comment">${escapeHtml(token)}</span>`;
      const address = /^[A-Z]/.test(token) ? anchor(token) : null;
      return address === null ? escapeHtml(token) : `<a href="${address}">${token}</a>`;
    })
    .join('')
    .replaceAll('\n', '&#10;');
}
