import { visible } from '../errors.ts';
import { exitCodes } from './command.ts';
import { machineFailure } from './machine-failure.ts';

/** A message of several lines, as yargs gives them. */
function inOneLine(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/**
 * Says on stderr what went wrong, as the person who caused it needs it; only our own bugs show a stack. Answers with the
 * exit code. Of several files `file` is the one that it happened to.
 */
export function reportFailure(error: unknown, file?: string): number {
  const failure = error instanceof Error ? error : new Error(String(error));
  const { name, stack } = failure;
  const message = `${file === undefined ? '' : `${visible(file)}: `}${failure.message}`;
  switch (name) {
    case 'ScenarioError':
      process.stderr.write(`${message}\n`);
      return exitCodes.invalidScenario;
    case 'ModelError':
      process.stderr.write(`costcone: ${message}\n`);
      return exitCodes.modelFailed;
    case 'UsageError':
    case 'YError':
      process.stderr.write(`costcone: ${visible(inOneLine(message))}\n`);
      return exitCodes.usage;
    case 'InterruptedError':
      process.stderr.write(`costcone: ${message}\n`);
      return exitCodes.interrupted;
    default: {
      const refused = machineFailure(failure);
      if (refused !== null) {
        process.stderr.write(
          `costcone: ${file === undefined ? '' : `${visible(file)}: `}${visible(refused)}\n`,
        );
        return exitCodes.modelFailed;
      }
      const where = file === undefined ? '' : ` (${visible(file)})`;
      process.stderr.write(
        `costcone: this is a bug in costcone, please report it${where}\n${stack ?? failure.message}\n`,
      );
      return exitCodes.bug;
    }
  }
}
