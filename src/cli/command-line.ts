import yargs from 'yargs';
import { host } from '#host';
import { type Command, exitCodes, standardInput, type Words, worstOf } from './command.ts';
import { commands } from './commands.ts';
import { reportFailure } from './failure.ts';
import { printedCode, watchOutput } from './printing.ts';

/** yargs drops a lone `-` among files: standard input goes by its name instead. */
const hideDash = (argv: readonly string[]) => argv.map((word) => (word === '-' ? standardInput : word));

/** Switches of all commands: words that are either there or not. */
const switches: ReadonlySet<string> = new Set(
  commands
    .flatMap(({ options }) => Object.entries(options))
    .filter(([name]) => commands.every(({ options }) => (options[name]?.type ?? 'boolean') === 'boolean'))
    .map(([name]) => `--${name}`),
);

/** A switch takes nothing of what follows, also before the command and before a file that is called `true`. */
function closeSwitches(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  return argv.map((word, index) => (switches.has(word) && (end < 0 || index < end) ? `${word}=true` : word));
}

/** Options that help does not show: yargs lays help out after every command, which takes longer than reading the words. */
const hidden = (options: Command['options']): Command['options'] =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option, hidden: true }]));

/** Reads the command line and answers with the exit code; all work is in the commands' own files. */
async function parse(argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const asksForHelp = argv.includes('--help');
  const parser = yargs(argv)
    .scriptName('costcone')
    .detectLocale(false)
    .usage('$0 <command>\n\nWhat does it cost to run a language model, and how sure can we be?')
    .version(host.version)
    .help()
    .strict()
    .parserConfiguration({
      'camel-case-expansion': false,
      'duplicate-arguments-array': true,
      'dot-notation': false,
      // Words stay as they were written: a file called 007, or 3.10 in a search.
      'parse-numbers': false,
      'parse-positional-numbers': false,
    })
    .demandCommand(1, 'Name a command; --help lists them.')
    .recommendCommands()
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? Object.assign(new Error(message), { name: 'UsageError' });
    });
  for (const command of commands) {
    parser.command(
      command.usage,
      command.summary,
      (builder) => {
        builder.options(asksForHelp ? command.options : hidden(command.options));
        if (asksForHelp && command.notes !== undefined) builder.epilogue(command.notes);
        if (asksForHelp)
          for (const [line, explanation] of command.examples) builder.example(line, explanation);
      },
      async (words) => {
        const work = await command.load();
        exitCode = await work(words as Words);
      },
    );
  }
  await parser.parseAsync();
  return exitCode;
}

/** Does what a command line asks, and answers with the exit code. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  watchOutput();
  process.on('exit', () => host.files.removeTemporary());
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => process.exit(reportFailure(error)));
  const code = await parse(closeSwitches(hideDash(argv))).catch((error: unknown) => reportFailure(error));
  return worstOf([code, printedCode()]);
}
