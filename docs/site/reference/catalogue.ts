import { kinds } from '../../../src/catalog/kinds.ts';
import { kindColumns } from '../../../src/catalog/listing/kind-columns.ts';
import { showRow } from '../../../src/catalog/listing/show-row.ts';
import { readLevers } from '../../../src/scenario/levers/lever-files.ts';
import { escapeHtml } from '../escape.ts';
import { highlighted } from '../highlight.ts';
import { code, name, table, withCode } from './parts.ts';
import type { ReferencePage } from './reference-page.ts';
import { linkedSource } from './sources.ts';

/** A page for each kind of row: the table, and every row in full below it. */
export function cataloguePages(): readonly ReferencePage[] {
  return kinds.map(({ name: kind, holds, option, rows }) => {
    const { columns, cells, note } = kindColumns[kind];
    const all = rows().map((row, index) => ({ row, id: `row-${index + 1}`, named: row.id }));
    const listed = all.map(({ row, id }) => {
      const [first, ...rest] = (cells as (row: unknown) => readonly string[])(row);
      return {
        cells: [`<a href="#${id}">${name(first!)}</a>`, ...rest.map(escapeHtml)],
      };
    });
    const full = all.map(
      ({ row, id, named }) =>
        `<details class="row" id="${id}"><summary>${code(named)}</summary><div class="facts">${factsOf(showRow(row))}</div></details>`,
    );
    return {
      path: `reference/catalogue/${kind}`,
      title: `Catalogue: ${kind}`,
      markdown: [
        `# Catalogue: ${kind}`,
        `${all.length} rows: ${holds}.${option === undefined ? '' : ` A scenario names one with \`${option}\`.`}`,
        `On the command line: \`costcone catalog ${kind}\`, and \`costcone catalog ${kind} ROW\` for one row.`,
        note === undefined ? '' : `In the table: ${note}.`,
        '## Table',
        table(
          columns.map(({ head }) => head),
          listed,
        ),
        '## Rows in full, with their sources',
        `<div class="rows">${full.join('')}</div>`,
      ].join('\n\n'),
    };
  });
}

/** The lines of a row, indented as on a terminal, with links in its sources. */
function factsOf(shown: string): string {
  return shown
    .split('\n')
    .map((line) => {
      const indent = Math.floor((line.length - line.trimStart().length) / 2);
      return `<p class="depth-${Math.min(indent, 4)}">${linkedSource(line.trimStart())}</p>`;
    })
    .join('');
}

/** The levers that come with costcone, each with its file. */
export function leverPages(): readonly ReferencePage[] {
  const sections = readLevers().flatMap(({ name: lever, title, explanation, nothing, file }) => [
    `<section class="entry"><h3 id="${lever}">${code(lever)} <span class="unit">${escapeHtml(title)}</span></h3>`,
    `<p>${withCode(explanation)}</p>${nothing === null ? '' : `<p>It changes nothing where ${withCode(nothing)}</p>`}`,
    `<details><summary>The file</summary><pre tabindex="0"><code>${htmlLines(highlighted(file.text.trimEnd(), 'yaml'))}</code></pre></details></section>`,
  ]);
  return [
    {
      path: 'reference/levers',
      title: 'Levers',
      markdown: [
        '# Levers',
        'Patches that change any scenario. `costcone compare a.yaml --lever NAME` pulls one, `--levers` all that apply. [Levers and decisions](../levers.md) says how they are made and read.',
        '## All levers',
        sections.join(''),
      ].join('\n\n'),
    },
  ];
}

/** An empty line would end a block of HTML in Markdown. */
const htmlLines = (html: string): string => html.replaceAll('\n', '&#10;');
