import { host } from '#host';
import { exitCodes, worstOf } from './command.ts';
import { commands } from './commands.ts';
import { reportFailure } from './failure.ts';
import { print } from './outlet.ts';
import { printedCode, watchOutput } from './printing.ts';
import { readCommandLine } from './read-command-line.ts';

/** Reads the command line and answers with the exit code; all work is in the commands' own files. */
async function answer(argv: readonly string[]): Promise<number> {
  const asked = readCommandLine(argv);
  if (asked.kind === 'work') return (await asked.command.load())(asked.words);
  if (asked.kind === 'version') print(host.version);
  else {
    const { commandHelp, generalHelp } = await import('./help-page.ts');
    const width = Math.min(100, process.stdout.columns ?? 80);
    print(asked.command === undefined ? generalHelp(commands, width) : commandHelp(asked.command, width));
  }
  return exitCodes.ok;
}

/** Does what a command line asks, and answers with the exit code. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  watchOutput();
  process.on('exit', () => host.files.removeTemporary());
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => process.exit(reportFailure(error)));
  const code = await answer(argv).catch((error: unknown) => reportFailure(error));
  return worstOf([code, printedCode()]);
}
