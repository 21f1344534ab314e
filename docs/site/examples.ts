import { readScenarioText } from '../../src/scenario/read-scenario.ts';

/** Whether a piece of YAML means to be a whole scenario, rather than a part of one or a file of another tool. */
export const isScenario = (code: string): boolean =>
  /^(?:title|model):/m.test(code) && !/^lever:/m.test(code);

/** Whether a page can run it: a whole scenario that needs no file beside it. @throws ScenarioError where it is wrong */
export function runnable(code: string): boolean {
  if (!isScenario(code) || /^extends:|\bfile=|^rents:/m.test(code)) return false;
  readScenarioText(code);
  return true;
}
