import { withCoordinator } from '../../engine/coordinator.ts';
import { settingsOf } from '../../run/settings.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { leftOut } from '../left-out.ts';
import type { BreakEven } from './result.ts';
import type { BreakEvenOptions, BreakEvenRequest } from './solve.ts';

/** Rare events that move a mean which was looked for; what two scenarios have alike, their difference has not. */
export async function leftOutEvents(
  { run, target: { kind, level, text } }: BreakEven,
  scenario: Scenario,
  { other }: BreakEvenRequest,
  options: BreakEvenOptions,
): Promise<readonly string[]> {
  if (kind === 'goal' || (kind === 'cheapest' && level !== null)) return [];
  const settings = { ...settingsOf(scenario, { ...options, ...run, outputs: [text] }), narrowing: false };
  return withCoordinator(options, async (coordinator) => {
    const of = (one: Scenario) =>
      leftOut(one, settings, 'here, as break-even does not look for rare events', coordinator);
    const own = await of(scenario);
    if (other === undefined) return own;
    const others = await of(other);
    const alone = ({ file }: Scenario, events: readonly string[], beside: readonly string[]) =>
      events.filter((event) => !beside.includes(event)).map((event) => `${file}: ${event}`);
    return [...alone(scenario, own, others), ...alone(other, others, own)];
  });
}
