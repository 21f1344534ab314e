import { exitCodes } from './command.ts';
import { say } from './outlet.ts';

/** Says on stderr what went wrong, as the person who caused it needs it; only our own bugs show a stack. */
export function reportFailure(error: unknown): number {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  switch (name) {
    case 'ScenarioError':
      say(message);
      return exitCodes.invalidScenario;
    case 'ModelError':
      say(`costcone: ${message}`);
      return exitCodes.modelFailed;
    case 'UsageError':
    case 'YError':
      say(`costcone: ${message.replaceAll(/\s*\n\s*/g, ' ')}`);
      return exitCodes.usage;
    case 'InterruptedError':
      say(`costcone: ${message}`);
      return exitCodes.interrupted;
    default:
      say(`costcone: this is a bug in costcone, please report it\n${stack ?? message}`);
      return exitCodes.bug;
  }
}
