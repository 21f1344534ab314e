import { commands } from '../../../src/cli/commands.ts';
import { exitCodes } from '../../../src/cli/command.ts';
import { escapeHtml } from '../escape.ts';
import { code, name as nameCell, table, withCode } from './parts.ts';
import type { ReferencePage } from './reference-page.ts';

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'All is well.',
  bug: 'A bug of costcone: please report it with the stack that it prints.',
  usage: 'The command line makes no sense: an unknown option, a missing file.',
  invalidScenario: 'A scenario is invalid. All its problems are printed.',
  modelFailed: 'The model failed: more draws than allowed gave no finite number, or no machine could draw.',
  goalMissed:
    'A goal is missed under `--check`, an output moved between two saved results, or a check of the catalogue found a row out of order.',
  notConverged: '`--precision` was not reached, or too few draws agree with what was observed.',
  interrupted: 'The run was interrupted. What was done by then is kept.',
};

/** Every command with its options, notes and examples, and the exit codes. */
export function commandPages(): readonly ReferencePage[] {
  const sections = commands.flatMap(({ usage, summary, options, notes, examples }) => [
    `## ${usage.split(' ', 1)[0]}`,
    `${summary}.`,
    `    costcone ${usage}`,
    Object.keys(options).length === 0
      ? ''
      : table(
          ['option', 'what it does'],
          Object.entries(options).map(([name, { describe, choices, type, default: standard }]) => {
            const values = choices === undefined ? '' : ` (${choices.join(', ')})`;
            const negated = type === 'boolean' && standard === true;
            return {
              cells: [
                nameCell(`--${negated ? 'no-' : ''}${name}${type === 'string' ? ' ..' : ''}`),
                withCode(`${describe as string}${values}`),
              ],
            };
          }),
        ),
    notes === undefined ? '' : `<p>${withCode(notes)}</p>`,
    table(
      ['example', 'what it gives'],
      examples.map(([line, explanation]) => ({ cells: [code(line), escapeHtml(explanation)] })),
    ),
  ]);
  return [
    {
      path: 'reference/commands',
      title: 'Commands',
      markdown: [
        '# Commands',
        'Results go to standard output and everything else to standard error. Progress is shown only on a terminal, and `NO_COLOR` is honoured. `-` reads a scenario from standard input. [Exit codes](exit-codes.html) are the same for all commands.',
        ...sections.filter(Boolean),
      ].join('\n\n'),
    },
    {
      path: 'reference/exit-codes',
      title: 'Exit codes',
      markdown: [
        '# Exit codes',
        'Of several files the worst code counts.',
        table(
          ['code', 'meaning'],
          Object.entries(exitCodes).map(([name, number]) => ({
            id: `exit-${number}`,
            cells: [code(String(number)), withCode(meanings[name as keyof typeof exitCodes])],
          })),
        ),
      ].join('\n\n'),
    },
  ];
}
