import { exitCodes } from './command.ts';
import { machineFailure } from './machine-failure.ts';
import { say } from './outlet.ts';

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
  const message = `${file === undefined ? '' : `${file}: `}${failure.message}`;
  switch (name) {
    case 'ScenarioError':
      say(message);
      return exitCodes.invalidScenario;
    case 'ModelError':
      say(`costcone: ${message}`);
      return exitCodes.modelFailed;
    case 'EvidenceError':
      say(`costcone: ${message}`);
      return exitCodes.notConverged;
    case 'UsageError':
    case 'YError':
      say(`costcone: ${inOneLine(message)}`);
      return exitCodes.usage;
    case 'InterruptedError':
      say(`costcone: ${message}`);
      return exitCodes.interrupted;
    default: {
      const where = file === undefined ? '' : file;
      const refused = machineFailure(failure);
      if (refused !== null) {
        say(`costcone: ${where === '' ? '' : `${where}: `}${refused}`);
        return exitCodes.modelFailed;
      }
      say(
        `costcone: this is a bug in costcone, please report it${where === '' ? '' : ` (${where})`}\n${stack ?? failure.message}`,
      );
      return exitCodes.bug;
    }
  }
}
