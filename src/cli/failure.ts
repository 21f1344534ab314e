import { visible } from '../errors.ts';
import { exitCodes } from './command.ts';

/** A message of several lines, as yargs gives them. */
function inOneLine(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** Says on stderr what went wrong, as the person who caused it needs it; only our own bugs show a stack. */
export function reportFailure(error: unknown): number {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
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
    default:
      process.stderr.write(`costcone: this is a bug in costcone, please report it\n${stack ?? message}\n`);
      return exitCodes.bug;
  }
}
