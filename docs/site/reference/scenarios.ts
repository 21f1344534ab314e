import { readdirSync, readFileSync } from 'node:fs';
import type { ReferencePage } from './reference-page.ts';

/** Where the scenarios are that come with costcone. */
export const scenariosFolder = 'scenarios';

/** Files of scenarios by name, without those of folders inside. */
export const scenarioFiles = (): readonly string[] =>
  readdirSync(scenariosFolder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();

/** Every scenario that comes with costcone, as it stands in its file. */
export function scenarioGallery(): readonly ReferencePage[] {
  const sections = scenarioFiles().flatMap((file) => {
    const text = readFileSync(`${scenariosFolder}/${file}`, 'utf8');
    const [, title = file] = /^title: (.*)$/m.exec(text) ?? [];
    const [, question] = /^question: (.*)$/m.exec(text) ?? [];
    return [
      `## ${file}`,
      [title, question]
        .filter((words) => words !== undefined)
        .map((words) => words.replace(/^"(.*)"$/, '$1').replace(/[^.?!]$/, '$&.'))
        .join(' '),
      `\`\`\`yaml ${file}\n${text.trimEnd()}\n\`\`\``,
    ];
  });
  return [
    {
      path: 'reference/scenarios',
      title: 'Scenarios',
      markdown: [
        '# Scenarios that come with costcone',
        'Each answers the question written at its top and says where its numbers come from. Copy one that is near to yours, or run it: `costcone run scenarios/chatgpt-2023.yaml`. Those that read no other file can be edited and run here.',
        ...sections,
      ].join('\n\n'),
    },
  ];
}
